// Puts an engine behind the global scope of the web worker it runs in.

import * as Comlink from 'comlink';
import type { EngineApi } from '../../engine/api.ts';
import { releasing } from '../../loading/progress.ts';

declare const self: DedicatedWorkerGlobalScope;

/**
 * Serves the engine to the page that started this worker. As long as the worker lives it holds a lock of its own name:
 * a worker that dies without a word lets go of it, and that is how the page learns of its death.
 */
export function serveInWeb(engine: EngineApi): void {
  void navigator.locks.request(self.name, () => new Promise<never>(() => undefined));
  Comlink.expose(releasing(engine));
}
