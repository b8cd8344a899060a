// Persistent vectors: a new tree at every change, most of whose nodes are the old ones. Entries are counted, not nodes.

import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { draw } from '../../../fixtures/draw/draw.ts';
import { buildHeap, type Heap } from '../../heap/index.ts';
import type { UnspokenFinding } from '../../report/unspoken.ts';
import { rankSeries } from '../rank.ts';

const WIDTH = 32;
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Snapshot number `at` of a program whose vector has that many entries: full leaves keep their ids, the rest is new. */
function vector(at: number, entries: number): Heap {
  const lines = ['^global -> global @3 16B', '  .state -> Store @5 32B'];
  // Ids are given in the order of time.
  const rowId = (n: number): number => 10_001 + n * 100;
  const fresh = (n: number): number => rowId(entries - 1) + 40 + at * 12 + n * 2;
  lines.push(`    .rows -> List @${fresh(0)} 40B`, `      ._root -> VNode @${fresh(1)} 40B`);
  lines.push(`        .array -> Array @${fresh(2)} 300B`);
  for (let leaf = 0; leaf * WIDTH < entries; leaf++) {
    const isFull = (leaf + 1) * WIDTH <= entries;
    const full = rowId((leaf + 1) * WIDTH - 1);
    const ids = isFull ? [full + 10, full + 20] : [fresh(3), fresh(4)];
    lines.push(`          [${leaf}] -> VNode @${ids[0]} 40B`, `            .array -> Array @${ids[1]} 300B`);
    for (const n of range(leaf * WIDTH, Math.min(entries, (leaf + 1) * WIDTH)))
      lines.push(`              [${n % WIDTH}] -> Row @${rowId(n)} 60B`);
  }
  return buildHeap(draw(`${lines.join('\n')}\n`));
}

async function findingsOf(series: readonly Heap[]): Promise<readonly UnspokenFinding[]> {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  return (await rankSeries(series, {}, sha256)).findings;
}

it.each([[[200, 400]], [[200, 400, 600]], [[200, 400, 600, 800]], [[210, 430, 650, 870]]])(
  'a vector of %o entries',
  async (counts) => {
    const [finding] = await findingsOf(counts.map((count, at) => vector(at, count)));
    expect(finding).toMatchObject({
      kind: counts.length === 2 ? 'growth' : 'leak',
      constructor: 'Row',
      owner: { name: 'rows', constructor: 'List' },
      alsoHeldBy: [],
      countBySnapshot: counts,
    });
    expect(finding.retainedBytesBySnapshot[0]).toBeGreaterThanOrEqual(counts[0] * 60);
  },
);

it('a vector that is replaced by one of the same length is none', async () => {
  expect(await findingsOf([320, 321, 320, 321].map((count, at) => vector(at, count)))).toEqual([]);
});

it('a list whose nodes keep one another is a chain, not a tree', async () => {
  const list = (count: number): Heap => {
    const lines = ['^global -> global @3 16B', '  .state -> Store @5 32B'];
    for (const n of range(0, count)) {
      const at = count - 1 - n;
      lines.push(`${' '.repeat(4 + n * 2)}.older -> VNode @${10_001 + at * 100} 80B`);
      lines.push(`${' '.repeat(6 + n * 2)}.row -> Row @${10_003 + at * 100} 60B`);
    }
    return buildHeap(draw(`${lines.join('\n')}\n`));
  };
  const [finding] = await findingsOf([60, 120, 180].map(list));
  expect(finding).toMatchObject({ growthKind: 'depth', constructor: 'VNode', countBySnapshot: [60, 120, 180] });
});
