// The one door's shape: what the app, the CLI and the tests may ask of the engine. Everything that crosses is
// plain data; tables are windows of rows. The renderer imports this file for types only.

import type { ErrorCode } from '../messages/types.ts';
import type { PathTreeNode, RankingStep, ReportFrame, ReportScript, ReportSource } from '../report/types.ts';
import type { UnspokenReport } from '../report/unspoken.ts';

/** How an entry lies in its archive. */
export interface PackedEntry {
  readonly method: 'deflate' | 'store';
  /** What the archive says the entry has when it is unpacked, bytes. More is never unpacked. */
  readonly sizeBytes: number;
}

/** Where bytes come from. `file`: a dropped or picked File (browser). `url`: our own protocol. `path`: Node only. */
export type SourceSpec =
  | {
      readonly kind: 'file';
      readonly file: Blob;
      readonly name: string;
      readonly lastModifiedMs?: number;
      /** Set where `file` is one entry of a .zip, as it lies in there. */
      readonly packed?: PackedEntry;
    }
  | {
      readonly kind: 'url';
      readonly url: string;
      readonly name: string;
      readonly sizeBytes: number;
      readonly lastModifiedMs?: number;
    }
  | { readonly kind: 'path'; readonly path: string; readonly name: string };

/** `heap` phases are per snapshot; `series` phases cover all (snapshot is then null). */
export type Phase =
  | 'queued'
  | 'reading'
  | 'graph'
  | 'sizes'
  | 'dominators'
  | 'names'
  | 'matching'
  | 'owners'
  | 'ranking'
  | 'paths'
  | 'report'
  | 'done';

export interface Progress {
  /** Index into the sources as given; null for work over the whole series. */
  readonly snapshot: number | null;
  readonly phase: Phase;
  /** 0..1 within the phase. */
  readonly fraction: number;
  readonly bytesRead?: number;
  readonly totalBytes?: number;
}

