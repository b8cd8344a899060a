// What a judgement says of itself: the rule, the value that was looked at and the limit, as `--explain-ranking` prints them.

import { describe, expect, it } from 'vitest';
import * as limits from '../thresholds.ts';
import type { Circumstances, GrowthFacts, Judgement } from '../types.ts';
import { judge, tooSmall } from './judge.ts';

const circumstances: Circumstances = { identity: 'same-process', heapGrowth: 3e6, heapBytes: 5e7, newestIds: [] };

/** Sessions in a Map, a thousand a step. */
function facts(changes: Partial<GrowthFacts> = {}): GrowthFacts {
  const retained = changes.retainedBySnapshot ?? [1e6, 2e6, 3e6, 4e6];
  return {
    growthKind: 'width',
    trend: 'rising',
    countBySnapshot: retained.map((_, i) => 1000 * (i + 1)),
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
  };
}

const judged = (changes: Partial<GrowthFacts>, others: Partial<Circumstances> = {}): Judgement =>
  judge(facts(changes), { ...circumstances, ...others });

const rule = (name: string, value: number | string, limit: number | string | null): Judgement['because'][number] => ({
  rule: name,
  value,
  limit,
});

/** Of 1,000 that came at each step, a share is there at the end. */
const cohorts = (snapshots: number, share: number): (number | null)[][] =>
  Array.from({ length: snapshots }, (_, k) =>
    Array.from({ length: snapshots }, (_, j) => (j < k ? null : j === k ? 1000 : 1000 * share)),
  );

describe('what is dropped says by which rule', () => {
  const table = { growthKind: 'bytes', entryConstructor: 'Map', countBySnapshot: [1, 1, 1, 1], trend: 'step' } as const;
  it.each<readonly [string, Partial<GrowthFacts>, string, Judgement['because']]>([
    ['flat', { trend: 'flat' }, 'flat', [rule('trend', 'flat', null)]],
    ['one step', { trend: 'step' }, 'one-step', [rule('trend', 'step', null)]],
    [
      'many owners that are no more',
      { growthKind: 'many-owners', countBySnapshot: [60, 60, 60, 60], retainedBySnapshot: [0, 2e4, 4e4, 6e4] },
      'flat',
      [rule('entries', 60, 60)],
    ],
    [
      'many owners that are fewer',
      { growthKind: 'many-owners', countBySnapshot: [60, 60, 60, 59], retainedBySnapshot: [0, 2e4, 4e4, 6e4] },
      'flat',
      [rule('entries', 59, 60)],
    ],
    ['kept by the runtime', { runtimeKeeps: true }, 'runtime-keeps-it', [rule('kept by the runtime', 'Session', null)]],
    ['unlike things', { repetitive: false }, 'unlike-things', [rule('entries alike', 'no', null)]],
    [
      'a table at rest',
      {
        ...table,
        countBySnapshot: [1, 1, 1, 1, 1, 1],
        retainedBySnapshot: [0, 9e5, 9e5, 9e5, 9e5, 9e5],
      },
      'one-step',
      [rule('snapshots at one size', limits.STILL_TABLE_STEPS, null)],
    ],
    [
      'a small table',
      { ...table, retainedBySnapshot: [0, 0, 3e4, 3e4] },
      'small-warm-up',
      [rule('bytes of a table', 3e4, limits.MIN_WARM_UP_BYTES)],
    ],
    [
      'a small warm-up',
      { trend: 'levelling', retainedBySnapshot: [0, 4e4, 4.1e4, 4.1e4] },
      'small-warm-up',
      [rule('bytes of warm-up', 4.1e4, limits.MIN_WARM_UP_BYTES)],
    ],
    [
      'a small last step',
      { trend: 'unknown', retainedBySnapshot: [0, 0, 0, 3e5] },
      'small-late',
      [rule('bytes of the last step', 3e5, limits.MIN_LATE_SHARE * 3e6)],
    ],
    [
      'a working set',
      { cohorts: cohorts(4, 0), countBySnapshot: [4000, 3000, 5000, 6000] },
      'working-set',
      [rule('of what came, still there', 0, 2000), rule('fate', 'replaced', null)],
    ],
  ])('%s', (_, changes, dropped, because) => {
    expect(judged(changes)).toEqual({ kind: null, dropped, because });
  });
});

