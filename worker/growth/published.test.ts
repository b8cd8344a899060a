// Kinds of leaks that published packages had, on heaps that Node wrote: small packages that do the same, each told by the
// right owner, package and pattern, and no finding beside it that says something else.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnspokenFinding } from '../report/unspoken.ts';
import { rankSeries } from './rank.ts';
import { heapsOf } from './testing/series.ts';

const FILES = {
  // Each `use` wraps both functions of the one renderer; the wrappers share the scope of the call, which has its options.
  'node_modules/mark-kit/index.js': `
    exports.renderer = { link: (text) => text, heading: (text) => '# ' + text };
    exports.use = (extension) => {
      const options = { ...extension, hooks: { before: [], after: [] } };
      for (const name in extension) {
        const own = extension[name];
        const inner = exports.renderer[name];
        exports.renderer[name] = (...args) => (options.hooks.before.length > 0 ? inner : own)(...args) || inner(...args);
      }
    };`,
  'node_modules/report-kit/index.js': `
    class Scope { constructor() { this._eventProcessors = []; } addEventProcessor(fn) { this._eventProcessors.push(fn); } }
    exports.scope = new Scope();`,
  'node_modules/rest-kit/index.js': `
    exports.RestSource = class RestSource {
      constructor() { this.answersByUrl = new Map(); }
      get(url) {
        let answer = this.answersByUrl.get(url);
        if (!answer) this.answersByUrl.set(url, (answer = Promise.resolve({ url, body: { of: url + '!', tries: [0] } })));
        return answer;
      }
    };`,
  // Listeners by event in a Map; \`once\` has the listener in a variable of the wrapper's scope only.
  'node_modules/key-kit/index.js': `
    exports.Store = class Store {
      constructor() { this._eventListeners = new Map(); }
      on(event, listener) { this._eventListeners.set(event, [...(this._eventListeners.get(event) ?? []), listener]); }
      once(event, listener) { const onceListener = (...args) => listener(...args); this.on(event, onceListener); }
    };`,
  'node_modules/fetch-kit/index.js': `
    const { Store } = require('key-kit');
    exports.Fetcher = class Fetcher {
      constructor() { this.cache = new Store(); }
      fetch(url) { const state = { url, tries: [url + '?1'] }; this.cache.once('error', () => { state.failed = true; }); return url; }
    };`,
  // A runner of generators that chains the promise of each round to the one before.
  'node_modules/run-kit/index.js': `
    exports.run = (make) => {
      const rounds = make();
      return new Promise((resolve) => {
        const next = () => { const { value } = rounds.next(); return value.then(onFulfilled); };
        function onFulfilled() { return next(); }
        resolve(next());
      });
    };`,
  'node_modules/beat-kit/index.js': `
    class Beat { constructor(id) { this.id = id; this.seen = ['beat ' + id]; } start() { setInterval(() => this.seen.at(0), 30_000).unref(); return this; } }
    exports.beat = (id) => new Beat(id).start();`,
  // What is ignored is kept for ever; what is made of it is made anew from all of it.
  'node_modules/glob-kit/index.js': `
    const compile = (text) => { const parts = [...text].map((letter, i) => ({ letter, at: { i } })); return () => parts; };
    exports.Watcher = class Watcher {
      constructor() { this.ignored = new Set(); this.matchers = null; }
      unwatch(text) { this.ignored.add(text); this.matchers = null; }
      matches() { this.matchers ??= [...this.ignored].map(compile); return this.matchers.length; }
    };`,
  // One Map by two names: the variable stands in the scope, the property on the class.
  'node_modules/db-kit/index.js': `
    const listening = new Map();
    class Database {
      constructor(name) { this.name = name; this.rows = [{ name }]; if (!listening.has(name)) listening.set(name, []); listening.get(name).push(this); }
      info() { return listening.size; }
    }
    Database._listening = listening;
    module.exports = Database;`,
  'node_modules/pool-kit/index.js': `
    const kClients = Symbol('clients');
    exports.Agent = class Agent {
      constructor() { this[kClients] = new Map(); }
      dispatch(origin) { this[kClients].set(origin, { origin, pool: { sockets: [], origin } }); }
    };`,
  // What a program asks for is made of another package's: its client ends with \`close\`, the poller inside with \`stop\`.
  'node_modules/poll-kit/index.js': `
    exports.Poller = class Poller {
      constructor(url) { this.url = url; this.seen = [url + '!']; this.told = []; }
      start() { setInterval(() => this.told.at(0), 30_000).unref(); return this; }
      stop() {}
    };`,
  'node_modules/flags-kit/index.js': `
    const { Poller } = require('poll-kit');
    class Queue { constructor() { this.waiting = []; } stop() {} }
    class Client {
      constructor(n) { this.queue = new Queue(); this.poller = new Poller('flags/' + n).start(); this.poller.told.push(this); }
      close() { this.poller.stop(); this.queue.stop(); }
    }
    exports.client = (n) => new Client(n);`,
  // A package's field under a symbol of its own, on an object that another made.
  'node_modules/room-kit/index.js': `
    const ROOMS = Symbol('room-kit/rooms');
    class Room { constructor(name) { this.name = name; this.people = []; } }
    exports.install = (app) => { app[ROOMS] = {}; app.room = (name) => (app[ROOMS][name] ??= new Room(name)); return app; };`,
  // One package gives a stream of its own to a variable of the package that it brings; nobody reads it.
  'node_modules/line-kit/index.js': `exports.lines = ({ stream }) => (text) => stream.write(text);`,
  'node_modules/trace-kit/index.js': `
    const { Transform } = require('node:stream');
    const { lines } = require('line-kit');
    exports.tracer = () => lines({ stream: new Transform({ transform(text, _encoding, done) { this.push(text); done(); } }) });`,
  'node_modules/fiber-kit/index.js': `
    class Scope { constructor() { this.finalizers = new Set(); } fork(n) { const child = { n, parts: Array.from({ length: 20 }, (_, i) => ({ i })) }; this.finalizers.add(() => child.parts.length); } }
    exports.scope = new Scope();`,
  'node_modules/queue-kit/index.js': `
    class Queue { constructor() { this.waiting = []; } }
    exports.make = () => new Queue();
    exports.put = (queue, n) => { queue.waiting.push({ n, tries: [n] }); };`,
  // A connection of a pool, to which each loan adds a listener: whoever destroyed it would lose the connection.
  'node_modules/line-pool/index.js': `
    const { EventEmitter } = require('node:events');
    class Connection extends EventEmitter { constructor() { super(); this.setMaxListeners(0); } destroy() {} }
    const connection = new Connection();
    exports.loan = (n) => { const seen = { n, at: [n] }; connection.on('error', () => seen.n); };`,
  // Stubs of a sandbox are functions, too: \`restore\` lets go of them.
  'node_modules/fakes-kit/index.js': `
    class Sandbox {
      constructor() { this.fakes = []; }
      fake(n) { const calls = [{ n }]; this.fakes.push(() => calls.length); }
      restore() { this.fakes.length = 0; }
    }
    exports.sandbox = new Sandbox();`,
  // Two lists of one scope share their texts, which hang from neither alone.
  'node_modules/reason-kit/index.js': `
    const rejections = [];
    const reasons = [];
    exports.reject = (n) => {
      const detail = 'no answer for order ' + n + ' of this customer';
      let text = 'Error: ' + detail;
      for (let i = 0; i < 10; i++) text += '\\n    at place ' + i + ' of the program';
      rejections.push({ text, error: { detail } });
      reasons.push(text);
    };
    exports.seen = () => rejections.length + reasons.length;`,
  'node_modules/memo-kit/index.js': `
    let made = 0;
    exports.memoize = (fn) => {
      const keys = [];
      const values = [];
      made++;
      return (key) => {
        const at = keys.indexOf(key);
        if (at >= 0) return values[at];
        keys.push(key);
        values.push(fn(key));
        return values.at(-1);
      };
    };`,
  // Functions that are compiled from a text have no file.
  'node_modules/view-kit/index.js': `
    const compiled = Object.create(null);
    exports.render = (text, data) => (compiled[text] ??= { fill: new Function('data', 'return ' + JSON.stringify(text) + ' + data') }).fill(data);`,
  // A private field as it is compiled for old runtimes: a WeakMap with the instances as keys.
  'node_modules/thread-kit/index.js': `
    const { Worker } = require('node:worker_threads');
    const _Pool_state = new WeakMap();
    class State {
      constructor(pool) {
        this.pool = pool;
        this.workers = new Set();
        const worker = new Worker('require("node:worker_threads").parentPort.on("message", () => {})', { eval: true });
        this.ready = new Promise((resolve) => worker.on('online', () => resolve(this.pool)));
        this.workers.add(worker);
      }
    }
    exports.Pool = class Pool {
      constructor() { _Pool_state.set(this, new State(this)); }
      ready() { return _Pool_state.get(this).ready; }
    };`,
  // A client is made of another; who adds listeners adds them to the one that has the table.
  'node_modules/wire-kit/index.js': `
    const { EventEmitter } = require('node:events');
    class Client extends EventEmitter { constructor() { super(); this.setMaxListeners(0); this.on('ready', () => this.emit('go')); } }
    exports.connect = () => Object.create(new Client());`,
  'node_modules/shelf-kit/index.js': `
    exports.Shelf = class Shelf {
      constructor(client, n) { this.client = client; this.name = 'shelf ' + n; client.on('fault', () => { this.isBroken = true; }); }
    };`,
  // What all copies of a package share hangs from the global object, under a symbol of the registry.
  'node_modules/base-kit/index.js': `
    const known = () => (globalThis[Symbol.for('base-kit.known')] ??= { byName: {}, all: [] });
    exports.Base = class Base { constructor(n) { this.rows = [{ n }]; known().all.push(this); } };`,
  // What may never come on a socket that stays is waited for with \`once\`, which wraps each listener.
  'node_modules/probe-kit/index.js': `
    exports.probe = (socket, n) => { const times = { n, tries: [n] }; socket.once('lookup', () => { times.lookup = n; }); return times; };`,
  'quotes.cjs': `
    const { memoize } = require('memo-kit');
    const quote = memoize((cart) => ({ total: cart.n, lines: [cart.n] }));
    exports.price = (cart) => quote(cart);`,
  // The queue is only handed on: no line calls it.
  'jobs.cjs': `
    const kit = require('queue-kit');

    const jobs = kit.make();
    exports.add = (n) => kit.put(jobs, n);`,
  'shop.cjs': `
    const v8 = require('node:v8');
    const part = process.argv[3];
    const soon = () => new Promise((resolve) => setImmediate(resolve));
    const parts = {
      async marks() { const { use } = require('mark-kit'); return () => { use({ link: (text) => '<a>' + text, heading: (text) => '<h1>' + text }); }; },
      async reports() {
        const { scope } = require('report-kit');
        return (n) => { const request = { n, headers: { host: 'shop ' + n } }; scope.addEventProcessor(() => request); };
      },
      async rest() {
        const { RestSource } = require('rest-kit');
        class Prices extends RestSource { price(n) { return this.get('prices/' + n); } }
        const prices = new Prices();
        globalThis.shop = () => prices;
        return (n) => prices.price(n);
      },
      async fetcher() { const { Fetcher } = require('fetch-kit'); const fetcher = new Fetcher(); globalThis.shop = () => fetcher; return (n) => fetcher.fetch('u' + n); },
      async loop() {
        const { run } = require('run-kit');
        run(function* work() { for (;;) yield soon(); });
        return () => soon();
      },
      async beats() {
        const { beat } = require('beat-kit');
        // Another timer of the same delay, which the program holds itself.
        globalThis.own = { check: setInterval(() => globalThis.own, 30_000) };
        return (n) => void beat(n);
      },
      async globs() { const { Watcher } = require('glob-kit'); const watcher = new Watcher(); globalThis.shop = () => watcher; return (n) => { watcher.unwatch('/drops/batch-' + n); if (n % 20 === 19) watcher.matches(); }; },
      async dbs() { const Database = require('db-kit'); globalThis.shop = () => Database; return (n) => { new Database('db ' + (n % 25)).info(); }; },
      async pools() { const { Agent } = require('pool-kit'); const agent = new Agent(); globalThis.shop = () => agent; return (n) => { agent.dispatch('http://' + n + '.test'); }; },
      async flags() { const { client } = require('flags-kit'); return (n) => void client(n); },
      async rooms() { const { install } = require('room-kit'); const app = install({}); globalThis.shop = () => app; return (n) => void app.room('table ' + n); },
      async traces() { const { tracer } = require('trace-kit'); const trace = tracer(); globalThis.shop = () => trace; return (n) => void trace('x'.repeat(300) + n); },
      async loans() { const { loan } = require('line-pool'); return (n) => loan(n); },
      async fakes() { const { sandbox } = require('fakes-kit'); return (n) => sandbox.fake(n); },
      async jobs() { const { add } = require('./jobs.cjs'); return (n) => add(n); },
      async reasons() { const { reject } = require('reason-kit'); return (n) => reject(n); },
      async quotes() { const { price } = require('./quotes.cjs'); return (n) => void price({ n }); },
      async views() { const { render } = require('view-kit'); return (n) => void render('visitor ' + n + ' of ', n); },
      async threads() { const { Pool } = require('thread-kit'); return async (n) => { if (n % 50 === 0) await new Pool().ready(); }; },
      async shelves() { const { connect } = require('wire-kit'); const { Shelf } = require('shelf-kit'); const line = connect(); globalThis.shop = () => line; return (n) => void new Shelf(line, n); },
      async bases() { const { Base } = require('base-kit'); return (n) => void new Base(n); },
      async probes() {
        const http = require('node:http');
        const { probe } = require('probe-kit');
        const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
        const server = http.createServer((_request, response) => response.end('fine'));
        server.keepAliveTimeout = 0;
        const port = await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
        return (n) => new Promise((resolve) => {
          const request = http.get({ host: '127.0.0.1', port, agent });
          request.on('socket', (socket) => probe(socket, n));
          request.on('response', (response) => response.resume().on('end', () => setImmediate(resolve)));
        });
      },
      async fibers() { const { scope } = require('fiber-kit'); return (n) => scope.fork(n); },
    };
    (async () => {
      const one = await parts[part]();
      let n = 0;
      for (let step = 0; step < 4; step++) {
        for (let i = 0; i < 200; i++) await one(n++);
        await soon();
        v8.writeHeapSnapshot(process.argv[2] + '/' + step + '.heapsnapshot');
      }
      process.exit(0);
    })();`,
};

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-published-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What is said of one part of the program. */
async function findingsOf(part: string): Promise<readonly UnspokenFinding[]> {
  const out = path.join(folder, part);
  mkdirSync(out);
  execFileSync(process.execPath, [path.join(folder, 'shop.cjs'), out, part]);
  const files = readdirSync(out)
    .sort()
    .map((file) => path.join(out, file));
  const { findings } = await rankSeries(await heapsOf(files), {}, (text) =>
    createHash('sha256').update(text).digest('hex'),
  );
  return findings;
}

