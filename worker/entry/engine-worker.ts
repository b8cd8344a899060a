// Entry of the engine's thread in Node. Reading begins before the code that will rank is loaded.

import { workerData, type MessagePort } from 'node:worker_threads';
import { createEngine, type Analyse } from '../engine.ts';
import { nodeHost } from './node-host.ts';
import { serveInNode } from './node-serve.ts';

/** `ahead`: the port of a loader thread that was started together with this one (node-client.ts). */
const { ahead } = workerData as { readonly ahead: MessagePort | null };
const host = nodeHost(new URL('./loader-worker.mjs', import.meta.url), { useOwnThread: true, ahead });

let analysis: Promise<{ readonly analyse: Analyse }> | null = null;
const loadAnalysis = (): Promise<{ readonly analyse: Analyse }> => (analysis ??= import('./analysis.ts'));
// Whoever analyses is told when that fails.
const loadSoon = (): void => void loadAnalysis().catch(() => undefined);

serveInNode(createEngine(
  {
    ...host,
    startLoader: (work) => {
      if (analysis === null) setImmediate(loadSoon);
      return host.startLoader(work);
    },
  },
  async (...series) => (await loadAnalysis()).analyse(...series),
));
