// The query box: every condition against what it means, and one code for every way to ask wrongly.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FoundObjects } from '../engine/api.ts';
import { EngineError } from '../engine/errors.ts';
import { buildHeap, constructorName, findOrdinalById, shallowOf, slim, type Heap } from '../heap/index.ts';
import { readColumns, writeRichPair } from '../heap/testing/real-snapshots.ts';
import { createQueries, type Queries } from './index.ts';
import { readQuery } from './object-words.ts';

let heaps: readonly [Heap, Heap];
let queries: Queries;
let folder: string;
const live = { aborted: false };

beforeAll(async () => {
  const files = await writeRichPair(60);
  folder = path.dirname(files[0]);
  const newer = buildHeap(await readColumns(files[1]));
  const older = buildHeap(await readColumns(files[0]), { shapes: newer.shapes });
  heaps = [older, newer];
  queries = createQueries({ heaps, labels: ['a', 'b'], identity: 'same-process', generation: 3 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function find(text: string, snapshot = 1): Promise<FoundObjects> {
  return queries.find(live, { text, snapshot, sort: { by: 'retained', descending: true }, offset: 0, limit: 10_000 });
}

describe('finds', () => {
  test('by class, in part or exactly', async () => {
    const all = await find('class:sess');
    expect(all.total).toBeGreaterThan(60);
    expect(all.rows.every((row) => /sess/i.test(row.constructor))).toBe(true);
    const exact = await find('class=Session');
    expect(new Set(exact.rows.map((row) => row.constructor))).toEqual(new Set(['Session']));
    expect((await find('Session')).total).toBe((await find('class:session')).total);
  });

  test('by size, all conditions at once, and sums up what it found', async () => {
    const found = await find('size>=1kB type:array');
    expect(found.total).toBeGreaterThan(0);
    expect(found.rows.every((row) => row.shallowBytes >= 1000 && row.type === 'array')).toBe(true);
    expect(found.shallowBytes).toBe(found.rows.reduce((sum, row) => sum + row.shallowBytes, 0));
    expect((await find('size>=1kB size<1kB')).total).toBe(0);
  });

  test('by retained size and distance, by id, by text', async () => {
    expect((await find('retained>50kB')).rows.every((row) => row.retainedBytes > 50_000)).toBe(true);
    expect((await find('distance:2')).rows.every((row) => row.distance === 2)).toBe(true);
    const [first] = (await find('class=Session')).rows;
    expect((await find(`@${first.objectId}`)).rows).toEqual([first]);
    expect((await find(`id:${first.objectId}`)).rows).toEqual([first]);
    expect((await find('text:"rich-program"')).total).toBeGreaterThan(0);
  });

  test('by a property that objects have', async () => {
    const [session] = (await find('class=Session')).rows;
    const { rows } = await queries.fields({
      ref: { snapshot: 1, objectId: session.objectId },
      showEngine: false,
      offset: 0,
      limit: 50,
    });
    const name = rows.find((row) => row.edgeKind === 'property')?.edge ?? '';
    expect((await find(`has:${name} class=Session`)).total).toBe((await find('class=Session')).total - 1);
    expect((await find('has:noSuchPropertyAnywhere')).total).toBe(0);
  });

  test('by age: what is new is not in the snapshot before', async () => {
    const made = await find('class=Session made:1-2');
    expect(made.total).toBeGreaterThan(0);
    expect(made.rows.every((row) => findOrdinalById(heaps[0], row.objectId) < 0)).toBe(true);
    expect((await find('class=Session made:2')).total).toBe(made.total);
    expect((await find('class=Session made>1')).total).toBe(made.total);
    expect((await find('class=Session made<=1')).total + made.total).toBe((await find('class=Session')).total);
    expect((await find('class=Session made<2')).total).toBe((await find('class=Session made:1')).total);
  });

  test('nothing for an empty query, and leaves out what has no bytes of its own', async () => {
    expect((await find('   ')).total).toBe(0);
    const { rows } = await find('size>=0');
    expect(rows.every((row) => row.shallowBytes > 0)).toBe(true);
    expect((await find('size>=0')).shallowBytes).toBe(heaps[1].totalShallowBytes);
  });

  test('in the order that was asked for', async () => {
    const ask = async (by: 'shallow' | 'id', descending: boolean): Promise<readonly number[]> => {
      const question = { text: 'class=Session', snapshot: 1, offset: 0, limit: 500 };
      const { rows } = await queries.find(live, { ...question, sort: { by, descending } });
      return rows.map((row) => (by === 'id' ? row.objectId : row.shallowBytes));
    };
    expect(await ask('id', false)).toEqual([...(await ask('id', false))].sort((a, b) => a - b));
    expect(await ask('shallow', true)).toEqual([...(await ask('shallow', true))].sort((a, b) => b - a));
  });

  test('every object whose class is asked for, as the class table counts it', async () => {
    const { nodes } = heaps[1].columns;
    let count = 0;
    for (let node = 0; node < nodes.count; node++)
      if (constructorName(heaps[1], node) === 'Map' && shallowOf(heaps[1], node) > 0) count++;
    expect((await find('class=Map')).total).toBe(count);
  });
});

describe('says what is wrong', () => {
  test.each([
    ['class:"Sess', 'query-quote', 'class:"Sess'],
    ['sise>1kB', 'query-field', 'sise>1kB'],
    ['size>', 'query-empty-word', 'size>'],
    ['class>Session', 'query-operator', 'class>Session'],
    ['size>big', 'query-size', 'size>big'],
    ['retained>1TB', 'query-size', 'retained>1TB'],
    ['distance>far', 'query-number', 'distance>far'],
    ['id:-1', 'query-number', 'id:-1'],
    ['made:3-2', 'query-made', 'made:3-2'],
    ['made:0', 'query-made', 'made:0'],
    ['made<1', 'query-made', 'made<1'],
    ['made:yesterday', 'query-made', 'made:yesterday'],
    ['kept:nobody', 'query-kept', 'kept:nobody'],
    ['kept:constructor', 'query-kept', 'kept:constructor'],
    ['is:old', 'query-is', 'is:old'],
    ['toString:x', 'query-field', 'toString:x'],
  ])('%s', (query, code, word) => {
    expect(() => readQuery(query)).toThrow(EngineError);
    try {
      readQuery(query);
    } catch (error) {
      expect((error as EngineError).data).toMatchObject({ code, params: { word } });
    }
  });

  test('snapshots and types that are not there, references that were let go, ids that do not compare', async () => {
    const code = (work: Promise<unknown>): Promise<unknown> =>
      work.then(
        () => null,
        (error: unknown) => (error instanceof EngineError ? error.data.code : error),
      );
    expect(await code(find('made:2-9'))).toBe('query-snapshot');
    expect(await code(find('type:nonsense'))).toBe('query-type');
    const slimmed = [slim(heaps[0]), heaps[1]];
    const open = (identity: 'same-process' | 'different-processes'): Queries =>
      createQueries({ heaps: slimmed, labels: ['a', 'b'], identity, generation: 1 });
    const question = { snapshot: 0, sort: { by: 'id', descending: false }, offset: 0, limit: 1 } as const;
    expect(await code(open('same-process').find(live, { ...question, text: 'has:id' }))).toBe('query-references');
    expect(await code(open('same-process').find(live, { ...question, text: 'kept:console' }))).toBe('query-references');
    expect(await code(open('different-processes').find(live, { ...question, text: 'made:1' }))).toBe('query-ids');
    expect(await code(queries.find({ aborted: true }, { ...question, text: 'size>1' }))).toMatchObject({
      code: 'cancelled',
    });
  });
});

test('quotes hold spaces and quotes together', () => {
  expect(readQuery('class:"my class" text:"say \\"hi\\"" x')).toEqual([
    { kind: 'class', text: 'my class', exact: false },
    { kind: 'text', text: 'say "hi"' },
    { kind: 'class', text: 'x', exact: false },
  ]);
});