const adviceOf = ({ messages }: UnspokenFinding): readonly string[] => messages.advice.map(({ key }) => key);

describe('leaks that published packages had', () => {
  it('two functions that are wrapped again and again are one chain, with the options that their scopes share', async () => {
    const [first, ...rest] = await findingsOf('marks');
    expect(first).toMatchObject({ growthKind: 'depth', constructor: 'Function', pattern: 'wrapped-functions' });
    expect(first.package?.name).toBe('mark-kit');
    expect(adviceOf(first)).toContain('patterns.wrapped-functions.advice');
    expect(rest.filter(({ kind }) => kind === 'leak')).toEqual([]);
  });

  it('functions of the program in a list that a package runs are told as added again and again', async () => {
    const [first] = await findingsOf('reports');
    expect(first).toMatchObject({ owner: { name: '_eventProcessors' }, pattern: 'interceptors', kind: 'leak' });
    expect(first.package?.name).toBe('report-kit');
    expect(adviceOf(first)).toEqual([
      'report.whose.caller',
      'patterns.interceptors.functions.advice',
      'report.whose.owns',
    ]);
  });

  it("a field that a package's class gives to the program's own class is the package's", async () => {
    const [first] = await findingsOf('rest');
    expect(first).toMatchObject({ owner: { name: 'answersByUrl' }, kind: 'leak' });
    expect(first.package?.name).toBe('rest-kit');
    expect(first.addedBy?.map(({ function: name }) => name)).toContain('Prices');
    expect(first.messages.title.params?.['place']).toMatch(/^rest-kit \(index\.js:\d+\)$/);
    expect(first.messages.title.params?.['place']).toMatch(/^rest-kit \(index\.js:\d+\)$/);
  });

  it("listeners in a table of another package's are those of the package that holds the emitter", async () => {
    const [first] = await findingsOf('fetcher');
    expect(first).toMatchObject({ owner: { name: 'cache', constructor: 'Store' }, pattern: 'listeners', kind: 'leak' });
    expect(first.package?.name).toBe('fetch-kit');
    expect(first.target).toMatchObject({ event: 'error' });
    expect(first.target?.at?.url).toContain('fetch-kit');
  });

  it('promises of which each was resolved with the next are a loop, not a queue', async () => {
    const [first] = await findingsOf('loop');
    expect(first).toMatchObject({ growthKind: 'depth', constructor: 'Promise', pattern: 'promise-chain' });
    expect(first.messages.explanation.map(({ key }) => key)).toContain('patterns.promise-chain.loop.explanation');
    expect(first.package?.name).toBe('run-kit');
    expect(first.owner.name).not.toBe('_onImmediate');
    expect(first.addedBy?.map(({ function: name }) => name)).toContain('work');
  });

  it('an object that only another one was made of is known by that one', async () => {
    const [first] = await findingsOf('shelves');
    expect(first).toMatchObject({ owner: { name: 'line', constructor: 'Client' }, pattern: 'listeners', kind: 'leak' });
    expect(first.package?.name).toBe('shelf-kit');
    expect(first.path.map(({ edge }) => edge)).toEqual(
      expect.arrayContaining(['line', '__proto__', '_events', 'fault']),
    );
    expect(first.confidence).toBe('high');
  });

  it("a list that a package keeps in an object of its own on the global object is the package's", async () => {
    const [first] = await findingsOf('bases');
    expect(first).toMatchObject({ owner: { name: 'all' }, kind: 'leak' });
    expect(first.package?.name).toBe('base-kit');
    expect(adviceOf(first)).toContain('report.whose.owns');
  });

  it('listeners that `once` wraps are alike by what was wrapped, on a socket that only the agent keeps, too', async () => {
    const [first] = await findingsOf('probes');
    expect(first).toMatchObject({ kind: 'leak', target: { event: 'lookup' } });
    expect(first.package?.name).toBe('probe-kit');
  });

  it('timers hang from their list, whoever else holds one of the same ring', async () => {
    const [first] = await findingsOf('beats');
    expect(first).toMatchObject({ pattern: 'timers', kind: 'leak' });
    expect(first.package?.name).toBe('beat-kit');
    expect(first.path.filter(({ edge }) => /^_idle/.test(edge ?? ''))).toHaveLength(0);
    expect(first.path.map(({ constructor }) => constructor)).toContain('TimersList');
  });

  it('what is made anew from a list that only grows does not come before the list', async () => {
    const [first, ...rest] = await findingsOf('globs');
    expect(first).toMatchObject({ owner: { name: 'ignored' }, kind: 'leak' });
    expect(rest.filter(({ kind }) => kind === 'leak')).toEqual([]);
  });

  it('a Map of two names is called by the one that stands on the printed path', async () => {
    const [first] = await findingsOf('dbs');
    expect(first.package?.name).toBe('db-kit');
    expect(first.path.map(({ edge }) => edge)).toContain(first.owner.name);
  });

  it('a field under a symbol is searched for by what the symbol says', async () => {
    const [first] = await findingsOf('pools');
    expect(first.owner.name).toBe('<symbol clients>');
    expect(first.messages.advice.find(({ key }) => key === 'report.whose.owns')?.params?.['words']).toBe(
      'clients memory leak',
    );
  });

  it("a package that the program did not ask for is told with the one that brings it, and with that one's way out", async () => {
    const [first] = await findingsOf('flags');
    expect(first).toMatchObject({ pattern: 'timers', kind: 'leak' });
    expect(first.package?.name).toBe('poll-kit');
    const said = (key: string) => first.messages.advice.find((message) => message.key === key)?.params;
    expect(said('report.whose.through')).toEqual({ package: 'poll-kit', through: 'flags-kit' });
    expect(said('report.whose.wayOut')).toEqual({ package: 'flags-kit', wayOutFunction: 'close' });
    // Timers of somebody else's are nobody's here to clear.
    expect(adviceOf(first)).not.toContain('patterns.timers.advice');
    expect(first.addedBy?.map(({ url }) => path.basename(url))).toEqual(['shop.cjs']);
  });

  it('a field under a symbol is of the package that has the symbol, whoever made the object', async () => {
    const [first] = await findingsOf('rooms');
    expect(first).toMatchObject({ constructor: 'Room', kind: 'leak' });
    expect(first.owner.name).toContain('room-kit/rooms');
    expect(first.package?.name).toBe('room-kit');
  });

  it("a stream whose functions one package wrote is that package's, in whichever variable it stands", async () => {
    const [first] = await findingsOf('traces');
    expect(first).toMatchObject({ owner: { name: 'stream' }, pattern: 'open-streams', kind: 'leak' });
    expect(first.package?.name).toBe('trace-kit');
    // `destroy` is what every stream has.
    expect(adviceOf(first)).not.toContain('report.whose.wayOut');
  });

  it('functions that a package keeps in its own list are a list that grows: nobody else can let them refer to less', async () => {
    const [first] = await findingsOf('fibers');
    expect(first).toMatchObject({ owner: { name: 'finalizers' }, pattern: 'unbounded-collection', kind: 'leak' });
    expect(first.package?.name).toBe('fiber-kit');
  });

  it('what is only handed on to a package is told by the line that calls the package', async () => {
    const [first] = await findingsOf('jobs');
    expect(first).toMatchObject({ owner: { name: 'waiting' }, kind: 'leak' });
    expect(first.addedBy?.[0]).toMatchObject({ function: 'kit', line: 4 });
  });

  it('listeners are not ended by destroying what they listen to, fakes are by restoring them', async () => {
    const [loans] = await findingsOf('loans');
    expect(loans).toMatchObject({ pattern: 'listeners', kind: 'leak' });
    expect(loans.package?.name).toBe('line-pool');
    expect(adviceOf(loans)).not.toContain('report.whose.wayOut');
    const [fakes] = await findingsOf('fakes');
    expect(fakes.messages.advice.find(({ key }) => key === 'report.whose.wayOut')?.params).toEqual({
      package: 'fakes-kit',
      wayOutFunction: 'restore',
    });
  });

  it('texts that two lists of one scope share are a part of the entries, not a growth of whatever has the scope', async () => {
    const findings = await findingsOf('reasons');
    expect(findings[0]).toMatchObject({ owner: { name: 'rejections' }, kind: 'leak' });
    expect(findings[0].package?.name).toBe('reason-kit');
    expect(findings.filter(({ constructor }) => constructor === '(string)')).toEqual([]);
  });

  it("a list inside a function that a package made is called by the program's variable that has the function", async () => {
    const [first] = await findingsOf('quotes');
    expect(first.messages.title.params?.['name']).toMatch(/^quote…(keys|values)$/);
    expect(first.package?.name).toBe('memo-kit');
  });

  it('what a package compiled and keeps itself is not for the reader to bound', async () => {
    const [first] = await findingsOf('views');
    expect(first).toMatchObject({ owner: { name: 'compiled' }, kind: 'leak' });
    expect(adviceOf(first)[0]).toBe('report.whose.owns');
    expect(adviceOf(first).filter((key) => key.startsWith('patterns.'))).toEqual([]);
  });

  it('values of a WeakMap are kept by what keeps their keys alive: threads that run', async () => {
    const [first] = await findingsOf('threads');
    expect(first.pattern).toBe('workers');
    expect(first.owner.constructor).not.toBe('WeakMap');
  });
});
