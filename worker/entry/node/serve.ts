// Puts an engine behind the port of the Node thread it runs in.

import { parentPort } from 'node:worker_threads';
import * as Comlink from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { EngineApi } from '../../engine/api.ts';
import { releasing } from '../../loading/progress.ts';

/** Serves the engine to the thread that started this one. */
export function serveInNode(engine: EngineApi): void {
  if (parentPort === null) throw new Error('the engine runs as a worker thread');
  Comlink.expose(releasing(engine), nodeEndpoint(parentPort));
}
