// The test that every pattern has beside its file: real facts it must recognise, and facts close by that it must
// leave alone.

import { describe, expect, it } from 'vitest';
import { recognise } from '../index.ts';
import type { Pattern, PatternFacts } from '../types.ts';
import { factsOf } from './captured.ts';

export interface PatternCases {
  /** Series of the corpus where this pattern is the best of all. */
  readonly recognises: readonly string[];
  /** Series it must not even take for possible; with changes, the same facts without the sign that counts. */
  readonly leaves: readonly (readonly [series: string, changes?: Partial<PatternFacts>])[];
}

/** Declares the tests of one pattern. */
export function testPattern(pattern: Pattern, { recognises, leaves }: PatternCases): void {
  describe(pattern.id, () => {
    it.each(recognises)('is recognised in %s', (series) => {
      expect(recognise(factsOf(series))?.id).toBe(pattern.id);
    });

    it.each(
      leaves.map(
        ([series, changes]) =>
          [
            series,
            changes === undefined ? 'as it is' : `with other ${Object.keys(changes).join(', ')}`,
            changes,
          ] as const,
      ),
    )('leaves %s alone %s', (series, _how, changes) => {
      expect(pattern.recognise({ ...factsOf(series), ...changes })).toBe(0);
    });
  });
}
