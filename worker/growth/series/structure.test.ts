// Two processes: objects are paired by the names that lead to them, never by ids, and one to one.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../fixtures/draw/draw.ts';
import { buildHeap, kindsOf, type Heap } from '../../heap/index.ts';
import { NameTable } from './names.ts';
import { survivorsByStructure } from './structure.ts';
import type { Survivors } from './survivors.ts';
import { drawnSeries, heapsOfSeries } from '../testing/random-series.ts';

function pair(heaps: readonly Heap[]): Survivors {
  return survivorsByStructure(
    heaps,
    heaps.map((heap) => kindsOf(heap)),
    new NameTable(heaps.map((heap) => heap.columns)),
  );
}

const indexesOf = (survivors: Survivors): readonly number[] =>
  Array.from({ length: survivors.limit }, (_, s) => s).filter((s) => survivors.has(s));

/** Ids of the pairs, first file to last. */
function idsOf(heaps: readonly Heap[], survivors: Survivors): readonly string[] {
  return indexesOf(survivors)
    .map((s) => heaps.map((heap, i) => heap.columns.nodes.id[survivors.ordinal(i, s)]).join('→'))
    .sort();
}

const process = (from: number, sessions: number): Heap =>
  buildHeap(
    draw(`
^g -> global @${from + 1} 8B
  .store -> Store @${from + 3} 8B
    .sessions -> Map @${from + 5} 8B
      {table} -> array @${from + 7} 8B
${Array.from({ length: sessions }, (_, i) => `        {${i}} -> Session @${from + 101 + i * 2} 8B`).join('\n')}
    .size -> Counter @${from + 9} 8B
`),
  );

describe('structure', () => {
  it('pairs what the same names lead to, and no entries of collections', () => {
    const heaps = [process(1000, 2), process(5000, 4)];
    expect(idsOf(heaps, pair(heaps))).toEqual(['1001→5001', '1003→5003', '1005→5005', '1009→5009', '1→1']);
  });

  it('does not pair objects of different constructors, nor what is gone', () => {
    const heaps = ['.a -> Map @3 8B', '.a -> Set @5 8B', '.b -> Map @7 8B'].map((line) =>
      buildHeap(draw(`^g -> global @9 8B\n  ${line}\n`)),
    );
    expect(idsOf(heaps.slice(0, 2), pair(heaps.slice(0, 2)))).toEqual(['1→1', '9→9']);
    expect(idsOf([heaps[0], heaps[2]], pair([heaps[0], heaps[2]]))).toEqual(['1→1', '9→9']);
  });

  it('one to one, and a file paired with itself pairs an object with nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(drawnSeries, async (drawn) => {
        const heaps = await heapsOfSeries(drawn);
        const survivors = pair(heaps);
        const all = indexesOf(survivors);
        heaps.forEach((_, i) => expect(new Set(all.map((s) => survivors.ordinal(i, s))).size).toBe(all.length));
        const self = pair([heaps[0], heaps[0]]);
        for (const s of indexesOf(self)) expect(self.ordinal(1, s)).toBe(s);
      }),
      { numRuns: 200 },
    );
  });

  it('asks for edges', () => {
    const heap = process(1000, 1);
    expect(() => pair([heap, { ...heap, hasEdges: false } as unknown as Heap])).toThrowError('edges');
  });
});
