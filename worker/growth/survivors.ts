// Survivors: the objects that stand in every snapshot of a series, found by id (identity mode) or by where they
// hang (structure mode). Everything else is "new" to somebody, and belongs to its nearest surviving dominator.

import type { SlimHeap } from '../heap/types.ts';
import { NO_MATCH, type IdIndex } from './ids.ts';
import type { NameTable } from './names.ts';
import { CONTEXT, ENGINE, PLUMBING, TYPE, isStringType, typeOf } from './node-kinds.ts';

/** Index of a survivor, the same in every snapshot. */
export type SurvivorIndex = number;
export const NO_SURVIVOR = -1;

export interface Survivors {
  readonly count: number;
  /**
   * Per snapshot and node: SurvivorIndex; NO_SURVIVOR, or less, for the others: -2 - h where it is known that the nearest
   * survivor above is h (`territories` notes it). Length nodeCount.
   */
  readonly ofNode: readonly Int32Array[];
  /** Per snapshot: ordinal per survivor; length count. The root is one of them. */
  readonly ordinal: readonly Uint32Array[];
}

/**
 * Survivors by object id: same id, type and name in every snapshot. Engine plumbing never survives: a collection
 * that outgrows its table gets a new one, and what hangs from it must not look new because of that.
 * @param heaps - the series, oldest first
 * @param kinds - node kinds per snapshot
 * @param indexes - ids per snapshot (the first is not used)
 */
export function survivorsById(
  heaps: readonly SlimHeap[], kinds: readonly Uint8Array[], names: NameTable, indexes: readonly (IdIndex | null)[],
): Survivors {
  const first = heaps[0].columns.nodes;
  const last = heaps.length - 1;
  const ordinals = heaps.map(() => new Uint32Array(first.count));
  const found = new Uint32Array(heaps.length);
  const matches = indexes.map((index) => index?.matches(heaps[0].columns) ?? null);
  const roots = heaps.map((heap) => heap.columns.header.rootOrdinal);
  let count = 0;
  for (let n = 0; n < first.count; n++) {
    const kind = kinds[0][n];
    if ((kind & PLUMBING) !== 0) continue;
    const type = typeOf(kind);
    // Chromium gives its zero-size scalars new ids each time; synthetic roots keep theirs.
    if (first.selfSize[n] === 0 && type !== TYPE.synthetic && n !== roots[0]) continue;
    let everywhere = true;
    for (let i = 1; i <= last; i++) {
      const m = n === roots[0] ? roots[i] : matches[i]?.[n] ?? NO_MATCH;
      if (m === NO_MATCH || (kinds[i][m] & ~CONTEXT) !== (kind & ~CONTEXT)) {
        everywhere = false;
        break;
      }
      const sameText = isStringType(type) || (kind & CONTEXT) !== 0 || names.id(0, first.name[n]) === names.id(i, heaps[i].columns.nodes.name[m]);
      if (!sameText) {
        everywhere = false;
        break;
      }
      found[i] = m;
    }
    if (!everywhere) continue;
    ordinals[0][count] = n;
    for (let i = 1; i <= last; i++) ordinals[i][count] = found[i];
    count++;
  }
  return build(heaps, ordinals, count);
}

/** @param ordinals - per snapshot, `count` of them filled */
export function build(heaps: readonly SlimHeap[], ordinals: readonly Uint32Array[], count: number): Survivors {
  const ofNode = heaps.map((heap, i) => {
    const of = new Int32Array(heap.columns.nodes.count).fill(NO_SURVIVOR);
    const here = ordinals[i];
    for (let s = 0; s < count; s++) of[here[s]] = s;
    return of;
  });
  return { count, ofNode, ordinal: ordinals.map((o) => o.subarray(0, count)) };
}

export interface Territories {
  /** Bytes of the engine's nodes. */
  readonly engineBytes: number;
  readonly totalBytes: number;
}

/**
 * Gives every byte of one snapshot to its nearest surviving dominator (the node itself when it survives), the engine's
 * apart. Parents are climbed until a known one; what was climbed is noted, so that each node is passed once or twice.
 * @param ofNode - survivors of that snapshot; homes are noted in it
 * @param ownBytes - per survivor: bytes of what only hangs from it and from nothing surviving below it, itself included,
 *   are added to it `times` (1 or −1); null for the totals alone
 * @returns the totals: all that was added plus `engineBytes` is `totalBytes`
 */
export function territories(heap: SlimHeap, kinds: Uint8Array, ofNode: Int32Array, ownBytes: Float64Array | Int32Array | null, times: 1 | -1): Territories {
  const { selfSize, count } = heap.columns.nodes;
  const { dominator } = heap;
  const root = heap.columns.header.rootOrdinal;
  let engineBytes = 0;
  let totalBytes = 0;
  for (let n = 0; n < count; n++) {
    const size = selfSize[n];
    if (size === 0) continue;
    totalBytes += size;
    if ((kinds[n] & ENGINE) !== 0) {
      engineBytes += size;
      continue;
    }
    if (ownBytes === null) continue;
    let at = n;
    while (ofNode[at] === NO_SURVIVOR && at !== root) at = dominator[at];
    const known = ofNode[at];
    const home = known >= 0 ? known : -2 - known;
    if (home < 0) continue;
    ownBytes[home] += times * size;
    for (let below = n; below !== at; below = dominator[below]) ofNode[below] = -2 - home;
  }
  return { engineBytes, totalBytes };
}
