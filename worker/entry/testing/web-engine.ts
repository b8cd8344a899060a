// The engine's web worker with the probe instead of the analysis.

import { createEngine } from '../../engine.ts';
import { webHost } from '../web-host.ts';
import { serveInWeb } from '../web-serve.ts';
import { probe } from './analyse.ts';

serveInWeb(createEngine(webHost(), probe));
