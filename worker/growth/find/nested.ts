// A chain that is recognised by what it is made of: on the way down the same constructor was met again and again.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { Candidate, EntryKey } from '../types.ts';
import { chainByShape, linkWeight } from './chain-shape.ts';
import type { Place } from './describe.ts';
import type { GroupSeries } from './group-series.ts';

/** One step on the way down: the constructor passed, and its objects per snapshot. */
export interface Level {
  readonly key: EntryKey;
  readonly nodes: readonly (readonly NodeOrdinal[])[];
}

/**
 * The chain that begins where the constructor of its round that says most was met first.
 * @param group - what was met last
 * @param nodes - its objects per snapshot
 * @param path - constructors passed on the way down
 * @returns null when what repeats is no chain
 */
export function chainByName(
  place: Place,
  group: GroupSeries,
  nodes: readonly (readonly NodeOrdinal[])[],
  path: readonly Level[],
): Candidate | null {
  const since = path.findLastIndex((level) => level.key === group.key);
  const round = path.slice(since).map((level) => level.key);
  const most = Math.max(...round.map((key) => linkWeight(place.view, key)));
  const main = path.find((level) => round.includes(level.key) && linkWeight(place.view, level.key) === most);
  return chainByShape(place, group, nodes, 'met', main?.nodes ?? nodes);
}
