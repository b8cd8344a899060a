// The class that speaks for many things at once (a client with its sockets, parsers and timers): of which each entry has one,
// and which the program or its package knows best.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { FIRST_RETAINERS, nextRetainer, NO_EDGE, retainerIndexOf, sourceOf } from '../../heap/index.ts';
import type { Heap } from '../../heap/types.ts';
import { packageOf } from '../../report/packages.ts';
import type { Namer } from '../name/links.ts';
import { originOf } from '../name/origin.ts';
import { routeTo } from '../name/route.ts';
import { isKeptByTimers, servedBy, timersIn } from '../name/timer-callbacks.ts';
import { importedPackages } from '../name/uses.ts';
import { CONTEXT, ENGINE, PLUMBING, TYPE, typeOf } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import type { Candidate, EntryKey, Growth } from '../types.ts';
import { isEverybodys, isNativeName, isTag } from '../vocabulary.ts';
import { pageTops } from './page-tops.ts';

/** A class stands for the whole when there is one of it per entry, give or take. */
const ONE_EACH = 0.2;

export interface Representative {
  readonly key: EntryKey;
  readonly nodes: readonly NodeOrdinal[];
  /** Per snapshot, where instances of the class are not all that count. */
  readonly bySnapshot?: readonly (readonly NodeOrdinal[])[];
}

/** @returns the class that speaks for some growths together, with its instances; null when none does */
export function representativeOf(view: SeriesView, namer: Namer, members: readonly Growth[]): Representative | null {
  const found = instancesIn(view, members);
  return (
    servedByTimers(view, namer, members, found) ??
    ownRequests(view, namer, found, topmost(view, namer, found, heaviest(namer, members, found)))
  );
}

/** The instances of a class as the entries of a candidate: all of the heap, those that came apart from those that stayed. */
export function asEntries(
  view: SeriesView,
  { key, nodes, bySnapshot }: Representative,
): Pick<Candidate, 'mainKey' | 'freshEntries' | 'freshBySnapshot' | 'countBySnapshot'> {
  const all = bySnapshot ?? view.heaps.map((_, i) => instancesOf(view, i, key));
  return {
    mainKey: key,
    freshEntries: nodes,
    freshBySnapshot: all.map((some, i) => some.filter((node) => !view.survives(i, node))),
    countBySnapshot: all.map((some) => some.length),
  };
}

export function instancesOf(view: SeriesView, snapshot: number, key: EntryKey): NodeOrdinal[] {
  const found: NodeOrdinal[] = [];
  const kinds = view.kinds[snapshot];
  const type = key % 16;
  for (let n = 0; n < kinds.length; n++) {
    if (typeOf(kinds[n]) === type && (kinds[n] & (PLUMBING | CONTEXT)) === 0 && view.entryKey(snapshot, n) === key)
      found.push(n);
  }
  return found;
}

/** New objects of every class under some growths. */
function instancesIn(view: SeriesView, members: readonly Growth[]): ReadonlyMap<EntryKey, NodeOrdinal[]> {
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
  return found;
}

/** The class of which each entry has one, or each few have: see `weightOf`. */
function heaviest(
  namer: Namer,
  members: readonly Growth[],
  found: ReadonlyMap<EntryKey, readonly NodeOrdinal[]>,
): Representative | null {
  const counts = members.map((growth) => growth.candidate.freshEntries.length);
  let best: Representative | null = null;
  let bestWeight = 0;
  for (const [key, nodes] of found) {
    const name = namer.constructorOf(nodes[0]);
    if (isEverybodys(name) || isNativeName(name) || !isOneEach(nodes.length, counts)) continue;
    const weight = weightOf(namer, name, nodes);
    if (best === null || weight > bestWeight) {
      best = { key, nodes };
      bestWeight = weight;
    }
  }
  return best;
}

