// Overlapping windows of one series agree: what a window of four files and more calls a leak with high confidence, no longer
// window that contains it calls nothing or warm-up. A shorter window may know less, and then says so.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { trendOfEntries } from '../find/groups.ts';
import { MIN_GROWTH_BYTES } from '../thresholds.ts';
import type { ObservedJudgement } from '../trace.ts';
import type { Circumstances, Cohorts, GrowthFacts, Judgement, Trend } from '../types.ts';
import { judge } from './judge.ts';
import { trendOf } from './trend.ts';

const FOLDER = path.join(import.meta.dirname, 'testing', 'judgements');
const RECORDED = readdirSync(FOLDER).flatMap((file) =>
  Object.entries(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Record<string, ObservedJudgement[]>),
);

/** What the files from `from` to `to` alone show of a growth. */
function inWindow(facts: GrowthFacts, from: number, to: number): GrowthFacts {
  const part = (series: readonly number[]): readonly number[] => series.slice(from, to + 1);
  const countBySnapshot = part(facts.countBySnapshot);
  const retainedBySnapshot = part(facts.retainedBySnapshot);
  return {
    ...facts,
    countBySnapshot,
    retainedBySnapshot,
    growthBytes: retainedBySnapshot[retainedBySnapshot.length - 1] - retainedBySnapshot[0],
    trend: trendIn(facts.growthKind, countBySnapshot, retainedBySnapshot),
    cohorts: facts.cohorts === null ? null : cohortsIn(facts.cohorts, from, to),
    // Of the last step of the whole series.
    replacedAtEnd: to === facts.countBySnapshot.length - 1 && facts.replacedAtEnd,
    contentStays: facts.contentStays,
  };
}

function trendIn(kind: GrowthFacts['growthKind'], count: readonly number[], bytes: readonly number[]): Trend {
  return kind === 'bytes' ? trendOf(bytes, MIN_GROWTH_BYTES / 2) : trendOfEntries(count, bytes);
}

/** What came before the window was there at its beginning. */
function cohortsIn(cohorts: Cohorts, from: number, to: number): Cohorts {
  const columns = Array.from({ length: to - from + 1 }, (_, j) => from + j);
  const before = columns.map((j) => cohorts.slice(0, from + 1).reduce((sum, row) => sum + (row[j] ?? 0), 0));
  return [before, ...cohorts.slice(from + 1, to + 1).map((row) => columns.map((j) => row[j]))];
}

/** Judgements of all windows of three files and more, the whole series included. */
function judgedWindows(
  facts: GrowthFacts,
  circumstances: Circumstances,
): { readonly from: number; readonly to: number; readonly judgement: Judgement }[] {
  const last = facts.countBySnapshot.length - 1;
  const windows = [];
  for (let from = 0; from <= last - 2; from++) {
    for (let to = from + 2; to <= last; to++) {
      const own = inWindow(facts, from, to);
      const heapGrowth = Math.max(own.growthBytes, 1);
      windows.push({ from, to, judgement: judge(own, { ...circumstances, heapGrowth }) });
    }
  }
  return windows;
}

/** Windows that are sure of a leak which a longer one that contains them takes back. */
function refuted(facts: GrowthFacts, circumstances: Circumstances): string[] {
  const windows = judgedWindows(facts, circumstances);
  return windows.flatMap(({ from, to, judgement }) => {
    if (judgement.kind !== 'leak' || judgement.confidence !== 'high') return [];
    return windows
      .filter((longer) => longer.from <= from && longer.to >= to && longer !== undefined)
      .filter(({ judgement: whole }) => whole.kind === null || whole.kind === 'warm-up')
      .map(
        (longer) =>
          `${from + 1}-${to + 1} is a leak, ${longer.from + 1}-${longer.to + 1} ${longer.judgement.kind ?? 'nothing'}`,
      );
  });
}

describe('a longer window never knows less', () => {
  it.each(RECORDED.filter(([, judgements]) => judgements.some(({ facts }) => facts.countBySnapshot.length > 4)))(
    'of %s',
    (_, judgements) => {
      for (const { what, facts, circumstances } of judgements)
        expect(refuted(facts, circumstances).map((text) => `${what}: ${text}`)).toEqual([]);
    },
  );
});
