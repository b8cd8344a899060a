// Entry of a loader thread in Node.

import { parentPort } from 'node:worker_threads';
import { serveLoader } from '../../loading/loader.ts';
import type { LoaderOrder } from '../../loading/protocol.ts';
import { collector } from './gc.ts';
import { nodeSources } from '../../sources/node.ts';

const port = parentPort;
if (port === null) throw new Error('loader-worker runs as a worker thread');
serveLoader(
  {
    post: (reply, transfer) => port.postMessage(reply, transfer),
    onOrder: (listener) => port.on('message', (order: LoaderOrder) => listener(order)),
  },
  nodeSources,
  { collectGarbage: collector() },
);
