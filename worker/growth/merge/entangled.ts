// Entangled growths: what comes in as one thing (a socket, its parser, its request, its timers) hangs from several
// roots and would be told as several findings. Growths whose entries refer to one another are one; it is called by
// the class a programmer knows best, with the instances of that class counted.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { edgeRulesOf, FIRST_RETAINERS, isDropped, nextRetainer, NO_EDGE, retainerIndexOf } from '../../heap/index.ts';
import type { Heap } from '../../heap/types.ts';
import { pathHops } from '../name/path.ts';
import { findHolders } from '../find/holders.ts';
import { together } from './merging.ts';
import type { Namer } from '../name/links.ts';
import { isNativeName, isPageObject, originOf } from '../name/origin.ts';
import { nameOwner } from '../name/owner.ts';
import { CONTEXT, ENGINE, PLUMBING, TYPE, typeOf } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import type { EntryKey, Growth, GrowthKind, NamedOwner } from '../types.ts';

/** Only the largest are looked at: a table of pairs grows with the square. */
const MAX_GROWTHS = 40;
/** Share of entries that must refer to the other growth's. */
const ENTANGLED = 0.6;
/** A class stands for the whole when there is one of it per entry, give or take. */
const ONE_EACH = 0.2;

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
    const held = members.every((growth) => isEngineHeld(growth));
    if (!held) return members.length === 1 ? members[0] : together(leadOf(members), members);
    return asClass(view, namer, members);
  });
  return [...merged, ...growths.slice(MAX_GROWTHS)].sort((x, y) => y.growthBytes - x.growthBytes);
}

/** Held by a GC root, a native handle or Node's timer lists: no place in the program that could let go. */
export function isEngineHeld(growth: Growth): boolean {
  if (growth.growthKind === 'roots') return true;
  if (/^(TimersList|Timeout|Immediate|ImmediateList|Pending activities)$/.test(growth.owner.constructor)) return true;
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
  return members.find((growth) => !isEngineHeld(growth)) ?? members[0];
}

