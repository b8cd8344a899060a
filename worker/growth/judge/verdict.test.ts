// What is said of a series in which no place was found (docs/decisions.md 19).

import { describe, expect, it } from 'vitest';
import { verdictOf } from './verdict.ts';

describe('a series in which nothing was found', () => {
  const flat = [3e6, 3.01e6, 3.0e6, 3.02e6];
  it('is said to have no leak when the heap is at rest', () => {
    expect(verdictOf([], 3, 2e4, flat, flat)).toMatchObject({
      kind: 'none',
      confidence: 'high',
      summary: { key: 'report.verdict.none' },
    });
  });

  it('is not when the heap keeps growing all the same', () => {
    const verdict = verdictOf([], 3, 3e6, [3e6, 4e6, 5e6, 6e6], [3e6, 4e6, 5e6, 6e6]);
    expect(verdict).toMatchObject({
      kind: 'growth',
      confidence: 'low',
      summary: { key: 'report.verdict.unplaced', params: { growthBytes: 3e6 } },
    });
    expect(verdict.reasons.map(({ key }) => key)).toEqual(['report.reason.unplaced']);
  });
});
