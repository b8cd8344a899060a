// The engine's host in a browser: loaders are web workers.

import type { EngineHost } from '../../engine/host.ts';
import type { LoaderReply, LoaderThread } from '../../loading/protocol.ts';
import { webSources } from '../../sources/sources.ts';

/** Part of the machine's memory a page may use up; the rest is the system's and the browser's. */
const SHARE = 0.6;
/** Loaders started before anything is asked: a comparison has two files. */
const EARLY_LOADERS = 2;

/** Bytes this page may take; null when the browser does not tell or only says "8 GB or more". */
function availableBytes(): number | null {
  const gigabytes = (navigator as WorkerNavigator & { readonly deviceMemory?: number }).deviceMemory;
  return gigabytes === undefined || gigabytes >= 8 ? null : gigabytes * 2 ** 30 * SHARE;
}

/** The host of this page; it starts loaders at once, for the first that want one. */
export function webHost(): EngineHost {
  const cores = navigator.hardwareConcurrency > 0 ? navigator.hardwareConcurrency : 2;
  const waiting = new Set<Worker>();
  for (let i = 0; i < EARLY_LOADERS && cores > 1; i++) {
    const worker = startWorker();
    waiting.add(worker);
    // One that fails while it waits is not missed: another is started then, and tells its fault.
    worker.onerror = (event) => {
      event.preventDefault();
      waiting.delete(worker);
    };
  }
  const startLoader = (): LoaderThread => {
    const [worker = startWorker()] = waiting;
    waiting.delete(worker);
    return {
      send: (order) => worker.postMessage(order),
      onReply: (listener) => {
        worker.onmessage = (event: MessageEvent<LoaderReply>) => listener(event.data);
      },
      onDeath: (listener) => {
        worker.onerror = (event) => {
          event.preventDefault();
          listener(event.error ?? (event.message ? new Error(event.message) : null));
        };
        worker.onmessageerror = () => listener(null);
      },
      end: () => worker.terminate(),
      // Not kept: what it leaves behind no page can ask V8 to collect, and a new one was as fast (six files of 100 MB).
      release: () => worker.terminate(),
    };
  };
  return {
    sources: webSources,
    cores,
    availableBytes,
    // A page that its host does not isolate has none.
    sharedMemory: typeof SharedArrayBuffer !== 'undefined',
    startLoader,
  };
}

function startWorker(): Worker {
  return new Worker(new URL('./loader.ts', import.meta.url), { type: 'module', name: 'heapdelta-loader' });
}
