// Questions about strings answered on their bytes. A heap has millions of strings and we need the names of a
// few thousand, so decoding is the exception.

import { stringAt, stringBytes, type StringIndex, type StringTable } from 'heapsnapshot-parser-lite';
import { sliceAt } from './chunks.ts';

/** The UTF-8 bytes of one string, a view into the table; empty when the index is out of range. */
export function bytesOf(strings: StringTable, index: StringIndex): Uint8Array {
  return index < strings.count ? stringBytes(strings, index) : new Uint8Array(0);
}

/** The piece of the table that holds a string, which is in range. */
export function pieceOf({ pieces, pieceFirst }: StringTable, index: StringIndex): number {
  let piece = pieces.length - 1;
  while (index < pieceFirst[piece]) piece--;
  return piece;
}

/** The first byte of one string; -1 when it is empty or out of range. Makes no view where the table is one piece. */
export function firstByteOf(strings: StringTable, index: StringIndex): number {
  if (index >= strings.count || strings.offset[index] === strings.offset[index + 1]) return -1;
  return strings.pieces.length === 1 ? strings.pieces[0][strings.offset[index]] : stringBytes(strings, index)[0];
}

/** Whether two strings are equal, byte by byte: no views and no texts are made. Both are in range. */
export function sameText(a: StringTable, i: StringIndex, b: StringTable, k: StringIndex): boolean {
  let length = a.offset[i + 1] - a.offset[i];
  if (length !== b.offset[k + 1] - b.offset[k]) return false;
  const pieceA = a.pieces.length === 1 ? 0 : pieceOf(a, i);
  const pieceB = b.pieces.length === 1 ? 0 : pieceOf(b, k);
  const bytesA = a.pieces[pieceA];
  const bytesB = b.pieces[pieceB];
  let at = a.offset[i] - a.offset[a.pieceFirst[pieceA]];
  let there = b.offset[k] - b.offset[b.pieceFirst[pieceB]];
  for (; length > 0; length--) if (bytesA[at++] !== bytesB[there++]) return false;
  return true;
}

/** Decodes one string; `''` when the index is out of range. */
export function textOf(strings: StringTable, index: StringIndex): string {
  return index < strings.count ? stringAt(strings, index) : '';
}

/** What a string means to the rules; most mean nothing. One byte per string, so that hot loops never decode. */
export const TAG = {
  none: 0,
  /** An edge name of a WeakMap pair, see `ephemerons.ts`. */
  ephemeron: 1,
  sloppyFunctionMap: 2,
  nativeContext: 3,
  mapDescriptors: 4,
  domTrees: 5,
  externalString: 6,
  plainObject: 7,
  proto: 8,
  /** Starts with `<` or `Detached <`: a DOM element, shortened to its tag. */
  element: 9,
  /** Names every object or function has: they say nothing about who holds what. */
  commonName: 10,
} as const;

const exact: readonly (readonly [string, number])[] = [
  ['sloppy_function_map', TAG.sloppyFunctionMap],
  ['system / NativeContext', TAG.nativeContext],
  ['(map descriptors)', TAG.mapDescriptors],
  ['(Document DOM trees)', TAG.domTrees],
  ['system / ExternalStringData', TAG.externalString],
  ['Object', TAG.plainObject],
  ['__proto__', TAG.proto],
  ['constructor', TAG.commonName],
  ['prototype', TAG.commonName],
  ['this', TAG.commonName],
];
const encoder = new TextEncoder();
const exactBytes = exact.map(([text, value]) => [encoder.encode(text), value] as const);
const detached = encoder.encode('Detached <');

/**
 * One pass over the table (two bytes are looked at per string: the first, and the length).
 * @returns TAG per string, length strings.count
 */
export function tagStrings(strings: StringTable): Uint8Array {
  const tag = new Uint8Array(strings.count);
  const worth = worthALook();
  const { offset, pieceFirst, pieces } = strings;
  for (let piece = 0; piece < pieces.length; piece++) {
    const base = offset[pieceFirst[piece]];
    const end = pieceFirst[piece + 1];
    for (let from = pieceFirst[piece], to = from; from < end; from = to) {
      to = Math.min(from + sliceAt(from), end);
      const found = pick(pieces[piece], offset, base, from, to, worth);
      for (const index of found) tag[index] = tagOf(pieces[piece], offset[index] - base, offset[index + 1] - base);
    }
  }
  return tag;
}