describe('what is told says by which rule', () => {
  const fate = (kept: number, came: number, kind: string): Judgement['because'] => [
    rule('of what came, still there', kept, came),
    rule('fate', kind, null),
  ];
  it.each<readonly [string, Partial<GrowthFacts>, Partial<Circumstances>, Judgement]>([
    [
      'a leak',
      { cohorts: cohorts(4, 1) },
      {},
      { kind: 'leak', confidence: 'high', reason: 'report.reason.kept', because: fate(2000, 2000, 'kept') },
    ],
    [
      'what is replaced',
      { cohorts: cohorts(4, 0) },
      {},
      { kind: 'growth', confidence: 'low', reason: 'report.reason.replaced', because: fate(0, 2000, 'replaced') },
    ],
    [
      'two processes',
      {},
      { identity: 'different-processes' },
      { kind: 'growth', confidence: 'low', reason: 'report.reason.steps', because: fate(0, 0, 'unknown') },
    ],
    [
      'a bound',
      { bounds: ['max', 'limit'] },
      {},
      {
        kind: 'growth',
        confidence: 'low',
        reason: 'report.reason.bounded',
        because: [rule('bounded by', 'max, limit', null)],
      },
    ],
    [
      'a sweeper with a name',
      { sweeper: { callback: 'sweep', url: null, line: 0 } },
      {},
      { kind: 'growth', confidence: 'low', reason: 'report.reason.swept', because: [rule('swept by', 'sweep', null)] },
    ],
    [
      'a sweeper without one',
      { sweeper: { callback: null, url: null, line: 0 } },
      {},
      {
        kind: 'growth',
        confidence: 'low',
        reason: 'report.reason.swept',
        because: [rule('swept by', 'a timer', null)],
      },
    ],
    [
      'weak references',
      { entryConstructor: 'WeakRef', countBySnapshot: [0, 1e5, 2e5, 3e5] },
      {},
      {
        kind: 'growth',
        confidence: 'low',
        reason: 'report.reason.steps',
        because: [rule('bytes of a weak reference', 3e6, limits.EMPTY_REFERENCE_BYTES)],
      },
    ],
    [
      'two snapshots',
      { retainedBySnapshot: [1e6, 2e6] },
      {},
      { kind: 'growth', confidence: 'low', reason: 'report.reason.two', because: [rule('snapshots', 2, 3)] },
    ],
    [
      'a table that grew once, of two snapshots',
      { growthKind: 'bytes', entryConstructor: 'Set', trend: 'unknown', retainedBySnapshot: [0, 9e5] },
      {},
      { kind: 'growth', confidence: 'low', reason: 'report.reason.two', because: [rule('trend', 'unknown', 'rising')] },
    ],
    [
      'without ids, evenly',
      {},
      { identity: 'unknown' },
      {
        kind: 'leak',
        confidence: 'medium',
        reason: 'report.reason.even',
        because: [rule('rises alike', 3, limits.STEPS_WITHOUT_IDENTITY)],
      },
    ],
    [
      'without ids, with somebody who sweeps',
      { sweeper: { callback: null, url: null, line: 0 } },
      { identity: 'unknown' },
      { kind: 'growth', confidence: 'low', reason: 'report.reason.steps', because: fate(0, 0, 'unknown') },
    ],
    [
      'warm-up of three snapshots',
      { trend: 'levelling', retainedBySnapshot: [0, 9e5, 9.1e5] },
      {},
      {
        kind: 'warm-up',
        confidence: 'medium',
        reason: 'report.reason.levelled',
        because: [rule('bytes of warm-up', 9.1e5, limits.MIN_WARM_UP_BYTES)],
      },
    ],
    [
      'loading in two',
      { loading: true, retainedBySnapshot: [0, 9e5] },
      {},
      {
        kind: 'warm-up',
        confidence: 'low',
        reason: 'report.reason.loading',
        because: [rule('bytes of warm-up', 9e5, limits.MIN_WARM_UP_BYTES)],
      },
    ],
    [
      'late and large',
      { trend: 'unknown', retainedBySnapshot: [0, 0, 0, 3e6] },
      {},
      {
        kind: 'growth',
        confidence: 'low',
        reason: 'report.reason.late',
        because: [rule('bytes of the last step', 3e6, limits.MIN_LATE_SHARE * 3e6)],
      },
    ],
  ])('%s', (_, changes, others, judgement) => {
    expect(judged(changes, others)).toEqual(judgement);
  });
});

