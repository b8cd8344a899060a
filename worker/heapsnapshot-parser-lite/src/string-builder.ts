// `strings` → UTF-8 bytes and offsets, unescaped on the way. Lone surrogates become U+FFFD; bytes that are not
// UTF-8 are kept as they are (TextDecoder shows U+FFFD for them).

import { newColumn, resized } from './columns.ts';
import { SnapshotError } from './errors.ts';
import type { Bytes, StringTable } from './types.ts';

const U32 = 0x1_0000_0000;
/** Largest piece; a string never crosses one. */
const MAX_PIECE = 512 << 20;
/** First piece when the size of what is left is unknown. */
const MIN_PIECE = 1 << 20;

/** Runs up to this are copied byte by byte: a call of `set` costs as much. */
const SHORT_RUN = 48;

const FIRST = 0; // a string or the closing bracket
const VALUE = 1; // a string
const AFTER = 2; // a comma or the closing bracket
const INSIDE = 3;
const ESCAPE = 4; // after the backslash
const HEX = 5; // inside \uXXXX

/** JSON's one-letter escapes, 0 for none. */
const SHORT = new Uint8Array(128);
for (const [from, to] of [
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
] as const) {
  SHORT[from.charCodeAt(0)] = to.charCodeAt(0);
}

export class StringTableBuilder {
  /** True once the closing bracket has been read. */
  done = false;
  count = 0;
  private state = FIRST;
  private readonly pieces: Uint8Array[] = [];
  private readonly pieceFirst: number[] = [];
  private piece: Uint8Array;
  private used = 0;
  /** Offset (over all pieces) of the piece in hand. */
  private pieceBase = 0;
  /** Where the string in hand begins in its piece. */
  private start = 0;
  private offset: Uint32Array | Float64Array;
  private hex = 0;
  private hexDigits = 0;
  /** A high surrogate that waits for its partner, or 0. */
  private high = 0;

  /** In memory that several threads can read. */
  private readonly shared: boolean;

  /**
   * @param room upper bound of the bytes to come when known, else null
   * @param shared in memory that several threads can read
   */
  constructor(room: Bytes | null, shared: boolean) {
    this.shared = shared;
    const bytes = room === null ? MIN_PIECE : Math.max(64, Math.min(MAX_PIECE, room));
    this.piece = newColumn(Uint8Array, bytes, shared, 'strings');
    this.pieces.push(this.piece);
    this.pieceFirst.push(0);
    this.offset = newColumn(
      Uint32Array,
      room === null ? 1 << 14 : Math.max(64, Math.min(1 << 26, Math.floor(room / 10))),
      shared,
      'strings',
    );
  }

