// Entries of a tree of nodes: a persistent vector or map is a new tree at every change, most of whose nodes are the old ones.
// What grows are not its nodes, which come and go with its depth, but what they carry.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { isStringType, TYPE } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import { MIN_ENTRIES_PER_STEP } from '../thresholds.ts';
import type { Candidate, EntryKey } from '../types.ts';
import { linkWeight } from './chain-shape.ts';
import type { Place } from './describe.ts';
import type { GroupSeries } from './group-series.ts';
import { isAnonymousContainer, trendOfEntries } from './groups.ts';

/** Nodes looked at for another node below them. */
const MAX_LOOKED_AT = 1000;

/**
 * The entries of a tree whose top nodes are new in every snapshot.
 * @param group - the top nodes: objects of a class some of which keep others of it, directly or in an array
 * @param nodes - those of them that are new, per snapshot
 * @returns null when the group is no such tree, or carries nothing that becomes more
 */
export function treeEntries(
  place: Place,
  group: GroupSeries,
  nodes: readonly (readonly NodeOrdinal[])[],
): Candidate | null {
  const { view } = place;
  const { last } = view;
  if (group.key % 16 !== TYPE.object || linkWeight(view, group.key) < 3) return null;
  const between = containersBetween(view, nodes[last], group.key);
  if (between === null) return null;
  const carried = nodes.map((tops, i) => carriedBy(view, i, tops, group.key, between));
  const countOf = (snapshot: number, key: EntryKey): number => carried[snapshot].get(key)?.count ?? 0;
  let main: EntryKey | null = null;
  for (const [key, { count }] of carried[last]) {
    if (isStringType(key % 16) || count - countOf(0, key) < MIN_ENTRIES_PER_STEP * last) continue;
    if (main === null || count - countOf(0, key) > countOf(last, main) - countOf(0, main)) main = key;
  }
  if (main === null) return null;
  const key = main;
  const retainedAtFirst = nodes[0].reduce((sum, top) => sum + view.heaps[0].retained[top], 0);
  const countBySnapshot = carried.map((_, i) => countOf(i, key));
  const freshBySnapshot = carried.map((entries) => entries.get(key)?.fresh ?? []);
  return {
    growthKind: 'width',
    survivors: place.survivors,
    owners: place.owners,
    mainKey: key,
    keys: [key],
    countBySnapshot,
    freshBytesBySnapshot: group.bytes,
    engineBySnapshot: group.engine,
    baseBytes: Math.max(0, retainedAtFirst - group.bytes[0] - group.engine[0]),
    trend: trendOfEntries(countBySnapshot, group.bytes),
    freshEntries: freshBySnapshot[last],
    allFresh: nodes[last],
    freshBySnapshot,
  };
}

/**
 * Constructors of the containers through which nodes keep nodes (none when they do so directly).
 * @returns null when no node keeps two others: what keeps one each is a list
 */
function containersBetween(view: SeriesView, tops: readonly NodeOrdinal[], key: EntryKey): Set<EntryKey> | null {
  const { last } = view;
  const between = new Set<EntryKey>();
  let branches = false;
  let looked = 0;
  for (const top of tops) {
    let nodes = 0;
    for (const child of childrenOf(view, last, top)) {
      if (++looked > MAX_LOOKED_AT) break;
      const childKey = view.entryKey(last, child);
      if (childKey === key) nodes++;
      if (!isAnonymousContainer(view, childKey)) continue;
      const below = childrenOf(view, last, child).filter((node) => view.entryKey(last, node) === key).length;
      if (below === 0) continue;
      between.add(childKey);
      nodes += below;
    }
    branches ||= nodes > 1;
  }
  return branches ? between : null;
}

interface Carried {
  count: number;
  readonly fresh: NodeOrdinal[];
}

/** What hangs from the nodes of a tree and is none of them, by constructor; old nodes are seen through, too. */
function carriedBy(
  view: SeriesView,
  snapshot: number,
  tops: readonly NodeOrdinal[],
  key: EntryKey,
  between: ReadonlySet<EntryKey>,
): Map<EntryKey, Carried> {
  const carried = new Map<EntryKey, Carried>();
  const stack = [...tops];
  while (stack.length > 0) {
    const node = stack.pop() as NodeOrdinal;
    for (const child of childrenOf(view, snapshot, node)) {
      const childKey = view.entryKey(snapshot, child);
      const isContainer = between.has(childKey) && view.entryKey(snapshot, node) === key;
      if (childKey === key || isContainer) {
        stack.push(child);
        continue;
      }
      let entries = carried.get(childKey);
      if (entries === undefined) carried.set(childKey, (entries = { count: 0, fresh: [] }));
      entries.count++;
      if (!view.survives(snapshot, child)) entries.fresh.push(child);
    }
  }
  return carried;
}

/** What an object dominates directly, see-through objects left out. */
function childrenOf(view: SeriesView, snapshot: number, node: NodeOrdinal): NodeOrdinal[] {
  const tree = view.tree(snapshot);
  const children: NodeOrdinal[] = [];
  const stack: NodeOrdinal[] = [node];
  while (stack.length > 0) {
    const n = stack.pop() as NodeOrdinal;
    for (let c = tree.first[n]; c < tree.first[n + 1]; c++) {
      const child = tree.child[c];
      if (view.isTransparent(snapshot, child)) stack.push(child);
      else children.push(child);
    }
  }
  return children;
}
