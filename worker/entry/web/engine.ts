// Entry of the engine's web worker.

import { createEngine } from '../../engine/engine.ts';
import { analyse } from '../../engine/analysis.ts';
import { webHost } from './host.ts';
import { serveInWeb } from './serve.ts';

serveInWeb(createEngine(webHost(), analyse));
