// The entries of a collection are what it refers to itself. What several lists of one owner share deep inside is
// dominated by the owner, too, and would be counted as its entries.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { edgeCountOf } from '../../heap/index.ts';
import { CONTEXT, ENGINE, PLUMBING, TYPE, isStringType, typeOf } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import type { Candidate, EntryKey } from '../types.ts';
import type { Namer } from './links.ts';

/** At least this many references of the collection must have come for each entry that came: else it does not hold them one by one. */
const MIN_REFERENCES_PER_ENTRY = 0.2;
/** Fewer new references than this are fields, not entries. */
const MIN_NEW_REFERENCES = 2;
/** What a collection refers to must tell at least this much more than domination, or both tell the same. */
const TELLS_MORE = 1.02;

interface OwnReferences {
  /** Distinct objects that the collection refers to in the last snapshot, by constructor. */
  readonly byConstructor: ReadonlyMap<string, readonly NodeOrdinal[]>;
  /** References of its backing stores, per snapshot. */
  readonly links: readonly number[];
}

/**
 * What a collection refers to through its backing stores. Edges are only there in the last snapshot, their number in
 * all of them.
 * @returns null for an object that was not there all along, or that has no backing store
 */
function ownReferences(view: SeriesView, collection: NodeOrdinal): OwnReferences | null {
  const known = lastAsked.get(view);
  if (known?.collection === collection) return known.own;
  const own = readReferences(view, collection);
  lastAsked.set(view, { collection, own });
  return own;
}

/** One growth after the other asks for its collection, twice. */
const lastAsked = new WeakMap<SeriesView, { readonly collection: NodeOrdinal; readonly own: OwnReferences | null }>();

function readReferences(view: SeriesView, collection: NodeOrdinal): OwnReferences | null {
  const { last } = view;
  const survivor = view.survives(last, collection) ? view.survivors.indexOf(last, collection) : null;
  if (survivor === null) return null;
  const { nodes, edges } = view.heaps[last].columns;
  const byConstructor = new Map<string, NodeOrdinal[]>();
  const seen = new Set<NodeOrdinal>();
  const kinds = view.kinds[last];
  // Entries of one kind lie together.
  let key: EntryKey = -1;
  let alike: NodeOrdinal[] = [];
  for (const store of storesOf(view, last, collection)) {
    for (let e = nodes.firstEdge[store], end = nodes.firstEdge[store + 1]; e < end; e++) {
      const to = edges.toNode[e];
      if ((kinds[to] & PLUMBING) !== 0 || seen.has(to)) continue;
      seen.add(to);
      const own = view.entryKey(last, to);
      if (own !== key) {
        key = own;
        const constructor = view.keyConstructor(key);
        const known = byConstructor.get(constructor);
        alike = known ?? [];
        if (known === undefined) byConstructor.set(constructor, alike);
      }
      alike.push(to);
    }
  }
  if (seen.size === 0) return null;
  const links = view.heaps.map((heap, i) =>
    storesOf(view, i, view.survivors.ordinal(i, survivor)).reduce((sum, store) => sum + edgeCountOf(heap, store), 0),
  );
  return { byConstructor, links };
}

/** The backing stores of a collection: plumbing that it dominates. */
function storesOf(view: SeriesView, snapshot: number, owner: NodeOrdinal): NodeOrdinal[] {
  const tree = view.tree(snapshot);
  const stores: NodeOrdinal[] = [];
  for (let c = tree.first[owner]; c < tree.first[owner + 1]; c++) {
    const child = tree.child[c];
    if (typeOf(view.kinds[snapshot][child]) === TYPE.array) stores.push(child);
  }
  return stores;
}

/**
 * Entries per snapshot, from their number in the last one and the number of references in all.
 * @param entries - in the last snapshot
 */
function countsOf(entries: number, links: readonly number[]): number[] {
  const all = links[links.length - 1];
  // A list refers to each entry once, a Map to key and value; what is over is the store's own.
  const perEntry = Math.max(1, Math.round(all / Math.max(1, entries)));
  const over = all - perEntry * entries;
  if (Math.abs(over) <= MAX_OVER) return links.map((count) => Math.max(0, Math.round((count - over) / perEntry)));
  return links.map((count) => Math.round((entries * count) / Math.max(1, all)));
}

/** References of a backing store that lead to no entry: its shape, a table's next. */
const MAX_OVER = 4;

/**
 * Entries of a collection by its own references. What somebody else holds for a while (the last batch) is not dominated
 * by the collection, and would be counted a step late.
 * @returns null when domination tells the same
 */
export function countInOwner(view: SeriesView, owner: NodeOrdinal, candidate: Candidate): number[] | null {
  const own = ownReferences(view, owner);
  const entries = own?.byConstructor.get(view.keyConstructor(candidate.mainKey)) ?? [];
  if (own === null || entries.length <= candidate.countBySnapshot[view.last] * TELLS_MORE) return null;
  return countsOf(entries.length, own.links);
}

/**
 * The candidate with the collection's own references as its entries, where the ones it came with hang deeper.
 * @param collection - the nearest lasting object from which most entries are reached
 * @returns null when the collection does not refer to something new for each of them
 */
