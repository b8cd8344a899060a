// What has been read of each section. A section that comes before what it needs (the header, the nodes) waits as plain
// integers and is replayed.

import { EdgeColumnsBuilder } from './edges.ts';
import { SnapshotError } from './errors.ts';
import type { ParsedHeader } from './header.ts';
import { RawIntegers, type IntegerSink } from './integers.ts';
import { NodeColumnsBuilder, UNNAMED_NODE_TYPE } from './nodes.ts';
import type { EdgeShare } from './share.ts';
import { StringTableBuilder } from './string-builder.ts';
import { LocationColumnsBuilder, SampleColumnsBuilder } from './tables.ts';
import { TraceTreeReader } from './trace-tree.ts';
import type { Bytes, RawTable, SnapshotColumns } from './types.ts';

/** Tables kept as written, and the key of `meta` that names their fields. */
export const RAW_TABLES: ReadonlyMap<string, string> = new Map([
  ['trace_function_infos', 'trace_function_info_fields'],
  ['scopes', 'scope_fields'],
  ['scope_context_vars', 'scope_context_var_fields'],
  ['scope_uses', 'scope_use_fields'],
]);
/** Rows to make room for where nothing says how many there are. */
const ROWS_WITHOUT_HINT = 1 << 14;

export class Sections {
  /** Set as soon as `snapshot` has been read. */
  head: ParsedHeader | null = null;
  nodes: NodeColumnsBuilder | null = null;
  /** The nodes were read to their end. */
  nodesRead = false;
  edges: EdgeColumnsBuilder | null = null;
  private locations: LocationColumnsBuilder | null = null;
  private samples: SampleColumnsBuilder | null = null;
  private strings: StringTableBuilder | null = null;
  private traceTree: TraceTreeReader | null = null;
  private readonly waiting = new Map<string, RawIntegers>();
  private readonly raw = new Map<string, RawIntegers>();
  private readonly maxBytes: Bytes | null;
  private readonly onlyEdges: boolean;
  private readonly shared: boolean;

  /**
   * @param maxBytes most JSON bytes there can be: bounds what the header's counts may allocate; null when unknown
   * @param onlyEdges the nodes are somebody else's to read: edges are checked against the header's count of them
   * @param shared columns go into memory that several threads can read
   */
  constructor(maxBytes: Bytes | null, onlyEdges: boolean, shared: boolean) {
    this.maxBytes = maxBytes;
    this.onlyEdges = onlyEdges;
    this.shared = shared;
  }

  /** @param bytesLeft bytes to the end of the JSON; null when unknown */
  beginStrings(bytesLeft: Bytes | null): StringTableBuilder {
    this.strings = new StringTableBuilder(bytesLeft, this.shared);
    return this.strings;
  }

  /** The reader of `trace_tree`; null before the header, and with fields of another kind: its form is not known. */
  beginTraceTree(): TraceTreeReader | null {
    this.traceTree = this.head === null ? null : TraceTreeReader.for(this.head.header.traceNodeFields);
    return this.traceTree;
  }

  /** Where the integers of a section go: into its columns when what these need has been read, else a place to wait. */
  sinkFor(key: string): IntegerSink {
    const sink = this.builderFor(key);
    if (sink !== null) return sink;
    const raw = new RawIntegers(key);
    (RAW_TABLES.has(key) ? this.raw : this.waiting).set(key, raw);
    return raw;
  }

  private builderFor(key: string): IntegerSink | null {
    if (this.head === null) return null;
    const { header } = this.head;
    if (key === 'nodes') {
      this.nodes = new NodeColumnsBuilder(header, this.room(header.nodeCount, header.nodeFields.length), this.shared);
      return this.nodes;
    }
    if (key === 'samples') {
      if (!header.sampleFields.includes('timestamp_us') || !header.sampleFields.includes('last_assigned_id'))
        return null;
      this.samples = new SampleColumnsBuilder(header);
      return this.samples;
    }
    if (key === 'edges' && this.onlyEdges) return this.edgesOf(header.nodeCount, header.edgeCount);
    if (this.nodes === null || !this.nodesRead) return null;
    if (key === 'edges') return this.edgesOf(this.nodes.nodeCount, this.nodes.edgeTotal);
    if (key === 'locations' && header.locationFields.includes('object_index')) {
      this.locations = new LocationColumnsBuilder(header, this.nodes.nodeCount, this.shared);
      return this.locations;
    }
    return null;
  }

