// Several reports of one program over time (releases, nights): each leak by its fingerprint, when it came, whether it
// is still there, was fixed, or came back. Pure; screen and terminal show the same.

import { compareNatural } from './natural-order.ts';
import { proofOf } from './proof/judge.ts';
import type { Proof, ProofReason } from './proof/types.ts';
import type { FindingKind, Report, VerdictKind } from './types.ts';

/**
 * Seen from the newest report: only in it, in it and before, gone and proved so, gone and here again, or not in it
 * without a proof that it was fixed (an idle night shows no leak either).
 */
export type HistoryState = 'new' | 'still-there' | 'came-back' | 'fixed' | 'not-seen';

export interface HistoryReport {
  /** The file it came from, or any name for people. */
  readonly name: string;
  /** When its newest snapshot was taken; null when unknown. */
  readonly takenAt: string | null;
  readonly verdict: VerdictKind;
  readonly totalBytes: number;
}

export interface HistoryFinding {
  readonly fingerprint: string;
  /** From the newest report that has it. */
  readonly title: string;
  readonly kind: FindingKind;
  readonly state: HistoryState;
  readonly accepted: boolean;
  /** Leak share per report, oldest first; null where the finding is not in the report. */
  readonly bytesByReport: readonly (number | null)[];
  /** Index of the first and the last report that has it. */
  readonly first: number;
  readonly last: number;
  /** Why it cannot be called fixed; null unless `state` is `not-seen`. */
  readonly why: ProofReason | null;
}

/** What the order was decided by: times of the snapshots, times in names, numbers in names, or as given. */
export type HistoryOrder = 'taken' | 'name-time' | 'name-number' | 'given';

export interface History {
  readonly schema: 'heapdelta.history/1';
  readonly orderedBy: HistoryOrder;
  readonly reports: readonly HistoryReport[];
  /** Came back, new, still there, not seen, fixed; larger first within each. */
  readonly findings: readonly HistoryFinding[];
}

const STATES: readonly HistoryState[] = ['came-back', 'new', 'still-there', 'not-seen', 'fixed'];

interface Named {
  readonly name: string;
  readonly report: Report;
}

/** Proofs between two reports by their indices, each made once. */
type ProofBetween = (before: number, after: number) => Proof;

function proofs(named: readonly Named[]): ProofBetween {
  const made = new Map<string, Proof>();
  return (before, after) => {
    const key = `${before}-${after}`;
    const proof = made.get(key) ?? proofOf(named[before].report, named[after].report);
    made.set(key, proof);
    return proof;
  };
}

/** Null when a report after `from` (and before `to`) proves that the finding was fixed, else why the newest of them does not. */
function whyNotFixed(fingerprint: string, from: number, to: number, between: ProofBetween): ProofReason | null {
  let why: ProofReason | null = 'work-unknown';
  for (let i = from + 1; i < to; i++) {
    const proof = between(from, i);
    const row = proof.findings.find((finding) => finding.fingerprint === fingerprint);
    if (row?.kind === 'proved' && proof.newFindings.length === 0) return null;
    why = row?.kind === 'proved' ? 'another-finding' : (row?.reason ?? proof.reason ?? 'another-finding');
  }
  return why;
}

function stateOf(
  fingerprint: string,
  present: readonly boolean[],
  between: ProofBetween,
): Pick<HistoryFinding, 'state' | 'why'> {
  const newest = present.length - 1;
  const last = present.lastIndexOf(true);
  if (last < newest) {
    const why = whyNotFixed(fingerprint, last, present.length, between);
    return why === null ? { state: 'fixed', why } : { state: 'not-seen', why };
  }
  const seenBefore = present.lastIndexOf(true, newest - 1);
  if (newest === 0 || seenBefore < 0) return { state: 'new', why: null };
  const wasFixed = seenBefore < newest - 1 && whyNotFixed(fingerprint, seenBefore, newest, between) === null;
  return { state: wasFixed ? 'came-back' : 'still-there', why: null };
}

function takenAt(report: Report): string | null {
  return report.snapshots[report.snapshots.length - 1]?.takenAt ?? null;
}

/** A date in a file's name, with the time of day where it has one: `2026-11-28T10-15`, `Heap.20261128.101500.…`. */
const TIME_IN_NAME = /(20\d\d)-?([01]\d)-?([0-3]\d)(?:[T._ -]?([0-2]\d)[-:.h]?([0-5]\d)(?:[-:.]?([0-5]\d))?)?/;

/** Digits of that time, in an order that compares as text; null when the name has none. */
function timeIn(name: string): string | null {
  const match = TIME_IN_NAME.exec(name);
  return match === null
    ? null
    : match
        .slice(1)
        .map((part) => part ?? '00')
        .join('');
}

/**
 * Oldest first: by the time of the newest snapshot when every report knows it, else by times in the names, else by
 * numbers in them; else as given, since `before` and `after` have no order by the alphabet. Equals keep their order.
 */
export function ordered<T extends Named>(
  named: readonly T[],
): { readonly reports: readonly T[]; readonly orderedBy: HistoryOrder } {
  if (named.every(({ report }) => takenAt(report) !== null)) {
    const time = ({ report }: T): number => Date.parse(takenAt(report) ?? '');
    return { reports: named.toSorted((a, b) => time(a) - time(b)), orderedBy: 'taken' };
  }
  if (named.every(({ name }) => timeIn(name) !== null)) {
    const reports = named.toSorted((a, b) => compareNatural(timeIn(a.name) ?? '', timeIn(b.name) ?? ''));
    return { reports, orderedBy: 'name-time' };
  }
  if (named.every(({ name }) => /\d/.test(name)))
    return { reports: named.toSorted((a, b) => compareNatural(a.name, b.name)), orderedBy: 'name-number' };
  return { reports: named, orderedBy: 'given' };
}

/** The history of `named` reports, oldest first; `orderedBy` is what `ordered` said. Findings that are warm-up count as absent: they come and go by nature. */
export function historyOf(named: readonly Named[], orderedBy: HistoryOrder = 'given'): History {
  const between = proofs(named);
  const byFingerprint = new Map<string, (Report['findings'][number] | null)[]>();
  named.forEach(({ report }, i) => {
    for (const finding of report.findings) {
      if (finding.kind === 'warm-up') continue;
      const row = byFingerprint.get(finding.fingerprint) ?? named.map(() => null);
      // Two findings of one report may share a fingerprint (many owners alike): the larger speaks for both.
      row[i] ??= finding;
      byFingerprint.set(finding.fingerprint, row);
    }
  });
  const findings = [...byFingerprint].flatMap(([fingerprint, row]): readonly HistoryFinding[] => {
    const last = row.findLastIndex((finding) => finding !== null);
    const newest = row[last];
    if (newest === null) return [];
    return [
      {
        fingerprint,
        title: newest.title,
        kind: newest.kind,
        ...stateOf(
          fingerprint,
          row.map((finding) => finding !== null),
          between,
        ),
        accepted: newest.known?.status === 'accepted',
        bytesByReport: row.map((finding) => finding?.sharedBytes ?? null),
        first: row.findIndex((finding) => finding !== null),
        last,
      },
    ];
  });
  const size = (finding: HistoryFinding): number => finding.bytesByReport[finding.last] ?? 0;
  return {
    schema: 'heapdelta.history/1',
    orderedBy,
    reports: named.map(({ name, report }) => ({
      name,
      takenAt: takenAt(report),
      verdict: report.verdict.kind,
      totalBytes: report.growth.totalBytes,
    })),
    findings: findings.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || size(b) - size(a)),
  };
}
