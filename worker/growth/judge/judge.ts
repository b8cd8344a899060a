// What one growth is: leak, growth, warm-up, or nothing worth telling. Growth alone is no leak: it must go on at its
// rate, be made of the same thing again and again, keep what came, and not be code that is still being loaded.
// Pure: plain facts in, a judgement with its reasons out.

import type { Confidence, FindingKind } from '../../report/types.ts';
import {
  EMPTY_REFERENCE_BYTES,
  EVEN_RATE,
  FADING_OWNERS_SHARE,
  MIN_BYTES_PER_STEP,
  MIN_COHORT,
  MIN_ENTRIES_PER_STEP,
  MIN_ENTRY_BYTES_PER_STEP,
  MIN_FEW_BYTES_PER_STEP,
  MIN_LATE_BYTES,
  MIN_LATE_SHARE,
  MIN_SHARE,
  MIN_SMALL_BYTES_PER_STEP,
  MIN_SWELLING_SHARE,
  MIN_WARM_UP_BYTES,
  SMALL_BYTES_PER_STEP,
  SMALL_SHARE,
  STEPS_FOR_COUNTS,
  STEPS_FOR_SMALL,
  STEPS_WITHOUT_IDENTITY,
  STILL_TABLE_STEPS,
  WORK_RATE,
} from '../thresholds.ts';
import type {
  Because,
  Circumstances,
  DropReason,
  GrowthCourse,
  GrowthFacts,
  Judgement,
  ReasonKey,
  Trend,
} from '../types.ts';
import { fateOf } from './cohorts.ts';
import { calmer, median, trendOf } from './trend.ts';
import { isKeyed } from '../vocabulary.ts';

/**
 * Judges one growth.
 * @param facts - all that is known of it
 * @param circumstances - of the series it was found in
 */
export function judge(facts: GrowthFacts, circumstances: Circumstances): Judgement {
  const steps = facts.countBySnapshot.length - 1;
  const small = tooSmall(facts, circumstances);
  const fate = fateOf(facts.cohorts);
  // Many rises in a row of entries that all stay are evidence however light the entries are.
  // The runtime's own tables (paths of modules, compiled code) trickle too.
  const isSteadyTrickle =
    steps >= STEPS_FOR_SMALL && fate.kind === 'kept' && facts.trend === 'rising' && !facts.ofPlatform;
  if (small !== null) {
    const trickles =
      isSteadyTrickle && isManyEach(facts, steps) && facts.growthBytes >= MIN_SMALL_BYTES_PER_STEP * steps;
    if (!trickles) return drop(small.dropped, small.because);
  }
  // What hangs from many objects and has not become more in number is no list that gets longer.
  const { countBySnapshot: count } = facts;
  if (facts.growthKind === 'many-owners' && count[steps] <= count[0] && facts.growthBytes < MIN_WARM_UP_BYTES)
    return drop('flat', [because('entries', count[steps], count[0])]);
  const trend = courseOf(facts, circumstances);
  if (isOwnTable(facts) && trend !== 'rising') {
    if (standsStill(facts.retainedBySnapshot))
      return drop('one-step', [because('snapshots at one size', STILL_TABLE_STEPS, null)]);
    if (facts.growthBytes < MIN_WARM_UP_BYTES)
      return drop('small-warm-up', [because('bytes of a table', facts.growthBytes, MIN_WARM_UP_BYTES)]);
    return tell('growth', 'low', steps === 1 ? 'report.reason.two' : 'report.reason.table', [
      because('trend', trend, 'rising'),
    ]);
  }
  if (trend === 'flat') return drop('flat', [because('trend', trend, null)]);
  if (trend === 'step') return drop('one-step', [because('trend', trend, null)]);
  if (facts.runtimeKeeps)
    return drop('runtime-keeps-it', [because('kept by the runtime', facts.entryConstructor, null)]);
  if (!facts.repetitive) return drop('unlike-things', [because('entries alike', 'no', null)]);
  if (facts.loading || trend === 'levelling') return warmUp(facts, steps);
  if (steps === 1) return tell('growth', 'low', 'report.reason.two', [because('snapshots', 2, 3)]);
  if (trend === 'unknown') return late(facts, circumstances);
  const judged = goesOn(facts, circumstances);
  // What is only told because it never stops heads nothing with high confidence.
  return small !== null && judged.kind !== null && judged.confidence === 'high'
    ? { ...judged, confidence: 'medium' }
    : judged;
}

/**
 * Whether enough alike entries came at each step to be no chance. Many owners each get one thing once and then have it
 * (a server's forty modules): that ends by itself.
 */
function isManyEach({ growthKind, countBySnapshot: count }: GrowthFacts, steps: number): boolean {
  return growthKind !== 'many-owners' && count[steps] - count[0] >= MIN_ENTRIES_PER_STEP * steps;
}

