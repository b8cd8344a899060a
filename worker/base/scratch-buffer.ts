// Scratch memory that the steps of a computation use one after the other. V8 frees large arrays late: three arrays of a word
// a node, each made anew, were 18 of the 320 MB that a pair of 110 MB took.

/** One buffer that every call hands out anew, zeroed: an array of an earlier call must not be used after a later one. */
export class ScratchBuffer {
  readonly #least: number;
  #buffer = new ArrayBuffer(0);

  /** @param least bytes that the largest user will want, so that the buffer is made once */
  constructor(least = 0) {
    this.#least = least;
  }

  /** @returns 32-bit words, zeroed */
  words(length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.#bytes(length * 4), 0, length).fill(0);
  }

  /** @returns signed 32-bit words, zeroed */
  signed(length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#bytes(length * 4), 0, length).fill(0);
  }

  /** @returns doubles, zeroed */
  wide(length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#bytes(length * 8), 0, length).fill(0);
  }

  #bytes(length: number): ArrayBuffer {
    if (this.#buffer.byteLength < length) this.#buffer = new ArrayBuffer(Math.max(length, this.#least));
    return this.#buffer;
  }
}
