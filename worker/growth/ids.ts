// Object ids: finding a node by V8's id, and telling whether ids of two files speak of the same objects.
// Figures and thresholds: snapshot-format.md, "Do the files belong together?".

import type { NodeOrdinal, ObjectId, SnapshotColumns } from 'heapsnapshot-parser-lite';
import { TYPE, typeOf } from './node-kinds.ts';
import type { NameTable } from './names.ts';

/** At or above this share of agreeing common ids the files are of one process (measured: 100.00 % against 4–90 %). */
export const SAME_PROCESS_AGREEMENT = 0.995;
/** Fewer common ids than this say nothing. */
const MIN_COMMON = 20;

/** Finds a node by its id; -1 when there is none. */
export class IdIndex {
  /** Dense: ordinal + 1 per id. Sparse: open addressing over ordinals + 1. */
  private readonly slots: Uint32Array;
  private readonly dense: boolean;
  private readonly mask: number;
  private readonly ids: Uint32Array;
  readonly maxId: ObjectId;

  constructor(columns: SnapshotColumns) {
    const { id, count } = columns.nodes;
    this.ids = id;
    let max = 0;
    for (let n = 0; n < count; n++) if (id[n] > max) max = id[n];
    this.maxId = max;
    // A table by id is one read per look-up; ids of a long-lived process outgrow it, then we hash.
    this.dense = max < count * 6 + 1024;
    if (this.dense) {
      this.slots = new Uint32Array(max + 1);
      this.mask = 0;
      for (let n = count - 1; n >= 0; n--) this.slots[id[n]] = n + 1;
    } else {
      let size = 1024;
      while (size < count * 2) size *= 2;
      this.slots = new Uint32Array(size);
      this.mask = size - 1;
      for (let n = 0; n < count; n++) {
        let at = hashId(id[n]) & this.mask;
        while (this.slots[at] !== 0) at = (at + 1) & this.mask;
        this.slots[at] = n + 1;
      }
    }
  }

  /** @returns the ordinal of the node with that id, or -1. */
  find(id: ObjectId): NodeOrdinal | -1 {
    if (this.dense) return id < this.slots.length ? this.slots[id] - 1 : -1;
    let at = hashId(id) & this.mask;
    for (;;) {
      const slot = this.slots[at];
      if (slot === 0) return -1;
      if (this.ids[slot - 1] === id) return slot - 1;
      at = (at + 1) & this.mask;
    }
  }
}

/** Multiplicative hash (Knuth, 2^32 / golden ratio). */
function hashId(id: number): number {
  return Math.imul(id, 0x9e3779b1) >>> 8;
}

export interface Agreement {
  /** Objects and closures whose id stands in both files. */
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
  files: readonly SnapshotColumns[], kinds: readonly Uint8Array[], names: NameTable, a: number, b: number, indexOfB: IdIndex,
): Agreement {
  const nodesA = files[a].nodes;
  const nodesB = files[b].nodes;
  let common = 0;
  let agree = 0;
  for (let n = 0; n < nodesA.count; n++) {
    const type = typeOf(kinds[a][n]);
    if ((type !== TYPE.object && type !== TYPE.closure) || nodesA.selfSize[n] === 0) continue;
    const m = indexOfB.find(nodesA.id[n]);
    if (m < 0) continue;
    const typeB = typeOf(kinds[b][m]);
    if ((typeB !== TYPE.object && typeB !== TYPE.closure) || nodesB.selfSize[m] === 0) {
      common++;
      continue;
    }
    common++;
    if (type === typeB && sameName(names, a, nodesA.name[n], b, nodesB.name[m])) agree++;
  }
  return { common, agreement: common === 0 ? null : agree / common };
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
  return agreement.common >= MIN_COMMON && agreement.agreement !== null && agreement.agreement >= SAME_PROCESS_AGREEMENT;
}