/** What rises at its rate to the end: the entries' fate decides whether it leaks. */
function goesOn(facts: GrowthFacts, circumstances: Circumstances): Judgement {
  const steps = facts.countBySnapshot.length - 1;
  const fate = fateOf(facts.cohorts);
  const reasons = [because('of what came, still there', fate.kept, fate.came), because('fate', fate.kind, null)];
  if (circumstances.identity === 'different-processes') return tell('growth', 'low', 'report.reason.steps', reasons);
  if (circumstances.identity === 'unknown') return withoutIdentity(facts, reasons);
  // What sets itself up again and again (an immediate, a timer) is new each time, but what it keeps stays.
  const fell = facts.countBySnapshot.some((count, i) => i > 0 && count < facts.countBySnapshot[i - 1]);
  const isReplaced = fate.kind === 'unknown' ? facts.replacedAtEnd : fate.kind === 'replaced' && !facts.contentStays;
  if (isReplaced) {
    return fell ? drop('working-set', reasons) : tell('growth', 'low', 'report.reason.replaced', reasons);
  }
  if (facts.bounds.length > 0)
    return tell('growth', 'low', 'report.reason.bounded', [because('bounded by', facts.bounds.join(', '), null)]);
  if (facts.sweeper !== null)
    return tell('growth', 'low', 'report.reason.swept', [
      because('swept by', facts.sweeper.callback ?? 'a timer', null),
    ]);
  if (areEmptyReferences(facts))
    return tell('growth', 'low', 'report.reason.steps', [
      because('bytes of a weak reference', facts.growthBytes, EMPTY_REFERENCE_BYTES),
    ]);
  const fades = fate.kind === 'fading' && !facts.contentStays && !facts.ofPlatform;
  const isFewOfOwners = facts.growthKind === 'many-owners' && fate.kept < FADING_OWNERS_SHARE * fate.came;
  if (fades && (facts.growthKind === 'width' || facts.growthKind === 'bytes' || isFewOfOwners))
    return fell ? drop('working-set', reasons) : tell('growth', 'low', 'report.reason.fading', reasons);
  const reason: ReasonKey =
    fate.kind === 'partly-kept'
      ? 'report.reason.partly'
      : fate.kind === 'kept'
        ? 'report.reason.kept'
        : 'report.reason.steps';
  const confidence = leakConfidence(facts, circumstances, steps);
  return tell('leak', fate.kind === 'partly-kept' && confidence === 'high' ? 'medium' : confidence, reason, reasons);
}

/**
 * Bun and Hermes give every object a new id in each file, so nothing can be followed. What rises by about as much at each of
 * three steps, with no bound and nobody who sweeps it, is called a leak all the same: a working set is not that even.
 */
function withoutIdentity(facts: GrowthFacts, reasons: readonly Because[]): Judgement {
  const steps = facts.countBySnapshot.length - 1;
  const isFree = facts.bounds.length === 0 && facts.sweeper === null;
  if (steps < STEPS_WITHOUT_IDENTITY || !isFree || !isEven(facts.retainedBySnapshot))
    return tell('growth', 'low', 'report.reason.steps', reasons);
  return tell('leak', 'medium', 'report.reason.even', [because('rises alike', steps, STEPS_WITHOUT_IDENTITY)]);
}

/** Weak references that keep nothing but themselves: such lists are swept when they are long, and cost next to nothing. */
function areEmptyReferences({
  growthKind,
  entryConstructor,
  countBySnapshot: count,
  growthBytes,
}: GrowthFacts): boolean {
  const came = count[count.length - 1] - count[0];
  return growthKind === 'width' && entryConstructor === 'WeakRef' && growthBytes <= EMPTY_REFERENCE_BYTES * came;
}

/** Three steps show that a rise lasts, two that it goes on; what is small beside the rest of the growth is told with care. */
function leakConfidence(facts: GrowthFacts, { heapGrowth }: Circumstances, steps: number): Confidence {
  const isSmall = facts.growthBytes < SMALL_SHARE * heapGrowth && facts.growthBytes < SMALL_BYTES_PER_STEP * steps;
  if (isSmall) return 'low';
  return steps >= 3 ? 'high' : 'medium';
}

function warmUp(facts: GrowthFacts, steps: number): Judgement {
  const why = because('bytes of warm-up', facts.growthBytes, MIN_WARM_UP_BYTES);
  if (facts.growthBytes < MIN_WARM_UP_BYTES) return drop('small-warm-up', [why]);
  const reason = facts.loading ? 'report.reason.loading' : 'report.reason.levelled';
  return tell('warm-up', steps >= 3 ? 'high' : steps === 1 ? 'low' : 'medium', reason, [why]);
}

function late(facts: GrowthFacts, { heapGrowth }: Circumstances): Judgement {
  const least = Math.max(MIN_LATE_BYTES, MIN_LATE_SHARE * heapGrowth);
  const why = because('bytes of the last step', facts.growthBytes, least);
  return facts.growthBytes >= least ? tell('growth', 'low', 'report.reason.late', [why]) : drop('small-late', [why]);
}

/**
 * Whether a growth is too small to be told, before anything of the heap is looked at.
 * @returns why, or null when it is large enough
 */
