// Written by `npm run forms` from worker/report/description: change that, not this.
// The report: the one object that --json prints, that a .heapdelta holds (redacted), and that PDF, HTML, Markdown, CSV,
// terminal and screen are renderings of. Contract: docs/report.md. Plain JSON only.

export { REPORT_SCHEMA } from './schema-name.ts';

export type Lang = 'en' | 'ko';

/**
 * A sentence not yet spoken: key of the catalog in worker/messages plus what goes in. Lets a report change
 * language.
 */
export interface Message {
  readonly key: string;
  /** What goes into the sentence. Bytes are numbers under names ending in `Bytes`; the catalog formats them. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** How objects were matched: by id, by structure, or it is not known whether ids compare. */
export type Identity = 'same-process' | 'different-processes' | 'unknown';

export type Confidence = 'high' | 'medium' | 'low';

export type VerdictKind = 'leak' | 'growth' | 'warm-up' | 'none';

export type FindingKind = 'leak' | 'growth' | 'warm-up';

/** A best guess. */
type Runtime = 'node' | 'chromium' | 'deno' | 'bun' | 'workerd' | 'hermes' | 'unknown';

/**
 * Where the memory of the process was just before the snapshot, bytes. The parts add up to `rssBytes` where
 * all of the heap is resident.
 */
export interface ReportMemory {
  /** The resident set of the whole process. */
  readonly rssBytes: number;
  /** JavaScript objects: the heap in use, without machine code. */
  readonly heapBytes: number;
  /** Taken by V8 from the system, and free. */
  readonly freeBytes: number;
  /** Array buffers (Node's Buffers). */
  readonly bufferBytes: number;
  /** Other memory that objects of the heap hold outside of it. */
  readonly externalBytes: number;
  /** Machine code: of V8, and of the program and its libraries where the system tells. */
  readonly codeBytes: number;
  /** Everything else: native addons, threads, stacks, what the allocator keeps. */
  readonly nativeBytes: number;
}

export interface ReportSnapshot {
  readonly label: string;
  readonly fileBytes: number;
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Sum of the shallow sizes of all nodes: the total DevTools shows. */
  readonly shallowBytes: number;
  readonly runtime: Runtime;
  /** Memory outside the JS heap that the file admits to; null when it does not say. */
  readonly extraNativeBytes: number | null;
  /** ISO time when it was taken, from the default file name or given; null when unknown. */
  readonly takenAt: string | null;
  /**
   * Of the file's bytes as stored, hex; null when nobody asked for it, and in a browser, which hashes too
   * slowly.
   */
  readonly sha256: string | null;
  /** Absent when nobody recorded it (`heapdelta capture` does). */
  readonly memory?: ReportMemory;
}

/** A place in a script; line and column are 1-based. */
export interface ReportSource {
  readonly url: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** The function or class that stands there, when known. */
  readonly name?: string;
  /** The position before a source map was applied. */
  readonly generated?: {
    readonly url: string;
    /** 1-based. */
    readonly line: number;
    readonly column: number;
  };
}

/** One hop of a path from a GC root, oldest ancestor first. */
export interface PathHop {
  /** How the hop before refers to it: a name, `[]` for any element or entry, null for the root. */
  readonly edge: string | null;
  readonly constructor: string;
  readonly objectId?: number | null;
  /** How to read `edge`: a closure variable, a property, an element, a Map entry, an engine-internal link. */
  readonly edgeKind?: 'root' | 'variable' | 'property' | 'element' | 'entry' | 'internal';
  /** Function or file the variable lives in, for people: `handleRequest in server.js:12`. */
  readonly scope?: string | null;
  /** Engine hops folded away between the hop before and this one, as `edge → constructor` pairs. */
  readonly folded?: readonly {
    readonly edge: string;
    readonly constructor: string;
  }[];
  /** How many links a folded chain has here (linked lists, promise chains); absent when 1. */
  readonly repeat?: number;
}

interface ReportHolder {
  readonly constructor: string;
  readonly name: string | null;
  readonly objectId: number | null;
}

export interface CompositionRow {
  readonly constructor: string;
  /** Average number per entry. */
  readonly count: number;
  /** Their shallow bytes per entry. */
  readonly bytes: number;
}

/** Bytes per unit of work and per hour, and the time left until the heap limit. */
export interface FindingCost {
  /** What one step is, as the user said it: `1000 requests`, `5 minutes`; `hour` when only times are known. */
  readonly unit: string;
  readonly bytesPerUnit: number;
  /**
   * Seconds until the heap limit at this rate; null when no time is known, nothing grows, or the limit does
   * not hold it back.
   */
  readonly secondsToLimit: number | null;
  /** Bytes per hour; absent when no times are known. */
  readonly bytesPerHour?: number;
  /** The limit `secondsToLimit` is about: the user's, else V8's usual one. */
  readonly limitBytes?: number;
  /** Whether the user said that limit. */
  readonly limitGiven?: boolean;
}

/** Whom listeners that grow listen to. */
export interface ReportTarget {
  readonly kind: 'listener';
  /** What a programmer calls it: `window`, `<div>`, `matchMedia(…)`, else the owner's name. */
  readonly on: string;
  /** Name of the event; null where the file has none (a browser keeps it outside the heap). */
  readonly event: string | null;
  /** Name of the function that is called; null when it has none, or when they differ. */
  readonly callback: string | null;
  /** Where that function stands, 1-based. */
  readonly at?: {
    readonly url: string;
    /** 1-based. */
    readonly line: number;
    readonly column: number;
  };
}

/** A function on a call stack, where it begins. */
export interface ReportFrame {
  /** '' for a function without a name. */
  readonly function: string;
  readonly url: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

/** Where the new entries of a finding were made, from allocations that were recorded. */
export interface ReportAllocation {
  /** Of the new entries whose making was recorded, those made at this place, 0..1. */
  readonly share: number;
  /**
   * `exact`: the making of (nearly) all was recorded; `sampled`: of some of them, or joined with a sampling
   * profile by place.
   */
  readonly certainty: 'exact' | 'sampled';
  /** The function that makes them first, then who called it, as far as it is the program's. */
  readonly frames: readonly ReportFrame[];
}

/** A package as its registry knows it. */
export interface ReportPackage {
  readonly name: string;
  /** Null when no address tells. */
  readonly version: string | null;
}

export interface ReportFinding {
  readonly rank: number;
  readonly kind: FindingKind;
  readonly confidence: Confidence;
  /** What grows: the constructor of the entries that are added. */
  readonly constructor: string;
  /** For plain objects: the inferred shape, `{id, user}`; else null. */
  readonly shape: string | null;
  /** What the entries are kept in; objectId null when matched by structure or when there is no single owner. */
  readonly owner: ReportHolder;
  /**
   * What grows: entries of a collection, bytes of one object, a chain, many owners alike, entries under a
   * root.
   */
  readonly growthKind: 'width' | 'bytes' | 'depth' | 'many-owners' | 'roots';
  readonly path: readonly PathHop[];
  /** Other places that hold the same entries: the leak must leave all of them. */
  readonly alsoHeldBy: readonly ReportHolder[];
  readonly countBySnapshot: readonly number[];
  readonly retainedBytesBySnapshot: readonly number[];
  /** Freed for sure, in the last snapshot. */
  readonly exclusiveBytes: number;
  /** Its leak share, in the last snapshot. */
  readonly sharedBytes: number;
  /** What one added entry brings; empty when there are no entries. */
  readonly composition: readonly CompositionRow[];
  readonly bytesPerEntry: number;
  /**
   * Row k: entries that first existed in snapshot k; column j: how many of them are there in snapshot j, null
   * before k. null when ids do not compare or the finding is no set of entries; absent in reports of 0.1.
   */
  readonly cohorts?: readonly (readonly (number | null)[])[] | null;
  /** A stable identifier from the pattern list; `unknown` if none fits. */
  readonly pattern: string;
  readonly sources: readonly ReportSource[];
  /** Absent when no allocations were recorded, or they point to no one place. */
  readonly allocatedAt?: ReportAllocation;
  /** Whose code the owner is, or whose code adds to it; null: the program's own. */
  readonly package?: ReportPackage | null;
  /** The reader's own lines that add, nearest first. */
  readonly addedBy?: readonly ReportFrame[];
  /** Same leak, same fingerprint, on another run or machine. */
  readonly fingerprint: string;
  /** The finding in one line: `sessions (Map) in session.store.ts:12`. */
  readonly title: string;
  readonly explanation: string;
  readonly advice: string;
  readonly messages: {
    readonly title: Message;
    readonly explanation: readonly Message[];
    readonly advice: readonly Message[];
    /** Why we are this sure. */
    readonly reasons: readonly Message[];
    /** What would make us surer; null when nothing is needed. */
    readonly next: Message | null;
  };
  readonly reasons: readonly string[];
  readonly next: string | null;
  readonly cost: FindingCost | null;
  /** Newest entries, the newest first, for drilling down; ids mean something only beside the snapshots. */
  readonly sampleObjectIds: readonly number[];
  /** For listeners; absent for any other growth. */
  readonly target?: ReportTarget;
  /** Set by --known or accepted in the app. */
  readonly known: {
    readonly status: 'new' | 'known' | 'accepted';
    readonly reason: string | null;
  } | null;
}

/**
 * A script by V8's own number, which one process never gives twice; line and column 1-based, 0 when
 * unknown.
 */
export interface ReportScript {
  readonly id: number;
  readonly line: number;
  readonly column: number;
}

export interface ReportConstructor {
  readonly name: string;
  readonly source?: ReportSource;
  /** Only where another constructor has the same name and source (a script loaded twice): tells the two apart. */
  readonly script?: ReportScript;
  readonly engine: boolean;
  readonly countBySnapshot: readonly number[];
  readonly shallowBytesBySnapshot: readonly number[];
  readonly retainedBytesBySnapshot: readonly number[];
  /** Last against first by object id; null when ids do not compare. */
  readonly addedCount: number | null;
  /** Last against first by object id; null when ids do not compare. */
  readonly removedCount: number | null;
  /** Last against first by object id; null when ids do not compare. */
  readonly addedBytes: number | null;
  /** Last against first by object id; null when ids do not compare. */
  readonly removedBytes: number | null;
}

export interface ReportWarning {
  readonly code: string;
  readonly message: string;
  /** What goes into the sentence. Bytes are numbers under names ending in `Bytes`; the catalog formats them. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What was replaced by placeholders before the report was shared: see redaction. */
export interface RedactionNote {
  /** Version of the redaction rules. */
  readonly version: number;
  /** Distinct values replaced, by kind. */
  readonly replaced: readonly {
    readonly kind: string;
    readonly count: number;
  }[];
  /** Kinds that the user chose to let out. */
  readonly kept: readonly string[];
}

/** A node of the retainer-path tree: every byte counted once; children's bytes plus own bytes are its bytes. */
export interface PathTreeNode {
  /** The path row's id (`PathRowData.id`) in a live series, for zooming; absent in reports and shared files. */
  readonly id?: string;
  readonly edge: string;
  readonly constructor: string;
  readonly engine: boolean;
  readonly countBySnapshot: readonly number[];
  /** Retained bytes (the whole subtree) per snapshot. */
  readonly bytesBySnapshot: readonly number[];
  readonly children: readonly PathTreeNode[];
  /** Children not written out because the tree was cut here. */
  readonly omitted: number;
}

/** One decision of the ranking: written when it was asked for (`--explain-ranking`). */
export interface RankingStep {
  readonly step: 'found' | 'named' | 'judged' | 'dropped';
  /** What was decided on: `Session in sessions (Map)`. */
  readonly what: string;
  /** What was decided: a kind of growth, a judgement, or why it is not told. */
  readonly decision: string;
  readonly because: readonly {
    readonly rule: string;
    readonly value: number | string;
    /** What the value was compared with; null when it decides by itself. */
    readonly limit: number | string | null;
  }[];
}

/**
 * Where names of this report come from, each list ascending: `code` mentions them, or they are keys of
 * dictionaries (`data`). A name in neither is not known to be either.
 */
export interface NameOrigins {
  readonly code: readonly string[];
  readonly data: readonly string[];
}

/**
 * Why a file is not of the series that was judged, surest first. `other-ids`: another process, a reload, or
 * a debugger that detached.
 */
export type LeftOutReason =
  'other-runtime' | 'other-program' | 'other-version' | 'other-process' | 'other-thread' | 'other-ids';

/** What the order of the snapshots was read from. */
export interface SeriesOrder {
  /**
   * Object ids; the user (`--keep-order`); times that were given; time, number or word in the names; dates of
   * the files; as given.
   */
  readonly by: 'ids' | 'asked' | 'taken' | 'name-time' | 'name-number' | 'name-word' | 'modified' | 'given';
  /** Ids, times or the user say so: a wrong order would turn growth into its opposite. */
  readonly proven: boolean;
}

/** Another series among the files given, judged by itself. */
export interface OtherSeries {
  readonly labels: readonly string[];
  readonly verdict: {
    readonly kind: VerdictKind;
    readonly confidence: Confidence;
    readonly summary: string;
    readonly messages: {
      readonly summary: Message;
    };
  };
}

/**
 * Whose heap it is, what was done meanwhile, and which of the files given were judged in which order, as
 * far as somebody said it. Every field is absent when nobody did.
 */
export interface ReportSeries {
  /** What runs: `orders`. */
  readonly service?: string;
  /** Which of several alike: a pod, a host, a process. Instances have no order among each other. */
  readonly instance?: string;
  /** Version or commit of the program. */
  readonly release?: string;
  /** ISO times of the snapshots, oldest first; one alone is the time of the newest. */
  readonly takenAt?: readonly string[];
  /** Units of work done since the series began, one number per snapshot. */
  readonly work?: readonly number[];
  /** What `work` counts: `requests`. */
  readonly workUnit?: string;
  /** Absent for one snapshot, and in reports of older versions. */
  readonly order?: SeriesOrder;
  /** Files that do not belong to the series: nothing in the report is about them. Absent when there are none. */
  readonly leftOut?: readonly {
    readonly label: string;
    readonly reason: LeftOutReason;
  }[];
  /**
   * Further series among those files, or, where several processes wrote the snapshots by turns, each one's
   * own. Absent when there are none.
   */
  readonly others?: readonly OtherSeries[];
}

export interface Report {
  readonly schema: 'heapdelta.report/1';
  readonly tool: {
    readonly name: 'heapdelta';
    readonly version: string;
  };
  readonly lang: Lang;
  readonly identity: Identity;
  /** Share of common ids whose type and name agree, 0..1; null when there were none to compare. */
  readonly identityAgreement: number | null;
  /** In the order analysed, oldest first. */
  readonly snapshots: readonly ReportSnapshot[];
  /** Absent when nothing is known of it. */
  readonly series?: ReportSeries;
  readonly verdict: {
    readonly kind: VerdictKind;
    readonly confidence: Confidence;
    /** One plain sentence. */
    readonly summary: string;
    readonly messages: {
      readonly summary: Message;
      readonly reasons: readonly Message[];
      readonly next: Message | null;
    };
    readonly reasons: readonly string[];
    readonly next: string | null;
    /** Only where accepted findings stood first: what the verdict would be with them, and how many there are. */
    readonly accepted?: {
      readonly kind: VerdictKind;
      readonly count: number;
    };
  };
  /** Last minus first; total = findings + engine + other. */
  readonly growth: {
    readonly totalBytes: number;
    readonly findingsBytes: number;
    readonly engineBytes: number;
    readonly otherBytes: number;
    /**
     * The same per snapshot, relative to the first (first entry 0), for the stacked picture; findings in rank
     * order.
     */
    readonly bySnapshot: {
      readonly findings: readonly (readonly number[])[];
      readonly engine: readonly number[];
      readonly other: readonly number[];
    };
  };
  /** Ranked, most important first; empty when nothing leaks. */
  readonly findings: readonly ReportFinding[];
  /** Every constructor of any snapshot. */
  readonly constructors: readonly ReportConstructor[];
  readonly pathTree: PathTreeNode | null;
  /** What the reader must know to trust this. */
  readonly warnings: readonly ReportWarning[];
  /** What one step stands for, when given. */
  readonly per: string | null;
  /** The heap limit that was given. */
  readonly heapLimitBytes: number | null;
  /** The same for the whole heap as `cost` of a finding; absent when neither a unit nor times are known. */
  readonly cost?: FindingCost;
  /** What redaction decides by; absent when the files show no code, and in reports of older versions. */
  readonly names?: NameOrigins;
  /** Absent when nothing was redacted. */
  readonly redaction?: RedactionNote;
  /** Every decision of the ranking, in order; absent unless it was asked for. Never leaves in a shared file. */
  readonly ranking?: readonly RankingStep[];
}
