// Entangled growths: what comes in as one thing (a socket, its parser, its request, its timers) hangs from several
// roots and would be told as several findings. Growths whose entries refer to one another are one; it is called by
// the class a programmer knows best, with the instances of that class counted.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { edgeRulesOf, isDropped } from '../../heap/index.ts';
import { growthOf } from '../../base/by-snapshot.ts';
import { pathHops } from '../name/path.ts';
import { findHolders } from '../find/holders.ts';
import { together } from './merging.ts';
import { asEntries, instancesOf, representativeOf, type Representative } from './representative.ts';
import type { Namer } from '../name/links.ts';
import { nameOwner } from '../name/owner.ts';
import { routeTo } from '../name/route.ts';
import { TYPE } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import type { Growth, GrowthKind, NamedOwner } from '../types.ts';
import {
  isDetachedName,
  isDocument,
  isElement,
  isEverybodys,
  isGlobal,
  isNativeName,
  isPageObject,
  isPendingList,
  isSystemName,
} from '../vocabulary.ts';

/** Only the largest are looked at: a table of pairs grows with the square. */
const MAX_GROWTHS = 40;
/** Share of entries that must refer to the other growth's. */
const ENTANGLED = 0.6;
/**
 * The same where a WeakMap is all that has the entries: it keeps none of them, so that some of what came with them must
 * say who does. Half of what came with a pool of threads refers to the threads' ports (piscina 4.9.2: 54 of 108).
 */
const WEAKLY_ENTANGLED = 0.4;

/**
 * Merges growths that belong together; at least one of two must be kept by the engine and not by a place in the program.
 * @param growths - largest first
 * @returns largest first
 */
export function mergeEntangled(view: SeriesView, namer: Namer, growths: readonly Growth[]): Growth[] {
  const some = growths.slice(0, MAX_GROWTHS);
  if (!some.some((growth) => isEngineHeld(growth))) return [...growths];
  const groups = groupsOf(some, references(view, some));
  const merged = groups.map((members) => {
    const held =
      members.every((growth) => isEngineHeld(growth) || isWeaklyKnown(growth)) &&
      members.some((growth) => isEngineHeld(growth));
    if (!held) return members.length === 1 ? members[0] : inRegistry(view, namer, members);
    return asClass(view, namer, members);
  });
  return [...merged, ...growths.slice(MAX_GROWTHS)].sort((x, y) => y.growthBytes - x.growthBytes);
}

/** Held by a GC root, a native handle or Node's timer lists: no place in the program that could let go. */
export function isEngineHeld(growth: Growth): boolean {
  if (growth.growthKind === 'roots') return true;
  if (isPendingList(growth.owner.constructor)) return true;
  if (isPageInnards(growth)) return true;
  return (
    isNativeName(growth.owner.constructor) ||
    (isNativeName(growth.entryConstructor) && !growth.entryConstructor.startsWith('('))
  );
}

/** Style engines, script runners and the like: a page's author knows elements, documents and windows. */
function isPageInnards(growth: Growth): boolean {
  return (
    growth.owner.name === null &&
    growth.owner.node !== null &&
    growth.candidate.mainKey % 16 === TYPE.native &&
    !isPageObject(growth.owner.constructor)
  );
}

function leadOf(members: readonly Growth[]): Growth {
  return (
    members.find((growth) => !isEngineHeld(growth) && !isWeaklyKnown(growth)) ??
    members.find((growth) => isEngineHeld(growth)) ??
    members[0]
  );
}

/**
 * Values of a WeakMap, which keeps none of them: their keys are alive, and something else keeps those. A private field
 * that was compiled for an old runtime is such a map, with the instances as keys.
 */
function isWeaklyKnown({ owner }: Growth): boolean {
  return owner.constructor === 'WeakMap';
}

