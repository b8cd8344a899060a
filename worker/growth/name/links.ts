// Names a programmer knows: how an object is referred to in the source, and a readable path to it. Preference:
// closure variable, named property, class field, collection entry, internal link (growth-ranking.md, "Names").

import type { EdgeOrdinal, NodeOrdinal, StringIndex } from 'heapsnapshot-parser-lite';
import { stringAt } from 'heapsnapshot-parser-lite';
import { constructorName, firstRetainers, runtimeOf, retainersUpTo, sourceOf, sourceOfEdge } from '../../heap/index.ts';
import { sourceTextOf } from '../../heap/source-text.ts';
import type { Heap, SourcePosition } from '../../heap/types.ts';
import { blockVariables, NO_VARIABLES } from './block-scopes.ts';
import { heirsOf } from './heirs.ts';
import { CONTEXT, ENGINE, PLUMBING, PROXY, TYPE, isStringType, plainName, typeOf } from '../series/node-kinds.ts';
import { isListLink, isWeakName, WEAK_NAMES } from './weak-names.ts';
import { TimerRings } from './timer-ring.ts';

type LinkKind = 'variable' | 'property' | 'element' | 'entry' | 'internal' | 'root';

/** How one logical object refers to another, plumbing between them folded. */
export interface Link {
  readonly holder: NodeOrdinal;
  readonly kind: LinkKind;
  /** Variable or property name; `[]` for elements and entries; the internal name otherwise. */
  readonly name: string;
  /** Plumbing between holder and target, nearest the holder first, as `edge → constructor`. */
  readonly folded: readonly { readonly edge: string; readonly constructor: string }[];
}

const SKIPPED_PROPERTIES = new Set(['__proto__', 'constructor', 'prototype']);
/** Roots of the moment: the stack and handles of the code that took the snapshot. They end with it. */
const PASSING_ROOTS =
  /^\((Stack roots|Handle scope|Strong roots|Relocatable|Thread manager|Micro tasks|Internalized strings|External strings|Bootstrapper|Compilation cache|Symbol table|Builtins|Debugger|Isolate|Traced handles|Weak roots|Weak global handles|Smi roots|Startup object cache|Shareable object cache|Read-only roots|Identity map|Retain maps|Client heap|Unknown)\)$/;

/** Most retaining edges of one object that are sorted by distance. */
const MAX_RETAINERS_SORTED = 40_000;
/** Names of edges that are kept decoded, and the longest of them: some megabytes at most; a ranking of 110 MB reads a few thousand. */
const MAX_KEPT = 1 << 15;
const LONGEST_KEPT = 256;
/** Sorted retainers that are kept, all objects together: a few megabytes. Most crowded objects are asked for again and again. */
const MAX_CROWDED = 1 << 20;
/** Scopes inside scopes that are asked where they are, when no function of a scope's own is left. */
const MAX_SCOPES_INSIDE = 2;
/** Functions of a scope that are asked where they stand. */
const MAX_CLOSURES = 200;
/** Most dominators climbed over: the longest chains that were met have some ten thousand links of several objects each. */
const MAX_DOMINATORS = 100_000;
/** A holder that was there all along gives a better name than one that came during the series, whatever kind of link it has. */
const LASTING_BONUS = 40;
/** A variable of a function that some object keeps says less than that object's own field: whoever reads the class finds the field. */
const INNER_VARIABLE = -70;

/** An object that thousands refer to. */
interface Crowded {
  /** Retaining edges, those that are no links among them. */
  readonly count: number;
  /** Those that may be links, nearest to the roots first. */
  readonly sorted: Uint32Array;
}

/** The function or module whose scope a context is. */
export interface ScopeOfContext {
  /** null for a module's own scope. */
  readonly functionName: string | null;
  /** Its first function, in reading order. */
  readonly source: SourcePosition | null;
  readonly module: boolean;
  /** A function that lives in it, where the file does not say whose scope it is (Hermes). */
  readonly beside: string | null;
}

