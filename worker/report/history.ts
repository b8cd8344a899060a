// Several reports of one program over time (releases, nights): each leak by its fingerprint, when it came, whether it
// is still there, was fixed, or came back. Pure; screen and terminal show the same.

import type { FindingKind, Report, VerdictKind } from './types.ts';

/** Seen from the newest report: only in it, in it and the one before, gone, or gone and here again. */
export type HistoryState = 'new' | 'still-there' | 'came-back' | 'fixed';

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
}

export interface History {
  readonly schema: 'heapdelta.history/1';
  readonly reports: readonly HistoryReport[];
  /** Came back, new, still there, fixed; larger first within each. */
  readonly findings: readonly HistoryFinding[];
}

const STATES: readonly HistoryState[] = ['came-back', 'new', 'still-there', 'fixed'];

function stateOf(present: readonly boolean[]): HistoryState {
  const last = present.length - 1;
  if (!present[last]) return 'fixed';
  if (last > 0 && present[last - 1]) return 'still-there';
  return present.includes(true) && present.indexOf(true) < last ? 'came-back' : 'new';
}

function takenAt(report: Report): string | null {
  return report.snapshots[report.snapshots.length - 1]?.takenAt ?? null;
}

/** Oldest first when every report knows its time; else the order given. Equal times keep their order. */
export function inTimeOrder<T extends { readonly report: Report }>(named: readonly T[]): readonly T[] {
  const times = named.map(({ report }) => takenAt(report));
  if (times.includes(null)) return named;
  return named.toSorted((a, b) => Date.parse(takenAt(a.report) ?? '') - Date.parse(takenAt(b.report) ?? ''));
}

/** The history of `named` reports, oldest first. Findings that are warm-up count as absent: they come and go by nature. */
export function historyOf(named: readonly { readonly name: string; readonly report: Report }[]): History {
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
        state: stateOf(row.map((finding) => finding !== null)),
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
    reports: named.map(({ name, report }) => ({
      name,
      takenAt: takenAt(report),
      verdict: report.verdict.kind,
      totalBytes: report.growth.totalBytes,
    })),
    findings: findings.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || size(b) - size(a)),
  };
}
