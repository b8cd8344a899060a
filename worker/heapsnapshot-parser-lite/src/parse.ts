// The top level: one JSON object whose keys say which reader its values go to. Any key order is read.

import { AfterEnd } from './after.ts';
import { SnapshotError } from './errors.ts';
import { parseHeader, type ParsedHeader } from './header.ts';
import { IntegerScanner } from './integers.ts';
import { otherKindOf, profileInstead, withoutSnapshot } from './other-json.ts';
import { RAW_TABLES, Sections } from './sections.ts';
import { NotShared, type EdgeShare, type Share } from './share.ts';
import { JsonSkipper } from './skip.ts';
import type { Start } from './start.ts';
import type { StringTableBuilder } from './string-builder.ts';
import type { TraceTreeReader } from './trace-tree.ts';
import type { Bytes, SnapshotColumns } from './types.ts';

const OURS: ReadonlySet<string> = new Set(['snapshot', 'nodes', 'edges', 'strings', 'locations', 'samples']);
/** V8 writes about 2 kB. */
const MAX_HEADER_BYTES = 16 << 20;
const MAX_KEY_BYTES = 4096;

/** Position of a byte at or after `from`; −1 when there is none. Hosts that have a fast one lend it. */
export type FindByte = (bytes: Uint8Array, byte: number, from: number) => number;

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
  private state = OPEN;
  private base: Bytes = 0;
  private bom = 0;
  private keyBytes: number[] = [];
  private keyEscaped = false;
  private reader: Reader | null = null;
  private readonly headerBytes: Uint8Array[] = [];
  private headerLength = 0;
  private readonly seen = new Map<string, Bytes>();
  private readonly sections: Sections;
  private readonly after = new AfterEnd();
  /** Most JSON bytes there can be, for allocations; null when unknown. */
  private readonly maxBytes: Bytes | null;
  /** True when `maxBytes` is the exact size of the JSON. */
  private readonly exact: boolean;
  private readonly share: Share;
  private readonly findByte: FindByte;
  private edgesStart: Bytes = -1;
  private edgesEnd: Bytes = -1;
  private start: Start | null = null;

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
    this.share = share;
    this.findByte = findByte;
    this.maxBytes = jsonBytes === null ? null : jsonBytes.bytes;
    this.exact = jsonBytes !== null && jsonBytes.exact;
    this.sections = new Sections(this.maxBytes, share === 'edges', shared);
  }

  /** Passes over what stands before the snapshot; called before the first `push`. */
  beginAt(start: Start | null): void {
    if (start === null) return;
    this.base = start.skip;
    this.start = start;
  }

  /** Known as soon as `snapshot` has been read. */
  get head(): ParsedHeader | null {
    return this.sections.head;
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
      else if (this.state === END) {
        this.after.take(bytes, p, to, base);
        p = to;
      } else this.structure(bytes[p], base + p++);
    }
    this.base += to;
  }

  /** The edges once they were read to their end, else null. For a reader whose share they are. */
  get edgeShare(): EdgeShare | null {
    const { edges, head } = this.sections;
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
    const { nodes } = this.sections;
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
    this.sections.settle();
    const edges = this.share === 'all' ? null : this.fitting(other);
    if (this.head === null) throw withoutSnapshot(this.seen);
    const { spareStrings, ...columns } = this.sections.finish(edges);
    const remarks = this.after.remarks(this.start);
    if (spareStrings > 0) remarks.push({ code: 'spare-strings', count: spareStrings });
    return { ...columns, fileBytes, jsonBytes: this.base, ...(remarks.length === 0 ? {} : { remarks }) };
  }

  /** The error for an input that ends here. */
  cut(): SnapshotError {
    return new SnapshotError('truncated', { offset: this.base, field: this.section === '' ? null : this.section });
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
        // While nothing of a snapshot has been read.
        const other = this.head === null ? otherKindOf(this.section, at) : null;
        if (other !== null) throw other;
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
          const left = this.exact && this.maxBytes !== null ? Math.max(0, this.maxBytes - (base + p)) : null;
          this.reader = { kind: 'strings', builder: this.sections.beginStrings(left) };
        } else if (this.passes(key, base + p)) {
          this.reader = { kind: 'pass', key };
        } else {
          this.reader = { kind: 'integers', key, scanner: new IntegerScanner(this.sections.sinkFor(key)) };
        }
        return p + 1;
      }
    }
    const tree = key === 'trace_tree' && c === 0x5b ? this.sections.beginTraceTree() : null;
    this.reader = tree === null ? { kind: 'skip', skipper: new JsonSkipper(key) } : { kind: 'tree', tree };
    return p;
  }

  /** Whether somebody else reads this array of integers. Nothing but V8's own order of sections is shared. */
  private passes(key: string, at: Bytes): boolean {
    if (key === 'edges') this.edgesStart = at;
    if (this.share === 'all' || (this.share === 'all-but-edges' && key !== 'edges')) return false;
    const inOrder = this.head !== null && this.head.header.nodeCount > 0 && (key === 'nodes' || this.seen.has('nodes'));
    if (!inOrder || (this.share === 'all-but-edges' && !this.sections.nodesRead)) throw new NotShared();
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
          throw this.head === null ? profileInstead(error, reader.key) : error;
        }
        if (reader.scanner.done) {
          if (reader.key === 'nodes' && this.sections.nodes !== null) this.sections.nodesRead = true;
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
          this.sections.head = parseHeader(this.headerText(), reader.at);
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
}
