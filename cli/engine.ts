// The engine of this process: a worker thread with loader threads of its own, behind the one door.

import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { createNodeEngine, type NodeEngine } from '../worker/entry/node/client.ts';
import type { EngineHandle } from './context.ts';

// The engine's threads keep all cores busy: a compiler in the background would only wait for one, and slow code run on
// meanwhile. Read when a thread starts, so it must be said before (a tenth of the time of a pair of 110 MB).
setFlagsFromString('--no-concurrent-recompilation');
// Each thread compiles some 160 functions, a quarter of its time, and most of them work for a tenth of a second: less is
// inlined, and loops are not peeled. Compiling takes a third less, and no loop of ours was seen to be slower (docs/decisions.md, 24).
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
setFlagsFromString('--no-turbo-loop-peeling');
// What is young is a megabyte: it is collected before a second thread, which has no core of its own, has begun to help.
setFlagsFromString('--no-parallel-scavenge');
// They collect what is dead between stages (worker/entry/node/gc.ts).
setFlagsFromString('--expose-gc');

/**
 * Bytes of bytecode that a function runs before V8 asks whether to compile it; three times its own limit. Measured in
 * the ranking of two heaps of 110 MB, one thread: 0.60 to 0.53 s (sessions), 0.59 to 0.54 s (modules). It changes no
 * answer.
 */
const COMPILE_AFTER_BYTES = 200_000;

/**
 * For the ranking: its functions are many, and most of them work for some milliseconds only. For all threads, from now
 * on.
 */
export function compileLess(): void {
  setFlagsFromString(`--interrupt-budget=${COMPILE_AFTER_BYTES}`);
}

/** Started on suspicion, waiting for the command that wants it. */
let early: NodeEngine | null = null;

/** From this size on the loader shares its work (worker/loading/loader.ts). */
const HELPED_BYTES = 24 << 20;

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    // What is wrong with it is said when it is opened.
    return 0;
  }
}

/** Starts the engine when the arguments look like a command that will open snapshots; a wrong guess costs nothing but that. */
export function startEngineEarly(argv: readonly string[]): void {
  const snapshots = argv.filter((arg) => /\.heap(?:snapshot|timeline)(?:\.gz)?$/.test(arg));
  if (
    snapshots.length === 0 ||
    argv[0] === 'open' ||
    argv.some((arg) => arg === '--help' || arg === '-h' || arg === 'help')
  )
    return;
  // The engine's thread loads one itself; a second snapshot, or half of a large one, is for another.
  early = createNodeEngine({ loaders: snapshots.length > 1 || sizeOf(snapshots[0]) >= HELPED_BYTES ? 1 : 0 });
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
