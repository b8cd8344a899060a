// What many reports say together: by finding, by release, by instance. Plain JSON; `heapdelta fleet --json` prints it.
// Schema: fleet.schema.json beside this file.

import type { ErrorCode, MessageParams } from '../../messages/types.ts';
import type { FindingKind, Message, VerdictKind } from '../types.ts';

export const FLEET_SCHEMA = 'heapdelta.fleet/1';

/** One report as the fleet counts it: read by a thread, passed on, never kept whole. */
export interface FleetReport {
  /** Path as it was given, or found below a folder that was given. */
  readonly file: string;
  /** The same for the same snapshots, however often and in whatever form they were saved. */
  readonly id: string;
  readonly service: string | null;
  readonly instance: string | null;
  readonly release: string | null;
  /** ISO; null when nothing tells. */
  readonly takenAt: string | null;
  /** Whether the time is only that of the file. */
  readonly takenFromFile: boolean;
  readonly verdict: VerdictKind;
  readonly heapBytes: number;
  readonly growthBytes: number;
  readonly snapshots: number;
  readonly runtime: string;
  readonly toolVersion: string;
  readonly redacted: boolean;
  /** What one step stood for, as it was said; null when nobody did. */
  readonly per: string | null;
  /** Largest first; warm-up is none. */
  readonly findings: readonly FleetReportFinding[];
  /** Rows of the constructor table that changed; empty unless they were asked for. */
  readonly constructors: readonly FleetConstructor[];
}

export interface FleetReportFinding {
  readonly fingerprint: string;
  readonly kind: FindingKind;
  readonly title: string;
  readonly titleMessage: Message;
  readonly constructor: string;
  readonly owner: string | null;
  readonly pattern: string;
  /** `file:line:column`; null when no file tells. */
  readonly place: string | null;
  readonly package: string | null;
  /** Leak share, bytes. */
  readonly bytes: number;
  readonly exclusiveBytes: number;
  readonly growthBytes: number;
  readonly bytesPerHour: number | null;
  readonly unit: string | null;
  readonly bytesPerUnit: number | null;
  readonly accepted: boolean;
  readonly reason: string | null;
}

export interface FleetConstructor {
  readonly name: string;
  readonly count: number;
  readonly countGrowth: number;
  readonly shallowGrowthBytes: number;
  readonly retainedBytes: number;
  readonly retainedGrowthBytes: number;
}

/** A report as it was counted: with a time that can be, what the team accepted, and the key of its instance. */
export interface CountedReport extends FleetReport {
  /** Equal for reports of one instance, redacted or not; a report that names none has one of its own. */
  readonly instanceKey: string;
}

/** A file that was not counted, and why. */
export interface FleetFailure {
  readonly file: string;
  /** As `errors.<code>` in the catalog. */
  readonly code: ErrorCode;
  readonly params: MessageParams;
}

/** A list that may be longer than what is named of it. */
export interface Named<T> {
  readonly count: number;
  readonly files: readonly T[];
}

export interface FleetFinding {
  readonly service: string | null;
  readonly fingerprint: string;
  readonly title: string;
  readonly kind: FindingKind;
  readonly constructor: string;
  readonly owner: string | null;
  readonly pattern: string;
  readonly place: string | null;
  readonly accepted: { readonly reason: string | null } | null;
  /** Whether `seenIn` and `of` are instances, or reports because none of the service names its instance. */
  readonly countedBy: 'instances' | 'reports';
  /** Instances of the service in which it was ever seen, and all of them. */
  readonly seenIn: number;
  readonly of: number;
  /** Of those it was seen in: the newest report of the instance still has it. */
  readonly inNewest: number;
  readonly reports: number;
  /** Oldest release first; a null release is one that reports do not name. */
  readonly releases: readonly FleetShare[];
  /** The release before the first with it, where there is one that does not have it. */
  readonly since: string | null;
  /** Seen, then in no report of a later release, then seen again. */
  readonly cameBack: { readonly missingIn: string; readonly againIn: string } | null;
  /** ISO; null when no report of it tells. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** Of each instance's newest report that has it: median and quartiles. Null when no time is known. */
  readonly bytesPerHour: Spread | null;
  readonly perUnit: { readonly unit: string; readonly bytes: number; readonly known: number } | null;
  /** Leak share of each instance's newest report that has it, added up. */
  readonly totalBytes: number;
  readonly outliers: readonly FleetOutlier[];
}

export interface FleetShare {
  readonly release: string | null;
  readonly seenIn: number;
  readonly of: number;
}

export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Instances whose rate is known. */
  readonly known: number;
}

export interface FleetOutlier {
  readonly instance: string;
  readonly bytes: number;
  readonly bytesPerHour: number | null;
  /** Times the median. */
  readonly times: number;
}

export interface FleetRelease {
  readonly service: string | null;
  readonly release: string | null;
  readonly instances: number;
  readonly reports: number;
  /** Instances whose newest report of this release has a leak that nobody accepted; growth that may be none does not count. */
  readonly leaking: number;
  readonly findings: number;
  readonly bytes: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

export interface FleetInstance {
  readonly service: string | null;
  /** Null for a report that names none: it stands for itself. */
  readonly instance: string | null;
  readonly release: string | null;
  readonly reports: number;
  readonly newest: string | null;
  readonly verdict: VerdictKind;
  readonly heapBytes: number;
  /** Of the newest report: findings that nobody accepted, their leak share and rate. */
  readonly findings: number;
  readonly bytes: number;
  readonly bytesPerHour: number | null;
}

export interface FleetService {
  readonly service: string | null;
  readonly countedBy: 'instances' | 'reports';
  readonly instances: number;
  /** Instances whose newest report has a leak that nobody accepted; growth that may be none does not count. */
  readonly leaking: number;
  readonly reports: number;
  /** Reports that do not name their instance: each stands for itself. */
  readonly nameless: number;
  readonly bytes: number;
  readonly bytesPerHour: number | null;
}

export interface Fleet {
  readonly schema: typeof FLEET_SCHEMA;
  readonly reports: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly services: readonly FleetService[];
  /** Not accepted before accepted, leaks before growth, more bytes before fewer. */
  readonly findings: readonly FleetFinding[];
  readonly releases: readonly FleetRelease[];
  /** More bytes before fewer. */
  readonly instances: readonly FleetInstance[];
  readonly unreadable: Named<FleetFailure>;
  /** The same snapshots again, in another file. */
  readonly duplicates: Named<{ readonly file: string; readonly sameAs: string }>;
  /** Times that cannot be: they count for nothing. */
  readonly wrongClocks: Named<{ readonly file: string; readonly takenAt: string }>;
  /** Reports whose time is that of their file. */
  readonly timedByFile: number;
  readonly timeless: number;
  readonly redacted: number;
  /** Versions that made the reports, newest first. */
  readonly tools: readonly { readonly version: string; readonly reports: number }[];
}
