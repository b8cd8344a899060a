// What the stages of a ranking hand to one another, as plain descriptions: nothing here computes anything.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { FindingKind, Identity, PathHop } from '../report/types.ts';

/** A survivor is called by its ordinal in the first snapshot: the same number in every snapshot. */
export type SurvivorIndex = number;

/** One constructor across the whole series: NameId * 16 + type code. */
export type EntryKey = number;

export type Trend =
  /** Rises at every step and keeps its rate: what a leak looks like. */
  | 'rising'
  /** Rose, then levelled off: a cache that filled, warm-up. */
  | 'levelling'
  /** One jump, flat before and after. */
  | 'step'
  /** Rose over two snapshots: more cannot be known. */
  | 'unknown'
  | 'flat';

export type GrowthKind = 'width' | 'bytes' | 'depth' | 'many-owners' | 'roots';

export interface Candidate {
  readonly growthKind: GrowthKind;
  /** Survivors it was found under; one, or many alike. */
  readonly survivors: readonly SurvivorIndex[];
  /** Owners in each snapshot: the survivors themselves, or what was found below them. */
  readonly owners: readonly (readonly NodeOrdinal[])[];
  /** What grows; for `bytes` and `depth` the growing thing itself. */
  readonly mainKey: EntryKey;
  /** For a chain: per snapshot, its first links; otherwise absent. */
  readonly chainTops?: readonly (readonly NodeOrdinal[])[];
  /** All constructors that grow in the owner together, main one first. */
  readonly keys: readonly EntryKey[];
  readonly countBySnapshot: readonly number[];
  /** New bytes per snapshot: what the verdict looks at. Territories are disjoint, so these add up. */
  readonly freshBytesBySnapshot: readonly number[];
  /** The engine's bytes that come with the new entries, per snapshot: told with them, not looked at for the verdict. */
  readonly engineBySnapshot: readonly number[];
  /** Retained bytes of entries that were there all along: constant. */
  readonly baseBytes: number;
  readonly trend: Trend;
  /** New entries in the last snapshot, main constructor only. */
  readonly freshEntries: readonly NodeOrdinal[];
  /** The same for all growing constructors. */
  readonly allFresh: readonly NodeOrdinal[];
}

export interface NamedOwner {
  /** The owner in the last snapshot; null when many owners share the growth or a GC root keeps it. */
  readonly node: NodeOrdinal | null;
  readonly constructor: string;
  readonly name: string | null;
  /** For listener lists: the event. */
  readonly event: string | null;
  /** Object whose field or scope whose variable the name is, for people; null for roots. */
  readonly holder: { readonly node: NodeOrdinal; readonly constructor: string; readonly name: string | null } | null;
  /** Function or file of the variable. */
  readonly scope: string | null;
}

/** A growth with everything known about it, before words. */
export interface Growth {
  readonly candidate: Candidate;
  readonly growthKind: GrowthKind;
  readonly trend: Trend;
  readonly owner: NamedOwner;
  readonly alsoHeldBy: readonly {
    readonly node: NodeOrdinal;
    readonly constructor: string;
    readonly name: string | null;
  }[];
  readonly countBySnapshot: readonly number[];
  readonly retainedBySnapshot: readonly number[];
  /** New bytes only; growths are disjoint in it. */
  readonly growthBytes: number;
  readonly entryConstructor: string;
  readonly entryName: string | null;
  readonly shape: string | null;
  readonly path: readonly PathHop[];
}

export type ReasonKey =
  | 'report.reason.two'
  | 'report.reason.steps'
  | 'report.reason.levelled'
  | 'report.reason.loading'
  | 'report.reason.replaced'
  | 'report.reason.late'
  | 'report.reason.table';

export interface Judged {
  readonly growth: Growth;
  readonly kind: FindingKind;
  /** Why, as a message key. */
  readonly reason: ReasonKey;
}

/** What is judged beside a growth itself. */
export interface Circumstances {
  readonly identity: Identity;
  /** Bytes, last minus first. */
  readonly heapGrowth: number;
  /** Largest id of a JS object per snapshot. */
  readonly newestIds: readonly number[];
}
