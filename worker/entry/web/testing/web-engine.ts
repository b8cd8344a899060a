// The engine's web worker with the probe instead of the analysis.

import { createEngine } from '../../../engine/engine.ts';
import { webHost } from '../host.ts';
import { serveInWeb } from '../serve.ts';
import { probe } from '../../../engine/testing/analyse.ts';

serveInWeb(createEngine(webHost(), probe));
