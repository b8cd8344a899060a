// Object ids: finding a node by V8's id, and telling whether ids of two files speak of the same objects.
// Figures and thresholds: snapshot-format.md, "Do the files belong together?".

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices, inSlicesDown } from '../../heap/index.ts';
import { ScratchBuffer } from '../../base/scratch-buffer.ts';
import { TYPE, typeOf } from './node-kinds.ts';
import type { NameTable } from './names.ts';

/** At or above this share of agreeing common ids the files are of one process (measured: 100.00 % against 4–90 %). */
const SAME_PROCESS_AGREEMENT = 0.995;
/**
 * With so many functions in both files they alone are asked: V8 may give the id of an object that died to a new one (Node 24:
 * 56 % of common ids of objects agreed in one process, 100 % of functions'; in two processes 97 % of objects', 79 % of functions').
 */
const ENOUGH_CLOSURES = 200;
/** Fewer common ids than this say nothing. */
const MIN_COMMON = 20;

/** No node of the other file has this id. */
export const NO_MATCH = 0xffff_ffff;

/** Finds the nodes of one file that bear the ids of another's. Holds no table: `matches` makes one and lets it go. */
export class IdIndex {
  private readonly columns: SnapshotColumns;
  private readonly lent: ScratchBuffer;

  constructor(columns: SnapshotColumns, lent = new ScratchBuffer()) {
    this.columns = columns;
    this.lent = lent;
  }

  /** @returns per node of `from` the ordinal here of the node with its id, or `NO_MATCH`. */
  matches(from: SnapshotColumns): Uint32Array {
    return matchByIds(from, this.columns, this.lent);
  }
}

const matched = new WeakMap<SnapshotColumns, WeakMap<SnapshotColumns, Uint32Array>>();

/**
 * Which node of `to` has the id of a node of `from`: one look-up per node, made once per pair, since several steps of
 * an analysis ask.
 * @returns per node of `from` an ordinal in `to`, or `NO_MATCH`
 */
export function matchByIds(from: SnapshotColumns, to: SnapshotColumns, lent = new ScratchBuffer()): Uint32Array {
  const others = matched.get(from) ?? new WeakMap<SnapshotColumns, Uint32Array>();
  matched.set(from, others);
  const match = others.get(to) ?? makeMatch(from.nodes.id, to.nodes.id, lent);
  others.set(to, match);
  return match;
}

/** Ids of a file's nodes; Float64Array where some are beyond 32 bits. */
type Ids = SnapshotColumns['nodes']['id'];

/** Objects have odd ids and everything else even ones, each dense or not for itself: one table per parity. */
function makeMatch(from: Ids, to: Ids, lent: ScratchBuffer): Uint32Array {
  const match = new Uint32Array(from.length);
  const count = [0, 0];
  const largest = [0, 0];
  inSlices(to.length, undefined, (first, last) => {
    for (let n = first; n < last; n++) {
      const parity = to[n] & 1;
      count[parity]++;
      if (to[n] > largest[parity]) largest[parity] = to[n];
    }
  });
  // A table by id is one read per look-up; ids of a long-lived process, and addresses, outgrow it, then we hash.
  const narrow = from instanceof Uint32Array && to instanceof Uint32Array;
  const dense = [0, 1].map((parity) => narrow && largest[parity] >>> 1 < count[parity] * 3 + 1024);
  // Memory is lent once: to the larger of those.
  const larger = dense[1] && (!dense[0] || largest[1] >= largest[0]) ? 1 : 0;
  const tables = [0, 1].map((parity): IdTable => {
    if (!dense[parity]) return { slots: new Uint32Array(powerOf2(count[parity] * 2)), dense: false };
    const length = (largest[parity] >>> 1) + 1;
    return { slots: parity === larger ? lent.words(length) : new Uint32Array(length), dense: true };
  });
  inSlicesDown(to.length, undefined, (first, last) => enterIds(to, tables[0], tables[1], first, last));
  inSlices(from.length, undefined, (first, last) => lookUpIds(from, to, tables[0], tables[1], match, first, last));
  return match;
}

/** Ordinals + 1, by id / 2 where they are dense, else by hash (open addressing). */
interface IdTable {
  readonly slots: Uint32Array;
  readonly dense: boolean;
}

function powerOf2(least: number): number {
  let size = 1024;
  while (size < least) size *= 2;
  return size;
}

