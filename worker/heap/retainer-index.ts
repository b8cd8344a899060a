// Who refers to a node, for the few that are asked about. A list of all retainers is 8 bytes an edge, and a ranking asks for those
// of some thousand nodes out of millions: so it is only noted in which stretches of the edges something leads to a block of
// nodes, and these few are looked through. About half a byte an edge.

import type { EdgeColumns, EdgeOrdinal, NodeOrdinal, SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices } from './chunks.ts';
import { memory, type Memory } from './memory.ts';

/** Nodes of a block, as a shift. */
const BLOCK = 4;
/** Place of a node in its block. */
const IN_BLOCK = (1 << BLOCK) - 1;
/** Edges of a stretch, as a shift: objects that lie together are mostly held by such, so five of them lead to a block. */
const STRETCH = 7;
/**
 * A block with more stretches than this is crowded: each of its nodes has a list of its own. `undefined` or a hidden class is
 * referred to from half of all stretches, and its neighbours, which have few retainers, would be looked for in all of them:
 * one call in thirty looked at two thirds of all edges looked at (pairs of 110 MB of four kinds). The lists take a
 * third more memory.
 */
const CROWDED_STRETCHES = 128;
/** Which blocks are crowded is told by one stretch of so many. */
const SAMPLED = 16;
/** No further edge. */
export const NO_EDGE = -1;

/** The stretches of edges that lead to each block of nodes, or to each node of a crowded block; ask with `nextRetainer`. */
export interface RetainerIndex {
  /**
   * Where a row's stretches begin in `stretch`. Rows are the blocks (those of crowded ones are empty), then the nodes of the
   * crowded blocks; length rows + 1.
   */
  readonly first: Uint32Array;
  /** Ordinals of stretches, ascending within a row. */
  readonly stretch: Uint32Array;
  /** Ordinals of the crowded blocks, ascending. */
  readonly crowded: Uint32Array;
  /** Blocks there are. */
  readonly blocks: number;
}

/** In `noted`: the block is crowded, and the rest of the number is its place among these. Stretches are below. */
const CROWDED = 1 << 26;

/** Needs edges. @param take where it is to lie */
export function indexRetainers({ nodes, edges }: SnapshotColumns, take: Memory = memory(false)): RetainerIndex {
  const blocks = (nodes.count >>> BLOCK) + 1;
  const found = findCrowded(edges, blocks);
  const byBlock = new Uint32Array(blocks);
  // The last stretch noted, + 1, per block and per node of a crowded block.
  const noted = new Uint32Array(blocks);
  const crowded = take.u32(found.length);
  crowded.set(found);
  const byNode = new Uint32Array(crowded.length << BLOCK);
  const notedByNode = new Uint32Array(crowded.length << BLOCK);
  const both: Crowd = { noted, notedByNode };
  mark(noted, crowded);
  inSlices(edges.count, undefined, (from, to) => countStretches(edges, byBlock, byNode, both, from, to));

  const rows = blocks + byNode.length;
  const first = take.u32(rows + 1);
  let total = 0;
  for (let row = 0; row <= rows; row++) {
    first[row] = total;
    if (row < rows) total += row < blocks ? byBlock[row] : byNode[row - blocks];
  }
  const stretch = take.u32(total);
  const free = first.slice();
  noted.fill(0);
  mark(noted, crowded);
  notedByNode.fill(0);
  inSlices(edges.count, undefined, (from, to) => noteStretches(edges, free, both, blocks, stretch, from, to));
  return { first, stretch, crowded, blocks };
}

/** Per block and per node of a crowded block the last stretch noted, + 1. */
interface Crowd {
  readonly noted: Uint32Array;
  readonly notedByNode: Uint32Array;
}

function mark(noted: Uint32Array, crowded: Uint32Array): void {
  for (let place = 0; place < crowded.length; place++) noted[crowded[place]] = CROWDED + place;
}

/** @returns the crowded blocks, ascending */
function findCrowded({ toNode, count }: EdgeColumns, blocks: number): number[] {
  const times = new Uint32Array(blocks);
  const noted = new Uint32Array(blocks);
  for (let begin = 0; begin < count; begin += SAMPLED << STRETCH) {
    const here = (begin >>> STRETCH) + 1;
    for (let edge = begin, end = Math.min(count, begin + (1 << STRETCH)); edge < end; edge++) {
      const block = toNode[edge] >>> BLOCK;
      if (noted[block] === here) continue;
      noted[block] = here;
      times[block]++;
    }
  }
  const crowded: number[] = [];
  for (let block = 0; block < blocks; block++) if (times[block] > CROWDED_STRETCHES / SAMPLED) crowded.push(block);
  return crowded;
}

