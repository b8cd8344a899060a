// Collections as a program has them, for entries.test.ts: node maps-program.cjs FILE

class Key {
  constructor(n) {
    this.n = n;
  }
}
class Value {
  constructor(n) {
    this.n = `v${n}`;
  }
}
class Holder {
  byObject = new Map();
  byText = new Map();
  members = new Set();
  weak = new WeakMap();
  one = new Map([[new Key(-1), new Value(-1)]]);
}
const holder = new Holder();
for (let i = 0; i < 50; i++) {
  const key = new Key(i);
  holder.byObject.set(key, new Value(i));
  holder.byText.set(`user-${i}`, i % 2 === 0 ? new Value(i) : true);
  holder.members.add(key);
  holder.weak.set(key, new Value(1000 + i));
}
for (let i = 0; i < 50; i += 5) holder.byText.delete(`user-${i}`);
holder.byText.set(7, new Value('number'));
globalThis.holder = holder;
require('node:v8').writeHeapSnapshot(process.argv[2]);
