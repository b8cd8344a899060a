// What a browser keeps up to a bound of its own is the engine's, with two files and with more; what a program adds to
// the same holder, and what it piles up elsewhere, stays the program's.

import { createHash } from 'node:crypto';
import { parseSnapshot } from 'heapsnapshot-parser-lite';
import { describe, expect, it } from 'vitest';
import { ROOT_ID, snapshotJson, type DrawnEdge, type DrawnNode } from '../../../fixtures/draw/draw.ts';
import { buildHeap, type Heap } from '../../heap/index.ts';
import { speak } from '../../messages/index.ts';
import { rankSeries, type Ranking } from '../rank.ts';

const ENTRY_BYTES = 512;

interface Holding {
  /** What holds: its type and constructor. */
  readonly holder: readonly [DrawnNode['type'], string];
  readonly entry: readonly [DrawnNode['type'], string];
  /** Name of the edge to each entry. */
  readonly edge?: string;
}

/** A page whose `holder` has `count` entries. */
async function page({ holder, entry, edge }: Holding, count: number): Promise<Heap> {
  const nodes: DrawnNode[] = [
    { type: 'synthetic', name: '(Document DOM trees)', id: 3, size: 0 },
    { type: 'native', name: 'Window / http://a.test', id: 4, size: 100 },
    { type: holder[0], name: holder[1], id: 5, size: 100 },
  ];
  const edges: DrawnEdge[] = [
    { from: ROOT_ID, to: 3, type: 'element', name: 1 },
    { from: ROOT_ID, to: 4, type: 'element', name: 2 },
    holder[0] === 'synthetic'
      ? { from: ROOT_ID, to: 5, type: 'element', name: 3 }
      : { from: 4, to: 5, type: 'property', name: 'held' },
  ];
  for (let i = 0; i < count; i++) {
    nodes.push({ type: entry[0], name: entry[1], id: 101 + 2 * i, size: ENTRY_BYTES });
    edges.push({
      from: 5,
      to: 101 + 2 * i,
      type: edge === undefined ? 'element' : 'internal',
      name: edge === undefined ? i : `${i} / ${edge}`,
    });
  }
  return buildHeap(await parseSnapshot(new Blob([snapshotJson(nodes, edges)]).stream()));
}

async function rank(holding: Holding, counts: readonly number[]): Promise<Ranking> {
  const heaps = await Promise.all(counts.map((count) => page(holding, count)));
  return rankSeries(heaps, {}, (text) => createHash('sha256').update(text).digest('hex'));
}

const timeline = (entry: string): Holding => ({ holder: ['native', 'Performance'], entry: ['native', entry] });
const messages: Holding = {
  holder: ['synthetic', '(Global handles)'],
  entry: ['object', 'Answer'],
  edge: 'DevTools console',
};

describe.each([
  ['a kind of timing that exists today', timeline('PerformanceSoftNavigation'), [10, 50, 90], 'timeline'],
  ['a kind of timing that nobody knows yet', timeline('PerformanceTomorrowTiming'), [20, 60, 100], 'timeline'],
  [
    'layout shifts that only what moved refers to',
    { holder: ['native', 'HTMLDocument'], entry: ['native', 'LayoutShift'] } satisfies Holding,
    [22, 56, 90],
    'timeline',
  ],
  [
    'what a layout shift refers to',
    { holder: ['native', 'LayoutShift'], entry: ['native', 'LayoutShiftAttribution'] } satisfies Holding,
    [10, 50, 90],
    'timeline',
  ],
  ['resources within their buffer', timeline('PerformanceResourceTiming'), [50, 150, 250], 'timeline'],
  [
    'entries of the navigation history',
    { holder: ['native', 'Navigation'], entry: ['native', 'NavigationHistoryEntry'] } satisfies Holding,
    [10, 42, 50],
    'history',
  ],
  ['messages of the console', messages, [100, 300, 500], 'console'],
])('%s', (_what, holding, counts, id) => {
  it.each([
    ['two files', counts.slice(0, 2)],
    ['three files', counts],
  ])('are the engine’s with %s', async (_files, some) => {
    const { verdict, findings, engineBySnapshot } = await rank(holding, some);
    expect(verdict.kind).toBe('none');
    expect(verdict.reasons.map(({ key }) => key)).toContain(`report.runtime.${id}`);
    expect(findings).toEqual([]);
    const last = some.length - 1;
    expect(engineBySnapshot[last] - engineBySnapshot[0]).toBe((some[last] - some[0]) * ENTRY_BYTES);
  });
});

describe.each([
  ['marks', timeline('PerformanceMark'), [100, 200, 300]],
  ['measures', timeline('PerformanceMeasure'), [100, 200, 300]],
  ['resources beyond the buffer that a browser gives', timeline('PerformanceResourceTiming'), [200, 400, 600]],
  [
    'objects that other handles keep',
    { ...messages, edge: 'Debugger.RemoteObject' } satisfies Holding,
    [100, 200, 300],
  ],
  [
    'timings that a list of the program’s keeps',
    { holder: ['object', 'Report'], entry: ['object', 'PerformanceEventTiming'] } satisfies Holding,
    [100, 200, 300],
  ],
])('%s', (_what, holding, counts) => {
  it('stay the program’s', async () => {
    const { findings } = await rank(holding, counts);
    expect(findings[0].countBySnapshot).toEqual(counts);
  });
});

// Measured on a server that asks a provider: `The browser’s performance timeline`, where there is no browser.
it('a timeline is said to be the browser’s or Node’s', () => {
  const note = { key: 'report.runtime.timeline', params: { growthBytes: 66_200 } };
  for (const lang of ['en', 'ko'] as const) expect(speak(note, lang)).toContain('Node');
});

it('a document whose own tables swell is the browser’s, what hangs from it is not', async () => {
  const page = async (tables: number, entries: number): Promise<Heap> => {
    const nodes: DrawnNode[] = [
      { type: 'synthetic', name: '(Document DOM trees)', id: 3, size: 0 },
      { type: 'native', name: 'HTMLDocument', id: 5, size: 100 },
      { type: 'native', name: 'blink::ElementDataCache', id: 7, size: tables },
    ];
    const edges: DrawnEdge[] = [
      { from: ROOT_ID, to: 3, type: 'element', name: 1 },
      { from: ROOT_ID, to: 5, type: 'element', name: 2 },
      { from: 5, to: 7, type: 'element', name: 1 },
    ];
    for (let i = 0; i < entries; i++) {
      nodes.push({ type: 'object', name: 'Note', id: 101 + 2 * i, size: ENTRY_BYTES });
      edges.push({ from: 5, to: 101 + 2 * i, type: 'property', name: `note${i}` });
    }
    return buildHeap(await parseSnapshot(new Blob([snapshotJson(nodes, edges)]).stream()));
  };
  const ranked = async (heaps: readonly Promise<Heap>[]): Promise<Ranking> =>
    rankSeries(await Promise.all(heaps), {}, (text) => createHash('sha256').update(text).digest('hex'));
  const swells = await ranked([90_000, 120_000, 150_000, 180_000].map((bytes) => page(bytes, 0)));
  expect(swells.findings).toEqual([]);
  expect(swells.verdict.kind).toBe('none');
  expect(swells.verdict.reasons.map(({ key }) => key)).toContain('report.runtime.styles');
  const noted = await ranked([100, 200, 300, 400].map((count) => page(90_000, count)));
  expect(noted.findings[0].countBySnapshot).toEqual([100, 200, 300, 400]);
});
