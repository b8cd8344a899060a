// Whole rows of plain integers out of bytes, thousands at a time: one small loop over digits for every table, and after
// it each table's own loop over its rows (faster than one loop that does both, and half the code). WebAssembly with
// eight digits a step was tried: 2 % of the time of a pair, not worth a second language.

/** Digits of a number that is read here; longer ones are read one by one. 999,999,999 fits 32 bits. */
const MAX_DIGITS = 9;
const COMMA = 44;
const LINE_FEED = 10;
/** Text read at once: rows and values stay in the cache until they are taken. */
const TEXT_BYTES = 1 << 17;
/** A value takes two bytes of text at least, a row as many. */
const MOST_VALUES = TEXT_BYTES / 2;

/** Reads rows in the usual form: digits and commas, a line feed before a row's last comma. */
export class RowReader {
  /** Row by row, as many values each as were asked for: what the last `read` found. Below 10^9. */
  readonly values = new Uint32Array(MOST_VALUES);
  /** Where each row ends, after its last comma: bytes from the beginning of the last `read`. */
  readonly ends = new Uint32Array(MOST_VALUES);

  /**
   * Reads rows from `bytes[from, to)`, from the first digit of one.
   * @param fieldCount values of a row
   * @param room rows to read at most
   * @returns how many were read; 0 when the first is not of that form, or might reach over the end
   */
  read(bytes: Uint8Array, from: number, to: number, fieldCount: number, room: number): number {
    const { values, ends } = this;
    // A row that begins before this ends before `to`, so that the end need not be looked for.
    const stop = from + Math.min(to - from, TEXT_BYTES) - fieldCount * (MAX_DIGITS + 2) - 2;
    let count = 0;
    for (let p = from; p < stop && count < room; count++) {
      p = readRow(bytes, p, values, count * fieldCount, fieldCount);
      if (p < 0) break;
      ends[count] = p - from;
    }
    return count;
  }
}

/** @returns the position after the row's last comma; -1 when it is not of the usual form */
function readRow(bytes: Uint8Array, from: number, values: Uint32Array, at: number, fieldCount: number): number {
  const last = fieldCount - 1;
  let q = from;
  for (let k = 0; k <= last; k++) {
    let v = bytes[q] - 48;
    if (v >>> 0 > 9) return -1;
    let c = bytes[q + 1];
    q += 2;
    if (c >= 48) {
      if (v === 0) return -1;
      const longest = q + MAX_DIGITS - 1;
      while (c >= 48 && c <= 57 && q < longest) {
        v = (Math.imul(v, 10) + c - 48) | 0;
        c = bytes[q++];
      }
    }
    values[at + k] = v;
    if (c !== COMMA && (c !== LINE_FEED || k !== last || bytes[q++] !== COMMA)) return -1;
  }
  return q;
}

let reader: RowReader | null = null;

/** This thread's reader: every read overwrites what the one before found. */
export function rowReader(): RowReader {
  return reader ??= new RowReader();
}
