// A pattern: a known way to leak, as data. One file each; recognition works on plain facts, never on a heap, so a
// pattern can be added without touching the engine, and recognised again in a report that has no heap behind it.

/**
 * Property and variable names with the constructor of what they refer to: `{ user: 'Object', _onTimeout: 'Function' }`.
 * A name below a name is joined by a dot (`socket._handle`); `[]` is any element or entry of a collection, `(slot)` a
 * reference of V8's without a name; undefined, null, booleans and numbers are `(value)`.
 */
export type Fields = Readonly<Record<string, string>>;

/** What the engine tells a pattern about one finding. Names are as in the source; nothing here is an id or a size. */
export interface PatternFacts {
  readonly growthKind: 'width' | 'bytes' | 'depth' | 'many-owners' | 'roots';
  /** Constructor and name of the owner: `Map` known as `sessions`. */
  readonly ownerConstructor: string;
  readonly ownerName: string | null;
  /** Fields of the owner itself, one level; empty when a GC root keeps the entries. */
  readonly ownerFields: Fields;
  /** Who refers to the owner, and to a plain object or list that does: `Object.changed`, `Device._events`. */
  readonly ownerKeptBy: readonly string[];
  /** Constructors of what dominates the owner, nearest first: it all goes when they go. */
  readonly dominatedBy: readonly string[];
  /** Constructor of a Map's keys when they are not numbers: `(string)`, `Object`. */
  readonly keyConstructor: string | null;
  /** Whose field or variable the owner is: constructor (`system / Context` for a scope), name and fields; '' for none. */
  readonly holderConstructor: string;
  readonly holderName: string | null;
  readonly holderFields: Fields;
  /** File of the scope or class, above plain objects, whose variable or field the owner is; '' when not known, absent where nobody asked. */
  readonly holderFile?: string;
  /** Constructor of what is added, and for functions their own name. */
  readonly entryConstructor: string;
  readonly entryName: string | null;
  /** Constructors that rise together with the entries, the entries' first. */
  readonly entryConstructors: readonly string[];
  /** From the GC root to the owner: edge names and constructors, in order. */
  readonly pathEdges: readonly string[];
  readonly pathConstructors: readonly string[];
  /** Constructors found inside one added entry, engine ones left out. */
  readonly inside: readonly string[];
  /** Fields of an added entry, two levels deep; for a function the variables of its scope and of scopes around it. */
  readonly entryFields: Fields;
  /** File of the entry's class or function; '' when it was compiled from a text without a name; null when not known. */
  readonly entryFile: string | null;
  /** Names of the entry's fields that lead to a promise which waits for its end, in every entry looked at; '' is the entry itself. */
  readonly pendingPromises: readonly string[];
  /** Variable of the entry's scope that keeps the most, when the entry is a function with a scope of its own. */
  readonly heavyVariable: string | null;
  /** Who refers to the entries directly: `Socket.<symbol kHandle>`, `Array.[]`, `(Global handles)`. */
  readonly keptBy: readonly string[];
  /** Constructors and names of other holders of the same entries. */
  readonly alsoHeldBy: readonly string[];
  /** Whether the entries are, or directly keep, DOM nodes that are in no document. */
  readonly detached: boolean;
  /** Files of the functions and classes involved: `lru-cache/dist/index.js` in a package, `node:events`, else the base name. */
  readonly files: readonly string[];
  /** The packages among them: `lru-cache`, `@nestjs/core`. */
  readonly packages: readonly string[];
  /** The event whose listeners grow, when the owner is an emitter's list. */
  readonly event: string | null;
}

/**
 * Sentences of one language. `{{owner}}`, `{{entry}}`, `{{holder}}`, `{{event}}`, `{{file}}` and `{{variable}}` may be used;
 * `{{entry, many}}` is its plural, `{{entry, kept}}` calls a function or a timer's own record `its callback`.
 */
export interface PatternText {
  /** A few words: "listeners added and never removed". */
  readonly name: string;
  /** What happens, in one or two sentences, naming owner and entry. Says nothing the heap does not show. */
  readonly explanation: string;
  /** What to do, concrete, in one to three sentences. */
  readonly advice: string;
}

/** Other sentences of a pattern, for a case in which the usual ones would say something that is not so. */
interface PatternVariant {
  readonly en: Pick<PatternText, 'explanation' | 'advice'>;
  readonly ko: Pick<PatternText, 'explanation' | 'advice'>;
}

export interface Pattern {
  /** Stable identifier, kebab-case; stands in reports. */
  readonly id: string;
  /** 0 = no; larger = surer. 1–9 general shapes, 10–49 clear signs, 50+ a library known by name. */
  readonly recognise: (facts: PatternFacts) => number;
  readonly en: PatternText;
  readonly ko: PatternText;
  /** Which of the variants speaks; null for the usual sentences. */
  readonly variantOf?: (facts: PatternFacts) => string | null;
  /** By a name of one word. */
  readonly variants?: Readonly<Record<string, PatternVariant>>;
}
