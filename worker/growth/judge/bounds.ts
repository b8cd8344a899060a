// Signs that an owner is bounded: fields of a cache that say how much it may hold, and timers that sweep it.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { firstRetainers, sourceOf, sourceOfEdge } from '../../heap/index.ts';
import type { Link, Namer } from '../name/links.ts';
import { TYPE, isStringType, typeOf } from '../series/node-kinds.ts';
import type { Candidate, Growth, NamedOwner, Sweeper } from '../types.ts';

/**
 * Fields by which caches bound their number or size: quick-lru, toad-cache, mnemonist and the like, lru-cache where it is not
 * minified, and what programs call them in their own caches. Numbers have no edge in a snapshot: the fields are read off the
 * object's hidden class. A lifetime (`ttl`) is no bound: many caches let go of what is old only when it is asked for.
 */
const BOUND_FIELD =
  /^(#|_|\$)?(max|maxSize|maxsize|maxEntries|maxItems|maxKeys|maxLength|maxCacheSize|maxElements|capacity|limit)$/;

/** A function by which a cache weighs its entries: lru-cache takes it only together with `maxSize`, under any minified name. */
const WEIGHT = 'sizeCalculation';

/** A class or a name that says what the owner is: a bound is only believed of something that is kept for a while. */
const CACHE_NAME = /cache|lru|ttl|memo|pool|buffer|history|window(?!s)|recent/i;

/** Classes whose `limit` is a rate and bounds no number of entries. */
const RATE_NAME = /limiter|throttl/i;

/** Objects looked at above an owner: a cache's Map is a field of the cache, whose list may be a field of that. */
const MAX_ABOVE = 3;
/** Hidden classes list at most this many fields. */
const MAX_FIELDS = 64;

/**
 * @returns names of the fields that bound an owner or the objects that hold it, nearest first; empty when there are none, or
 *   when nothing but the fields says that it is a cache
 */
export function boundsOf(namer: Namer, { owner, candidate }: Growth): readonly string[] {
  for (const node of holdersAbove(namer, owner, candidate)) {
    if (isWeighed(namer, node)) return [WEIGHT, 'maxSize'];
    const all = fieldNames(namer, node);
    // Every lru-cache has the fields, set or not: what it was given shows in how it keeps its links.
    if (all.includes(LRU_SIGN)) return keepsTypedLinks(namer, node) ? ['max'] : [];
    const fields = all.filter((name) => BOUND_FIELD.test(name));
    if (fields.length === 0) continue;
    const names = [namer.constructorOf(node), owner.name ?? '', owner.holder?.name ?? ''];
    if (names.some((name) => RATE_NAME.test(name))) continue;
    if (names.some((name) => CACHE_NAME.test(name)) || fields.some((name) => /size/i.test(name))) return fields;
  }
  return [];
}

/** The owner and what holds it, up to the first scope. */
function holdersAbove(namer: Namer, owner: NamedOwner, { owners }: Candidate): NodeOrdinal[] {
  const above: NodeOrdinal[] = [];
  // Of many owners alike one speaks for all.
  let at: NodeOrdinal | null = owner.node ?? owners[owners.length - 1][0] ?? owner.holder?.node ?? null;
  while (at !== null && above.length <= MAX_ABOVE && !namer.isContext(at) && !namer.isSynthetic(at)) {
    if (above.includes(at)) break;
    above.push(at);
    const link: Link | undefined = namer
      .bestLinks(at, 16)
      .find(({ kind }) => kind === 'property' || kind === 'element' || kind === 'entry');
    at = link === undefined ? null : link.holder;
  }
  return above;
}

/** A field that all versions of lru-cache since 7 have and no other cache does. */
const LRU_SIGN = 'ttlAutopurge';

/** lru-cache keeps its links in typed arrays when it knows how many entries there may be, else in plain ones. */
function keepsTypedLinks(namer: Namer, node: NodeOrdinal): boolean {
  const { nodes, edges } = namer.heap.columns;
  for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++)
    if (/^Uint(8|16|32)Array$/.test(namer.rawName(edges.toNode[e]))) return true;
  return false;
}

