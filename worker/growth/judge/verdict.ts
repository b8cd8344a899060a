// The verdict of a series: that of its first finding, unless the heap keeps growing by more than was found.

import type { Confidence, Message, ReportConstructor, ReportFinding, VerdictKind } from '../../report/types.ts';
import { trendOf } from './trend.ts';

/** Growth that was not found anywhere must be this much, and this part of the heap, to be spoken of. */
const MIN_UNPLACED_BYTES = 131072;
const MIN_UNPLACED_SHARE = 0.02;

function isUnplaced(bytes: readonly number[]): boolean {
  const last = bytes.length - 1;
  const least = Math.max(MIN_UNPLACED_BYTES, MIN_UNPLACED_SHARE * bytes[0]);
  return last > 1 && bytes[last] - bytes[0] >= least && trendOf(bytes, least / 2) === 'rising';
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
 * @param unplaced - bytes per snapshot that are neither the engine's nor any finding's
 */
export function verdictOf(
  findings: readonly ReportFinding[],
  steps: number,
  totalBytes: number,
  unplaced: readonly number[],
): SeriesVerdict {
  const lead = findings[0];
  // It dares to say "no leak", but not when the heap keeps growing and what grows was not found.
  if ((lead === undefined || lead.kind === 'warm-up') && isUnplaced(unplaced)) {
    const growthBytes = unplaced[steps] - unplaced[0];
    return {
      kind: 'growth',
      confidence: 'low',
      summary: { key: 'report.verdict.unplaced', params: { growthBytes } },
      reasons: [{ key: 'report.reason.unplaced', params: { growthBytes } }],
      next: { key: 'report.next.third' },
    };
  }
  const kind: VerdictKind = lead?.kind ?? 'none';
  const alike = findings.filter((finding) => finding.kind === kind).length;
  const summary: Message =
    lead === undefined
      ? { key: 'report.verdict.none', params: { totalBytes } }
      : {
          key: `report.verdict.${kind}${lead.messages.title.key === 'report.title.held' ? '.held' : ''}`,
          params: {
            ...lead.messages.title.params,
            count: alike,
            growthBytes: lead.retainedBytesBySnapshot[steps] - lead.retainedBytesBySnapshot[0],
          },
        };
  return {
    kind,
    confidence: confidenceOf(kind, steps),
    summary,
    reasons:
      lead === undefined
        ? [{ key: steps === 1 ? 'report.reason.two' : 'report.reason.steady' }]
        : lead.messages.reasons,
    next: steps === 1 ? { key: 'report.next.third' } : (lead?.messages.next ?? null),
  };
}

/** @returns how sure a verdict can be from that many steps: two snapshots show growth, three a trend, four that it lasts. */
export function confidenceOf(kind: VerdictKind, steps: number): Confidence {
  if (steps === 1) return 'low';
  if (kind === 'growth') return 'low';
  return steps >= 3 ? 'high' : 'medium';
}

/**
 * Growth without a place has a class all the same: the one of the program's that keeps coming and never goes.
 * @param constructors - the diff by constructor, counts and bytes per snapshot
 * @returns the verdict, with that class among its reasons where it found no place
 */
export function withClass(verdict: SeriesVerdict, constructors: readonly ReportConstructor[]): SeriesVerdict {
  if (verdict.summary.key !== 'report.verdict.unplaced') return verdict;
  const [lead] = constructors
    .filter(
      (row) =>
        isOfProgram(row) &&
        trendOf(row.countBySnapshot, 0) === 'rising' &&
        (row.removedCount ?? 0) <= HARDLY_GONE * (row.addedCount ?? 0),
    )
    .sort((a, b) => (b.addedBytes ?? 0) - (a.addedBytes ?? 0));
  if (lead === undefined) return verdict;
  const { name, countBySnapshot: count } = lead;
  return {
    ...verdict,
    reasons: [
      ...verdict.reasons,
      {
        key: 'report.reason.spread',
        params: { entryConstructor: name, firstCount: count[0], lastCount: count[count.length - 1] },
      },
    ],
  };
}

/** Of those that came, at most this part may have gone again. */
const HARDLY_GONE = 0.05;

/** A class that was written in a file of the program's. */
function isOfProgram({ engine, source }: ReportConstructor): boolean {
  return !engine && source !== undefined && source.url !== '' && !source.url.startsWith('node:');
}
