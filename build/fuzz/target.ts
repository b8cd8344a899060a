// What a fuzz target is: makes an input from chance, runs it, and says how it ended.

import type { Random } from './random.ts';

/** The only two good ends. Everything else is thrown: a `Wrong` (a false answer) or whatever the code threw. */
export type Outcome = { readonly kind: 'right' } | { readonly kind: 'coded'; readonly code: string };

/** The code answered, and the answer is false. */
export class Wrong extends Error {
  override readonly name = 'Wrong';
}

export interface Case {
  /** How it was made, for people. */
  readonly recipe: string;
  /** The input as bytes, to be kept when it fails. */
  readonly bytes: Uint8Array;
  run(): Promise<Outcome>;
}

export interface Target {
  readonly name: string;
  /** Bytes of memory one input may take beyond what the target holds when idle, for its own size. */
  allowedBytes(inputBytes: number): number;
  make(random: Random): Case;
}

/** Throws `Wrong` when it does not hold. */
export function law(holds: boolean, what: () => string): void {
  if (!holds) throw new Wrong(what());
}