  /**
   * Reads from `bytes[from, to)`, the part after the opening bracket; returns the position after what it took.
   * @throws SnapshotError `not-json`, `wrong-type`, `too-large`, `out-of-memory`
   */
  feed(bytes: Uint8Array, from: number, to: number, base: Bytes): number {
    let p = from;
    while (p < to) {
      const c = bytes[p];
      switch (this.state) {
        case INSIDE:
          p = this.inside(bytes, p, to, base);
          break;
        case ESCAPE: {
          if (c === 0x75) {
            this.hex = 0;
            this.hexDigits = 0;
            this.state = HEX;
          } else {
            const plain = c < 128 ? SHORT[c] : 0;
            if (plain === 0) throw new SnapshotError('not-json', { offset: base + p, field: 'strings' });
            this.loneHigh();
            this.put(plain);
            this.state = INSIDE;
          }
          p++;
          break;
        }
        case HEX: {
          const digit =
            c >= 0x30 && c <= 0x39 ? c - 0x30 : (c | 0x20) >= 0x61 && (c | 0x20) <= 0x66 ? (c | 0x20) - 0x57 : -1;
          if (digit < 0) throw new SnapshotError('not-json', { offset: base + p, field: 'strings' });
          this.hex = this.hex * 16 + digit;
          if (++this.hexDigits === 4) {
            this.unit(this.hex);
            this.state = INSIDE;
          }
          p++;
          break;
        }
        default: {
          p++;
          if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) break;
          if (this.state === AFTER) {
            if (c === 0x2c) this.state = VALUE;
            else if (c === 0x5d) return this.finishArray(p);
            else throw new SnapshotError('not-json', { offset: base + p - 1, field: 'strings' });
          } else if (c === 0x22) {
            this.begin();
          } else if (c === 0x5d && this.state === FIRST) {
            return this.finishArray(p);
          } else {
            const other =
              c === 0x7b ||
              c === 0x5b ||
              c === 0x2d ||
              (c >= 0x30 && c <= 0x39) ||
              c === 0x74 ||
              c === 0x66 ||
              c === 0x6e;
            throw new SnapshotError(
              other ? 'wrong-type' : 'not-json',
              { offset: base + p - 1, field: 'strings' },
              other ? { found: String.fromCharCode(c) } : {},
            );
          }
        }
      }
    }
    return p;
  }

  /** The hot loop: copies plain bytes up to a quote, a backslash or a byte JSON forbids; starts the next string if it follows in V8's form. */
  private inside(bytes: Uint8Array, from: number, to: number, base: Bytes): number {
    let p = from;
    let piece = this.piece;
    let used = this.used;
    let room = piece.length;
    for (;;) {
      let c = 0;
      if (p < to && this.high !== 0 && bytes[p] !== 0x5c) {
        this.used = used;
        this.loneHigh();
        used = this.used;
        piece = this.piece;
        room = piece.length;
      }
      const near = Math.min(to, p + SHORT_RUN);
      while (p < near && (c = bytes[p]) >= 0x20 && c !== 0x22 && c !== 0x5c) {
        if (used === room) {
          this.used = used;
          this.nextPiece();
          used = this.used;
          piece = this.piece;
          room = piece.length;
        }
        piece[used++] = c;
        p++;
      }
      if (p === near && p < to) {
        // A long run: find its end first, then copy it at once.
        const begin = p;
        while (p < to && (c = bytes[p]) >= 0x20 && c !== 0x22 && c !== 0x5c) p++;
        if (used + (p - begin) > room) {
          this.used = used;
          this.nextPiece(p - begin);
          used = this.used;
          piece = this.piece;
          room = piece.length;
        }
        piece.set(bytes.subarray(begin, p), used);
        used += p - begin;
      }
      this.used = used;
      if (p >= to) return p;
      if (c === 0x5c) {
        this.state = ESCAPE;
        return p + 1;
      }
      if (c !== 0x22)
        throw new SnapshotError(
          'not-json',
          { offset: base + p, field: 'strings' },
          { reason: 'control character in a string' },
        );
      this.close();
      p++;
      // V8 writes `",\n"`; JSON.stringify writes `","`. Anything else goes the slow way.
      if (p + 3 > to || bytes[p] !== 0x2c) return p;
      const quote = bytes[p + 1] === 0x0a ? p + 2 : p + 1;
      if (bytes[quote] !== 0x22) return p;
      this.begin();
      p = quote + 1;
    }
  }

  private begin(): void {
    if (this.count + 1 >= this.offset.length) this.growOffsets(this.offset.length * 2);
    const at = this.pieceBase + this.used;
    if (at >= U32 && this.offset instanceof Uint32Array) this.offset = Float64Array.from(this.offset);
    this.offset[this.count] = at;
    this.start = this.used;
    this.state = INSIDE;
  }

  private close(): void {
    this.count++;
    this.state = AFTER;
  }

  private finishArray(p: number): number {
    this.done = true;
    return p;
  }

  private growOffsets(length: number): void {
    if (length > U32) throw new SnapshotError('too-large', { field: 'strings' }, { limit: U32 });
    this.offset = resized(this.offset, length, 'strings');
  }

  private put(byte: number): void {
    if (this.used === this.piece.length) this.nextPiece();
    this.piece[this.used++] = byte;
  }

  /** Starts a new piece with room for `more` bytes and takes the beginning of the string in hand along. */
  private nextPiece(more = 1): void {
    const partial = this.piece.subarray(this.start, this.used);
    const total = this.pieceBase + this.used;
    const bytes = Math.max(Math.min(MAX_PIECE, Math.max(MIN_PIECE, total)), (partial.length + more) * 2);
    const next = newColumn(Uint8Array, bytes, this.shared, 'strings');
    next.set(partial);
    if (this.start === 0) {
      // One string larger than its piece: the piece grows instead.
      this.pieces.pop();
    } else {
      this.pieceBase += this.start;
      this.pieceFirst.push(this.count);
    }
    this.piece = next;
    this.pieces.push(next);
    this.used = partial.length;
    this.start = 0;
  }

  /** One UTF-16 unit from an escape. */
  private unit(u: number): void {
    if (u >= 0xd800 && u <= 0xdbff) {
      this.loneHigh();
      this.high = u;
    } else if (u >= 0xdc00 && u <= 0xdfff) {
      if (this.high === 0) this.codePoint(0xfffd);
      else this.codePoint(((this.high - 0xd800) << 10) + (u - 0xdc00) + 0x10000);
      this.high = 0;
    } else {
      this.loneHigh();
      this.codePoint(u);
    }
  }

  private loneHigh(): void {
    if (this.high === 0) return;
    this.high = 0;
    this.codePoint(0xfffd);
  }

  private codePoint(u: number): void {
    if (u < 0x80) {
      this.put(u);
    } else if (u < 0x800) {
      this.put(0xc0 | (u >> 6));
      this.put(0x80 | (u & 63));
    } else {
      if (u < 0x10000) {
        this.put(0xe0 | (u >> 12));
      } else {
        this.put(0xf0 | (u >> 18));
        this.put(0x80 | ((u >> 12) & 63));
      }
      this.put(0x80 | ((u >> 6) & 63));
      this.put(0x80 | (u & 63));
    }
  }

  /** Freezes the table; the last piece is cut when much of it stayed unused. */
  finish(): StringTable {
    const { count } = this;
    const total = this.pieceBase + this.used;
    if (total >= U32 && this.offset instanceof Uint32Array) this.offset = Float64Array.from(this.offset);
    const offset = resized(this.offset, count + 1, 'strings');
    offset[count] = total;
    const pieces = this.pieces.slice();
    const last = pieces.length - 1;
    // Pages never written cost nothing, so a copy pays only for a small piece or one that is mostly empty.
    if (this.piece.length < MIN_PIECE || this.used < this.piece.length / 2)
      pieces[last] = resized(this.piece, this.used, 'strings');
    return { count, pieces, offset, pieceFirst: Uint32Array.from([...this.pieceFirst, count]) };
  }
}
