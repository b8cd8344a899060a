// Survivors: the objects that stand in every snapshot of a series, found by id (identity mode) or by where they
// hang (structure mode). Everything else is "new" to somebody, and belongs to its nearest surviving dominator.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { inSlices } from '../../heap/index.ts';
import type { SlimHeap } from '../../heap/types.ts';
import { NO_MATCH, type IdIndex } from './ids.ts';
import { ScratchBuffer } from '../../base/scratch-buffer.ts';
import type { NameTable } from './names.ts';
import { CONTEXT, ENGINE, PLUMBING, TYPE, isStringType, typeOf } from './node-kinds.ts';
import type { SurvivorIndex } from '../types.ts';

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
   * @param alive one bit per node of the first snapshot: which ones survive; kept, not copied
   */
  constructor(heaps: readonly SlimHeap[], matches: readonly Uint32Array[], alive: Uint32Array) {
    this.limit = heaps[0].columns.nodes.count;
    this.roots = heaps.map((heap) => heap.columns.header.rootOrdinal);
    this.bits = heaps.map((heap, i) => (i === 0 ? alive : new Uint32Array((heap.columns.nodes.count >>> 5) + 1)));
    this.matches = matches;
    for (let i = 1; i < heaps.length; i++) {
      const [root] = this.roots;
      inSlices(this.limit, undefined, (from, to) => carryOver(alive, root, matches[i - 1], this.bits[i], from, to));
      if (this.has(root)) this.bits[i][this.roots[i] >>> 5] |= 1 << (this.roots[i] & 31);
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

  /** Per node of the first snapshot (length `limit`) its ordinal in a later one, right for survivors but the root. */
  ordinals(snapshot: number): Uint32Array {
    return this.matches[snapshot - 1];
  }

  /** One bit per node of that snapshot: bit `node & 31` of word `node >>> 5`. */
  bitsOf(snapshot: number): Uint32Array {
    return this.bits[snapshot];
  }
}

/** The root is the root, whatever its id. */
function carryOver(
  alive: Uint32Array,
  root: NodeOrdinal,
  match: Uint32Array,
  bits: Uint32Array,
  from: number,
  to: number,
): void {
  for (let n = from; n < to; n++) {
    const node = match[n];
    if (((alive[n >>> 5] >>> (n & 31)) & 1) === 1 && n !== root) bits[node >>> 5] |= 1 << (node & 31);
  }
}

/**
 * Survivors by object id: same id, type and name in every snapshot. Engine plumbing never survives: a collection
 * that outgrows its table gets a new one, and what hangs from it must not look new because of that.
 * @param heaps - the series, oldest first
 * @param kinds - node kinds per snapshot
 * @param indexes - ids per snapshot (the first is not used)
 */
export function survivorsById(
  heaps: readonly SlimHeap[],
  kinds: readonly Uint8Array[],
  names: NameTable,
  indexes: readonly (IdIndex | null)[],
): Survivors {
  const {
    nodes: { count, selfSize, name },
    header: { rootOrdinal: root },
  } = heaps[0].columns;
  const matches = indexes.flatMap((index) => index?.matches(heaps[0].columns) ?? []);
  const alive = new Uint32Array((count >>> 5) + 1).fill(0xffff_ffff);
  for (let i = 1; i < heaps.length; i++) {
    const { nodes, header } = heaps[i].columns;
    const pair: Pair = {
      alive,
      kinds: kinds[0],
      selfSize,
      name,
      match: matches[i - 1],
      theirKinds: kinds[i],
      theirNames: nodes.name,
      numbers: names.numbered(0),
      theirNumbers: names.numbered(i),
      sameName: (a, b) => names.same(0, a, i, b),
    };
    const rootAlive =
      (alive[root >>> 5] >>> (root & 31)) & 1 &&
      (kinds[0][root] & PLUMBING) === 0 &&
      isTwin(pair, root, header.rootOrdinal);
    inSlices(count, undefined, (from, to) => buryOthers(pair, from, to));
    if (rootAlive) alive[root >>> 5] |= 1 << (root & 31);
    else alive[root >>> 5] &= ~(1 << (root & 31));
  }
  return new Survivors(heaps, matches, alive);
}

/** The first snapshot and a later one. */
interface Pair {
  readonly alive: Uint32Array;
  readonly kinds: Uint8Array;
  readonly selfSize: Uint32Array | Float64Array;
  readonly name: Uint32Array;
  readonly match: Uint32Array;
  readonly theirKinds: Uint8Array;
  readonly theirNames: Uint32Array;
  /** Per string of either a number that equal names have in common; 0 where none was given yet. */
  readonly numbers: Uint32Array;
  readonly theirNumbers: Uint32Array;
  readonly sameName: (name: number, theirs: number) => boolean;
}

/** Takes out what is not the same in the other snapshot. */
function buryOthers(pair: Pair, from: number, to: number): void {
  const { alive, kinds, selfSize, match } = pair;
  for (let n = from; n < to; n++) {
    const kind = kinds[n];
    const theirs = match[n];
    // Chromium gives its zero-size scalars new ids each time; synthetic roots keep theirs.
    if (
      (kind & PLUMBING) !== 0 ||
      theirs === NO_MATCH ||
      (selfSize[n] === 0 && typeOf(kind) !== TYPE.synthetic) ||
      !isTwin(pair, n, theirs)
    ) {
      alive[n >>> 5] &= ~(1 << (n & 31));
    }
  }
}

/** Whether two nodes with one id are one thing: an id may have been given to something new. */
function isTwin(
  { kinds, name, theirKinds, theirNames, numbers, theirNumbers, sameName }: Pair,
  node: NodeOrdinal,
  theirs: NodeOrdinal,
): boolean {
  const kind = kinds[node];
  if ((theirKinds[theirs] & ~CONTEXT) !== (kind & ~CONTEXT)) return false;
  if (isStringType(typeOf(kind)) || (kind & CONTEXT) !== 0) return true;
  const a = name[node];
  const b = theirNames[theirs];
  return (numbers[a] !== 0 && numbers[a] === theirNumbers[b]) || sameName(a, b);
}

/** Where the bytes of a snapshot's territories are added up. */
export interface Tallied {
  /** Added to, or taken from. */
  readonly bytes: Int32Array | Float64Array;
  readonly times: 1 | -1;
  /** Per node of the snapshot its place in `bytes`, right for survivors but the root; null when that is the node itself. */
  readonly places: Uint32Array | null;
  readonly rootPlace: NodeOrdinal;
}

/**
 * Gives every byte of one snapshot to its nearest surviving dominator (the node itself when it survives), the engine's apart:
 * with `engineBytesOf` the heap they sum to its total.
 * @param survivors - `Survivors.bitsOf` that snapshot
 */
export function territories(heap: SlimHeap, kinds: Uint8Array, survivors: Uint32Array, tallied: Tallied): void {
  const climb: Climb = { ...tallied, heap, kinds, survivors, up: null };
  inSlices(heap.columns.nodes.count, undefined, (from, to) => shareOut(climb, from, to));
}

/**
 * Bytes by which the territory of each survivor grew from the first snapshot to the last, by its ordinal in the last; length
 * nodeCount of that. One array for both: a second one would be 4 of the 170 bytes a node of a pair takes.
 * @param kinds - per snapshot
 * @param lent - the result lies in it
 */
export function territoryGrowth(
  heaps: readonly SlimHeap[],
  kinds: readonly Uint8Array[],
  survivors: Survivors,
  lent = new ScratchBuffer(),
): Int32Array | Float64Array {
  const last = heaps.length - 1;
  const {
    nodes: { count },
    header: { rootOrdinal: rootPlace },
  } = heaps[last].columns;
  const bytes = heaps.some((heap) => heap.totalShallowBytes >= 2 ** 31) ? lent.wide(count) : lent.signed(count);
  territories(heaps[0], kinds[0], survivors.bitsOf(0), {
    bytes,
    times: -1,
    places: survivors.ordinals(last),
    rootPlace,
  });
  territories(heaps[last], kinds[last], survivors.bitsOf(last), { bytes, times: 1, places: null, rootPlace });
  return bytes;
}

interface Climb extends Tallied {
  readonly heap: SlimHeap;
  readonly kinds: Uint8Array;
  readonly survivors: Uint32Array;
  /** Per node a dominator further up, 0 where none was noted. Few heaps need it: most nodes survive or hang from one that does. */
  up: Uint32Array | null;
}

/** A climb this long is noted, or a list of a million new nodes would be climbed a million times. */
const LONG = 32;

function shareOut(climb: Climb, first: number, last: number): void {
  const {
    heap: { columns, dominator },
    kinds,
    survivors,
    bytes,
    times,
    places,
    rootPlace,
  } = climb;
  const { selfSize } = columns.nodes;
  const root = columns.header.rootOrdinal;
  let { up } = climb;
  for (let n = first; n < last; n++) {
    const size = selfSize[n];
    if (size === 0 || (kinds[n] & ENGINE) !== 0) continue;
    let at = n;
    let steps = 0;
    while (((survivors[at >>> 5] >>> (at & 31)) & 1) === 0 && at !== root) {
      at = up !== null && up[at] !== 0 ? up[at] : dominator[at];
      steps++;
    }
    bytes[at === root ? rootPlace : places === null ? at : places[at]] += times * size;
    if (steps < LONG) continue;
    climb.up = up ??= new Uint32Array(columns.nodes.count);
    for (let below = n; below !== at;) {
      const next: NodeOrdinal = up[below] !== 0 ? up[below] : dominator[below];
      up[below] = at;
      below = next;
    }
  }
}
