// What the fleet's counter keeps while reports come in, and the two orders it needs: which of two reports is newer, and
// which of two releases came first.

import { compareNatural } from '../natural-order.ts';
import type { VerdictKind } from '../types.ts';
import type { FleetReportFinding } from './types.ts';

/** One report of one instance, as far as it is still needed. */
export interface Seen {
  readonly unit: Unit;
  readonly release: string | null;
  /** ISO in one form; null when unknown or impossible. */
  readonly takenAt: string | null;
  readonly file: string;
  readonly redacted: boolean;
  readonly verdict: VerdictKind;
  readonly heapBytes: number;
  readonly findings: readonly FleetReportFinding[];
}

/** An instance; a report that names none is one of its own. */
export interface Unit {
  readonly key: string;
  /** In clear as soon as one report says it; null when no report does. */
  instance: string | null;
  reports: number;
  newest: Seen | null;
}

export interface Release {
  readonly name: string | null;
  /** The newest report of each instance that ran it. */
  readonly units: Map<string, Seen>;
  reports: number;
  first: string | null;
  last: string | null;
}

export interface SeenFinding {
  readonly seen: Seen;
  readonly finding: FleetReportFinding;
}

export interface FindingState {
  /** In whose words it is told. */
  newest: SeenFinding | null;
  /** The newest report of each instance that has it. */
  readonly units: Map<string, SeenFinding>;
  /** Instances that ever had it, by release. */
  readonly releases: Map<string, Set<string>>;
  reports: number;
  first: string | null;
  last: string | null;
}

export interface Service {
  readonly name: string | null;
  readonly units: Map<string, Unit>;
  readonly releases: Map<string, Release>;
  readonly findings: Map<string, FindingState>;
  reports: number;
}

/** The earlier of two times; a known one before an unknown. */
export const earlier = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || a <= b ? a : b;

/** The later of two times; a known one before an unknown. */
export const later = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || a >= b ? a : b;

/** Whether `a` is the newer report; of two without a time, or of the same, the one whose file comes later in natural order. */
export function isNewer(a: Seen, b: Seen | null): boolean {
  if (b === null) return true;
  if (a.takenAt !== b.takenAt) return (a.takenAt ?? '') > (b.takenAt ?? '');
  return compareNatural(a.file, b.file) > 0;
}

/** Whose words a finding is told in: a report that was not redacted before one that was, a newer before an older. */
export function isBetterTold(a: Seen, b: Seen): boolean {
  return a.redacted === b.redacted ? isNewer(a, b) : !a.redacted;
}

/** Releases of a service as they came out: by the time of their first report, those without one by their names. */
export function releasesInOrder({ releases }: Service): readonly Release[] {
  return [...releases.values()].sort(
    (a, b) =>
      Number(a.first === null) - Number(b.first === null) ||
      (a.first !== null && b.first !== null && a.first !== b.first
        ? a.first < b.first
          ? -1
          : 1
        : compareNatural(a.name ?? '', b.name ?? '')),
  );
}
