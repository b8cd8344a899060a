// A growing stack of 32-bit numbers: graph walks need one whose depth nobody knows beforehand.

/** `pop` on an empty stack gives 0; callers check `length`. */
export class Stack {
  #items = new Uint32Array(1024);
  length = 0;

  /** Puts a 32-bit number on top. */
  push(item: number): void {
    if (this.length === this.#items.length) {
      const grown = new Uint32Array(this.length * 2);
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[this.length++] = item;
  }

  /** Takes the number on top. */
  pop(): number {
    return this.#items[--this.length];
  }
}
