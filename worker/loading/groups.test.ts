// Which files are one series: every mixture that people hand in, as traces that say only what grouping looks at.

import { describe, expect, it } from 'vitest';
import { NO_SIGNS, type ProgramSigns } from '../heap/index.ts';
import { groupSeries, withMain } from './groups.ts';
import { inOrder, type OrderedFile, type ProcessTrace } from './order.ts';

const words = (...of: readonly number[]): Float64Array => Float64Array.from(of).sort();
const SHOP: ProgramSigns = { runtime: 'node', form: 'v12', words: words(1, 2, 3, 4, 5, 6) };
const MAIL: ProgramSigns = { runtime: 'node', form: 'v12', words: words(1, 2, 13, 14, 15, 16) };
const PAGE: ProgramSigns = { runtime: 'chromium', form: 'v12', words: words(21, 22, 23, 24) };

/** What a process writes at an age: the same ids mean the same things in one process alone. */
function trace(process: number, age: number, program = SHOP): ProcessTrace {
  const ids = Uint32Array.from({ length: 200 }, (_, i) => 2 * i + 1);
  return { maxId: 1000 + age, ids, hashes: Float64Array.from(ids, (id) => id * 20_000 + process * 2 + 1), program };
}

interface Given {
  readonly process: number;
  readonly age: number;
  readonly name?: string;
  readonly program?: ProgramSigns;
  readonly takenAt?: string;
  readonly modified?: number;
}
const files = (given: readonly Given[]): readonly OrderedFile[] =>
  given.map(({ process, age, name, program, takenAt, modified }, source) => ({
    source,
    name: name ?? `file-${String.fromCharCode(97 + ((source * 7) % 26))}`,
    takenAt: takenAt ?? null,
    lastModifiedMs: modified ?? null,
    trace: trace(process, age, program),
  }));

/** `A1 A2`: processes by letter and ages, as judged; what else there is behind it. */
function grouped(given: readonly Given[], keepOrder = false) {
  const all = files(given);
  const groups = groupSeries(all, keepOrder);
  const told = (list: readonly OrderedFile[]): string =>
    list.map(({ source }) => `${'ABCDEF'[given[source].process]}${given[source].age}`).join(' ');
  return {
    main: told(groups.main),
    others: groups.others.map(told),
    left: groups.leftOut.map(({ file, reason }) => `${told([file])} ${reason}`),
    process: groups.process,
    by: groups.by,
    byTurns: groups.byTurns,
  };
}
const of = (text: string): readonly Given[] =>
  text.split(' ').map((one) => ({ process: 'ABCDEF'.indexOf(one[0]), age: Number(one.slice(1)) }));

describe('the odd one out', () => {
  it.each([
    ['B9 A1 A2 A3', 'A1 A2 A3', 'B9'],
    ['A1 B9 A2 A3', 'A1 A2 A3', 'B9'],
    ['A1 A2 B9 A3', 'A1 A2 A3', 'B9'],
    ['A1 A2 A3 B9', 'A1 A2 A3', 'B9'],
    ['A3 A1 B9 A2', 'A1 A2 A3', 'B9'],
    ['A1 A2 B1', 'A1 A2', 'B1'],
    ['B1 A1 A2', 'A1 A2', 'B1'],
    ['A1 B1 A2 C1 A3', 'A1 A2 A3', 'B1 C1'],
  ])('%s: %s is judged, %s is not', (given, main, odd) => {
    const found = grouped(of(given));
    expect([found.main, found.left.map((one) => one.split(' ')[0]).join(' '), found.others]).toEqual([main, odd, []]);
    expect([found.process, found.by]).toEqual(['one', 'ids']);
  });

  it.each([
    ['other-runtime', { program: PAGE }],
    ['other-program', { program: MAIL }],
    ['other-version', { program: { ...SHOP, form: 'v13' } }],
    ['other-process', { name: 'Heap.20261121.041500.99.0.001.heapsnapshot' }],
    ['other-thread', { name: 'Heap.20261121.041500.7.3.001.heapsnapshot' }],
    ['other-ids', {}],
  ])('says why: %s', (reason, odd) => {
    const node = (n: number): string => `Heap.20261121.04150${n}.7.0.00${n}.heapsnapshot`;
    const series = [1, 2, 3].map((n): Given => ({ process: 0, age: n, name: node(n) }));
    expect(grouped([...series, { process: 1, age: 4, ...odd }]).left).toEqual([`B4 ${reason}`]);
  });

  it('is found by its program where every file is of another process', () => {
    const each = ['A', 'B', 'C', 'D'].map((_, i): Given => ({ process: i, age: 1, name: `day-${i + 1}` }));
    expect(grouped(each)).toMatchObject({ main: 'A1 B1 C1 D1', left: [], process: 'unknown', by: 'name-number' });
    const mixed = each.with(2, { ...each[2], program: MAIL });
    expect(grouped(mixed)).toMatchObject({ main: 'A1 B1 D1', left: ['C1 other-program'] });
    expect(grouped(each.map((one, i) => ({ ...one, name: `Heap.2026112${i}.041500.${i + 5}.0.001` })))).toMatchObject({
      main: 'A1 B1 C1 D1',
      process: 'several',
      by: 'name-time',
    });
  });

  it('is nobody of two', () => {
    expect(grouped([of('A1')[0], { process: 1, age: 1, program: MAIL }])).toMatchObject({
      main: 'A1 B1',
      left: [],
      process: 'several',
    });
  });
});

