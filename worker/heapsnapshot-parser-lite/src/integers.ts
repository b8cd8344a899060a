// The automaton of a flat integer array, `[1,2,3]`: hands whole rows to the sink's own fast loop and does the
// rest (chunk borders, white space, long or odd numbers) byte by byte.

import { SnapshotError } from './errors.ts';
import type { Bytes } from './types.ts';

/** Takes the integers of one array, in order. */
export interface IntegerSink {
  readonly field: string;
  /**
   * Consumes as many whole rows as lie in `bytes[from, to)` in the usual form (digits and commas, a line feed
   * before a row's comma) and returns the position after the last comma; `from` when it cannot. Only called between rows.
   */
  fast(bytes: Uint8Array, from: number, to: number, base: Bytes): number;
  /** True when the next integer begins a row. */
  atRowStart(): boolean;
  /** One integer; `offset` is the place of its first digit, null when replayed from memory. */
  push(value: number, offset: Bytes | null): void;
  /** The array has ended. @throws SnapshotError `row-incomplete` */
  end(offset: Bytes | null): void;
}

const FIRST = 0; // a value or the closing bracket
const VALUE = 1; // a value (after a comma)
const DIGITS = 2; // inside a plain integer
const TEXT = 3; // inside a number that needs Number(): sign, fraction, exponent, many digits
const AFTER = 4; // a comma or the closing bracket

/** Longer numbers are nobody's integer. */
const MAX_NUMBER_LENGTH = 64;
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** At most 9 digits fit a 31-bit integer; a comma follows each, a line feed each row. */
const MAX_FAST_DIGITS = 9;

/** Bytes that must lie ahead for a row to be read without looking for the end. */
export function rowRoom(fieldCount: number): number {
  return fieldCount * (MAX_FAST_DIGITS + 2) + 2;
}

/**
 * One row in the usual form (digits and commas, a line feed before the last comma) into `row`.
 * @param from at its first digit, with `rowRoom` ahead
 * @returns the position after its last comma; -1 when it is not of that form
 */
export function readRow(bytes: Uint8Array, from: number, row: Float64Array): number {
  const last = row.length - 1;
  let q = from;
  for (let k = 0; k <= last; k++) {
    let v = bytes[q] - 48;
    if (v >>> 0 > 9) return -1;
    let c = bytes[q + 1];
    q += 2;
    if (c >= 48) {
      if (v === 0) return -1;
      const longest = q + MAX_FAST_DIGITS - 1;
      while (c >= 48 && c <= 57 && q < longest) {
        v = (Math.imul(v, 10) + c - 48) | 0;
        c = bytes[q++];
      }
    }
    row[k] = v;
    if (c !== 44 && (c !== 10 || k !== last || bytes[q++] !== 44)) return -1;
  }
  return q;
}

/** Feeds one integer array to a sink; begins after the opening bracket. */
export class IntegerScanner {
  private state = FIRST;
  private value = 0;
  private digits = 0;
  private text = '';
  private numberAt: Bytes = 0;
  private readonly sink: IntegerSink;
  /** True once the closing bracket has been read. */
  done = false;

  constructor(sink: IntegerSink) {
    this.sink = sink;
  }