/** Reads names and paths of one heap; keeps what it needs between calls. */
export class Namer {
  readonly heap: Heap;
  /** `(GC roots)`. */
  readonly root: NodeOrdinal;
  readonly kinds: Uint8Array;
  private readonly edgeTypeNames: readonly string[];
  private readonly isHermes: boolean;
  private readonly survives: (node: NodeOrdinal) => boolean;
  /** Read once: a ranking asks for the same scopes, names and crowded objects again and again. */
  private readonly scopes = new Map<NodeOrdinal, ScopeOfContext>();
  private readonly blocks = new Map<NodeOrdinal, ReadonlyMap<number, string>>();
  private readonly texts = new Map<StringIndex, string>();
  private readonly rings: TimerRings;
  private readonly crowded = new Map<NodeOrdinal, Crowded>();
  private crowdedEdges = 0;
  private readonly weak: number;
  private readonly property: number;
  /** Whether a property of that name is no link; the last one that is none. */
  private readonly passedOver = new Map<StringIndex, boolean>();
  private lastPassedOver: StringIndex = -1;

  /**
   * @param heap - with its edges
   * @param kinds - node kinds of that snapshot
   * @param survives - whether a node stands in every snapshot: lasting holders give better names
   */
  constructor(heap: Heap, kinds: Uint8Array, survives: (node: NodeOrdinal) => boolean) {
    this.heap = heap;
    this.root = heap.columns.header.rootOrdinal;
    this.kinds = kinds;
    this.survives = survives;
    this.isHermes = runtimeOf(heap) === 'hermes';
    this.rings = new TimerRings(heap);
    this.edgeTypeNames = heap.columns.header.edgeTypes;
    this.weak = this.edgeTypeNames.indexOf('weak');
    this.property = this.edgeTypeNames.indexOf('property');
  }

  /** @returns the node's own name as in the file. */
  rawName(node: NodeOrdinal): string {
    return stringAt(this.heap.columns.strings, this.heap.columns.nodes.name[node]);
  }

  /** @returns the constructor for people: `Map`, `Session`, `Function`, `(string)`; a scope is `(scope)`. */
  constructorOf(node: NodeOrdinal): string {
    if ((this.kinds[node] & CONTEXT) !== 0) return 'system / Context';
    const name = constructorName(this.heap, node);
    return name === '(system)' && this.rawName(node) === PROXY ? 'Proxy' : plainName(name);
  }

  /** @returns the object's id in the file. */
  idOf(node: NodeOrdinal): number {
    return this.heap.columns.nodes.id[node];
  }

  isPlumbing(node: NodeOrdinal): boolean {
    return (this.kinds[node] & PLUMBING) !== 0;
  }

  isContext(node: NodeOrdinal): boolean {
    return (this.kinds[node] & CONTEXT) !== 0;
  }

  isSynthetic(node: NodeOrdinal): boolean {
    return typeOf(this.kinds[node]) === TYPE.synthetic || node === this.root;
  }

  /** @returns the node's immediate dominator, plumbing seen through. */
  logicalDominator(node: NodeOrdinal): NodeOrdinal {
    const { dominator } = this.heap;
    let n = dominator[node];
    while (n !== this.root && this.isPlumbing(n)) n = dominator[n];
    return n;
  }

  edgeName(edge: EdgeOrdinal): string {
    const { edges } = this.heap.columns;
    const type = this.edgeTypeNames[edges.type[edge]];
    if (type === 'element' || type === 'hidden') return String(edges.nameOrIndex[edge]);
    return this.text(edges.nameOrIndex[edge]);
  }

  /** A string of the table, decoded once. */
  private text(index: StringIndex): string {
    const known = this.texts.get(index);
    if (known !== undefined) return known;
    const text = stringAt(this.heap.columns.strings, index);
    if (text.length <= LONGEST_KEPT && this.texts.size < MAX_KEPT) this.texts.set(index, text);
    return text;
  }

  edgeType(edge: EdgeOrdinal): string {
    return this.edgeTypeNames[this.heap.columns.edges.type[edge]];
  }

