// The engine's host in Node: loaders are worker threads, their bundle lies beside the engine's.

import { availableParallelism, freemem } from 'node:os';
import { Worker, type MessagePort } from 'node:worker_threads';
import type { EngineHost, LoaderThread } from './host.ts';
import type { LoaderReply } from './loader.ts';
import { startLoaderThread } from './loader-thread.ts';
import { startLocalLoader } from './local-loader.ts';
import { collector } from './node-gc.ts';
import { nodeSources } from './node-sources.ts';

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
  /** The port of a loader thread that was started already, for the first that wants one; the thread ends when it is closed. */
  readonly ahead: MessagePort | null;
}

/** @param loader URL of the loader's bundle */
export function nodeHost(loader: URL, { useOwnThread, ahead }: NodeHostOptions): EngineHost {
  const cores = availableParallelism();
  let waiting: Worker | MessagePort | null = null;
  // One that fails while it waits is not missed: the next one is started then, and tells its fault.
  const keep = (thread: Worker | MessagePort): void => {
    waiting = thread;
    thread.once(thread instanceof Worker ? 'error' : 'close', () => {
      if (waiting === thread) waiting = null;
    });
  };
  if (ahead !== null) keep(ahead);
  const startLoader = (): LoaderThread => {
    const thread = waiting ?? startLoaderThread(loader);
    waiting = null;
    const end = (): void => {
      if (thread instanceof Worker) void thread.terminate();
      else thread.close();
    };
    return {
      send: (order) => thread.postMessage(order),
      onReply: (listener) => void thread.on('message', (reply: LoaderReply) => listener(reply)),
      onDeath: (listener) => {
        thread.on('messageerror', listener);
        if (thread instanceof Worker) thread.on('error', listener).on('exit', () => listener(null));
        else thread.on('close', () => listener(null));
      },
      end,
      release: () => {
        for (const event of ['message', 'messageerror', 'error', 'exit', 'close']) thread.removeAllListeners(event);
        if (waiting === null) keep(thread);
        else end();
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
    startLoader: ({ here, alone }) => (here && useOwnThread ? startLocalLoader(nodeSources, { startHelper: alone && cores > 1 ? startLoader : undefined, collectGarbage: alone ? undefined : collectGarbage }) : startLoader()),
  };
}
