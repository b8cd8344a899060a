// A pattern: a known way to leak, as data. One file each; recognition works on plain facts, never on a heap, so a
// pattern can be added without touching the engine, and recognised again in a report that has no heap behind it.

/** What the engine tells a pattern about one finding. Names are as in the source; nothing here is an id or a size. */
export interface PatternFacts {
  readonly growthKind: 'width' | 'bytes' | 'depth' | 'many-owners' | 'roots';
  /** Constructor and name of the owner: `Map` known as `sessions`. */
  readonly ownerConstructor: string;
  readonly ownerName: string | null;
  /** Constructor of what is added, and for functions their own name. */
  readonly entryConstructor: string;
  readonly entryName: string | null;
  /** From the GC root to the owner: edge names and constructors, in order. */
  readonly pathEdges: readonly string[];
  readonly pathConstructors: readonly string[];
  /** Constructors found inside one added entry, engine ones left out. */
  readonly inside: readonly string[];
  /** Property and variable names inside an added entry, two levels deep. */
  readonly entryFields: readonly string[];
  /** Property names of the owner object itself. */
  readonly ownerFields: readonly string[];
  /** Constructors and names of other holders of the same entries. */
  readonly alsoHeldBy: readonly string[];
  /** Files of the functions and classes involved, base names and packages: `lru-cache/dist/index.js`. */
  readonly files: readonly string[];
  /** The event whose listeners grow, when the owner is an emitter's list. */
  readonly event: string | null;
}

/** Sentences of one language. `{{owner}}`, `{{entry}}`, `{{holder}}`, `{{event}}` and `{{file}}` may be used. */
export interface PatternText {
  /** A few words: "listeners added and never removed". */
  readonly name: string;
  /** What happens, in one or two sentences, naming owner and entry. Says nothing the heap does not show. */
  readonly explanation: string;
  /** What to do, concrete, in one to three sentences. */
  readonly advice: string;
}

export interface Pattern {
  /** Stable identifier, kebab-case; stands in reports. */
  readonly id: string;
  /** 0 = no; larger = surer. 1–9 general shapes, 10–49 clear signs, 50+ a library known by name. */
  readonly recognise: (facts: PatternFacts) => number;
  readonly en: PatternText;
  readonly ko: PatternText;
}
