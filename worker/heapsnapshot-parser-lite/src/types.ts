// The columns a snapshot becomes: struct-of-arrays tables, one row per node, edge or location.
// Everything is plain data (typed arrays, numbers, strings), so it can be transferred to another thread.

/** Position of a node in `nodes`, 0-based (its index in the file divided by the node field count). The root is 0. */
export type NodeOrdinal = number;
/** Position of an edge in `edges`, 0-based. */
export type EdgeOrdinal = number;
/** Position of a string in `strings`, 0-based. */
export type StringIndex = number;
/** V8's `id`: stable for one object inside one isolate, meaningless outside it. */
export type ObjectId = number;
/** A number of bytes; integers, exact up to 2^53. */
export type Bytes = number;

/** What `snapshot.meta` and the counts beside it say. Types and fields are found by name, never by position. */
export interface SnapshotHeader {
  readonly nodeFields: readonly string[];
  /** One more than the file's own list, `UNNAMED_NODE_TYPE`, where nodes bear the number after its last (V8 4 to 6.1). */
  readonly nodeTypes: readonly string[];
  readonly edgeFields: readonly string[];
  readonly edgeTypes: readonly string[];
  readonly locationFields: readonly string[];
  readonly sampleFields: readonly string[];
  readonly traceFunctionInfoFields: readonly string[];
  readonly traceNodeFields: readonly string[];
  /** Counts as the header claims them; 0 when it claims none (Hermes). Columns' `count` is what was really there. */
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly traceFunctionCount: number;
  /** Memory no node shows (Node >= 24, Chromium); null when the file does not say. */
  readonly extraNativeBytes: Bytes | null;
  /** `snapshot.root_index / field count`; 0 when absent. */
  readonly rootOrdinal: NodeOrdinal;
  /** Any scalar of `snapshot` we do not know, kept for the doctor (e.g. `exposeNumericValues`, a title). */
  readonly extra: Readonly<Record<string, string | number | boolean | null>>;
}

export interface NodeColumns {
  readonly count: number;
  /** Index into `header.nodeTypes`. */
  readonly type: Uint8Array;
  /** StringIndex. */
  readonly name: Uint32Array;
  /** ObjectId. Uint32Array; Float64Array only in a file with an id of 2^32 or more (Julia writes addresses). */
  readonly id: Uint32Array | Float64Array;
  /** Shallow size as written. Uint32Array; Float64Array only in a file with a size of 2^32 or more. */
  readonly selfSize: Uint32Array | Float64Array;
  /** EdgeOrdinal of a node's first edge; length count + 1, so node n's edges are [firstEdge[n], firstEdge[n + 1]). */
  readonly firstEdge: Uint32Array;
  /** 0 unknown, 1 attached, 2 detached; null when the file has no such field (Node 14). */
  readonly detachedness: Uint8Array | null;
  /** null when the file has no such field or it is 0 throughout. */
  readonly traceNodeId: Uint32Array | null;
}

export interface EdgeColumns {
  readonly count: number;
  /** Index into `header.edgeTypes`. */
  readonly type: Uint8Array;
  /** A plain number for `element` and `hidden` edges, a StringIndex for all others. */
  readonly nameOrIndex: Uint32Array;
  /** NodeOrdinal (already divided by the field count and range-checked). */
  readonly toNode: Uint32Array;
}

/** Source positions, as written: line and column are 0-based; −1 is no place (V8 8.4 to 9 wrote it as 4294967295). */
export interface LocationColumns {
  readonly count: number;
  readonly node: Uint32Array;
  readonly scriptId: Int32Array;
  readonly line: Int32Array;
  readonly column: Int32Array;
  /** NodeOrdinal of the Script object (Chromium 156); null when the file has no such field. */
  readonly scriptObject: Uint32Array | null;
}

/** Strings as UTF-8 bytes, end to end: string i is bytes [offset[i], offset[i + 1]). Decode with `stringAt`. */
export interface StringTable {
  readonly count: number;
  /** In pieces, so that more than 2^32 bytes of strings can be held; a string never crosses a piece. */
  readonly pieces: readonly Uint8Array[];
  /** Length count + 1 per the whole table; Float64Array only when the bytes pass 2^32. */
  readonly offset: Uint32Array | Float64Array;
  /** First StringIndex of each piece, length pieces.length + 1 (last = count). */
  readonly pieceFirst: Uint32Array;
}

/** `samples` (`.heaptimeline`): one row per sample. */
export interface SampleColumns {
  readonly count: number;
  readonly timestampUs: Float64Array;
  readonly lastAssignedId: Float64Array;
}

/** A flat integer table kept as written (`trace_function_infos`, `scopes`, `scope_context_vars`, `scope_uses`, …). */
export interface RawTable {
  readonly name: string;
  readonly fields: readonly string[];
  readonly values: Int32Array | Float64Array;
}

/** What was odd about a file that was read all the same. */
export interface SnapshotRemark {
  /**
   * `text-before`, `text-after`, `zeros-after`: so many bytes stand around the snapshot. `wrapped`: it stands inside another object,
   * so many bytes in. `spare-strings`: so many strings after the last that is used, which V8 never writes: a part of the strings
   * may stand there twice, and names may be wrong.
   */
  readonly code: 'text-before' | 'text-after' | 'zeros-after' | 'wrapped' | 'spare-strings';
  readonly count: number;
}

export interface SnapshotColumns {
  readonly header: SnapshotHeader;
  readonly nodes: NodeColumns;
  readonly edges: EdgeColumns;
  readonly locations: LocationColumns | null;
  readonly samples: SampleColumns | null;
  readonly tables: readonly RawTable[];
  readonly strings: StringTable;
  /** Bytes read, before and after gunzip (equal for plain input). */
  readonly fileBytes: Bytes;
  readonly jsonBytes: Bytes;
  /** Absent when there is nothing to remark on. */
  readonly remarks?: readonly SnapshotRemark[];
}
