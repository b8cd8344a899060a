// What an object refers to, as its programmer wrote it: properties, variables, elements; V8's plumbing between them
// looked through. Bounded work, since it is asked of samples of entries whatever their size.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { runtimeOf } from '../../heap/index.ts';
import type { Namer } from '../name/links.ts';
import { ENGINE, PLUMBING, TYPE, isStringType, typeOf } from '../series/node-kinds.ts';

/** One reference: its name (joined by dots below the first level), the object and its constructor. */
export interface FieldTarget {
  readonly name: string;
  readonly target: NodeOrdinal;
  readonly constructor: string;
}

/** Most edges looked at per object, and most references returned by one call. */
const MAX_EDGES = 120;
const MAX_BELOW = 20;
const MAX_FIELDS = 160;
/** A Map's table or an array's elements: a few entries tell what the rest is. */
const MAX_ELEMENTS = 8;
const DETACHED = 2;

/** Edges that say how V8 made the object, not what it holds. */
const V8_EDGES = new Set([
  'map',
  'shared',
  'feedback_cell',
  'code',
  'scope_info',
  'initial_map',
  'dispatch_handle',
  'native_context',
  'script',
  'javascript_to_native',
]);
const CLASS_PROPERTIES = new Set(['__proto__', 'constructor', 'prototype']);
const THROUGH = new Set(['properties', 'elements', 'table']);

/**
 * @param depth - 1 for the object's own references, 2 also for theirs
 * @param fresh - whether a node came during the series: only scopes that did are looked into, since a scope that was
 *   there all along (a module's) belongs to nobody's entry
 * @returns at most 160 references, the object's own first; constructor `(value)` for undefined, null, booleans, numbers
 */
export function fieldsOf(
  namer: Namer,
  node: NodeOrdinal,
  depth: 1 | 2,
  fresh: (node: NodeOrdinal) => boolean,
): FieldTarget[] {
  const own = collect(namer, node, fresh);
  if (depth === 1) return own;
  const below = own.flatMap((field) => {
    if (field.constructor === '(value)' || isStringType(typeOf(namer.kinds[field.target]))) return [];
    return collect(namer, field.target, fresh)
      .slice(0, MAX_BELOW)
      .map((inner) => ({ ...inner, name: `${field.name}.${inner.name}` }));
  });
  return [...own, ...below].slice(0, MAX_FIELDS);
}

function collect(namer: Namer, node: NodeOrdinal, fresh: (node: NodeOrdinal) => boolean): FieldTarget[] {
  const found: FieldTarget[] = [];
  visit(namer, node, fresh, null, 0, found);
  return found;
}

/** @param through - name under which the contents of plumbing are listed; null for the object itself */
function visit(
  namer: Namer,
  node: NodeOrdinal,
  fresh: (node: NodeOrdinal) => boolean,
  through: string | null,
  hops: number,
  found: FieldTarget[],
): void {
  const { nodes, edges } = namer.heap.columns;
  const end = Math.min(nodes.firstEdge[node + 1], nodes.firstEdge[node] + MAX_EDGES);
  let elements = 0;
  for (let e = nodes.firstEdge[node]; e < end && found.length < MAX_EDGES; e++) {
    const type = namer.edgeType(e);
    const name = namer.edgeName(e);
    const target = edges.toNode[e];
    // Accessors stand there twice more, as `get x` and `set x`.
    if (type === 'property' && (CLASS_PROPERTIES.has(name) || /^[gs]et /.test(name))) continue;
    if ((type === 'internal' && V8_EDGES.has(name)) || (type === 'weak' && name !== 'target')) continue;
    if (type === 'element' && ++elements > MAX_ELEMENTS) continue;
    if (type === 'internal' && (name === 'context' || name === 'previous')) {
      if (hops < 4 && namer.isContext(target) && fresh(target)) visit(namer, target, fresh, null, hops + 1, found);
      continue;
    }
    const shown = through ?? (type === 'element' ? '[]' : type === 'hidden' ? '(slot)' : name);
    const kind = namer.kinds[target];
    if ((kind & PLUMBING) !== 0 && (kind & ENGINE) === 0 && typeOf(kind) !== TYPE.number && !isData(namer, target)) {
      if (hops < 4) visit(namer, target, fresh, THROUGH.has(name) ? '[]' : shown, hops + 1, found);
      continue;
    }
    if (through !== null && (kind & PLUMBING) !== 0) continue;
    if (type === 'hidden' && (kind & PLUMBING) !== 0) continue;
    found.push({
      name: shown,
      target,
      constructor: (kind & PLUMBING) !== 0 && !isData(namer, target) ? '(value)' : namer.constructorOf(target),
    });
  }
}

