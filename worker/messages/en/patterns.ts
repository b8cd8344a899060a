// The sentences of every pattern, under `patterns.<id>.name`, `.explanation` and `.advice`. They stand with their
// pattern (worker/patterns), in both languages, so that adding one touches one file.

import { PATTERNS } from '../../patterns/index.ts';

type PatternKey = `${string}.${'name' | 'explanation' | 'advice'}`;

export const patterns: Readonly<Record<PatternKey, string>> = Object.fromEntries(
  PATTERNS.flatMap(({ id, en: text, variants }) => [
    [`${id}.name`, text.name],
    [`${id}.explanation`, text.explanation],
    [`${id}.advice`, text.advice],
    ...Object.entries(variants ?? {}).flatMap(([name, { en: other }]) => [
      [`${id}.${name}.explanation`, other.explanation],
      [`${id}.${name}.advice`, other.advice],
    ]),
  ]),
);
