// Whether two files are of one process, as a sample of their ids tells.

import { expect, it } from 'vitest';
import { recordedHeaps } from '../growth/testing/series.ts';
import { agree, traceOf } from './order.ts';

it('one process is told by its closures: ids of objects may be given twice', async () => {
  const [first, second] = await recordedHeaps('http-listeners-node18');
  const [a, b] = [traceOf(first.columns), traceOf(second.columns)];
  expect(agree(a, b)).toBe(true);
  // As Node 24 wrote it: ids of objects stand for another thing, those of closures all agree.
  const reused = { ...b, hashes: b.hashes.map((hash) => (hash % 2 === 0 ? hash + 2 : hash)) };
  expect(agree(a, reused)).toBe(true);
  const other = { ...b, hashes: b.hashes.map((hash, i) => (hash % 2 !== 0 && i % 3 === 0 ? hash + 2 : hash)) };
  expect(agree(a, other)).toBe(false);
});