/** What went wrong, for the message catalog: `code` picks the sentence, the rest goes into it. */
export interface EngineErrorData {
  readonly code: ErrorCode;
  readonly file: string | null;
  /** Byte offset in the (uncompressed) file, or a field name; null when there is no place. */
  readonly where: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface AnalyseOptions {
  readonly labels?: readonly string[];
  /** Keep the order given instead of ordering by the ids in the files. */
  readonly keepOrder?: boolean;
  readonly per?: string | null;
  readonly heapLimitBytes?: number | null;
  /** Resident set size per snapshot when the user measured it. */
  readonly rssBytes?: readonly number[];
  /** ISO times per snapshot when the user gave them. */
  readonly takenAt?: readonly string[];
  readonly known?: readonly {
    readonly fingerprint: string;
    readonly status: 'known' | 'accepted';
    readonly reason: string | null;
  }[];
  /** Force one worker at a time (little memory). */
  readonly sequential?: boolean;
  /** Memory the engine may take, bytes; null asks the host. */
  readonly memoryLimitBytes?: number | null;
  /**
   * Whose references stay in memory. `both-ends` (the default): the first and the last snapshot's, for questions about
   * objects of either. `newest`: the last one's alone as long as the files are of one process, and the older ones can be asked
   * about their growth only; the report is the same.
   */
  readonly keepEdges?: 'both-ends' | 'newest';
  /** Put every decision of the ranking into the report (`ranking`). */
  readonly explainRanking?: boolean;
  /** Put the files' SHA-256 into the report, where the host can hash files as it reads them (Node: 6 % of the time of reading). */
  readonly hashFiles?: boolean;
}

export interface OpenFailure {
  readonly snapshot: number;
  readonly error: EngineErrorData;
}

export interface OpenResult {
  /** Grows with every open; windows of rows carry it so that late answers can be dropped. */
  readonly generation: number;
  /**
   * null when fewer than one snapshot could be read. With one snapshot there are no findings, only its tables. It has
   * no texts: the engine knows no language, whoever shows a report speaks it (messages/localise.ts).
   */
  readonly report: UnspokenReport | null;
  readonly failures: readonly OpenFailure[];
  /** Position in the analysed order → index into the sources as given. */
  readonly order: readonly number[];
}

/** A page of a table. */
export interface WindowRequest {
  readonly offset: number;
  readonly limit: number;
}
export interface Rows<T> {
  readonly generation: number;
  /** Rows there are in all, after filters. */
  readonly total: number;
  /** Rows there would be without the filter. */
  readonly unfilteredTotal: number;
  readonly offset: number;
  readonly rows: readonly T[];
}

export type ConstructorSortColumn =
  | 'name'
  | 'count'
  | 'countGrowth'
  | 'shallow'
  | 'shallowGrowth'
  | 'retained'
  | 'retainedGrowth'
  | 'added'
  | 'removed'
  | 'survived'
  | 'distance';

export interface ConstructorQuery extends WindowRequest {
  readonly sort: { readonly by: ConstructorSortColumn; readonly descending: boolean };
  /** Case-insensitive substring of the constructor's name; '' for all. */
  readonly filter: string;
  readonly hideEngine: boolean;
}
export interface ConstructorRowData {
  readonly key: string;
  readonly name: string;
  readonly engine: boolean;
  readonly source: ReportSource | null;
  /** Only where another row has the same name and source. */
  readonly script?: ReportScript;
  readonly distance: number;
  readonly countBySnapshot: readonly number[];
  readonly shallowBytesBySnapshot: readonly number[];
  readonly retainedBytesBySnapshot: readonly number[];
  readonly addedCount: number | null;
  readonly removedCount: number | null;
  readonly survivedCount: number | null;
  readonly addedBytes: number | null;
  readonly removedBytes: number | null;
}

export interface ObjectRef {
  /** Position in the analysed series. */
  readonly snapshot: number;
  readonly objectId: number;
}
export interface ObjectRow {
  readonly objectId: number;
  readonly constructor: string;
  /** V8's node type: `object`, `closure`, `string`… */
  readonly type: string;
  /** Short text for people: the string's start, a function's name, an array's length. */
  readonly preview: string;
  readonly shallowBytes: number;
  readonly retainedBytes: number;
  readonly distance: number;
  /** In the first snapshot too (by id); null when ids do not compare. */
  readonly survived: boolean | null;
  readonly detached: boolean;
}
/** One edge of an object, as a field (outgoing) or a retainer (incoming). */
export interface EdgeRow extends ObjectRow {
  readonly edge: string;
  /** In the table of a Map, a Set (`member`) or a WeakMap: what this is of its entry, and the key of a value. */
  readonly entry?: { readonly role: 'key' | 'value' | 'member'; readonly key: ObjectRow | null };
  readonly edgeKind: 'variable' | 'property' | 'element' | 'entry' | 'internal' | 'weak' | 'shortcut' | 'hidden';
  readonly engine: boolean;
  /** Children this row could be expanded to (fields: its fields; retainers: its retainers). */
  readonly expandable: boolean;
}
export interface ObjectQuery extends WindowRequest {
  readonly ref: ObjectRef;
  readonly showEngine: boolean;
}
/** Holders of DevTools' filters: what is reachable through them alone. `closures`: scopes of functions. */
export type KeptBy = 'detached-dom' | 'event-handlers' | 'closures' | 'console';
export interface KeptQuery extends ConstructorQuery {
  readonly by: KeptBy;
}
/** Rows have one number per snapshot that could be asked. */
export interface KeptRows extends Rows<ConstructorRowData> {
  /** Which snapshots these are: the oldest and the newest whose references are in memory, or one. */
  readonly snapshots: readonly number[];
  /** All that the holders keep, over all rows. */
  readonly countBySnapshot: readonly number[];
  readonly shallowBytesBySnapshot: readonly number[];
}

/** Texts that stand in the heap more than once; variables that no live function reads. */
export type GroupKind = 'same-strings' | 'unread-variables';
export interface GroupQuery extends WindowRequest {
  readonly of: GroupKind;
  readonly sort: {
    readonly by: 'count' | 'countGrowth' | 'shallow' | 'retained' | 'retainedGrowth';
    readonly descending: boolean;
  };
  /** Case-insensitive substring; '' for all. */
  readonly filter: string;
}
export interface GroupRow {
  readonly key: string;
  /** The text, or the variable's name. */
  readonly label: string;
  /** The function that has the variable; '' where it has no name. */
  readonly detail: string;
  /** Where its scope begins; line 0 where the snapshot does not carry the text so far. */
  readonly source: ReportSource | null;
  readonly countBySnapshot: readonly number[];
  readonly shallowBytesBySnapshot: readonly number[];
  /** The sum over all of them: what two of them share is in it twice, as in DevTools. */
  readonly retainedBytesBySnapshot: readonly number[];
  /** The one that keeps most: the string, or the variable's value. */
  readonly sample: ObjectRef;
}
export interface GroupRows extends Rows<GroupRow> {
  readonly snapshots: readonly number[];
  /** False where no file of the series has what the question needs (scope tables). */
  readonly available: boolean;
}

export interface FindQuery extends WindowRequest {
  /** Words that must all hold: `class:Session size>1kB has:userId made:2-3` (query/object-words.ts). */
  readonly text: string;
  readonly snapshot: number;
  readonly sort: ClassObjectsQuery['sort'];
}
export interface FoundObjects extends Rows<ObjectRow> {
  /** Of all that were found. */
  readonly shallowBytes: number;
}

export interface ClassObjectsQuery extends WindowRequest {
  readonly snapshot: number;
  readonly classKey: string;
  /** Only those that a filter keeps whose table was asked for before. */
  readonly keptBy?: KeptBy | null;
  readonly only: 'all' | 'added' | 'survived';
  readonly sort: { readonly by: 'retained' | 'shallow' | 'distance' | 'id'; readonly descending: boolean };
}
export interface ObjectDetail extends ObjectRow {
  readonly snapshot: number;
  readonly classKey: string | null;
  readonly source: ReportSource | null;
  readonly fieldCount: number;
  readonly retainerCount: number;
  /** From the object's immediate dominator up to the root. */
  readonly dominators: readonly ObjectRow[];
  /** Shortest readable path from a GC root; engine hops are marked, so a view may fold them. */
  readonly pathFromRoot: readonly EdgeRow[];
  /** The whole string when the object is one (as far as the file has it); else null. */
  readonly text: string | null;
  /** The stack that made it, the program's functions alone, nearest first; empty when allocations were not recorded. */
  readonly madeBy: readonly ReportFrame[];
}
export interface CutResult {
  readonly freedBytes: number;
  readonly freedCount: number;
  readonly totalBytes: number;
}

export interface PathQuery extends WindowRequest {
  /** Ids of expanded nodes ('' is the root); rows come flattened, depth first. */
  readonly expanded: readonly string[];
  readonly sort: {
    readonly by: 'bytes' | 'bytesGrowth' | 'count' | 'countGrowth' | 'name';
    readonly descending: boolean;
  };
  readonly filter: string;
  readonly hideEngine: boolean;
}
export interface PathRowData {
  /** Stable within one generation; '' is the root. */
  readonly id: string;
  readonly depth: number;
  readonly edge: string;
  readonly constructor: string;
  readonly engine: boolean;
  readonly expandable: boolean;
  readonly expanded: boolean;
  /** 1-based position among its siblings, and how many there are (aria-posinset / aria-setsize). */
  readonly position: number;
  readonly siblings: number;
  readonly countBySnapshot: readonly number[];
  readonly bytesBySnapshot: readonly number[];
  readonly sampleObjectId: number | null;
}

export type SearchKind = 'constructor' | 'property' | 'string' | 'object';
export interface SearchQuery extends WindowRequest {
  readonly text: string;
  readonly kinds: readonly SearchKind[];
  readonly snapshot: number;
}
export interface SearchHit {
  readonly kind: SearchKind;
  readonly label: string;
  readonly detail: string;
  /** For constructor hits the class key; else null. */
  readonly classKey: string | null;
  /** For property, string and object hits; else null. */
  readonly object: ObjectRow | null;
  readonly count: number;
}

export interface SnapshotStatistics {
  readonly label: string;
  readonly fileBytes: number;
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly stringCount: number;
  readonly shallowBytes: number;
  /** DevTools' statistics: bytes by kind. */
  readonly byKind: readonly {
    readonly kind: 'code' | 'strings' | 'arrays' | 'typedArrays' | 'system' | 'other';
    readonly bytes: number;
  }[];
  readonly extraNativeBytes: number | null;
  readonly detachedCount: number;
  readonly maxObjectId: number;
}

export type ExportFormat = 'pdf' | 'html' | 'md' | 'csv' | 'json' | 'heapdelta';

/** The engine as its clients see it (through Comlink where there is a worker between). */
export interface EngineApi {
  /** Opens and analyses; replaces what was open only when it succeeds. Reject: `EngineError`. */
  open(
    jobId: number,
    sources: readonly SourceSpec[],
    options: AnalyseOptions,
    onProgress: (p: Progress) => void,
  ): Promise<OpenResult>;
  /**
   * Analyses snapshots of the last `open` again: some of them, in another order, or with other settings; nothing is read.
   * `picked` and options given per source are indexes into the sources as they were opened, oldest first unless `keepOrder`.
   * @returns null when the files must be read again: one is not in memory, or the newest of these has dropped its references
   */
  compare(
    jobId: number,
    picked: readonly number[],
    options: AnalyseOptions,
    onProgress: (p: Progress) => void,
  ): Promise<OpenResult | null>;
  /** The text of a script as far as the newest snapshot that has any carries it; null when none does. */
  sourceText(url: string): Promise<{ readonly text: string; readonly whole: boolean } | null>;
  /** Memory a file of this size would need, bytes, and what may be taken. */
  estimate(
    sizes: readonly number[],
    gzip: readonly boolean[],
  ): Promise<{ readonly neededBytes: readonly number[]; readonly availableBytes: number | null }>;
  /** Stops a job that is running; its promise rejects with `cancelled`. Does nothing when it has ended. */
  cancel(jobId: number): Promise<void>;
  /** A window of DevTools' table over the series. */
  constructors(query: ConstructorQuery): Promise<Rows<ConstructorRowData>>;
  /** A window of the objects of one constructor in one snapshot. */
  classObjects(query: ClassObjectsQuery): Promise<Rows<ObjectRow>>;
  /** One object; null when the snapshot has no such id. */
  object(ref: ObjectRef): Promise<ObjectDetail | null>;
  /** What an object refers to, a window of its edges. */
  fields(query: ObjectQuery): Promise<Rows<EdgeRow>>;
  /** What refers to an object, a window of its edges. */
  retainers(query: ObjectQuery): Promise<Rows<EdgeRow>>;
  /** What an object dominates directly, largest first. */
  dominated(query: ObjectQuery): Promise<Rows<ObjectRow>>;
  /** What would go if the edge from → to were cut. */
  cut(jobId: number, snapshot: number, fromId: number, toId: number): Promise<CutResult>;
  /** A window of the retainer-path tree, flattened as far as it is expanded. */
  paths(query: PathQuery): Promise<Rows<PathRowData>>;
  /** The subtree under a path row to a depth, small ones (under `minShare` of the root's bytes) merged into `omitted`. */
  pathTree(id: string, depth: number, minShare: number): Promise<PathTreeNode | null>;
  /** Constructors, properties, strings and ids that match, a window of the hits. */
  search(jobId: number, query: SearchQuery): Promise<Rows<SearchHit>>;
  /** The constructor table of what one kind of holder alone keeps, as DevTools' filters show it, with growth. */
  kept(jobId: number, query: KeptQuery): Promise<KeptRows>;
  /** What repeats or is never read, a window of its groups. */
  groups(jobId: number, query: GroupQuery): Promise<GroupRows>;
  /** Objects of one snapshot by a query in words. Reject: `EngineError` with one of the codes `query-…`. */
  find(jobId: number, query: FindQuery): Promise<FoundObjects>;
  /** Every decision of the ranking, in its order: the series is ranked once more, as `explainRanking` does when it is opened. */
  ranking(jobId: number): Promise<readonly RankingStep[]>;
  /** One row per snapshot, in the analysed order. */
  statistics(): Promise<readonly SnapshotStatistics[]>;
  /** Releases the series. */
  close(): Promise<void>;
}

/**
 * Every method, by who answers it: the engine itself (`engine`), the open series (`question`), or the open series with a job number in front by
 * which it can be cancelled (`job`). From this table the engine hands questions on, and clients reach it across threads: a new question needs
 * its line here and its answer in worker/query/index.ts, and does not compile without either.
 */
export const METHODS = {
  open: 'engine',
  compare: 'engine',
  estimate: 'engine',
  cancel: 'engine',
  constructors: 'question',
  classObjects: 'question',
  object: 'question',
  fields: 'question',
  retainers: 'question',
  dominated: 'question',
  cut: 'job',
  paths: 'question',
  pathTree: 'question',
  search: 'job',
  kept: 'job',
  groups: 'job',
  find: 'job',
  ranking: 'job',
  sourceText: 'question',
  statistics: 'question',
  close: 'engine',
} as const satisfies Readonly<Record<keyof EngineApi, 'engine' | 'question' | 'job'>>;

/** Names of the methods of one kind. */
export type MethodsOf<Kind extends 'engine' | 'question' | 'job'> = {
  [Name in keyof EngineApi]: (typeof METHODS)[Name] extends Kind ? Name : never;
}[keyof EngineApi];

/** What a job is asked, without its number. */
export type JobArguments<Name extends MethodsOf<'job'>> =
  Parameters<EngineApi[Name]> extends [number, ...infer Rest] ? Rest : never;

/** Answers about one open series: questions as they are, jobs with a signal in the place of their number. */
export type SeriesQueries<Signal> = {
  readonly [Name in MethodsOf<'question'>]: EngineApi[Name];
} & {
  readonly [Name in MethodsOf<'job'>]: (signal: Signal, ...args: JobArguments<Name>) => ReturnType<EngineApi[Name]>;
};

/** Names of all methods of these kinds, in the table's order. */
export function methodsOf<Kind extends 'engine' | 'question' | 'job'>(
  ...kinds: readonly Kind[]
): readonly MethodsOf<Kind>[] {
  const names = Object.keys(METHODS) as (keyof EngineApi)[];
  return names.filter((name) => (kinds as readonly string[]).includes(METHODS[name])) as MethodsOf<Kind>[];
}

/**
 * An engine whose every call goes through `send`: what a client is, on its side of a thread.
 * @param send carries the method's name and arguments across, and brings the answer back
 */
export function engineThrough(
  send: (method: keyof EngineApi, args: readonly unknown[]) => Promise<unknown>,
): EngineApi {
  const api = methodsOf('engine', 'question', 'job').map((name) => [name, (...args: unknown[]) => send(name, args)]);
  return Object.fromEntries(api) as EngineApi;
}
