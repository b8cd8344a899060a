// `nodes` → columns. The fast loop reads whole rows of V8's form, whatever their field order; measured at
// about 450 MB/s. All else arrives number by number through `push`.

import { isShared, MAX_ROWS, newColumn, nextCapacity, resized } from './columns.ts';
import { SnapshotError } from './errors.ts';
import { rowRoom, type IntegerSink } from './integers.ts';
import type { Bytes, NodeColumns, SnapshotHeader } from './types.ts';

/** As in `readRow`, written out here because a call per row and its Float64Array cost a third of the speed. */
const MAX_FAST_DIGITS = 9;
const U32 = 0x1_0000_0000;

/**
 * Name of the type whose number is one past the header's list: V8 4 to 6.1 (Node 4 to 8, Chrome until 2017) gave symbols
 * such a number and no name. Chrome DevTools shows such nodes as `(undefined)`, and so do we.
 */
export const UNNAMED_NODE_TYPE = 'undefined';

export interface NodeBuild {
  readonly columns: NodeColumns;
  /** Largest string index in `name`, −1 without nodes, and the place of its row (null when replayed). */
  readonly maxName: number;
  readonly maxNameOffset: Bytes | null;
}

export class NodeColumnsBuilder implements IntegerSink {
  readonly field = 'nodes';
  private readonly fieldCount: number;
  private readonly typeLimit: number;
  private readonly typeAt: number;
  private readonly nameAt: number;
  private readonly idAt: number;
  private readonly sizeAt: number;
  private readonly edgesAt: number;
  private readonly traceAt: number;
  private readonly detachedAt: number;
  private readonly fields: readonly string[];
  private readonly hint: number;

  private capacity = 0;
  private count = 0;
  private edgeSum = 0;
  private type: Uint8Array;
  private name: Uint32Array;
  private id: Uint32Array | Float64Array;
  private selfSize: Uint32Array | Float64Array;
  private firstEdge: Uint32Array;
  private detachedness: Uint8Array | null = null;
  /** Made when the first value that is not 0 comes: V8 writes zeros unless allocations were tracked. */
  private traceNodeId: Uint32Array | null = null;
  private maxName = -1;
  private maxNameOffset: Bytes | null = null;
  /** Some node's type is the number after the last that the header names. */
  unnamedType = false;

  /** The row in hand, for `push`. */
  private readonly row: Float64Array;
  private col = 0;
  private rowOffset: Bytes | null = null;
  private readonly scratch: Int32Array;

  /**
   * @param capacity rows to make room for at once; more are found by doubling, up to the header's count if it has one.
   * @param shared in memory that several threads can read
   */
  constructor(header: SnapshotHeader, capacity: number, shared: boolean) {
    this.type = newColumn(Uint8Array, 0, shared, 'nodes');
    this.name = newColumn(Uint32Array, 0, shared, 'nodes');
    this.id = newColumn(Uint32Array, 0, shared, 'nodes');
    this.selfSize = newColumn(Uint32Array, 0, shared, 'nodes');
    this.firstEdge = newColumn(Uint32Array, 1, shared, 'nodes');
    const f = header.nodeFields;
    this.fields = f;
    this.fieldCount = f.length;
    this.typeLimit = header.nodeTypes.length;
    this.typeAt = f.indexOf('type');
    this.nameAt = f.indexOf('name');
    this.idAt = f.indexOf('id');
    this.sizeAt = f.indexOf('self_size');
    this.edgesAt = f.indexOf('edge_count');
    this.traceAt = f.indexOf('trace_node_id');
    this.detachedAt = f.indexOf('detachedness');
    this.hint = header.nodeCount;
    this.row = new Float64Array(f.length);
    this.scratch = new Int32Array(f.length);
    if (this.detachedAt >= 0) this.detachedness = newColumn(Uint8Array, 0, shared, 'nodes');
    this.resize(capacity);
  }

  atRowStart(): boolean {
    return this.col === 0;
  }

  fast(bytes: Uint8Array, from: number, to: number, base: Bytes): number {
    const { fieldCount, typeLimit, typeAt, nameAt, idAt, sizeAt, edgesAt, traceAt, detachedAt, capacity, scratch } =
      this;
    const { type, name, id, selfSize, firstEdge, detachedness } = this;
    const last = fieldCount - 1;
    const stop = to - rowRoom(fieldCount);
    let trace = this.traceNodeId;
    let edgeSum = this.edgeSum;
    let maxName = this.maxName;
    let maxNameRow = -1;
    let n = this.count;
    let p = from;
    rows: while (p < stop && n < capacity) {
      let q = p;
      for (let k = 0; k <= last; k++) {
        let v = bytes[q] - 48;
        if (v >>> 0 > 9) break rows;
        let c = bytes[q + 1];
        q += 2;
        if (c >= 48) {
          if (v === 0) break rows;
          const longest = q + MAX_FAST_DIGITS - 1;
          while (c >= 48 && c <= 57 && q < longest) {
            v = (Math.imul(v, 10) + c - 48) | 0;
            c = bytes[q++];
          }
        }
        scratch[k] = v;
        if (c !== 44) {
          if (c !== 10 || k !== last || bytes[q++] !== 44) break rows;
        }
      }
      // Every test stands before the first write: a row given up here is read again by `push`.
      const t = scratch[typeAt];
      if (t >= typeLimit) break;
      if (detachedness !== null) {
        const d = scratch[detachedAt];
        if (d > 255) break;
        // Memory that is never written is never taken, and outside pages this is 0 throughout.
        if (d !== 0) detachedness[n] = d;
      }
      type[n] = t;
      const s = scratch[nameAt];
      name[n] = s;
      if (s > maxName) {
        maxName = s;
        maxNameRow = p;
      }
      id[n] = scratch[idAt];
      selfSize[n] = scratch[sizeAt];
      if (traceAt >= 0 && scratch[traceAt] !== 0) {
        if (trace === null) trace = this.traceNodeId = new Uint32Array(capacity);
        trace[n] = scratch[traceAt];
      }
      edgeSum += scratch[edgesAt];
      firstEdge[++n] = edgeSum;
      p = q;
    }
    this.edgeSum = edgeSum;
    this.count = n;
    this.maxName = maxName;
    if (maxNameRow >= 0) this.maxNameOffset = base + maxNameRow;
    return p;
  }