describe('two series', () => {
  it.each([
    ['A1 A2 B1 B2', 'B1 B2', ['A1 A2']],
    ['A1 A2 A3 B1 B2 B3', 'B1 B2 B3', ['A1 A2 A3']],
    ['A1 A2 A3 B1 B2', 'A1 A2 A3', ['B1 B2']],
    ['B2 A3 A1 A2 B1', 'A1 A2 A3', ['B1 B2']],
    ['A1 A2 B1 B2 C1 C2', 'C1 C2', ['B1 B2', 'A1 A2']],
  ])('%s: %s is judged, and so are the others', (given, main, others) => {
    const numbered = of(given).map((one, i) => ({ ...one, name: `${i + 1}` }));
    expect(grouped(numbered)).toMatchObject({ main, others });
  });

  it('by turns are compared together, and each alone', () => {
    const turns = of('A1 B1 A2 B2').map((one, i) => ({ ...one, name: `${i + 1}` }));
    expect(grouped(turns)).toMatchObject({ main: 'A1 B1 A2 B2', others: ['A1 A2', 'B1 B2'], left: [], byTurns: true });
    const mail = turns.map((one) => (one.process === 1 ? { ...one, program: MAIL } : one));
    expect(grouped(mail)).toMatchObject({ main: 'B1 B2', others: ['A1 A2'], byTurns: false });
  });
});

it('another of two series can be the answer', () => {
  const all = files(of('A1 A2 B1 B2').map((one, i) => ({ ...one, name: `${i + 1}` })));
  const groups = groupSeries(all, false);
  const other = withMain(groups, 0, false);
  const sources = (list: readonly OrderedFile[]): readonly number[] => list.map(({ source }) => source);
  expect(sources(other.main)).toEqual([0, 1]);
  expect(other.others.map(sources)).toEqual([[2, 3]]);
  expect(other.leftOut.map(({ file, reason }) => [file.source, reason])).toEqual([
    [2, 'other-ids'],
    [3, 'other-ids'],
  ]);
});

describe('new ids in one process, as its names say', () => {
  it('are no other process', () => {
    const name = (n: number): string => `Heap.20261121.04150${n}.7.0.00${n}.heapsnapshot`;
    const given = of('A1 A2 B1 B2').map((one, i) => ({ ...one, name: name(i + 1) }));
    expect(grouped(given)).toMatchObject({
      main: 'A1 A2 B1 B2',
      others: [],
      left: [],
      process: 'unknown',
      by: 'name-time',
    });
  });
});

describe('the order', () => {
  const told = (given: readonly Given[], keepOrder = false): readonly unknown[] => {
    const { files: list, by, proven } = inOrder(files(given), keepOrder);
    return [list.map(({ source }) => source).join(''), by, proven];
  };
  const apart = [0, 1, 2].map((process): Given => ({ process, age: 1 }));

  it('is that of ids in one process, whatever names and dates say', () => {
    expect(
      told([
        { process: 0, age: 2, name: '1', modified: 1 },
        { process: 0, age: 1, name: '2', modified: 2 },
      ]),
    ).toEqual(['10', 'ids', true]);
  });

  it('is the best that is known between processes', () => {
    const at = (...times: readonly string[]): readonly Given[] =>
      apart.map((one, i) => ({ ...one, takenAt: `2026-11-21T0${times[i]}:00:00Z`, name: `${i}` }));
    expect(told(at('3', '1', '2'))).toEqual(['120', 'taken', true]);
    expect(told(at('3', '1', '1'))).toEqual(['012', 'name-number', false]);
    const names = (...of: readonly string[]): readonly Given[] => apart.map((one, i) => ({ ...one, name: of[i] }));
    expect(told(names('Heap-20261121T030000', 'Heap-20261121T010000', 'Heap-20261121T020000'))).toEqual([
      '120',
      'name-time',
      true,
    ]);
    expect(told(names('s10', 's1', 's2'))).toEqual(['120', 'name-number', false]);
    expect(told(names('after', 'before', 'during'))).toEqual(['120', 'name-word', false]);
    const dated = (...of: readonly number[]): readonly Given[] => apart.map((one, i) => ({ ...one, modified: of[i] }));
    expect(told(dated(3, 1, 2))).toEqual(['120', 'modified', false]);
    expect(told(dated(3, 1, 1))).toEqual(['012', 'given', false]);
    expect(told(dated(3, 1, 2), true)).toEqual(['012', 'asked', true]);
  });

  it('is not that of ids which are addresses', () => {
    const [a, b] = files([
      { process: 0, age: 1 },
      { process: 0, age: 1 },
    ]);
    const addressed = [a, b].map((file) => ({ ...file, trace: { ...file.trace, maxId: 0 } }));
    expect(inOrder(addressed, false)).toMatchObject({ by: 'given', proven: false });
  });

  it('of one file is proven', () => {
    expect(inOrder(files([{ process: 0, age: 1, program: NO_SIGNS }]), false).proven).toBe(true);
  });
});
