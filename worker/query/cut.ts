// What would be freed if one reference did not exist.

import type { CutResult } from '../engine/api.ts';
import {
  aliveNodes,
  checkCancelled,
  dominatorTree,
  droppedEdges,
  findOrdinalById,
  retainersOf,
  type CancelSignal,
  type Heap,
} from '../heap/index.ts';
import { withEdges, type QuerySeries } from './series.ts';

/**
 * Removes every reference from one object to another. The target stays if anything else outside of what it keeps
 * itself still retains it; if nothing does, exactly its dominator subtree goes.
 * All zero for unknown objects, snapshots without edges, and references that retain nothing.
 */
export function cut(
  series: QuerySeries,
  snapshot: number,
  fromId: number,
  toId: number,
  signal: CancelSignal,
): CutResult {
  const heap = withEdges(series.heaps[snapshot]);
  if (heap === null)
    return { freedBytes: 0, freedCount: 0, totalBytes: series.heaps[snapshot]?.totalShallowBytes ?? 0 };
  const nothing: CutResult = { freedBytes: 0, freedCount: 0, totalBytes: heap.totalShallowBytes };
  const from = findOrdinalById(heap, fromId);
  const to = findOrdinalById(heap, toId);
  if (from < 0 || to < 0 || from === to || to === heap.columns.header.rootOrdinal) return nothing;
  // Held by one object alone, it would hang from that object. (A clique nothing reaches hangs from the root: it is not alive.)
  if (heap.dominator[to] !== from) return nothing;

  const dropped = droppedEdges(heap, signal);
  const { first, edge, node } = retainersOf(heap);
  let held = false;
  const others: number[] = [];
  for (let i = first[to]; i < first[to + 1]; i++) {
    if ((dropped[edge[i] >>> 5] >>> (edge[i] & 31)) & 1) continue;
    if (node[i] === from) held = true;
    else others.push(node[i]);
  }
  if (!held) return nothing;
  const below = subtree(heap, to, signal);
  if (others.some((other) => below.seen[other] === 0 && aliveNodes(heap)[other] === 1)) return nothing;
  return { freedBytes: heap.retained[to], freedCount: below.count, totalBytes: heap.totalShallowBytes };
}

function subtree(heap: Heap, top: number, signal: CancelSignal): { readonly seen: Uint8Array; readonly count: number } {
  const { first, child } = dominatorTree(heap);
  const seen = new Uint8Array(heap.columns.nodes.count);
  const pending = [top];
  let count = 0;
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    seen[at] = 1;
    if ((++count & 0xffff) === 0) checkCancelled(signal);
    for (let i = first[at]; i < first[at + 1]; i++) pending.push(child[i]);
  }
  return { seen, count };
}
