// The engine of this process: a worker thread with loader threads of its own, behind the one door.

import { createNodeEngine, type NodeEngine } from '../worker/entry/node-client.ts';
import type { EngineHandle } from './context.ts';

/** Started on suspicion, waiting for the command that wants it. */
let early: NodeEngine | null = null;

/** Starts the engine when the arguments look like a command that will open snapshots; a wrong guess costs nothing but that. */
export function startEngineEarly(argv: readonly string[]): void {
  const snapshots = argv.filter((arg) => /\.heap(?:snapshot|timeline)(?:\.gz)?$/.test(arg)).length;
  if (snapshots === 0 || argv[0] === 'open' || argv.some((arg) => arg === '--help' || arg === '-h' || arg === 'help')) return;
  early = createNodeEngine({ loaders: snapshots - 1 });
}

/** Starts an engine, or hands over the one that waits; its threads end with `close`. */
export function openEngine(): Promise<EngineHandle> {
  const engine = early ?? createNodeEngine();
  early = null;
  return Promise.resolve(engine);
}

/** Ends the engine that nobody wanted. */
export async function closeUnusedEngine(): Promise<void> {
  await early?.close();
  early = null;
}
