// Candidates → findings: the same growth told once, with the owner a programmer knows, the path to it and the
// numbers a reader can add up.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { constructorName } from '../heap/index.ts';
import type { CompositionRow, PathHop } from '../report/types.ts';
import { growthOf, type Candidate, type GrowthKind } from './candidates.ts';
import { findHolders, type Holder } from './holders.ts';
import { baseName, isListLink, isWeakName, type Link, type Namer } from './naming.ts';
import { isNativeName, originOf } from './origin.ts';
import { CONTEXT, ENGINE, PLUMBING, TYPE, isStringType, typeOf } from './node-kinds.ts';
import { trendOf, type Trend } from './trend.ts';
import { NO_SURVIVOR } from './survivors.ts';
import type { SeriesView } from './view.ts';

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
  readonly alsoHeldBy: readonly { readonly node: NodeOrdinal; readonly constructor: string; readonly name: string | null }[];
  readonly countBySnapshot: readonly number[];
  readonly retainedBySnapshot: readonly number[];
  /** New bytes only; growths are disjoint in it. */
  readonly growthBytes: number;
  readonly entryConstructor: string;
  readonly entryName: string | null;
  readonly shape: string | null;
  readonly path: readonly PathHop[];
}

/**
 * Names candidates and merges those that tell of the same growth.
 * @param candidates - largest first
 */
export function nameGrowths(view: SeriesView, namer: Namer, candidates: readonly Candidate[]): Growth[] {
  const growths: Growth[] = [];
  const byOwner = new Map<string, number>();
  for (const candidate of candidates) {
    const growth = nameGrowth(view, namer, candidate);
    const key = `${growth.owner.node ?? 'none'}/${growth.owner.name ?? ''}/${growth.owner.node === null ? growth.entryConstructor : ''}`;
    const known = byOwner.get(key);
    // The collection itself and the entries that hang from a common ancestor are one growth.
    if (known !== undefined && growth.owner.node !== null && !namer.isContext(growth.owner.node)) {
      growths[known] = merge(growths[known], growth);
      continue;
    }
    byOwner.set(key, growths.length);
    growths.push(growth);
  }
  return mergeAlike(absorbHolders(growths)).sort((x, y) => y.growthBytes - x.growthBytes);
}

/** The same field of several objects of one class, or the same variable of several calls of one function: one growth. */
function mergeAlike(growths: readonly Growth[]): Growth[] {
  const merged = new Map<string, Growth[]>();
  growths.forEach((growth, i) => {
    const key = alikeKey(growth) ?? String(i);
    const list = merged.get(key);
    if (list === undefined) merged.set(key, [growth]);
    else list.push(growth);
  });
  return [...merged.values()].map((alike) => (alike.length === 1 ? alike[0] : many(alike)));
}

function alikeKey({ owner, growthKind, entryConstructor, trend }: Growth): string | null {
  const { name, holder } = owner;
  if (name === null || holder === null || owner.node === null || (growthKind !== 'bytes' && growthKind !== 'width')) return null;
  // A variable of a module is there once; of one name in several scopes of one place, several calls made them.
  const place = holder.constructor === 'system / Context' ? owner.scope : /^(Object|Array|Map|Set|Function|global.*|Window.*|\{.*\})$/.test(holder.constructor) ? null : holder.constructor;
  return place === null ? null : [growthKind, trend, name, owner.constructor, place, entryConstructor].join('\u0000');
}

function many(alike: readonly Growth[]): Growth {
  const sum = (series: (growth: Growth) => readonly number[]): number[] => series(alike[0]).map((_, i) => alike.reduce((total, growth) => total + series(growth)[i], 0));
  const [first] = alike;
  const width = first.growthKind === 'width';
  return {
    ...first,
    growthKind: width ? 'many-owners' : 'bytes',
    owner: { ...first.owner, node: null },
    countBySnapshot: sum((growth) => growth.countBySnapshot), retainedBySnapshot: sum((growth) => growth.retainedBySnapshot),
    growthBytes: alike.reduce((total, growth) => total + growth.growthBytes, 0),
    candidate: {
      ...first.candidate,
      engineBySnapshot: sum((growth) => growth.candidate.engineBySnapshot),
      freshEntries: alike.flatMap((growth) => [...growth.candidate.freshEntries]), allFresh: alike.flatMap((growth) => [...growth.candidate.allFresh]),
    },
  };
}

