// The top level: one JSON object whose keys say which reader its values go to. Any key order is read; what needs
// the header or the nodes before they are there is kept as integers and replayed.

import { EdgeColumnsBuilder } from './edges.ts';
import { SnapshotError, type SnapshotErrorCode } from './errors.ts';
import { parseHeader, type ParsedHeader } from './header.ts';
import { IntegerScanner, RawIntegers, type IntegerSink } from './integers.ts';
import { NodeColumnsBuilder, UNNAMED_NODE_TYPE } from './nodes.ts';
import { JsonSkipper } from './skip.ts';
import { StringTableBuilder } from './string-builder.ts';
import { TraceTreeReader } from './trace-tree.ts';
import { LocationColumnsBuilder, SampleColumnsBuilder } from './tables.ts';
import type { Start } from './start.ts';
import type { Bytes, EdgeColumns, RawTable, SnapshotColumns, SnapshotRemark } from './types.ts';

/** Tables kept as written, and the key of `meta` that names their fields. */
const RAW_TABLES: ReadonlyMap<string, string> = new Map([
  ['trace_function_infos', 'trace_function_info_fields'],
  ['scopes', 'scope_fields'],
  ['scope_context_vars', 'scope_context_var_fields'],
  ['scope_uses', 'scope_use_fields'],
]);
/** V8 writes about 2 kB. */
const MAX_HEADER_BYTES = 16 << 20;
const MAX_KEY_BYTES = 4096;
const ROWS_WITHOUT_HINT = 1 << 14;
/** Characters kept of what stands after the end. */
const MAX_AFTER_TEXT = 256;

/** Position of a byte at or after `from`; −1 when there is none. Hosts that have a fast one lend it. */
export type FindByte = (bytes: Uint8Array, byte: number, from: number) => number;

/** Which parts a reader reads: two readers of one file share the work, one the edges and one all else. */
export type Share = 'all' | 'edges' | 'all-but-edges';

/** What the reader of the edges found, for the one who passed over them. */
export interface EdgeShare {
  readonly columns: EdgeColumns;
  /** Offsets of the section's brackets: both readers must mean the same bytes. */
  readonly start: Bytes;
  readonly end: Bytes;
  /** Nodes the targets were checked against. */
  readonly nodeCount: number;
  readonly maxName: number;
  readonly maxNameOffset: Bytes | null;
}

/** The parts do not fit together, or the file is not laid out for sharing: somebody reads it alone. */
export class NotShared extends Error {}

type Reader =
  | { readonly kind: 'pass'; readonly key: string }
  | { readonly kind: 'integers'; readonly key: string; readonly scanner: IntegerScanner }
  | { readonly kind: 'strings'; readonly builder: StringTableBuilder }
  | { readonly kind: 'header'; readonly skipper: JsonSkipper; readonly at: Bytes }
  | { readonly kind: 'tree'; readonly tree: TraceTreeReader }
  | { readonly kind: 'skip'; readonly skipper: JsonSkipper };

const OPEN = 0; // the opening brace
const FIRST_KEY = 1; // a key or the closing brace
const KEY = 2; // a key
const KEY_TEXT = 3;
const COLON = 4;
const VALUE = 5; // the first byte of a value
const READING = 6; // inside a value
const AFTER = 7; // a comma or the closing brace
const END = 8;

