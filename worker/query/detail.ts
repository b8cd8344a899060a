// Everything about one object: its numbers, source, dominators, text, and the shortest readable path from a GC root.

import type { EdgeOrdinal, NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { EdgeRow, ObjectDetail, ObjectRef } from '../engine/api.ts';
import { classKeyOf } from '../growth/tables/constructor-diff.ts';
import { madeBy } from '../growth/tell/allocations.ts';
import {
  findOrdinalById,
  KIND,
  KIND_OF,
  kindsOf,
  retainersOf,
  sourceOf,
  type Heap,
  type SlimHeap,
} from '../heap/index.ts';
import { allocationTraces } from '../heap/traces.ts';
import { edgeRow } from './edges.ts';
import { objectRow, stringText } from './objects.ts';
import { withEdges, type QuerySeries } from './series.ts';

/** A chain can be a million links long; people read its two ends. */
const MAX_ABOVE = 200;
const MAX_TEXT = 1 << 20;

/** Null when no object of that snapshot has the id. Path and counts are empty where the edges were let go. */
export function objectDetail(series: QuerySeries, ref: ObjectRef): ObjectDetail | null {
  const heap = series.heaps[ref.snapshot];
  const node = heap === undefined ? -1 : findOrdinalById(heap, ref.objectId);
  if (heap === undefined || node < 0) return null;
  const full = withEdges(heap);
  const row = heap.classes.nodeClass[node];
  const retainers = full === null ? null : retainersOf(full);
  return {
    ...objectRow(series, ref.snapshot, node),
    snapshot: ref.snapshot,
    classKey: row < heap.classes.rows.length ? classKeyOf(heap.classes.rows[row], series) : null,
    source: sourceOf(heap, node),
    fieldCount: full === null ? 0 : full.columns.nodes.firstEdge[node + 1] - full.columns.nodes.firstEdge[node],
    retainerCount: retainers === null ? 0 : retainers.first[node + 1] - retainers.first[node],
    dominators: dominatorsAbove(heap, node).map((above) => objectRow(series, ref.snapshot, above)),
    pathFromRoot: full === null ? [] : pathFromRoot(series, ref.snapshot, full, node),
    text: stringText(heap, node, MAX_TEXT),
    madeBy: madeBy(allocationTraces(heap.columns), node),
  };
}

function dominatorsAbove(heap: SlimHeap, node: NodeOrdinal): readonly NodeOrdinal[] {
  const root = heap.columns.header.rootOrdinal;
  const above: NodeOrdinal[] = [];
  for (let at = node; at !== root && above.length < MAX_ABOVE;) {
    at = heap.dominator[at];
    above.push(at);
  }
  return above;
}

/** Hops from the root's side to the object: each row is an object and the edge that leads to it. */
function pathFromRoot(series: QuerySeries, snapshot: number, heap: Heap, node: NodeOrdinal): readonly EdgeRow[] {
  const hops: { readonly edge: EdgeOrdinal; readonly node: NodeOrdinal }[] = [];
  const seen = new Set<NodeOrdinal>();
  for (let at = node; at !== heap.columns.header.rootOrdinal && !seen.has(at);) {
    seen.add(at);
    const step = nearestRetainer(heap, at);
    if (step === null) break;
    hops.push({ edge: step.edge, node: at });
    at = step.node;
  }
  hops.reverse();
  const half = MAX_ABOVE / 2;
  const shown = hops.length <= MAX_ABOVE ? hops : [...hops.slice(0, half), ...hops.slice(-half)];
  return shown.map((hop) => edgeRow(series, snapshot, heap, hop.edge, hop.node));
}

/** The retainer one step nearer to the roots; among equals a named edge from a program's object, then the first. */
function nearestRetainer(
  heap: Heap,
  node: NodeOrdinal,
): { readonly edge: EdgeOrdinal; readonly node: NodeOrdinal } | null {
  const { first, edge, node: source } = retainersOf(heap);
  const { type } = heap.columns.edges;
  const { edgeTypes, rootOrdinal } = heap.columns.header;
  const kinds = kindsOf(heap);
  let best = -1;
  let bestRank = Infinity;
  for (let i = first[node]; i < first[node + 1]; i++) {
    const from = source[i];
    const edgeType = edgeTypes[type[edge[i]]];
    if (edgeType === 'weak' || from === node) continue;
    const fromDistance = from === rootOrdinal ? 0 : heap.distance[from];
    const distance = heap.distance[node];
    const nearer = distance === 1 ? from === rootOrdinal : fromDistance >= 0 && fromDistance < distance;
    if (!nearer) continue;
    const named =
      edgeType === 'property' || edgeType === 'context' ? 0 : edgeType === 'element' || edgeType === 'shortcut' ? 1 : 2;
    const rank = fromDistance * 16 + (KIND_OF[kinds[from]] === KIND.engine ? 8 : 0) + named;
    if (rank < bestRank) {
      bestRank = rank;
      best = i;
    }
  }
  return best < 0 ? null : { edge: edge[best], node: source[best] };
}
