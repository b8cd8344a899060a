// What a finding keeps: exclusive bytes (freed for sure when only it is fixed) and leak share (bytes that several
// findings hold are split among them). What the roots do not reach past all findings belongs to findings; a walk per
// finding over that remainder gives a mask per object (LeakCanary's leak share idea).

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { edgeRulesOf, isDropped, Stack } from '../../heap/index.ts';
import type { Heap } from '../../heap/types.ts';
import { ScratchBuffer } from '../../base/scratch-buffer.ts';
import { Reached } from './reached.ts';

export interface Measure {
  readonly exclusiveBytes: number;
  readonly sharedBytes: number;
}

/**
 * @param heap - the last snapshot, with edges
 * @param entries - per finding, its entries in that snapshot (all of them, old ones too)
 * @param lent - used for as long as this takes
 * @returns one row per finding, in order; the shares sum to the bytes the findings hold together
 */
export function measureFindings(
  heap: Heap,
  entries: readonly (readonly NodeOrdinal[])[],
  lent = new ScratchBuffer(),
): Measure[] {
  return measureWithin(heap, entries, lent).measures;
}

/** A finding frees nothing by itself when an earlier one keeps this part of its entries, too. Unit: share, 0..1. */
const INSIDE = 0.95;

/**
 * The same, and which findings are consequences of earlier ones.
 * @returns also, per finding, the earlier one that keeps (nearly) all of its entries while nothing goes for sure with it
 *   alone; null for all others
 */
export function measureWithin(
  heap: Heap,
  entries: readonly (readonly NodeOrdinal[])[],
  lent = new ScratchBuffer(),
): { readonly measures: Measure[]; readonly insideOf: readonly (number | null)[] } {
  if (entries.length === 0) return { measures: [], insideOf: [] };
  const { count, selfSize } = heap.columns.nodes;
  const reached = new Reached(heap, entries.flat());
  const mask = lent.words(count);
  const held = new Stack();
  entries.forEach((list, i) => mark(heap, reached, mask, held, 1 << i, list));
  const exclusive = new Float64Array(entries.length);
  const share = new Float64Array(entries.length);
  while (held.length > 0) {
    const n = held.pop();
    const bits = mask[n];
    const holders = popCount(bits);
    for (let i = 0; i < entries.length; i++) {
      if ((bits & (1 << i)) === 0) continue;
      share[i] += selfSize[n] / holders;
      if (holders === 1) exclusive[i] += selfSize[n];
    }
  }
  const measures = entries.map((_, i) => ({
    exclusiveBytes: Math.round(exclusive[i]),
    sharedBytes: Math.round(share[i]),
  }));
  return {
    measures,
    insideOf: entries.map((list, i) => (measures[i].exclusiveBytes > 0 ? null : keptByEarlier(mask, list, i))),
  };
}

/** The first finding before this one that keeps most of its entries. */
function keptByEarlier(mask: Uint32Array, entries: readonly NodeOrdinal[], index: number): number | null {
  for (let j = 0; j < index; j++) {
    const kept = entries.reduce((sum, entry) => sum + ((mask[entry] >>> j) & 1), 0);
    if (entries.length > 0 && kept >= INSIDE * entries.length) return j;
  }
  return null;
}

/** Sets a bit of all that some entries hold and nothing else reaches; what gets its first bit is noted in `held`. */
function mark(
  heap: Heap,
  reached: Reached,
  mask: Uint32Array,
  held: Stack,
  bit: number,
  entries: readonly NodeOrdinal[],
): void {
  const pending = new Stack();
  for (const entry of entries) take(entry, bit, mask, held, pending);
  while (pending.length > 0) follow(heap, reached, mask, held, bit, pending);
}

/** Goes down a slice of the edges; a function of its own, so that it is compiled once. */
function follow(heap: Heap, reached: Reached, mask: Uint32Array, held: Stack, bit: number, pending: Stack): void {
  const {
    columns: {
      nodes: { firstEdge },
      edges: { toNode },
    },
    page,
  } = heap;
  const rules = edgeRulesOf(heap);
  const { known } = reached;
  for (let left = SLICE; left > 0 && pending.length > 0; left--) {
    const m = pending.pop();
    for (let e = firstEdge[m], end = firstEdge[m + 1]; e < end; e++) {
      const to = toNode[e];
      if (((known[to >>> 5] >>> (to & 31)) & 1) === 1 || (mask[to] & bit) !== 0) continue;
      if (!reached.has(to) && !isDropped(rules, page, m, e)) take(to, bit, mask, held, pending);
    }
  }
}

/** Nodes in a slice. */
const SLICE = 1 << 12;

function take(n: NodeOrdinal, bit: number, mask: Uint32Array, held: Stack, pending: Stack): void {
  if ((mask[n] & bit) !== 0) return;
  if (mask[n] === 0) held.push(n);
  mask[n] |= bit;
  pending.push(n);
}

function popCount(bits: number): number {
  let v = bits - ((bits >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
