// Where the names in a report come from: from the program's code, or from the data it handled. V8 keeps the names that
// code mentions in objects of their own (constant pools, scope infos, literal descriptions), and the keys of a
// dictionary in its table. Redaction reads the answer; it has no heap.

import type { NodeOrdinal, StringIndex } from 'heapsnapshot-parser-lite';
import { textOf } from '../../heap/index.ts';
import type { Heap } from '../../heap/types.ts';
import type { NameOrigins, Report } from '../../report/types.ts';
import type { UnspokenReport } from '../../report/unspoken.ts';
import { CodeNames, indexesOf } from './code-names.ts';

/**
 * A table that has fewer of its keys in code than this share is a dictionary: its keys are data. Measured over the
 * corpus: tables of options, handlers and exports lie above 0.9, tables keyed by data below 0.2.
 */
export const CODE_KEY_SHARE = 0.6;
/**
 * So many objects of one class with the same property, and at least this share of all objects of the class: the class defines it.
 * A room has its members as properties, too, but not all rooms have the same.
 */
export const OBJECTS_ALIKE = 3;
export const ALIKE_SHARE = 0.5;
/** Pairs of a class and a property that are counted: a program's classes define thousands, tables any number. */
const MAX_PAIRS = 1 << 16;

/** Written as programs write names of several words: `inCamelCase`, `UPPER_CASE`, `WithThreeWords`. */
const SEVERAL_WORDS = /^_?(?:[a-z]+\d*(?:[A-Z]+[a-z\d]*)+|[A-Z]+(?:_[A-Z]+)+|(?:[A-Z][a-z]+){3,})$/;

/** Fewer links and it is no global object: a bare context of V8 has 70, Node 130, a page 900. */
const GLOBAL_PROPERTIES = 50;

