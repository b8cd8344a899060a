// What travels between threads and what stays in memory: a heap without its edges, and the buffers to hand over.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { viaOf } from './access.ts';
import type { Heap, SlimHeap } from './types.ts';

/**
 * The same heap without edges (half of its bytes); per-node results and names stay. So does `firstEdge`: how many edges
 * a backing store has tells the size of its collection. Buffers are shared, not copied.
 * @param asked objects of it will be asked about; without, distances and source positions go, too
 */
export function slim(heap: Heap, asked = true): SlimHeap {
  const columns: SnapshotColumns = {
    ...heap.columns,
    locations: asked ? heap.columns.locations : null,
    edges: { count: 0, type: new Uint8Array(0), nameOrIndex: new Uint32Array(0), toNode: new Uint32Array(0) },
  };
  return { ...heap, columns, hasEdges: false, via: viaOf(heap), distance: asked ? heap.distance : new Int32Array(0) };
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
    if (ArrayBuffer.isView(value[0]) || value.some((item) => typeof item === 'object' && item !== null && 'values' in item)) {
      for (const item of value) collect(item, buffers);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) collect(item, buffers);
  }
}
