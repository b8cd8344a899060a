// Judgements over plain facts: each limit on both sides, each law.

import { describe, expect, it } from 'vitest';
import * as limits from '../thresholds.ts';
import type { Circumstances, GrowthFacts, Judgement } from '../types.ts';
import { isEven, judge } from './judge.ts';

const same: Circumstances = { identity: 'same-process', heapGrowth: 3e6, heapBytes: 5e7, newestIds: [1, 3, 5, 7] };

/** A Map of sessions that leaks a thousand a step, unless told otherwise. */
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

/** Kind, confidence and reason; or why it is not told. */
function said(judgement: Judgement): string {
  return judgement.kind === null
    ? `dropped: ${judgement.dropped}`
    : `${judgement.kind}, ${judgement.confidence}: ${judgement.reason.slice('report.reason.'.length)}`;
}

const of = (changes: Partial<GrowthFacts>, circumstances: Partial<Circumstances> = {}): string =>
  said(judge(facts(changes), { ...same, ...circumstances }));

/** Cohorts of a thousand a step, of which a share stays. */
const cohorts = (snapshots: number, share: number): (number | null)[][] =>
  Array.from({ length: snapshots }, (_, k) =>
    Array.from({ length: snapshots }, (_, j) => (j < k ? null : j === k ? 1000 : 1000 * share)),
  );

describe('what goes on', () => {
  it('is a leak, surer with every snapshot', () => {
    expect(of({})).toBe('leak, high: steps');
    expect(of({ retainedBySnapshot: [1e6, 2e6, 3e6] })).toBe('leak, medium: steps');
    expect(of({ retainedBySnapshot: [1e6, 2e6] })).toBe('growth, low: two');
  });

  it('is growth where ids do not compare', () => {
    expect(of({}, { identity: 'different-processes' })).toBe('growth, low: steps');
  });

  it('is a leak without ids only when it rises evenly, three steps or more, and nothing bounds it', () => {
    const bun = { identity: 'unknown' } as const;
    expect(limits.STEPS_WITHOUT_IDENTITY).toBe(3);
    expect(of({}, bun)).toBe('leak, medium: even');
    expect(of({ retainedBySnapshot: [1e6, 2e6, 3e6] }, bun)).toBe('growth, low: steps');
    expect(of({ retainedBySnapshot: [1e6, 3e6, 4e6, 5.4e6] }, bun)).toBe('leak, medium: even');
    expect(of({ retainedBySnapshot: [1e6, 3e6, 4e6, 4.6e6] }, bun)).toBe('growth, low: steps');
    expect(of({ bounds: ['maxSize'] }, bun)).toBe('growth, low: steps');
  });

  it('keeps what came, or does not leak', () => {
    expect(of({ cohorts: cohorts(4, 1) })).toBe('leak, high: kept');
    expect(of({ cohorts: cohorts(4, 0.5) })).toBe('leak, medium: partly');
    expect(of({ cohorts: cohorts(4, 0), replacedAtEnd: true })).toBe('growth, low: replaced');
    expect(of({ cohorts: cohorts(3, 0.5), retainedBySnapshot: [1e6, 2e6, 3e6] })).toBe('growth, low: fading');
  });

  it('is a working set where what came is gone and the length follows the load', () => {
    expect(of({ cohorts: cohorts(4, 0), replacedAtEnd: true, countBySnapshot: [4844, 2509, 5318, 9132] })).toBe(
      'dropped: working-set',
    );
  });

  it('is a working set, too, where a window lets go of the oldest and its length fell', () => {
    const window = { cohorts: cohorts(3, 0.5), retainedBySnapshot: [1e6, 2e6, 3e6] };
    expect(of({ ...window, countBySnapshot: [439, 689, 500] })).toBe('dropped: working-set');
    expect(of({ ...window, countBySnapshot: [439, 439, 500] })).toBe('growth, low: fading');
  });

  it('is a leak where timers set themselves up again and what they keep stays', () => {
    expect(of({ cohorts: cohorts(4, 0), contentStays: true })).toBe('leak, high: steps');
    const polling = { cohorts: cohorts(3, 0.5), retainedBySnapshot: [1e6, 2e6, 3e6] };
    expect(of({ ...polling, growthKind: 'many-owners' })).toBe('leak, medium: steps');
    expect(of({ ...polling, ofPlatform: true })).toBe('leak, medium: steps');
  });

  it('is a working set of many owners where few of what came stay, however each fares', () => {
    const owners = { growthKind: 'many-owners', retainedBySnapshot: [1e6, 2e6, 3e6] } as const;
    expect(of({ ...owners, cohorts: cohorts(3, 0.32) })).toBe('growth, low: fading');
    expect(of({ ...owners, cohorts: cohorts(3, 0.34) })).toBe('leak, medium: steps');
  });

  it('is a leak where records are copied at each change and what they keep stays', () => {
    expect(of({ cohorts: cohorts(4, 0), contentStays: true })).toBe('leak, high: steps');
  });

  it('is growth at most where a bound or a sweeper is known', () => {
    expect(of({ bounds: ['maxSize'] })).toBe('growth, low: bounded');
    expect(of({ sweeper: { callback: 'sweep', url: null, line: 0 } })).toBe('growth, low: swept');
  });
});

