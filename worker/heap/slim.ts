// What travels between threads and what stays in memory: a heap without its edges, and the buffers to hand over.

import type { NodeColumns, SnapshotColumns } from 'heapsnapshot-parser-lite';
import { MANY, viaOf } from './access.ts';
import { Stack } from './stack.ts';
import type { EdgeCounts, Heap, SlimHeap } from './types.ts';

/**
 * The same heap without edges (half of its bytes); per-node results and names stay. So does how many edges each node had:
 * that of a backing store tells the size of its collection. Buffers are shared, not copied.
 * @param asked objects of it will be asked about; without, distances and source positions go, too
 */
export function slim(heap: Heap, asked = true): SlimHeap {
  const columns: SnapshotColumns = {
    ...heap.columns,
    nodes: asked ? heap.columns.nodes : { ...heap.columns.nodes, firstEdge: new Uint32Array(0) },
    locations: asked ? heap.columns.locations : null,
    edges: { count: 0, type: new Uint8Array(0), nameOrIndex: new Uint32Array(0), toNode: new Uint32Array(0) },
  };
  const { retainers: _retainers, ...rest } = heap;
  const light: SlimHeap = { ...rest, columns, hasEdges: false, via: viaOf(heap) };
  return asked
    ? light
    : {
        ...light,
        distance: new Int32Array(0),
        edgeCounts: countEdges(heap.columns.nodes, roomBehind(heap.kinds, heap.columns.nodes.count)),
      };
}

/** Rows and kinds, made in lent memory, leave a quarter of it free (build.ts). */
function roomBehind(kinds: Uint8Array | undefined, count: number): Uint8Array {
  const from = kinds === undefined ? 0 : kinds.byteOffset + count;
  return kinds !== undefined && kinds.buffer.byteLength >= from + count
    ? new Uint8Array(kinds.buffer, from, count)
    : new Uint8Array(count);
}

/** @param few length nodeCount, filled */
function countEdges({ firstEdge, count }: NodeColumns, few: Uint8Array): EdgeCounts {
  const many = new Stack();
  for (let node = 0; node < count; node++) {
    const edges = firstEdge[node + 1] - firstEdge[node];
    few[node] = Math.min(edges, MANY);
    if (edges >= MANY) many.push(node);
  }
  const nodes = many.items.slice(0, many.length);
  return { few, many: nodes, counts: nodes.map((node) => firstEdge[node + 1] - firstEdge[node]) };
}

/** Every buffer of a heap, each once, for a transfer list; shared memory is left out, since it is not transferred. */
export function heapTransferables(heap: SlimHeap): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  collect(heap, buffers);
  return [...buffers];
}

function collect(value: unknown, buffers: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
  } else if (Array.isArray(value)) {
    // Only a table's pieces are arrays of views; rows and type lists hold no buffer in their first element.
    if (
      ArrayBuffer.isView(value[0]) ||
      value.some((item) => typeof item === 'object' && item !== null && 'values' in item)
    ) {
      for (const item of value) collect(item, buffers);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) collect(item, buffers);
  }
}

/** @returns whether a heap still has its edges; of a series some older ones are slimmed. */
export function isWhole(heap: SlimHeap | undefined): heap is Heap {
  return heap?.hasEdges === true;
}