/** Which (first byte, length) pairs can have a tag; lengths of 63 and more are one. */
function worthALook(): Uint8Array {
  const worth = new Uint8Array(256 * 64);
  for (const [text] of exact) worth[text.charCodeAt(0) * 64 + text.length] = 1;
  worth.fill(1, 0x3c * 64 + 1, 0x3d * 64);
  worth.fill(1, 0x44 * 64 + 10, 0x45 * 64);
  for (let digit = 0x30; digit <= 0x39; digit++) worth[digit * 64 + 63] = 1;
  return worth;
}

function pick(
  bytes: Uint8Array,
  offset: Uint32Array | Float64Array,
  base: number,
  from: number,
  to: number,
  worth: Uint8Array,
): number[] {
  const found: number[] = [];
  let start = offset[from] - base;
  for (let index = from; index < to; index++) {
    const end = offset[index + 1] - base;
    const length = end - start;
    if (length > 0 && worth[bytes[start] * 64 + (length > 63 ? 63 : length)] === 1) found.push(index);
    start = end;
  }
  return found;
}

/** The tag of bytes[from .. to): no view of its own, since a heap with WeakMaps has as many such names as entries. */
function tagOf(bytes: Uint8Array, from: number, to: number): number {
  if (bytes[from] === 0x3c || (bytes[from] === 0x44 && sameBytes(bytes, from, detached))) return TAG.element;
  if (isDigit(bytes[from])) return isEphemeronName(bytes, from, to) ? TAG.ephemeron : TAG.none;
  for (const [text, value] of exactBytes) if (text.length === to - from && sameBytes(bytes, from, text)) return value;
  return TAG.none;
}

function sameBytes(bytes: Uint8Array, start: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i++) if (bytes[start + i] !== wanted[i]) return false;
  return true;
}

const partOfKey = encoder.encode(' / part of key (');
const arrow = encoder.encode(') -> value (');
const pairInTable = encoder.encode(') pair in WeakMap (table @');

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** True when the bytes before `end` are ` @` and at least one digit. */
function endsWithId(bytes: Uint8Array, start: number, end: number): boolean {
  let at = end;
  while (at > start && isDigit(bytes[at - 1])) at--;
  return at < end && at - 2 >= start && bytes[at - 1] === 0x40 && bytes[at - 2] === 0x20;
}

/** Where the name's part shared by both edges of a pair begins (after the running number). */
export function ephemeronSharedStart(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isDigit(bytes[at])) at++;
  return at;
}

/** `N / part of key (… @id) -> value (… @id) pair in WeakMap (table @T)`, and no line break (DevTools' `.` refuses one). */
function isEphemeronName(bytes: Uint8Array, start: number, end: number): boolean {
  const shared = ephemeronSharedStart(bytes, start);
  if (!sameBytes(bytes, shared, partOfKey) || bytes[end - 1] !== 0x29) return false;
  let at = end - 1;
  while (isDigit(bytes[at - 1])) at--;
  if (at === end - 1) return false;
  const pairStart = at - pairInTable.length;
  if (pairStart <= shared || !sameBytes(bytes, pairStart, pairInTable) || !endsWithId(bytes, shared, pairStart))
    return false;
  const keyStart = shared + partOfKey.length;
  let arrowFound = false;
  for (let i = keyStart; i < pairStart; i++) {
    const byte = bytes[i];
    if (byte === 0x0a || byte === 0x0d || (byte === 0xe2 && bytes[i + 1] === 0x80 && (bytes[i + 2] & 0xfe) === 0xa8))
      return false;
    if (!arrowFound && byte === 0x29 && sameBytes(bytes, i, arrow) && endsWithId(bytes, keyStart, i)) arrowFound = true;
  }
  return arrowFound;
}

/** The table's object id at the end of an ephemeron edge's name, which ends before `end`. */
export function ephemeronTableId(bytes: Uint8Array, end: number): number {
  let at = end - 1;
  while (isDigit(bytes[at - 1])) at--;
  let id = 0;
  for (; at < end - 1; at++) id = id * 10 + bytes[at] - 0x30;
  return id;
}
