// Memory that one step of the ranking after another may use: arrays of a word a node are let go late by the collector, and
// three of them were 18 of the 320 MB of a pair of 110 MB.

/** One piece of memory, lent anew with each call: whoever had it before has done with it. */
export class Lent {
  readonly #least: number;
  #buffer = new ArrayBuffer(0);

  /** @param least bytes that somebody will want: made at once, and not a second time for them */
  constructor(least = 0) {
    this.#least = least;
  }

  /** @returns zeros */
  words(length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.#bytes(length * 4), 0, length).fill(0);
  }

  /** @returns zeros */
  signed(length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#bytes(length * 4), 0, length).fill(0);
  }

  /** @returns zeros */
  wide(length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#bytes(length * 8), 0, length).fill(0);
  }

  #bytes(length: number): ArrayBuffer {
    if (this.#buffer.byteLength < length) this.#buffer = new ArrayBuffer(Math.max(length, this.#least));
    return this.#buffer;
  }
}
