// Survivors: the objects that stand in every snapshot of a series, found by id (identity mode) or by where they
// hang (structure mode). Everything else is "new" to somebody, and belongs to its nearest surviving dominator.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { inSlices } from '../heap/index.ts';
import type { SlimHeap } from '../heap/types.ts';
import { NO_MATCH, type IdIndex } from './ids.ts';
import type { NameTable } from './names.ts';
import { CONTEXT, ENGINE, PLUMBING, TYPE, isStringType, typeOf } from './node-kinds.ts';

/** A survivor is called by its ordinal in the first snapshot: the same number in every snapshot. */
export type SurvivorIndex = number;

/**
 * Kept as bits and as the matches that are there anyway: two numbers per node and snapshot would be 24 of the 380 MB of a
 * pair of 110 MB.
 */
export class Survivors {
  /** Nodes of the first snapshot: every index is below it, not every number below it is an index. */
  readonly limit: number;
  private readonly roots: readonly NodeOrdinal[];
  /** Per snapshot one bit per node. */
  private readonly bits: readonly Uint32Array[];
  /** Per snapshot after the first: its ordinal per node of the first, right for survivors. */
  private readonly matches: readonly Uint32Array[];

  /**
   * @param matches per snapshot after the first: per node of the first its ordinal there, or `NO_MATCH`; kept, not copied
   * @param mayBeOne whether a node of the first snapshot can be a survivor
   * @param isSame whether a node of a later snapshot is the one of the first that it was matched with
   */
  constructor(
    heaps: readonly SlimHeap[], matches: readonly Uint32Array[], mayBeOne: (node: NodeOrdinal) => boolean,
    isSame: (snapshot: number, node: NodeOrdinal, index: SurvivorIndex) => boolean,
  ) {
    this.limit = heaps[0].columns.nodes.count;
    this.roots = heaps.map((heap) => heap.columns.header.rootOrdinal);
    this.bits = heaps.map((heap) => new Uint32Array((heap.columns.nodes.count >>> 5) + 1));
    this.matches = matches;
    inSlices(this.limit, undefined, (from, to) => {
      for (let n = from; n < to; n++) if (mayBeOne(n)) this.add(n, isSame);
    });
  }

  private add(index: SurvivorIndex, isSame: (snapshot: number, node: NodeOrdinal, index: SurvivorIndex) => boolean): void {
    const { bits } = this;
    for (let i = 1; i < bits.length; i++) {
      const node = this.ordinal(i, index);
      if (node === NO_MATCH || !isSame(i, node, index)) return;
    }
    for (let i = 0; i < bits.length; i++) {
      const node = this.ordinal(i, index);
      bits[i][node >>> 5] |= 1 << (node & 31);
    }
  }

  /** Whether a number below `limit` is a survivor's. */
  has(index: number): boolean {
    return this.at(0, index);
  }

  /** Whether a node of that snapshot is a survivor. */
  at(snapshot: number, node: NodeOrdinal): boolean {
    return ((this.bits[snapshot][node >>> 5] >>> (node & 31)) & 1) === 1;
  }

  /** A survivor's ordinal in that snapshot. */
  ordinal(snapshot: number, index: SurvivorIndex): NodeOrdinal {
    if (snapshot === 0) return index;
    return index === this.roots[0] ? this.roots[snapshot] : this.matches[snapshot - 1][index];
  }

  /** Which survivor a node of that snapshot is: looked for one by one, so not for many; null when it is none. */
  indexOf(snapshot: number, node: NodeOrdinal): SurvivorIndex | null {
    if (!this.at(snapshot, node)) return null;
    if (snapshot === 0) return node;
    return node === this.roots[snapshot] ? this.roots[0] : this.matches[snapshot - 1].indexOf(node);
  }

  /** Per node of that snapshot its SurvivorIndex or `NO_SURVIVOR`, for `territories`; made anew. */
  homes(snapshot: number): Int32Array {
    const homes = new Int32Array(this.bits[snapshot].length * 32).fill(NO_SURVIVOR);
    inSlices(this.limit, undefined, (from, to) => {
      for (let index = from; index < to; index++) if (this.has(index)) homes[this.ordinal(snapshot, index)] = index;
    });
    return homes;
  }
}

const NO_SURVIVOR = -1;

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
  const root = heaps[0].columns.header.rootOrdinal;
  const matches = indexes.flatMap((index) => index?.matches(heaps[0].columns) ?? []);
  const kindOf = kinds[0];
  const nodes = heaps.map((heap) => heap.columns.nodes);
  return new Survivors(
    heaps, matches,
    // Chromium gives its zero-size scalars new ids each time; synthetic roots keep theirs.
    (n) => (kindOf[n] & PLUMBING) === 0 && (first.selfSize[n] !== 0 || typeOf(kindOf[n]) === TYPE.synthetic || n === root),
    (i, m, n) => {
      const kind = kindOf[n];
      if ((kinds[i][m] & ~CONTEXT) !== (kind & ~CONTEXT)) return false;
      return isStringType(typeOf(kind)) || (kind & CONTEXT) !== 0 || names.id(0, first.name[n]) === names.id(i, nodes[i].name[m]);
    },
  );
}

export interface Territories {
  /** Bytes of the engine's nodes. */
  readonly engineBytes: number;
  readonly totalBytes: number;
}

/**
 * Gives every byte of one snapshot to its nearest surviving dominator (the node itself when it survives), the engine's
 * apart. Parents are climbed until a known one; what was climbed is noted, so that each node is passed once or twice.
 * @param shares - whom bytes are added for; null for the totals alone
 * @returns the totals: all that was added plus `engineBytes` is `totalBytes`
 */
export function territories(heap: SlimHeap, kinds: Uint8Array, shares: Shares | null): Territories {
  const { selfSize, count } = heap.columns.nodes;
  let engineBytes = 0;
  let totalBytes = 0;
  inSlices(count, undefined, (from, to) => {
    for (let n = from; n < to; n++) {
      totalBytes += selfSize[n];
      if ((kinds[n] & ENGINE) !== 0) engineBytes += selfSize[n];
    }
  });
  if (shares !== null) inSlices(count, undefined, (from, to) => shareOut(heap, kinds, shares, from, to));
  return { engineBytes, totalBytes };
}

function shareOut({ columns, dominator }: SlimHeap, kinds: Uint8Array, { homes, ownBytes, times }: Shares, first: number, last: number): void {
  const { selfSize } = columns.nodes;
  const root = columns.header.rootOrdinal;
  for (let n = first; n < last; n++) {
    const size = selfSize[n];
    if (size === 0 || (kinds[n] & ENGINE) !== 0) continue;
    let at = n;
    while (homes[at] === NO_SURVIVOR && at !== root) at = dominator[at];
    const home = homes[at];
    if (home === NO_SURVIVOR) continue;
    ownBytes[home] += times * size;
    for (let below = n; below !== at; below = dominator[below]) homes[below] = home;
  }
}

/** Who owns what of one snapshot. */
export interface Shares {
  /** `Survivors.homes` of it; what is found out is noted in it. */
  readonly homes: Int32Array;
  /**
   * Per SurvivorIndex, length `Survivors.limit`: bytes of what only hangs from it and from nothing surviving below it,
   * itself included, are added to it `times`.
   */
  readonly ownBytes: Float64Array | Int32Array;
  readonly times: 1 | -1;
}
