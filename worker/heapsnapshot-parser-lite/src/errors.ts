// Everything that can be wrong with an input, as data. The sentence for people is made elsewhere, keyed by `code`.

import type { Bytes } from './types.ts';

export type SnapshotErrorCode =
  /** Nothing to read. */
  | 'empty'
  /** The JSON ends before its last bracket. */
  | 'truncated'
  /** The gzip stream ends before its last block. */
  | 'gzip-truncated'
  /** Not what gzip may hold. */
  | 'gzip-corrupt'
  /** Packed by gzip again and again: params `layers`. */
  | 'gzip-nested'
  /** Another kind of file, told by its first bytes (brotli by its name). */
  | 'is-archive'
  | 'is-base64'
  | 'is-binary'
  | 'is-brotli'
  | 'is-bzip2'
  | 'is-core-dump'
  | 'is-dotnet-dump'
  | 'is-hprof'
  | 'is-html'
  | 'is-json-string'
  | 'is-lfs-pointer'
  | 'is-protobuf'
  | 'is-protocol-chunks'
  | 'is-utf16'
  | 'is-xz'
  | 'is-zip'
  | 'is-zlib'
  | 'is-zstd'
  /** JSON of another kind, told by its keys: JavaScriptCore's snapshots, traces, Node's diagnostic reports. */
  | 'is-javascriptcore'
  | 'is-trace'
  | 'is-diagnostic-report'
  /** Two snapshots, one after the other. */
  | 'joined'
  /** A byte of zero where text must be: a hole that a copy or a crash left. */
  | 'zeros-inside'
  /** A byte that JSON does not allow there. */
  | 'not-json'
  /** JSON, but no heap snapshot. */
  | 'not-a-snapshot'
  /** A `.heapprofile` (sampling). */
  | 'heap-profile'
  /** A `.cpuprofile`. */
  | 'cpu-profile'
  /** `snapshot`, `nodes`, `edges` or `strings` is not there: see `field`. */
  | 'missing-section'
  /** The same top-level key twice. */
  | 'duplicate-section'
  /** A section that is not the array or object it must be. */
  | 'wrong-type'
  /** `snapshot` or its `meta` lacks what is needed or says something impossible: see `field`. */
  | 'bad-header'
  /** The header's count is not the number of rows: params `expected`, `actual`. */
  | 'count-mismatch'
  /** An array's length is no multiple of its field count: params `fields`, `extra`. */
  | 'row-incomplete'
  /** The nodes' edge counts do not add up to the number of edges: params `expected`, `actual`. */
  | 'edge-sum'
  /** A number that its column cannot hold: params `value`. */
  | 'value-range'
  /** A node or edge type that the header does not name: params `value`, `limit`. */
  | 'type-range'
  /** A `to_node` or `object_index` that is no node: params `value`. */
  | 'node-range'
  /** A string index beyond the strings: params `value`, `limit`. */
  | 'string-range'
  /** Nested deeper than any snapshot is: params `limit`. */
  | 'too-deep'
  /** Larger than the columns can hold: params `limit`. */
  | 'too-large'
  /** The columns do not fit in memory: params `bytes`. */
  | 'out-of-memory'
  /** The source failed while it was read: params `reason`. */
  | 'read-failed'
  /** Stopped by the caller's signal. */
  | 'aborted';

export type ErrorParams = Readonly<Record<string, string | number>>;

/** Thrown by every function of this package for an input that cannot be read. */
export class SnapshotError extends Error {
  readonly code: SnapshotErrorCode;
  /** Place in the JSON bytes (after gunzip), 0-based; null when there is none. */
  readonly offset: Bytes | null;
  /** Key or column concerned, e.g. `edges.to_node`; null when there is none. */
  readonly field: string | null;
  readonly params: ErrorParams;
  /** The `name` given in the options (usually the file's); null when none was. */
  source: string | null = null;

  constructor(
    code: SnapshotErrorCode,
    place: { offset?: Bytes | null; field?: string | null; cause?: unknown } = {},
    params: ErrorParams = {},
  ) {
    const where = [place.field ?? '', place.offset === null || place.offset === undefined ? '' : `byte ${place.offset}`]
      .filter((s) => s !== '')
      .join(', ');
    const detail = Object.entries(params)
      .map(([k, v]) => `${k} ${v}`)
      .join(', ');
    super([code, where === '' ? '' : `(${where})`, detail].filter((s) => s !== '').join(' '), { cause: place.cause });
    this.name = 'SnapshotError';
    this.code = code;
    this.offset = place.offset ?? null;
    this.field = place.field ?? null;
    this.params = params;
  }
}

/** Allocates, and says so in our own words when memory does not suffice. */
export function allocate<T>(make: () => T, bytes: Bytes, field: string): T {
  try {
    return make();
  } catch (cause) {
    throw new SnapshotError('out-of-memory', { field, cause }, { bytes });
  }
}
