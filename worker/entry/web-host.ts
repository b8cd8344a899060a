// The engine's host in a browser: loaders are web workers.

import type { EngineHost, LoaderThread } from './host.ts';
import type { LoaderReply } from './loader.ts';
import { webSources } from './sources.ts';

/** Part of the machine's memory a page may use up; the rest is the system's and the browser's. */
const SHARE = 0.6;

/** Bytes this page may take; null when the browser does not tell or only says "8 GB or more". */
function availableBytes(): number | null {
  const gigabytes = (navigator as WorkerNavigator & { readonly deviceMemory?: number }).deviceMemory;
  return gigabytes === undefined || gigabytes >= 8 ? null : gigabytes * 2 ** 30 * SHARE;
}

export const webHost: EngineHost = {
  sources: webSources,
  cores: navigator.hardwareConcurrency > 0 ? navigator.hardwareConcurrency : 2,
  availableBytes,
  // A page that its host does not isolate has none.
  sharedMemory: typeof SharedArrayBuffer !== 'undefined',
  startLoader(): LoaderThread {
    const worker = new Worker(new URL('./web-loader.ts', import.meta.url), { type: 'module', name: 'heapdelta-loader' });
    return {
      send: (order) => worker.postMessage(order),
      onReply: (listener) => worker.addEventListener('message', (event: MessageEvent<LoaderReply>) => listener(event.data)),
      onDeath: (listener) => {
        worker.addEventListener('error', (event) => {
          event.preventDefault();
          listener(event.error ?? (event.message ? new Error(event.message) : null));
        });
        worker.addEventListener('messageerror', () => listener(null));
      },
      end: () => worker.terminate(),
      release: () => worker.terminate(),
    };
  },
};
