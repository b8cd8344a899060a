// Conformance with Chrome DevTools: its own engine and ours on the same real snapshots, every node and every row.

import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  comparisonRows,
  loadSnapshot,
  summaryRows,
  type DevToolsSnapshot,
} from '../../bench/peers/devtools-engine.mjs';
import { buildHeap, classify, shallowOf, shallowSizes, type Heap } from '../heap/index.ts';
import { ODD_FILES } from '../heap/testing/odd-files.ts';
import { readColumns, writeRichPair } from '../heap/testing/real-snapshots.ts';
import { snapshotStatistics } from '../query/statistics.ts';
import { diffConstructors } from './tables/constructor-diff.ts';

/**
 * Every difference that is allowed, by row name.
 * | row | what differs | why |
 * |---|---|---|
 * | Function, RegExp, (system), (string)… when an object or native node bears that very name | all numbers | DevTools keys rows by string number and then overwrites one of two rows whose text is equal; we add them up |
 */
const ownNames = new Set([
  'Function',
  'RegExp',
  '(system)',
  '(compiled code)',
  '(string)',
  '(array)',
  '(native)',
  '(synthetic)',
]);

interface Pair {
  readonly theirs: DevToolsSnapshot;
  readonly ours: Heap;
}

/** Recorded series, one folder each, as `N.heapsnapshot.gz`. */
const recordedRoot = fileURLToPath(new URL('../../fixtures/recorded/', import.meta.url));
const recorded = existsSync(recordedRoot)
  ? readdirSync(recordedRoot)
      .filter((series) => filesOf(series).length > 0)
      .sort()
  : [];

function filesOf(series: string): readonly string[] {
  return readdirSync(path.join(recordedRoot, series))
    .filter((file) => file.endsWith('.heapsnapshot.gz'))
    .sort();
}

async function load(file: string): Promise<Pair> {
  // DevTools warns about nodes that only weak references reach; that is no news here.
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const theirs = await loadSnapshot(file, { ownThread: false });
  warn.mockRestore();
  return { theirs, ours: buildHeap(await readColumns(file)) };
}

function expectSameNodes({ theirs, ours }: Pair): void {
  expect(ours.columns.nodes.count).toBe(theirs.nodeCount);
  expect(ours.dominator).toEqual(theirs.dominatorsTree);
  expect(Float64Array.from(ours.retained)).toEqual(theirs.retainedSizes);
  expect(ours.distance).toEqual(theirs.nodeDistances);
  const shallow = Array.from({ length: theirs.nodeCount }, (_, node) =>
    theirs.createNode(node * theirs.nodeFieldCount).selfSize(),
  );
  expect(Array.from(shallowSizes(ours))).toEqual(shallow);
}

function ambiguous(heap: Heap): ReadonlySet<string> {
  const { nodes, strings, header } = heap.columns;
  const found = new Set<string>();
  const types = ['object', 'native'].map((type) => header.nodeTypes.indexOf(type));
  const decoder = new TextDecoder();
  for (let node = 0; node < nodes.count; node++) {
    if (!types.includes(nodes.type[node]) || shallowOf(heap, node) === 0) continue;
    const name = decoder.decode(
      strings.pieces[0].subarray(strings.offset[nodes.name[node]], strings.offset[nodes.name[node] + 1]),
    );
    if (ownNames.has(name)) found.add(name);
  }
  return found;
}

function expectSameRows({ theirs, ours }: Pair): number {
  const allowed = ambiguous(ours);
  const wanted = summaryRows(theirs).filter((row) => !allowed.has(row.name));
  const got = ours.classes.rows.filter((row) => !allowed.has(row.name));
  const plain = ({ key, name, count, shallowBytes, retainedBytes, distance }: (typeof wanted)[number]): object => ({
    key,
    name,
    count,
    shallowBytes,
    retainedBytes,
    distance,
  });
  const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1);
  expect([...got].sort(byKey).map(plain)).toEqual([...wanted].sort(byKey).map(plain));
  return wanted.length;
}

