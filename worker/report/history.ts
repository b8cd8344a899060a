// Several reports of one program over time (releases, nights): each leak by its fingerprint, when it came, whether it
// is still there, was fixed, or came back. Pure; screen and terminal show the same.

import { instancesOf, type InstancesBy } from './instances.ts';
import { compareNatural } from './natural-order.ts';
import { proofOf } from './proof/judge.ts';
import type { Proof, ProofReason } from './proof/types.ts';
import { takenAtOf } from './series-text.ts';
import type { FindingKind, Report, VerdictKind } from './types.ts';

/**
 * Seen from the newest report: only in it, in it and before, gone and proved so, gone and here again, or not in it
 * without a proof that it was fixed (an idle night shows no leak either).
 */
type HistoryState = 'new' | 'still-there' | 'came-back' | 'fixed' | 'not-seen';

interface HistoryReport {
  /** The file it came from, or any name for people. */
  readonly name: string;
  /** When its newest snapshot was taken; null when unknown. */
  readonly takenAt: string | null;
  readonly verdict: VerdictKind;
  readonly totalBytes: number;
  /** The instance it is of (`HistoryInstances`); null where all are of one. */
  readonly instance: string | null;
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
  /** The same for each instance that ever had it. */
  readonly instances: readonly {
    readonly instance: string | null;
    readonly state: HistoryState;
    readonly why: ProofReason | null;
  }[];
}

/** What the order was decided by: times of the snapshots, of the reports, in names, numbers in names, or as given. */
export type HistoryOrder = 'taken' | 'made' | 'name-time' | 'name-number' | 'given';

export interface History {
  readonly schema: 'heapdelta.history/1';
  readonly orderedBy: HistoryOrder;
  /** How many instances the reports are of: they stand beside each other and have no order. */
  readonly instanceCount: number;
  /** How they are told apart: reports name them, their snapshots overlap in time, or nothing tells that they are several. */
  readonly instancesBy: InstancesBy;
  /** Grouped by instance, oldest first within each. */
  readonly reports: readonly HistoryReport[];
  /** Came back, new, still there, not seen, fixed; larger first within each. */
  readonly findings: readonly HistoryFinding[];
}

const STATES: readonly HistoryState[] = ['came-back', 'new', 'still-there', 'not-seen', 'fixed'];

