// Laws of the growth room over random series: every byte belongs to one survivor, what findings hold is shared out
// without loss, and names and ids mean the same in every file.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildHeap, droppedEdges, engineBytesOf, FIRST_RETAINERS, kindsOf, type Heap } from '../heap/index.ts';
import { columnsFromJson } from '../heap/testing/columns-from-json.ts';
import { IdIndex, matchByIds, NO_MATCH } from './series/ids.ts';
import { ScratchBuffer } from '../base/scratch-buffer.ts';
import { measureFindings, measureWithin } from './tell/measure.ts';
import { NameTable } from './series/names.ts';
import { Reached } from './tell/reached.ts';
import { ENGINE } from './series/node-kinds.ts';
import { survivorsById, territories, territoryGrowth, type Survivors } from './series/survivors.ts';
import { drawnSeries, heapsOfSeries } from './testing/random-series.ts';
import { SeriesView } from './series/view.ts';

interface Series {
  readonly heaps: readonly Heap[];
  readonly kinds: readonly Uint8Array[];
  readonly survivors: Survivors;
  readonly view: SeriesView;
}

async function seriesOf(drawn: Parameters<typeof heapsOfSeries>[0]): Promise<Series> {
  const heaps = await heapsOfSeries(drawn);
  const kinds = heaps.map((heap) => kindsOf(heap));
  const names = new NameTable(heaps.map((heap) => heap.columns));
  const survivors = survivorsById(
    heaps,
    kinds,
    names,
    heaps.map((heap, i) => (i === 0 ? null : new IdIndex(heap.columns))),
  );
  return { heaps, kinds, survivors, view: new SeriesView(heaps, kinds, names, survivors) };
}
/** Rows of type, name, id, size and edge count, and of type, name and target. */
const plainSnapshot = (nodes: readonly number[], edges: readonly number[]): string =>
  JSON.stringify({
    snapshot: {
      meta: {
        node_fields: ['type', 'name', 'id', 'self_size', 'edge_count'],
        node_types: [['object', 'synthetic'], 'string', 'number', 'number', 'number'],
        edge_fields: ['type', 'name_or_index', 'to_node'],
        edge_types: [['property', 'weak', 'element', 'hidden', 'shortcut'], 'string_or_number', 'node'],
      },
    },
    nodes,
    edges,
    strings: ['next'],
  });
