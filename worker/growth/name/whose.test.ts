// Whose code it is, on heaps that Node wrote: listeners belong to who added them, also where the emitter is another package's
// and `once` wraps them; a queue is not emptied by the method that takes a subscription back.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UnspokenFinding } from '../../report/unspoken.ts';
import { rankSeries } from '../rank.ts';
import { heapsOf } from '../testing/series.ts';

const FILES = {
  'node_modules/bus-kit/index.js': `
    exports.Bus = class Bus {
      constructor() { this._events = Object.create(null); }
      on(event, fn) { (this._events[event] ??= []).push(fn); }
      pipe(from) { const held = [from, 'piped ' + from]; this.on('drain', () => held); }
      once(event, fn) { const on = () => fn(); on.fn = fn; this.on(event, on); }
    };`,
  'node_modules/words-kit/index.js': `
    exports.translate = (bus, id) => {
      const words = { id, text: 'words of ' + id };
      bus.once('closing', () => { words.text = null; });
      return words.text;
    };`,
  'node_modules/speech-kit/index.js': `
    exports.speech = { observers: { spoken: new Map() }, on(event, fn) { this.observers[event].set(fn, 1); } };`,
  'node_modules/view-kit/index.js': `
    exports.View = class View {
      constructor(speech, id) { this.id = id; this.lines = ['view ' + id, 'end ' + id]; speech.on('spoken', this.draw.bind(this)); }
      draw() { return this.lines; }
    };`,
  'node_modules/log-kit/index.js': `
    const { Bus } = require('bus-kit');
    exports.Transport = class Transport extends Bus { write(line) { return line.length; } };`,
  'node_modules/link-kit/index.js': `
    exports.Link = class Link {
      constructor() { this.queue = []; }
      publish(topic, text) { this.queue.push({ topic, text, at: { topic, tries: 0 } }); }
      unsubscribe(topic) { return topic; }
    };`,
  'shop.cjs': `
    const v8 = require('node:v8');
    const { Bus } = require('bus-kit');
    const { translate } = require('words-kit');
    const { Link } = require('link-kit');
    const { Transport } = require('log-kit');
    const transport = new Transport();
    const { speech } = require('speech-kit');
    const { View } = require('view-kit');
    const app = new Bus();
    const link = new Link();
    globalThis.shop = () => [app, link, transport];
    for (let step = 0; step < 4; step++) {
      for (let i = 0; i < 300; i++) {
        translate(app, step + '/' + i);
        new View(speech, step + '/' + i);
        transport.pipe(step + '/' + i);
        link.publish('price/' + step + '/' + i, 'price ' + i + ' of ' + step);
      }
      v8.writeHeapSnapshot(process.argv[2] + '/' + step + '.heapsnapshot');
    }
    process.exit(0);`,
};
let folder = '';
let findings: readonly UnspokenFinding[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-whose-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  execFileSync(process.execPath, [path.join(folder, 'shop.cjs'), folder]);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.heapsnapshot'))
    .sort()
    .map((file) => path.join(folder, file));
  ({ findings } = await rankSeries(await heapsOf(files), {}, (text) =>
    createHash('sha256').update(text).digest('hex'),
  ));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function finding(where: (one: UnspokenFinding) => boolean): UnspokenFinding {
  const found = findings.find(where);
  if (found === undefined) throw new Error(`not among ${findings.map(({ owner }) => owner.name).join(', ')}`);
  return found;
}

it('listeners on an emitter of one package are of the package that added them', () => {
  const { package: of, target, messages } = finding(({ owner }) => owner.constructor === 'Bus');
  expect(of).toEqual({ name: 'words-kit', version: null });
  expect(target).toMatchObject({ event: 'closing' });
  expect(target?.at?.url).toMatch(/words-kit\/index\.js$/);
  expect(messages.advice.map(({ key }) => key)).toContain('report.whose.adds');
});

it('bound functions in a package’s table of listeners are of the package that bound them', () => {
  const { package: of, target } = finding(({ owner }) => owner.name === 'spoken');
  expect(of).toEqual({ name: 'view-kit', version: null });
  expect(target).toMatchObject({ callback: 'draw' });
});

it('what a class above adds to its own instances is the class’s package’s', () => {
  expect(finding(({ owner }) => owner.constructor === 'Transport').package).toEqual({ name: 'log-kit', version: null });
});

it('a queue of a package offers no way out that is about something else', () => {
  const { package: of, messages } = finding(({ owner }) => owner.name === 'queue');
  expect(of).toEqual({ name: 'link-kit', version: null });
  expect(messages.advice.map(({ key }) => key)).toEqual(['report.whose.owns', 'report.whose.caller']);
});
