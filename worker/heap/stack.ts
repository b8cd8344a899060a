// A growing stack of 32-bit numbers: graph walks need one whose depth nobody knows beforehand, and lists of ordinals take
// half the memory of an array of numbers.

/** `pop` on an empty stack gives 0; callers check `length`. */
export class Stack {
  /** Ordinals from the bottom up; what stands from `length` on means nothing. */
  items: Uint32Array;
  length = 0;

  /** @param room items to make room for at once */
  constructor(room = 1024) {
    this.items = new Uint32Array(room);
  }

  /** Puts a 32-bit number on top. */
  push(item: number): void {
    if (this.length === this.items.length) {
      const grown = new Uint32Array(Math.max(4, this.length * 2));
      grown.set(this.items);
      this.items = grown;
    }
    this.items[this.length++] = item;
  }

  /** Takes the number on top. */
  pop(): number {
    return this.items[--this.length];
  }
}