function expectSameComparison(older: Pair, newer: Pair): number {
  const allowed = new Set([...ambiguous(older.ours), ...ambiguous(newer.ours)]);
  const shapes = newer.ours.shapes ?? [];
  const heaps = [{ ...older.ours, classes: classify(older.ours, shapes) }, newer.ours];
  const got = diffConstructors(heaps, 'same-process')
    .filter((row) => (row.addedCount !== 0 || row.removedCount !== 0) && !allowed.has(row.name))
    .map(({ key, addedCount, removedCount, addedBytes, removedBytes }) => [
      key,
      addedCount,
      removedCount,
      addedBytes,
      removedBytes,
    ]);
  const wanted = comparisonRows(newer.theirs, older.theirs)
    .filter((row) => !allowed.has(row.name))
    .map(({ key, addedCount, removedCount, addedBytes, removedBytes }) => [
      key,
      addedCount,
      removedCount,
      addedBytes,
      removedBytes,
    ]);
  expect(got.map(String).sort()).toEqual(wanted.map(String).sort());
  return wanted.length;
}

describe('a rich Node program, before and after half of its sessions were replaced', () => {
  let older: Pair;
  let newer: Pair;
  let folder: string;
  beforeAll(async () => {
    const files = await writeRichPair(300);
    folder = path.dirname(files[0]);
    older = await load(files[0]);
    newer = await load(files[1]);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('every node: shallow and retained size, dominator, distance', () => {
    expectSameNodes(older);
    expectSameNodes(newer);
  });
  test('every constructor: count, shallow, retained, distance', () => {
    expect(expectSameRows(older)).toBeGreaterThan(150);
    expect(expectSameRows(newer)).toBeGreaterThan(150);
  });
  test('the statistics by kind', () => {
    const { native, v8heap } = newer.theirs.getStatistics();
    const bytes = new Map(snapshotStatistics(newer.ours, '').byKind.map(({ kind, bytes: size }) => [kind, size]));
    expect([
      bytes.get('code'),
      bytes.get('strings'),
      bytes.get('arrays'),
      bytes.get('system'),
      bytes.get('typedArrays'),
    ]).toEqual([v8heap.code, v8heap.strings, v8heap.jsArrays, v8heap.system, native.typedArrays]);
  });
  test('the comparison: added and removed counts and bytes', () => {
    expect(expectSameComparison(older, newer)).toBeGreaterThan(20);
  });
});

describe.each(Object.entries(ODD_FILES))('a file of the kind %s', (_kind, make) => {
  test('equals DevTools, node by node, row by row, and small against large', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-odd-'));
    try {
      const pairs: Pair[] = [];
      for (const size of [60, 90]) {
        const file = path.join(folder, `${size}.heapsnapshot`);
        // DevTools reads samples before locations, and both only where they stand in V8's order.
        const { strings, locations, ...rest } = make(size);
        await writeFile(file, JSON.stringify({ ...rest, locations, strings }));
        pairs.push(await load(file));
      }
      for (const pair of pairs) {
        expectSameNodes(pair);
        expect(expectSameRows(pair)).toBeGreaterThan(1);
      }
      expectSameComparison(pairs[0], pairs[1]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe.each(recorded)('recorded series %s', (series) => {
  test('equals DevTools, snapshot by snapshot and first against last', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-conformance-'));
    try {
      const files = filesOf(series);
      const pairs: Pair[] = [];
      // First and last are enough: the middle is the same program.
      for (const file of files.length > 1 ? [files[0], files[files.length - 1]] : files) {
        const plain = path.join(folder, file.replace(/\.gz$/, ''));
        await pipeline(
          createReadStream(path.join(recordedRoot, series, file)),
          createGunzip(),
          createWriteStream(plain),
        );
        pairs.push(await load(plain));
      }
      for (const pair of pairs) {
        expectSameNodes(pair);
        expect(expectSameRows(pair)).toBeGreaterThan(50);
      }
      if (pairs.length === 2) expectSameComparison(pairs[0], pairs[1]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