/** Push parser: `push` chunks in order, then `finish`. One object reads one file. */
export class SnapshotReader {
  /** Key being read; '' between values. */
  section = '';
  /** Set as soon as `snapshot` has been read. */
  head: ParsedHeader | null = null;
  private state = OPEN;
  private base: Bytes = 0;
  private bom = 0;
  private keyBytes: number[] = [];
  private keyEscaped = false;
  private reader: Reader | null = null;
  private readonly headerBytes: Uint8Array[] = [];
  private headerLength = 0;
  private readonly seen = new Map<string, Bytes>();
  private nodes: NodeColumnsBuilder | null = null;
  private edges: EdgeColumnsBuilder | null = null;
  private locations: LocationColumnsBuilder | null = null;
  private samples: SampleColumnsBuilder | null = null;
  private strings: StringTableBuilder | null = null;
  private traceTree: TraceTreeReader | null = null;
  private nodesRead = false;
  private readonly waiting = new Map<string, RawIntegers>();
  private readonly raw = new Map<string, RawIntegers>();
  /** Most JSON bytes there can be, for allocations; null when unknown. */
  private readonly maxBytes: Bytes | null;
  /** True when `maxBytes` is the exact size of the JSON. */
  private readonly exact: boolean;
  private readonly share: Share;
  private readonly findByte: FindByte;
  /** Columns go into memory that several threads can read. */
  private readonly shared: boolean;
  private edgesStart: Bytes = -1;
  private edgesEnd: Bytes = -1;
  private start: Start | null = null;
  /** Bytes after the end that are not white space, how many of them are 0, and what they begin with. */
  private afterBytes: Bytes = 0;
  private afterZeros: Bytes = 0;
  private afterOffset: Bytes = 0;
  private afterText = '';

  /**
   * @param jsonBytes size of the JSON: `exact` for a plain file, an `upTo` for gzip; null when unknown. Bounds what
   *   the header's counts may allocate.
   * @param share what to read; a share of the work throws `NotShared` when the file is not laid out as V8 writes it
   * @param findByte a faster search than `indexOf`, where there is one
   * @param shared put columns into memory that several threads can read
   */
  constructor(
    jsonBytes: { readonly bytes: Bytes; readonly exact: boolean } | null,
    share: Share = 'all',
    findByte: FindByte = (bytes, byte, from) => bytes.indexOf(byte, from),
    shared = false,
  ) {
    this.shared = shared;
    this.share = share;
    this.findByte = findByte;
    this.maxBytes = jsonBytes === null ? null : jsonBytes.bytes;
    this.exact = jsonBytes !== null && jsonBytes.exact;
  }

  /** Passes over what stands before the snapshot; called before the first `push`. */
  beginAt(start: Start | null): void {
    if (start === null) return;
    this.base = start.skip;
    this.start = start;
  }

  /** JSON bytes taken so far. */
  get bytesRead(): Bytes {
    return this.base;
  }

  /** @throws SnapshotError see `parseSnapshot` */
  push(bytes: Uint8Array): void {
    try {
      this.take(bytes);
    } catch (error) {
      const { base } = this;
      if (!(error instanceof SnapshotError) || error.code !== 'not-json' || error.offset === null) throw error;
      if (bytes[error.offset - base] !== 0) throw error;
      throw new SnapshotError('zeros-inside', { offset: error.offset, field: error.field, cause: error });
    }
  }

  private take(bytes: Uint8Array): void {
    const to = bytes.length;
    const base = this.base;
    let p = 0;
    while (p < to) {
      // What comes after its share is not this reader's to judge.
      if (this.share === 'edges' && this.edgesEnd >= 0) return;
      if (this.state === READING) p = this.read(bytes, p, to, base);
      else if (this.state === KEY_TEXT) p = this.keyText(bytes, p, to, base);
      else if (this.state === VALUE) p = this.beginValue(bytes, p, to, base);
      else if (this.state === END) p = this.passAfter(bytes, p, to, base);
      else this.structure(bytes[p], base + p++);
    }
    this.base += to;
  }

  /** The edges once they were read to their end, else null. For a reader whose share they are. */
  get edgeShare(): EdgeShare | null {
    const { edges, head } = this;
    if (edges === null || head === null || this.edgesEnd < 0) return null;
    return {
      columns: edges.finish(),
      start: this.edgesStart,
      end: this.edgesEnd,
      nodeCount: head.header.nodeCount,
      maxName: edges.maxName,
      maxNameOffset: edges.maxNameOffset,
    };
  }

