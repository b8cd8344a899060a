// The engine's host in Node: loaders are worker threads, their bundle lies beside the engine's.

import { availableParallelism, freemem } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { EngineHost } from '../../engine/host.ts';
import type { LoaderReply, LoaderThread } from '../../loading/protocol.ts';
import { startLoaderThread } from './loader-thread.ts';
import { startLocalLoader } from '../../loading/local-loader.ts';
import { collector } from './gc.ts';
import { nodeSources } from '../../sources/node.ts';

/** A command's peak counts, and its threads help one another: a tenth of a pair of 110 MB's memory, for next to no time. */
const LARGE_BYTES = 128 << 20;
/** Left to the system and to what else runs. */
const SPARED_BYTES = 256 << 20;

function availableBytes(): number {
  // `availableMemory` knows a container's limit; it is younger than our oldest Node.
  const processes = process as NodeJS.Process & { availableMemory?: () => number };
  return Math.max(0, (processes.availableMemory?.() ?? freemem()) - SPARED_BYTES);
}

export interface NodeHostOptions {
  /**
   * One loader may run in the engine's thread: a command has no question before its series is open, and closing the
   * engine ends its thread whatever it is doing.
   */
  readonly useOwnThread: boolean;
  /** A loader thread that was started already, for the first that wants one. */
  readonly earlyLoader: Worker | null;
}

/** @param loader URL of the loader's bundle */
export function nodeHost(loader: URL, { useOwnThread, earlyLoader }: NodeHostOptions): EngineHost {
  const cores = availableParallelism();
  let waiting: Worker | null = null;
  // One that fails while it waits is not missed: the next one is started then, and tells its fault.
  const keep = (worker: Worker): void => {
    waiting = worker;
    for (const event of ['error', 'exit']) {
      worker.once(event, () => {
        if (waiting === worker) waiting = null;
      });
    }
  };
  if (earlyLoader !== null) keep(earlyLoader);
  const startLoader = (): LoaderThread => {
    // One that ended before anybody listened has no number any more.
    const worker = waiting !== null && waiting.threadId >= 0 ? waiting : startLoaderThread(loader);
    waiting = null;
    return {
      send: (order) => worker.postMessage(order),
      onReply: (listener) => worker.on('message', (reply: LoaderReply) => listener(reply)),
      onDeath: (listener) => {
        worker.on('error', listener);
        worker.on('messageerror', listener);
        worker.on('exit', () => listener(null));
      },
      end: () => void worker.terminate(),
      release: () => {
        for (const event of ['message', 'messageerror', 'error', 'exit']) worker.removeAllListeners(event);
        if (waiting === null) keep(worker);
        else void worker.terminate();
      },
    };
  };
  const collectGarbage = collector();
  return {
    sources: nodeSources,
    cores,
    availableBytes,
    sharedMemory: true,
    largeBytes: LARGE_BYTES,
    collectGarbage,
    startLoader: ({ here, alone }) =>
      here && useOwnThread
        ? startLocalLoader(nodeSources, {
            startHelper: alone && cores > 1 ? startLoader : undefined,
            collectGarbage: alone ? undefined : collectGarbage,
          })
        : startLoader(),
  };
}