describe('weak references', () => {
  it('that keep nothing but themselves are growth at most', () => {
    const list = (each: number): string =>
      of({
        entryConstructor: 'WeakRef',
        countBySnapshot: [0, 1000, 2000, 3000],
        retainedBySnapshot: [0, 1000 * each, 2000 * each, 3000 * each],
      });
    expect(list(limits.EMPTY_REFERENCE_BYTES)).toBe('growth, low: steps');
    expect(list(limits.EMPTY_REFERENCE_BYTES + 1)).toBe('leak, high: steps');
  });
});

describe('small things', () => {
  it('do not head with confidence', () => {
    const bytes = 3 * limits.SMALL_BYTES_PER_STEP - 3;
    const small = { retainedBySnapshot: [0, bytes / 3, (2 * bytes) / 3, bytes] };
    const heapGrowth = bytes / limits.SMALL_SHARE;
    expect(of(small, { heapGrowth: heapGrowth + 40 })).toBe('leak, low: steps');
    expect(of(small, { heapGrowth: heapGrowth - 40 })).toBe('leak, high: steps');
    const larger = [0, 1, 2, 3].map((i) => (i * (bytes + 3)) / 3);
    expect(of({ retainedBySnapshot: larger }, { heapGrowth: heapGrowth + 40 })).toBe('leak, high: steps');
  });

  it.each([
    ['counted entries', { countBySnapshot: [0, 10, 20, 30] }, limits.MIN_ENTRY_BYTES_PER_STEP],
    ['a handful', { countBySnapshot: [0, 9, 18, 29] }, limits.MIN_FEW_BYTES_PER_STEP],
    ['one thing', { growthKind: 'bytes', countBySnapshot: [1, 1, 1, 1] }, limits.MIN_BYTES_PER_STEP],
    ['many owners that swell', { growthKind: 'many-owners', countBySnapshot: [9, 9, 9, 9] }, limits.MIN_BYTES_PER_STEP],
  ] as const)('%s must reach their floor', (_, changes, floor) => {
    const grown = (bytes: number): string =>
      of({ ...changes, retainedBySnapshot: [0, bytes / 3, (2 * bytes) / 3, bytes] }, { heapGrowth: 0, heapBytes: 1e6 });
    expect(grown(3 * floor - 1)).toBe('dropped: too-small');
    expect(grown(3 * floor)).not.toBe('dropped: too-small');
  });

  it('many objects that have not become more are no list that gets longer', () => {
    const flat = { growthKind: 'many-owners', countBySnapshot: [60, 60, 60, 60] } as const;
    const of4 = (bytes: number): string => of({ ...flat, retainedBySnapshot: [0, bytes / 3, (2 * bytes) / 3, bytes] });
    expect(of4(limits.MIN_WARM_UP_BYTES - 1)).toBe('dropped: flat');
    expect(of4(limits.MIN_WARM_UP_BYTES)).not.toBe('dropped: flat');
  });

  it('a table that doubled once and stands still over many steps is full', () => {
    const table = (steps: number): string =>
      of({
        growthKind: 'bytes',
        entryConstructor: 'Map',
        trend: 'step',
        countBySnapshot: Array.from({ length: steps + 2 }, () => 1),
        retainedBySnapshot: [229_000, ...Array.from({ length: steps + 1 }, () => 459_000)],
      });
    expect(table(limits.STILL_TABLE_STEPS)).toBe('dropped: one-step');
    expect(table(limits.STILL_TABLE_STEPS - 1)).toBe('growth, low: table');
  });

  it('must be a part of what the heap grew by', () => {
    expect(of({}, { heapGrowth: 3e6 / limits.MIN_SHARE })).not.toBe('dropped: too-small');
    expect(of({}, { heapGrowth: 3e6 / limits.MIN_SHARE + 101 })).toBe('dropped: too-small');
  });

  it('count between processes only beyond the noise', () => {
    const noisy = [4e6, 4.01e6, 4.02e6, 4.03e6];
    const between = (bytes: readonly number[]): string =>
      of({ retainedBySnapshot: bytes }, { identity: 'different-processes', heapGrowth: 0 });
    expect(between(noisy)).toBe('dropped: noise-between-processes');
    expect(between([4e6, 4.02e6, 4.03e6, 4.04e6])).not.toContain('dropped');
  });

  it('swell unseen below a share of the heap: a table that grows by a ten-thousandth of the heap is not told', () => {
    const table = { growthKind: 'bytes', countBySnapshot: [1, 1, 1, 1] } as const;
    const swelling = limits.MIN_SWELLING_SHARE * 5.1e7;
    const grown = (bytes: number): string =>
      of({ ...table, retainedBySnapshot: [0, bytes / 3, (2 * bytes) / 3, bytes] }, { heapGrowth: 0, heapBytes: 5.1e7 });
    expect(grown(swelling - 1)).toBe('dropped: too-small');
    expect(grown(swelling)).not.toBe('dropped: too-small');
  });

  it('never head with high confidence when only their many steps tell', () => {
    const bytes = [0, 1, 2, 3, 4, 5].map((i) => i * limits.MIN_SMALL_BYTES_PER_STEP);
    const told = of({ retainedBySnapshot: bytes, cohorts: cohorts(6, 1) }, { heapGrowth: bytes[5], newestIds: [] });
    expect(told).toBe('leak, medium: kept');
  });

  it('are a small leak over many snapshots when all that came is there', () => {
    const steps = limits.STEPS_FOR_SMALL;
    const bytes = (perStep: number): number[] => Array.from({ length: steps + 1 }, (_, i) => i * perStep);
    const small = (perStep: number, changes: Partial<GrowthFacts> = {}): string =>
      of(
        { retainedBySnapshot: bytes(perStep), cohorts: cohorts(steps + 1, 1), ...changes },
        { heapGrowth: 1e6, newestIds: [] },
      );
    expect(small(limits.MIN_SMALL_BYTES_PER_STEP)).toBe('leak, low: kept');
    expect(small(limits.MIN_SMALL_BYTES_PER_STEP - 1)).toBe('dropped: too-small');
    expect(small(limits.MIN_SMALL_BYTES_PER_STEP, { cohorts: cohorts(steps + 1, 0.5) })).toBe('dropped: too-small');
    expect(small(limits.MIN_SMALL_BYTES_PER_STEP, { ofPlatform: true })).toBe('dropped: too-small');
    const few = Array.from({ length: steps + 1 }, (_, i) => i * (limits.MIN_ENTRIES_PER_STEP - 1));
    expect(small(limits.MIN_SMALL_BYTES_PER_STEP, { countBySnapshot: few })).toBe('dropped: too-small');
    // A fixed set of objects of which each gets one thing once.
    expect(small(limits.MIN_SMALL_BYTES_PER_STEP, { growthKind: 'many-owners' })).toBe('dropped: too-small');
    const shorter = bytes(limits.MIN_SMALL_BYTES_PER_STEP).slice(1);
    expect(small(0, { retainedBySnapshot: shorter, cohorts: cohorts(steps, 1) })).toBe('dropped: too-small');
  });
});

