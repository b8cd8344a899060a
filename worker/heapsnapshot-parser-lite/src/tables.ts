// The small tables: `locations`, `samples`, and the ones kept as written. All go through one generic row reader.

import { newColumn, nextCapacity, resized } from './columns.ts';
import { SnapshotError } from './errors.ts';
import { readRow, rowRoom, type IntegerSink } from './integers.ts';
import type { Bytes, LocationColumns, SampleColumns, SnapshotHeader } from './types.ts';

/** −1 as V8 8.4 to 9 (Node 14) writes it for the column of an exported WebAssembly function. */
const NO_PLACE = 0xffff_ffff;
/** What is larger, up to `NO_PLACE`, is a negative number. */
const MAX_INT32 = 0x7fff_ffff;

abstract class RowSink implements IntegerSink {
  readonly field: string;
  protected readonly row: Float64Array;
  protected count = 0;
  protected capacity = 0;
  private col = 0;
  private rowOffset: Bytes | null = null;

  constructor(field: string, fieldCount: number) {
    this.field = field;
    this.row = new Float64Array(fieldCount);
  }

  atRowStart(): boolean {
    return this.col === 0;
  }

  fast(bytes: Uint8Array, from: number, to: number, base: Bytes): number {
    const stop = to - rowRoom(this.row.length);
    let p = from;
    while (p < stop) {
      const next = readRow(bytes, p, this.row);
      if (next < 0) break;
      this.add(base + p);
      p = next;
    }
    return p;
  }

  push(value: number, offset: Bytes | null): void {
    if (this.col === 0) this.rowOffset = offset;
    this.row[this.col] = value;
    if (++this.col < this.row.length) return;
    this.col = 0;
    this.add(this.rowOffset);
  }

  private add(offset: Bytes | null): void {
    if (this.count === this.capacity) {
      this.capacity = nextCapacity(this.capacity, 0);
      this.resize(this.capacity);
    }
    this.commit(this.count, offset);
    this.count++;
  }

  end(offset: Bytes | null): void {
    if (this.col !== 0)
      throw new SnapshotError(
        'row-incomplete',
        { offset, field: this.field },
        { fields: this.row.length, extra: this.col },
      );
    this.resize(this.count);
    this.capacity = this.count;
  }

  protected abstract commit(n: number, offset: Bytes | null): void;
  protected abstract resize(capacity: number): void;
}

export class LocationColumnsBuilder extends RowSink {
  private readonly nodeFieldCount: number;
  private readonly nodeCount: number;
  private readonly objectAt: number;
  private readonly scriptIdAt: number;
  private readonly lineAt: number;
  private readonly columnAt: number;
  private readonly scriptObjectAt: number;
  private node: Uint32Array;
  private scriptId: Int32Array;
  private line: Int32Array;
  private column: Int32Array;
  private scriptObject: Uint32Array | null;

  /** @param shared in memory that several threads can read */
  constructor(header: SnapshotHeader, nodeCount: number, shared: boolean) {
    const f = header.locationFields;
    super('locations', f.length);
    this.nodeFieldCount = header.nodeFields.length;
    this.nodeCount = nodeCount;
    this.objectAt = f.indexOf('object_index');
    this.scriptIdAt = f.indexOf('script_id');
    this.lineAt = f.indexOf('line');
    this.columnAt = f.indexOf('column');
    this.scriptObjectAt = f.indexOf('script_object_index');
    this.node = newColumn(Uint32Array, 0, shared, 'locations');
    this.scriptId = newColumn(Int32Array, 0, shared, 'locations');
    this.line = newColumn(Int32Array, 0, shared, 'locations');
    this.column = newColumn(Int32Array, 0, shared, 'locations');
    this.scriptObject = this.scriptObjectAt < 0 ? null : newColumn(Uint32Array, 0, shared, 'locations');
  }

  protected override commit(n: number, offset: Bytes | null): void {
    const { row } = this;
    this.node[n] = this.ordinal(row[this.objectAt], 'locations.object_index', offset);
    this.scriptId[n] = this.int32(this.scriptIdAt, 'locations.script_id', offset);
    this.line[n] = this.int32(this.lineAt, 'locations.line', offset);
    this.column[n] = this.int32(this.columnAt, 'locations.column', offset);
    if (this.scriptObject !== null)
      this.scriptObject[n] = this.ordinal(row[this.scriptObjectAt], 'locations.script_object_index', offset);
  }

  private ordinal(index: number, field: string, offset: Bytes | null): number {
    const node = index / this.nodeFieldCount;
    if (!(node >= 0 && node < this.nodeCount) || !Number.isInteger(node))
      throw new SnapshotError('node-range', { offset, field }, { value: index });
    return node;
  }

  private int32(at: number, field: string, offset: Bytes | null): number {
    if (at < 0) return 0;
    const value = this.row[at];
    // A negative number, written as an unsigned one: no place (WebAssembly), or one before the text (a wrapper's first line).
    if (value > MAX_INT32 && value <= NO_PLACE) return -1;
    if (value !== (value | 0)) throw new SnapshotError('value-range', { offset, field }, { value });
    return value;
  }

  protected override resize(capacity: number): void {
    this.node = resized(this.node, capacity, 'locations');
    this.scriptId = resized(this.scriptId, capacity, 'locations');
    this.line = resized(this.line, capacity, 'locations');
    this.column = resized(this.column, capacity, 'locations');
    if (this.scriptObject !== null) this.scriptObject = resized(this.scriptObject, capacity, 'locations');
  }

  finish(): LocationColumns {
    const { count, node, scriptId, line, column, scriptObject } = this;
    return { count, node, scriptId, line, column, scriptObject };
  }
}

export class SampleColumnsBuilder extends RowSink {
  private readonly timeAt: number;
  private readonly idAt: number;
  private timestampUs = new Float64Array(0);
  private lastAssignedId = new Float64Array(0);

  constructor(header: SnapshotHeader) {
    const f = header.sampleFields;
    super('samples', f.length);
    this.timeAt = f.indexOf('timestamp_us');
    this.idAt = f.indexOf('last_assigned_id');
  }

  protected override commit(n: number): void {
    this.timestampUs[n] = this.row[this.timeAt];
    this.lastAssignedId[n] = this.row[this.idAt];
  }

  protected override resize(capacity: number): void {
    this.timestampUs = resized(this.timestampUs, capacity, 'samples');
    this.lastAssignedId = resized(this.lastAssignedId, capacity, 'samples');
  }

  finish(): SampleColumns {
    const { count, timestampUs, lastAssignedId } = this;
    return { count, timestampUs, lastAssignedId };
  }
}