  private edgesOf(nodeCount: number, expected: number): EdgeColumnsBuilder | null {
    if (this.head === null) return null;
    const { header } = this.head;
    const room = this.room(header.edgeCount, header.edgeFields.length);
    this.edges = new EdgeColumnsBuilder(header, nodeCount, expected, room, this.shared);
    return this.edges;
  }

  /** Rows to allocate at once: what the header claims when the file could hold as many, else a modest beginning. */
  private room(claimed: number, fields: number): number {
    const possible = this.maxBytes === null ? ROWS_WITHOUT_HINT : Math.ceil(this.maxBytes / (2 * fields));
    return claimed === 0
      ? Math.min(ROWS_WITHOUT_HINT, possible + 1)
      : Math.min(claimed, Math.max(ROWS_WITHOUT_HINT, possible));
  }

  /** Replays what came before the things it depends on. */
  settle(): void {
    for (const key of ['nodes', 'edges', 'locations', 'samples']) {
      const raw = this.waiting.get(key);
      if (raw === undefined || this.head === null) continue;
      const sink = this.builderFor(key);
      if (sink !== null) raw.replay(sink);
      if (key === 'nodes') this.nodesRead = sink !== null;
      this.waiting.delete(key);
    }
  }

  /**
   * All columns, and what is to be remarked on their strings.
   * @param other the edges, when another reader read them
   * @throws SnapshotError `missing-section`, `string-range`, `bad-header`
   */
  finish(
    other: EdgeShare | null,
  ): Omit<SnapshotColumns, 'fileBytes' | 'jsonBytes' | 'remarks'> & { spareStrings: number } {
    const { head, nodes, strings } = this;
    const edges = other ?? this.edges;
    if (head === null) throw new SnapshotError('missing-section', { field: 'snapshot' });
    if (nodes === null) throw new SnapshotError('missing-section', { field: 'nodes' });
    if (edges === null) throw new SnapshotError('missing-section', { field: 'edges' });
    if (strings === null) throw new SnapshotError('missing-section', { field: 'strings' });
    const { columns, maxName, maxNameOffset } = nodes.finish();
    const table = strings.finish();
    const inRange = (field: string, value: number, offset: Bytes | null): void => {
      if (value >= table.count)
        throw new SnapshotError('string-range', { offset, field }, { value, limit: table.count });
    };
    inRange('nodes.name', maxName, maxNameOffset);
    inRange('edges.name_or_index', edges.maxName, edges.maxNameOffset);
    const { header } = head;
    if (header.rootOrdinal >= columns.count) throw new SnapshotError('bad-header', { field: 'snapshot.root_index' });
    return {
      header: nodes.unnamedType ? { ...header, nodeTypes: [...header.nodeTypes, UNNAMED_NODE_TYPE] } : header,
      nodes: columns,
      edges: 'finish' in edges ? edges.finish() : edges.columns,
      locations: this.locations?.finish() ?? null,
      samples: this.samples?.finish() ?? null,
      tables: this.tables(head),
      strings: table,
      spareStrings: this.spareStrings(table.count - 1 - Math.max(maxName, edges.maxName)),
    };
  }

  private tables({ fieldLists }: ParsedHeader): readonly RawTable[] {
    const tables: RawTable[] = [];
    for (const [name, integers] of this.raw)
      tables.push({ name, fields: fieldLists.get(RAW_TABLES.get(name) ?? '') ?? [], values: integers.toArray() });
    const tree = this.traceTree?.finish() ?? null;
    if (tree !== null) tables.push(tree);
    return tables;
  }

  /** Strings after the last that is used. Tables kept as written name strings, too, and who writes no counts is not V8: then none is spare. */
  private spareStrings(unused: number): number {
    const named = [...this.raw.values()].some((table) => table.count > 0);
    return !named && this.head !== null && this.head.header.nodeCount > 0 ? Math.max(0, unused) : 0;
  }
}
