// A loader in a Node thread.

import { Worker } from 'node:worker_threads';
import { THREAD_LIMITS } from './thread-limits.ts';

/** @param loader URL of its bundle */
export function startLoaderThread(loader: URL): Worker {
  return new Worker(loader, { name: 'heapdelta-loader', resourceLimits: THREAD_LIMITS });
}
