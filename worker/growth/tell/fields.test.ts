// Fields read off objects that V8 wrote: names and constructors as in the source, plumbing looked through, and work
// that stays small whatever the object.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindsOf, nodeName, type Heap } from '../../heap/index.ts';
import { detachedAmong, fieldsOf, heaviestVariable, keyConstructorOf, pendingPromises } from './fields.ts';
import { Namer } from '../name/links.ts';
import { heapsOf, recordedHeaps } from '../testing/series.ts';

const PROGRAM = `
const v8 = require('node:v8');
class Customer { constructor() { this.mail = 'a' + process.pid; this.orders = [{ total: 1 }]; this.none = undefined; } }
class Waiting { constructor() { this.answer = new Promise((resolve) => { this.resolve = resolve; }); this.answer.then(() => 1); } }
class Answered { constructor(fails) { this.answer = new Promise((resolve, reject) => { this.reject = reject; fails ? reject(new Error('no')) : resolve(this); }); this.answer.catch(() => 1); } }
class Unasked { constructor() { this.answer = new Promise(() => {}); } }
class ByText { constructor() { this.map = new Map([['k' + process.pid, new Customer()]]); } }
class ByObject { constructor() { this.map = new Map([[new Customer(), { b: 1 }]]); } }
class ByNumber { constructor() { this.map = new Map([[1, new Customer()], [2, new Customer()]]); } }
class Callback { constructor() { const small = { a: 1 }; const large = 'x'.repeat(5000) + process.pid; this.run = () => [small, large]; } }
class Wide { constructor() { for (let i = 0; i < 3000; i++) this['field' + i] = { i }; } }
class Even { constructor() { const a = 'x'.repeat(500) + process.pid; const b = 'y'.repeat(500) + process.pid; const c = 'z'.repeat(500) + process.pid; this.run = () => [a, b, c]; } }
globalThis.kept = [Even, Customer, Waiting, Unasked, ByText, ByObject, ByNumber, Callback, Wide].map((Class) => new Class());
globalThis.answered = [new Answered(true), new Answered(false)];
setImmediate(() => v8.writeHeapSnapshot(process.argv[1]));
`;
let folder = '';
let heap: Heap;
let namer: Namer;
const fresh = (): boolean => true;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-fields-'));
  const file = path.join(folder, 'fields.heapsnapshot');
  execFileSync(process.execPath, ['-e', PROGRAM, file]);
  [heap] = await heapsOf([file]);
  namer = new Namer(heap, kindsOf(heap), () => false);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All instances of a class of the program. */
function instances(constructor: string): readonly number[] {
  const { type } = heap.columns.nodes;
  const named = (node: number): boolean =>
    heap.columns.header.nodeTypes[type[node]] === 'object' && nodeName(heap, node) === constructor;
  const found = [...type.keys()].filter((node) => named(node) && fieldsOf(namer, node, 1, fresh).length > 0);
  if (found.length === 0) throw new Error(`no ${constructor} in the snapshot`);
  return found;
}

/** The only instance of a class of the program. */
function instance(constructor: string): number {
  return instances(constructor)[0];
}

function record(constructor: string, depth: 1 | 2): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fieldsOf(namer, instance(constructor), depth, fresh).map(({ name, constructor: what }) => [name, what]),
  );
}

/** What the field `map` or `run` of the only instance refers to. */
function target(constructor: string, field: string): number {
  const found = fieldsOf(namer, instance(constructor), 1, fresh).find(({ name }) => name === field);
  if (found === undefined) throw new Error(`${constructor} has no ${field}`);
  return found.target;
}

describe('fieldsOf', () => {
  it('names properties, looks through the elements of lists, and calls undefined a value', () => {
    expect(record('Customer', 1)).toMatchObject({
      mail: expect.stringContaining('string'),
      orders: 'Array',
      none: '(value)',
    });
    expect(record('Customer', 2)).toMatchObject({ 'orders.[]': expect.stringMatching(/^(Object|\{total\})$/) });
  });

  it('looks through what V8 puts between a promise and who waits for it', () => {
    expect(record('Waiting', 2)).toMatchObject({
      answer: 'Promise',
      resolve: 'Function',
      'resolve.(slot)': 'Promise',
      'answer.reactions_or_result': expect.stringMatching(/^(Function|Promise)$/),
    });
  });

  it('reads the variables of a scope as fields of its function', () => {
    expect(record('Callback', 2)).toMatchObject({ run: 'Function', 'run.large': expect.stringContaining('string') });
  });

  it('stays small for an object with thousands of fields', () => {
    expect(fieldsOf(namer, instance('Wide'), 2, fresh).length).toBeLessThanOrEqual(160);
  });

  it('does not look into a scope that was there all along', () => {
    expect(fieldsOf(namer, target('Callback', 'run'), 1, () => false).map(({ name }) => name)).not.toContain('large');
  });
});

describe('keyConstructorOf', () => {
  it('tells texts from objects, and says nothing of numbers and of other objects', () => {
    expect(keyConstructorOf(namer, target('ByText', 'map'))).toBe('(string)');
    expect(keyConstructorOf(namer, target('ByObject', 'map'))).toBe('Customer');
    expect(keyConstructorOf(namer, target('ByNumber', 'map'))).toBeNull();
    expect(keyConstructorOf(namer, instance('Customer'))).toBeNull();
  });
});

describe('pendingPromises', () => {
  it('names what leads to a promise that somebody waits for', () => {
    expect(pendingPromises(namer, instances('Waiting'), fresh)).toEqual(
      expect.arrayContaining(['answer', 'resolve.(slot)']),
    );
    expect(pendingPromises(namer, [target('Waiting', 'answer')], fresh)).toContain('');
  });

  it('names none that was kept or rejected, nor one that nobody waits for: there the heap does not tell', () => {
    expect(instances('Answered')).toHaveLength(2);
    expect(pendingPromises(namer, instances('Answered'), fresh)).toEqual([]);
    expect(pendingPromises(namer, instances('Unasked'), fresh)).toEqual([]);
  });

  it('says nothing of entries of which some wait and some do not', () => {
    expect(pendingPromises(namer, [...instances('Waiting'), ...instances('Answered')], fresh)).not.toContain('answer');
  });
});

describe('heaviestVariable', () => {
  it('is the variable that keeps most, and null where no scope came with the function', () => {
    expect(heaviestVariable(namer, target('Callback', 'run'), fresh)).toBe('large');
    expect(heaviestVariable(namer, target('Callback', 'run'), () => false)).toBeNull();
    expect(heaviestVariable(namer, instance('Customer'), fresh)).toBeNull();
    // Of three alike none keeps most.
    expect(heaviestVariable(namer, target('Even', 'run'), fresh)).toBeNull();
  });
});

describe('detachedAmong', () => {
  it('finds nodes that are in no document', async () => {
    const heaps = await recordedHeaps('page-detached');
    const page = heaps[heaps.length - 1];
    const reader = new Namer(page, kindsOf(page), () => true);
    const nodes = [...page.columns.nodes.type.keys()];
    const detached = nodes.filter((node) => page.detached?.[node] === 2);
    expect(detached.length).toBeGreaterThan(0);
    expect(detachedAmong(reader, detached.slice(0, 1))).toBe(true);
    expect(detachedAmong(reader, nodes.filter((node) => page.detached?.[node] === 1).slice(0, 50))).toBe(false);
  });
});