/** Bytes of a buffer: plumbing, and yet what the buffer is there for. */
function isData(namer: Namer, node: NodeOrdinal): boolean {
  return namer.rawName(node) === 'system / JSArrayBufferData';
}

/** A variable is only said to keep most of what a function keeps when it keeps this part of it: most, in plain words. */
const MOST_SHARE = 0.5;

/**
 * @returns the variable of a function's own scope that keeps most of what the function keeps; null when it has no scope that
 *   came with it, or none of its variables does
 */
export function heaviestVariable(
  namer: Namer,
  node: NodeOrdinal,
  fresh: (node: NodeOrdinal) => boolean,
): string | null {
  const scope = namer.isContext(node) ? node : namer.follow(node, 'context');
  if (scope === null || !namer.isContext(scope) || !fresh(scope)) return null;
  const { nodes, edges } = namer.heap.columns;
  let best: string | null = null;
  let most = 0;
  for (let e = nodes.firstEdge[scope]; e < nodes.firstEdge[scope + 1]; e++) {
    const target = edges.toNode[e];
    // A function that knows itself by a name keeps nothing by it.
    if (target === node || namer.edgeType(e) !== 'context' || !fresh(target)) continue;
    if (namer.heap.retained[target] <= most) continue;
    most = namer.heap.retained[target];
    best = namer.edgeName(e);
  }
  return most >= MOST_SHARE * namer.heap.retained[node] ? best : null;
}

/**
 * V8 keeps what waits for a promise in the place of its result; a promise that nobody waits for does not tell.
 * @returns the references (named as by `fieldsOf`, '' for the entry itself) that lead to a promise in most entries, and
 *   to a pending one wherever they do
 */
export function pendingPromises(
  namer: Namer,
  entries: readonly NodeOrdinal[],
  fresh: (node: NodeOrdinal) => boolean,
): string[] {
  const seen = new Map<string, { entries: number; pending: boolean }>();
  for (const entry of entries) {
    const promises = [
      { name: '', target: entry, constructor: namer.constructorOf(entry) },
      ...fieldsOf(namer, entry, 2, fresh),
    ].filter((field) => field.constructor === 'Promise');
    for (const name of new Set(promises.map((field) => field.name))) {
      const before = seen.get(name) ?? { entries: 0, pending: true };
      const pending = promises.every((field) => field.name !== name || isPending(namer, field.target));
      seen.set(name, { entries: before.entries + 1, pending: before.pending && pending });
    }
  }
  return [...seen].filter(([, one]) => one.pending && one.entries * 2 > entries.length).map(([name]) => name);
}

function isPending(namer: Namer, promise: NodeOrdinal): boolean {
  const result = namer.follow(promise, 'reactions_or_result');
  return result !== null && namer.rawName(result) === 'system / PromiseReaction';
}

/** @returns whether one of the objects is a DOM node that is in no document. */
export function detachedAmong(namer: Namer, nodes: readonly NodeOrdinal[]): boolean {
  // Node marks its own objects so when their JS side is gone.
  if (runtimeOf(namer.heap) === 'node') return false;
  const { detached } = namer.heap;
  return nodes.some((node) => detached?.[node] === DETACHED || namer.constructorOf(node).startsWith('Detached '));
}

/**
 * What a Map is keyed by. V8's table holds key, value and a number in turns, so the first of two neighbours is a key;
 * keys that are small numbers leave no edge.
 * @returns the constructor of most keys looked at; null for other objects, empty tables and number keys
 */
export function keyConstructorOf(namer: Namer, owner: NodeOrdinal): string | null {
  if (!/Map$/.test(namer.rawName(owner)) || /Weak/.test(namer.rawName(owner))) return null;
  const table = namer.follow(owner, 'table');
  if (table === null) return null;
  const { nodes, edges } = namer.heap.columns;
  const end = Math.min(nodes.firstEdge[table + 1], nodes.firstEdge[table] + 3 * MAX_EDGES);
  const at = new Map<number, NodeOrdinal>();
  for (let e = nodes.firstEdge[table]; e < end; e++) {
    const index = Number.parseInt(namer.edgeName(e), 10);
    if (!Number.isNaN(index)) at.set(index, edges.toNode[e]);
  }
  const tally = new Map<string, number>();
  for (const [index, key] of at) {
    if (!at.has(index + 1) || at.has(index - 1) || (namer.kinds[key] & PLUMBING) !== 0) continue;
    const constructor = isStringType(typeOf(namer.kinds[key])) ? '(string)' : namer.constructorOf(key);
    tally.set(constructor, (tally.get(constructor) ?? 0) + 1);
  }
  return [...tally].sort((x, y) => y[1] - x[1])[0]?.[0] ?? null;
}