function countStretches(
  { toNode }: EdgeColumns,
  byBlock: Uint32Array,
  byNode: Uint32Array,
  { noted, notedByNode }: Crowd,
  from: EdgeOrdinal,
  to: EdgeOrdinal,
): void {
  for (let edge = from; edge < to; edge++) {
    const node = toNode[edge];
    const block = node >>> BLOCK;
    const here = (edge >>> STRETCH) + 1;
    const before = noted[block];
    if (before === here) continue;
    if (before < CROWDED) {
      noted[block] = here;
      byBlock[block]++;
      continue;
    }
    const row = ((before - CROWDED) << BLOCK) | (node & IN_BLOCK);
    if (notedByNode[row] === here) continue;
    notedByNode[row] = here;
    byNode[row]++;
  }
}

function noteStretches(
  { toNode }: EdgeColumns,
  free: Uint32Array,
  { noted, notedByNode }: Crowd,
  blocks: number,
  stretch: Uint32Array,
  from: EdgeOrdinal,
  to: EdgeOrdinal,
): void {
  for (let edge = from; edge < to; edge++) {
    const node = toNode[edge];
    const block = node >>> BLOCK;
    const here = (edge >>> STRETCH) + 1;
    const before = noted[block];
    if (before === here) continue;
    if (before < CROWDED) {
      noted[block] = here;
      stretch[free[block]++] = here - 1;
      continue;
    }
    const row = ((before - CROWDED) << BLOCK) | (node & IN_BLOCK);
    if (notedByNode[row] === here) continue;
    notedByNode[row] = here;
    stretch[free[blocks + row]++] = here - 1;
  }
}

/** The row of a node's stretches. */
function rowOf({ first, crowded, blocks }: RetainerIndex, node: NodeOrdinal): number {
  const block = node >>> BLOCK;
  if (first[block] !== first[block + 1]) return block;
  const place = placeOf(crowded, block, 0, crowded.length);
  return crowded[place] === block ? blocks + ((place << BLOCK) | (node & IN_BLOCK)) : block;
}

/**
 * The first edge beyond `after` that leads to a node: from `NO_EDGE` on, all of them, sources ascending.
 * @param cut one bit per edge that is not wanted (bit `edge & 31` of word `edge >>> 5`)
 * @returns `NO_EDGE` when there is none
 */
export function nextRetainer(
  { count, toNode }: EdgeColumns,
  index: RetainerIndex,
  node: NodeOrdinal,
  after: EdgeOrdinal,
  cut: Uint32Array | null = null,
): EdgeOrdinal {
  const { first, stretch } = index;
  const row = rowOf(index, node);
  const end = first[row + 1];
  let edge = after + 1;
  for (let at = placeOf(stretch, edge >>> STRETCH, first[row], end); at < end; at++) {
    const begin = (stretch[at] << STRETCH) >>> 0;
    const stop = Math.min(begin + (1 << STRETCH), count);
    for (edge = Math.max(edge, begin); edge < stop; edge++) {
      if (toNode[edge] === node && (cut === null || ((cut[edge >>> 5] >>> (edge & 31)) & 1) === 0)) return edge;
    }
  }
  return NO_EDGE;
}

/**
 * All edges that lead to a node, sources ascending: what `nextRetainer` would find one after the other, in one walk.
 * @param limit most of them
 */
export function allRetainers(
  { count, toNode }: EdgeColumns,
  index: RetainerIndex,
  node: NodeOrdinal,
  limit: number,
): EdgeOrdinal[] {
  const { first, stretch } = index;
  const row = rowOf(index, node);
  const found: EdgeOrdinal[] = [];
  for (let at = first[row], end = first[row + 1]; at < end; at++) {
    const begin = (stretch[at] << STRETCH) >>> 0;
    const stop = Math.min(begin + (1 << STRETCH), count);
    for (let edge = begin; edge < stop; edge++) {
      if (toNode[edge] !== node) continue;
      if (found.length >= limit) return found;
      found.push(edge);
    }
  }
  return found;
}

/** What is held from everywhere (`undefined`, a map) has its first retainers at once. */
const MOST_STRETCHES = 1 << 5;

/** Edges that are looked at, roughly, to find a node's retainers; at least 1. */
export function retainerCost(index: RetainerIndex, node: NodeOrdinal): number {
  const { first } = index;
  const row = rowOf(index, node);
  return 1 + (Math.min(MOST_STRETCHES, first[row + 1] - first[row]) << STRETCH);
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