  /** The other reader's edges, when they are those this one passed over. @throws NotShared */
  private fitting(other: EdgeShare | null): EdgeShare {
    const { nodes } = this;
    const fits =
      other !== null &&
      nodes !== null &&
      other.start === this.edgesStart &&
      other.end === this.edgesEnd &&
      other.nodeCount === nodes.nodeCount &&
      other.columns.count === nodes.edgeTotal;
    if (!fits) throw new NotShared();
    return other;
  }

  /**
   * The columns.
   * @param other the edges, when they were not this reader's share
   * @throws SnapshotError see `parseSnapshot`; NotShared
   */
  finish(fileBytes: Bytes, other: EdgeShare | null = null): SnapshotColumns {
    if (this.base === this.bom) throw new SnapshotError('empty', { offset: 0 });
    if (this.state === OPEN) throw new SnapshotError('empty', { offset: 0 }, { reason: 'only white space' });
    if (this.state !== END) throw this.cut();
    this.settle();
    const { head, nodes, strings } = this;
    const shared = this.share === 'all' ? null : this.fitting(other);
    const edges = shared ?? this.edges;
    if (head === null) throw this.foreign();
    if (nodes === null) throw new SnapshotError('missing-section', { field: 'nodes' });
    if (edges === null) throw new SnapshotError('missing-section', { field: 'edges' });
    if (strings === null) throw new SnapshotError('missing-section', { field: 'strings' });
    const builtNodes = nodes.finish();
    const table = strings.finish();
    const inRange = (field: string, value: number, offset: Bytes | null): void => {
      if (value >= table.count)
        throw new SnapshotError('string-range', { offset, field }, { value, limit: table.count });
    };
    inRange('nodes.name', builtNodes.maxName, builtNodes.maxNameOffset);
    inRange('edges.name_or_index', edges.maxName, edges.maxNameOffset);
    if (head.header.rootOrdinal >= builtNodes.columns.count)
      throw new SnapshotError('bad-header', { field: 'snapshot.root_index' });
    const tables: RawTable[] = [];
    for (const [name, integers] of this.raw) {
      tables.push({ name, fields: head.fieldLists.get(RAW_TABLES.get(name) ?? '') ?? [], values: integers.toArray() });
    }
    const tree = this.traceTree?.finish() ?? null;
    if (tree !== null) tables.push(tree);
    const { header } = head;
    const remarks = this.remarks(Math.max(builtNodes.maxName, edges.maxName), table.count);
    return {
      header: nodes.unnamedType ? { ...header, nodeTypes: [...header.nodeTypes, UNNAMED_NODE_TYPE] } : header,
      nodes: builtNodes.columns,
      edges: 'finish' in edges ? edges.finish() : edges.columns,
      locations: this.locations?.finish() ?? null,
      samples: this.samples?.finish() ?? null,
      tables,
      strings: table,
      fileBytes,
      jsonBytes: this.base,
      ...(remarks.length === 0 ? {} : { remarks }),
    };
  }

  /** The error for an input that ends here. */
  cut(): SnapshotError {
    return new SnapshotError('truncated', { offset: this.base, field: this.section === '' ? null : this.section });
  }

