// What one growth is: leak, growth, warm-up, or nothing worth telling. Growth alone is no leak: it must go on at its rate, be made of the same thing again and again, and not be code that is still being loaded.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { FindingKind } from '../../report/types.ts';
import { isLoading, isRepetitive } from './loading.ts';
import type { Namer } from '../name/links.ts';
import type { SeriesView } from '../series/view.ts';
import type { Circumstances, Growth, Judged } from '../types.ts';

/** A growth below this many bytes per step is nothing a person needs to hear of. */
const MIN_BYTES_PER_STEP = 4096;
/** … or below this many, when entries are counted that rise at every step. */
const MIN_ENTRY_BYTES_PER_STEP = 2048;
const MIN_ENTRIES_PER_STEP = 10;
/** A handful of entries is no row of evidence: they must be heavier. */
const MIN_FEW_BYTES_PER_STEP = 8192;
/** … and below this part of the heap's own growth. */
const MIN_SHARE = 0.01;
/** What rose at the last step only may have come once: it is told when it is large. */
const MIN_LATE_BYTES = 262144;
const MIN_LATE_SHARE = 0.25;
/** Warm-up is only told when it is large enough to have been taken for a leak. */
const MIN_WARM_UP_BYTES = 65536;

/**
 * @param growths - named and merged
 * @returns those worth telling, most important first: what goes on, then what may, then what has levelled off
 */
export function judgeGrowths(
  view: SeriesView,
  namer: Namer,
  growths: readonly Growth[],
  circumstances: Circumstances,
): Judged[] {
  const judged: Judged[] = [];
  for (const growth of growths) {
    const judgement = judge(view, namer, growth, circumstances);
    if (judgement !== null) judged.push({ growth, ...judgement });
  }
  return judged.sort((x, y) => URGENCY[x.kind] - URGENCY[y.kind] || y.growth.growthBytes - x.growth.growthBytes);
}

const URGENCY: Readonly<Record<FindingKind, number>> = { leak: 0, growth: 1, 'warm-up': 2 };

function judge(
  view: SeriesView,
  namer: Namer,
  growth: Growth,
  { identity, heapGrowth, newestIds }: Circumstances,
): Pick<Judged, 'kind' | 'reason'> | null {
  const steps = view.last;
  const floor = isCounted(growth, steps)
    ? MIN_ENTRY_BYTES_PER_STEP
    : growth.growthKind === 'width' && steps > 1
      ? MIN_FEW_BYTES_PER_STEP
      : MIN_BYTES_PER_STEP;
  if (growth.growthBytes < Math.max(floor * steps, MIN_SHARE * Math.max(0, heapGrowth))) return null;
  // Between processes nothing of a group is known to be old: noise is measured against all of it.
  if (identity !== 'same-process' && growth.growthBytes < MIN_SHARE * growth.retainedBySnapshot[0]) return null;
  if (isOwnTable(growth) && growth.trend !== 'rising')
    return growth.growthBytes >= MIN_WARM_UP_BYTES
      ? { kind: 'growth', reason: steps === 1 ? 'report.reason.two' : 'report.reason.table' }
      : null;
  if (growth.trend === 'flat' || growth.trend === 'step') return null;
  if (isBrowserBuffer(growth)) return null;
  if (!isRepetitive(view, namer, growth)) return null;
  const large = growth.growthBytes >= MIN_WARM_UP_BYTES;
  if (isLoading(namer, growth)) return large ? { kind: 'warm-up', reason: 'report.reason.loading' } : null;
  if (growth.trend === 'levelling') return large ? { kind: 'warm-up', reason: 'report.reason.levelled' } : null;
  if (steps === 1) return { kind: 'growth', reason: 'report.reason.two' };
  if (growth.trend === 'unknown')
    return growth.growthBytes >= Math.max(MIN_LATE_BYTES, MIN_LATE_SHARE * heapGrowth)
      ? { kind: 'growth', reason: 'report.reason.late' }
      : null;
  if (identity === 'same-process' && isReplaced(view, growth, newestIds))
    return { kind: 'growth', reason: 'report.reason.replaced' };
  return { kind: identity === 'same-process' ? 'leak' : 'growth', reason: 'report.reason.steps' };
}

/** A collection whose entries are no objects: its table doubles when it is full, and between two doublings says nothing. */
function isOwnTable(growth: Growth): boolean {
  return growth.growthKind === 'bytes' && /^(Map|Set)$/.test(growth.entryConstructor);
}

/** Entries that a browser's own timeline holds up to a bound of its own (Performance Timeline: 250 resources, 150 of each other kind). */
const TIMELINE =
  /^(PerformanceResourceTiming|PerformanceEventTiming|PerformanceLongTaskTiming|PerformanceElementTiming|PerformancePaintTiming|LargestContentfulPaint|LayoutShift|LayoutShiftAttribution|TaskAttributionTiming|VisibilityStateEntry)$/;
const MOST_IN_TIMELINE = 250;

function isBrowserBuffer(growth: Growth): boolean {
  return (
    /Performance$/.test(growth.owner.constructor) &&
    TIMELINE.test(growth.entryConstructor) &&
    growth.countBySnapshot[growth.countBySnapshot.length - 1] <= MOST_IN_TIMELINE
  );
}

/** Fewer entries than this may well have come and gone. */
const MIN_REPLACED = 8;
/** At most this part of the entries of one snapshot is still there at the next: a leak keeps all of them. */
const STILL_THERE = 0.05;

/**
 * Whether hardly an entry of the snapshot before the last is still there: work in flight, a batch that is collected and
 * handed over, a list that is built anew each time. More load looks the same as a leak then, by count and bytes.
 */
function isReplaced(view: SeriesView, growth: Growth, newestIds: readonly number[]): boolean {
  if (growth.growthKind === 'bytes' || growth.growthKind === 'depth') return false;
  const { last } = view;
  const { countBySnapshot: count, freshEntries, allFresh } = growth.candidate;
  const before = count[last - 1] - (count[last] - freshEntries.length);
  if (before < MIN_REPLACED) return false;
  const { id } = view.heaps[last].columns.nodes;
  // Ids are given in the order of time; those of native objects (even) are not. What sets itself up again and again (an
  // immediate, a timer) is new each time, what it keeps is not.
  const isOld = (node: NodeOrdinal): boolean => (id[node] & 1) === 0 || id[node] <= newestIds[last - 1];
  let there = 0;
  for (const node of allFresh) {
    let old = false;
    view.walkTerritory(last, node, (below) => {
      old ||= isOld(below);
    });
    if (old) there++;
  }
  return there <= STILL_THERE * before;
}

function isCounted(growth: Growth, steps: number): boolean {
  if (growth.growthKind !== 'width' && growth.growthKind !== 'many-owners') return false;
  const count = growth.countBySnapshot;
  return steps > 1 && growth.trend === 'rising' && count[steps] - count[0] >= MIN_ENTRIES_PER_STEP * steps;
}
