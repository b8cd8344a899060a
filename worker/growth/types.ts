// What the stages of a ranking hand to one another, as plain descriptions: nothing here computes anything.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { Confidence, FindingKind, Identity, PathHop } from '../report/types.ts';

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
  /** Per snapshot, entries that do not stand in every snapshot, where they hang from the owner by several levels. */
  readonly freshBySnapshot?: readonly (readonly NodeOrdinal[])[];
  /** For a chain (`depth`): its links; otherwise absent. */
  readonly chain?: ChainLinks;
  /** Objects of the main constructor that each entry brings by itself: 2 for a Map whose keys and values are alike; absent: 1. */
  readonly perEntry?: number;
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
  /** Candidates told together as this one; absent when it stands for itself. */
  readonly parts?: readonly Candidate[];
}

/** The links of a chain in the newest snapshot, and how many there were before. */
export interface ChainLinks {
  /** The link nearest the roots, which keeps all others. */
  readonly head: NodeOrdinal;
  /** Links that came since the first snapshot, from the head on. */
  readonly fresh: readonly NodeOrdinal[];
  /** Links that were there all along. */
  readonly lasting: readonly NodeOrdinal[];
  /** The field by which one link keeps the next; null where it has no name. */
  readonly edge: string | null;
  /** All links, each counted once. */
  readonly countBySnapshot: readonly number[];
  /** Per snapshot, links that do not stand in every snapshot; in older ones without those that somebody else holds, too. */
  readonly freshBySnapshot: readonly (readonly NodeOrdinal[])[];
  /** New links that somebody else holds, too (a cache its newest, a queue its last), so that they hang from elsewhere. */
  readonly heldElsewhere: number;
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

/** Why a growth is what it is: keys of sentences, also the names under which a trace lists decisions. */
export type ReasonKey =
  | 'report.reason.two'
  | 'report.reason.steps'
  | 'report.reason.even'
  | 'report.reason.kept'
  | 'report.reason.partly'
  | 'report.reason.fading'
  | 'report.reason.levelled'
  | 'report.reason.loading'
  | 'report.reason.replaced'
  | 'report.reason.late'
  | 'report.reason.table'
  | 'report.reason.bounded'
  | 'report.reason.swept';

/** Why a growth is not told. */
export type DropReason =
  | 'too-small'
  | 'noise-between-processes'
  | 'flat'
  | 'one-step'
  | 'runtime-keeps-it'
  | 'unlike-things'
  | 'small-warm-up'
  | 'small-late'
  | 'working-set'
  | 'consequence';

/** One comparison that a decision rests on. */
export interface Because {
  /** What was asked, in words of the glossary. */
  readonly rule: string;
  readonly value: number | string;
  /** What it was compared with; null when the value decides by itself. */
  readonly limit: number | string | null;
}

/** The judgement of one growth: told as a finding of this kind, or dropped. */
export type Judgement =
  | {
      readonly kind: FindingKind;
      readonly confidence: Confidence;
      readonly reason: ReasonKey;
      readonly because: readonly Because[];
    }
  | { readonly kind: null; readonly dropped: DropReason; readonly because: readonly Because[] };

export interface Judged {
  readonly growth: Growth;
  readonly kind: FindingKind;
  readonly confidence: Confidence;
  /** Why, as a message key. */
  readonly reason: ReasonKey;
  readonly facts: GrowthFacts;
}

/** What is judged beside a growth itself. */
export interface Circumstances {
  readonly identity: Identity;
  /** Bytes, last minus first. */
  readonly heapGrowth: number;
  /** Bytes of the last snapshot. */
  readonly heapBytes: number;
  /** Largest id of a JS object per snapshot. */
  readonly newestIds: readonly number[];
  /**
   * Per kind of record that the runtime makes by itself (layout shifts, requests), how many there were in each
   * snapshot.
   */
  readonly work?: readonly (readonly number[])[];
}

/** What is known of a growth's size and course without looking into the heap again. Arrays have one entry per snapshot. */
export interface GrowthCourse {
  readonly growthKind: GrowthKind;
  readonly trend: Trend;
  readonly countBySnapshot: readonly number[];
  /** What grows and the engine's bytes that come with it. */
  readonly retainedBySnapshot: readonly number[];
  /** Bytes, last minus first. */
  readonly growthBytes: number;
  readonly entryConstructor: string;
}

/** All that a judgement rests on, as plain data: captured from the corpus, a judgement can be repeated without a heap. */
export interface GrowthFacts extends GrowthCourse {
  /** How many of what came are still there; null when ids do not compare or the growth is no set of entries. */
  readonly cohorts: Cohorts | null;
  /** Hardly an entry of the last snapshot, nor anything it keeps, was there in the one before. */
  readonly replacedAtEnd: boolean;
  /** Entries are made anew, what they keep stays. */
  readonly contentStays: boolean;
  /** A record that the runtime keeps up to a bound of its own. */
  readonly runtimeKeeps: boolean;
  /** Entries are one thing again and again, not things that only share a constructor. */
  readonly repetitive: boolean;
  /** The owner's variable or field stands in the runtime's own files. */
  readonly ofPlatform: boolean;
  /** Entries are modules that are loaded for the first time. */
  readonly loading: boolean;
  /** Fields by which the owner bounds itself (`max`, `ttl`…); empty when none is known. */
  readonly bounds: readonly string[];
  /** A timer whose callback belongs to the holder and may clear it out. */
  readonly sweeper: Sweeper | null;
}

/** A timer that runs again and again on behalf of an owner. */
export interface Sweeper {
  /** Name of its callback; null when it has none. */
  readonly callback: string | null;
  /** Where the callback is written; null when the file does not tell. */
  readonly url: string | null;
  /** 1-based; 0 when unknown. */
  readonly line: number;
}

/**
 * Row k: entries that first existed in snapshot k; column j: how many of them are entries in snapshot j, null before k.
 * As many rows and columns as snapshots.
 */
export type Cohorts = readonly (readonly (number | null)[])[];

/** What became of the entries that came between the first snapshot and the last. */
export interface Fate {
  /**
   * `kept`: (nearly) all of them are still there. `replaced`: (nearly) none. `partly-kept`: a part goes at once, the rest
   * stays for good. `fading`: they go after a while. `unknown`: too few, or ids do not compare.
   */
  readonly kind: 'kept' | 'replaced' | 'partly-kept' | 'fading' | 'unknown';
  /** Entries that came, those of the last snapshot left out. */
  readonly came: number;
  /** How many of them are there in the last snapshot. */
  readonly kept: number;
}
