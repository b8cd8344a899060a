// Walks over any JSON value without keeping it: only brackets, strings and scalars are checked. Iterative, with
// a bound on the depth, so that no input can exhaust the stack.

import { SnapshotError } from './errors.ts';
import type { Bytes } from './types.ts';

/** V8's deepest value is `trace_tree`, two levels per stack frame and at most 64 frames. */
const MAX_DEPTH = 1024;

const VALUE = 0;
const FIRST_ITEM = 1; // after '[': a value or ']'
const FIRST_KEY = 2; // after '{': a key or '}'
const KEY = 3; // after ',' in an object
const COLON = 4;
const AFTER = 5; // after a value inside a container
const STRING = 6;
const ESCAPE = 7;
const HEX = 8;
const SCALAR = 9; // number, true, false, null

const SCALARS = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const MAX_SCALAR = 400;

export class JsonSkipper {
  /** True once the value has ended. A number at the top is ended by the byte after it, which is not taken. */
  done = false;
  private state = VALUE;
  private readonly stack: number[] = [];
  private isKey = false;
  private hexDigits = 0;
  private scalar = '';
  private readonly field: string;
  private readonly maxDepth: number;

  constructor(field: string, maxDepth = MAX_DEPTH) {
    this.field = field;
    this.maxDepth = maxDepth;
  }

  /** Reads from `bytes[from, to)`; returns the position after what it took. @throws SnapshotError `not-json`, `too-deep` */
  feed(bytes: Uint8Array, from: number, to: number, base: Bytes): number {
    let p = from;
    while (p < to) {
      const c = bytes[p];
      if (this.state === STRING) {
        while (p < to && bytes[p] >= 0x20 && bytes[p] !== 0x22 && bytes[p] !== 0x5c) p++;
        if (p >= to) return p;
        if (bytes[p] === 0x22) this.endString();
        else if (bytes[p] === 0x5c) this.state = ESCAPE;
        else throw this.bad(base + p);
        p++;
      } else if (this.state === ESCAPE) {
        if (c === 0x75) {
          this.state = HEX;
          this.hexDigits = 0;
        } else if (
          c === 0x22 ||
          c === 0x5c ||
          c === 0x2f ||
          c === 0x62 ||
          c === 0x66 ||
          c === 0x6e ||
          c === 0x72 ||
          c === 0x74
        ) {
          this.state = STRING;
        } else {
          throw this.bad(base + p);
        }
        p++;
      } else if (this.state === HEX) {
        const lower = c | 0x20;
        if (!((c >= 0x30 && c <= 0x39) || (lower >= 0x61 && lower <= 0x66))) throw this.bad(base + p);
        if (++this.hexDigits === 4) this.state = STRING;
        p++;
      } else if (this.state === SCALAR) {
        const letter = c | 0x20;
        if ((c >= 0x30 && c <= 0x39) || c === 0x2b || c === 0x2d || c === 0x2e || (letter >= 0x61 && letter <= 0x7a)) {
          this.scalar += String.fromCharCode(c);
          if (this.scalar.length > MAX_SCALAR) throw this.bad(base + p);
          p++;
        } else {
          this.endScalar(base + p);
        }
      } else if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) {
        p++;
      } else {
        this.structure(c, base + p);
        p++;
      }
      if (this.done) return p;
    }
    return p;
  }

  private structure(c: number, offset: Bytes): void {
    switch (this.state) {
      case COLON:
        if (c !== 0x3a) throw this.bad(offset);
        this.state = VALUE;
        return;
      case AFTER: {
        const top = this.stack[this.stack.length - 1];
        if (c === 0x2c) this.state = top === 0x7b ? KEY : VALUE;
        else if (c === (top === 0x7b ? 0x7d : 0x5d)) this.close();
        else throw this.bad(offset);
        return;
      }
      case KEY:
      case FIRST_KEY:
        if (c === 0x22) {
          this.isKey = true;
          this.state = STRING;
        } else if (c === 0x7d && this.state === FIRST_KEY) {
          this.close();
        } else {
          throw this.bad(offset);
        }
        return;
      default:
        this.value(c, offset);
    }
  }

  private value(c: number, offset: Bytes): void {
    if (c === 0x22) {
      this.isKey = false;
      this.state = STRING;
    } else if (c === 0x7b || c === 0x5b) {
      if (this.stack.length >= this.maxDepth)
        throw new SnapshotError('too-deep', { offset, field: this.field }, { limit: this.maxDepth });
      this.stack.push(c);
      this.state = c === 0x7b ? FIRST_KEY : FIRST_ITEM;
    } else if (c === 0x5d && this.state === FIRST_ITEM) {
      this.close();
    } else if (c === 0x2d || (c >= 0x30 && c <= 0x39) || c === 0x74 || c === 0x66 || c === 0x6e) {
      this.scalar = String.fromCharCode(c);
      this.state = SCALAR;
    } else {
      throw this.bad(offset);
    }
  }

  private close(): void {
    this.stack.pop();
    this.ended();
  }

  private endString(): void {
    if (this.isKey) this.state = COLON;
    else this.ended();
  }

  private endScalar(offset: Bytes): void {
    if (!SCALARS.test(this.scalar)) throw this.bad(offset);
    this.ended();
  }

  private ended(): void {
    this.state = AFTER;
    this.done = this.stack.length === 0;
  }

  private bad(offset: Bytes): SnapshotError {
    return new SnapshotError('not-json', { offset, field: this.field });
  }
}