/** As V8 names it in Node, pages and workers. */
const GLOBAL_OBJECT = /^(?:global(?:This)?|Window|\w*GlobalScope)(?: [(/[].*)?$/s;

/** Whether objects of this class are global objects. */
export const isGlobalClass = (className: string): boolean => GLOBAL_OBJECT.test(className);

/** Longer texts are no names. */
const LONGEST_NAME = 400;

/**
 * Bits per string: code mentions it; V8 or the embedder named a link so; a key among data; a field or variable; a
 * function of a script.
 */
const CODE = 1;
const ENGINE = 2;
const DATA_KEY = 4;
const FIELD = 8;
const DEFINED = 16;

/** What the newest heap shows of names; it asks for no report, so that another thread can gather it. */
export interface NameEvidence {
  /** Facts per string of the table. */
  readonly bits: Uint8Array;
  /** Words of the beginnings of scripts that are no string of their own. */
  readonly words: ReadonlySet<string>;
}

/**
 * @param heap with its edges
 * @returns null when the file shows no code
 */
export function nameEvidence(heap: Heap): NameEvidence | null {
  const evidence = new Evidence(heap);
  return evidence.gather() ? { bits: evidence.bits, words: evidence.words } : null;
}

/** Facts about the strings of one heap. */
class Evidence {
  readonly bits: Uint8Array;
  readonly words = new Set<string>();
  readonly #heap: Heap;
  readonly #propertiesEdge: StringIndex;
  readonly #plainObject: StringIndex;
  /** Per class and name that code does not mention: how many of its objects have it, as a property beside as many that code mentions. */
  readonly #alike = new Map<StringIndex, Map<StringIndex, number>>();
  #pairs = 0;
  readonly #unmentioned: StringIndex[] = [];
  readonly #keys = new Set<StringIndex>();
  /** Properties of global objects. */
  readonly #globalNames = new Set<StringIndex>();
  /** Whether a class is that of a global object, by its name. */
  readonly #globals = new Map<StringIndex, boolean>();

  constructor(heap: Heap) {
    this.#heap = heap;
    const { strings } = heap.columns;
    this.bits = new Uint8Array(strings.count);
    const index = indexesOf(strings, ['properties', 'Object']);
    this.#propertiesEdge = index.get('properties') ?? -1;
    this.#plainObject = index.get('Object') ?? -1;
  }

  /** @returns false when the file shows no code at all, so that nothing can be told (Hermes, Bun). */
  gather(): boolean {
    const { nodes, edges, header } = this.#heap.columns;
    const names = new CodeNames(this.#heap);
    const loose = new Set<string>();
    names.gather(
      (string) => {
        this.bits[string] |= CODE;
      },
      (text) => this.words.add(text),
      (text) => loose.add(text),
      (string) => {
        this.bits[string] |= DEFINED;
      },
    );
    if (names.found === 0) return false;
    const object = header.nodeTypes.indexOf('object');
    const native = header.nodeTypes.indexOf('native');
    const property = header.edgeTypes.indexOf('property');
    const context = header.edgeTypes.indexOf('context');
    const internal = header.edgeTypes.indexOf('internal');
    for (let node = 0; node < nodes.count; node++) {
      const type = nodes.type[node];
      // The embedder's classes: `EventListener`, `Node / TCPSocketWrap`. Elements carry attributes and are no names.
      if (type === native) this.bits[nodes.name[node]] |= ENGINE;
      if (type === object) this.#properties(node, property, internal);
      /** Who wrote the variables of this scope: 0 not asked yet, 1 code made at run time, 2 a script. */
      let scoped = 0;
      for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
        const kind = edges.type[e];
        // Scopes name their variables; Blink and Node name the links of their own objects.
        if (kind === context) {
          scoped = scoped === 0 ? (names.isScopeAtRunTime(node) ? 1 : 2) : scoped;
          if (scoped === 2) this.bits[edges.nameOrIndex[e]] |= CODE | FIELD;
        } else if (kind === internal || (kind === property && type === native))
          this.bits[edges.nameOrIndex[e]] |= ENGINE;
        else if (kind === property && type !== object) this.bits[edges.nameOrIndex[e]] |= FIELD;
      }
    }
    this.#judgeAlike(object);
    // A page's script without an address (a tool's, an extension's) names what it puts on the window, and nothing else.
    if (loose.size > 0)
      for (const name of this.#globalNames) {
        const text = textOf(this.#heap.columns.strings, name);
        if (loose.has(text)) this.words.add(text);
      }
    return true;
  }

  /** One object's own properties: fields of an object with a shape, or keys of a table. */
  #properties(node: NodeOrdinal, property: number, internal: number): void {
    const { nodes, edges } = this.#heap.columns;
    const first = nodes.firstEdge[node];
    const end = nodes.firstEdge[node + 1];
    const keys = this.#keys;
    if (keys.size > 0) keys.clear();
    for (let e = first; e < end; e++) {
      if (edges.type[e] !== internal || edges.nameOrIndex[e] !== this.#propertiesEdge) continue;
      this.#stringsIn(edges.toNode[e]);
      break;
    }
    // A global object has hundreds of properties: others are not asked for their name.
    if (end - first > GLOBAL_PROPERTIES && this.#isGlobal(nodes.name[node]))
      for (let e = first; e < end; e++) if (edges.type[e] === property) this.#globalNames.add(edges.nameOrIndex[e]);
    let tableKeys = 0;
    let inCode = 0;
    let mentioned = 0;
    const unmentioned = this.#unmentioned;
    unmentioned.length = 0;
    for (let e = first; e < end; e++) {
      if (edges.type[e] !== property) continue;
      const name = edges.nameOrIndex[e];
      if (keys.has(name)) {
        tableKeys++;
        if ((this.bits[name] & CODE) !== 0) inCode++;
      } else {
        this.bits[name] |= FIELD;
        if ((this.bits[name] & CODE) !== 0) mentioned++;
        else unmentioned.push(name);
      }
    }
    // More names than code mentions: an object that is filled from data, whatever its class.
    if (unmentioned.length > 0 && unmentioned.length <= mentioned) this.#countAlike(unmentioned, nodes.name[node]);
    if (tableKeys === 0) return;
    const isGlobal = this.#isGlobal(nodes.name[node]);
    const bit = inCode < tableKeys * CODE_KEY_SHARE ? DATA_KEY : FIELD;
    for (let e = first; e < end; e++) {
      const name = edges.nameOrIndex[e];
      if (edges.type[e] !== property || !keys.has(name)) continue;
      // The global object is a table whatever it holds, and says nothing of its keys; a script's text may name them.
      if (!isGlobal) this.bits[name] |= bit;
      else if ((this.bits[name] & CODE) !== 0) this.bits[name] |= FIELD;
    }
  }

  #isGlobal(className: StringIndex): boolean {
    const known = this.#globals.get(className);
    if (known !== undefined) return known;
    const isGlobal = isGlobalClass(textOf(this.#heap.columns.strings, className));
    this.#globals.set(className, isGlobal);
    return isGlobal;
  }

  /** A table holds its keys as strings; the storage of an object with a shape holds values only. */
  #stringsIn(table: NodeOrdinal): void {
    const { nodes, edges } = this.#heap.columns;
    for (let e = nodes.firstEdge[table]; e < nodes.firstEdge[table + 1]; e++)
      this.#keys.add(nodes.name[edges.toNode[e]]);
  }

  #countAlike(names: readonly StringIndex[], className: StringIndex): void {
    if (className === this.#plainObject) return;
    let counts = this.#alike.get(className);
    if (counts === undefined) this.#alike.set(className, (counts = new Map<StringIndex, number>()));
    for (const name of names) {
      const count = counts.get(name);
      if (count === undefined && this.#pairs++ >= MAX_PAIRS) continue;
      counts.set(name, (count ?? 0) + 1);
    }
  }

  /**
   * What most objects of a class have is defined by it, where a script of the program or of a package has the class: an
   * `Error` of the language or a `Socket` of Node says nothing of what a program puts on it.
   */
  #judgeAlike(object: number): void {
    const { nodes } = this.#heap.columns;
    const instances = new Map<StringIndex, number>();
    for (const [className, counts] of this.#alike)
      if ((this.bits[className] & DEFINED) !== 0 && [...counts.values()].some((count) => count >= OBJECTS_ALIKE))
        instances.set(className, 0);
    if (instances.size === 0) return;
    for (let node = 0; node < nodes.count; node++) {
      if (nodes.type[node] !== object) continue;
      const count = instances.get(nodes.name[node]);
      if (count !== undefined) instances.set(nodes.name[node], count + 1);
    }
    for (const [className, total] of instances)
      for (const [name, count] of this.#alike.get(className) ?? [])
        if (count >= OBJECTS_ALIKE && count >= total * ALIKE_SHARE) this.bits[name] |= CODE;
  }
}

/** The parts of a report that hold names. */
type NamedReport = Pick<UnspokenReport | Report, 'findings' | 'constructors' | 'pathTree' | 'verdict'>;

/** Every text of the report that may be a name, and the pieces of names joined for people. */
function namesIn(report: NamedReport): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (text: string): void => {
    // V8 spells out keys and values in the names of WeakMap links: each is looked up for itself.
    if (found.has(text) || text.length > LONGEST_NAME) return;
    if (text.includes(' / part of key (')) {
      for (const [, name] of text.matchAll(/\(([^()]*) @\d+\)/g)) add(name);
      return;
    }
    found.add(text);
    for (const piece of text.split(/[\s,.:;(){}<>[\]`·→…/\\@?]+/)) found.add(piece);
    for (const part of text.split(/, | in |…|\.|`/)) found.add(part);
    const file = /([^\\/?#]+?)(?::\d+)*(?:[?#].*)?$/s.exec(text);
    if (file !== null) found.add(file[1].split(' in ').pop() ?? '');
    const inside = /^(?:<symbol (.*)>|(?:get|set|bound|async|Detached|…) ?(.*)|[{[(<](.*)[}\])>])$/s.exec(text);
    if (inside !== null) add(inside[1] ?? inside[2] ?? inside[3]);
  };
  const look = (value: unknown): void => {
    if (typeof value === 'string') add(value);
    else if (typeof value === 'object' && value !== null) for (const held of Object.values(value)) look(held);
  };
  look([report.findings, report.constructors, report.pathTree, report.verdict.messages]);
  found.delete('');
  return found;
}

/**
 * Says of the names in a report whether code mentions them or they are keys of dictionaries; names in neither list are
 * not known to be either. Null when the file shows no code.
 * @param heap - the newest snapshot, with its edges
 * @param evidence - what it shows, where that was gathered already
 */
export function nameOriginsOf(
  heap: Heap,
  report: NamedReport,
  evidence: NameEvidence | null = nameEvidence(heap),
): NameOrigins | null {
  if (evidence === null) return null;
  const names = namesIn(report);
  const index = indexesOf(heap.columns.strings, names);
  const code: string[] = [];
  const data: string[] = [];
  for (const name of names) {
    const string = index.get(name);
    const bits = string === undefined ? 0 : evidence.bits[string];
    const mentioned =
      ((bits & (CODE | ENGINE)) !== 0 && !/["'=@]|:\/\/|^(?:Detached )?<(?!symbol )/.test(name)) ||
      evidence.words.has(name);
    // A word of the code that is also a key among data is data, unless it is a field or variable as well. That can be
    // chance for one word (`grace`), not for several in one (`nodesByRegisteredId`).
    if ((bits & DATA_KEY) !== 0 && !(mentioned && ((bits & FIELD) !== 0 || SEVERAL_WORDS.test(name)))) data.push(name);
    else if (mentioned) code.push(name);
  }
  return { code: code.sort(), data: data.sort() };
}
