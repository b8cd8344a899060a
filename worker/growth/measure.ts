// What a finding keeps: exclusive bytes (freed for sure when only it is fixed) and leak share (bytes that several
// findings hold are split among them). A walk from the roots with all findings as barriers; what it does not reach
// belongs to findings; a walk per finding over that remainder gives a mask per object (LeakCanary's leak share idea).

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { SlimHeap } from '../heap/types.ts';

export interface Measure {
  readonly exclusiveBytes: number;
  readonly sharedBytes: number;
}

/** More findings than bits would not fit one mask; nobody reads the thirty-second finding. */
export const MAX_MEASURED = 31;

/**
 * @param heap - the last snapshot, with edges
 * @param entries - per finding, its entries in that snapshot (all of them, old ones too)
 * @param dropped - edges that keep nothing, one bit each (`droppedEdges`)
 * @returns one row per finding, in order; the shares sum to the bytes the findings hold together
 */
export function measureFindings(
  heap: SlimHeap, entries: readonly (readonly NodeOrdinal[])[], dropped: Uint32Array,
): Measure[] {
  if (entries.length === 0) return [];
  const { count, firstEdge, selfSize } = heap.columns.nodes;
  const { toNode } = heap.columns.edges;
  const { rootOrdinal } = heap.columns.header;
  const barrier = new Uint8Array(count);
  for (const list of entries) for (const n of list) barrier[n] = 1;
  const stack = new Uint32Array(count);
  const reached = new Uint8Array(count);
  let top = 0;
  stack[top++] = rootOrdinal;
  reached[rootOrdinal] = 1;
  while (top > 0) {
    const n = stack[--top];
    for (let e = firstEdge[n]; e < firstEdge[n + 1]; e++) {
      const to = toNode[e];
      if (reached[to] !== 0 || barrier[to] !== 0 || (dropped[e >>> 5] & (1 << (e & 31))) !== 0) continue;
      reached[to] = 1;
      stack[top++] = to;
    }
  }
  const mask = new Uint32Array(count);
  entries.forEach((list, i) => {
    const bit = 1 << i;
    for (const n of list) {
      if ((mask[n] & bit) !== 0) continue;
      mask[n] |= bit;
      stack[top++] = n;
      while (top > 0) {
        const m = stack[--top];
        for (let e = firstEdge[m]; e < firstEdge[m + 1]; e++) {
          const to = toNode[e];
          if (reached[to] !== 0 || (mask[to] & bit) !== 0 || (dropped[e >>> 5] & (1 << (e & 31))) !== 0) continue;
          mask[to] |= bit;
          stack[top++] = to;
        }
      }
    }
  });
  const exclusive = new Float64Array(entries.length);
  const share = new Float64Array(entries.length);
  for (let n = 0; n < count; n++) {
    const bits = mask[n];
    if (bits === 0 || selfSize[n] === 0) continue;
    const holders = popCount(bits);
    for (let i = 0; i < entries.length; i++) {
      if ((bits & (1 << i)) === 0) continue;
      share[i] += selfSize[n] / holders;
      if (holders === 1) exclusive[i] += selfSize[n];
    }
  }
  return entries.map((_, i) => ({ exclusiveBytes: Math.round(exclusive[i]), sharedBytes: Math.round(share[i]) }));
}

function popCount(bits: number): number {
  let v = bits - ((bits >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