/** Of elements that are in the document, the topmost. */
function topmost(
  view: SeriesView,
  namer: Namer,
  found: ReadonlyMap<EntryKey, readonly NodeOrdinal[]>,
  best: Representative | null,
): Representative | null {
  if (best === null || !view.keyConstructor(best.key).startsWith('<')) return best;
  const elements = [...found].filter(([key]) => view.keyConstructor(key).startsWith('<'));
  return (
    pageTops(
      view,
      namer,
      elements.flatMap(([, nodes]) => [...nodes]),
    ) ?? best
  );
}

/** Timers that are asked for whom they work; most of them must agree. */
const TIMERS_ASKED = 9;

/** Where timers keep a group, the class that their callbacks work for, and not the largest thing that it leads to. */
function servedByTimers(
  view: SeriesView,
  namer: Namer,
  members: readonly Growth[],
  found: ReadonlyMap<EntryKey, readonly NodeOrdinal[]>,
): Representative | null {
  if (!members.every(isKeptByTimers)) return null;
  const timers = members.flatMap((growth) => timersIn(namer, growth, TIMERS_ASKED));
  const keys = timers
    .map((timer) => servedBy(namer, timer))
    .filter((node) => node !== null && typeOf(namer.kinds[node]) === TYPE.object)
    .map((node) => view.entryKey(view.last, node ?? 0));
  const key = keys.find((one) => keys.filter((other) => other === one).length * 2 > timers.length);
  const nodes = key === undefined ? undefined : found.get(key);
  if (key === undefined || nodes === undefined) return null;
  const name = view.keyConstructor(key);
  const counts = members.map(({ candidate }) => candidate.freshEntries.length);
  return isEverybodys(name) || !isOneEach(nodes.length, counts) ? null : { key, nodes };
}

/** Ways to objects of a class that are looked at. */
const WAYS_ASKED = 5;

/** A request that the program made itself and that keeps the answers to others (a proxy's) is what stays open. */
function ownRequests(
  view: SeriesView,
  namer: Namer,
  found: ReadonlyMap<EntryKey, readonly NodeOrdinal[]>,
  best: Representative | null,
): Representative | null {
  if (best === null || !/^(ServerResponse|IncomingMessage)$/.test(view.keyConstructor(best.key))) return best;
  const own = [...found].find(([key]) => view.keyConstructor(key) === 'ClientRequest');
  if (own === undefined) return best;
  const step = Math.max(1, Math.floor(best.nodes.length / WAYS_ASKED));
  const samples = best.nodes.filter((_, i) => i % step === 0).slice(0, WAYS_ASKED);
  const through = samples.filter((node) =>
    (routeTo(namer, node) ?? []).some(
      ({ target }) => target !== node && namer.constructorOf(target) === 'ClientRequest',
    ),
  );
  return through.length === 0 ? best : { key: own[0], nodes: own[1] };
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

/** A package that the program itself calls says more to its reader than those that the package uses in turn. */
const USED_BY_PROGRAM = 8;

function isUsed(namer: Namer, node: NodeOrdinal): boolean {
  const { name } = packageOf(sourceOf(namer.heap, node)?.url ?? '') ?? { name: null };
  return name !== null && importedPackages(namer).has(name);
}

/** How well a class speaks for the whole: the program's own first, then what keeps much and is referred to from all over. */
function weightOf(namer: Namer, name: string, nodes: readonly NodeOrdinal[]): number {
  // An element is what a page's author made and can remove.
  if (isTag(name)) return 15;
  const { heap } = namer;
  const { firstEdge } = heap.columns.nodes;
  let bytes = 0;
  let links = 0;
  for (const n of nodes) {
    bytes += heap.retained[n];
    links += countRetainers(heap, n) + firstEdge[n + 1] - firstEdge[n];
  }
  const newest = nodes[nodes.length - 1];
  const origin = { 1: 0, 2: isUsed(namer, newest) ? USED_BY_PROGRAM : 2, 3: 20 }[originOf(namer, newest)];
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
