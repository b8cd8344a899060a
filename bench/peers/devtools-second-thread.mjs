// DevTools' second worker: retainers, dominators and retained sizes.
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const engine = await import(pathToFileURL(workerData.bundle).href);
parentPort.once('message', ({ port }) => {
  new engine.SecondaryInitManager(port);
});