  /**
   * Everything that refers to an object, plumbing folded: a Map through its table, an array through its elements.
   * @param limit - most links to return
   */
  links(node: NodeOrdinal, limit = 64): Link[] {
    const found: Link[] = [];
    this.collectLinks(node, firstRetainers(this.heap, node), [], found, limit, 0);
    return this.withHeirs(node, found, limit);
  }

  /** The same for an object that thousands refer to: those nearest to the roots, not those that come first in the file. */
  nearestLinks(node: NodeOrdinal, limit = 64): Link[] {
    const found: Link[] = [];
    this.collectLinks(node, this.nearestRetainers(node, limit), [], found, limit, 0);
    return this.withHeirs(node, found, limit);
  }

  /**
   * `Object.create(client)`: where nothing but what an object keeps itself refers to it, who was made of it keeps it. A
   * class's prototype, which has a `constructor`, is the class's.
   */
  private withHeirs(node: NodeOrdinal, found: Link[], limit: number): Link[] {
    if (found.some(({ holder }) => !this.dominates(node, holder)) || this.follow(node, 'constructor') !== null)
      return found;
    const heirs = heirsOf(this.heap, node, limit).filter((holder) => !this.isPlumbing(holder));
    return [...found, ...heirs.map((holder): Link => ({ holder, kind: 'property', name: '__proto__', folded: [] }))];
  }

  /** Retaining edges, nearest to the roots first where there are more than `limit`; then without those that are no links. */
  private nearestRetainers(node: NodeOrdinal, limit: number): Iterable<EdgeOrdinal> {
    const known = this.crowded.get(node);
    if (known !== undefined && known.count > limit) return known.sorted;
    const all = retainersUpTo(this.heap, node, MAX_RETAINERS_SORTED);
    if (all.length <= limit) return all;
    // A class's prototype has one retainer more than objects: who looks for its links walks past thousands.
    const sorted = this.byDistance(all.filter((edge) => !this.isNoLink(edge)));
    if (this.crowdedEdges + sorted.length <= MAX_CROWDED) {
      this.crowdedEdges += sorted.length;
      this.crowded.set(node, { count: all.length, sorted });
    }
    return sorted;
  }

  /** What the edge alone tells: it keeps nothing, or every object has it. */
  private isNoLink(edge: EdgeOrdinal): boolean {
    const { type, nameOrIndex } = this.heap.columns.edges;
    if (type[edge] === this.weak) return true;
    if (type[edge] !== this.property) return false;
    const name = nameOrIndex[edge];
    if (name === this.lastPassedOver) return true;
    let passed = this.passedOver.get(name);
    if (passed === undefined) {
      passed = SKIPPED_PROPERTIES.has(this.text(name));
      if (this.passedOver.size < MAX_KEPT) this.passedOver.set(name, passed);
    }
    if (passed) this.lastPassedOver = name;
    return passed;
  }

  /** Edges by the distance of their sources; of those equally far away in the order given. */
  private byDistance(all: readonly EdgeOrdinal[]): Uint32Array {
    const { distance } = this.heap;
    // There are few distances, and their edges come in order.
    const byFar = new Map<number, EdgeOrdinal[]>();
    for (const edge of all) {
      const holder = sourceOfEdge(this.heap, edge);
      // A root is as near as can be, whatever DevTools' distance of its own; what has none comes last.
      const far = this.isSynthetic(holder) ? -1 : distance[holder] < 0 ? Infinity : distance[holder];
      const alike = byFar.get(far);
      if (alike === undefined) byFar.set(far, [edge]);
      else alike.push(edge);
    }
    const sorted = new Uint32Array(all.length);
    let at = 0;
    for (const far of [...byFar.keys()].sort((x, y) => x - y)) {
      const alike = byFar.get(far) ?? [];
      sorted.set(alike, at);
      at += alike.length;
    }
    return sorted;
  }

