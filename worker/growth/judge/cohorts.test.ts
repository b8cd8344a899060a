// Cohorts against a slow model, and what they say of leaks, working sets and what lies between.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIN_COHORT } from '../thresholds.ts';
import { fateOf, followIds, areOfEntries } from './cohorts.ts';

/** One row per entry: its odd id, the snapshots in which it is an entry. */
function slowCohorts(ids: readonly (readonly number[])[], newest: readonly number[]): (number | null)[][] {
  const all = new Set(ids.flat());
  return ids.map((_, k) =>
    ids.map((_, j) => {
      if (j < k) return null;
      let count = 0;
      for (const id of all) {
        const inside = ids.flatMap((list, i) => (list.includes(id) ? [i] : []));
        const existed = newest.findIndex((most) => id <= most);
        const born = id % 2 === 1 && existed >= 0 ? Math.min(existed, inside[0]) : inside[0];
        if (born === k && inside[inside.length - 1] >= j) count++;
      }
      return count;
    }),
  );
}

describe('following entries by their ids', () => {
  it('equals a slow model', () => {
    const series = fc.integer({ min: 2, max: 5 }).chain((length) =>
      fc.tuple(
        fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 20 }), {
          minLength: length,
          maxLength: length,
        }),
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: length, maxLength: length }),
      ),
    );
    fc.assert(
      fc.property(series, ([ids, limits]) => {
        const newest = [...limits].sort((a, b) => a - b);
        const sorted = ids.map((list) => Float64Array.from(list).sort());
        expect(followIds(sorted, newest)).toEqual(slowCohorts(ids, newest));
      }),
    );
  });

  it('counts an entry from the snapshot in which it first existed, though somebody else held it then', () => {
    const ids = [[1], [1], [1, 3]].map((list) => Float64Array.from(list));
    expect(followIds(ids, [1, 3, 5])).toEqual([
      [1, 1, 1],
      [null, 1, 1],
      [null, null, 0],
    ]);
  });
});

describe('the fate of what came', () => {
  const leak = [
    [200, 200, 200, 200],
    [null, 100, 100, 100],
    [null, null, 100, 100],
    [null, null, null, 100],
  ];
  it('is kept by a leak', () => {
    expect(fateOf(leak)).toEqual({ kind: 'kept', came: 200, kept: 200 });
  });

  it('is replaced in a working set, whatever its length does', () => {
    expect(
      fateOf([
        [4844, 0, 0, 0],
        [null, 2509, 0, 0],
        [null, null, 5318, 3],
        [null, null, null, 9132],
      ]),
    ).toEqual({ kind: 'replaced', came: 7827, kept: 3 });
  });

  it('is replaced where few came, if with those of the first snapshot enough are gone', () => {
    const few = (first: number, left: number): string =>
      fateOf([
        [first, 0, left],
        [null, 5, 0],
        [null, null, 16],
      ]).kind;
    expect(few(MIN_COHORT - 5, 0)).toBe('replaced');
    expect(few(MIN_COHORT - 6, 0)).toBe('unknown');
    expect(few(MIN_COHORT, 1)).toBe('unknown');
  });

  it('fades in a window that lets go of the oldest as it takes in the newest', () => {
    const window = (left: number, came: number): string =>
      fateOf([
        [400, 400, left],
        [null, came, came],
        [null, null, came],
      ]).kind;
    expect(window(0, 250)).toBe('fading');
    expect(window(200, 200)).toBe('fading');
    expect(window(201, 150)).toBe('kept');
    // What came is more than twice what went: the rest is not explained by a window.
    expect(window(0, 400)).toBe('fading');
    expect(window(0, 401)).toBe('kept');
  });

  it('fades where things have a lifetime of some steps', () => {
    const sessions = [
      [100, 60, 20, 0],
      [null, 100, 60, 20],
      [null, null, 100, 60],
      [null, null, null, 100],
    ];
    expect(fateOf(sessions).kind).toBe('fading');
  });

  it('is partly kept where half of what comes stays for good', () => {
    const half = [
      [100, 50, 50, 50],
      [null, 100, 50, 50],
      [null, null, 100, 50],
      [null, null, null, 100],
    ];
    expect(fateOf(half).kind).toBe('partly-kept');
    // … and not where that half goes on shrinking.
    expect(fateOf([half[0], [null, 100, 50, 44], half[2], half[3]]).kind).toBe('fading');
    expect(fateOf([half[0], [null, 100, 50, 45], half[2], half[3]]).kind).toBe('partly-kept');
  });

  it.each([
    [79, 'fading'],
    [80, 'kept'],
    [6, 'fading'],
    [5, 'replaced'],
  ])('with %i of 100 left is %s', (left, kind) => {
    expect(
      fateOf([
        [1, 1, 1],
        [null, 100, left],
        [null, null, 50],
      ]).kind,
    ).toBe(kind);
  });

  it('is unknown of too few, of two snapshots, and where ids do not compare', () => {
    const of = (came: number): string =>
      fateOf([
        [9, 9, 9],
        [null, came, came],
        [null, null, 9],
      ]).kind;
    expect(of(MIN_COHORT - 1)).toBe('unknown');
    expect(of(MIN_COHORT)).toBe('kept');
    expect(
      fateOf([
        [9, 9],
        [null, 90],
      ]).kind,
    ).toBe('unknown');
    expect(fateOf(null).kind).toBe('unknown');
  });
});

// Measured on a page of charts: 1,843 objects inside 30 charts were told as what came.
it('cohorts that follow more than there are entries are of things inside them', () => {
  const cohorts = [
    [100, 100],
    [null, 100],
  ];
  expect(areOfEntries(cohorts, [100, 200])).toBe(true);
  expect(areOfEntries(cohorts, [100, 175])).toBe(true);
  expect(areOfEntries(cohorts, [100, 170])).toBe(false);
});