export function tooSmall(
  course: GrowthCourse,
  { identity, heapGrowth, heapBytes }: Circumstances,
): { readonly dropped: DropReason; readonly because: readonly Because[] } | null {
  const steps = course.countBySnapshot.length - 1;
  const floor = floorOf(course, steps) * steps;
  const share = MIN_SHARE * Math.max(0, heapGrowth);
  if (course.growthBytes < Math.max(floor, share))
    return { dropped: 'too-small', because: [because('bytes grown', course.growthBytes, Math.max(floor, share))] };
  const swelling = MIN_SWELLING_SHARE * heapBytes;
  if (course.growthKind === 'bytes' && steps < STEPS_FOR_SMALL && course.growthBytes < swelling)
    return { dropped: 'too-small', because: [because('bytes swollen', course.growthBytes, swelling)] };
  // Between processes nothing of a group is known to be old: noise is measured against all of it.
  const noise = MIN_SHARE * course.retainedBySnapshot[0];
  if (identity !== 'same-process' && course.growthBytes < noise)
    return { dropped: 'noise-between-processes', because: [because('bytes grown', course.growthBytes, noise)] };
  return null;
}

/** Bytes per step that a growth must reach. */
function floorOf(course: GrowthCourse, steps: number): number {
  if (isCounted(course, steps)) return MIN_ENTRY_BYTES_PER_STEP;
  return course.growthKind === 'width' && steps > 1 ? MIN_FEW_BYTES_PER_STEP : MIN_BYTES_PER_STEP;
}

function isCounted({ growthKind, countBySnapshot: count, trend }: GrowthCourse, steps: number): boolean {
  // Links of a chain are counted, too.
  if (growthKind !== 'width' && growthKind !== 'many-owners' && growthKind !== 'depth') return false;
  return steps > 1 && trend === 'rising' && count[steps] - count[0] >= MIN_ENTRIES_PER_STEP * steps;
}

/**
 * The trend, unless the bytes overrule it: what rises evenly at every step has not levelled off. Of many texts that came
 * together, the bytes rise once more when V8 joins their parts: they have not grown while their number stands still.
 */
function courseOf(facts: GrowthFacts, circumstances: Circumstances): Trend {
  const { growthKind, countBySnapshot: count, trend } = facts;
  const isMany = growthKind === 'bytes' && Math.max(...count) >= MIN_COHORT;
  if (isMany && count.some((one) => one !== count[0])) return calmer(trend, trendOf(count, 0));
  if (trend !== 'levelling') return trend;
  return isEven(facts.retainedBySnapshot) || keepsComing(facts, circumstances) ? 'rising' : trend;
}

/**
 * Whether entries rise by as many at every one of three steps and more, or by as many for all that was done, and all
 * that came is still there: a registry is not full because what it keeps has become lighter, or because less is done.
 */
function keepsComing(
  { growthKind, countBySnapshot: count, cohorts, loading }: GrowthFacts,
  { work = [] }: Circumstances,
): boolean {
  const steps = count.length - 1;
  const came = count[steps] - count[0];
  return (
    growthKind === 'width' &&
    !loading &&
    steps >= STEPS_FOR_COUNTS &&
    came >= MIN_ENTRIES_PER_STEP * steps &&
    (isEven(count) || (work.length > 0 && work.every((done) => followsWork(count, done)))) &&
    fateOf(cohorts).kind === 'kept'
  );
}

/**
 * Whether a row of numbers rises at every step at about one rate.
 * @param series - one value per snapshot, at least three for an answer other than false
 */
export function isEven(series: readonly number[]): boolean {
  const steps = series.slice(1).map((value, i) => value - series[i]);
  return steps.length >= 2 && areAlike(steps, EVEN_RATE);
}

/** Whether all are above zero, none less than `rate` times their median and none more than its inverse. */
function areAlike(values: readonly number[], rate: number): boolean {
  const typical = median(values);
  return typical > 0 && values.every((value) => value >= rate * typical && value <= typical / rate);
}

/**
 * Whether a row of numbers rises at every step by about as much for each record that the runtime made in it.
 * @param series - one value per snapshot
 * @param done - how many records there were in each snapshot
 */
function followsWork(series: readonly number[], done: readonly number[]): boolean {
  const each = series.slice(1).map((value, i) => (value - series[i]) / (done[i + 1] - done[i]));
  // Where nothing was done in a step, or records have reached their bound, they tell nothing.
  return each.every(Number.isFinite) && areAlike(each, WORK_RATE);
}

function standsStill(bytes: readonly number[]): boolean {
  const [last] = bytes.slice(-1);
  return bytes.length > STILL_TABLE_STEPS && bytes.slice(-STILL_TABLE_STEPS - 1).every((one) => one === last);
}

/** A collection whose entries are no objects: its table doubles when it is full, and between two doublings says nothing. */
function isOwnTable({ growthKind, entryConstructor }: GrowthCourse): boolean {
  return growthKind === 'bytes' && isKeyed(entryConstructor);
}

function because(rule: string, value: number | string, limit: number | string | null): Because {
  return { rule, value, limit };
}

function drop(dropped: DropReason, reasons: readonly Because[]): Judgement {
  return { kind: null, dropped, because: reasons };
}

function tell(kind: FindingKind, confidence: Confidence, reason: ReasonKey, reasons: readonly Because[]): Judgement {
  return { kind, confidence, reason, because: reasons };
}