interface Named {
  readonly name: string;
  readonly report: Report;
  /** ISO time when the report was made; absent or null when unknown. */
  readonly date?: string | null;
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

/** Null when one of the `later` reports of the same instance proves that the finding was fixed, else why the newest of them does not. */
function whyNotFixed(
  fingerprint: string,
  from: number,
  later: readonly number[],
  between: ProofBetween,
): ProofReason | null {
  let why: ProofReason | null = 'work-unknown';
  for (const i of later) {
    const proof = between(from, i);
    const row = proof.findings.find((finding) => finding.fingerprint === fingerprint);
    if (row?.kind === 'proved' && proof.newFindings.length === 0) return null;
    why = row?.kind === 'proved' ? 'another-finding' : (row?.reason ?? proof.reason ?? 'another-finding');
  }
  return why;
}

/** @param own - indices of one instance's reports, oldest first */
function stateOf(
  fingerprint: string,
  own: readonly number[],
  present: readonly boolean[],
  between: ProofBetween,
): Pick<HistoryFinding, 'state' | 'why'> {
  const having = own.filter((i) => present[i]);
  const newest = own[own.length - 1];
  const last = having[having.length - 1];
  const after = (from: number): readonly number[] => own.filter((i) => i > from);
  if (last < newest) {
    const why = whyNotFixed(fingerprint, last, after(last), between);
    return why === null ? { state: 'fixed', why } : { state: 'not-seen', why };
  }
  if (having.length < 2) return { state: 'new', why: null };
  const seenBefore = having[having.length - 2];
  const meanwhile = after(seenBefore).filter((i) => i < newest);
  const wasFixed = meanwhile.length > 0 && whyNotFixed(fingerprint, seenBefore, meanwhile, between) === null;
  return { state: wasFixed ? 'came-back' : 'still-there', why: null };
}

/** Of several instances the worst: one that still has it is enough, and it is fixed only where each that had it proves so. */
const WORST_FIRST: readonly HistoryState[] = ['came-back', 'still-there', 'new', 'not-seen', 'fixed'];

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
 * Oldest first: by the time of the newest snapshot when every report knows it, else by when the reports were made, else by
 * times in the names, else by numbers in them; else as given, since `before` and `after` have no order by the alphabet.
 * Equals keep their order.
 */
function inTime<T extends Named>(
  named: readonly T[],
): { readonly reports: readonly T[]; readonly orderedBy: HistoryOrder } {
  const by = (time: (one: T) => string | null): readonly T[] =>
    named.toSorted((a, b) => Date.parse(time(a) ?? '') - Date.parse(time(b) ?? ''));
  if (named.every(({ report }) => isTime(takenAtOf(report))))
    return { reports: by(({ report }) => takenAtOf(report)), orderedBy: 'taken' };
  // Reports of one time were made in one go, maybe long after: that is no order.
  const made = named.map(({ date = null }) => date);
  if (made.every(isTime) && new Set(made).size === made.length)
    return { reports: by(({ date = null }) => date), orderedBy: 'made' };
  if (named.every(({ name }) => timeIn(name) !== null)) {
    const reports = named.toSorted((a, b) => compareNatural(timeIn(a.name) ?? '', timeIn(b.name) ?? ''));
    return { reports, orderedBy: 'name-time' };
  }
  if (named.every(({ name }) => /\d/.test(name)))
    return { reports: named.toSorted((a, b) => compareNatural(a.name, b.name)), orderedBy: 'name-number' };
  return { reports: named, orderedBy: 'given' };
}

const isTime = (text: string | null): boolean => text !== null && !Number.isNaN(Date.parse(text));

/** From what tells most to what tells least. */
const ORDERS: readonly HistoryOrder[] = ['taken', 'made', 'name-time', 'name-number', 'given'];

/**
 * The reports grouped by instance (by name), oldest first within each; instances have no order among each other.
 * `orderedBy` is the weakest order that any instance of several reports needed.
 */
export function ordered<T extends Named>(
  named: readonly T[],
): { readonly reports: readonly T[]; readonly orderedBy: HistoryOrder } {
  const groups = [...instancesOf(named).groups]
    .sort(([a], [b]) => compareNatural(a, b))
    .map(([, own]) => inTime(own.map((i) => named[i])));
  const needed = groups.filter(({ reports }) => reports.length > 1 || groups.length === 1);
  const weakest = Math.max(0, ...needed.map(({ orderedBy }) => ORDERS.indexOf(orderedBy)));
  return { reports: groups.flatMap(({ reports }) => reports), orderedBy: ORDERS[weakest] };
}

/** The history of `named` reports, oldest first; `orderedBy` is what `ordered` said. Findings that are warm-up count as absent: they come and go by nature. */
export function historyOf(named: readonly Named[], orderedBy: HistoryOrder = 'given'): History {
  const between = proofs(named);
  const { groups, by } = instancesOf(named);
  const nameOf = (key: string): string | null => (groups.size === 1 ? null : key);
  const keys = named.map((_, i) => [...groups].find(([, own]) => own.includes(i))?.[0] ?? '');
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
    const present = row.map((finding) => finding !== null);
    const instances = [...groups]
      .filter(([, own]) => own.some((i) => present[i]))
      .map(([key, own]) => ({ instance: nameOf(key), ...stateOf(fingerprint, own, present, between) }));
    const [worst] = instances.toSorted((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state));
    return [
      {
        fingerprint,
        title: newest.title,
        kind: newest.kind,
        state: worst.state,
        why: worst.why,
        instances,
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
    instanceCount: groups.size,
    instancesBy: by,
    reports: named.map(({ name, report }, i) => ({
      name,
      takenAt: takenAtOf(report),
      verdict: report.verdict.kind,
      totalBytes: report.growth.totalBytes,
      instance: nameOf(keys[i]),
    })),
    findings: findings.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || size(b) - size(a)),
  };
}
