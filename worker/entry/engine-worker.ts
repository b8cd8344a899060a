// Entry of the engine's thread in Node.

import { createEngine } from '../engine.ts';
import { analyseWith } from './analyse.ts';
import { nodeHost } from './node-host.ts';
import { serveInNode } from './node-serve.ts';
import { ranked } from './ranked.ts';

serveInNode(createEngine(nodeHost(new URL('./loader-worker.mjs', import.meta.url), true), analyseWith(ranked)));