/** Per growth, how many of its entries refer into each other growth's territory. */
function references(view: SeriesView, growths: readonly Growth[]): Uint32Array[] {
  const heap = view.heaps[view.last] as Heap;
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
      if (share < ENTANGLED) return;
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

function hasOwner(
  growths: readonly Growth[],
  group: readonly number[],
  root: number,
  find: (i: number) => number,
): boolean {
  return growths.some((growth, i) => !isEngineHeld(growth) && find(i) === root && group.length > 0);
}

/** Plain containers and scopes name nothing. */
const UNNAMED =
  /^(Object|Array|Function|Map|Set|WeakMap|WeakSet|Promise|Generator|AsyncGenerator|ArrayBuffer|Uint8Array|FastBuffer|Buffer|Date|RegExp|Error|Symbol|Timeout|Immediate)$/;

interface Representative {
  readonly key: EntryKey;
  readonly nodes: readonly NodeOrdinal[];
}

/** Names a group that no place of the program keeps by its best-known class. */
function asClass(view: SeriesView, namer: Namer, members: readonly Growth[]): Growth {
  const lead = leadOf(members);
  const whole = members.length === 1 ? lead : together(lead, members);
  const best = representative(view, namer, members);
  if (best === null) return whole;
  const sample = best.nodes[best.nodes.length - 1];
  const constructor = view.keyConstructor(best.key);
  const path =
    lead.owner.node === null ? pathTo(namer, nameOwner(namer, sample), 'bytes', sample, constructor) : lead.path;
  // What a GC root keeps straight keeps the rest: an open socket its client.
  const keepers = [
    ...path.filter((hop) => hop.objectId !== undefined).map((hop) => hop.constructor),
    ...members.map((growth) => growth.entryConstructor),
  ];
  const keeper =
    keepers.find(
      (name) =>
        name !== constructor &&
        !UNNAMED.test(name) &&
        !isNativeName(name) &&
        !name.startsWith('{') &&
        !name.startsWith('system /'),
    ) ?? null;
  const element = isPageInnards(lead)
    ? findHolders(view, namer, best.nodes).find(
        (h) => !h.root && h.coverage >= 0.8 && /^<|^HTML|^Detached/.test(namer.constructorOf(h.node)),
      )
    : undefined;
  if (element !== undefined) {
    return {
      ...whole,
      ...named(view, best, constructor),
      owner: { ...nameOwner(namer, element.node), name: null },
      candidate: { ...whole.candidate, freshEntries: best.nodes, mainKey: best.key },
      path: pathTo(namer, nameOwner(namer, element.node), 'width', sample, constructor),
    };
  }
  const owner = lead.growthKind === 'roots' && keeper !== null ? { ...lead.owner, constructor: keeper } : lead.owner;
  return {
    ...whole,
    ...named(view, best, constructor),
    candidate: { ...whole.candidate, freshEntries: best.nodes, mainKey: best.key },
    owner,
    path,
  };
}

function pathTo(
  namer: Namer,
  owner: NamedOwner,
  kind: GrowthKind,
  sample: NodeOrdinal,
  entryConstructor: string,
): Growth['path'] {
  return pathHops(namer, owner, { kind, entryConstructor, end: null, sample, isEntry: () => false });
}

function named(
  view: SeriesView,
  best: Representative,
  constructor: string,
): Pick<Growth, 'countBySnapshot' | 'entryConstructor' | 'entryName' | 'shape'> {
  return {
    countBySnapshot: view.heaps.map((_, i) => countOf(view, i, best.key)),
    entryConstructor: constructor,
    entryName: null,
    shape: null,
  };
}

function countOf(view: SeriesView, snapshot: number, key: EntryKey): number {
  let count = 0;
  const kinds = view.kinds[snapshot];
  const type = key % 16;
  for (let n = 0; n < kinds.length; n++) {
    if (typeOf(kinds[n]) === type && (kinds[n] & (PLUMBING | CONTEXT)) === 0 && view.entryKey(snapshot, n) === key)
      count++;
  }
  return count;
}

/** The class of which each entry has one, or each few have: see `weightOf`. */
function representative(view: SeriesView, namer: Namer, members: readonly Growth[]): Representative | null {
  const { last } = view;
  const found = new Map<EntryKey, NodeOrdinal[]>();
  for (const growth of members) {
    for (const entry of growth.candidate.allFresh) {
      view.walkTerritory(last, entry, (n) => {
        const kind = view.kinds[last][n];
        if (
          (kind & (PLUMBING | ENGINE | CONTEXT)) !== 0 ||
          (typeOf(kind) !== TYPE.object && typeOf(kind) !== TYPE.native)
        )
          return;
        const key = view.entryKey(last, n);
        const nodes = found.get(key);
        if (nodes === undefined) found.set(key, [n]);
        else nodes.push(n);
      });
    }
  }
  const counts = members.map((growth) => growth.candidate.freshEntries.length);
  let best: Representative | null = null;
  let bestWeight = 0;
  for (const [key, nodes] of found) {
    const name = view.keyConstructor(key);
    if (UNNAMED.test(name) || name.startsWith('{') || isNativeName(name) || !isOneEach(nodes.length, counts)) continue;
    const weight = weightOf(namer, name, nodes);
    if (best === null || weight > bestWeight) {
      best = { key, nodes };
      bestWeight = weight;
    }
  }
  return best;
}

/** One per entry of any member, give or take; or one per two, three or four entries of the largest. */
function isOneEach(count: number, counts: readonly number[]): boolean {
  const few = counts[0] / count;
  if (few > 1.5 && few < 4.2 && Math.abs(few - Math.round(few)) < 0.05) return true;
  return counts.some(
    (entries) => count >= entries * (1 - ONE_EACH) && count <= entries * (1 + ONE_EACH) && count >= counts[0] / 4,
  );
}

/** Words a class that people make per request by mistake tends to end in. */
const CLIENT = /(Client|Redis)$/;
const POOL = /(Pool|Agent|Connection|WebSocket|Session|Subscriber|Worker|Request|Response)$/;

/** How well a class speaks for the whole: the program's own first, then what keeps much and is referred to from all over. */
function weightOf(namer: Namer, name: string, nodes: readonly NodeOrdinal[]): number {
  // An element is what a page's author made and can remove.
  if (/^(Detached )?</.test(name)) return 15;
  const { heap } = namer;
  const { firstEdge } = heap.columns.nodes;
  let bytes = 0;
  let links = 0;
  for (const n of nodes) {
    bytes += heap.retained[n];
    links += countRetainers(heap, n) + firstEdge[n + 1] - firstEdge[n];
  }
  const origin = { 1: 0, 2: 2, 3: 20 }[originOf(namer, nodes[nodes.length - 1])];
  const known = CLIENT.test(name) ? 5 : POOL.test(name) ? 3 : 0;
  return origin + known + Math.log2(1 + bytes / nodes.length) + Math.min(40, links / nodes.length) / 10;
}

function countRetainers(heap: Heap, node: NodeOrdinal): number {
  const index = retainerIndexOf(heap);
  let count = 0;
  for (let edge = NO_EDGE; count < FIRST_RETAINERS; count++) {
    edge = nextRetainer(heap.columns.edges, index, node, edge);
    if (edge === NO_EDGE) break;
  }
  return count;
}