  private collectLinks(
    node: NodeOrdinal,
    retainers: Iterable<EdgeOrdinal>,
    folded: Link['folded'],
    found: Link[],
    limit: number,
    depth: number,
  ): void {
    for (const edge of retainers) {
      if (found.length >= limit) return;
      // Before its source is looked for, which takes longer.
      if (this.isNoLink(edge)) continue;
      const holder = sourceOfEdge(this.heap, edge);
      if (holder === node) continue;
      const type = this.edgeType(edge);
      const name = this.edgeName(edge);
      // A weak map's value is kept by its key and its table; the table tells which map.
      if (type === 'internal' && name.includes('part of key') && !this.isPlumbing(holder)) continue;
      if (name === 'value' && this.rawName(holder) === 'system / Cell') {
        const exported = this.exportLink(holder);
        if (exported !== null) found.push(exported);
        continue;
      }
      if (type === 'property' && (name === '_idleNext' || name === '_idlePrev') && this.rings.isTimer(holder)) {
        const list = name === '_idleNext' ? this.rings.listOf(holder) : null;
        if (list !== null)
          found.push({ holder: list, kind: 'element', name: '[]', folded: [{ edge: name, constructor: 'Timeout' }] });
        if (list !== null || name === '_idlePrev') continue;
      }
      if (this.isPlumbing(holder)) {
        if (depth >= 6 || (this.kinds[holder] & ENGINE) !== 0) continue;
        this.collectLinks(
          holder,
          firstRetainers(this.heap, holder),
          [{ edge: name, constructor: this.constructorOf(holder) }, ...folded],
          found,
          limit,
          depth + 1,
        );
        continue;
      }
      found.push(this.link(holder, type, name, folded));
    }
  }

  /** An ES module's exported variable lives in a cell of the module's export table: key, then cell. */
  private exportLink(cell: NodeOrdinal): Link | null {
    const { nodes, edges } = this.heap.columns;
    let link: Link | null = null;
    for (const edge of firstRetainers(this.heap, cell)) {
      const table = sourceOfEdge(this.heap, edge);
      const at = Number.parseInt(this.edgeName(edge), 10);
      if (typeOf(this.kinds[table]) !== TYPE.array || Number.isNaN(at)) continue;
      let name: string | null = null;
      for (let e = nodes.firstEdge[table]; e < nodes.firstEdge[table + 1]; e++) {
        const key = edges.toNode[e];
        if (Number.parseInt(this.edgeName(e), 10) === at - 1 && isStringType(typeOf(this.kinds[key])))
          name = this.rawName(key);
      }
      if (name === null) continue;
      const scope = this.moduleScopeOf(table);
      if (scope !== null) return { holder: scope, kind: 'variable', name, folded: [] };
      link ??= { holder: table, kind: 'variable', name, folded: [] };
    }
    return link;
  }

  /** The scope of the module that a table of exports belongs to. */
  private moduleScopeOf(table: NodeOrdinal): NodeOrdinal | null {
    for (const toTable of firstRetainers(this.heap, table)) {
      for (const edge of firstRetainers(this.heap, sourceOfEdge(this.heap, toTable))) {
        const holder = sourceOfEdge(this.heap, edge);
        if (this.isContext(holder) && this.edgeName(edge) === 'extension') return holder;
      }
    }
    return null;
  }

  private link(holder: NodeOrdinal, type: string, name: string, folded: Link['folded']): Link {
    if (this.isSynthetic(holder)) return { holder, kind: 'root', name: type === 'shortcut' ? name : '', folded };
    if (folded.length > 0 && type === 'internal') {
      const holderName = this.rawName(holder);
      const entry = name === 'table' || holderName === 'Map' || holderName === 'Set' || holderName === 'WeakMap';
      if (entry) return { holder, kind: 'entry', name: '[]', folded };
      if (name === 'elements') return { holder, kind: 'element', name: '[]', folded };
      return { holder, kind: 'internal', name, folded };
    }
    switch (type) {
      case 'context':
        return { holder, kind: 'variable', name, folded };
      // A number as a name is a key of a dictionary.
      // Blink's cache of `window.document` and the like is nobody's property.
      case 'property':
      case 'shortcut':
        return /^<symbol Window#/.test(name)
          ? { holder, kind: 'internal', name, folded }
          : /^\d+$/.test(name)
            ? { holder, kind: 'element', name: '[]', folded }
            : { holder, kind: 'property', name, folded };
      case 'element':
        return { holder, kind: 'element', name: '[]', folded };
      default:
        if (type === 'hidden' && this.isContext(holder)) {
          const variable = this.blockVariables(holder).get(Number(name));
          if (variable !== undefined) return { holder, kind: 'variable', name: variable, folded };
        }
        // Hermes numbers the variables of a scope; their names are not in the file. Other numbered slots are V8's own.
        return this.isHermes && this.isContext(holder) && /^\d+$/.test(name)
          ? { holder, kind: 'variable', name: `variable ${name}`, folded }
          : { holder, kind: 'internal', name, folded };
    }
  }

