// The engine's host in Node: loaders are worker threads, their bundle lies beside the engine's.

import { availableParallelism, freemem } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EngineHost, LoaderThread } from './host.ts';
import type { LoaderReply } from './loader.ts';
import { nodeSources } from './node-sources.ts';

/** Left to the system and to what else runs. */
const SPARED_BYTES = 256 << 20;

function availableBytes(): number {
  // `availableMemory` knows a container's limit; it is younger than our oldest Node.
  const processes = process as NodeJS.Process & { availableMemory?: () => number };
  return Math.max(0, (processes.availableMemory?.() ?? freemem()) - SPARED_BYTES);
}

/** @param loader URL of the loader's bundle */
export function nodeHost(loader: URL): EngineHost {
  return {
    sources: nodeSources,
    cores: availableParallelism(),
    availableBytes,
    startLoader(): LoaderThread {
      const worker = new Worker(loader, { name: 'heapdelta-loader' });
      return {
        send: (order) => worker.postMessage(order),
        onReply: (listener) => worker.on('message', (reply: LoaderReply) => listener(reply)),
        onDeath: (listener) => {
          worker.on('error', listener);
          worker.on('messageerror', listener);
          worker.on('exit', () => listener(null));
        },
        end: () => void worker.terminate(),
      };
    },
  };
}
