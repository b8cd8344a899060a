// `edges` → columns. Same way of reading as `nodes`: whole rows at a time, `push` for the rest.

import { MAX_ROWS, newColumn, nextCapacity, resized } from './columns.ts';
import { SnapshotError } from './errors.ts';
import type { IntegerSink } from './integers.ts';
import { rowReader, type RowReader } from './rows.ts';
import type { Bytes, EdgeColumns, SnapshotHeader } from './types.ts';

const U32 = 0x1_0000_0000;
/** Edges of these types carry a number; the names of all others are strings. */
const NUMBERED = new Set(['element', 'hidden']);

export class EdgeColumnsBuilder implements IntegerSink {
  readonly field = 'edges';
  private readonly fieldCount: number;
  private readonly typeAt: number;
  private readonly nameAt: number;
  private readonly toAt: number;
  private readonly typeLimit: number;
  private readonly fields: readonly string[];
  private readonly nodeFieldCount: number;
  private readonly nodeCount: number;
  /** 1 for types whose name is a string index. */
  private readonly named: Uint8Array;
  /** Rows the nodes promise. */
  private readonly expected: number;
  private readonly hint: number;

  private capacity = 0;
  private count = 0;
  private type: Uint8Array;
  private nameOrIndex: Uint32Array;
  private toNode: Uint32Array;
  /** Largest string index among the names, −1 without any, and the place of its row (null when replayed). */
  maxName = -1;
  maxNameOffset: Bytes | null = null;

  private readonly row: Float64Array;
  private col = 0;
  private rowOffset: Bytes | null = null;

  /**
   * @param nodeCount nodes there are (they must have been read)
   * @param expected sum of the nodes' `edge_count`
   * @param capacity rows to make room for at once
   * @param shared in memory that several threads can read
   */
  constructor(header: SnapshotHeader, nodeCount: number, expected: number, capacity: number, shared: boolean) {
    this.type = newColumn(Uint8Array, 0, shared, 'edges');
    this.nameOrIndex = newColumn(Uint32Array, 0, shared, 'edges');
    this.toNode = newColumn(Uint32Array, 0, shared, 'edges');
    const f = header.edgeFields;
    this.fields = f;
    this.fieldCount = f.length;
    this.typeAt = f.indexOf('type');
    this.nameAt = f.indexOf('name_or_index');
    this.toAt = f.indexOf('to_node');
    this.typeLimit = header.edgeTypes.length;
    this.named = Uint8Array.from(header.edgeTypes, (t) => (NUMBERED.has(t) ? 0 : 1));
    this.nodeFieldCount = header.nodeFields.length;
    this.nodeCount = nodeCount;
    this.expected = expected;
    this.hint = header.edgeCount;
    this.row = new Float64Array(f.length);
    this.resize(capacity);
  }

  atRowStart(): boolean {
    return this.col === 0;
  }

  fast(bytes: Uint8Array, from: number, to: number, base: Bytes): number {
    const reader = rowReader();
    let p = from;
    for (;;) {
      const rows = reader.read(bytes, p, to, this.fieldCount, this.capacity - this.count);
      const taken = this.takeRows(reader, rows, base + p);
      if (taken > 0) p += reader.ends[taken - 1];
      // Given up by the reader, or wrong: read again, number by number.
      if (rows === 0 || taken < rows) return p;
    }
  }

  /** @returns how many of the rows are right; none after the first that is not is taken */
  private takeRows({ values, ends }: RowReader, rows: number, base: Bytes): number {
    const { fieldCount, typeAt, nameAt, toAt, typeLimit, named, nodeFieldCount, nodeCount, type, nameOrIndex, toNode } = this;
    // Multiplying by the reciprocal is several times faster than dividing; the product is checked, so it is exact.
    const perField = 1 / nodeFieldCount;
    let maxName = this.maxName;
    let maxNameRow = -1;
    let n = this.count;
    let row = 0;
    for (let at = 0; row < rows; row++, at += fieldCount) {
      const t = values[at + typeAt];
      const s = values[at + nameAt];
      const index = values[at + toAt];
      const node = (index * perField + 0.5) | 0;
      if (t >= typeLimit || Math.imul(node, nodeFieldCount) !== index || node >= nodeCount) break;
      if (s > maxName && named[t] === 1) {
        maxName = s;
        maxNameRow = row;
      }
      type[n] = t;
      nameOrIndex[n] = s;
      toNode[n] = node;
      n++;
    }
    this.count = n;
    this.maxName = maxName;
    if (maxNameRow >= 0) this.maxNameOffset = base + (maxNameRow === 0 ? 0 : ends[maxNameRow - 1]);
    return row;
  }

  push(value: number, offset: Bytes | null): void {
    if (this.col === 0) this.rowOffset = offset;
    if (value < 0 || value >= U32) {
      // `to_node` counts fields, not nodes: 2^32 of them are fewer than 2^30 nodes.
      if (value < 0 || this.col !== this.toAt) throw new SnapshotError('value-range', { offset, field: `edges.${this.fields[this.col]}` }, { value });
    }
    this.row[this.col] = value;
    if (++this.col === this.fieldCount) {
      this.col = 0;
      this.commit();
    }
  }

  private commit(): void {
    const { row, rowOffset: offset } = this;
    const n = this.count;
    if (n === this.capacity) {
      if (n >= MAX_ROWS) throw new SnapshotError('too-large', { offset, field: 'edges' }, { limit: MAX_ROWS });
      this.resize(nextCapacity(n, this.hint));
    }
    const t = row[this.typeAt];
    if (t >= this.typeLimit) throw new SnapshotError('type-range', { offset, field: 'edges.type' }, { value: t, limit: this.typeLimit });
    const to = row[this.toAt];
    const node = to / this.nodeFieldCount;
    if (node >= this.nodeCount || !Number.isInteger(node)) throw new SnapshotError('node-range', { offset, field: 'edges.to_node' }, { value: to });
    const s = row[this.nameAt];
    if (s > this.maxName && this.named[t] === 1) {
      this.maxName = s;
      this.maxNameOffset = offset;
    }
    this.type[n] = t;
    this.nameOrIndex[n] = s;
    this.toNode[n] = node;
    this.count = n + 1;
  }

  end(offset: Bytes | null): void {
    if (this.col !== 0) throw new SnapshotError('row-incomplete', { offset, field: 'edges' }, { fields: this.fieldCount, extra: this.col });
    if (this.hint > 0 && this.hint !== this.count) {
      throw new SnapshotError('count-mismatch', { offset, field: 'snapshot.edge_count' }, { expected: this.hint, actual: this.count });
    }
    if (this.expected !== this.count) {
      throw new SnapshotError('edge-sum', { offset, field: 'nodes.edge_count' }, { expected: this.expected, actual: this.count });
    }
    this.resize(this.count);
  }

  finish(): EdgeColumns {
    const { count, type, nameOrIndex, toNode } = this;
    return { count, type, nameOrIndex, toNode };
  }

  private resize(capacity: number): void {
    if (capacity === this.capacity) return;
    this.type = resized(this.type, capacity, 'edges');
    this.nameOrIndex = resized(this.nameOrIndex, capacity, 'edges');
    this.toNode = resized(this.toNode, capacity, 'edges');
    this.capacity = capacity;
  }
}
