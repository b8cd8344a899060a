// A small program with one of everything a heap snapshot can show; writes itself to argv[2].
// argv[3]: how many sessions; argv[4]: a second file, written after half of them were replaced.
'use strict';
const { writeHeapSnapshot } = require('node:v8');

class Session {
  constructor(id) {
    this.id = id;
    this.user = { name: `user${id}`, mail: `user${id}@example.org`, address: { city: `city${id}`, zip: `z${id}` } };
    this.tags = ['a', `tag${id}`, { nested: `n${id}` }];
    this.onClose = () => this.user.name + id;
  }
}
class Derived extends Session {}

function makeStore() {
  const sessions = new Map();
  const meta = new WeakMap();
  const seen = new WeakSet();
  const byName = {};
  const add = (id) => {
    const session = id % 3 === 0 ? new Derived(id) : new Session(id);
    sessions.set(`key${id}`, session);
    meta.set(session, { note: `note${id}`, line: id % 5 === 0 ? `two\nlines ${id}` : 'one' });
    if (id % 7 === 0) meta.set(session.user, `text\nof ${id}`);
    seen.add(session);
    byName[`name${id}`] = { id: `id${id}`, session };
  };
  return { sessions, meta, seen, byName, add };
}

const store = makeStore();
const count = Number(process.argv[3] ?? 200);
for (let id = 0; id < count; id++) store.add(id);

const shared = new Array(100).fill(0).map((_, i) => ({ index: `i${i}` }));
globalThis.held = {
  store, shared, again: shared.slice(),
  closures: Array.from({ length: 50 }, (_, i) => { const secret = 'x'.repeat(i + 1); return () => secret; }),
  typed: [new Uint8Array(1000), new Float64Array(100), Buffer.alloc(9000), new ArrayBuffer(64), new DataView(new ArrayBuffer(8))],
  odd: { 'a, b': 'x1', '{c}': 'x2', "it's": 'x3', ünï: 'x4' },
  odd2: { 'a, b': 'y1', '{c}': 'y2', "it's": 'y3', ünï: 'y4' },
  nothing: Object.create(null),
  strings: [`${'long'.repeat(500)}${count}`, '한국어', '😀 smile', `cons ${count} ${process.pid}`.repeat(20) + count],
  regexp: [/a+b/giu, new RegExp(`x${count}`)],
  symbols: [Symbol('own'), Symbol.for('global')],
  big: 2n ** 200n,
  numbers: [1.5, Number.MAX_VALUE, -0],
  dates: [new Date(0), new Date()],
  promise: new Promise(() => {}),
  generator: (function* () { yield store; })(),
  async: (async () => { await new Promise(() => {}); })(),
  error: new Error('kept'),
  proxy: new Proxy({}, {}),
  weakRef: new WeakRef(store),
  registry: new FinalizationRegistry(() => {}),
  bound: store.add.bind(null, 1),
  timer: setTimeout(() => store, 1e6),
  anonymous: [new (class {})(), new (class { x = 'field'; })()],
  wide: Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`property_with_a_long_name_${i}`, `v${i}`])),
};
const emitter = new (require('node:events'))();
for (let i = 0; i < 8; i++) emitter.on('tick', () => i);
globalThis.held.emitter = emitter;

writeHeapSnapshot(process.argv[2]);
if (process.argv[4] !== undefined) {
  for (let id = 0; id < count / 2; id++) {
    store.sessions.delete(`key${id}`);
    delete store.byName[`name${id}`];
  }
  for (let id = count; id < count * 2; id++) store.add(id);
  globalThis.held.extra = Array.from({ length: 40 }, (_, i) => ({ extra: `e${i}`, other: `o${i}` }));
  writeHeapSnapshot(process.argv[4]);
}
process.exit(0);
