// Who refers to a node, for the few that are asked about. A list of all retainers is 8 bytes an edge, and a ranking asks for those of
// some hundred nodes out of millions: so it is only noted in which stretches of the edges something leads to a block of nodes,
// and these few are looked through. Half a byte an edge.

import type { EdgeColumns, EdgeOrdinal, NodeOrdinal, SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices } from './chunks.ts';
import { memory, type Memory } from './memory.ts';

/** Nodes of a block, as a shift. */
const BLOCK = 4;
/** Edges of a stretch, as a shift: objects that lie together are mostly held by such, so five of them lead to a block. */
const STRETCH = 7;
/** No further edge. */
export const NO_EDGE = -1;

/** Per block of nodes the stretches of edges that lead there; ask with `nextRetainer`. */
export interface RetainerIndex {
  /** Where a block's stretches begin in `stretch`; length blocks + 1. */
  readonly first: Uint32Array;
  /** Ordinals of stretches, ascending within a block. */
  readonly stretch: Uint32Array;
}

/** Needs edges. @param take where it is to lie */
export function indexRetainers({ nodes, edges }: SnapshotColumns, take: Memory = memory(false)): RetainerIndex {
  const blocks = (nodes.count >>> BLOCK) + 1;
  const first = take.u32(blocks + 1);
  // The last stretch noted per block, + 1.
  const noted = new Uint32Array(blocks);
  inSlices(edges.count, undefined, (from, to) => countStretches(edges, first, noted, from, to));
  let total = 0;
  for (let block = 0; block <= blocks; block++) {
    const count = first[block];
    first[block] = total;
    total += count;
  }
  const stretch = take.u32(total);
  const place = Uint32Array.from(first);
  noted.fill(0);
  inSlices(edges.count, undefined, (from, to) => noteStretches(edges, place, noted, stretch, from, to));
  return { first, stretch };
}

function countStretches(
  { toNode }: EdgeColumns,
  count: Uint32Array,
  noted: Uint32Array,
  from: EdgeOrdinal,
  to: EdgeOrdinal,
): void {
  for (let edge = from; edge < to; edge++) {
    const block = toNode[edge] >>> BLOCK;
    const here = (edge >>> STRETCH) + 1;
    if (noted[block] === here) continue;
    noted[block] = here;
    count[block]++;
  }
}

function noteStretches(
  { toNode }: EdgeColumns,
  place: Uint32Array,
  noted: Uint32Array,
  stretch: Uint32Array,
  from: EdgeOrdinal,
  to: EdgeOrdinal,
): void {
  for (let edge = from; edge < to; edge++) {
    const block = toNode[edge] >>> BLOCK;
    const here = (edge >>> STRETCH) + 1;
    if (noted[block] === here) continue;
    noted[block] = here;
    stretch[place[block]++] = here - 1;
  }
}

/**
 * The first edge beyond `after` that leads to a node: from `NO_EDGE` on, all of them, sources ascending.
 * @param cut one bit per edge that is not wanted (bit `edge & 31` of word `edge >>> 5`)
 * @returns `NO_EDGE` when there is none
 */
export function nextRetainer(
  { count, toNode }: EdgeColumns,
  { first, stretch }: RetainerIndex,
  node: NodeOrdinal,
  after: EdgeOrdinal,
  cut: Uint32Array | null = null,
): EdgeOrdinal {
  const block = node >>> BLOCK;
  const end = first[block + 1];
  let edge = after + 1;
  for (let at = placeOf(stretch, edge >>> STRETCH, first[block], end); at < end; at++) {
    const begin = (stretch[at] << STRETCH) >>> 0;
    const stop = Math.min(begin + (1 << STRETCH), count);
    for (edge = Math.max(edge, begin); edge < stop; edge++) {
      if (toNode[edge] === node && (cut === null || ((cut[edge >>> 5] >>> (edge & 31)) & 1) === 0)) return edge;
    }
  }
  return NO_EDGE;
}

/** What is held from everywhere (`undefined`, a map) has its first retainers at once. */
const MOST_STRETCHES = 1 << 8;

/** Edges that are looked at, roughly, to find a node's retainers; at least 1. */
export function retainerCost({ first }: RetainerIndex, node: NodeOrdinal): number {
  const block = node >>> BLOCK;
  return 1 + (Math.min(MOST_STRETCHES, first[block + 1] - first[block]) << STRETCH);
}

/** The first place in ascending[from .. to) that is not below `wanted`, else `to`. */
function placeOf(ascending: Uint32Array, wanted: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
