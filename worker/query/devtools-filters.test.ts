// DevTools' filters and ours on the same real page (testing/record-page.mjs): every row, every string, every variable.

import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadSnapshot, type DevToolsSnapshot } from '../../bench/peers/devtools-engine.mjs';
import type { KeptBy } from '../engine/api.ts';
import { buildHeap, classify, newestObjectId, type Heap } from '../heap/index.ts';
import { readColumns } from '../heap/testing/real-snapshots.ts';
import { createQueries, type Queries } from './index.ts';
import { keptBy } from './kept-by.ts';
import { filteredRows } from './kept-rows.ts';
import { sameStrings } from './same-strings.ts';
import { unreadVariables } from './unread-variables.ts';

const NAMES: Readonly<Record<KeptBy, string>> = {
  'detached-dom': 'objectsRetainedByDetachedDomNodes',
  'event-handlers': 'objectsRetainedByEventHandlers',
  closures: 'objectsRetainedByContexts',
  console: 'objectsRetainedByConsole',
};
const live = { aborted: false };
let theirs: readonly DevToolsSnapshot[];
let ours: readonly Heap[];
let queries: Queries;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-filters-'));
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const files = await Promise.all(
    [1, 2].map(async (number) => {
      const packed = fileURLToPath(new URL(`./testing/page-holders-${number}.heapsnapshot.gz`, import.meta.url));
      const file = path.join(folder, `${number}.heapsnapshot`);
      await pipeline(createReadStream(packed), createGunzip(), createWriteStream(file));
      return file;
    }),
  );
  theirs = [await loadSnapshot(files[0], { ownThread: false }), await loadSnapshot(files[1], { ownThread: false })];
  warn.mockRestore();
  const newer = buildHeap(await readColumns(files[1]));
  const older = buildHeap(await readColumns(files[0]));
  ours = [older, newer];
  const heaps = [{ ...older, classes: classify(older, newer.shapes ?? []) }, newer];
  queries = createQueries({ heaps, labels: ['1', '2'], identity: 'same-process', generation: 1 });
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(Object.keys(NAMES) as KeptBy[])('kept by %s', (by) => {
  test('equals DevTools, row by row', async () => {
    for (const [i, heap] of ours.entries()) {
      const wanted = theirs[i].aggregatesWithFilter({ filterName: NAMES[by] });
      const rows = filteredRows(heap, await keptBy(heap, by, live));
      const got = rows.flatMap((row, index) => (row.count === 0 ? [] : [[heap.classes.rows[index].key, row] as const]));
      expect(got.length).toBeGreaterThan(0);
      expect(Object.fromEntries(got)).toEqual(
        Object.fromEntries(
          Object.entries(wanted).map(([key, { count, self, maxRet, distance }]) => [
            key,
            { count, shallowBytes: self, retainedBytes: maxRet, distance },
          ]),
        ),
      );
    }
  });

  test('has growth, and its objects behind the row', async () => {
    const question = { offset: 0, limit: 1000, sort: { by: 'shallow', descending: true }, filter: '' } as const;
    const answer = await queries.kept(live, { ...question, by, hideEngine: false });
    expect(answer.snapshots).toEqual([0, 1]);
    const row = answer.rows[0];
    const objects = await queries.classObjects({
      snapshot: 1,
      classKey: row.key,
      keptBy: by,
      only: 'all',
      sort: { by: 'retained', descending: true },
      offset: 0,
      limit: 1000,
    });
    expect(objects.total).toBe(row.countBySnapshot[1]);
    const sum = answer.rows.reduce((total, { countBySnapshot }) => total + countBySnapshot[1], 0);
    expect(answer.countBySnapshot[1]).toBe(sum);
  });
});

test('strings that repeat are the same ones, copy by copy', async () => {
  for (const [i, heap] of ours.entries()) {
    const ids = (nodes: readonly number[]): string => [...nodes].sort((a, b) => a - b).join(' ');
    const got = (await sameStrings(heap, live)).map(
      ({ text, nodes }) => `${ids(nodes.map((node) => heap.columns.nodes.id[node]))} ${text}`,
    );
    const wanted = theirs[i]
      .getDuplicateStrings()
      .map(({ value, nodes }) => `${ids(nodes.map(({ id }) => id))} ${value}`);
    expect(got.length).toBeGreaterThan(10);
    expect(got.sort()).toEqual(wanted.sort());
  }
});

test('variables that no live function reads are the same ones, scope by scope', async () => {
  for (const [i, heap] of ours.entries()) {
    const { id } = heap.columns.nodes;
    const got = (await unreadVariables(heap, live)).map(
      (v) => `${id[v.context]} ${v.name} ${id[v.value]} ${v.functionName} ${v.scriptName} ${v.start}`,
    );
    const wanted = theirs[i]
      .analyzeContexts()
      .scopes.flatMap(({ contexts, scopeName = '', scriptName, scopeStart }) =>
        contexts.flatMap(({ contextNodeId, deadFields }) =>
          deadFields.map(
            ({ name, valueNodeId }) =>
              `${contextNodeId} ${name} ${valueNodeId} ${scopeName} ${scriptName} ${scopeStart}`,
          ),
        ),
      );
    expect(got.length).toBe([20, 50][i]);
    expect(got.sort()).toEqual(wanted.sort());
  }
});

test('groups have growth, and lead to what keeps most', async () => {
  const question = { offset: 0, limit: 100, sort: { by: 'retainedGrowth', descending: true }, filter: '' } as const;
  const variables = await queries.groups(live, { ...question, of: 'unread-variables' });
  expect(variables.available).toBe(true);
  expect(variables.rows).toHaveLength(1);
  expect(variables.rows[0]).toMatchObject({ label: 'unread', countBySnapshot: [20, 50] });
  expect(await queries.object(variables.rows[0].sample)).toMatchObject({ constructor: '{bytes}' });
  const strings = await queries.groups(live, { ...question, of: 'same-strings', filter: 'the same atext' });
  expect(strings.rows[0]).toMatchObject({ label: 'the same Atext againA', countBySnapshot: [20, 50] });
});

test('`made:1-2` is what DevTools shows as allocated between the two', async () => {
  const [minNodeId, maxNodeId] = ours.map(({ columns }) => newestObjectId(columns));
  const rows = Object.values(theirs[1].aggregatesWithFilter({ minNodeId, maxNodeId }));
  const wanted = rows.reduce((sum, { count }) => sum + count, 0);
  const sort = { by: 'retained', descending: true } as const;
  const found = await queries.find(live, { text: 'made between 1 and 2', snapshot: 1, sort, offset: 0, limit: 10 });
  expect(wanted).toBeGreaterThan(100);
  expect(found.total).toBe(wanted);
  expect(found.shallowBytes).toBe(rows.reduce((sum, { self }) => sum + self, 0));
});