describe('what came to rest', () => {
  const full = [1e6, 3e6, 3.9e6, 4e6];
  it('is warm-up, and only told when it is large', () => {
    expect(of({ trend: 'levelling', retainedBySnapshot: full })).toBe('warm-up, high: levelled');
    const least = limits.MIN_WARM_UP_BYTES;
    expect(of({ trend: 'levelling', retainedBySnapshot: [0, least, least, least] })).toBe('warm-up, high: levelled');
    expect(of({ trend: 'levelling', retainedBySnapshot: [1, least, least, least] })).toBe('dropped: small-warm-up');
  });

  it('bytes that rise evenly are never warm-up', () => {
    expect(of({ trend: 'levelling' })).toBe('leak, high: steps');
  });

  it('entries that rise evenly and all stay are no warm-up, however light they have become', () => {
    const steps = limits.STEPS_FOR_COUNTS;
    const retained = [1e6, 3e6, 4e6, 4e6 + 1, 4e6 + 2].slice(0, steps + 1);
    const came = (snapshots: number): Partial<GrowthFacts> => ({
      trend: 'levelling',
      retainedBySnapshot: retained.slice(0, snapshots),
      growthBytes: 3e6,
      cohorts: cohorts(snapshots, 1),
    });
    expect(of(came(steps + 1))).toBe('leak, high: kept');
    expect(of(came(steps))).toBe('warm-up, medium: levelled');
    expect(of({ ...came(steps + 1), cohorts: cohorts(steps + 1, 0.5) })).toBe('warm-up, high: levelled');
    expect(of({ ...came(steps + 1), cohorts: null })).toBe('warm-up, high: levelled');
    expect(of({ ...came(steps + 1), countBySnapshot: [1000, 2000, 2100, 2110] })).toBe('warm-up, high: levelled');
  });

  it('entries that slow down as less is done, and all stay, are no warm-up', () => {
    // Counts of page-swagger-manual-day, with its layout shifts: forty kilobytes that rise, then half a step a step
    // less.
    const slower = {
      trend: 'levelling',
      countBySnapshot: [48, 90, 160, 216, 244, 258],
      retainedBySnapshot: [9000, 18000, 33000, 45000, 51000, 54000],
      cohorts: cohorts(6, 1),
    } as const;
    const shifts = [17, 31, 49, 65, 73, 79];
    const steady = [10, 20, 30, 40, 50, 60];
    const done = (...work: number[][]): Partial<Circumstances> => ({ heapGrowth: 516_000, work });
    expect(of(slower, done(shifts))).toBe('leak, high: kept');
    // Nothing is known of the load, or as much was done at every step: it fills up.
    expect(of(slower)).toBe('dropped: small-warm-up');
    expect(of(slower, done(steady))).toBe('dropped: small-warm-up');
    expect(of(slower, done(shifts, steady))).toBe('dropped: small-warm-up');
    // The last step brings less for what was done than most did.
    const least = 244 + Math.ceil(limits.WORK_RATE * 3.5 * 6);
    const last = (count: number): string =>
      of({ ...slower, countBySnapshot: [...slower.countBySnapshot.slice(0, 5), count] }, done(shifts));
    expect(last(least)).toBe('leak, high: kept');
    expect(last(least - 1)).toBe('dropped: small-warm-up');
    // What came has gone.
    expect(of({ ...slower, cohorts: cohorts(6, 0.5) }, done(shifts))).toBe('dropped: small-warm-up');
  });

  it('is not told when it is flat or came in one step', () => {
    expect(of({ trend: 'flat' })).toBe('dropped: flat');
    expect(of({ trend: 'step' })).toBe('dropped: one-step');
  });

  it('is not told where many texts came together and were joined later', () => {
    const texts = { growthKind: 'bytes', entryConstructor: '(string)', retainedBySnapshot: [0, 0, 9e5, 2e6] } as const;
    expect(of({ ...texts, countBySnapshot: [0, 0, 380, 380] })).toBe('dropped: one-step');
    expect(of({ ...texts, countBySnapshot: [0, 0, limits.MIN_COHORT - 1, limits.MIN_COHORT - 1] })).toContain('leak');
    // As many as before, and each of them grows.
    expect(of({ ...texts, countBySnapshot: [380, 380, 380, 380] })).toContain('leak');
  });

  it('is loading where modules come for the first time', () => {
    expect(of({ loading: true })).toBe('warm-up, high: loading');
  });

  it('is told late only when it is large', () => {
    const late = (bytes: number, heapGrowth: number): string =>
      of({ trend: 'unknown', retainedBySnapshot: [0, 0, 0, bytes] }, { heapGrowth });
    expect(late(limits.MIN_LATE_BYTES, 1e6)).toBe('growth, low: late');
    expect(late(limits.MIN_LATE_BYTES - 1, 1e6)).toBe('dropped: small-late');
    expect(late(1e6, 1e6 / limits.MIN_LATE_SHARE)).toBe('growth, low: late');
    expect(late(1e6, 1e6 / limits.MIN_LATE_SHARE + 8)).toBe('dropped: small-late');
  });
});

