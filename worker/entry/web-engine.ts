// Entry of the engine's web worker.

import { createEngine } from '../engine.ts';
import { analyse } from './analysis.ts';
import { webHost } from './web-host.ts';
import { serveInWeb } from './web-serve.ts';

serveInWeb(createEngine(webHost(), analyse));
