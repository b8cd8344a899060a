// Arrays for what threads hand to one another: in memory of their own, or in memory that several threads can read.

/** Makes arrays of zeros, lengths in elements. */
export interface Memory {
  /** Row numbers. */
  u16(length: number): Uint16Array;
  /** Ordinals, counts. */
  u32(length: number): Uint32Array;
  /** Distances. */
  i32(length: number): Int32Array;
  /** Sizes beyond 32 bits. */
  f64(length: number): Float64Array;
}

/**
 * Where arrays go.
 * @param shared several threads can read them without a copy; `SharedArrayBuffer` must exist
 */
export function memory(shared: boolean): Memory {
  const take = (bytes: number): ArrayBufferLike => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  return {
    u16: (length) => new Uint16Array(take(length * 2)),
    u32: (length) => new Uint32Array(take(length * 4)),
    i32: (length) => new Int32Array(take(length * 4)),
    f64: (length) => new Float64Array(take(length * 8)),
  };
}
