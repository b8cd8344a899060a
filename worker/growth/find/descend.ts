// Opens one owner, or many alike, and goes down until the place is found where new objects pile up. The rule for going down is
// LeakCanary's (report where the count rises and the parent's does not), on dominators instead of paths.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { CONTEXT, TYPE, isStringType, typeOf } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import { MIN_GROWTH_BYTES } from '../thresholds.ts';
import type { Candidate, EntryKey, SurvivorIndex } from '../types.ts';
import { chainByShape, mayBeChain } from './chain-shape.ts';
import { swollen, thing, width, type Place } from './describe.ts';
import type { GroupSeries } from './group-series.ts';
import { groupsOf, isAnonymousContainer, isOutgrown, isWide, steadyOf } from './groups.ts';
import { chainByName, type Level } from './nested.ts';
import { treeEntries } from './tree-entries.ts';
import { keptByListeners } from './listeners.ts';
import { isGlobal, isWindow } from '../vocabulary.ts';

/** Levels: deeper than this nothing is opened, what is there is told as one thing that swells. */
const MAX_DESCENT = 48;
/** Shares of an owner's growth: its groups that grow in number are told together from here on … */
const WIDE_SHARE = 0.3;
/** … beside a group of that share that grows in bytes only is opened, too; */
const FLAT_SHARE_BESIDE_WIDE = 0.25;
/** without any that grows in number, one of this share is. */
const FLAT_SHARE = 0.2;
/** An owner that swells by this share of its growth, and has no groups that do, is the growth itself. */
const SWOLLEN_SHARE = 0.5;
/** Times that one constructor is met on the way down before that is a chain; plain containers nest by nature. */
const CHAIN_ROUNDS = { named: 3, anonymous: 6 } as const;

const HUB_NAMES = /^(process|system \/ .*)$/;

/**
 * Opens owners until entries pile up.
 * @param survivors - whom the bytes belong to
 * @param roots - per snapshot, the objects looked into now
 * @param way - constructors passed on the way here, the roots' own last; empty at the survivor itself
 * @returns what grows in there, none when it is too little
 */
export function descend(
  view: SeriesView,
  survivors: readonly SurvivorIndex[],
  roots: readonly (readonly NodeOrdinal[])[],
  way: readonly Level[] = [],
): Candidate[] {
  const last = view.last;
  const expansions = roots.map((nodes, i) => view.expand(i, nodes));
  const all = groupsOf(expansions)
    .filter((group) => group.growth > 0)
    .sort((x, y) => y.growth - x.growth);
  const self = expansions.map((e) => e.selfBytes);
  const selfGrowth = self[last] - self[0];
  const growth = all.reduce((sum, group) => sum + group.growth, 0) + Math.max(0, selfGrowth);
  if (growth < MIN_GROWTH_BYTES) return [];
  const place: Place = { view, survivors, owners: roots };
  const isTop = way.length === 0;
  const path: readonly Level[] = isTop
    ? [{ key: roots[last].length > 0 ? view.entryKey(last, roots[last][0]) : -1, nodes: roots }]
    : way;
  const shaped = new Map<GroupSeries, Candidate | null>();
  for (const group of all) {
    if (group.growth < Math.max(MIN_GROWTH_BYTES, FLAT_SHARE * growth) || !mayBeChain(group)) continue;
    const fresh = freshOf(group);
    shaped.set(group, chainByShape(place, group, fresh) ?? treeEntries(place, group, fresh));
  }
  const open = (group: GroupSeries): Candidate[] => {
    const known = shaped.get(group) ?? null;
    return known === null ? openGroup(place, group, path, isTop ? 0 : way.length) : [known];
  };
  // A tree's nodes hang from nodes: those right under the old ones do not become more while the tree grows below them.
  const isTree = (group: GroupSeries): boolean => survivors.length > 1 && group.key === path[0].key;
  const isOpened = (group: GroupSeries): boolean =>
    (shaped.get(group) ?? null) !== null || (isOutgrown(group) && !isTree(group));
  const isEntries = (group: GroupSeries): boolean => isWide(group) && !isOpened(group);

  if (isTop && survivors.length === 1 && isHub(view, roots[last][0])) {
    const around = isWindow(view.keyConstructor(path[0].key)) ? keptByListeners(view, all) : null;
    const together = around === null ? [] : [around.listeners, ...around.kept];
    const apart = all
      .filter((group) => group.growth >= MIN_GROWTH_BYTES && !together.includes(group))
      .flatMap((group) => (isEntries(group) ? [width(place, [group], 0, self, false)] : open(group)));
    return around === null ? apart : [width(place, together, 0, self, true, around.listeners), ...apart];
  }
  const wide = all.filter((group) => group.countGrowth > 0 && !isOpened(group));
  const wideGrowth = wide.filter(isWide).reduce((sum, group) => sum + group.growth, 0);
  const flat = all.filter((group) => !isEntries(group) && group.growth >= MIN_GROWTH_BYTES);
  const found: Candidate[] = [];
  if (wideGrowth > 0 && wideGrowth + Math.max(0, selfGrowth) >= WIDE_SHARE * growth) {
    found.push(width(place, wide, Math.max(0, selfGrowth), self, true));
    for (const group of flat) if (group.growth >= FLAT_SHARE_BESIDE_WIDE * growth) found.push(...open(group));
    return found;
  }
  for (const group of flat) if (group.growth >= FLAT_SHARE * growth) found.push(...open(group));
  const steady = steadyOf(wide);
  if (steady.length > 0) found.push(width(place, steady, 0, self, true));
  if (found.length > 0) return found;
  if (selfGrowth >= SWOLLEN_SHARE * growth) return [swollen(place, self)];
  return all.length > 0 ? [width(place, all, Math.max(0, selfGrowth), self, true)] : [];
}

/** One group opened in turn; what cannot be opened, or has no place inside, is told as one thing that swells. */
function openGroup(place: Place, group: GroupSeries, path: readonly Level[], depth: number): Candidate[] {
  const { view, survivors } = place;
  const type = group.key % 16;
  const nodes = freshOf(group);
  if (isStringType(type) || type === TYPE.symbol || type === TYPE.bigint) return [thing(place, group, nodes)];
  const rounds = isAnonymousContainer(view, group.key) ? CHAIN_ROUNDS.anonymous : CHAIN_ROUNDS.named;
  const chain = timesIn(path, group.key) >= rounds ? chainByName(place, group, nodes, path) : null;
  if (chain !== null) return [chain];
  if (depth >= MAX_DESCENT) return [thing(place, group, nodes)];
  const below = descend(view, survivors, nodes, [...path, { key: group.key, nodes }]);
  return below.length > 0 ? below : [thing(place, group, nodes)];
}

/** Per snapshot, the objects of a group that are new. */
function freshOf(group: GroupSeries): NodeOrdinal[][] {
  return group.groups.map((g) => g?.fresh ?? []);
}

/** Scopes, globals and roots hold unrelated things: what grows in them is told apart by constructor. */
function isHub(view: SeriesView, node: NodeOrdinal): boolean {
  const kind = view.kinds[view.last][node];
  const type = typeOf(kind);
  if (node === view.root(view.last) || type === TYPE.synthetic || (kind & CONTEXT) !== 0 || type === TYPE.closure)
    return true;
  const name = view.keyConstructor(view.entryKey(view.last, node));
  return isGlobal(name) || HUB_NAMES.test(name);
}

function timesIn(path: readonly Level[], key: EntryKey): number {
  return path.reduce((times, level) => times + Number(level.key === key), 0);
}
