// Entry of the engine's thread in Node. Reading can begin while the code that will rank is still being loaded.

import { workerData } from 'node:worker_threads';
import { createEngine } from '../engine.ts';
import { nodeHost } from './node-host.ts';
import { serveInNode } from './node-serve.ts';

const { loaders } = workerData as { readonly loaders: number };
const analysis = import('./analysis.ts');
serveInNode(createEngine(
  nodeHost(new URL('./loader-worker.mjs', import.meta.url), { useOwnThread: true, startAhead: loaders > 0 }),
  async (...series) => (await analysis).analyse(...series),
));
