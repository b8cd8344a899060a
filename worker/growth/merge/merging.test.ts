// Growths told as one: their bytes add up, and the trend told is that of the bytes.

import { describe, expect, it } from 'vitest';
import { mergeAlike, together } from './merging.ts';
import type { Growth, Trend } from '../types.ts';

function growth(fresh: readonly number[], trend: Trend): Growth {
  const zero = fresh.map(() => 0);
  return {
    candidate: {
      growthKind: 'bytes',
      survivors: [0],
      owners: fresh.map(() => [1]),
      mainKey: 3,
      keys: [3],
      countBySnapshot: fresh.map(() => 1),
      freshBytesBySnapshot: fresh,
      engineBySnapshot: zero,
      baseBytes: 0,
      trend,
      freshEntries: [1],
      allFresh: [1],
    },
    growthKind: 'bytes',
    trend,
    owner: { node: 1, constructor: 'HTMLDocument', name: 'page', event: null, holder: null, scope: null },
    alsoHeldBy: [],
    countBySnapshot: fresh.map(() => 1),
    retainedBySnapshot: fresh,
    growthBytes: fresh[fresh.length - 1] - fresh[0],
    entryConstructor: 'HTMLDocument',
    entryName: null,
    shape: null,
    path: [],
  };
}

describe('growths told as one', () => {
  // Measured on our own page: the document rose by 6 kB, its style engine jumped by 750 kB once; told as one they were a leak.
  const small = growth([27_260, 28_236, 31_152, 32_920], 'rising');
  const jump = growth([3_496, 769_208, 771_704, 754_224], 'levelling');

  it('a small rise does not make a leak of a large jump', () => {
    const whole = together(small, [jump, small]);
    expect(whole.trend).toBe('levelling');
    expect(whole.growthBytes).toBe(small.growthBytes + jump.growthBytes);
    expect(whole.retainedBySnapshot).toEqual([30_756, 797_444, 802_856, 787_144]);
  });

  it('a large rise stays one, whatever small thing jumped beside it', () => {
    const large = growth([0, 100_000, 200_000, 300_000], 'rising');
    expect(together(large, [large, growth([0, 8_000, 8_000, 8_000], 'step')]).trend).toBe('rising');
  });

  it('a rise spread over several is a rise', () => {
    const parts = [0, 1, 2].map(() => growth([0, 10_000, 20_000, 30_000], 'rising'));
    expect(together(parts[0], parts).trend).toBe('rising');
  });
});

describe('two caches of one function', () => {
  const cache = (bytes: readonly number[], counts: readonly number[], holder = '{s, v, o, p}'): Growth => ({
    ...growth(bytes, 'rising'),
    growthKind: 'width',
    countBySnapshot: counts,
    owner: {
      node: 1,
      constructor: 'Map',
      name: 'p',
      event: null,
      holder: { node: 2, constructor: holder, name: 'fnNode' },
      scope: null,
    },
  });

  it('are one cause where they get as many at all times', () => {
    const merged = mergeAlike([cache([0, 3_000, 6_000], [200, 300, 400]), cache([0, 500, 1_000], [200, 300, 400])]);
    expect(merged).toHaveLength(1);
    expect(merged[0].countBySnapshot).toEqual([200, 300, 400]);
    expect(merged[0].growthBytes).toBe(7_000);
    expect(merged[0].owner.node).toBe(1);
  });

  it('are two where their numbers differ, or what has them does', () => {
    const first = cache([0, 3_000, 6_000], [200, 300, 400]);
    expect(mergeAlike([first, cache([0, 500, 1_000], [10, 20, 30])])).toHaveLength(2);
    expect(mergeAlike([first, cache([0, 500, 1_000], [200, 300, 400], '{p, q}')])).toHaveLength(2);
  });
});
