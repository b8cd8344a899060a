// The verdict of a series: that of its first finding, unless the heap keeps growing by more than was found.

import type { Confidence, ReportConstructor, VerdictKind } from '../../report/types.ts';
import type { KnownMessage, UnspokenFinding } from '../../report/unspoken.ts';
import { HARDLY_GONE, MIN_UNPLACED_BYTES, MIN_UNPLACED_SHARE } from '../thresholds.ts';
import { isEven } from './judge.ts';
import { trendOf } from './trend.ts';

function isUnplaced(bytes: readonly number[]): boolean {
  const last = bytes.length - 1;
  const least = leastUnplaced(bytes);
  return last > 1 && bytes[last] - bytes[0] >= least && trendOf(bytes, least / 2) === 'rising';
}

function leastUnplaced(bytes: readonly number[]): number {
  return Math.max(MIN_UNPLACED_BYTES, MIN_UNPLACED_SHARE * bytes[0]);
}

/** Verdicts have the forms of titles: things that the runtime holds, and listeners, are said otherwise. */
function formOf(titleKey: string): '' | '.held' | '.listeners' {
  return titleKey.endsWith('.held') ? '.held' : titleKey.endsWith('.listeners') ? '.listeners' : '';
}

export interface SeriesVerdict {
  readonly kind: VerdictKind;
  readonly confidence: Confidence;
  readonly summary: KnownMessage;
  readonly reasons: readonly KnownMessage[];
  readonly next: KnownMessage | null;
}

/**
 * @param findings - ranked
 * @param steps - snapshots minus one
 * @param totalBytes - growth of the heap
 * @param unplaced - bytes per snapshot that are neither the engine's nor any finding's
 * @param program - bytes per snapshot that are not the engine's
 * @param orderProven - false: the order is read from names or dates, and may be wrong
 */
export function verdictOf(
  findings: readonly UnspokenFinding[],
  steps: number,
  totalBytes: number,
  unplaced: readonly number[],
  program: readonly number[],
  orderProven = true,
): SeriesVerdict {
  const lead = findings[0];
  const isCalm = lead === undefined || lead.kind === 'warm-up';
  // It dares to say "no leak", but not when the heap keeps growing and what grows was not found.
  if (isCalm && isUnplaced(unplaced)) return unplacedVerdict(unplaced[steps] - unplaced[0]);
  // Bytes overrule counts: what rises evenly, the warm-up of the findings included, has not come to rest.
  const risesEvenly = steps >= 3 && isEven(program) && program[steps] - program[0] >= leastUnplaced(program);
  if (isCalm && risesEvenly) return unplacedVerdict(program[steps] - program[0]);
  if (isCalm && !orderProven && wouldRise(program)) return orderVerdict(Math.max(...program) - Math.min(...program));
  const kind: VerdictKind = lead?.kind ?? 'none';
  const alike = findings.filter((finding) => finding.kind === kind).length;
  const summary: KnownMessage =
    lead === undefined
      ? { key: 'report.verdict.none', params: { totalBytes } }
      : {
          key: `report.verdict.${lead.kind}${formOf(lead.messages.title.key)}`,
          params: {
            ...lead.messages.title.params,
            count: alike,
            growthBytes: lead.retainedBytesBySnapshot[steps] - lead.retainedBytesBySnapshot[0],
          },
        };
  return {
    kind,
    // In a wrong order a leak looks like rest.
    confidence: isCalm && !orderProven ? 'low' : (lead?.confidence ?? confidenceOf(kind, steps)),
    summary,
    reasons:
      lead === undefined
        ? [{ key: steps === 1 ? 'report.reason.two' : 'report.reason.steady' }]
        : lead.messages.reasons,
    next: steps === 1 ? { key: 'report.next.third' } : (lead?.messages.next ?? null),
  };
}

/**
 * Whether the bytes of the program would rise evenly in another order than theirs: then the order may be wrong. Of two
 * snapshots it is enough that they fall.
 */
function wouldRise(program: readonly number[]): boolean {
  const sorted = program.toSorted((a, b) => a - b);
  if (program.every((bytes, i) => bytes === sorted[i])) return false;
  const rise = sorted[sorted.length - 1] - sorted[0];
  return rise >= leastUnplaced(sorted) && (sorted.length === 2 || isEven(sorted));
}

function orderVerdict(growthBytes: number): SeriesVerdict {
  return {
    kind: 'growth',
    confidence: 'low',
    summary: { key: 'report.verdict.order', params: { growthBytes } },
    reasons: [{ key: 'report.reason.order' }],
    next: { key: 'report.next.order' },
  };
}

function unplacedVerdict(growthBytes: number): SeriesVerdict {
  return {
    kind: 'growth',
    confidence: 'low',
    summary: { key: 'report.verdict.unplaced', params: { growthBytes } },
    reasons: [{ key: 'report.reason.unplaced', params: { growthBytes } }],
    next: { key: 'report.next.third' },
  };
}

/** @returns how sure a series without findings can be: two snapshots show growth, three a trend, four that it lasts. */
function confidenceOf(kind: VerdictKind, steps: number): Confidence {
  if (steps === 1 || kind === 'growth') return 'low';
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

/** A class that was written in a file of the program's. */
function isOfProgram({ engine, source }: ReportConstructor): boolean {
  return !engine && source !== undefined && source.url !== '' && !source.url.startsWith('node:');
}
