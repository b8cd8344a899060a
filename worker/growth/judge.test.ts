// Verdicts on series that V8 wrote while real programs ran, of kinds that were judged wrongly once (docs/decisions.md 19).

import { describe, expect, it } from 'vitest';
import { agree, traceOf } from '../entry/order.ts';
import { verdictOf } from './judge.ts';
import { recordedHeaps } from './testing/series.ts';

describe('a series in which nothing was found', () => {
  const flat = [3e6, 3.01e6, 3.0e6, 3.02e6];
  it('is said to have no leak when the heap is at rest', () => {
    expect(verdictOf([], 3, 2e4, flat)).toMatchObject({ kind: 'none', confidence: 'high', summary: { key: 'report.verdict.none' } });
  });

  it('is not when the heap keeps growing all the same', () => {
    const verdict = verdictOf([], 3, 3e6, [3e6, 4e6, 5e6, 6e6]);
    expect(verdict).toMatchObject({ kind: 'growth', confidence: 'low', summary: { key: 'report.verdict.unplaced', params: { growthBytes: 3e6 } } });
    expect(verdict.reasons.map(({ key }) => key)).toEqual(['report.reason.unplaced']);
  });
});

describe('one process', () => {
  it('is told by its functions: ids of objects may be given twice', async () => {
    const [first, second] = await recordedHeaps('http-listeners-node18');
    const [a, b] = [traceOf(first.columns), traceOf(second.columns)];
    expect(agree(a, b)).toBe(true);
    // As Node 24 wrote it: half of the objects' ids stand for another thing, the functions' all agree.
    const reused = { ...b, hashes: b.hashes.map((hash) => (hash % 2 === 0 ? hash + 2 : hash)) };
    expect(agree(a, reused)).toBe(true);
    const other = { ...b, hashes: b.hashes.map((hash, i) => (hash % 2 === 1 && i % 3 === 0 ? hash + 2 : hash)) };
    expect(agree(a, other)).toBe(false);
  });
});
