// A loader in a Node thread.

import { Worker, type MessagePort } from 'node:worker_threads';
import { THREAD_LIMITS } from './thread-limits.ts';

/**
 * @param loader URL of its bundle
 * @param port where it takes orders; absent: from whoever starts it. It ends when the other side is closed
 */
export function startLoaderThread(loader: URL, port?: MessagePort): Worker {
  return new Worker(loader, { name: 'heapdelta-loader', workerData: { port: port ?? null }, transferList: port === undefined ? [] : [port], resourceLimits: THREAD_LIMITS });
}