  /** The variables of a block's scope that have a name, by the number of their edge. */
  private blockVariables(context: NodeOrdinal): ReadonlyMap<number, string> {
    const known = this.blocks.get(context);
    if (known !== undefined) return known;
    const found = this.isHermes
      ? NO_VARIABLES
      : blockVariables(this.heap, this.kinds, context, () => {
          const url = this.scopeOf(context).source?.url;
          return url === undefined ? null : (sourceTextOf(this.heap, url)?.text ?? null);
        });
    this.blocks.set(context, found);
    return found;
  }

  /** How good a link is as a name: higher is better. */
  private score(link: Link): number {
    let score = { variable: 100, property: 80, entry: 30, element: 30, internal: 8, root: 2 }[link.kind];
    if (link.folded.length > 0 && (link.kind === 'property' || link.kind === 'variable')) score -= 40;
    if ((link.kind === 'variable' || link.kind === 'property') && WEAK_NAMES.has(link.name)) score -= 35;
    if (link.kind === 'property' && isListLink(link.name)) score -= 60;
    if (link.name === '' || /^[\d]+$/.test(link.name)) score -= 30;
    if (/^<symbol /.test(link.name)) score -= 10;
    if (this.survives(link.holder)) score += LASTING_BONUS;
    const d = this.heap.distance[link.holder];
    if (d < 0 || d >= 100_000_000) score -= 20;
    else score -= Math.min(15, d / 2);
    return score;
  }

  /**
   * @returns the best-named links to an object, best first; without those from what it keeps alive itself: a name of
   *   something inside it says nothing of who holds it
   */
  bestLinks(node: NodeOrdinal, limit = 64): Link[] {
    const links = this.nearestLinks(node, limit).filter((link) => !this.dominates(node, link.holder));
    const fields = links.filter((link) => this.isField(link));
    const scored = links.map((link) => ({
      link,
      score: this.score(link) + (this.isInside(link, fields) ? INNER_VARIABLE : 0),
    }));
    return scored.sort((x, y) => y.score - x.score || x.link.holder - y.link.holder).map((s) => s.link);
  }

  /** A field of an object of a class, by a name that says something. */
  private isField({ kind, name, holder, folded }: Link): boolean {
    return (
      kind === 'property' &&
      folded.length === 0 &&
      !isWeakName(name) &&
      typeOf(this.kinds[holder]) === TYPE.object &&
      !/^(Object|Array|process|global.*|GlobalObject|Window.*|\{.*\})$/.test(this.constructorOf(holder))
    );
  }

  /** Whether a link is a variable of a scope that an object with such a field keeps alive (the parameter of a bound method). */
  private isInside({ kind, holder }: Link, fields: readonly Link[]): boolean {
    return kind === 'variable' && fields.some((field) => this.dominates(field.holder, holder));
  }

  /** @returns whether every way from the roots to `below` passes `above`; false for a node itself. */
  dominates(above: NodeOrdinal, below: NodeOrdinal): boolean {
    const { dominator, distance } = this.heap;
    // What is dominated is farther from the roots than what dominates it, so most questions end at once.
    const least = distance[above];
    let n = below;
    for (let hop = 0; hop < MAX_DOMINATORS && n !== this.root && distance[n] > least; hop++) {
      n = dominator[n];
      if (n === above) return true;
    }
    return false;
  }

