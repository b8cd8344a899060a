// Chains by their shape, on drawn heaps: whatever links are made of and wherever new ones are put, they are counted once and
// called by what holds their head; what is wide is no chain.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../fixtures/draw/draw.ts';
import { buildHeap, type Heap } from '../../heap/index.ts';
import type { UnspokenFinding } from '../../report/unspoken.ts';
import { rankSeries } from '../rank.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Ids of link number `n` and of what it carries: the same in every file. */
const linkId = (n: number): number => 10_001 + n * 10;

interface Kind {
  readonly linkClass?: string;
  /** Lines of what link number `n` carries, without their indent. */
  readonly payload?: (n: number) => readonly string[];
  readonly edge?: string;
}

/** Links one in the other, the first one named in the file first; `last` is held by the queue, too. */
function links(numbers: readonly number[], { linkClass = 'Object', payload, edge = 'next' }: Kind): string[] {
  const lines: string[] = [];
  numbers.forEach((n, depth) => {
    const indent = ' '.repeat(4 + depth * 2);
    lines.push(`${indent}.${depth === 0 ? 'first' : edge} -> ${linkClass} @${linkId(n)} 80B`);
    for (const line of payload?.(n) ?? []) lines.push(`${indent}  ${line}`);
  });
  return lines;
}

const heapOf = (lines: readonly string[]): Heap =>
  buildHeap(draw(`^global -> global @3 16B\n  .jobs -> Queue @5 32B\n${lines.join('\n')}\n`));
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const carried = (n: number): readonly string[] => [
  `.value -> Object @${linkId(n) + 2} 60B`,
  `  .tags -> Object @${linkId(n) + 4} 40B`,
];

async function findingsOf(series: readonly Heap[]): Promise<readonly UnspokenFinding[]> {
  return (await rankSeries(series, {}, sha256)).findings;
}

/** New links behind the old ones, or in front of them. */
function queues(counts: readonly number[], kind: Kind, where: 'behind' | 'in front'): Heap[] {
  return counts.map((count) => {
    const numbers = where === 'behind' ? range(count) : range(count).reverse();
    const lines = links(numbers, kind);
    return heapOf(where === 'behind' ? [...lines, `    .last -> @${linkId(count - 1)}`] : lines);
  });
}

const kinds: readonly (readonly [string, Kind])[] = [
  ['plain objects that carry plain objects', { payload: carried }],
  ['plain objects that carry nothing', {}],
  ['a class that carries plain objects', { linkClass: 'Req', payload: carried }],
  [
    'objects that carry something else every time',
    {
      payload: (n) => (n % 3 === 0 ? carried(n) : n % 3 === 1 ? [`.text -> string "t${n}" @${linkId(n) + 2} 50B`] : []),
    },
  ],
  ['links whose field has no usual name', { payload: carried, edge: 'older' }],
];

describe('a queue that grows by 60 links a step', () => {
  describe.each(kinds)('%s', (_, kind) => {
    it.each([
      ['behind', [80, 140]],
      ['behind', [80, 140, 200]],
      ['behind', [80, 140, 200, 260]],
      ['behind', [80, 140, 200, 260, 320, 380]],
      ['in front', [80, 140]],
      ['in front', [80, 140, 200, 260]],
    ] as const)('new links %s, %o', async (where, counts) => {
      const [finding] = await findingsOf(queues(counts, kind, where));
      expect(finding).toMatchObject({
        kind: counts.length === 2 ? 'growth' : 'leak',
        growthKind: 'depth',
        constructor: kind.linkClass ?? 'Object',
        owner: { name: 'jobs', constructor: 'Queue' },
        countBySnapshot: counts,
      });
      // Cohorts are of links, not of what they carry; older files have no edges, so that one payload may pass for a link.
      for (const [k, row] of (finding.cohorts ?? []).entries()) {
        const came = k === 0 ? counts[0] : counts[k] - counts[k - 1];
        for (const there of row.slice(k)) expect(Math.abs((there ?? 0) - came)).toBeLessThanOrEqual(1);
      }
      expect(finding.path.at(-1)).toMatchObject({ edge: kind.edge ?? 'next', edgeKind: 'property', repeat: 2 });
      // What each link brings is told of one link: the bytes of all links are those of the chain.
      expect(finding.retainedBytesBySnapshot[0]).toBeGreaterThanOrEqual(counts[0] * 80 - 200);
    });
  });
});

it('counts the links of a queue that is emptied from the front', async () => {
  // Link 0 is gone in the second file, and so on: all links are new, the last one hangs from the queue.
  const series = [60, 120, 180, 240].map((count, step) => {
    const numbers = range(count + step * 60).slice(step * 60);
    return heapOf([...links(numbers, { payload: carried }), `    .last -> @${linkId(count + step * 60 - 1)}`]);
  });
  const [finding] = await findingsOf(series);
  expect(finding).toMatchObject({ growthKind: 'depth', owner: { name: 'jobs' }, countBySnapshot: [60, 120, 180, 240] });
});

it('counts links that are taken out later, in the snapshots that have them', async () => {
  const first = heapOf([...links(range(90), { payload: carried }), `    .last -> @${linkId(89)}`]);
  const second = heapOf([...links(range(150).slice(40), { payload: carried }), `    .last -> @${linkId(149)}`]);
  const [finding] = await findingsOf([first, second]);
  expect(finding).toMatchObject({ growthKind: 'depth', countBySnapshot: [90, 110] });
});

describe('what is deep by nature', () => {
  it('a balanced tree of plain objects is no chain', async () => {
    const tree = (numbers: readonly number[], indent: number, name: string): string[] => {
      if (numbers.length === 0) return [];
      const middle = numbers.length >> 1;
      return [
        `${' '.repeat(indent)}.${name} -> Object @${linkId(numbers[middle])} 60B`,
        ...tree(numbers.slice(0, middle), indent + 2, 'left'),
        ...tree(numbers.slice(middle + 1), indent + 2, 'right'),
      ];
    };
    const series = [200, 500, 800, 1100].map((count) =>
      // The root is new each time: all of the tree hangs from something new.
      heapOf(
        tree(
          range(count).map((n) => n + count * 2),
          4,
          'root',
        ),
      ),
    );
    for (const finding of await findingsOf(series)) expect(finding.growthKind).not.toBe('depth');
  });

  it.each([
    [15, false],
    [16, true],
  ] as const)('a spine of %i new objects is a chain: %s', async (length, isChain) => {
    // What the last link carries is on the spine, too.
    const payload = (n: number): readonly string[] => [`.data -> Object @${linkId(n) + 2} 900B`];
    const series = [heapOf(['    .size -> Counter @7 16B']), heapOf(links(range(length - 1), { payload }))];
    const [finding] = await findingsOf(series);
    expect(finding.growthKind === 'depth').toBe(isChain);
  });
});
