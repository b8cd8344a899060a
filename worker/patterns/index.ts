// The table of patterns. To add one: write a file beside the others and name it here.

import type { Pattern, PatternFacts, PatternText } from './types.ts';
import { unboundedCollection } from './unbounded-collection.ts';

export type { Pattern, PatternFacts, PatternText } from './types.ts';

export const PATTERNS: readonly Pattern[] = [unboundedCollection];

/** @returns the best-fitting pattern, or null when none recognises the facts. Ties go to the earlier in the table. */
export function recognise(facts: PatternFacts): Pattern | null {
  let best: Pattern | null = null;
  let bestScore = 0;
  for (const pattern of PATTERNS) {
    const score = pattern.recognise(facts);
    if (score > bestScore) {
      best = pattern;
      bestScore = score;
    }
  }
  return best;
}

/** @returns the sentences of a pattern by its identifier; null for an identifier not in the table (`unknown`). */
export function patternText(id: string, lang: 'en' | 'ko'): PatternText | null {
  const pattern = PATTERNS.find((p) => p.id === id);
  return pattern === undefined ? null : pattern[lang];
}
