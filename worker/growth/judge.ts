// The verdict: what one growth is (leak, growth, warm-up, nothing), and what the series is. Growth alone is no leak:
// it must go on at its rate, be made of the same thing again and again, and not be code that is still being loaded.

import type { Confidence, FindingKind, Identity, Message, ReportFinding, VerdictKind } from '../report/types.ts';
import type { Growth } from './findings.ts';
import { isLoading, isRepetitive } from './loading.ts';
import type { Namer } from './naming.ts';
import type { SeriesView } from './view.ts';

/** A growth below this many bytes per step is nothing a person needs to hear of. */
const MIN_BYTES_PER_STEP = 4096;
/** … or below this many, when entries are counted that rise at every step. */
const MIN_ENTRY_BYTES_PER_STEP = 2048;
const MIN_ENTRIES_PER_STEP = 10;
/** A handful of entries is no row of evidence: they must be heavier. */
const MIN_FEW_BYTES_PER_STEP = 8192;
/** … and below this part of the heap's own growth. */
const MIN_SHARE = 0.01;
/** Warm-up is only told when it is large enough to have been taken for a leak. */
const MIN_WARM_UP_BYTES = 65536;

export interface Judged {
  readonly growth: Growth;
  readonly kind: FindingKind;
  /** Why, as a message key. */
  readonly reason: ReasonKey;
}

export type ReasonKey = 'report.reason.two' | 'report.reason.steps' | 'report.reason.levelled' | 'report.reason.loading' | 'report.reason.replaced';

/** What is judged beside a growth itself. */
export interface Circumstances {
  readonly identity: Identity;
  /** Bytes, last minus first. */
  readonly heapGrowth: number;
  /** Largest id of a JS object per snapshot. */
  readonly newestIds: readonly number[];
}

/**
 * @param growths - named and merged
 * @returns those worth telling, most important first: what goes on, then what may, then what has levelled off
 */
export function judgeGrowths(view: SeriesView, namer: Namer, growths: readonly Growth[], circumstances: Circumstances): Judged[] {
  const judged: Judged[] = [];
  for (const growth of growths) {
    const judgement = judge(view, namer, growth, circumstances);
    if (judgement !== null) judged.push({ growth, ...judgement });
  }
  return judged.sort((x, y) => URGENCY[x.kind] - URGENCY[y.kind] || y.growth.growthBytes - x.growth.growthBytes);
}

const URGENCY: Readonly<Record<FindingKind, number>> = { leak: 0, growth: 1, 'warm-up': 2 };

function judge(view: SeriesView, namer: Namer, growth: Growth, { identity, heapGrowth, newestIds }: Circumstances): Pick<Judged, 'kind' | 'reason'> | null {
  const steps = view.last;
  const floor = isCounted(growth, steps) ? MIN_ENTRY_BYTES_PER_STEP : growth.growthKind === 'width' && steps > 1 ? MIN_FEW_BYTES_PER_STEP : MIN_BYTES_PER_STEP;
  if (growth.growthBytes < Math.max(floor * steps, MIN_SHARE * Math.max(0, heapGrowth))) return null;
  // Between processes nothing of a group is known to be old: noise is measured against all of it.
  if (identity !== 'same-process' && growth.growthBytes < MIN_SHARE * growth.retainedBySnapshot[0]) return null;
  if (growth.trend === 'flat' || growth.trend === 'step') return null;
  if (!isRepetitive(view, namer, growth)) return null;
  const large = growth.growthBytes >= MIN_WARM_UP_BYTES;
  if (isLoading(namer, growth)) return large ? { kind: 'warm-up', reason: 'report.reason.loading' } : null;
  if (growth.trend === 'levelling') return large ? { kind: 'warm-up', reason: 'report.reason.levelled' } : null;
  if (steps === 1) return { kind: 'growth', reason: 'report.reason.two' };
  if (growth.trend === 'unknown') return null;
  if (identity === 'same-process' && isReplaced(view, growth, newestIds)) return { kind: 'growth', reason: 'report.reason.replaced' };
  return { kind: identity === 'same-process' ? 'leak' : 'growth', reason: 'report.reason.steps' };
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
  // Ids are given in the order of time; those of native objects (even) are not.
  const there = allFresh.reduce((sum, node) => sum + Number((id[node] & 1) === 0 || id[node] <= newestIds[last - 1]), 0);
  return there <= STILL_THERE * before;
}

function isCounted(growth: Growth, steps: number): boolean {
  if (growth.growthKind !== 'width' && growth.growthKind !== 'many-owners') return false;
  const count = growth.countBySnapshot;
  return steps > 1 && growth.trend === 'rising' && count[steps] - count[0] >= MIN_ENTRIES_PER_STEP * steps;
}

export interface SeriesVerdict {
  readonly kind: VerdictKind;
  readonly confidence: Confidence;
  readonly summary: Message;
  readonly reasons: readonly Message[];
  readonly next: Message | null;
}

/**
 * @param findings - ranked
 * @param steps - snapshots minus one
 * @param totalBytes - growth of the heap
 */
export function verdictOf(findings: readonly ReportFinding[], steps: number, totalBytes: number): SeriesVerdict {
  const lead = findings[0];
  const kind: VerdictKind = lead?.kind ?? 'none';
  const alike = findings.filter((finding) => finding.kind === kind).length;
  const summary: Message = lead === undefined
    ? { key: 'report.verdict.none', params: { totalBytes } }
    : { key: `report.verdict.${kind}${lead.messages.title.key === 'report.title.held' ? '.held' : ''}`, params: { ...lead.messages.title.params, count: alike, growthBytes: lead.retainedBytesBySnapshot[steps] - lead.retainedBytesBySnapshot[0] } };
  return {
    kind, confidence: confidenceOf(kind, steps), summary,
    reasons: lead === undefined ? [{ key: steps === 1 ? 'report.reason.two' : 'report.reason.steady' }] : lead.messages.reasons,
    next: steps === 1 ? { key: 'report.next.third' } : lead?.messages.next ?? null,
  };
}

/** @returns how sure a verdict can be from that many steps: two snapshots show growth, three a trend, four that it lasts. */
export function confidenceOf(kind: VerdictKind, steps: number): Confidence {
  if (steps === 1) return 'low';
  if (kind === 'growth') return 'low';
  return steps >= 3 ? 'high' : 'medium';
}
