// Sequences of string indexes as states of a trie: objects with the same properties in the same order end in the
// same state, so that per-object work is one hash step per property and per-shape work is done once.

/** State 0 is the empty sequence. */
export class SequenceTrie {
  #slots = new Uint32Array(1 << 12);
  #parent = new Uint32Array(1 << 11);
  #symbol = new Uint32Array(1 << 11);
  /** The child last taken from a state: objects of one shape come in runs. */
  #recent = new Uint32Array(1 << 11);
  size = 1;

  /** The state reached from `state` by `symbol`, made when it is new; `size` tells. */
  step(state: number, symbol: number): number {
    const recent = this.#recent[state];
    if (recent !== 0 && this.#symbol[recent] === symbol) return recent;
    const mask = this.#slots.length - 1;
    let at = ((Math.imul(state, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b)) >>> 7) & mask;
    for (;;) {
      const found = this.#slots[at];
      if (found === 0) break;
      if (this.#parent[found] === state && this.#symbol[found] === symbol) return (this.#recent[state] = found);
      at = (at + 1) & mask;
    }
    const made = this.size++;
    if (made === this.#parent.length) this.#grow();
    this.#parent[made] = state;
    this.#symbol[made] = symbol;
    if (made * 2 > this.#slots.length) this.#rehash();
    else this.#slots[at] = made;
    return (this.#recent[state] = made);
  }

  /** The symbols that lead to a state, in order. */
  sequence(state: number): number[] {
    const symbols: number[] = [];
    for (let at = state; at !== 0; at = this.#parent[at]) symbols.push(this.#symbol[at]);
    return symbols.reverse();
  }

  #grow(): void {
    const parent = new Uint32Array(this.#parent.length * 2);
    const symbol = new Uint32Array(parent.length);
    const recent = new Uint32Array(parent.length);
    parent.set(this.#parent);
    symbol.set(this.#symbol);
    recent.set(this.#recent);
    this.#recent = recent;
    this.#parent = parent;
    this.#symbol = symbol;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let state = 1; state < this.size; state++) {
      let at = ((Math.imul(this.#parent[state], 0x9e3779b1) ^ Math.imul(this.#symbol[state], 0x85ebca6b)) >>> 7) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = state;
    }
    this.#slots = slots;
  }
}

/** A list of 32-bit numbers that grows as it is written; unwritten entries are 0. */
export class GrowingUint32 {
  #items = new Uint32Array(1024);

  get(index: number): number {
    return index < this.#items.length ? this.#items[index] : 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#items.length) {
      const grown = new Uint32Array(Math.max(index + 1, this.#items.length * 2));
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[index] = value;
  }
}
