// `trace_tree`: the call tree of tracked allocations, arrays within arrays. It becomes one flat table, a row per call,
// which knows its parent's row: deep stacks cost no recursion and no object per node.

import { SnapshotError } from './errors.ts';
import type { Bytes, RawTable } from './types.ts';

/** Fields of the flat table, in this order; `parent` is a row of the same table, −1 for the root. */
const TRACE_TREE_FIELDS = ['id', 'function_info_index', 'parent'] as const;
const WIDTH = TRACE_TREE_FIELDS.length;

/** V8 keeps at most 64 frames of a stack; other producers may keep more. */
const MAX_DEPTH = 1024;
const MAX_VALUE = 0x7fffffff;

/** Reads the value of `trace_tree`: `[id, function_info_index, count, size, [children…]]` with the header's fields. */
export class TraceTreeReader {
  done = false;
  private readonly idField: number;
  private readonly functionField: number;
  private readonly childrenField: number;
  private values = new Int32Array(1024);
  private length = 0;
  /** Row of the parent per open array, and how many of the current node's fields were read before it was opened. */
  private readonly parents: number[] = [];
  private field = 0;
  private id = 0;
  private functionIndex = 0;
  private row = -1;
  private number = -1;
  /** What may come next: a value, or a comma or bracket. */
  private afterValue = false;
  /** True right behind an opening bracket, where the array may end. */
  private atStart = false;
  private opened = false;

  /** @returns null when the header's fields are not those of a call tree whose children come last */
  static for(traceNodeFields: readonly string[]): TraceTreeReader | null {
    const [id, functionIndex, children] = ['id', 'function_info_index', 'children'].map((name) =>
      traceNodeFields.indexOf(name),
    );
    const fits = id >= 0 && functionIndex >= 0 && children === traceNodeFields.length - 1;
    return fits ? new TraceTreeReader(id, functionIndex, children) : null;
  }

  private constructor(idField: number, functionField: number, childrenField: number) {
    this.idField = idField;
    this.functionField = functionField;
    this.childrenField = childrenField;
  }

  /** Reads from `bytes[from, to)`; returns the position after what it took. @throws SnapshotError `wrong-type`, `too-deep`, `value-range` */
  feed(bytes: Uint8Array, from: number, to: number, base: Bytes): number {
    for (let p = from; p < to; p++) {
      const c = bytes[p];
      if (c >= 0x30 && c <= 0x39) {
        if (this.afterValue && this.number < 0) throw this.bad(base + p);
        this.number = Math.max(0, this.number) * 10 + (c - 0x30);
        if (this.number > MAX_VALUE)
          throw new SnapshotError('value-range', { offset: base + p, field: 'trace_tree' }, { value: this.number });
        this.afterValue = true;
        this.atStart = false;
        continue;
      }
      if (this.number >= 0) this.endNumber(base + p);
      if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) continue;
      if (c === 0x2c && this.afterValue) this.afterValue = false;
      else if (c === 0x5b && !this.afterValue) this.open(base + p);
      else if (c === 0x5d && (this.afterValue || this.atStart)) this.close(base + p);
      else throw this.bad(base + p);
      if (this.done) return p + 1;
    }
    return to;
  }

  private endNumber(offset: Bytes): void {
    if (!this.opened || this.field === this.childrenField) throw this.bad(offset);
    if (this.field === this.idField) this.id = this.number;
    else if (this.field === this.functionField) this.functionIndex = this.number;
    this.number = -1;
    this.field++;
  }

  private open(offset: Bytes): void {
    if (this.opened && this.field !== this.childrenField) throw this.bad(offset);
    if (this.parents.length >= MAX_DEPTH)
      throw new SnapshotError('too-deep', { offset, field: 'trace_tree' }, { limit: MAX_DEPTH });
    if (this.opened) {
      // All of a node is known once its children begin.
      const parent = this.parents[this.parents.length - 1];
      this.row = this.add(parent);
    }
    this.parents.push(this.row);
    this.opened = true;
    this.field = 0;
    this.atStart = true;
    this.afterValue = false;
  }

  private close(offset: Bytes): void {
    if (this.field !== 0) throw this.bad(offset);
    this.parents.pop();
    this.done = this.parents.length === 0;
    // The children were the node's last field: the next number begins its neighbour.
    this.field = 0;
    this.afterValue = true;
    this.atStart = false;
  }

  private add(parent: number): number {
    if (this.length + WIDTH > this.values.length) {
      const larger = new Int32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = this.id;
    this.values[this.length + 1] = this.functionIndex;
    this.values[this.length + 2] = parent;
    this.length += WIDTH;
    return this.length / WIDTH - 1;
  }

  private bad(offset: Bytes): SnapshotError {
    return new SnapshotError('wrong-type', { offset, field: 'trace_tree' });
  }

  /** The table; null for a tree without a node. */
  finish(): RawTable | null {
    if (this.length === 0) return null;
    return { name: 'trace_tree', fields: TRACE_TREE_FIELDS, values: this.values.slice(0, this.length) };
  }
}