  /** @returns whether a holder is a root of the moment, which ends with the code that took the snapshot. */
  isPassingRoot(node: NodeOrdinal): boolean {
    return this.isSynthetic(node) && PASSING_ROOTS.test(this.rawName(node));
  }

  /** @returns whether a node stands in every snapshot. */
  isLasting(node: NodeOrdinal): boolean {
    return this.survives(node);
  }

  /** The function or module whose scope a context is, and where: from a closure that lives in it. */
  scopeOf(context: NodeOrdinal): ScopeOfContext {
    const known = this.scopes.get(context);
    if (known !== undefined) return known;
    const scope = this.readScope(context);
    this.scopes.set(context, scope);
    return scope;
  }

  private readScope(context: NodeOrdinal): ScopeOfContext {
    let source: SourcePosition | null = null;
    let functionName: string | null = null;
    let beside: string | null = null;
    let left = MAX_CLOSURES;
    // Thousands of inner scopes may refer to one scope before the first of its functions does.
    for (const edge of firstRetainers(this.heap, context, MAX_RETAINERS_SORTED)) {
      const toScope = this.edgeName(edge);
      if (toScope !== 'context' && toScope !== 'environment') continue;
      const holder = sourceOfEdge(this.heap, edge);
      if (typeOf(this.kinds[holder]) !== TYPE.closure) continue;
      if (--left < 0) break;
      if (toScope === 'environment') beside ??= this.rawName(holder);
      const position = sourceOf(this.heap, holder);
      if (position === null || position.url === '') continue;
      if (source === null || position.line < source.line) source = position;
    }
    functionName = this.scopeFunctionName(context);
    // None of its own functions is left: those of a scope that was made inside of it stand in the same script.
    source ??= this.sourceInside(context, MAX_SCOPES_INSIDE);
    return { functionName, source, module: functionName === null, beside };
  }

  /** Where a function begins that was made in a scope inside of this one; null when none is left. */
  private sourceInside(context: NodeOrdinal, levels: number): SourcePosition | null {
    if (levels === 0) return null;
    let left = MAX_CLOSURES;
    for (const edge of firstRetainers(this.heap, context, MAX_RETAINERS_SORTED)) {
      const inner = sourceOfEdge(this.heap, edge);
      if (this.edgeName(edge) !== 'previous' || !this.isContext(inner) || --left < 0) continue;
      const known =
        this.scopes.get(inner)?.source ?? this.firstFunctionOf(inner) ?? this.sourceInside(inner, levels - 1);
      if (known !== null) return known;
    }
    return null;
  }

  private firstFunctionOf(context: NodeOrdinal): SourcePosition | null {
    for (const edge of firstRetainers(this.heap, context, MAX_RETAINERS_SORTED)) {
      const holder = sourceOfEdge(this.heap, edge);
      if (this.edgeName(edge) !== 'context' || typeOf(this.kinds[holder]) !== TYPE.closure) continue;
      const position = sourceOf(this.heap, holder);
      if (position !== null && position.url !== '') return position;
    }
    return null;
  }

  /** A scope's function as its ScopeInfo knows it; null for a module's own scope. */
  private scopeFunctionName(context: NodeOrdinal): string | null {
    const scopeInfo = this.follow(context, 'scope_info');
    if (scopeInfo === null) return null;
    const name = this.follow(scopeInfo, 'function_name') ?? this.follow(scopeInfo, 'name');
    if (name === null || !isStringType(typeOf(this.kinds[name]))) return null;
    const text = this.rawName(name);
    return text === '' ? null : text;
  }

  /** @returns the target of a node's edge of that name, or null. */
  follow(node: NodeOrdinal, name: string): NodeOrdinal | null {
    const { nodes, edges } = this.heap.columns;
    for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
      const type = this.edgeType(e);
      if ((type === 'internal' || type === 'property') && this.edgeName(e) === name) return edges.toNode[e];
    }
    return null;
  }
}

export { fileNameOf as baseName } from '../../base/source-place.ts';
