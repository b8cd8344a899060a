import fc from 'fast-check';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draw } from '../../fixtures/draw/draw.ts';
import type { ConstructorQuery, ConstructorSortColumn, ObjectQuery, PathQuery, PathRowData } from '../engine/api.ts';
import { diffConstructors, reportConstructors } from '../growth/tables/constructor-diff.ts';
import {
  buildHeap,
  classify,
  constructorName,
  droppedEdges,
  findOrdinalById,
  shallowOf,
  slim,
  type Heap,
} from '../heap/index.ts';
import { readColumns, writeRichPair } from '../heap/testing/real-snapshots.ts';
import { createQueries, type Queries, type QuerySeries } from './index.ts';
import { sortByKey } from './window.ts';

let series: QuerySeries;
let heaps: readonly [Heap, Heap];
let queries: Queries;
let folder: string;

beforeAll(async () => {
  const files = await writeRichPair(300);
  folder = path.dirname(files[0]);
  const newer = buildHeap(await readColumns(files[1]));
  const older = buildHeap(await readColumns(files[0]), { shapes: newer.shapes });
  heaps = [older, newer];
  series = { heaps, labels: ['before', 'after'], identity: 'same-process', generation: 7 };
  queries = createQueries(series);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const table = (change: Partial<ConstructorQuery> = {}): ConstructorQuery => ({
  offset: 0,
  limit: 5000,
  sort: { by: 'retained', descending: true },
  filter: '',
  hideEngine: false,
  ...change,
});
const live = { aborted: false };

/** Object id of the `n`th object of a constructor in the newest snapshot. */
function idOf(constructor: string, n = 0): number {
  const { nodes } = heaps[1].columns;
  for (let node = 0, left = n; node < nodes.count; node++) {
    if (constructorName(heaps[1], node) === constructor && left-- === 0) return nodes.id[node];
  }
  throw new Error(`no ${constructor}`);
}
const about = (objectId: number, change: Partial<ObjectQuery> = {}): ObjectQuery => ({
  ref: { snapshot: 1, objectId },
  offset: 0,
  limit: 100,
  showEngine: false,
  ...change,
});

describe('constructors', () => {
  test('every column sorts both ways, and windows join up to the whole', async () => {
    const columns: readonly ConstructorSortColumn[] = [
      'name',
      'count',
      'countGrowth',
      'shallow',
      'shallowGrowth',
      'retained',
      'retainedGrowth',
      'added',
      'removed',
      'survived',
      'distance',
    ];
    const value = (
      row: Awaited<ReturnType<Queries['constructors']>>['rows'][number],
      by: ConstructorSortColumn,
    ): number | string => {
      const last = (values: readonly number[]): number => values[values.length - 1];
      switch (by) {
        case 'name':
          return row.name.toLowerCase();
        case 'count':
          return last(row.countBySnapshot);
        case 'countGrowth':
          return last(row.countBySnapshot) - row.countBySnapshot[0];
        case 'shallow':
          return last(row.shallowBytesBySnapshot);
        case 'shallowGrowth':
          return last(row.shallowBytesBySnapshot) - row.shallowBytesBySnapshot[0];
        case 'retained':
          return last(row.retainedBytesBySnapshot);
        case 'retainedGrowth':
          return last(row.retainedBytesBySnapshot) - row.retainedBytesBySnapshot[0];
        case 'added':
          return row.addedCount ?? 0;
        case 'removed':
          return row.removedCount ?? 0;
        case 'survived':
          return row.survivedCount ?? 0;
        case 'distance':
          return row.distance;
      }
    };
    for (const by of columns) {
      for (const descending of [true, false]) {
        const { rows, total, generation } = await queries.constructors(table({ sort: { by, descending } }));
        expect(generation).toBe(7);
        expect(rows.length).toBe(total);
        for (let i = 1; i < rows.length; i++) {
          const [a, b] = [value(rows[i - 1], by), value(rows[i], by)];
          if (descending ? a < b : a > b) throw new Error(`${by}: ${a} before ${b}`);
        }
        const parts = await Promise.all(
          [0, 40, 80].map((offset) => queries.constructors(table({ sort: { by, descending }, offset, limit: 40 }))),
        );
        expect(parts.flatMap((part) => part.rows)).toEqual(rows.slice(0, 120));
      }
    }
  });

  test('added, removed and survived agree with the counts', async () => {
    const { rows } = await queries.constructors(table());
    // 200 and 300 sessions, and `Derived.prototype`, which V8 names `Session` too.
    const session = rows.find((row) => row.name === 'Session');
    expect(session).toMatchObject({
      countBySnapshot: [201, 301],
      addedCount: 200,
      removedCount: 100,
      survivedCount: 101,
    });
    expect(session?.source?.url).toMatch(/rich-program\.cjs$/);
    for (const row of rows) {
      expect((row.survivedCount ?? 0) + (row.addedCount ?? 0)).toBe(row.countBySnapshot[1]);
      expect((row.survivedCount ?? 0) + (row.removedCount ?? 0)).toBe(row.countBySnapshot[0]);
    }
  });

  test('the filter ignores case, engine rows can be hidden, and both say how many there were', async () => {
    const filtered = await queries.constructors(table({ filter: 'SESS' }));
    expect(filtered.rows.map((row) => row.name)).toContain('Session');
    expect(filtered.total).toBeLessThan(filtered.unfilteredTotal);
    const program = await queries.constructors(table({ hideEngine: true }));
    expect(program.rows.some((row) => row.name === '(compiled code)')).toBe(false);
    expect(program.unfilteredTotal).toBe((await queries.constructors(table())).total);
  });

  test('laws: a snapshot against itself has no growth, two turned around mirror, other processes do not compare by id', () => {
    const shapes = heaps[1].shapes ?? [];
    const older = { ...heaps[0], classes: classify(heaps[0], shapes) };
    for (const row of diffConstructors([older, older], 'same-process'))
      expect([row.addedCount, row.removedCount]).toEqual([0, 0]);
    const forth = diffConstructors([older, heaps[1]], 'same-process').map((row) =>
      [row.key, row.addedBytes, row.removedBytes].join(),
    );
    const back = diffConstructors([heaps[1], older], 'same-process').map((row) =>
      [row.key, row.removedBytes, row.addedBytes].join(),
    );
    expect([...back].sort()).toEqual([...forth].sort());
    const foreign = diffConstructors([older, heaps[1]], 'different-processes');
    expect(foreign.every((row) => row.addedCount === null && row.survivedCount === null)).toBe(true);
    expect(foreign.find((row) => row.name === 'Session')?.countBySnapshot).toEqual([201, 301]);
    expect(reportConstructors(foreign)[0]).not.toHaveProperty('key');
  });

  test('the objects of a class come sorted and split into added and survived', async () => {
    const { rows } = await queries.constructors(table({ filter: 'session' }));
    const classKey = rows.find((row) => row.name === 'Session')?.key ?? '';
    const ask = (only: 'all' | 'added' | 'survived'): ReturnType<Queries['classObjects']> =>
      queries.classObjects({
        snapshot: 1,
        classKey,
        only,
        offset: 0,
        limit: 1000,
        sort: { by: 'id', descending: true },
      });
    const [all, added, survived] = await Promise.all([ask('all'), ask('added'), ask('survived')]);
    expect([all.total, added.total, survived.total, added.unfilteredTotal]).toEqual([301, 200, 101, 301]);
    expect(all.rows.map((row) => row.objectId)).toEqual(all.rows.map((row) => row.objectId).sort((a, b) => b - a));
    expect(added.rows.every((row) => row.survived === false && row.constructor === 'Session')).toBe(true);
    expect(all.rows[0].preview).toMatch(/^\{.*user.*\}$/);
    expect(
      (
        await queries.classObjects({
          snapshot: 9,
          classKey,
          only: 'all',
          offset: 0,
          limit: 5,
          sort: { by: 'id', descending: true },
        })
      ).total,
    ).toBe(0);
  });
});

describe('one object', () => {
  test('its detail: source, class, path from a root, dominators up to the root', async () => {
    const detail = await queries.object({ snapshot: 1, objectId: idOf('Session', 250) });
    expect(detail).toMatchObject({ constructor: 'Session', type: 'object', detached: false });
    expect(detail?.source?.url).toMatch(/rich-program\.cjs$/);
    expect(detail?.dominators.at(-1)?.objectId).toBe(heaps[1].columns.nodes.id[0]);
    const path_ = detail?.pathFromRoot ?? [];
    expect(path_.at(-1)?.objectId).toBe(detail?.objectId);
    expect(path_.map((hop) => hop.edge)).toContain('held');
    expect(path_.length).toBe(detail?.distance);
    expect(await queries.object({ snapshot: 1, objectId: 2 })).toBeNull();
    expect(await queries.object({ snapshot: 5, objectId: 1 })).toBeNull();
  });

  test('a string gives all of its text, a concatenated one too', async () => {
    const { nodes, header } = heaps[1].columns;
    const cons = header.nodeTypes.indexOf('concatenated string');
    const node = nodes.type.indexOf(cons);
    const detail = await queries.object({ snapshot: 1, objectId: nodes.id[node] });
    expect(detail?.text?.length).toBeGreaterThan(0);
    expect(detail?.preview.length).toBeLessThan(220);
    const korean = await queries.search(live, { text: '한국어', kinds: ['string'], snapshot: 1, offset: 0, limit: 5 });
    expect((await queries.object({ snapshot: 1, objectId: korean.rows[0].object?.objectId ?? 0 }))?.text).toBe(
      '한국어',
    );
  });

  test('a Map shows its entries as fields, and an entry shows the Map as what keeps it', async () => {
    const held = await queries.fields(about(idOf('Session', 250)));
    expect(held.rows.map((row) => row.edge)).toEqual(expect.arrayContaining(['user', 'tags', 'onClose']));
    expect(held.rows.some((row) => row.engine)).toBe(false);
    const everything = await queries.fields(about(idOf('Session', 250), { showEngine: true }));
    expect(everything.rows.map((row) => row.edge)).toContain('map');
    expect(everything.total).toBeGreaterThan(held.total);

    const keepers = await queries.retainers(about(idOf('Session', 250)));
    const map = keepers.rows.find((row) => row.constructor === 'Map');
    expect(map?.edgeKind).toMatch(/entry|element|hidden/);
    const entries = await queries.fields(about(map?.objectId ?? 0, { limit: 10_000 }));
    expect(entries.rows.filter((row) => row.constructor === 'Session').length).toBe(300);
    const distances = keepers.rows.map((row) => row.distance);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    const raw = await queries.retainers(about(idOf('Session', 250), { showEngine: true }));
    expect(raw.rows.some((row) => row.type === 'array')).toBe(true);
  });

  test('dominated objects are largest first and never larger than their dominator', async () => {
    const detail = await queries.object({ snapshot: 1, objectId: idOf('Session', 250) });
    const { rows, total } = await queries.dominated(about(idOf('Session', 250)));
    expect(total).toBe(rows.length);
    expect(rows.map((row) => row.retainedBytes)).toEqual(rows.map((row) => row.retainedBytes).sort((a, b) => b - a));
    expect(rows.reduce((sum, row) => sum + row.retainedBytes, 0)).toBeLessThanOrEqual(detail?.retainedBytes ?? 0);
  });

  test('a slimmed snapshot still answers with numbers, without fields', async () => {
    const light = createQueries({ ...series, heaps: [heaps[0], slim(heaps[1])] });
    const id = idOf('Session', 250);
    expect(await light.object({ snapshot: 1, objectId: id })).toMatchObject({
      constructor: 'Session',
      pathFromRoot: [],
      fieldCount: 0,
    });
    expect((await light.fields(about(id))).total).toBe(0);
    expect((await light.dominated(about(id))).total).toBeGreaterThan(0);
  });
});

describe('cut', () => {
  /** Bytes that nothing reaches any more, by walking the whole graph without the reference. */
  function bruteForce(heap: Heap, from: number, to: number): number {
    const { nodes, edges } = heap.columns;
    const dropped = droppedEdges(heap);
    const keeps = (edge: number): boolean => ((dropped[edge >>> 5] >>> (edge & 31)) & 1) === 0;
    const reach = (skip: boolean): Set<number> => {
      const targets = new Set<number>();
      for (let edge = 0; edge < edges.count; edge++) if (keeps(edge)) targets.add(edges.toNode[edge]);
      const pending = [
        0,
        ...Array.from({ length: nodes.count }, (_, node) => node).filter((node) => !targets.has(node)),
      ];
      const seen = new Set(pending);
      for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
        for (let edge = nodes.firstEdge[node]; edge < nodes.firstEdge[node + 1]; edge++) {
          const target = edges.toNode[edge];
          if (!keeps(edge) || seen.has(target) || (skip && node === from && target === to)) continue;
          seen.add(target);
          pending.push(target);
        }
      }
      return seen;
    };
    const before = reach(false);
    const after = reach(true);
    let freed = 0;
    for (const node of before) if (!after.has(node)) freed += shallowOf(heap, node);
    return freed;
  }

  test('equals reachability worked out again without the reference, on random graphs', async () => {
    const edge = fc.tuple(
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom('property', 'weak', 'internal' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(edge, { minLength: 3, maxLength: 20 }), async (list) => {
        const nodes = Array.from({ length: 9 }, (_, i) => `^n${i} -> Node${i} @${i * 2 + 11} ${2 ** i}B`);
        const drawn = draw(
          nodes.slice(0, 1).join('\n') +
            '\n' +
            nodes
              .slice(1)
              .map((line) => `  ${line.replace('^', '~')}`)
              .join('\n'),
        );
        // Only the weak edges of the drawing hold the nodes, so what retains them are the edges added here.
        const { nodes: n, edges: e, header } = drawn;
        const bySource = Array.from({ length: n.count }, (_, from) => [
          ...Array.from({ length: n.firstEdge[from + 1] - n.firstEdge[from] }, (_, i) => ({
            type: e.type[n.firstEdge[from] + i],
            name: e.nameOrIndex[n.firstEdge[from] + i],
            to: e.toNode[n.firstEdge[from] + i],
          })),
          ...list
            .filter(([source]) => source + 1 === from)
            .map(([, target, type]) => ({ type: header.edgeTypes.indexOf(type), name: 0, to: target + 1 })),
        ]);
        const flat = bySource.flat();
        const firstEdge = new Uint32Array(n.count + 1);
        bySource.forEach((own, node) => {
          firstEdge[node + 1] = firstEdge[node] + own.length;
        });
        const heap = buildHeap({
          ...drawn,
          nodes: { ...n, firstEdge },
          edges: {
            count: flat.length,
            type: Uint8Array.from(flat, (x) => x.type),
            nameOrIndex: Uint32Array.from(flat, (x) => x.name),
            toNode: Uint32Array.from(flat, (x) => x.to),
          },
        });
        const asked = createQueries({ heaps: [heap], labels: [''], identity: 'unknown', generation: 1 });
        for (const [source, target] of list) {
          if (source === target) continue;
          const { freedBytes, totalBytes } = await asked.cut(live, 0, source * 2 + 11, target * 2 + 11);
          expect(freedBytes).toBe(bruteForce(heap, source + 1, target + 1));
          expect(totalBytes).toBe(heap.totalShallowBytes);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('on a real heap: the only reference frees the object, one of two frees nothing', async () => {
    const session = findOrdinalById(heaps[1], idOf('Session', 250));
    const fields = await queries.fields(about(idOf('Session', 250)));
    const tags = fields.rows.find((row) => row.edge === 'tags');
    const result = await queries.cut(live, 1, heaps[1].columns.nodes.id[session], tags?.objectId ?? 0);
    expect(result.freedBytes).toBe(tags?.retainedBytes);
    expect(result.freedCount).toBeGreaterThan(1);
    const map = (await queries.retainers(about(idOf('Session', 250)))).rows.find((row) => row.constructor === 'Map');
    expect((await queries.cut(live, 1, map?.objectId ?? 0, heaps[1].columns.nodes.id[session])).freedBytes).toBe(0);
    expect(await queries.cut(live, 1, 4, 6)).toMatchObject({ freedBytes: 0, freedCount: 0 });
    await expect(
      createQueries({ ...series, heaps: [{ ...heaps[1] }], identity: 'unknown' }).cut(
        { aborted: true },
        0,
        idOf('Session', 250),
        tags?.objectId ?? 0,
      ),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('paths', () => {
  const ask = (change: Partial<PathQuery>): PathQuery => ({
    offset: 0,
    limit: 5000,
    expanded: [''],
    sort: { by: 'bytesGrowth', descending: true },
    filter: '',
    hideEngine: false,
    ...change,
  });
  const growth = (row: PathRowData): number => row.bytesBySnapshot[1] - row.bytesBySnapshot[0];

  test('rows come depth first, sorted among siblings, with their place among them', async () => {
    const closed = await queries.paths(ask({ expanded: [] }));
    expect(closed.rows).toMatchObject([
      { id: '', depth: 0, expandable: true, expanded: false, position: 1, siblings: 1 },
    ]);
    const { rows, total } = await queries.paths(ask({}));
    const children = rows.slice(1);
    expect(total).toBe(rows.length);
    expect(children.map((row) => row.position)).toEqual(children.map((_, i) => i + 1));
    expect(children.every((row) => row.siblings === children.length && row.depth === 1)).toBe(true);
    expect(children.map(growth)).toEqual(children.map(growth).sort((a, b) => b - a));
    const deeper = await queries.paths(ask({ expanded: ['', children[0].id] }));
    expect(deeper.rows[2]).toMatchObject({ depth: 2, position: 1 });
    expect(deeper.rows[2].id.startsWith(`${children[0].id}.`)).toBe(true);
  });

  test('a filter keeps the way down to what matches; engine rows can be hidden', async () => {
    const { rows } = await queries.paths(ask({}));
    const global = rows.find((row) => row.constructor === 'global');
    const open = ask({ expanded: ['', global?.id ?? 'none'] });
    const filtered = await queries.paths({ ...open, filter: 'HELD' });
    expect(filtered.rows.map((row) => row.edge)).toEqual(['', 'global', 'held']);
    expect(filtered.unfilteredTotal).toBeGreaterThan(filtered.total);
    const hidden = await queries.paths({ ...open, hideEngine: true });
    expect(hidden.rows.some((row) => row.engine)).toBe(false);
  });

  test('a subtree for a picture holds the same numbers as the rows', async () => {
    const { rows } = await queries.paths(ask({ sort: { by: 'bytes', descending: true } }));
    const tree = await queries.pathTree('', 2, 0);
    expect(tree?.bytesBySnapshot).toEqual(rows[0].bytesBySnapshot);
    expect(tree?.children.map((child) => child.bytesBySnapshot[1]).sort((a, b) => b - a)).toEqual(
      rows.slice(1).map((row) => row.bytesBySnapshot[1]),
    );
  });
});

describe('search', () => {
  const ask = (
    text: string,
    kinds: Parameters<Queries['search']>[1]['kinds'],
    limit = 20,
  ): ReturnType<Queries['search']> => queries.search(live, { text, kinds, snapshot: 1, offset: 0, limit });

  test('finds constructors, properties, strings and ids', async () => {
    expect((await ask('session', ['constructor'])).rows[0]).toMatchObject({
      kind: 'constructor',
      label: 'Session',
      count: 301,
    });
    const property = await ask('onclose', ['property']);
    expect(property.rows[0]).toMatchObject({
      kind: 'property',
      label: 'onClose',
      detail: expect.stringMatching(/Session|Derived/) as string,
    });
    const strings = await ask('user25', ['string'], 1000);
    expect(strings.total).toBeGreaterThan(5);
    expect(strings.rows.every((hit) => /user25/i.test(hit.label))).toBe(true);
    const id = idOf('Session', 250);
    expect((await ask(`@${id}`, ['object'])).rows).toMatchObject([
      { kind: 'object', object: { objectId: id, constructor: 'Session' } },
    ]);
    expect((await ask('no such thing anywhere', ['object', 'constructor', 'property', 'string'])).total).toBe(0);
    expect((await ask('  ', ['constructor'])).total).toBe(0);
  });

  test('kinds come in one order, windows join up', async () => {
    const all = await ask('e', ['string', 'property', 'constructor'], 300);
    const kinds = all.rows.map((hit) => hit.kind);
    expect(kinds).toEqual(
      [...kinds].sort(
        (a, b) => ['constructor', 'property', 'string'].indexOf(a) - ['constructor', 'property', 'string'].indexOf(b),
      ),
    );
    const tail = await queries.search(live, {
      text: 'e',
      kinds: ['constructor', 'string', 'property'],
      snapshot: 1,
      offset: 100,
      limit: 50,
    });
    expect(tail.rows).toEqual(all.rows.slice(100, 150));
  });

  test('a cancelled search ends with a coded error', async () => {
    const signal = { aborted: false };
    const running = queries.search(signal, { text: 'cancel me', kinds: ['string'], snapshot: 1, offset: 0, limit: 1 });
    signal.aborted = true;
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });
});

test('statistics add up by kind', async () => {
  const [before, after] = await queries.statistics();
  expect([before.label, after.label]).toEqual(['before', 'after']);
  expect(after.byKind.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(after.shallowBytes);
  expect(after.byKind.every(({ bytes }) => bytes > 0)).toBe(true);
  expect(after.maxObjectId).toBeGreaterThan(before.maxObjectId);
  expect(after.edgeCount).toBe(heaps[1].columns.edges.count);
});

test('sorting by key equals the plain stable sort', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.integer(),
          fc.integer({ min: 0, max: 3 }),
          fc.maxSafeInteger().map((x) => Math.floor(x / 4)),
        ),
      ),
      fc.boolean(),
      (keys, descending) => {
        const items = Uint32Array.from(keys, (_, i) => i);
        const expected = keys.map((_, i) => i).sort((a, b) => (descending ? keys[b] - keys[a] : keys[a] - keys[b]));
        expect(Array.from(sortByKey(items, Float64Array.from(keys), descending))).toEqual(expected);
      },
    ),
  );
});

test('scrolling a table of 100,000 rows reads the rows it shows and sorts nothing again', async () => {
  let read = 0;
  const rows = Array.from({ length: 100_000 }, (_, i) => ({
    key: `,C${i}`,
    name: `Class${(i * 7919) % 100_000}`,
    engine: i % 10 === 0,
    source: null,
    distance: i % 50,
    countBySnapshot: [i, i * 2],
    shallowBytesBySnapshot: [i, i],
    get retainedBytesBySnapshot() {
      read++;
      return [i * 100, i * 3000];
    },
    addedCount: i,
    removedCount: 0,
    survivedCount: 0,
    addedBytes: 0,
    removedBytes: 0,
  }));
  const large = createQueries({ ...series, constructors: rows });
  const ask = async (offset: number): Promise<number> => {
    read = 0;
    const { total } = await large.constructors(
      table({ sort: { by: 'retainedGrowth', descending: true }, filter: '1', limit: 50, offset }),
    );
    expect(total).toBeGreaterThan(40_000);
    return read;
  };
  // Once per row that the filter lets through, and a little for looking at it twice.
  const sorted = await ask(0);
  expect(sorted).toBeGreaterThan(0);
  expect(sorted).toBeLessThan(2 * rows.length);
  for (let offset = 5000; offset < 40_000; offset += 5000) expect(await ask(offset)).toBeLessThan(200);
});
