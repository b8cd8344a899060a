// Is a row of numbers, one per snapshot, a leak, a warm-up, one step or nothing? Rates per step, not sums: warm-up
// is one interval long in Node, a leak keeps its rate (growth-ranking.md, step 6).

import { FALLS, KEPT_RATE, NEARLY_FLAT, NEXT_TO_NOTHING, SLOWING } from '../thresholds.ts';
import type { Trend } from '../types.ts';

const FROM_SURE_TO_NOTHING: readonly Trend[] = ['rising', 'unknown', 'levelling', 'step', 'flat'];

/** @returns the less alarming of two. */
export function calmer(a: Trend, b: Trend): Trend {
  return FROM_SURE_TO_NOTHING[Math.max(FROM_SURE_TO_NOTHING.indexOf(a), FROM_SURE_TO_NOTHING.indexOf(b))];
}

/**
 * @param series - one value per snapshot, oldest first
 * @param noise - what a step must exceed to count as a rise, in the series' unit
 */
export function trendOf(series: readonly number[], noise: number): Trend {
  const last = series.length - 1;
  const total = series[last] - series[0];
  if (total <= noise) return 'flat';
  if (last === 1) return 'unknown';
  const steps = series.slice(1).map((value, i) => value - series[i]);
  // With four snapshots or more the first interval is warm-up: it neither proves nor disproves.
  const judged = steps.length >= 3 ? steps.slice(1) : steps;
  if (isSlowing(steps)) return 'levelling';
  if (steps.length >= 3 && median(judged) > 0 && median(judged) < NEXT_TO_NOTHING * steps[0]) return 'levelling';
  const rises = judged.filter((step) => step > noise / steps.length).length;
  const largest = Math.max(...steps);
  if (rises === judged.length) {
    const reference = steps.length >= 3 ? median(judged) : steps[0];
    const lastStep = judged[judged.length - 1];
    if (lastStep < KEPT_RATE * reference) return 'levelling';
    // Two rises in a row after a fall are no rate yet (measured: a page's style engine, -7, 4 and 17 kB).
    const isBreathing = judged.length === 2 && -steps[0] > FALLS * largest && Math.min(...judged) < KEPT_RATE * largest;
    return isBreathing ? 'unknown' : 'rising';
  }
  // A long series may hold its breath once (a collection in between) and still be a leak.
  if (judged.length >= 4 && rises >= judged.length - 1 && judged[judged.length - 1] > noise / steps.length) {
    const worst = Math.min(...judged);
    if (-worst < 0.25 * largest) return 'rising';
  }
  if (isLate(steps, noise)) return 'rising';
  const risesInAll = steps.filter((step) => step > noise / steps.length).length;
  if (risesInAll === 1) return steps[steps.length - 1] === largest ? 'unknown' : 'step';
  const lastStep = steps[steps.length - 1];
  if (lastStep <= 0.25 * largest && lastStep >= -0.1 * largest) return 'levelling';
  return 'flat';
}

/** Flat at first, and from some step on it rises and keeps its rate: what leaks was switched on in between. */
function isLate(steps: readonly number[], noise: number): boolean {
  const floor = noise / steps.length;
  const begin = steps.findLastIndex((step) => step <= floor) + 1;
  const run = steps.slice(begin);
  if (run.length < 2 || begin < 2) return false;
  const rate = median(run);
  return (
    run[run.length - 1] >= KEPT_RATE * rate &&
    steps.slice(0, begin).every((step) => Math.abs(step) <= NEARLY_FLAT * rate)
  );
}

/** Every step clearly smaller than the one before, down to less than half: something that fills up (a bounded set of keys). */
function isSlowing(steps: readonly number[]): boolean {
  if (steps.length < 3 || steps[0] <= 0) return false;
  return (
    steps.every((step, i) => i === 0 || step <= SLOWING * steps[i - 1]) && steps[steps.length - 1] <= 0.5 * steps[0]
  );
}

/** @returns the middle value; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