  push(value: number, offset: Bytes | null): void {
    if (this.col === 0) this.rowOffset = offset;
    this.row[this.col] = value;
    if (value < 0 || value >= U32) this.checkWide(value, offset);
    if (++this.col === this.fieldCount) {
      this.col = 0;
      this.commit();
    }
  }

  private checkWide(value: number, offset: Bytes | null): void {
    const { col } = this;
    if (value < 0 || (col !== this.sizeAt && col !== this.idAt)) {
      throw new SnapshotError('value-range', { offset, field: `nodes.${this.fields[col]}` }, { value });
    }
    if (col === this.sizeAt) this.selfSize = widened(this.selfSize);
    else this.id = widened(this.id);
  }

  private commit(): void {
    const { row, rowOffset: offset } = this;
    const n = this.count;
    if (n === this.capacity) this.grow();
    const t = row[this.typeAt];
    if (t >= this.typeLimit) {
      if (t > this.typeLimit || t > 0xff)
        throw new SnapshotError('type-range', { offset, field: 'nodes.type' }, { value: t, limit: this.typeLimit });
      this.unnamedType = true;
    }
    this.type[n] = t;
    const s = row[this.nameAt];
    this.name[n] = s;
    if (s > this.maxName) {
      this.maxName = s;
      this.maxNameOffset = offset;
    }
    this.id[n] = row[this.idAt];
    this.selfSize[n] = row[this.sizeAt];
    if (this.detachedness !== null) {
      const d = row[this.detachedAt];
      if (d > 255) throw new SnapshotError('value-range', { offset, field: 'nodes.detachedness' }, { value: d });
      if (d !== 0) this.detachedness[n] = d;
    }
    if (this.traceAt >= 0 && row[this.traceAt] !== 0) {
      this.traceNodeId ??= new Uint32Array(this.capacity);
      this.traceNodeId[n] = row[this.traceAt];
    }
    this.edgeSum += row[this.edgesAt];
    this.firstEdge[n + 1] = this.edgeSum;
    this.count = n + 1;
  }

  end(offset: Bytes | null): void {
    if (this.col !== 0)
      throw new SnapshotError(
        'row-incomplete',
        { offset, field: 'nodes' },
        { fields: this.fieldCount, extra: this.col },
      );
    if (this.hint > 0 && this.hint !== this.count) {
      throw new SnapshotError(
        'count-mismatch',
        { offset, field: 'snapshot.node_count' },
        { expected: this.hint, actual: this.count },
      );
    }
    if (this.count === 0) throw new SnapshotError('bad-header', { offset, field: 'nodes' }, { reason: 'no nodes' });
    this.resize(this.count);
  }

  /** Sum of `edge_count` over all nodes. */
  get edgeTotal(): number {
    return this.edgeSum;
  }

  get nodeCount(): number {
    return this.count;
  }

  finish(): NodeBuild {
    const { count, type, name, id, selfSize, firstEdge, detachedness, traceNodeId } = this;
    return {
      columns: { count, type, name, id, selfSize, firstEdge, detachedness, traceNodeId },
      maxName: this.maxName,
      maxNameOffset: this.maxNameOffset,
    };
  }

  private grow(): void {
    if (this.capacity >= MAX_ROWS) throw new SnapshotError('too-large', { field: 'nodes' }, { limit: MAX_ROWS });
    this.resize(nextCapacity(this.capacity, this.hint));
  }

  private resize(capacity: number): void {
    if (capacity === this.capacity) return;
    this.type = resized(this.type, capacity, 'nodes');
    this.name = resized(this.name, capacity, 'nodes');
    this.id = resized(this.id, capacity, 'nodes');
    this.selfSize = resized(this.selfSize, capacity, 'nodes');
    this.firstEdge = resized(this.firstEdge, capacity + 1, 'nodes');
    if (this.detachedness !== null) this.detachedness = resized(this.detachedness, capacity, 'nodes');
    if (this.traceNodeId !== null) this.traceNodeId = resized(this.traceNodeId, capacity, 'nodes');
    this.capacity = capacity;
  }
}

/** The same numbers in a column that holds sizes and ids beyond 32 bits, in the same kind of memory. */
function widened(column: Uint32Array | Float64Array): Float64Array {
  if (column instanceof Float64Array) return column;
  const wide = newColumn(Float64Array, column.length, isShared(column), 'nodes');
  wide.set(column);
  return wide;
}
