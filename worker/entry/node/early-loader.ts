// The loader that a comparison will want, started before the engine's own code is loaded: both take as long.

import { availableParallelism } from 'node:os';
import { workerData, type Worker } from 'node:worker_threads';
import { startLoaderThread } from './loader-thread.ts';

/** URL of the loader's bundle, which lies beside the engine's. */
export const LOADER = new URL('./loader-worker.mjs', import.meta.url);

const { loaders } = workerData as { readonly loaders: number };

/** null where none will be wanted, or no core is free for it. */
export const earlyLoader: Worker | null = loaders > 0 && availableParallelism() > 1 ? startLoaderThread(LOADER) : null;
// Its fault is for the next one to tell (host.ts).
earlyLoader?.on('error', () => undefined);