/** Per growth, how many of its entries refer into each other growth's territory. */
function references(view: SeriesView, growths: readonly Growth[]): Uint32Array[] {
  const heap = view.newest;
  const { nodes, edges } = heap.columns;
  const rules = edgeRulesOf(heap);
  const growthOf = new Uint8Array(nodes.count);
  growths.forEach((growth, g) => {
    for (const entry of growth.candidate.allFresh)
      view.walkTerritory(view.last, entry, (n) => {
        growthOf[n] = g + 1;
      });
  });
  const entryCount = growths.map(() => new Uint32Array(growths.length));
  const lastEntry = new Int32Array(growths.length);
  growths.forEach((growth, g) => {
    lastEntry.fill(-1);
    growth.candidate.allFresh.forEach((entry, k) =>
      view.walkTerritory(view.last, entry, (n) => {
        for (let e = nodes.firstEdge[n]; e < nodes.firstEdge[n + 1]; e++) {
          const other = growthOf[edges.toNode[e]] - 1;
          if (other < 0 || other === g || lastEntry[other] === k) continue;
          if (isDropped(rules, heap.page, n, e)) continue;
          lastEntry[other] = k;
          entryCount[g][other]++;
        }
      }),
    );
  });
  return entryCount;
}

function mayBelongTogether(a: Growth, b: Growth): boolean {
  const [held, other] = isEngineHeld(a) ? [a, b] : [b, a];
  if (!isEngineHeld(held)) return false;
  // What goes on is told apart from what jumped once.
  if ((a.trend === 'rising') !== (b.trend === 'rising')) return false;
  // A few objects that were there all along, and refer to some of what came, are no registry of it.
  if (!isEngineHeld(other) && growthOf(other.countBySnapshot) <= 0 && isSmallBeside(other, held)) return false;
  // A single thing that all of them refer to (their document) is not what came in with them.
  return isEngineHeld(other) || other.growthKind !== 'bytes' || held.growthKind === 'bytes';
}

function groupsOf(growths: readonly Growth[], refers: readonly Uint32Array[]): Growth[][] {
  const group = growths.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (group[root] !== root) root = group[root];
    return root;
  };
  growths.forEach((a, i) => {
    growths.forEach((b, j) => {
      if (i === j || !mayBelongTogether(a, b)) return;
      const share = refers[i][j] / a.candidate.allFresh.length;
      // Two places of the program stay two findings, also when an engine-held third refers to both.
      if (share < (isWeaklyKnown(a) ? WEAKLY_ENTANGLED : ENTANGLED)) return;
      const [x, y] = [find(i), find(j)];
      if (x === y || (hasOwner(growths, group, x, find) && hasOwner(growths, group, y, find))) return;
      group[Math.max(x, y)] = Math.min(x, y);
    });
  });
  const members = new Map<number, Growth[]>();
  growths.forEach((growth, i) => {
    const root = find(i);
    const list = members.get(root);
    if (list === undefined) members.set(root, [growth]);
    else list.push(growth);
  });
  return [...members.values()];
}

/** Whether too little hangs from a place to speak for what handles keep. */
function isSmallBeside(place: Growth, held: Growth): boolean {
  return place.growthBytes < LISTED_SHARE * held.growthBytes;
}

function hasOwner(
  growths: readonly Growth[],
  group: readonly number[],
  root: number,
  find: (i: number) => number,
): boolean {
  return growths.some((growth, i) => !isEngineHeld(growth) && find(i) === root && group.length > 0);
}

/** An element, a document or what left it: something that a page's author can remove. */
function isOfPage(constructor: string): boolean {
  return isElement(constructor) || isDocument(constructor) || isDetachedName(constructor);
}

/** Less than this part of what came hangs from the registry itself: it lists things that others keep. Unit: share of bytes. */
const LISTED_SHARE = 0.2;

/**
 * A group that a place of the program refers to, and handles keep as well: told of that place. Where little hangs from it (the
 * nodes of a registry's tree), its entries are the things it lists, each counted once.
 */
function inRegistry(view: SeriesView, namer: Namer, members: readonly Growth[]): Growth {
  const lead = leadOf(members);
  const whole = together(lead, members);
  if (lead.growthBytes >= LISTED_SHARE * whole.growthBytes) return whole;
  const best = representativeOf(view, namer, members);
  if (best === null) return whole;
  return {
    ...whole,
    ...named(view, best, view.keyConstructor(best.key)),
    candidate: { ...whole.candidate, ...asEntries(view, best) },
  };
}