/** Entries held by several places: a second holder whose own table grows is told inside the first. */
function absorbHolders(growths: readonly Growth[]): Growth[] {
  const absorbed = new Set<Growth>();
  return growths.map((growth) => {
    if (growth.alsoHeldBy.length === 0) return growth;
    let result = growth;
    for (const other of growths) {
      if (other === growth || absorbed.has(other) || other.growthKind !== 'bytes') continue;
      if (growth.alsoHeldBy.some((h) => h.node === other.owner.node)) {
        absorbed.add(other);
        result = addBytes(result, other);
      }
    }
    return result;
  }).filter((g) => ![...absorbed].some((a) => a.candidate === g.candidate));
}

function merge(a: Growth, b: Growth): Growth {
  // Entries name a growth; a swelling table only adds its bytes.
  const main = a.growthKind === 'bytes' && b.growthKind !== 'bytes' ? b : a;
  return addBytes(main, main === a ? b : a);
}

function addBytes(main: Growth, other: Growth): Growth {
  return {
    ...main,
    retainedBySnapshot: main.retainedBySnapshot.map((bytes, i) => bytes + other.retainedBySnapshot[i]),
    growthBytes: main.growthBytes + other.growthBytes,
    candidate: {
      ...main.candidate,
      engineBySnapshot: main.candidate.engineBySnapshot.map((bytes, i) => bytes + other.candidate.engineBySnapshot[i]),
      allFresh: [...main.candidate.allFresh, ...(other.growthKind === 'bytes' ? [] : other.candidate.allFresh)],
    },
  };
}

function nameGrowth(view: SeriesView, namer: Namer, candidate: Candidate): Growth {
  const last = view.last;
  const entryKey = candidate.mainKey;
  const sample = candidate.freshEntries[candidate.freshEntries.length - 1] ?? candidate.owners[last][0];
  const entryConstructor = view.keyConstructor(entryKey);
  const rawShape = view.heaps[last].hasEdges ? constructorName(view.heaps[last], sample) : entryConstructor;
  let { growthKind } = candidate;
  const holders: Holder[] = [];
  let ownerNode: NodeOrdinal | null = candidate.owners[last].length === 1 ? candidate.owners[last][0] : null;
  const isThing = growthKind === 'bytes' || growthKind === 'depth';
  const swollenSelf = isThing && candidate.freshEntries === candidate.owners[last];

  if (growthKind === 'width' && ownerNode !== null) {
    const found = findHolders(view, namer, candidate.freshEntries, ownerNode).filter((h) => h.coverage >= 0.6);
    const direct = found.find((h) => h.node === ownerNode);
    if (direct === undefined || namer.isContext(ownerNode) || namer.isSynthetic(ownerNode)) {
      const best = found.find((h) => !h.root) ?? null;
      if (best !== null) {
        ownerNode = best.node;
      } else if (namer.isSynthetic(ownerNode)) {
        growthKind = 'roots';
        ownerNode = null;
      }
    }
    for (const h of found) if (h.node !== ownerNode && !h.root && !namer.isContext(h.node)) holders.push(h);
    const rootHolder = found.find((h) => h.root);
    if (ownerNode === null && rootHolder !== undefined) {
      return finish(view, namer, candidate, 'roots', {
        node: null, constructor: namer.rawName(rootHolder.node) || '(GC roots)', name: null, event: null, holder: null, scope: null,
      }, sample, [], entryConstructor, rawShape);
    }
  }

  let owner: NamedOwner;
  if (growthKind === 'many-owners') {
    owner = nameMany(view, namer, candidate);
  } else if (isThing && !swollenSelf) {
    owner = growthKind === 'depth' ? nameChain(view, namer, candidate, sample) : nameOwner(namer, sample);
  } else if (ownerNode !== null) {
    owner = nameOwner(namer, ownerNode);
  } else if (growthKind === 'width' && candidate.owners[last].length > 1) {
    growthKind = 'many-owners';
    owner = nameMany(view, namer, candidate);
  } else {
    owner = { node: null, constructor: '(GC roots)', name: null, event: null, holder: null, scope: null };
  }
  return finish(view, namer, candidate, growthKind, owner, sample, holders, entryConstructor, rawShape);
}

