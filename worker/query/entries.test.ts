// Maps, Sets and WeakMaps of a running V8, entry by entry; and the sizes that tell their tables apart.

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EdgeRow } from '../engine/api.ts';
import { buildHeap, constructorName, type Heap } from '../heap/index.ts';
import { readColumns } from '../heap/testing/real-snapshots.ts';
import { placeOf, tableShape } from './entries.ts';
import { createQueries, type Queries } from './index.ts';

let heap: Heap;
let queries: Queries;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-entries-'));
  const file = path.join(folder, 'maps.heapsnapshot');
  const program = fileURLToPath(new URL('./testing/maps-program.cjs', import.meta.url));
  await promisify(execFile)(process.execPath, [program, file]);
  heap = buildHeap(await readColumns(file));
  queries = createQueries({ heaps: [heap], labels: ['a'], identity: 'same-process', generation: 1 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fieldsOf(objectId: number): Promise<readonly EdgeRow[]> {
  const found = await queries.fields({ ref: { snapshot: 0, objectId }, showEngine: false, offset: 0, limit: 1000 });
  return found.rows;
}
async function collection(name: string): Promise<EdgeRow> {
  const { nodes } = heap.columns;
  for (let node = 0; node < nodes.count; node++) {
    if (constructorName(heap, node) !== 'Holder') continue;
    const field = (await fieldsOf(nodes.id[node])).find(({ edge }) => edge === name);
    if (field !== undefined) return field;
  }
  throw new Error(`no ${name}`);
}
async function entriesOf(name: string): Promise<readonly EdgeRow[]> {
  return (await fieldsOf((await collection(name)).objectId)).filter(({ entry }) => entry !== undefined);
}

describe('fields', () => {
  test('of a Map are values, each with its key', async () => {
    const rows = await entriesOf('byObject');
    expect(rows).toHaveLength(50);
    for (const [i, row] of rows.entries()) {
      expect(row).toMatchObject({ constructor: 'Value', edge: `[${i}]`, entry: { role: 'value' } });
      expect(row.entry?.key?.constructor).toBe('Key');
    }
  });

  test("a key that is text is read; a value of V8's own leaves the key; a small number as a key is not in the file", async () => {
    const rows = await entriesOf('byText');
    const values = rows.filter(({ constructor }) => constructor === 'Value');
    // Of 25 even ones five were deleted; one more has a number as its key.
    expect(values.filter(({ entry }) => entry?.key !== null)).toHaveLength(20);
    expect(values.find(({ entry }) => entry?.key?.preview === '"user-2"')).toBeDefined();
    expect(values.filter(({ entry }) => entry?.key === null)).toHaveLength(1);
    // Of 25 odd ones five were deleted; their value is `true`.
    expect(rows.filter(({ entry }) => entry?.role === 'key')).toHaveLength(20);
  });

  test('of a Set are its members, in order', async () => {
    const rows = await entriesOf('members');
    expect(rows.map(({ edge, entry }) => [edge, entry?.role])).toEqual(
      Array.from({ length: 50 }, (_, i) => [`[${i}]`, 'member']),
    );
  });

  test('of a WeakMap are values with the keys that keep them', async () => {
    const rows = await entriesOf('weak');
    expect(rows).toHaveLength(50);
    expect(rows[0]).toMatchObject({ constructor: 'Value', entry: { role: 'value', key: { constructor: 'Key' } } });
  });

  test('of a Map with one entry, whose table has the least size', async () => {
    expect(await entriesOf('one')).toMatchObject([{ constructor: 'Value', edge: '[0]' }]);
  });
});

test('what keeps a value says whose key it has', async () => {
  const [first] = await entriesOf('byObject');
  const { rows } = await queries.retainers({
    ref: { snapshot: 0, objectId: first.objectId },
    showEngine: false,
    offset: 0,
    limit: 10,
  });
  expect(rows[0]).toMatchObject({ constructor: 'Map', entry: { role: 'value', key: { constructor: 'Key' } } });
});

describe('the size of a table', () => {
  const sizes = (width: number, word: number): number[] =>
    [2, 4, 8, 1024, 1 << 20].map((buckets) => (2 + 3 + buckets * (1 + 2 * width)) * word);

  test.each([4, 8])('tells Maps from Sets with words of %d bytes', (word) => {
    for (const size of sizes(3, word)) expect(tableShape(size)?.width).toBe(3);
    for (const size of sizes(2, word)) expect(tableShape(size)?.width).toBe(2);
  });

  test('of anything else is none', () => {
    for (const bytes of [0, 8, 16, 24, 40, 104, 168]) expect(tableShape(bytes)).toBeNull();
  });

  test('says which places are keys, values and links', () => {
    const map = tableShape((2 + 3 + 2 * 7) * 8);
    if (map === null) throw new Error('no shape');
    expect([0, 4, 5, 6, 7, 8].map((place) => placeOf(map, place))).toEqual([
      null,
      null,
      { role: 'key', entry: 0 },
      { role: 'value', entry: 0 },
      null,
      { role: 'key', entry: 1 },
    ]);
  });
});
