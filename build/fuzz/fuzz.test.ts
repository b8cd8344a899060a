// A short seeded run of every target with every `npm test`; CI and people run it for minutes (`npm run fuzz`).

import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { random } from './random.ts';
import { bundle, fuzz } from './run.mjs';

let entry = '';
beforeAll(async () => {
  entry = await bundle();
});
afterAll(() => rmSync(entry, { force: true }));

describe('a short fuzz run', () => {
  it.each([
    ['parser', 250],
    ['engine', 60],
    ['heapdelta', 150],
    ['protocol', 3000],
  ] as const)('of the %s ends in right answers and codes only', async (target, count) => {
    const { tried, right, codes, failures } = await fuzz(entry, { target, seed: 20261121, seconds: 50, count });
    expect(failures.map(({ index, recipe, reason }) => ({ index, recipe, reason }))).toEqual([]);
    // Both ends are reached, and nothing that was tried is left out of the count.
    expect(right).toBeGreaterThan(0);
    expect(Object.keys(codes).length).toBeGreaterThan(2);
    expect(right + Object.values(codes).reduce((a, b) => a + b, 0)).toBe(tried);
  });
});

describe('chance', () => {
  it('is the same for the same seed and number', () => {
    const draw = (seed: number, index: number): number[] => {
      const chance = random(seed, index);
      return Array.from({ length: 5 }, () => chance.below(1e6));
    };
    expect(draw(1, 2)).toEqual(draw(1, 2));
    expect(draw(1, 2)).not.toEqual(draw(1, 3));
    expect(draw(1, 2)).not.toEqual(draw(2, 2));
  });
});
