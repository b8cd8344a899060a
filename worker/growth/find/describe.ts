// The candidate that each way of growing makes: entries that become more (width), one thing that becomes larger (bytes), an
// owner that swells by itself.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { TYPE, isStringType } from '../series/node-kinds.ts';
import { trendOf } from '../judge/trend.ts';
import type { SeriesView } from '../series/view.ts';
import { BROWSER_SWINGS, MIN_GROWTH_BYTES } from '../thresholds.ts';
import type { Candidate, EntryKey, SurvivorIndex, Trend } from '../types.ts';
import type { GroupSeries } from './group-series.ts';
import { mainOf, steadyOf, trendOfEntries } from './groups.ts';

/** The owners that are being looked into. */
export interface Place {
  readonly view: SeriesView;
  /** Whom the bytes belong to. */
  readonly survivors: readonly SurvivorIndex[];
  /** Per snapshot, the objects looked into: the survivors, or what was found below them. */
  readonly owners: readonly (readonly NodeOrdinal[])[];
}

/**
 * Entries that become more.
 * @param series - groups that grow; the one that names the growth is chosen among them
 * @param selfGrowth - bytes by which the owners themselves grew (a table that doubled); 0 when they are not counted
 * @param self - bytes of the owners themselves per snapshot
 * @param merge - whether all groups are told as one growth, or the main one alone
 * @param known - the group that names the growth, where that is known
 */
export function width(
  place: Place,
  series: readonly GroupSeries[],
  selfGrowth: number,
  self: readonly number[],
  merge: boolean,
  known: GroupSeries | null = null,
): Candidate {
  const { view } = place;
  const last = view.last;
  const main = known ?? mainOf(view, series);
  const members = merge ? [main, ...series.filter((group) => group !== main)] : [main];
  const entries = view.heaps.map((_, i) => members.reduce((sum, group) => sum + group.bytes[i], 0));
  // Tables double while entries rise evenly: the trend is read off the entries alone.
  // Strings are flattened and joined all the time: only their bytes tell.
  const flattened =
    members.every((group) => isStringType(group.key % 16)) && main.countGrowth <= 0.1 * main.count[last];
  // A tree's nodes have room for a few of their kind: new ones hang from new ones, and those right under the old ones say little.
  const tree =
    place.survivors.length > 1 &&
    place.owners[last].length > 0 &&
    view.entryKey(last, place.owners[last][0]) === main.key;
  const count = tree ? view.heaps.map((_, i) => countBelow(view, i, main)) : main.count;
  const trend = flattened ? trendOf(entries, MIN_GROWTH_BYTES / 2) : trendOfEntries(count, entries);
  // One heavy thing among a thousand small ones must not hide that these never stop coming.
  const steady = trend === 'rising' ? [] : steadyOf(members);
  if (steady.length > 0 && steady.length < members.length) return width(place, steady, 0, self, merge);
  return {
    growthKind: place.survivors.length > 1 ? 'many-owners' : 'width',
    survivors: place.survivors,
    owners: place.owners,
    mainKey: main.key,
    keys: members.map((group) => group.key),
    countBySnapshot: count,
    engineBySnapshot: view.heaps.map((_, i) => members.reduce((sum, group) => sum + group.engine[i], 0)),
    freshBytesBySnapshot: selfGrowth > 0 ? entries.map((b, i) => b + self[i]) : entries,
    baseBytes: members.reduce((sum, group) => sum + (group.groups[0]?.survivingBytes ?? 0), 0),
    trend,
    freshEntries: main.groups[last]?.fresh ?? [],
    allFresh: members.flatMap((group) => group.groups[last]?.fresh ?? []),
  };
}

/** All objects of a kind that came under some owners, and those that were there. */
function countBelow(view: SeriesView, snapshot: number, { key, groups }: GroupSeries): number {
  const group = groups[snapshot];
  if (group === null) return 0;
  let count = group.count - group.fresh.length;
  for (const node of group.fresh) {
    view.walkTerritory(snapshot, node, (below) => {
      if (view.entryKey(snapshot, below) === key) count++;
    });
  }
  return count;
}

/**
 * One thing under the owners that becomes larger.
 * @param nodes - per snapshot, the objects that it is
 */
export function thing(place: Place, group: GroupSeries, nodes: readonly (readonly NodeOrdinal[])[]): Candidate {
  const last = place.view.last;
  return {
    growthKind: 'bytes',
    survivors: place.survivors,
    owners: place.owners,
    mainKey: group.key,
    keys: [group.key],
    countBySnapshot: group.count,
    freshBytesBySnapshot: group.bytes,
    engineBySnapshot: group.engine,
    baseBytes: group.groups[0]?.survivingBytes ?? 0,
    trend: trendOfThing(place.view, group.key, group.bytes),
    freshEntries: nodes[last],
    allFresh: nodes[last],
  };
}

/** The owner itself swells: a number array, a typed table without objects in it. */
export function swollen(place: Place, self: readonly number[]): Candidate {
  const { view } = place;
  const last = view.last;
  const key = view.entryKey(last, place.owners[last][0]);
  return {
    growthKind: place.survivors.length > 1 ? 'many-owners' : 'bytes',
    survivors: place.survivors,
    owners: place.owners,
    mainKey: key,
    keys: [key],
    countBySnapshot: place.owners.map((o) => o.length),
    freshBytesBySnapshot: self,
    engineBySnapshot: self.map(() => 0),
    baseBytes: 0,
    trend: trendOfThing(view, key, self),
    freshEntries: place.owners[last],
    allFresh: place.owners[last],
  };
}

/** One thing has nothing but its bytes to tell. Native objects are a browser's, but for the buffers of programs, which V8 names `system / …`. */
function trendOfThing(view: SeriesView, key: EntryKey, bytes: readonly number[]): Trend {
  const isOfBrowser = key % 16 === TYPE.native && !view.keyConstructor(key).startsWith('system / ');
  return trendOf(bytes, Math.max(MIN_GROWTH_BYTES / 2, isOfBrowser ? BROWSER_SWINGS * bytes[0] : 0));
}
