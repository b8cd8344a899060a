// Entry of a loader thread in a browser.

import { serveLoader } from '../../loading/loader.ts';
import type { LoaderOrder } from '../../loading/protocol.ts';
import { webSources } from '../../sources/sources.ts';

declare const self: DedicatedWorkerGlobalScope;

serveLoader(
  {
    post: (reply, transfer) => self.postMessage(reply, transfer),
    onOrder: (listener) => self.addEventListener('message', (event: MessageEvent<LoaderOrder>) => listener(event.data)),
  },
  webSources,
);
