// The program whose heap the benchmark measures: a shop with sessions, carts, orders, an LRU list, listeners, strings
// and buffers. It writes real snapshots (V8's own), between which a store of sessions leaks.
// node grow.mjs --units N --leak SHARE --snapshots K --out PREFIX   (1,000 units are about 1.3 MB of snapshot)

import { EventEmitter } from 'node:events';
import { renameSync } from 'node:fs';
import { parseArgs } from 'node:util';
import v8 from 'node:v8';

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '8000' }, leak: { type: 'string', default: '0.05' },
    snapshots: { type: 'string', default: '2' }, out: { type: 'string', default: 'grow' },
  },
});
const units = Number(values.units);
const leakedPerStep = Math.max(1, Math.round(units * Number(values.leak)));

class User {
  constructor(n) {
    this.id = n;
    this.name = `user ${n}`;
    this.email = `user.${n}@example.org`;
    this.roles = n % 7 === 0 ? ['admin', 'buyer'] : ['buyer'];
    this.seen = new Date(1_700_000_000_000 + n);
  }
}
class Session {
  constructor(n, user) {
    this.token = (n * 2_654_435_761 >>> 0).toString(36) + n;
    this.user = user;
    this.data = { theme: n % 2 ? 'dark' : 'light', cart: [], flash: null, csrf: `c${n}` };
    this.touch = () => { this.last = user.id; };
    this.last = n / 3;
  }
}
class Order {
  constructor(n, user, lines) {
    this.number = n;
    this.user = user;
    this.lines = lines;
    this.total = lines.length * 9.99 + n / 7;
    this.state = 'open';
  }
}
class ExpressOrder extends Order {
  constructor(n, user, lines) {
    super(n, user, lines);
    this.courier = { name: `courier ${n % 50}`, slot: [n % 24, (n + 2) % 24] };
  }
}
class Entry {
  constructor(key, value) {
    this.key = key;
    this.value = value;
    this.newer = null;
    this.older = null;
  }
}
/** A least-recently-used list, as most caches have one: long chains are where naive dominators die. */
class Recent {
  constructor() { this.index = new Map(); this.newest = null; }
  add(key, value) {
    const entry = new Entry(key, value);
    entry.older = this.newest;
    if (this.newest) this.newest.newer = entry;
    this.newest = entry;
    this.index.set(key, entry);
  }
}

const users = [];
const sessions = new Map();
const orders = [];
const recent = new Recent();
const bus = new EventEmitter().setMaxListeners(0);
const tags = new Map();
const weak = new WeakMap();
const blobs = [];
const dictionary = Object.create(null);

function unit(n) {
  const user = new User(n);
  users.push(user);
  const session = new Session(n, user);
  sessions.set(session.token, session);
  for (let i = 0; i < 3; i++) {
    const lines = [];
    for (let j = 0; j <= (n + i) % 4; j++) lines.push({ sku: `sku-${(n * 7 + j) % 9973}`, count: j + 1, price: j * 1.25 + 0.5 });
    orders.push((n + i) % 5 === 0 ? new ExpressOrder(n * 3 + i, user, lines) : new Order(n * 3 + i, user, lines));
  }
  recent.add(`k${n}`, { at: n * 1.5, body: `${'page '.repeat(n % 9)}${n}` });
  if (n % 10 === 0) bus.on(`topic ${n % 400}`, () => user.name);
  const tag = `tag ${n % 997}`;
  if (!tags.has(tag)) tags.set(tag, new Set());
  tags.get(tag).add(user);
  if (n % 20 === 0) weak.set(user, { audit: [`login ${n}`], sealed: Symbol(`s${n}`) });
  if (n % 16 === 0) blobs.push(new Uint8Array(64 + n % 512), Buffer.from(`blob ${n} `.repeat(20)));
  dictionary[`path/${n % 5000}/${n}`] = n % 3 ? n + 0.25 : [n, n + 1, n + 2, { nested: true }];
}

/** What leaks: sessions that are opened and never closed. */
const open = new Map();
let opened = 0;
function leak(count) {
  for (let i = 0; i < count; i++, opened++) open.set(`open ${opened}`, new Session(opened, new User(opened)));
}

for (let n = 0; n < units; n++) unit(n);
leak(leakedPerStep);
for (let i = 1; i <= Number(values.snapshots); i++) {
  if (i > 1) leak(leakedPerStep);
  global.gc?.();
  const file = `${values.out}-${i}.heapsnapshot`;
  // Under its final name only when it is whole: a killed run must not leave half a snapshot to be measured.
  renameSync(v8.writeHeapSnapshot(`${file}.part`), file);
  process.stderr.write(`${file}\n`);
}
globalThis.kept = [users, sessions, orders, recent, bus, tags, weak, blobs, dictionary, open];
