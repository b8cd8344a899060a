// What a growth costs: bytes per unit of work (`--per`), bytes per hour (times given or in the file names), and the
// time that is left until the heap limit. Rates are medians over the steps that count, so that one burst says little.

import type { FindingCost } from '../../report/types.ts';
import { median } from '../judge/trend.ts';

/** V8's own limit on a machine with 8 GB; more memory may double it, `--max-old-space-size` sets it. */
export const USUAL_HEAP_LIMIT_BYTES = 2 ** 31;
/** The unit of a cost when times are known but nobody said what one step is; formatters say it in the reader's language. */
export const HOUR_UNIT = 'hour';

export interface CostFacts {
  /** What one step is, as the user said it. */
  readonly per: string | null;
  /** As the user gave it; null: V8's usual one. */
  readonly heapLimitBytes: number | null;
  /** ISO times per snapshot, null where unknown. */
  readonly times: readonly (string | null)[];
  /** Bytes of the newest snapshot that count against the limit. */
  readonly heapBytes: number;
  /** Whether the growth counts against the heap limit; native memory does not. */
  readonly limited: boolean;
}

/**
 * The cost of one growth, or of the whole heap's.
 * @param bytesBySnapshot - oldest first, two or more
 * @returns null when neither a unit nor times are known
 */
export function costOf(bytesBySnapshot: readonly number[], facts: CostFacts): FindingCost | null {
  const perStep = Math.round(median(judged(bytesBySnapshot.slice(1).map((bytes, i) => bytes - bytesBySnapshot[i]))));
  const perHour = bytesPerHour(bytesBySnapshot, facts.times);
  if (facts.per === null && perHour === null) return null;
  const limitBytes = facts.heapLimitBytes ?? USUAL_HEAP_LIMIT_BYTES;
  const timed = perHour !== null && perHour > 0 && facts.limited;
  return {
    unit: facts.per ?? HOUR_UNIT,
    bytesPerUnit: facts.per === null ? Math.round(perHour ?? 0) : perStep,
    secondsToLimit: timed ? Math.round((Math.max(0, limitBytes - facts.heapBytes) / perHour) * 3600) : null,
    ...(perHour === null ? {} : { bytesPerHour: Math.round(perHour) }),
    ...(timed ? { limitBytes, limitGiven: facts.heapLimitBytes !== null } : {}),
  };
}

/** With three steps or more the first one is warm-up. */
function judged(steps: readonly number[]): readonly number[] {
  return steps.length >= 3 ? steps.slice(1) : steps;
}

/** null when a time is missing, or the times do not go forward with the snapshots. */
function bytesPerHour(bytes: readonly number[], times: readonly (string | null)[]): number | null {
  const hours = times.map((time) => (time === null ? Number.NaN : Date.parse(time) / 3_600_000));
  if (
    hours.length !== bytes.length ||
    !hours.every((hour, i) => Number.isFinite(hour) && (i === 0 || hour > hours[i - 1]))
  )
    return null;
  return median(judged(bytes.slice(1).map((value, i) => (value - bytes[i]) / (hours[i + 1] - hours[i]))));
}
