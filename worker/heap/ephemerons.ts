// WeakMap entries. V8 writes two edges per entry, one from the table and one from the key, whose names differ
// only in a running number; the rules need to know the table and which two edges belong together.

import type { StringIndex, StringTable } from 'heapsnapshot-parser-lite';
import { inSlices } from './chunks.ts';
import { ephemeronSharedStart, ephemeronTableId, pieceOf, TAG } from './text.ts';

export interface Ephemerons {
  /** StringIndex of every ephemeron edge name, ascending. */
  readonly name: Uint32Array;
  /** ObjectId of the WeakMap's table. */
  readonly tableId: Uint32Array;
  /** Equal for the two names of one entry; below `pairCount`. */
  readonly pair: Uint32Array;
  readonly pairCount: number;
}

/** Collects the tagged names; typed arrays only, since a heap can hold millions of entries. */
export function collectEphemerons(strings: StringTable, tag: Uint8Array): Ephemerons {
  const name = new Uint32Array(countTagged(tag));
  const tableId = new Uint32Array(name.length);
  const pair = new Uint32Array(name.length);
  if (name.length === 0) return { name, tableId, pair, pairCount: 0 };
  listTagged(tag, name);
  const hash = new Uint32Array(name.length);
  inSlices(name.length, undefined, (from, to) => readNames(strings, name, tableId, hash, from, to));
  return { name, tableId, pair, pairCount: numberPairs(strings, name, hash, pair) };
}

function countTagged(tag: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < tag.length; i++) if (tag[i] === TAG.ephemeron) count++;
  return count;
}

function listTagged(tag: Uint8Array, name: Uint32Array): void {
  let row = 0;
  for (let i = 0; i < tag.length; i++) if (tag[i] === TAG.ephemeron) name[row++] = i;
}

/** Table and hash of the shared part, per row. */
function readNames(
  strings: StringTable,
  name: Uint32Array,
  tableId: Uint32Array,
  hash: Uint32Array,
  first: number,
  last: number,
): void {
  const { offset, pieceFirst, pieces } = strings;
  for (let row = first; row < last; row++) {
    const piece = pieceOf(strings, name[row]);
    const base = offset[pieceFirst[piece]];
    const bytes = pieces[piece];
    const end = offset[name[row] + 1] - base;
    tableId[row] = ephemeronTableId(bytes, end);
    hash[row] = hashFrom(bytes, ephemeronSharedStart(bytes, offset[name[row]] - base), end);
  }
}

/** Rows whose shared part is equal byte for byte get one pair number; open addressing over row + 1. */
function numberPairs(strings: StringTable, name: Uint32Array, hash: Uint32Array, pair: Uint32Array): number {
  let size = 16;
  while (size < name.length * 2) size *= 2;
  const slot = new Uint32Array(size);
  let pairCount = 0;
  for (let row = 0; row < name.length; row++) {
    const own = hash[row];
    let at = (own ^ (own >>> 15)) & (size - 1);
    while (slot[at] !== 0 && !(hash[slot[at] - 1] === own && sameShared(strings, name[slot[at] - 1], name[row])))
      at = (at + 1) & (size - 1);
    if (slot[at] === 0) {
      slot[at] = row + 1;
      pair[row] = pairCount++;
    } else {
      pair[row] = pair[slot[at] - 1];
    }
  }
  return pairCount;
}

/** FNV-1a of bytes[from .. to). */
function hashFrom(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash >>> 0;
}

/** Whether two names are equal but for their running numbers. */
function sameShared(strings: StringTable, a: number, b: number): boolean {
  const { offset, pieceFirst, pieces } = strings;
  const [pieceA, pieceB] = [pieceOf(strings, a), pieceOf(strings, b)];
  const [bytesA, bytesB] = [pieces[pieceA], pieces[pieceB]];
  const [baseA, baseB] = [offset[pieceFirst[pieceA]], offset[pieceFirst[pieceB]]];
  const endA = offset[a + 1] - baseA;
  let i = ephemeronSharedStart(bytesA, offset[a] - baseA);
  let k = ephemeronSharedStart(bytesB, offset[b] - baseB);
  if (endA - i !== offset[b + 1] - baseB - k) return false;
  while (i < endA) if (bytesA[i++] !== bytesB[k++]) return false;
  return true;
}

/** Row of an edge name that is tagged `TAG.ephemeron`. */
export function ephemeronRow(ephemerons: Ephemerons, index: StringIndex): number {
  const { name } = ephemerons;
  let low = 0;
  let high = name.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (name[middle] < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
