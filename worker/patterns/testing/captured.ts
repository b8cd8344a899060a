// Facts of the corpus' true findings, captured by fixtures/facts.mjs, and the answers they are judged by; and facts of
// first findings in programs outside the corpus, where answers once were wrong. Node only.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { PatternFacts } from '../types.ts';

const FACTS = path.join(import.meta.dirname, 'facts');
/** Captured once, long lists of fields cut; each with the patterns its answer accepts. */
const OUTSIDE = path.join(import.meta.dirname, 'outside.json');
const PROGRAMS = path.join(import.meta.dirname, '../../../fixtures/programs');

/** What one series of the corpus told patterns, and what they may answer. */
export interface Captured {
  readonly series: string;
  readonly facts: PatternFacts;
  readonly accepted: readonly string[];
}

/** What programs outside the corpus told patterns. */
function outside(): readonly Captured[] {
  const all: Record<string, Omit<Captured, 'series'>> = JSON.parse(readFileSync(OUTSIDE, 'utf8'));
  return Object.entries(all).map(([series, one]) => ({ series, ...one }));
}

/** All captured series, by program and id, those outside the corpus last. */
export const CAPTURED: readonly Captured[] = [
  ...readdirSync(FACTS)
    .sort()
    .flatMap((file) => {
      const program = path.basename(file, '.json');
      const all: Record<string, PatternFacts> = JSON.parse(readFileSync(path.join(FACTS, file), 'utf8'));
      const accepted = acceptedOf(program);
      return Object.entries(all).map(([series, facts]) => ({ series, facts, accepted: accepted(series) }));
    }),
  ...outside(),
];

/** The patterns that a program's answer accepts; a series may have an answer of its own. */
function acceptedOf(program: string): (series: string) => readonly string[] {
  const file = path.join(PROGRAMS, program, 'answer.json');
  if (!existsSync(file)) throw new Error(`facts of ${program}, which is no program of the corpus`);
  const answer: { patterns?: string[]; series: { id: string; answer?: { patterns?: string[] } }[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return (series) => answer.series.find((one) => one.id === series)?.answer?.patterns ?? answer.patterns ?? [];
}

/** The facts of one series. @throws when none are captured under this id */
export function factsOf(series: string): PatternFacts {
  const found = CAPTURED.find((one) => one.series === series);
  if (found === undefined) throw new Error(`no facts of ${series}: node fixtures/facts.mjs ${series}`);
  return found.facts;
}
