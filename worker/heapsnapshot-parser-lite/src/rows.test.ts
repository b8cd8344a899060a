// Rows of integers: all that are written in the usual form, none that is not, wherever the bytes end.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowReader } from './rows.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Enough behind the last row for it to be read without looking for the end. */
const tail = ' '.repeat(200);

/** The rows that were read, with where they end. */
function read(text: string, fieldCount: number, room = Number.MAX_SAFE_INTEGER, from = 0): { rows: number[][]; ends: number[] } {
  const reader = new RowReader();
  const bytes = encode(text);
  const count = reader.read(bytes, from, bytes.length, fieldCount, room);
  return {
    rows: Array.from({ length: count }, (_, r) => Array.from(reader.values.subarray(r * fieldCount, (r + 1) * fieldCount))),
    ends: Array.from(reader.ends.subarray(0, count)),
  };
}

const table = fc.integer({ min: 1, max: 8 }).chain((fields) => fc.array(fc.array(fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 999_999_999 })), { minLength: fields, maxLength: fields }), { maxLength: 60 })
  .map((rows) => ({ fields, rows })));

describe('rows', () => {
  it('are what was written, with or without line feeds, from any place on', () => {
    fc.assert(fc.property(table, fc.boolean(), fc.nat({ max: 5 }), ({ fields, rows }, lines, before) => {
      const text = rows.map((row) => `${row.join(',')}${lines ? '\n' : ''},`);
      const found = read(`${'x'.repeat(before)}${text.join('')}${tail}`, fields, Number.MAX_SAFE_INTEGER, before);
      expect(found.rows).toEqual(rows);
      expect(found.ends).toEqual(text.map((_, i) => text.slice(0, i + 1).join('').length));
    }));
  });

  it('end at what is no plain row, and where there is no more room', () => {
    const odd = ['01,2,3,', '1,,3,', '1,2.5,3,', '-1,2,3,', '1, 2,3,', '1,2\n,3,', '1,2,3]', '1,2,3\n]', '1,2,3 ,', '1,1234567890,3,', '1,2e3,3,', '"1",2,3,', ',1,2,3', '1,2;3,'];
    for (const text of odd) expect(read(`7,8,9\n,${text}${tail}`, 3), text).toEqual({ rows: [[7, 8, 9]], ends: [7] });
    expect(read(`7,8,9\n,1,2,3\n,${tail}`, 3, 1).rows).toEqual([[7, 8, 9]]);
    expect(read(`0,10,999999999\n,${tail}`, 3).rows).toEqual([[0, 10, 999_999_999]]);
  });

  it('that might reach over the end are left', () => {
    expect(read('1,2,3\n,1,2,3\n,', 3).rows).toEqual([]);
    const text = '1,2,3\n,'.repeat(40_000);
    // More than is read at once: the rest is for the next call.
    const { rows, ends } = read(text, 3);
    expect(rows.length).toBeGreaterThan(10_000);
    expect(rows.length).toBeLessThan(40_000);
    expect(ends[rows.length - 1]).toBe(rows.length * 7);
  });
});
