// What a finding keeps: exclusive bytes (freed for sure when only it is fixed) and leak share (bytes that several
// findings hold are split among them). A walk from the roots with all findings as barriers; what it does not reach
// belongs to findings; a walk per finding over that remainder gives a mask per object (LeakCanary's leak share idea).

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { edgeRulesOf, isDropped, sliceAt, type EdgeRules } from '../heap/index.ts';
import type { Heap } from '../heap/types.ts';

export interface Measure {
  readonly exclusiveBytes: number;
  readonly sharedBytes: number;
}

/** More findings than bits would not fit one mask; nobody reads the thirty-second finding. */
export const MAX_MEASURED = 31;

/**
 * @param heap - the last snapshot, with edges
 * @param entries - per finding, its entries in that snapshot (all of them, old ones too)
 * @returns one row per finding, in order; the shares sum to the bytes the findings hold together
 */
export function measureFindings(heap: Heap, entries: readonly (readonly NodeOrdinal[])[]): Measure[] {
  if (entries.length === 0) return [];
  const { count, selfSize } = heap.columns.nodes;
  const flood: Flood = {
    firstEdge: heap.columns.nodes.firstEdge, toNode: heap.columns.edges.toNode, rules: edgeRulesOf(heap), page: heap.page,
    met: new Uint32Array((count >>> 5) + 1), stack: new Uint32Array(count),
  };
  const { met, stack } = flood;
  // The walk from the roots does not enter the entries.
  for (const list of entries) for (const n of list) met[n >>> 5] |= 1 << (n & 31);
  stack[0] = heap.columns.header.rootOrdinal;
  met[stack[0] >>> 5] |= 1 << (stack[0] & 31);
  for (let height = 1, done = 0; height > 0;) {
    const steps = sliceAt(done);
    height = reach(flood, height, steps);
    done += steps;
  }
  for (const list of entries) for (const n of list) met[n >>> 5] &= ~(1 << (n & 31));
  const mask = new Uint32Array(count);
  entries.forEach((list, i) => {
    const bit = 1 << i;
    for (const n of list) if ((mask[n] & bit) === 0) mark(flood, mask, bit, n);
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

interface Flood {
  readonly firstEdge: Uint32Array;
  readonly toNode: Uint32Array;
  readonly rules: EdgeRules;
  readonly page: Uint32Array;
  /** One bit per node that was reached: every edge looks there, and bytes would not stay in the cache. */
  readonly met: Uint32Array;
  readonly stack: Uint32Array;
}

/** Visits up to `steps` nodes of the stack and puts on it what they keep. @returns the new height of the stack */
function reach({ firstEdge, toNode, rules, page, met, stack }: Flood, height: number, steps: number): number {
  const { type } = rules.columns.edges;
  const { edgeWeak, edgeShortcut, root } = rules.schema;
  const { tables } = rules;
  let top = height;
  for (let left = steps; left > 0 && top > 0; left--) {
    const n = stack[--top];
    // `isDropped`, with what depends on the node alone looked at once: this passes every edge of the heap.
    const special = n === root || ((tables[n >>> 5] >>> (n & 31)) & 1) === 1;
    const anyTarget = ((page[n >>> 5] >>> (n & 31)) & 1) === 1;
    for (let e = firstEdge[n], end = firstEdge[n + 1]; e < end; e++) {
      const to = toNode[e];
      if ((met[to >>> 5] >>> (to & 31)) & 1) continue;
      const drop = special ? isDropped(rules, page, n, e)
        : type[e] === edgeWeak || type[e] === edgeShortcut || (!anyTarget && ((page[to >>> 5] >>> (to & 31)) & 1) === 1);
      if (drop) continue;
      met[to >>> 5] |= 1 << (to & 31);
      stack[top++] = to;
    }
  }
  return top;
}

/** Sets a bit of all that an entry holds and the walk from the roots did not reach. */
function mark({ firstEdge, toNode, rules, page, met, stack }: Flood, mask: Uint32Array, bit: number, entry: NodeOrdinal): void {
  let top = 0;
  mask[entry] |= bit;
  stack[top++] = entry;
  while (top > 0) {
    const m = stack[--top];
    for (let e = firstEdge[m], end = firstEdge[m + 1]; e < end; e++) {
      const to = toNode[e];
      if ((met[to >>> 5] >>> (to & 31)) & 1 || (mask[to] & bit) !== 0 || isDropped(rules, page, m, e)) continue;
      mask[to] |= bit;
      stack[top++] = to;
    }
  }
}

function popCount(bits: number): number {
  let v = bits - ((bits >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
