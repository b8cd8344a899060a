// What all column builders share: growing and cutting typed arrays.

import { allocate } from './errors.ts';

/** Rows a column can have at most: one less than 2^32, so that `count + 1` offsets still fit. */
export const MAX_ROWS = 0xffff_fffe;

export type Column = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** Memory of a column: a column stays in the kind of memory it began in. */
type NewColumn<T extends Column> = new (memory: ArrayBufferLike) => T;

/**
 * A column of zeros.
 * @param shared in memory that several threads can read
 * @throws SnapshotError `out-of-memory`
 */
export function newColumn<T extends Column>(
  make: NewColumn<T> & { readonly BYTES_PER_ELEMENT: number },
  length: number,
  shared: boolean,
  field: string,
): T {
  const bytes = length * make.BYTES_PER_ELEMENT;
  return allocate(() => new make(shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)), bytes, field);
}

/** @returns whether a column lies in memory that several threads can read */
export function isShared(column: ArrayBufferView): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && column.buffer instanceof SharedArrayBuffer;
}

/**
 * A copy of `column` with another length: cut, or filled up with zeros.
 * @throws SnapshotError `out-of-memory`
 */
export function resized<T extends Column>(column: T, length: number, field: string): T {
  const make = column.constructor as NewColumn<T> & { readonly BYTES_PER_ELEMENT: number };
  const out = newColumn(make, length, isShared(column), field);
  out.set(column.length > length ? column.subarray(0, length) : column);
  return out;
}

/** Capacity after `now`: doubled, but never beyond what the header claims (when it claims more than there is room for). */
export function nextCapacity(now: number, claimed: number): number {
  const doubled = Math.max(1024, now * 2);
  return Math.min(doubled, claimed > now ? claimed : MAX_ROWS);
}