describe('too small says of what', () => {
  const small = (changes: Partial<GrowthFacts>, others: Partial<Circumstances> = {}): ReturnType<typeof tooSmall> =>
    tooSmall(facts(changes), { ...circumstances, ...others });

  it('by bytes, by share of the growth, by share of the heap, by noise', () => {
    expect(small({})).toBeNull();
    expect(small({ retainedBySnapshot: [0, 1e3, 2e3, 3e3] }, { heapGrowth: 0 })).toEqual({
      dropped: 'too-small',
      because: [rule('bytes grown', 3e3, 3 * limits.MIN_ENTRY_BYTES_PER_STEP)],
    });
    expect(small({ retainedBySnapshot: [0, 1e4, 2e4, 3e4] }, { heapGrowth: 4e6 })).toEqual({
      dropped: 'too-small',
      because: [rule('bytes grown', 3e4, limits.MIN_SHARE * 4e6)],
    });
    const thing = {
      growthKind: 'bytes',
      countBySnapshot: [1, 1, 1, 1],
      retainedBySnapshot: [0, 1e4, 2e4, 3e4],
    } as const;
    expect(small(thing, { heapGrowth: 0, heapBytes: 1e9 })).toEqual({
      dropped: 'too-small',
      because: [rule('bytes swollen', 3e4, limits.MIN_SWELLING_SHARE * 1e9)],
    });
    expect(small({ retainedBySnapshot: [9e6, 9.02e6, 9.04e6, 9.05e6] }, { identity: 'different-processes' })).toEqual({
      dropped: 'noise-between-processes',
      because: [rule('bytes grown', 9.05e6 - 9e6, limits.MIN_SHARE * 9e6)],
    });
    // A heap that shrank asks for no share of what it grew by.
    expect(small({ retainedBySnapshot: [0, 1e4, 2e4, 3e4] }, { heapGrowth: -4e6 })).toBeNull();
  });

  it('a thing that swells over many steps needs no share of the heap', () => {
    const bytes = Array.from({ length: limits.STEPS_FOR_SMALL + 1 }, (_, i) => i * 1e4);
    const dropped = (retainedBySnapshot: readonly number[]): string | undefined =>
      small(
        { growthKind: 'bytes', countBySnapshot: retainedBySnapshot.map(() => 1), retainedBySnapshot },
        { heapGrowth: 0, heapBytes: 1e9 },
      )?.dropped;
    expect(dropped(bytes)).toBeUndefined();
    expect(dropped(bytes.slice(1))).toBe('too-small');
  });

  it('links of a chain are counted, two snapshots count nothing, and what fell back is a handful', () => {
    const at = (bytes: number, changes: Partial<GrowthFacts>, steps = 3): boolean => {
      const retainedBySnapshot = Array.from({ length: steps + 1 }, (_, i) => (i * bytes) / steps);
      return small({ ...changes, retainedBySnapshot }, { heapGrowth: 0, heapBytes: 0 }) === null;
    };
    const entries = 3 * limits.MIN_ENTRY_BYTES_PER_STEP;
    expect(at(entries, { growthKind: 'depth' })).toBe(true);
    expect(at(entries - 1, { growthKind: 'depth' })).toBe(false);
    expect(at(entries, { growthKind: 'depth', trend: 'unknown' })).toBe(false);
    expect(at(entries, { growthKind: 'depth', countBySnapshot: [0, 10, 20, 29] })).toBe(false);
    expect(at(limits.MIN_ENTRY_BYTES_PER_STEP, {}, 1)).toBe(false);
    expect(at(limits.MIN_BYTES_PER_STEP - 1, {}, 1)).toBe(false);
    expect(at(limits.MIN_BYTES_PER_STEP, {}, 1)).toBe(true);
    expect(at(3 * limits.MIN_FEW_BYTES_PER_STEP - 1, { trend: 'levelling' })).toBe(false);
    expect(at(3 * limits.MIN_FEW_BYTES_PER_STEP, { trend: 'levelling' })).toBe(true);
  });
});
