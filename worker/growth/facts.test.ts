// Facts on their whole way, from recorded snapshots to the pattern in the report: the captured facts that patterns are
// tested on are what the ranking tells them today.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rankSeries } from './rank.ts';
import { recordedHeaps } from './testing/series.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the pattern of a recorded series', () => {
  it.each([
    ['session-map-node20', 'sessions-in-memory'],
    ['http-listeners-node18', 'listeners'],
    ['page-detached', 'detached-dom'],
    ['string-array-node18', 'unbounded-collection'],
  ])('%s is %s', async (series, pattern) => {
    const { findings } = await rankSeries(await recordedHeaps(series), {}, sha256);
    expect(findings[0].pattern).toBe(pattern);
    expect(findings[0].messages.advice.map(({ key }) => key)).toEqual([`patterns.${pattern}.advice`]);
    // Words of the sentences are names, never an id that another run would not have.
    for (const { params } of findings[0].messages.explanation) expect(JSON.stringify(params)).not.toMatch(/@\d{3,}/);
  });
});