  /**
   * Reads from `bytes[from, to)`; returns the position after what it took.
   * @param base offset of `bytes[0]` in the JSON
   * @throws SnapshotError `not-json`, `wrong-type`, `value-range`, or what the sink throws
   */
  feed(bytes: Uint8Array, from: number, to: number, base: Bytes): number {
    const sink = this.sink;
    let p = from;
    let state = this.state;
    while (p < to) {
      if (state === AFTER || state <= VALUE) {
        if (state <= VALUE && sink.atRowStart()) {
          const next = sink.fast(bytes, p, to, base);
          if (next !== p) {
            state = VALUE;
            p = next;
            if (p >= to) break;
          }
        }
        const c = bytes[p];
        if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) {
          p++;
        } else if (state === AFTER) {
          if (c === 0x2c) state = VALUE;
          else if (c === 0x5d) return this.finish(p, base);
          else throw new SnapshotError('not-json', { offset: base + p, field: sink.field });
          p++;
        } else if (c >= 0x30 && c <= 0x39) {
          this.numberAt = base + p;
          this.value = c - 0x30;
          this.digits = 1;
          state = DIGITS;
          p++;
        } else if (c === 0x2d) {
          this.numberAt = base + p;
          this.text = '-';
          state = TEXT;
          p++;
        } else if (c === 0x5d && state === FIRST) {
          return this.finish(p, base);
        } else {
          throw this.unexpected(c, base + p);
        }
        continue;
      }
      if (state === DIGITS) {
        let value = this.value;
        let digits = this.digits;
        let c = 0;
        while (p < to && (c = bytes[p]) >= 0x30 && c <= 0x39 && digits < 15 && value + digits !== 1) {
          value = value * 10 + (c - 0x30);
          digits++;
          p++;
        }
        this.value = value;
        this.digits = digits;
        if (p >= to) break;
        if ((c >= 0x30 && c <= 0x39) || c === 0x2e || c === 0x65 || c === 0x45) {
          this.text = String(value);
          state = TEXT;
        } else {
          sink.push(value, this.numberAt);
          state = AFTER;
        }
        continue;
      }
      const c = bytes[p];
      if ((c >= 0x30 && c <= 0x39) || c === 0x2b || c === 0x2d || c === 0x2e || c === 0x65 || c === 0x45) {
        this.text += String.fromCharCode(c);
        if (this.text.length > MAX_NUMBER_LENGTH) throw this.badNumber('value-range');
        p++;
      } else {
        if (!JSON_NUMBER.test(this.text)) throw this.badNumber('not-json');
        const value = Number(this.text);
        if (!Number.isSafeInteger(value)) throw this.badNumber('value-range');
        sink.push(value, this.numberAt);
        state = AFTER;
      }
    }
    this.state = state;
    return p;
  }

  private finish(p: number, base: Bytes): number {
    this.done = true;
    this.sink.end(base + p);
    return p + 1;
  }

  private badNumber(code: 'not-json' | 'value-range'): SnapshotError {
    return new SnapshotError(code, { offset: this.numberAt, field: this.sink.field }, { value: this.text });
  }

  /** A value of another kind is a wrong type; anything else is no JSON. */
  private unexpected(c: number, offset: Bytes): SnapshotError {
    const other = c === 0x7b || c === 0x5b || c === 0x22 || c === 0x74 || c === 0x66 || c === 0x6e;
    return new SnapshotError(
      other ? 'wrong-type' : 'not-json',
      { offset, field: this.sink.field },
      other ? { found: String.fromCharCode(c) } : {},
    );
  }
}

/** Parts of 2^16 integers: small files stay small, large ones grow without copying. */
const PART = 1 << 16;

/** Keeps the integers of an array whose header has not been read yet (or that is kept as written). */
export class RawIntegers implements IntegerSink {
  readonly field: string;
  private readonly parts: (Uint32Array | Float64Array)[] = [];
  private part: Uint32Array | Float64Array = new Uint32Array(0);
  private used = 0;
  private wide = false;
  private endOffset: Bytes | null = null;
  count = 0;

  constructor(field: string) {
    this.field = field;
  }

  atRowStart(): boolean {
    return false;
  }

  fast(_bytes: Uint8Array, from: number): number {
    return from;
  }

  push(value: number): void {
    if (this.used === this.part.length) {
      this.part = this.wide ? new Float64Array(PART) : new Uint32Array(PART);
      this.parts.push(this.part);
      this.used = 0;
    }
    if (!this.wide && value !== value >>> 0) {
      // From here on 64 bits; the part in hand is widened, the ones before stay as they are.
      this.wide = true;
      this.part = Float64Array.from(this.part);
      this.parts[this.parts.length - 1] = this.part;
    }
    this.part[this.used++] = value;
    this.count++;
  }

  end(offset: Bytes | null): void {
    this.endOffset = offset;
  }

  /** Hands everything to the sink it was meant for, freeing as it goes. */
  replay(sink: IntegerSink): void {
    let left = this.count;
    for (let i = 0; i < this.parts.length; i++) {
      const part = this.parts[i];
      const n = Math.min(left, part.length);
      for (let k = 0; k < n; k++) sink.push(part[k], null);
      left -= n;
      this.parts[i] = new Uint32Array(0);
    }
    sink.end(this.endOffset);
  }

  /** The integers in one array: 32 bits signed when all fit, else Float64. */
  toArray(): Int32Array | Float64Array {
    let narrow = true;
    let left = this.count;
    for (const part of this.parts) {
      const n = Math.min(left, part.length);
      for (let k = 0; k < n && narrow; k++) narrow = part[k] === (part[k] | 0);
      left -= n;
    }
    const out = narrow ? new Int32Array(this.count) : new Float64Array(this.count);
    let at = 0;
    for (const part of this.parts) {
      const n = Math.min(this.count - at, part.length);
      out.set(part.subarray(0, n), at);
      at += n;
    }
    return out;
  }
}
