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

export type ReasonKey = 'report.reason.two' | 'report.reason.steps' | 'report.reason.levelled' | 'report.reason.loading';

/**
 * @param growths - named and merged
 * @param heapGrowth - bytes, last minus first
 * @returns those worth telling, most important first: what goes on before what has levelled off
 */
export function judgeGrowths(view: SeriesView, namer: Namer, growths: readonly Growth[], identity: Identity, heapGrowth: number): Judged[] {
  const judged: Judged[] = [];
  for (const growth of growths) {
    const judgement = judge(view, namer, growth, identity, heapGrowth);
    if (judgement !== null) judged.push({ growth, ...judgement });
  }
  return judged.sort((x, y) => Number(x.kind === 'warm-up') - Number(y.kind === 'warm-up') || y.growth.growthBytes - x.growth.growthBytes);
}

function judge(view: SeriesView, namer: Namer, growth: Growth, identity: Identity, heapGrowth: number): Pick<Judged, 'kind' | 'reason'> | null {
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
  return { kind: identity === 'same-process' ? 'leak' : 'growth', reason: 'report.reason.steps' };
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
    next: steps === 1 ? { key: 'report.next.third' } : null,
  };
}

/** @returns how sure a verdict can be from that many steps: two snapshots show growth, three a trend, four that it lasts. */
export function confidenceOf(kind: VerdictKind, steps: number): Confidence {
  if (steps === 1) return 'low';
  if (kind === 'growth') return 'low';
  return steps >= 3 ? 'high' : 'medium';
}
