// The limits in figures: the other tests ask on both sides of a limit's name and move with it, these do not. A limit that is
// moved turns its row red; whoever moves it says in the commit which series change (`npm run same`, `npm run accuracy`).

import { describe, expect, it } from 'vitest';
import type { Circumstances, Cohorts, GrowthFacts } from '../types.ts';
import { areOfEntries, fateOf } from './cohorts.ts';
import { judge } from './judge.ts';
import { verdictOf } from './verdict.ts';

const calm: Circumstances = { identity: 'same-process', heapGrowth: 0, heapBytes: 0, newestIds: [] };

/** Bytes that rise evenly over so many steps. */
const rise = (bytes: number, steps = 3): number[] => Array.from({ length: steps + 1 }, (_, i) => (i * bytes) / steps);

/** What is said of a growth by so many bytes, `kind, confidence` or why it is dropped. */
function said(changes: Partial<GrowthFacts>, circumstances: Partial<Circumstances> = {}): string {
  const retained = changes.retainedBySnapshot ?? rise(3e6);
  const judged = judge(
    {
      growthKind: 'width',
      trend: 'rising',
      countBySnapshot: retained.map((_, i) => 1000 * i),
      retainedBySnapshot: retained,
      growthBytes: retained[retained.length - 1] - retained[0],
      entryConstructor: 'Session',
      cohorts: null,
      replacedAtEnd: false,
      contentStays: false,
      runtimeKeeps: false,
      repetitive: true,
      loading: false,
      ofPlatform: false,
      bounds: [],
      sweeper: null,
      ...changes,
    },
    { ...calm, ...circumstances },
  );
  return judged.kind === null ? judged.dropped : `${judged.kind}, ${judged.confidence}`;
}

/** All that came is there. */
const kept = (snapshots: number, each = 100): Cohorts =>
  Array.from({ length: snapshots }, (_, k) => Array.from({ length: snapshots }, (_, j) => (j < k ? null : each)));

describe('bytes', () => {
  it.each<readonly [string, Partial<GrowthFacts>, number]>([
    ['counted entries: 2,048 a step', {}, 3 * 2048],
    ['ten entries a step are counted', { countBySnapshot: [0, 10, 20, 30] }, 3 * 2048],
    ['nine are a handful: 8,192 a step', { countBySnapshot: [0, 9, 18, 29] }, 3 * 8192],
    ['one thing: 4,096 a step', { growthKind: 'bytes', countBySnapshot: [1, 1, 1, 1] }, 3 * 4096],
    ['of warm-up: 65,536', { trend: 'levelling', loading: true }, 65_536],
    ['of one late step: 262,144', { trend: 'unknown' }, 262_144],
  ])('%s', (_, changes, least) => {
    const of = (bytes: number): string => said({ ...changes, retainedBySnapshot: rise(bytes) });
    expect(of(least)).toMatch(/,/);
    expect(of(least - 1)).not.toMatch(/,/);
  });

  it('many steps of what all stays: 512 a step, five steps', () => {
    const of = (bytes: number, steps: number): string =>
      said({ retainedBySnapshot: rise(bytes, steps), cohorts: kept(steps + 1) });
    expect(of(5 * 512, 5)).toBe('leak, medium');
    expect(of(5 * 512 - 1, 5)).toBe('too-small');
    expect(of(4 * 512, 4)).toBe('too-small');
  });

  it('64 of a weak reference and its place in a list', () => {
    const of = (bytes: number): string => said({ entryConstructor: 'WeakRef', retainedBySnapshot: rise(bytes) });
    expect(of(3000 * 64)).toBe('growth, low');
    expect(of(3000 * 64 + 1)).toBe('leak, high');
  });

  it('131,072 of growth without a place, or 2 % of what was there', () => {
    const of = (...bytes: number[]): string => verdictOf([], 2, 0, bytes, bytes).kind;
    expect([of(0, 65_536, 131_072), of(0, 65_536, 131_071)]).toEqual(['growth', 'none']);
    expect([of(1e8, 1.01e8, 1.02e8), of(1e8, 1.01e8, 1.02e8 - 1)]).toEqual(['growth', 'none']);
  });
});

describe('shares', () => {
  it('one hundredth of what the heap grew by', () => {
    expect(said({}, { heapGrowth: 3e8 })).toBe('leak, high');
    expect(said({}, { heapGrowth: 3e8 + 200 })).toBe('too-small');
  });

  it('one hundredth of what a group holds, between processes', () => {
    const of = (first: number): string =>
      said({ retainedBySnapshot: rise(1e5).map((bytes) => first + bytes) }, { identity: 'different-processes' });
    expect(of(1e7)).toBe('growth, low');
    expect(of(1e7 + 1000)).toBe('noise-between-processes');
  });

  it('a twentieth of the growth, or 16,384 a step, is told with confidence', () => {
    const of = (bytes: number, heapGrowth: number): string => said({ retainedBySnapshot: rise(bytes) }, { heapGrowth });
    expect(of(49_151, 983_020)).toBe('leak, high');
    expect(of(49_151, 983_030)).toBe('leak, low');
    expect(of(49_152, 983_050)).toBe('leak, high');
  });

  it('a two-thousandth of the heap, of one thing that swells', () => {
    const table = { growthKind: 'bytes', countBySnapshot: [1, 1, 1, 1], retainedBySnapshot: rise(3e5) } as const;
    expect(said(table, { heapBytes: 6e8 })).toBe('leak, high');
    expect(said(table, { heapBytes: 6e8 + 2000 })).toBe('too-small');
  });

  it('a quarter of the growth, of what came in the last step', () => {
    const late = { trend: 'unknown', retainedBySnapshot: [0, 0, 0, 1e6] } as const;
    expect(said(late, { heapGrowth: 4e6 })).toBe('growth, low');
    expect(said(late, { heapGrowth: 4e6 + 8 })).toBe('small-late');
  });
});

describe('counts', () => {
  it('eight newcomers say what becomes of them', () => {
    expect([fateOf(kept(3, 8)).kind, fateOf(kept(3, 7)).kind]).toEqual(['kept', 'unknown']);
  });

  it('cohorts follow a tenth more than there are, and eight', () => {
    const cohorts: Cohorts = [[118]];
    expect([areOfEntries(cohorts, [100]), areOfEntries(cohorts, [99])]).toEqual([true, false]);
  });

  it('a table that stands still for four steps is full', () => {
    const of = (steps: number): string =>
      said({
        growthKind: 'bytes',
        entryConstructor: 'Map',
        trend: 'step',
        countBySnapshot: Array.from({ length: steps + 2 }, () => 1),
        retainedBySnapshot: [0, ...Array.from({ length: steps + 1 }, () => 1e6)],
      });
    expect([of(4), of(3)]).toEqual(['one-step', 'growth, low']);
  });
});
