// Entry of the engine's web worker.

import { createEngine } from '../engine.ts';
import { analyseWith } from './analyse.ts';
import { ranked } from './ranked.ts';
import { webHost } from './web-host.ts';
import { serveInWeb } from './web-serve.ts';

serveInWeb(createEngine(webHost, analyseWith(ranked)));