/** From the last to the first: of equal ids the first counts. */
function enterIds(to: Ids, even: IdTable, odd: IdTable, first: number, last: number): void {
  for (let n = last - 1; n >= first; n--) {
    const id = to[n];
    const { slots, dense } = (id & 1) === 1 ? odd : even;
    if (dense) slots[id >>> 1] = n + 1;
    else slots[slotOf(slots, to, id)] = n + 1;
  }
}

function lookUpIds(
  from: Ids,
  to: Ids,
  even: IdTable,
  odd: IdTable,
  match: Uint32Array,
  first: number,
  last: number,
): void {
  for (let n = first; n < last; n++) {
    const id = from[n];
    const { slots, dense } = (id & 1) === 1 ? odd : even;
    const at = dense ? id >>> 1 : slotOf(slots, to, id);
    // `NO_MATCH` is what a free slot's 0 gives; ids beyond the table have none.
    match[n] = at < slots.length ? slots[at] - 1 : NO_MATCH;
  }
}

/** Where an id stands, or would. */
function slotOf(slots: Uint32Array, to: Ids, id: number): number {
  const mask = slots.length - 1;
  let at = hashId(id) & mask;
  while (slots[at] !== 0 && to[slots[at] - 1] !== id) at = (at + 1) & mask;
  return at;
}

/** Multiplicative hash (Knuth, 2^32 / golden ratio). */
function hashId(id: number): number {
  return Math.imul(id, 0x9e3779b1) >>> 8;
}

/** Ids that stand in both files, and those of them that mean the same: [objects, closures]. */
export interface Tally {
  readonly common: [number, number];
  readonly agree: [number, number];
}

/** @param enoughClosures - with so many closures they alone are asked */
export function agreementOf({ common, agree }: Tally, enoughClosures: number): Agreement {
  if (common[1] >= enoughClosures) return { common: common[1], agreement: agree[1] / common[1] };
  const all = common[0] + common[1];
  return { common: all, agreement: all === 0 ? null : (agree[0] + agree[1]) / all };
}

export interface Agreement {
  /** Objects and closures whose id stands in both files; closures alone where there are enough. */
  readonly common: number;
  /** Share of those whose type and name agree, 0..1; null when there are none. */
  readonly agreement: number | null;
}

/**
 * How far two files agree on what the ids mean.
 * @param files - columns of the series
 * @param kinds - node kinds per file
 * @param a - index of the older file
 * @param b - index of the newer file
 * @param indexOfB - ids of the newer file
 * @returns common ids and the share that agrees; cost one look-up per object of `a`
 */
export function idAgreement(
  files: readonly SnapshotColumns[],
  kinds: readonly Uint8Array[],
  names: NameTable,
  a: number,
  b: number,
  indexOfB: IdIndex,
): Agreement {
  const nodesA = files[a].nodes;
  const nodesB = files[b].nodes;
  const match = indexOfB.matches(files[a]);
  const tally: Tally = { common: [0, 0], agree: [0, 0] };
  inSlices(nodesA.count, undefined, (from, to) => {
    for (let n = from; n < to; n++) {
      const type = typeOf(kinds[a][n]);
      if ((type !== TYPE.object && type !== TYPE.closure) || nodesA.selfSize[n] === 0) continue;
      const m = match[n];
      if (m === NO_MATCH) continue;
      const isClosure = type === TYPE.closure ? 1 : 0;
      tally.common[isClosure]++;
      if (type === typeOf(kinds[b][m]) && sameName(names, a, nodesA.name[n], b, nodesB.name[m]))
        tally.agree[isClosure]++;
    }
  });
  return agreementOf(tally, ENOUGH_CLOSURES);
}

/** V8 15 writes scopes as `system / Context / scope @ID`: those agree by kind, not by letter. */
function sameName(names: NameTable, a: number, nameA: number, b: number, nameB: number): boolean {
  const idA = names.id(a, nameA);
  const idB = names.id(b, nameB);
  if (idA === idB) return true;
  return names.text(idA).startsWith('system / Context') && names.text(idB).startsWith('system / Context');
}

/** @returns whether that much agreement means one process. */
export function isSameProcess(agreement: Agreement): boolean {
  return (
    agreement.common >= MIN_COMMON && agreement.agreement !== null && agreement.agreement >= SAME_PROCESS_AGREEMENT
  );
}