export function withOwnEntries(view: SeriesView, collection: NodeOrdinal, candidate: Candidate): Candidate | null {
  const own = ownReferences(view, collection);
  if (own === null) return null;
  const { last } = view;
  let best: { readonly all: readonly NodeOrdinal[]; readonly fresh: readonly NodeOrdinal[] } | null = null;
  for (const all of own.byConstructor.values()) {
    if (isStringType(typeOf(view.kinds[last][all[0]]))) continue;
    const fresh = all.filter((node) => !view.survives(last, node));
    if (best === null || fresh.length > best.fresh.length) best = { all, fresh };
  }
  const least = Math.max(MIN_NEW_REFERENCES, MIN_REFERENCES_PER_ENTRY * candidate.freshEntries.length);
  if (best === null || best.fresh.length < least) return null;
  const mainKey = commonKey(view, best.fresh);
  const listed = new Set(candidate.allFresh);
  return {
    ...candidate,
    mainKey,
    keys: [mainKey, ...candidate.keys.filter((key) => key !== mainKey)],
    countBySnapshot: countsOf(best.all.length, own.links),
    freshEntries: best.fresh,
    allFresh: [...candidate.allFresh, ...best.fresh.filter((node) => !listed.has(node))],
  };
}

/** Fewer than this behind scopes of their own are no entries of the same kind. */
const MIN_BEHIND = 2;

/**
 * How many entries that were there all along hang from the owner through a scope of their own each: a scope that came late is
 * seen through, one that stands in every snapshot is an object by itself, and what is in it would not be counted.
 */
export function lastingBehindScopes(view: SeriesView, owner: NodeOrdinal, { mainKey }: Candidate): number {
  const { last } = view;
  const tree = view.tree(last);
  const stack = [owner];
  let found = 0;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let c = tree.first[node]; c < tree.first[node + 1]; c++) {
      const child = tree.child[c];
      if (view.isTransparent(last, child)) stack.push(child);
      else if ((view.kinds[last][child] & CONTEXT) !== 0 && countOf(view, child, mainKey) === 1) found++;
    }
  }
  return found < MIN_BEHIND ? 0 : found;
}

/** Objects of a class right below one that is seen through. */
function countOf(view: SeriesView, node: NodeOrdinal, key: EntryKey): number {
  const tree = view.tree(view.last);
  let count = 0;
  for (let c = tree.first[node]; c < tree.first[node + 1]; c++) {
    const child = tree.child[c];
    if (!view.isTransparent(view.last, child) && view.entryKey(view.last, child) === key) count++;
  }
  return count;
}

/** A Map's keys and values are of one kind when they are so in this part of its entries. Unit: share, 0..1. */
const ALIKE_PAIRS = 0.8;

/**
 * The candidate with a Map's entries counted once each, where its keys and its values are of one kind (text by text) and
 * both were counted.
 * @param map - the owner
 */
export function withWholePairs(view: SeriesView, namer: Namer, map: NodeOrdinal, candidate: Candidate): Candidate {
  const { last } = view;
  if (view.keyConstructor(view.entryKey(last, map)) !== 'Map') return candidate;
  const main = view.keyConstructor(candidate.mainKey);
  const isMain = (node: NodeOrdinal): boolean => {
    const key = view.entryKey(last, node);
    return key === candidate.mainKey || view.keyConstructor(key) === main;
  };
  const values = new Set<NodeOrdinal>();
  let entries = 0;
  eachPair(view, namer, map, (key, value) => {
    entries++;
    if (value !== null && isMain(key) && isMain(value)) values.add(value);
  });
  if (values.size === 0 || values.size < ALIKE_PAIRS * entries) return candidate;
  // Values that are one and the same text are no second thing for each key.
  const counted = candidate.countBySnapshot[last];
  const fresh = candidate.freshEntries.filter((node) => values.has(node));
  if (counted < 1.5 * entries || fresh.length === 0) return candidate;
  // What is over belongs to no entry: texts of the Map's own, or of what it is compared with.
  const perEntry = Math.round(counted / entries);
  const over = counted - perEntry * entries;
  return {
    ...candidate,
    perEntry,
    countBySnapshot: candidate.countBySnapshot.map((count) => Math.max(0, Math.round((count - over) / perEntry))),
    freshEntries: fresh,
  };
}

/**
 * Keys and values of a Map. V8's table holds key, value and a number in turns; what is a small number leaves no edge, so
 * that the first of neighbours is the key, or the value of a number.
 */
function eachPair(
  view: SeriesView,
  namer: Namer,
  map: NodeOrdinal,
  visit: (key: NodeOrdinal, value: NodeOrdinal | null) => void,
): void {
  const { nodes, edges } = view.heaps[view.last].columns;
  for (const table of storesOf(view, view.last, map)) {
    const at = new Map<number, NodeOrdinal>();
    for (let e = nodes.firstEdge[table]; e < nodes.firstEdge[table + 1]; e++) {
      const type = namer.edgeType(e);
      const isNumber = type === 'element' || type === 'hidden';
      const index = isNumber ? edges.nameOrIndex[e] : Number.parseInt(namer.edgeName(e), 10);
      if (!Number.isNaN(index) && !isEngine(view, edges.toNode[e])) at.set(index, edges.toNode[e]);
    }
    for (const [index, key] of at) if (!at.has(index - 1)) visit(key, at.get(index + 1) ?? null);
  }
}

function isEngine(view: SeriesView, node: NodeOrdinal): boolean {
  return (view.kinds[view.last][node] & ENGINE) !== 0;
}

/** The key that most of them have: functions are counted by name. */
function commonKey(view: SeriesView, nodes: readonly NodeOrdinal[]): EntryKey {
  const tally = new Map<EntryKey, number>();
  for (const node of nodes) {
    const key = view.entryKey(view.last, node);
    tally.set(key, (tally.get(key) ?? 0) + 1);
  }
  return [...tally].sort((x, y) => y[1] - x[1])[0][0];
}
