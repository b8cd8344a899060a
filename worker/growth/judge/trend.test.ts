// Rows of numbers and what they are called; every row is of a kind that a real series of the corpus showed.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calmer, median, trendOf } from './trend.ts';
import type { Trend } from '../types.ts';

const KB = 1000;

describe('trend', () => {
  it.each<readonly [string, readonly number[], Trend]>([
    ['two snapshots tell that it rose', [0, 500], 'unknown'],
    ['nothing', [500, 500, 500], 'flat'],
    ['it shrank', [900, 500, 100], 'flat'],
    ['a leak', [0, 500, 1000], 'rising'],
    ['a leak whose steps differ', [0, 400, 900, 1300, 1900], 'rising'],
    ['a leak that starts after warm-up', [0, 5000, 5500, 6000], 'rising'],
    ['warm-up, then flat', [0, 5000, 5000, 5000], 'levelling'],
    ['a cache that fills to its bound', [0, 800, 1000, 1000], 'levelling'],
    ['keys that repeat more and more', [0, 800, 1200, 1400, 1500], 'levelling'],
    ['it held its breath once', [0, 500, 1000, 1000, 1500, 2000], 'rising'],
    ['up and down', [0, 900, 100, 950, 90], 'flat'],
    ['a jump at first, then next to nothing', [31, 797, 803, 810], 'levelling'],
    ['it fell, then rose twice, not alike', [767, 760, 763, 780], 'unknown'],
    ['a leak after what the start had left was collected', [1000, 700, 1700, 2700], 'rising'],
    ['one jump in the middle', [0, 0, 900, 900, 900], 'step'],
  ])('%s', (_, row, trend) => {
    expect(
      trendOf(
        row.map((value) => value * KB),
        4096,
      ),
    ).toBe(trend);
  });

  it('noise is flat, whatever its shape', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 8 }), (row) => {
        expect(trendOf(row, 101)).toBe('flat');
      }),
    );
  });

  it('what is flat first and then keeps rising has begun late; what rises once or came down before has not', () => {
    expect(trendOf([0, 0, 0, 400, 800], 10)).toBe('rising');
    expect(trendOf([50, 52, 51, 51, 300, 560, 800], 10)).toBe('rising');
    // One step only: it may have come once.
    expect(trendOf([0, 0, 0, 0, 400], 10)).toBe('unknown');
    // Work that comes and goes, and what has come to rest again.
    expect(trendOf([400, 0, 0, 300, 600], 10)).not.toBe('rising');
    expect(trendOf([0, 0, 400, 800, 820], 10)).not.toBe('rising');
  });

  it('what rises by the same at every step is rising, in any unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 9 }),
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 0, max: 1e9 }),
        (length, step, start) => {
          expect(
            trendOf(
              Array.from({ length }, (_, i) => start + i * step),
              step / 2,
            ),
          ).toBe('rising');
        },
      ),
    );
  });
});

describe('median', () => {
  it('is the middle, or between the two in the middle', () => {
    expect([median([3]), median([1, 9]), median([9, 1, 2]), median([4, 1, 3, 2])]).toEqual([3, 5, 2, 2.5]);
    expect(median([])).toBeNaN();
  });
});

describe('the limits of a trend, on both sides', () => {
  it.each<readonly [string, readonly number[], Trend]>([
    ['noise itself is flat', [0, 10], 'flat'],
    ['more than noise is not', [0, 11], 'unknown'],
    ['a last step of 0.4 of the usual keeps the rate', [0, 100, 140], 'rising'],
    ['less has levelled off', [0, 100, 139], 'levelling'],
    ['of four snapshots the first step is not asked', [0, 4000, 4100, 4300], 'rising'],
    ['next to nothing after a jump', [0, 10_000, 10_199, 10_398], 'levelling'],
    ['a fiftieth of the jump at each step is something', [0, 10_000, 10_200, 10_400], 'rising'],
    ['each step 0.8 of the one before, down to half', [0, 1000, 1800, 2440, 2940], 'levelling'],
    ['… down to more than half only', [0, 1000, 1800, 2440, 2941], 'rising'],
    ['… a step of more than 0.8 between', [0, 1000, 1801, 2441, 2900], 'rising'],
    ['one rise in the middle', [0, 0, 0, 900, 900], 'step'],
    ['one rise at the end', [0, 0, 900], 'unknown'],
    ['a quarter of the largest step is at rest', [0, 400, 400, 400, 500], 'levelling'],
    ['a tenth down is at rest', [0, 400, 800, 400, 800, 760], 'levelling'],
    ['more than a tenth down is not', [0, 400, 800, 400, 800, 759], 'flat'],
    ['five steps may hold their breath once', [0, 400, 800, 1200, 1101, 1500], 'rising'],
    ['… but not fall by a quarter of the largest', [0, 400, 800, 1200, 1100, 1500], 'flat'],
    ['… and not at the end', [0, 400, 800, 1200, 1600, 1600], 'levelling'],
    ['a fall of a quarter, then two unlike rises', [1000, 740, 780, 1780], 'unknown'],
    ['… two alike rises', [1000, 740, 1240, 2240], 'rising'],
    ['… a smaller fall', [1000, 760, 800, 1800], 'rising'],
  ])('%s', (_, row, trend) => {
    expect(trendOf(row, 10)).toBe(trend);
  });

  it('the calmer of two', () => {
    expect(calmer('rising', 'flat')).toBe('flat');
    expect(calmer('step', 'levelling')).toBe('step');
    expect(calmer('levelling', 'unknown')).toBe('levelling');
    expect(calmer('rising', 'unknown')).toBe('unknown');
    expect(calmer('flat', 'step')).toBe('flat');
    expect(calmer('rising', 'rising')).toBe('rising');
  });
});
