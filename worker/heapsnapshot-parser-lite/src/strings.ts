// Reading the string table without decoding more than is asked for.

import { isShared } from './columns.ts';
import type { StringIndex, StringTable } from './types.ts';

// A string that begins with U+FEFF keeps it: only a file has a byte order mark.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

interface Span {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Piece that holds string i. */
function pieceOf(strings: StringTable, i: StringIndex): number {
  const { pieceFirst } = strings;
  let low = 0;
  let high = strings.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (pieceFirst[middle] <= i) low = middle;
    else high = middle - 1;
  }
  return low;
}

function span(strings: StringTable, i: StringIndex): Span {
  if (!(i >= 0 && i < strings.count)) throw new RangeError(`string ${i} of ${strings.count}`);
  const { offset } = strings;
  const k = strings.pieces.length === 1 ? 0 : pieceOf(strings, i);
  const base = offset[strings.pieceFirst[k]];
  return { bytes: strings.pieces[k], from: offset[i] - base, to: offset[i + 1] - base };
}

/** String i, decoded. @throws RangeError when there is no such string */
export function stringAt(strings: StringTable, i: StringIndex): string {
  const { bytes, from, to } = span(strings, i);
  // TextDecoder costs more than a short ASCII string itself.
  if (to - from <= 24) {
    let text = '';
    let p = from;
    for (; p < to; p++) {
      const c = bytes[p];
      if (c >= 0x80) break;
      text += String.fromCharCode(c);
    }
    if (p === to) return text;
  }
  // Browsers decode no shared memory; `slice` copies into memory of its own.
  return decoder.decode(isShared(bytes) ? bytes.slice(from, to) : bytes.subarray(from, to));
}

/** The UTF-8 bytes of string i: a view, not a copy. @throws RangeError */
export function stringBytes(strings: StringTable, i: StringIndex): Uint8Array {
  const { bytes, from, to } = span(strings, i);
  return bytes.subarray(from, to);
}

/** Length of string i in UTF-8 bytes. */
export function stringByteLength(strings: StringTable, i: StringIndex): number {
  return strings.offset[i + 1] - strings.offset[i];
}

/** Whether string i is `text`, without decoding it. @throws RangeError */
export function stringEquals(strings: StringTable, i: StringIndex, text: string | Uint8Array): boolean {
  const wanted = typeof text === 'string' ? encoder.encode(text) : text;
  const { bytes, from, to } = span(strings, i);
  return to - from === wanted.length && equalAt(bytes, from, wanted);
}

/** Whether string i begins with `text`, without decoding it. @throws RangeError */
export function stringStartsWith(strings: StringTable, i: StringIndex, text: string | Uint8Array): boolean {
  const wanted = typeof text === 'string' ? encoder.encode(text) : text;
  const { bytes, from, to } = span(strings, i);
  return to - from >= wanted.length && equalAt(bytes, from, wanted);
}

/** First string that is exactly `text`, or −1. Linear. */
export function indexOfString(strings: StringTable, text: string | Uint8Array): StringIndex {
  const wanted = typeof text === 'string' ? encoder.encode(text) : text;
  const { offset, pieces, pieceFirst } = strings;
  for (let k = 0; k < pieces.length; k++) {
    const base = offset[pieceFirst[k]];
    for (let i = pieceFirst[k]; i < pieceFirst[k + 1]; i++) {
      if (offset[i + 1] - offset[i] === wanted.length && equalAt(pieces[k], offset[i] - base, wanted)) return i;
    }
  }
  return -1;
}

export interface FindOptions {
  /** ASCII letters match in either case. */
  readonly ignoreCase?: boolean;
  /** Stop after so many. */
  readonly limit?: number;
}

/** Indexes of all strings that contain `text`, ascending; the bytes are searched, nothing is decoded. */
export function findStrings(strings: StringTable, text: string | Uint8Array, options: FindOptions = {}): Uint32Array {
  const { ignoreCase = false, limit = strings.count } = options;
  const given = typeof text === 'string' ? encoder.encode(text) : text;
  const wanted = ignoreCase ? given.map(lower) : given;
  const found: number[] = [];
  const { offset, pieces, pieceFirst } = strings;
  for (let k = 0; k < pieces.length; k++) {
    const bytes = pieces[k];
    const base = offset[pieceFirst[k]];
    for (let i = pieceFirst[k]; i < pieceFirst[k + 1] && found.length < limit; i++) {
      if (contains(bytes, offset[i] - base, offset[i + 1] - base, wanted, ignoreCase)) found.push(i);
    }
  }
  return Uint32Array.from(found);
}

/** Case-sensitive when `ignoreCase` is off; `wanted` must then be as written, else in lower case. */
function contains(bytes: Uint8Array, from: number, to: number, wanted: Uint8Array, ignoreCase: boolean): boolean {
  const length = wanted.length;
  if (length === 0) return true;
  const first = wanted[0];
  const last = to - length;
  for (let p = from; p <= last; p++) {
    if ((ignoreCase ? lower(bytes[p]) : bytes[p]) !== first) continue;
    let k = 1;
    while (k < length && (ignoreCase ? lower(bytes[p + k]) : bytes[p + k]) === wanted[k]) k++;
    if (k === length) return true;
  }
  return false;
}

function lower(c: number): number {
  return c >= 0x41 && c <= 0x5a ? c | 0x20 : c;
}

function equalAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let k = 0; k < wanted.length; k++) if (bytes[at + k] !== wanted[k]) return false;
  return true;
}

/**
 * A 52-bit hash of string i's bytes: equal strings have equal hashes in every file and on every machine, so names
 * of two snapshots can be matched without decoding. @throws RangeError
 */
export function hashString(strings: StringTable, i: StringIndex): number {
  const { bytes, from, to } = span(strings, i);
  return hashRange(bytes, from, to);
}

/** The same hash of a given text. */
export function hashText(text: string): number {
  const bytes = encoder.encode(text);
  return hashRange(bytes, 0, bytes.length);
}

/** `hashString` of every string, by StringIndex. */
export function hashAllStrings(strings: StringTable): Float64Array {
  const { offset, pieces, pieceFirst } = strings;
  const out = new Float64Array(strings.count);
  for (let k = 0; k < pieces.length; k++) {
    const base = offset[pieceFirst[k]];
    for (let i = pieceFirst[k]; i < pieceFirst[k + 1]; i++)
      out[i] = hashRange(pieces[k], offset[i] - base, offset[i + 1] - base);
  }
  return out;
}

/** Two 32-bit mixes side by side (the construction of cyrb53); 52 bits, so sums and keys stay exact. */
function hashRange(bytes: Uint8Array, from: number, to: number): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let p = from; p < to; p++) {
    const c = bytes[p];
    a = Math.imul(a ^ c, 0x9e3779b1);
    b = Math.imul(b ^ c, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b >>> 0) * 0x10_0000 + (a >>> 12);
}