/** Whether an object carries a function that weighs entries, set by the user: without one the field is undefined. */
function isWeighed(namer: Namer, node: NodeOrdinal): boolean {
  const weight = namer.follow(node, WEIGHT);
  return weight !== null && typeOf(namer.kinds[weight]) === TYPE.closure;
}

/** Names of an object's fields, numbers included, from its hidden class; private ones as written (`#max`). */
function fieldNames(namer: Namer, node: NodeOrdinal): string[] {
  const shape = namer.follow(node, 'map');
  const descriptors = shape === null ? null : namer.follow(shape, 'descriptors');
  if (descriptors === null) return [];
  const { nodes, edges } = namer.heap.columns;
  const names: string[] = [];
  const end = Math.min(nodes.firstEdge[descriptors + 1], nodes.firstEdge[descriptors] + 3 * MAX_FIELDS);
  for (let e = nodes.firstEdge[descriptors]; e < end; e++) {
    const to = edges.toNode[e];
    const type = typeOf(namer.kinds[to]);
    if (isStringType(type)) names.push(namer.rawName(to));
    else if (type === TYPE.symbol) names.push(namer.rawName(to).replace(/^<symbol (.*)>$/, '$1'));
  }
  return names;
}

/**
 * Looks for an interval whose callback belongs to an owner or to what holds it: a method of its class that was bound to it,
 * or an arrow function written in one of its methods.
 */
export function sweeperOf(namer: Namer, { owner, candidate }: Growth): Sweeper | null {
  for (const node of holdersAbove(namer, owner, candidate)) {
    for (const closure of closuresWith(namer, node)) {
      if (!isOnInterval(namer, closure)) continue;
      const source = sourceOf(namer.heap, namer.follow(closure, 'bound_function') ?? closure);
      // Node's own timers (a server that looks for connections that stall) sweep nothing that a program adds.
      if (source?.url.startsWith('node:')) continue;
      const callback = namer.rawName(closure);
      return { callback: callback === '' ? null : callback, url: source?.url ?? null, line: source?.line ?? 0 };
    }
  }
  return null;
}

/** Most retainers of an object, or of a scope, that are looked at for a callback. */
const MAX_RETAINERS = 64;

/** Functions that carry an object as `this`: bound to it, or arrow functions in whose scope it stands. */
function closuresWith(namer: Namer, node: NodeOrdinal): NodeOrdinal[] {
  const closures: NodeOrdinal[] = [];
  for (const edge of firstRetainers(namer.heap, node, MAX_RETAINERS)) {
    const holder = sourceOfEdge(namer.heap, edge);
    const name = namer.edgeName(edge);
    if (typeOf(namer.kinds[holder]) === TYPE.closure && name === 'bound_this') closures.push(holder);
    if (!namer.isContext(holder) || name !== 'this') continue;
    for (const toScope of firstRetainers(namer.heap, holder, MAX_RETAINERS)) {
      const closure = sourceOfEdge(namer.heap, toScope);
      if (typeOf(namer.kinds[closure]) === TYPE.closure && namer.edgeName(toScope) === 'context')
        closures.push(closure);
    }
  }
  return closures;
}

/** Whether Node's timers hold a function as the callback of an interval: a timeout that is to fire once has `_repeat: null`. */
function isOnInterval(namer: Namer, closure: NodeOrdinal): boolean {
  for (const edge of firstRetainers(namer.heap, closure, MAX_RETAINERS)) {
    const holder = sourceOfEdge(namer.heap, edge);
    if (
      namer.edgeName(edge) === '_onTimeout' &&
      namer.rawName(holder) === 'Timeout' &&
      namer.follow(holder, '_repeat') === null
    )
      return true;
  }
  return false;
}