describe('what is no growth of the program', () => {
  it('is kept by the runtime, or only shares a constructor', () => {
    expect(of({ runtimeKeeps: true })).toBe('dropped: runtime-keeps-it');
    expect(of({ repetitive: false })).toBe('dropped: unlike-things');
  });

  it('is a table without objects in it, unless it rises', () => {
    const table = { growthKind: 'bytes', entryConstructor: 'Map', countBySnapshot: [1, 1, 1, 1] } as const;
    const least = limits.MIN_WARM_UP_BYTES;
    expect(of({ ...table, trend: 'step', retainedBySnapshot: [0, 0, least, least] })).toBe('growth, low: table');
    expect(of({ ...table, trend: 'step', retainedBySnapshot: [0, 0, least, least - 1] })).toBe(
      'dropped: small-warm-up',
    );
    expect(of({ ...table, trend: 'rising' })).toBe('leak, high: steps');
  });
});

describe('an even rise', () => {
  it('keeps its rate at every step', () => {
    expect(isEven([0, 100, 200])).toBe(true);
    expect(isEven([0, 70, 170, 270])).toBe(true);
    expect(isEven([0, 69, 169, 269])).toBe(false);
    expect(isEven([0, 100, 200, 240])).toBe(false);
    // One jump and next to nothing after it is no rate.
    expect(isEven([0, 6e6, 6.01e6, 6.02e6])).toBe(false);
    expect(isEven([0, 142, 242, 342])).toBe(true);
    expect(isEven([0, 144, 244, 344])).toBe(false);
    expect(isEven([0, 100])).toBe(false);
    expect(isEven([5, 5, 5])).toBe(false);
  });
});
