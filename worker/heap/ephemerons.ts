// WeakMap entries. V8 writes two edges per entry, one from the table and one from the key, whose names differ
// only in a running number; the rules need to know the table and which two edges belong together.

import type { StringIndex, StringTable } from 'heapsnapshot-parser-lite';
import { bytesOf, ephemeronSharedStart, ephemeronTableId, TAG } from './text.ts';

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
  for (let row = 0; row < name.length; row++) tableId[row] = ephemeronTableId(bytesOf(strings, name[row]));
  return { name, tableId, pair, pairCount: numberPairs(strings, name, pair) };
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

/** Rows whose shared part is equal byte for byte get one pair number; open addressing over row + 1. */
function numberPairs(strings: StringTable, name: Uint32Array, pair: Uint32Array): number {
  let size = 16;
  while (size < name.length * 2) size *= 2;
  const slot = new Uint32Array(size);
  let pairCount = 0;
  for (let row = 0; row < name.length; row++) {
    const bytes = bytesOf(strings, name[row]);
    const shared = ephemeronSharedStart(bytes, 0);
    const hash = hashFrom(bytes, shared);
    let at = (hash ^ (hash >>> 15)) & (size - 1);
    while (slot[at] !== 0 && !sameShared(strings, name[slot[at] - 1], bytes, shared)) at = (at + 1) & (size - 1);
    if (slot[at] === 0) {
      slot[at] = row + 1;
      pair[row] = pairCount++;
    } else {
      pair[row] = pair[slot[at] - 1];
    }
  }
  return pairCount;
}

function hashFrom(bytes: Uint8Array, start: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash;
}

function sameShared(strings: StringTable, other: StringIndex, bytes: Uint8Array, shared: number): boolean {
  const otherBytes = bytesOf(strings, other);
  const otherShared = ephemeronSharedStart(otherBytes, 0);
  const length = bytes.length - shared;
  if (otherBytes.length - otherShared !== length) return false;
  for (let i = 0; i < length; i++) if (bytes[shared + i] !== otherBytes[otherShared + i]) return false;
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