  /** What stands after the end is counted and passed over; its beginning is kept, since it may be another snapshot. */
  private passAfter(bytes: Uint8Array, from: number, to: number, base: Bytes): number {
    for (let p = from; p < to; p++) {
      const c = bytes[p];
      if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) continue;
      if (this.afterBytes === 0) this.afterOffset = base + p;
      this.afterBytes++;
      if (c === 0) this.afterZeros++;
      if (this.afterText.length < MAX_AFTER_TEXT) this.afterText += String.fromCharCode(c);
    }
    return to;
  }

  /** @throws SnapshotError `joined` when another snapshot follows */
  private remarks(highestString: number, stringCount: number): SnapshotRemark[] {
    const remarks: SnapshotRemark[] = [];
    const { start, afterBytes, afterZeros, afterOffset } = this;
    if (start !== null) remarks.push({ code: start.around === 'text' ? 'text-before' : 'wrapped', count: start.skip });
    if (this.afterText.includes('{"snapshot":{')) throw new SnapshotError('joined', { offset: afterOffset });
    if (afterBytes > 0 && start?.around !== 'wrapper')
      remarks.push({ code: afterZeros === afterBytes ? 'zeros-after' : 'text-after', count: afterBytes });
    // Tables kept as written name strings, too; who writes no counts is not V8.
    const tables = [...this.raw.values()].some((table) => table.count > 0);
    const spare = stringCount - 1 - highestString;
    if (spare > 0 && !tables && this.head !== null && this.head.header.nodeCount > 0)
      remarks.push({ code: 'spare-strings', count: spare });
    return remarks;
  }

  private structure(c: number, offset: Bytes): void {
    if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) return;
    switch (this.state) {
      case OPEN:
        if (offset === this.bom && offset < 3 && c === [0xef, 0xbb, 0xbf][offset]) {
          this.bom++;
          return;
        }
        if (c === 0x7b) this.state = FIRST_KEY;
        else if (c === 0x5b || c === 0x22 || c === 0x2d || (c >= 0x30 && c <= 0x39))
          throw new SnapshotError('not-a-snapshot', { offset });
        else throw new SnapshotError('not-json', { offset });
        return;
      case FIRST_KEY:
      case KEY:
        if (c === 0x22) {
          this.keyBytes = [c];
          this.keyEscaped = false;
          this.state = KEY_TEXT;
        } else if (c === 0x7d && this.state === FIRST_KEY) {
          this.state = END;
        } else {
          throw new SnapshotError('not-json', { offset });
        }
        return;
      case COLON:
        if (c !== 0x3a) throw new SnapshotError('not-json', { offset, field: this.section });
        this.state = VALUE;
        return;
      case AFTER:
        if (c === 0x2c) this.state = KEY;
        else if (c === 0x7d) this.state = END;
        else throw new SnapshotError('not-json', { offset });
        return;
      default:
        throw new SnapshotError('not-json', { offset });
    }
  }

  private keyText(bytes: Uint8Array, from: number, to: number, base: Bytes): number {
    for (let p = from; p < to; p++) {
      const c = bytes[p];
      if (c < 0x20 || this.keyBytes.length > MAX_KEY_BYTES) throw new SnapshotError('not-json', { offset: base + p });
      this.keyBytes.push(c);
      if (this.keyEscaped) {
        this.keyEscaped = false;
      } else if (c === 0x5c) {
        this.keyEscaped = true;
      } else if (c === 0x22) {
        const at = base + p;
        try {
          this.section = JSON.parse(new TextDecoder().decode(Uint8Array.from(this.keyBytes))) as string;
        } catch (cause) {
          throw new SnapshotError('not-json', { offset: at, cause });
        }
        if (this.seen.has(this.section) && (RAW_TABLES.has(this.section) || OURS.has(this.section))) {
          throw new SnapshotError('duplicate-section', { offset: at, field: this.section });
        }
        this.seen.set(this.section, at);
        this.refuseOthers(at);
        this.state = COLON;
        return p + 1;
      }
    }
    return to;
  }

  /** Chooses the reader by key and first byte; takes the opening bracket of the arrays it knows. */
  private beginValue(bytes: Uint8Array, from: number, to: number, base: Bytes): number {
    let p = from;
    while (p < to && (bytes[p] === 0x20 || bytes[p] === 0x0a || bytes[p] === 0x0d || bytes[p] === 0x09)) p++;
    if (p >= to) return p;
    const c = bytes[p];
    const key = this.section;
    if (this.share === 'edges' && key !== 'snapshot' && key !== 'nodes' && key !== 'edges') throw new NotShared();
    this.state = READING;
    if (key === 'snapshot') {
      this.reader = { kind: 'header', skipper: new JsonSkipper(key), at: base + p };
      return p;
    }
    if (
      key === 'strings' ||
      key === 'nodes' ||
      key === 'edges' ||
      key === 'locations' ||
      key === 'samples' ||
      RAW_TABLES.has(key)
    ) {
      const optional = key !== 'strings' && key !== 'nodes' && key !== 'edges';
      if (c !== 0x5b) {
        if (!optional || c !== 0x6e)
          throw new SnapshotError('wrong-type', { offset: base + p, field: key }, { found: String.fromCharCode(c) });
      } else {
        if (key === 'strings') {
          this.strings = new StringTableBuilder(
            this.exact && this.maxBytes !== null ? Math.max(0, this.maxBytes - (base + p)) : null,
            this.shared,
          );
          this.reader = { kind: 'strings', builder: this.strings };
        } else if (this.passes(key, base + p)) {
          this.reader = { kind: 'pass', key };
        } else {
          this.reader = { kind: 'integers', key, scanner: new IntegerScanner(this.sinkFor(key)) };
        }
        return p + 1;
      }
    }
    // Before the header, and with fields of another kind, its form is not known.
    this.traceTree = key === 'trace_tree' && c === 0x5b ? this.treeReader() : this.traceTree;
    this.reader =
      key === 'trace_tree' && this.traceTree !== null
        ? { kind: 'tree', tree: this.traceTree }
        : { kind: 'skip', skipper: new JsonSkipper(key) };
    return p;
  }

  private treeReader(): TraceTreeReader | null {
    return this.head === null ? null : TraceTreeReader.for(this.head.header.traceNodeFields);
  }

  /** Whether somebody else reads this array of integers. Nothing but V8's own order of sections is shared. */
  private passes(key: string, at: Bytes): boolean {
    if (key === 'edges') this.edgesStart = at;
    if (this.share === 'all' || (this.share === 'all-but-edges' && key !== 'edges')) return false;
    const inOrder = this.head !== null && this.head.header.nodeCount > 0 && (key === 'nodes' || this.seen.has('nodes'));
    if (!inOrder || (this.share === 'all-but-edges' && !this.nodesRead)) throw new NotShared();
    return (key === 'edges') === (this.share === 'all-but-edges');
  }

  private read(bytes: Uint8Array, from: number, to: number, base: Bytes): number {
    const reader = this.reader;
    if (reader === null) return to;
    switch (reader.kind) {
      case 'integers': {
        let p: number;
        try {
          p = reader.scanner.feed(bytes, from, to, base);
        } catch (error) {
          throw this.recognise(error, reader.key);
        }
        if (reader.scanner.done) {
          if (reader.key === 'nodes' && this.nodes !== null) this.nodesRead = true;
          if (reader.key === 'edges') this.edgesEnd = base + p - 1;
          this.endValue();
        }
        return p;
      }
      case 'pass': {
        // Nothing but digits and commas stands before the bracket, or its reader finds out.
        const p = this.findByte(bytes, 0x5d, from);
        if (p < 0 || p >= to) return to;
        if (reader.key === 'edges') this.edgesEnd = base + p;
        this.endValue();
        return p + 1;
      }
      case 'strings': {
        const p = reader.builder.feed(bytes, from, to, base);
        if (reader.builder.done) this.endValue();
        return p;
      }
      case 'header': {
        const p = reader.skipper.feed(bytes, from, to, base);
        this.headerBytes.push(bytes.slice(from, p));
        this.headerLength += p - from;
        if (this.headerLength > MAX_HEADER_BYTES)
          throw new SnapshotError('too-large', { offset: base + from, field: 'snapshot' }, { limit: MAX_HEADER_BYTES });
        if (reader.skipper.done) {
          this.head = parseHeader(this.headerText(), reader.at);
          this.endValue();
        }
        return p;
      }
      case 'tree': {
        const p = reader.tree.feed(bytes, from, to, base);
        if (reader.tree.done) this.endValue();
        return p;
      }
      case 'skip': {
        const p = reader.skipper.feed(bytes, from, to, base);
        if (reader.skipper.done) this.endValue();
        return p;
      }
    }
  }

  private headerText(): string {
    const all = new Uint8Array(this.headerLength);
    let at = 0;
    for (const part of this.headerBytes) {
      all.set(part, at);
      at += part.length;
    }
    this.headerBytes.length = 0;
    return new TextDecoder().decode(all);
  }

  private endValue(): void {
    this.reader = null;
    this.section = '';
    this.state = AFTER;
  }

  /** The builder when what it needs has been read, else a place to wait. */
  private sinkFor(key: string): IntegerSink {
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
    if (key === 'edges' && this.share === 'edges') {
      this.edges = new EdgeColumnsBuilder(
        header,
        header.nodeCount,
        header.edgeCount,
        this.room(header.edgeCount, header.edgeFields.length),
        this.shared,
      );
      return this.edges;
    }
    if (this.nodes === null || !this.nodesRead) return null;
    if (key === 'edges') {
      this.edges = new EdgeColumnsBuilder(
        header,
        this.nodes.nodeCount,
        this.nodes.edgeTotal,
        this.room(header.edgeCount, header.edgeFields.length),
        this.shared,
      );
      return this.edges;
    }
    if (key === 'locations' && header.locationFields.includes('object_index')) {
      this.locations = new LocationColumnsBuilder(header, this.nodes.nodeCount);
      return this.locations;
    }
    return null;
  }

  /** Rows to allocate at once: what the header claims when the file could hold as many, else a modest beginning. */
  private room(claimed: number, fields: number): number {
    const possible = this.maxBytes === null ? ROWS_WITHOUT_HINT : Math.ceil(this.maxBytes / (2 * fields));
    return claimed === 0
      ? Math.min(ROWS_WITHOUT_HINT, possible + 1)
      : Math.min(claimed, Math.max(ROWS_WITHOUT_HINT, possible));
  }

  /** Replays what came before the things it depends on. */
  private settle(): void {
    for (const key of ['nodes', 'edges', 'locations', 'samples']) {
      const raw = this.waiting.get(key);
      if (raw === undefined || this.head === null) continue;
      const sink = this.builderFor(key);
      if (sink !== null) raw.replay(sink);
      if (key === 'nodes') this.nodesRead = sink !== null;
      this.waiting.delete(key);
    }
  }

  /** A `.cpuprofile` has objects in `nodes`, a `.heapprofile` in `samples`. */
  private recognise(error: unknown, key: string): unknown {
    if (
      !(error instanceof SnapshotError) ||
      error.code !== 'wrong-type' ||
      this.head !== null ||
      error.params['found'] !== '{'
    )
      return error;
    if (key !== 'nodes' && key !== 'samples') return error;
    return new SnapshotError(key === 'nodes' ? 'cpu-profile' : 'heap-profile', { offset: error.offset, field: key });
  }

  /** Keys that only another kind of file has, while nothing of a snapshot has been read. */
  private refuseOthers(offset: Bytes): void {
    if (this.head !== null) return;
    const code = OTHERS.get(this.section);
    if (code !== undefined) throw new SnapshotError(code, { offset, field: this.section });
  }

  private foreign(): SnapshotError {
    if (this.seen.has('timeDeltas') || this.seen.has('startTime'))
      return new SnapshotError('cpu-profile', { field: null });
    if (this.seen.has('head')) return new SnapshotError('heap-profile', { field: 'head' });
    const ours = this.seen.has('nodes') && this.seen.has('edges');
    return ours
      ? new SnapshotError('missing-section', { field: 'snapshot' })
      : new SnapshotError('not-a-snapshot', { field: 'snapshot' });
  }
}

/** Keys that tell other kinds of JSON. */
const OTHERS: ReadonlyMap<string, SnapshotErrorCode> = new Map([
  ['nodeClassNames', 'is-javascriptcore'],
  ['snapshotData', 'is-javascriptcore'],
  ['traceEvents', 'is-trace'],
  ['javascriptHeap', 'is-diagnostic-report'],
  ['javascriptStack', 'is-diagnostic-report'],
] as const);

const OURS: ReadonlySet<string> = new Set(['snapshot', 'nodes', 'edges', 'strings', 'locations', 'samples']);