const territoriesOf = (heap: Heap, kinds: Uint8Array, survivors: Uint32Array): Float64Array => {
  const bytes = new Float64Array(heap.columns.nodes.count);
  territories(heap, kinds, survivors, { bytes, times: 1, places: null, rootPlace: heap.columns.header.rootOrdinal });
  return bytes;
};
const nodesOf = (heap: Heap): readonly number[] => Array.from({ length: heap.columns.nodes.count }, (_, n) => n);
const indexesOf = (survivors: Survivors): readonly number[] =>
  Array.from({ length: survivors.limit }, (_, s) => s).filter((s) => survivors.has(s));
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe('survivors', () => {
  it('are the same object in every snapshot, each found from its node and back, the root first', async () => {
    await fc.assert(
      fc.asyncProperty(drawnSeries, async (drawn) => {
        const { heaps, survivors } = await seriesOf(drawn);
        const all = indexesOf(survivors);
        expect(heaps.map((_, i) => survivors.ordinal(i, all[0]))).toEqual(heaps.map(() => 0));
        for (const s of all) {
          const ids = new Set(heaps.map((heap, i) => heap.columns.nodes.id[survivors.ordinal(i, s)]));
          expect(ids.size).toBe(1);
          heaps.forEach((_, i) => expect(survivors.indexOf(i, survivors.ordinal(i, s))).toBe(s));
        }
        heaps.forEach((heap, i) => {
          expect(nodesOf(heap).filter((n) => survivors.at(i, n))).toHaveLength(all.length);
          expect(nodesOf(heap).filter((n) => survivors.indexOf(i, n) !== null)).toHaveLength(all.length);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('share out every byte of a snapshot: territories and engine add up to the total', async () => {
    await fc.assert(
      fc.asyncProperty(drawnSeries, async (drawn) => {
        const { heaps, kinds, survivors, view } = await seriesOf(drawn);
        heaps.forEach((heap, i) => {
          const engineBytes = engineBytesOf(heap);
          const totalBytes = heap.totalShallowBytes;
          const ownBytes = territoriesOf(heap, kinds[i], survivors.bitsOf(i));
          expect(totalBytes).toBe(sum(heap.columns.nodes.selfSize));
          expect(sum(ownBytes) + engineBytes).toBe(totalBytes);
          // The same bytes, counted by walking down from each survivor.
          ownBytes.forEach((bytes, owner) => {
            let walked = 0;
            if (survivors.at(i, owner))
              view.walkTerritory(i, owner, (n) => {
                if ((kinds[i][n] & ENGINE) === 0) walked += heap.columns.nodes.selfSize[n];
              });
            expect(walked).toBe(bytes);
          });
        });
        const last = heaps.length - 1;
        const [before, after] = [0, last].map((i) => territoriesOf(heaps[i], kinds[i], survivors.bitsOf(i)));
        const growth = territoryGrowth(heaps, kinds, survivors);
        for (const s of indexesOf(survivors))
          expect(growth[survivors.ordinal(last, s)]).toBe(after[survivors.ordinal(last, s)] - before[s]);
      }),
      { numRuns: 200 },
    );
  });

  it('a chain longer than any climb belongs to the survivor it hangs from, whichever way it lies in memory', () => {
    const length = 500;
    for (const held of [(n: number) => n - 1, (n: number) => (n === length ? 0 : n + 1)]) {
      const order = Array.from({ length: length + 1 }, (_, n) => n);
      const edges = order.flatMap((n) =>
        order.filter((to) => to > 0 && held(to) === n).flatMap((to) => [0, 0, to * 5]),
      );
      const nodes = order.flatMap((n) => [0, 0, n * 2 + 1, 8, order.filter((to) => to > 0 && held(to) === n).length]);
      const heap = buildHeap(columnsFromJson(plainSnapshot(nodes, edges)));
      const own = territoriesOf(heap, kindsOf(heap), Uint32Array.of(1, ...new Uint32Array(length / 32)));
      expect([own[0], sum(own)]).toEqual([(length + 1) * 8, (length + 1) * 8]);
    }
  });

  it('a walk through a territory meets each node once', async () => {
    await fc.assert(
      fc.asyncProperty(drawnSeries, async (drawn) => {
        const { heaps, survivors, view } = await seriesOf(drawn);
        heaps.forEach((heap, i) => {
          const met = new Uint8Array(heap.columns.nodes.count);
          for (const s of indexesOf(survivors)) view.walkTerritory(i, survivors.ordinal(i, s), (m) => met[m]++);
          expect([...met]).toEqual(nodesOf(heap).map(() => 1));
        });
      }),
      { numRuns: 200 },
    );
  });
});

/** Nodes that `starts` keep alive without entering `barrier`. */
function reachable(heap: Heap, starts: readonly number[], barrier: ReadonlySet<number>): Set<number> {
  const { nodes, edges } = heap.columns;
  const dropped = droppedEdges(heap);
  const reached = new Set(starts);
  for (const n of reached) {
    for (let e = nodes.firstEdge[n]; e < nodes.firstEdge[n + 1]; e++) {
      if (!barrier.has(edges.toNode[e]) && ((dropped[e >>> 5] >>> (e & 31)) & 1) === 0) reached.add(edges.toNode[e]);
    }
  }
  return reached;
}

describe('what findings hold', () => {
  const picked = fc.tuple(
    drawnSeries,
    fc.array(fc.array(fc.nat({ max: 200 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
  );

  it('is shared out without loss: shares add up to the union, and no finding frees more than its share', async () => {
    await fc.assert(
      fc.asyncProperty(picked, async ([drawn, picks]) => {
        const heaps = await heapsOfSeries(drawn);
        const heap = heaps[heaps.length - 1];
        const { count, selfSize } = heap.columns.nodes;
        if (count < 2) return;
        const entries = picks.map((list) => [...new Set(list.map((pick) => 1 + (pick % (count - 1))))]);
        const measures = measureFindings(heap, entries);
        const kept = reachable(heap, [0], new Set(entries.flat()));
        const held = reachable(heap, entries.flat(), kept);
        const union = sum([...held].map((n) => selfSize[n]));
        expect(Math.abs(sum(measures.map((m) => m.sharedBytes)) - union)).toBeLessThanOrEqual(measures.length);
        expect(sum(measures.map((m) => m.exclusiveBytes))).toBeLessThanOrEqual(union);
        for (const { exclusiveBytes, sharedBytes } of measures) expect(exclusiveBytes).toBeLessThanOrEqual(sharedBytes);
        // What is a part of an earlier finding frees nothing by itself.
        measureWithin(heap, entries).insideOf.forEach((inside, i) => {
          if (inside === null) return;
          expect(inside).toBeLessThan(i);
          expect(measures[i].exclusiveBytes).toBe(0);
        });
        if (measures.length === 1) expect(measures[0]).toEqual({ exclusiveBytes: union, sharedBytes: union });
      }),
      { numRuns: 300 },
    );
  });

  it('is the same, searched for from below or walked to from the roots', async () => {
    await fc.assert(
      fc.asyncProperty(picked, fc.nat({ max: 20 }), async ([drawn, picks], patience) => {
        const heaps = await heapsOfSeries(drawn);
        const heap = heaps[heaps.length - 1];
        const { count } = heap.columns.nodes;
        if (count < 2) return;
        const gone = picks.flat().map((pick) => 1 + (pick % (count - 1)));
        const kept = reachable(heap, [0], new Set(gone));
        for (const reached of [new Reached(heap, gone), new Reached(heap, gone, patience)]) {
          expect(nodesOf(heap).filter((n) => reached.has(n))).toEqual(nodesOf(heap).filter((n) => kept.has(n)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('in a list that lies backwards in memory, from its entry on', () => {
    // The root holds the last node, each node the one before it: the worst case of a sweep in memory order.
    const length = 100;
    const nodes = Array.from({ length }, (_, n) => [n === 0 ? 1 : 0, 0, n * 2 + 1, 8, n === 1 ? 0 : 1]).flat();
    const edges = Array.from({ length }, (_, n) => n)
      .filter((n) => n !== 1)
      .flatMap((n) => [0, 0, (n === 0 ? length - 1 : n - 1) * 5]);
    const heap = buildHeap(columnsFromJson(plainSnapshot(nodes, edges)));
    expect(measureFindings(heap, [[50]])).toEqual([{ exclusiveBytes: 50 * 8, sharedBytes: 50 * 8 }]);
    expect(measureFindings(heap, [[length - 1], [50]])).toEqual([
      { exclusiveBytes: 49 * 8, sharedBytes: 49 * 8 + 25 * 8 },
      { exclusiveBytes: 0, sharedBytes: 25 * 8 },
    ]);
  });

  it('what thousands of entries share with one object beyond them is not theirs', () => {
    // The root holds all entries and, last in the file, one more; all hold node 1, more than are ever named. So do some
    // that two entries hold together: gone with them, though neither dominates them.
    const entries = Array.from({ length: FIRST_RETAINERS + 500 }, (_, i) => i + 2);
    const between = Array.from({ length: 40 }, (_, i) => entries.length + 2 + i);
    const other = entries.length + between.length + 2;
    const to = (targets: readonly number[]): number[] => targets.flatMap((target) => [0, 0, target * 5]);
    const held = (rest: boolean): number => {
      const outgoing = [
        [...entries, other],
        [],
        ...entries.map((_, i) => (i < 2 ? [1, ...between] : [1])),
        ...between.map(() => [1]),
        rest ? [1] : [],
      ];
      const nodes = outgoing.flatMap((targets, n) => [0, 0, n * 2 + 1, 8, targets.length]);
      return measureFindings(buildHeap(columnsFromJson(plainSnapshot(nodes, outgoing.flatMap(to)))), [entries])[0]
        .exclusiveBytes;
    };
    const gone = (entries.length + between.length) * 8;
    expect(held(true)).toBe(gone);
    expect(held(false)).toBe(gone + 8);
  });

  it('twice the same finding is half each, and nothing for sure', async () => {
    await fc.assert(
      fc.asyncProperty(drawnSeries, async (drawn) => {
        const [heap] = await heapsOfSeries(drawn);
        if (heap.columns.nodes.count < 2) return;
        const [a, b] = measureFindings(heap, [[1], [1]]);
        expect(a).toEqual(b);
        expect(a.exclusiveBytes).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe('names and ids', () => {
  it('one text has one number in all files, and every number its text', async () => {
    await fc.assert(
      fc.asyncProperty(drawnSeries, async (drawn) => {
        const {
          heaps,
          view: { names },
        } = await seriesOf(drawn);
        const numberOf = new Map<string, number>();
        heaps.forEach((heap, file) => {
          for (let s = 0; s < heap.columns.strings.count; s++) {
            const number = names.id(file, s);
            const text = names.text(number);
            expect(numberOf.get(text) ?? number).toBe(number);
            numberOf.set(text, number);
            expect(names.idOfName(text)).toBe(number);
          }
        });
        expect(new Set(numberOf.values()).size).toBe(numberOf.size);
      }),
      { numRuns: 100 },
    );
  });

  it('finds the node with an id of another file, whether ids are dense or far apart', async () => {
    const usedBefore = new ScratchBuffer();
    usedBefore.words(1 << 12).fill(7);
    await fc.assert(
      fc.asyncProperty(
        drawnSeries,
        fc.constantFrom(1, 977, 200_003),
        fc.constantFrom(1, 977, 200_003),
        async (drawn, even, odd) => {
          const heaps = await heapsOfSeries(drawn);
          const [a, b] = heaps.map(({ columns }) => ({
            ...columns,
            nodes: { ...columns.nodes, id: columns.nodes.id.map((id) => id * (id % 2 === 0 ? even : odd)) },
          }));
          const expected = Array.from(a.nodes.id, (id) =>
            b.nodes.id.includes(id) ? b.nodes.id.indexOf(id) : NO_MATCH,
          );
          expect(Array.from(matchByIds(a, b))).toEqual(expected);
          expect(Array.from(new IdIndex(b).matches(a))).toEqual(expected);
          expect(Array.from(matchByIds({ ...a }, b, usedBefore))).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('engine nodes have no owner of their own', async () => {
    await fc.assert(
      fc.asyncProperty(drawnSeries, async (drawn) => {
        const { heaps, kinds, survivors } = await seriesOf(drawn);
        heaps.forEach((heap, i) =>
          expect(nodesOf(heap).filter((n) => (kinds[i][n] & ENGINE) !== 0 && survivors.at(i, n))).toEqual([]),
        );
      }),
      { numRuns: 100 },
    );
  });
});