function finish(
  view: SeriesView, namer: Namer, candidate: Candidate, growthKind: GrowthKind, called: NamedOwner, sample: NodeOrdinal,
  holders: readonly Holder[], entryConstructor: string, rawShape: string,
): Growth {
  const last = view.last;
  // Everything in a page hangs from its window: that names only the window itself.
  const owner = called.name === 'globalThis' && !/^(Window|global)/.test(called.constructor) ? { ...called, name: null } : called;
  const isFunction = typeOf(view.kinds[last][sample]) === TYPE.closure;
  const chain = growthKind === 'depth' ? chainSeries(view, candidate) : null;
  const counted = growthKind === 'width' && owner.node !== null ? countInOwner(view, owner.node, candidate) : null;
  const trend = counted !== null && trendOf(counted, 0) === 'rising' ? 'rising' : candidate.trend;
  const entries = growthKind === 'depth' ? newLinks(view, candidate) : [];
  return {
    candidate: entries.length > 0 ? { ...candidate, freshEntries: entries } : candidate, growthKind, trend, owner,
    alsoHeldBy: holders.slice(0, 4).map((h) => ({ ...nameOwner(namer, h.node), node: h.node })).map((o) => ({ node: o.node, constructor: o.constructor, name: o.name })),
    countBySnapshot: chain ?? counted ?? candidate.countBySnapshot,
    retainedBySnapshot: candidate.freshBytesBySnapshot.map((b, i) => b + candidate.engineBySnapshot[i] + candidate.baseBytes),
    growthBytes: growthOf(candidate),
    entryConstructor,
    entryName: isFunction ? namer.rawName(sample) || null : null,
    shape: rawShape.startsWith('{') ? rawShape : null,
    path: pathHops(namer, owner, chainHead(view, candidate, growthKind) ?? sample, growthKind, entryConstructor),
  };
}

/**
 * Entries of a collection by its own references. What somebody else holds for a while (the last batch) is not dominated
 * by the collection, and would be counted a step late; edges are only there in the last snapshot, their number in all.
 * @returns null when domination tells the same
 */
