// What can go wrong after parsing. The sentence for people is in the catalog, keyed by `code`.

export type HeapErrorCode = 'cancelled' | 'bad-graph';

/** `cancelled`: the caller's signal was set. `bad-graph`: columns contradict each other (`where` names the column). */
export class HeapError extends Error {
  readonly code: HeapErrorCode;
  readonly where: string | null;
  constructor(code: HeapErrorCode, where: string | null = null) {
    super(where === null ? code : `${code}: ${where}`);
    this.name = 'HeapError';
    this.code = code;
    this.where = where;
  }
}

/** Anything with `aborted`: an AbortSignal, or a flag over shared memory that another thread can set mid-loop. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/** Throws `HeapError('cancelled')` when the signal is set; long loops call it about every 2^16 steps. */
export function checkCancelled(signal: CancelSignal | undefined): void {
  if (signal?.aborted) throw new HeapError('cancelled');
}