/** Names a group that no place of the program keeps by its best-known class. */
function asClass(view: SeriesView, namer: Namer, members: readonly Growth[]): Growth {
  const lead = leadOf(members);
  const whole = members.length === 1 ? lead : together(lead, members);
  const best = representativeOf(view, namer, members);
  if (best === null) return whole;
  const sample = best.nodes[best.nodes.length - 1];
  const constructor = view.keyConstructor(best.key);
  // The way to one of them leads past the others.
  const entries = asEntries(view, best);
  const others = new Set([...best.nodes, ...instancesOf(view, view.last, best.key)]);
  const isOther = (node: NodeOrdinal): boolean => node !== sample && others.has(node);
  const path =
    lead.owner.node === null
      ? pathTo(namer, nameOwner(namer, sample), 'bytes', sample, constructor, isOther)
      : lead.path;
  // What a GC root keeps straight keeps the rest: an open socket its client.
  const keeps = (name: string): boolean =>
    name !== constructor && !isEverybodys(name) && !isNativeName(name) && !isGlobal(name) && !isSystemName(name);
  const onPath = path.find((hop) => hop.objectId !== undefined && keeps(hop.constructor))?.constructor;
  const keeper = onPath ?? members.find((growth) => keeps(growth.entryConstructor))?.entryConstructor ?? null;
  const element = isPageInnards(lead)
    ? findHolders(view, namer, best.nodes).find(
        (h) => !h.root && h.coverage >= 0.8 && isOfPage(namer.constructorOf(h.node)),
      )
    : undefined;
  if (element !== undefined) {
    return {
      ...whole,
      ...named(view, best, constructor),
      owner: { ...nameOwner(namer, element.node), name: null },
      candidate: { ...whole.candidate, ...entries },
      path: pathTo(namer, nameOwner(namer, element.node), 'width', sample, constructor),
    };
  }
  const isKept = lead.growthKind === 'roots' && keeper !== null;
  const past =
    isKept && onPath === undefined ? pathPast(namer, members, keeper, best.nodes, (node) => others.has(node)) : null;
  return {
    ...whole,
    ...named(view, best, constructor),
    candidate: { ...whole.candidate, ...entries },
    owner: isKept ? { ...lead.owner, constructor: keeper } : lead.owner,
    path: past ?? path,
  };
}

/**
 * Entries that are asked for a way past what keeps them: a handle of the runtime's has none, the object that uses it
 * has.
 */
const MAX_SAMPLES = 8;

/** The path to an entry past the nearest of those that are said to keep it; null when none of them leads to one. */
function pathPast(
  namer: Namer,
  members: readonly Growth[],
  keeper: string,
  entries: readonly NodeOrdinal[],
  isEntry: (node: NodeOrdinal) => boolean,
): Growth['path'] | null {
  const kept = members.filter((growth) => growth.entryConstructor === keeper);
  const keepers = new Set(kept.flatMap((growth) => growth.candidate.freshEntries));
  const step = Math.max(1, Math.floor(entries.length / MAX_SAMPLES));
  const { id } = namer.heap.columns.nodes;
  for (let i = entries.length - 1; i >= 0; i -= step) {
    const sample = entries[i];
    const isOther = (node: NodeOrdinal): boolean => node !== sample && isEntry(node);
    const [first] = routeTo(namer, sample, { from: (node) => keepers.has(node), avoid: isOther }) ?? [];
    if (first === undefined) continue;
    const node = first.link.holder;
    const at = { kind: 'bytes', entryConstructor: keeper, end: sample, sample, isEntry: isOther } as const;
    const path = pathHops(namer, nameOwner(namer, node), at);
    if (path.some((hop) => hop.objectId === id[node]) && path.at(-1)?.objectId === id[sample]) return path;
  }
  return null;
}

function pathTo(
  namer: Namer,
  owner: NamedOwner,
  kind: GrowthKind,
  sample: NodeOrdinal,
  entryConstructor: string,
  isEntry: (node: NodeOrdinal) => boolean = () => false,
): Growth['path'] {
  return pathHops(namer, owner, { kind, entryConstructor, end: null, sample, isEntry });
}

function named(
  view: SeriesView,
  best: Representative,
  constructor: string,
): Pick<Growth, 'countBySnapshot' | 'entryConstructor' | 'entryName' | 'shape'> {
  return {
    countBySnapshot: (best.bySnapshot ?? view.heaps.map((_, i) => instancesOf(view, i, best.key))).map(
      (all) => all.length,
    ),
    entryConstructor: constructor,
    entryName: null,
    shape: null,
  };
}
