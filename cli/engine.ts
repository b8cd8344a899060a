// The engine of this process: a worker thread with loader threads of its own, behind the one door.

import { createNodeEngine } from '../worker/entry/node-client.ts';
import type { EngineHandle } from './context.ts';

/** Starts an engine; its threads end with `close`. */
export function openEngine(): Promise<EngineHandle> {
  return Promise.resolve(createNodeEngine());
}
