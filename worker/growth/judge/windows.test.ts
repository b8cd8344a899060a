// Overlapping windows of one series agree: what one calls a leak, no longer one that contains it takes back while its other
// files show the same. What they show otherwise (a bound that is reached, a fall) may refute it: no window knows the future.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trendOfEntries } from '../find/groups.ts';
import { MIN_GROWTH_BYTES } from '../thresholds.ts';
import type { ObservedJudgement } from '../trace.ts';
import type { Circumstances, Cohorts, GrowthFacts, Judgement, Trend } from '../types.ts';
import { judge } from './judge.ts';
import { median, trendOf } from './trend.ts';

const FOLDER = path.join(import.meta.dirname, 'testing', 'judgements');
const RECORDED = readdirSync(FOLDER).flatMap((file) =>
  Object.entries(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Record<string, ObservedJudgement[]>),
);

const PLAIN = {
  growthKind: 'width',
  entryConstructor: 'Session',
  replacedAtEnd: false,
  contentStays: false,
  runtimeKeeps: false,
  repetitive: true,
  loading: false,
  ofPlatform: false,
  bounds: [],
  sweeper: null,
} as const;

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

interface Window {
  /** First and last file, from 0. */
  readonly from: number;
  readonly to: number;
  readonly judgement: Judgement;
}

/** Judgements of all windows of three files and more, the whole series included. */
function judgedWindows(facts: GrowthFacts, circumstances: Circumstances): Window[] {
  const last = facts.countBySnapshot.length - 1;
  const windows: Window[] = [];
  for (let from = 0; from <= last - 2; from++) {
    for (let to = from + 2; to <= last; to++) {
      const own = inWindow(facts, from, to);
      const heapGrowth = Math.max(own.growthBytes, 1);
      windows.push({ from, to, judgement: judge(own, { ...circumstances, heapGrowth }) });
    }
  }
  return windows;
}

/** Steps outside of a window go on as inside when each is between this part of the usual one and its inverse. */
const ALIKE = 0.4;

/** Whether the files that only the longer window has show what the shorter one shows: its rate, entries and bytes. */
function goesOnAlike(facts: GrowthFacts, window: Window, longer: Window): boolean {
  return [facts.retainedBySnapshot, facts.countBySnapshot].every((series) => {
    const steps = series.slice(1).map((value, i) => value - series[i]);
    const usual = median(steps.slice(window.from, window.to));
    const outside = [...steps.slice(longer.from, window.from), ...steps.slice(window.to, longer.to)];
    return outside.every((step) => step >= ALIKE * usual && step <= usual / ALIKE);
  });
}

/** Windows that are sure of a leak, and longer ones that contain them, have seen nothing else, and take it back. */
function refuted(facts: GrowthFacts, circumstances: Circumstances): string[] {
  const windows = judgedWindows(facts, circumstances);
  return windows.flatMap((window) => {
    if (window.judgement.kind !== 'leak' || window.judgement.confidence === 'low') return [];
    return windows
      .filter((longer) => longer.from <= window.from && longer.to >= window.to && goesOnAlike(facts, window, longer))
      .filter(({ judgement }) => judgement.kind !== 'leak')
      .map(
        ({ from, to, judgement }) =>
          `${window.from + 1}-${window.to + 1} leak, ${from + 1}-${to + 1} ${judgement.kind ?? judgement.dropped}`,
      );
  });
}

const LONG = RECORDED.filter(([, judgements]) => judgements.some(({ facts }) => facts.countBySnapshot.length > 4));

describe('a longer window never knows less', () => {
  it('of recorded growths', () => {
    expect(LONG.length).toBeGreaterThan(10);
    const found = LONG.flatMap(([id, judgements]) =>
      judgements.flatMap(({ what, facts, circumstances }) =>
        refuted(facts, circumstances).map((text) => `${id}, ${what}: ${text}`),
      ),
    );
    expect(found).toEqual([]);
  });

  // A leak of one rate after a warm-up of any size, with a set beside it that comes and goes.
  const drawn = fc.record({
    files: fc.integer({ min: 5, max: 8 }),
    rate: fc.integer({ min: 20, max: 2000 }),
    entryBytes: fc.integer({ min: 200, max: 4000 }),
    warmUp: fc.integer({ min: 0, max: 20_000 }),
    jitter: fc.array(fc.double({ min: 0.8, max: 1.2, noNaN: true }), { minLength: 8, maxLength: 8 }),
    kept: fc.constantFrom(1, 0.95, 0.85),
  });

  it('of drawn leaks', () => {
    fc.assert(
      fc.property(drawn, ({ files, rate, entryBytes, warmUp, jitter, kept }) => {
        const came = Array.from({ length: files }, (_, k) => Math.round((k === 0 ? warmUp : 0) + rate * jitter[k]));
        const cohorts = came.map((count, k) =>
          came.map((_, j) => (j < k ? null : j === k ? count : Math.round(count * kept))),
        );
        const countBySnapshot = came.map((_, j) => cohorts.reduce((sum, row) => sum + (row[j] ?? 0), 0));
        const retainedBySnapshot = countBySnapshot.map((count) => count * entryBytes);
        const facts: GrowthFacts = {
          ...PLAIN,
          countBySnapshot,
          retainedBySnapshot,
          growthBytes: retainedBySnapshot[files - 1] - retainedBySnapshot[0],
          trend: trendOfEntries(countBySnapshot, retainedBySnapshot),
          cohorts,
        };
        const circumstances: Circumstances = {
          identity: 'same-process',
          heapGrowth: facts.growthBytes,
          heapBytes: 5e7,
          newestIds: came.map((_, k) => 1001 + 2000 * k),
        };
        expect(refuted(facts, circumstances)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
