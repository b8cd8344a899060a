// A chain that is recognised by what it is made of: on the way down the same constructor was met again and again.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { trendOf } from '../judge/trend.ts';
import { TYPE } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import { MIN_GROWTH_BYTES } from '../thresholds.ts';
import type { Candidate, EntryKey } from '../types.ts';
import { thing, type Place } from './describe.ts';
import { isAnonymousContainer, type GroupSeries } from './groups.ts';

/** One step on the way down: the constructor passed, and its objects per snapshot. */
export interface Level {
  readonly key: EntryKey;
  readonly nodes: readonly (readonly NodeOrdinal[])[];
}

/**
 * Told by the constructor of its round that says most, from its first link on.
 * @param group - the link that was met last
 * @param nodes - its objects per snapshot
 * @param path - constructors passed on the way down
 */
export function chainByName(
  place: Place,
  group: GroupSeries,
  nodes: readonly (readonly NodeOrdinal[])[],
  path: readonly Level[],
): Candidate {
  const { view } = place;
  const since = path.findLastIndex((level) => level.key === group.key);
  const round = path.slice(since).map((level) => level.key);
  const most = Math.max(...round.map((key) => weightOf(view, key)));
  const main = path.find((level) => round.includes(level.key) && weightOf(view, level.key) === most) ?? {
    key: group.key,
    nodes,
  };
  return {
    ...thing(place, group, nodes),
    growthKind: 'depth',
    trend: trendOf(group.bytes, MIN_GROWTH_BYTES / 2),
    mainKey: main.key,
    keys: [main.key],
    chainTops: main.nodes,
  };
}

/** How much a constructor says of a chain: a class of the program's most, a scope nothing. */
function weightOf(view: SeriesView, key: EntryKey): number {
  if (view.keyConstructor(key).startsWith('system / Context')) return 0;
  if (key % 16 === TYPE.closure) return 1;
  return isAnonymousContainer(view, key) ? 2 : 3;
}