function countInOwner(view: SeriesView, owner: NodeOrdinal, candidate: Candidate): number[] | null {
  const survivor = view.survivors.ofNode[view.last][owner];
  if (survivor === NO_SURVIVOR) return null;
  const { nodes, edges } = view.heaps[view.last].columns;
  const entries = new Set<NodeOrdinal>();
  for (const store of storesOf(view, view.last, owner)) {
    for (let e = nodes.firstEdge[store]; e < nodes.firstEdge[store + 1]; e++) {
      const to = edges.toNode[e];
      if ((view.kinds[view.last][to] & PLUMBING) === 0 && view.entryKey(view.last, to) === candidate.mainKey) entries.add(to);
    }
  }
  if (entries.size <= candidate.countBySnapshot[view.last] * 1.02) return null;
  // One edge of each store is its shape.
  const links = view.heaps.map((heap, i) => storesOf(view, i, view.survivors.ordinal[i][survivor])
    .reduce((sum, store) => sum + heap.columns.nodes.firstEdge[store + 1] - heap.columns.nodes.firstEdge[store] - 1, 0));
  return links.map((count) => Math.round((entries.size * count) / Math.max(1, links[view.last])));
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

/** Length of a chain per snapshot: links that were there all along, and those below its first new one. */
function chainSeries(view: SeriesView, candidate: Candidate): number[] {
  const tops = candidate.chainTops ?? candidate.owners;
  const links = view.heaps.map((_, i) => linksBelow(view, i, tops[i], candidate.mainKey));
  const [top] = tops[view.last];
  const there = links[view.last].surviving + (top === undefined ? 0 : linksAbove(view, top, candidate.mainKey).length);
  return links.map(({ fresh }) => fresh + there);
}

/** A chain that grows at its far end hangs from links that were there all along: those, nearest first. */
function linksAbove(view: SeriesView, node: NodeOrdinal, key: number): NodeOrdinal[] {
  const { dominator } = view.heaps[view.last];
  const links: NodeOrdinal[] = [];
  for (let n = dominator[node], gap = 0; n !== 0 && gap < 8; n = dominator[n], gap++) {
    if ((view.kinds[view.last][n] & PLUMBING) !== 0 || view.entryKey(view.last, n) !== key) continue;
    links.push(n);
    gap = 0;
  }
  return links;
}

function linksBelow(view: SeriesView, snapshot: number, tops: readonly NodeOrdinal[], key: number): { fresh: number; surviving: number } {
  const tree = view.tree(snapshot);
  const found = { fresh: 0, surviving: 0 };
  const stack: NodeOrdinal[] = [...tops];
  while (stack.length > 0) {
    const n = stack.pop() as NodeOrdinal;
    if ((view.kinds[snapshot][n] & PLUMBING) === 0 && view.entryKey(snapshot, n) === key) found[view.survives(snapshot, n) ? 'surviving' : 'fresh']++;
    for (let c = tree.first[n]; c < tree.first[n + 1]; c++) stack.push(tree.child[c]);
  }
  return found;
}

/** New links of a chain in the last snapshot. */
function newLinks(view: SeriesView, candidate: Candidate): NodeOrdinal[] {
  const { last } = view;
  const links: NodeOrdinal[] = [];
  for (const top of candidate.chainTops?.[last] ?? []) {
    view.walkTerritory(last, top, (n) => {
      if ((view.kinds[last][n] & PLUMBING) === 0 && view.entryKey(last, n) === candidate.mainKey) links.push(n);
    });
  }
  return links;
}

/** The end of a chain that is nearest the roots; a path to its newest link would be the whole chain. */
function chainHead(view: SeriesView, candidate: Candidate, growthKind: GrowthKind): NodeOrdinal | null {
  const top = candidate.chainTops?.[view.last][0];
  return growthKind !== 'depth' || top === undefined ? null : linksAbove(view, top, candidate.mainKey).at(-1) ?? top;
}

/** Links looked at for a name: both ends of the chain. */
const MAX_ENDS = 400;

/** A chain is called by the place outside it that keeps one of its links, or the lasting object it hangs from. */
function nameChain(view: SeriesView, namer: Namer, candidate: Candidate, sample: NodeOrdinal): NamedOwner {
  const { last } = view;
  const links = newLinks(view, candidate);
  const above = linksAbove(view, candidate.chainTops?.[last][0] ?? sample, candidate.mainKey);
  const ends = [...links.slice(0, MAX_ENDS), ...links.slice(-MAX_ENDS), ...above.slice(-MAX_ENDS)];
  const inChain = (node: NodeOrdinal): boolean => view.entryKey(last, node) === candidate.mainKey;
  const kept = ends.filter((node) => namer.links(node, 12).some((link) => (link.kind === 'variable' || link.kind === 'property' || link.kind === 'entry') && !inChain(link.holder)));
  const places = [...kept.slice(0, 8), ...above.slice(-1), view.survivors.ordinal[last][candidate.survivors[0]], candidate.chainTops?.[last][0] ?? sample, sample].filter((node) => node !== 0);
  const names = places.map((node) => nameOwner(namer, node));
  return names.find(({ name }) => name !== null && !isWeakName(name)) ?? names.find(({ name }) => name !== null && !isListLink(name)) ?? names.find(({ name }) => name !== null) ?? { ...names[0], name: nameOnTheWay(namer, places[0]) };
}

/** The nearest variable or property on the path to an object that nothing calls by a name. */
function nameOnTheWay(namer: Namer, node: NodeOrdinal): string | null {
  const named = namer.path(node).findLast(({ link }) => (link.kind === 'variable' || link.kind === 'property') && link.folded.length === 0 && !isWeakName(link.name) && !link.name.startsWith('<symbol '));
  return named?.link.name ?? null;
}

/** Many owners alike: named after what keeps them together. */
function nameMany(view: SeriesView, namer: Namer, candidate: Candidate): NamedOwner {
  const last = view.last;
  const owners = candidate.owners[last];
  const [first, second] = owners.slice(0, 2).map((node) => classAround(namer, node));
  // The fields of one object are many owners in one class, not many of the class.
  const constructor = namer.constructorOf(second === undefined || first !== second ? first : owners[0]);
  const holders = findHolders(view, namer, owners).filter((h) => !h.root && !namer.isContext(h.node) && h.coverage >= 0.6);
  const above = holders[0]?.node ?? commonDominator(view, owners);
  if (above === null || namer.isSynthetic(above)) return { node: null, constructor, name: null, event: null, holder: null, scope: null };
  const named = nameOwner(namer, above);
  return { node: null, constructor, name: named.name, event: named.event, holder: { node: above, constructor: named.constructor, name: named.name }, scope: named.scope };
}

/** The object an unnamed list belongs to: the emitter of a list of listeners, the object whose field it is. */
function classAround(namer: Namer, node: NodeOrdinal): NodeOrdinal {
  let at = node;
  for (let hop = 0; hop < 3 && isPlainList(namer, at); hop++) {
    const best = namer.bestLinks(at)[0];
    if (best === undefined || best.kind !== 'property' || namer.isContext(best.holder)) break;
    at = best.holder;
  }
  return /^(Function|global.*|Window.*)$/.test(namer.constructorOf(at)) ? node : at;
}

function commonDominator(view: SeriesView, nodes: readonly NodeOrdinal[]): NodeOrdinal | null {
  const { dominator } = view.heaps[view.last];
  const depth = (n: NodeOrdinal): number => {
    let d = 0;
    for (let m = n; m !== 0; m = dominator[m]) d++;
    return d;
  };
  let common = nodes[0];
  if (common === undefined) return null;
  for (const node of nodes.slice(0, 64)) {
    let a = common;
    let b = node;
    let da = depth(a);
    let db = depth(b);
    while (a !== b) {
      if (da >= db) { a = dominator[a]; da--; } else { b = dominator[b]; db--; }
    }
    common = a;
  }
  return common;
}

/** The name of an object: a variable, property or field, climbing out of lists that have none. */
export function nameOwner(namer: Namer, node: NodeOrdinal): NamedOwner {
  const seen = new Set<NodeOrdinal>();
  let at = node;
  let weak: NamedOwner | null = null;
  let event: string | null = null;
  for (let hop = 0; hop < 8 && !seen.has(at); hop++) {
    seen.add(at);
    const links = namer.bestLinks(at);
    const best = outOfList(namer, at, links);
    if (best === undefined) break;
    const listeners = links.find((l) => l.kind === 'property' && l.name === '_events');
    if (listeners !== undefined) return { ...ownerAt(namer, listeners.holder, namer.bestLinks(listeners.holder)[0] ?? null), event };
    if (best.kind === 'property' && isEventTable(namer, best.holder)) {
      event = best.name;
      at = best.holder;
      continue;
    }
    if (best.kind === 'property' && isInnards(namer, best)) {
      // `list` of a FixedCircularBuffer: a field of Node's own says less than the field that holds the whole.
      weak ??= { ...ownerAt(namer, at, best), node, constructor: namer.constructorOf(node), event };
      at = best.holder;
      continue;
    }
    if (best.kind === 'variable' || best.kind === 'property') {
      const named = ownerAt(namer, at, best);
      if (weak !== null) return { ...named, event };
      if (isNativeName(namer.constructorOf(node))) return { ...named, event };
      // A plain list inside a named collection is known by the collection; anything else stays the owner itself.
      if (at !== node && event === null && isPlainList(namer, node) && isPlainList(namer, at)) return { ...named, event };
      return at === node || event !== null ? { ...named, event } : { ...named, node, constructor: namer.constructorOf(node), event };
    }
    if (best.kind === 'root') {
      return weak ?? { node, constructor: namer.constructorOf(node), name: null, event, holder: null, scope: null };
    }
    at = best.holder;
  }
  return weak ?? { node, constructor: namer.constructorOf(node), name: null, event, holder: null, scope: null };
}

function isPlainList(namer: Namer, node: NodeOrdinal): boolean {
  return /^(Array|Object|Map|Set|WeakMap|\{.*\})$/.test(namer.constructorOf(node));
}

/** The best link; from inside a list, one that leads out of it where there is one. */
function outOfList(namer: Namer, node: NodeOrdinal, links: readonly Link[]): Link | undefined {
  const [best] = links;
  if (best === undefined || !isListLink(best.name)) return best;
  const constructor = namer.constructorOf(node);
  return links.find((link) => link.kind !== 'internal' && link.kind !== 'root' && namer.constructorOf(link.holder) !== constructor) ?? best;
}

/** A field that says less than the field that holds the whole: a link of a list, `list` or a symbol inside Node's own classes. */
function isInnards(namer: Namer, link: Link): boolean {
  if (namer.isContext(link.holder)) return false;
  if (isListLink(link.name)) return true;
  if (!isWeakName(link.name) && !link.name.startsWith('<symbol ')) return false;
  return originOf(namer, link.holder) === 1 && !/^(process|global.*|Window.*|Object|Array|\{.*\})$/.test(namer.constructorOf(link.holder));
}

function isEventTable(namer: Namer, node: NodeOrdinal): boolean {
  return namer.links(node, 16).some((l) => l.kind === 'property' && l.name === '_events');
}

function ownerAt(namer: Namer, node: NodeOrdinal, link: Link | null): NamedOwner {
  const constructor = namer.constructorOf(node);
  if (link === null) return { node, constructor, name: null, event: null, holder: null, scope: null };
  const named = link.kind === 'variable' || link.kind === 'property';
  if (namer.isContext(link.holder)) {
    return { node, constructor, name: named ? link.name : null, event: null, holder: { node: link.holder, constructor: 'system / Context', name: null }, scope: scopeLabel(namer, link.holder) };
  }
  const holderLink = namer.bestLinks(link.holder)[0] ?? null;
  const holderName = holderLink !== null && (holderLink.kind === 'variable' || holderLink.kind === 'property') ? holderLink.name : null;
  const scope = holderLink !== null && namer.isContext(holderLink.holder) ? scopeLabel(namer, holderLink.holder) : null;
  return { node, constructor, name: named ? link.name : null, event: null, holder: { node: link.holder, constructor: namer.constructorOf(link.holder), name: holderName }, scope };
}

/** `handleRequest in server.js`, `server.js` for a module's own scope; null when nothing tells. */
export function scopeLabel(namer: Namer, context: NodeOrdinal): string | null {
  const { functionName, source } = namer.scopeOf(context);
  const file = source === null ? null : baseName(source.url);
  if (functionName !== null && file !== null) return `${functionName} in ${file}`;
  return file ?? functionName;
}

/** The path as the report shows it: from a GC root to the growing entry. */
export function pathHops(namer: Namer, owner: NamedOwner, sample: NodeOrdinal, kind: GrowthKind, entryConstructor: string): PathHop[] {
  const hops: PathHop[] = [{ edge: null, constructor: '(GC roots)', edgeKind: 'root' }];
  const end = kind === 'depth' ? sample : owner.node ?? owner.holder?.node ?? sample;
  for (const { link, target } of namer.path(end)) {
    const folded = link.folded.length > 0 ? { folded: link.folded.map((f) => ({ edge: f.edge, constructor: f.constructor })) } : {};
    const scope = namer.isContext(target) ? scopeLabel(namer, target) : null;
    hops.push({
      edge: link.kind === 'root' ? link.name || namer.rawName(link.holder) : link.name,
      constructor: namer.constructorOf(target),
      objectId: namer.heap.columns.nodes.id[target],
      edgeKind: link.kind, ...(scope !== null ? { scope } : {}), ...folded,
    });
  }
  if (owner.node === null && owner.holder !== null) hops.push({ edge: '[]', constructor: owner.constructor, edgeKind: 'element' });
  const inside = owner.node !== sample && owner.node !== null;
  if (kind !== 'bytes' && (inside || owner.node === null)) {
    hops.push({ edge: '[]', constructor: entryConstructor, edgeKind: 'entry', ...(kind === 'depth' ? { repeat: 2 } : {}) });
  }
  return hops;
}

/**
 * What one added entry brings: everything under the new entries, counted by constructor and divided by them.
 * @param entries - new entries of the main constructor, last snapshot
 * @param all - new entries of all constructors that grow with it
 */
export function compose(view: SeriesView, entries: readonly NodeOrdinal[], all: readonly NodeOrdinal[]): { rows: CompositionRow[]; bytesPerEntry: number } {
  const last = view.last;
  const { selfSize } = view.heaps[last].columns.nodes;
  const counts = new Map<number, { count: number; bytes: number }>();
  let total = 0;
  for (const entry of all) {
    let key = view.entryKey(last, entry);
    view.walkTerritory(last, entry, (n) => {
      const kind = view.kinds[last][n];
      if ((kind & ENGINE) !== 0) return;
      total += selfSize[n];
      if ((kind & (PLUMBING | CONTEXT)) === 0) key = view.entryKey(last, n);
      const row = counts.get(key);
      const counted = (kind & (PLUMBING | CONTEXT)) === 0 ? 1 : 0;
      if (row === undefined) counts.set(key, { count: counted, bytes: selfSize[n] });
      else {
        row.count += counted;
        row.bytes += selfSize[n];
      }
    });
  }
  const divisor = Math.max(1, entries.length);
  const merged = new Map<string, { count: number; bytes: number }>();
  for (const [key, row] of counts) {
    const name = isStringType(key % 16) ? '(string)' : view.keyConstructor(key);
    const known = merged.get(name);
    if (known === undefined) merged.set(name, { ...row });
    else {
      known.count += row.count;
      known.bytes += row.bytes;
    }
  }
  const main = entries.length > 0 ? view.keyConstructor(view.entryKey(last, entries[0])) : '';
  const rows = [...merged]
    .map(([name, row]) => ({ constructor: name, count: round(row.count / divisor), bytes: Math.round(row.bytes / divisor) }))
    .filter((row) => row.count >= 0.05)
    .sort((x, y) => Number(y.constructor === main) - Number(x.constructor === main) || y.bytes - x.bytes);
  return { rows: rows.slice(0, 12), bytesPerEntry: Math.round(total / divisor) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
