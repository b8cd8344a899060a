// What all column builders share: growing and cutting typed arrays.

import { allocate } from './errors.ts';

/** Rows a column can have at most: one less than 2^32, so that `count + 1` offsets still fit. */
export const MAX_ROWS = 0xffff_fffe;

export type Column = Uint8Array | Uint32Array | Int32Array | Float64Array;

/**
 * A copy of `column` with another length: cut, or filled up with zeros.
 * @throws SnapshotError `out-of-memory`
 */
export function resized<T extends Column>(column: T, length: number, field: string): T {
  const make = column.constructor as new (length: number) => T;
  const out = allocate(() => new make(length), length * column.BYTES_PER_ELEMENT, field);
  out.set(column.length > length ? column.subarray(0, length) : column);
  return out;
}

/** Capacity after `now`: doubled, but never beyond what the header claims (when it claims more than there is room for). */
export function nextCapacity(now: number, claimed: number): number {
  const doubled = Math.max(1024, now * 2);
  return Math.min(doubled, claimed > now ? claimed : MAX_ROWS);
}
