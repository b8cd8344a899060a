// The functions callers use: parse a whole file, or only its header to know what it will cost.

import { SnapshotError } from './errors.ts';
import { jsonChunks, type ByteSource, type InputMeter } from './input.ts';
import { SnapshotReader, type FindByte } from './parse.ts';
import { NotShared, type EdgeShare, type Share } from './share.ts';
import type { Bytes, RawTable, SnapshotColumns, SnapshotHeader } from './types.ts';

export interface ParseProgress {
  /** Of the file as it is, so gzip counts compressed bytes. */
  readonly bytesRead: Bytes;
  /** As hinted; null when not. */
  readonly totalBytes: Bytes | null;
  /** Top-level key being read (`nodes`, `strings`…); '' between two. */
  readonly section: string;
}

export interface ParseOptions {
  /** Size of the file in bytes, when known: a hint for progress and allocation, never trusted. */
  readonly totalBytes?: Bytes | null;
  /** Called about every 4 MB and at the end. */
  readonly onProgress?: (progress: ParseProgress) => void;
  /** An `AbortSignal`, or anything that can be asked the same. */
  readonly signal?: StopSignal;
  /** Put into errors as `source`. */
  readonly name?: string;
  /** Nodes, edges and strings go into shared memory (`SharedArrayBuffer` must exist): other threads read them without a copy. */
  readonly shared?: boolean;
}

/** As much of `AbortSignal` as is used: whether to stop, and, where there are events, when. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener?(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener?(type: 'abort', listener: () => void): void;
}

/** deflate cannot do better than this. */
const MAX_GZIP_RATIO = 1032;
/** What V8's snapshots are at most in practice (about 7 to 12 times): beyond, memory is taken as the rows come. */
const USUAL_GZIP_RATIO = 30;
const PROGRESS_BYTES = 4 << 20;

/**
 * Reads one `.heapsnapshot` (or `.heaptimeline`), plain or gzip, in whatever chunks it comes.
 * @returns columns whose buffers can be transferred (`transferables`)
 * @throws SnapshotError with code, byte offset and field for whatever is wrong with the input
 */
export async function parseSnapshot(source: ByteSource, options: ParseOptions = {}): Promise<SnapshotColumns> {
  const { totalBytes = null, onProgress } = options;
  const meter: InputMeter = { fileBytes: 0, gzip: false };
  try {
    const reader = await readAll(source, 'all', meter, options);
    const columns = reader.finish(meter.fileBytes);
    onProgress?.({ bytesRead: meter.fileBytes, totalBytes, section: '' });
    return columns;
  } catch (error) {
    if (error instanceof SnapshotError && options.name !== undefined) error.source = options.name;
    throw error;
  }
}

export interface ShareOptions extends ParseOptions {
  /** A faster search for a byte than `indexOf` of typed arrays, where the host has one. */
  readonly findByte?: FindByte;
}

/**
 * The same file read by two threads at once, this one's part: everything but the edges, which `parseEdges` reads from a
 * source of its own.
 * @returns null when the parts do not fit together or anything is wrong: then `parseSnapshot` says what
 */
export async function parseBeside(
  source: ByteSource,
  edges: Promise<EdgeShare | null>,
  options: ShareOptions = {},
): Promise<SnapshotColumns | null> {
  const meter: InputMeter = { fileBytes: 0, gzip: false };
  return shared(async () => {
    const reader = await readAll(source, 'all-but-edges', meter, options);
    return reader.finish(meter.fileBytes, await edges);
  });
}

/** The other part: the edges, read as far as they go. null when they cannot be read apart. */
export async function parseEdges(source: ByteSource, options: ShareOptions = {}): Promise<EdgeShare | null> {
  return shared(async () => (await readAll(source, 'edges', { fileBytes: 0, gzip: false }, options)).edgeShare);
}

/** The buffers of a share, for handing it over. */
export function edgeTransferables({ columns }: EdgeShare): ArrayBuffer[] {
  return [columns.type, columns.nameOrIndex, columns.toNode].flatMap(({ buffer }) =>
    buffer instanceof ArrayBuffer ? [buffer] : [],
  );
}

/** What is wrong with an input is for `parseSnapshot` to say, in the order of the file; here it only ends the sharing. */
async function shared<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotShared || (error instanceof SnapshotError && error.code !== 'aborted')) return null;
    throw error;
  }
}

/** Pushes a whole source through a reader; one that reads the edges alone ends with them. */
async function readAll(
  source: ByteSource,
  share: Share,
  meter: InputMeter,
  options: ShareOptions,
): Promise<SnapshotReader> {
  const { totalBytes = null, onProgress } = options;
  let reader: SnapshotReader | null = null;
  let reported = 0;
  for await (const chunk of stoppable(jsonChunks(source, meter, options.name), options.signal)) {
    if (share !== 'all' && meter.gzip) throw new NotShared();
    if (reader === null) {
      reader = new SnapshotReader(bound(totalBytes, meter.gzip), share, options.findByte, options.shared);
      reader.beginAt(meter.start ?? null);
    }
    reader.push(chunk);
    if (share === 'edges' && reader.edgeShare !== null) break;
    if (onProgress !== undefined && meter.fileBytes - reported >= PROGRESS_BYTES) {
      reported = meter.fileBytes;
      onProgress({ bytesRead: reported, totalBytes, section: reader.section });
    }
  }
  return reader ?? new SnapshotReader(null);
}

/** How many JSON bytes there can be, given the file's size. */
function bound(totalBytes: Bytes | null, gzip: boolean): { readonly bytes: Bytes; readonly exact: boolean } | null {
  if (totalBytes === null) return null;
  return gzip
    ? { bytes: totalBytes * Math.min(USUAL_GZIP_RATIO, MAX_GZIP_RATIO), exact: false }
    : { bytes: totalBytes, exact: true };
}

/** Ends as soon as the signal says so, even while the source stalls. */
async function* stoppable<T>(
  chunks: AsyncGenerator<T, void, void>,
  signal: ParseOptions['signal'],
): AsyncGenerator<T, void, void> {
  if (signal === undefined) {
    yield* chunks;
    return;
  }
  let stop: (() => void) | null = null;
  const stopped = new Promise<'stopped'>((resolve) => {
    stop = () => resolve('stopped');
    signal.addEventListener?.('abort', stop, { once: true });
  });
  try {
    for (;;) {
      const step = signal.aborted ? 'stopped' : await Promise.race([chunks.next(), stopped]);
      if (step === 'stopped') {
        // Not awaited: a stalled source may never answer.
        void chunks.return().catch(() => undefined);
        throw new SnapshotError('aborted');
      }
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    if (stop !== null) signal.removeEventListener?.('abort', stop);
    void chunks.return().catch(() => undefined);
  }
}

/**
 * The header alone, from the first bytes of a file (64 kB are plenty), plain or gzip: cheap, to know the counts
 * before taking memory. null when it is not among these bytes or they are not a snapshot.
 */
export async function readHeader(firstBytes: Uint8Array): Promise<SnapshotHeader | null> {
  const reader = new SnapshotReader(null);
  const source = (async function* () {
    yield firstBytes;
  })();
  try {
    for await (const chunk of jsonChunks(source, { fileBytes: 0, gzip: false })) {
      // Small parts: what follows the header need not be read.
      for (let at = 0; at < chunk.length && reader.head === null; at += 1024)
        reader.push(chunk.subarray(at, at + 1024));
      if (reader.head !== null) break;
    }
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    // Cut-off input is the normal case here; what is really wrong is said when the file is parsed.
  }
  return reader.head?.header ?? null;
}

export interface MemoryInput {
  readonly fileBytes: Bytes;
  readonly gzip?: boolean;
  /** From `readHeader`; without it the estimate rests on the file's size alone. */
  readonly header?: Pick<SnapshotHeader, 'nodeCount' | 'edgeCount'> | null;
}
export interface MemoryEstimate {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Bytes of all columns of this file, an upper estimate. */
  readonly columnBytes: Bytes;
}

/** JSON bytes per gzip byte of a usual snapshot. */
const USUAL_INFLATION = 9;
/** Measured 66–102 JSON bytes per node and 2.7–4.5 edges per node; taken on the safe side. */
const JSON_BYTES_PER_NODE = 66;
const EDGES_PER_NODE = 4;
const NODE_BYTES = 18;
const EDGE_BYTES = 9;
/** JSON bytes a node or an edge takes at least in practice: what is left are strings. */
const JSON_PER_NODE = 22;
const JSON_PER_EDGE = 13;

/** Estimates the memory of a file's columns from its header, or from its size alone. */
export function estimateMemory(input: MemoryInput): MemoryEstimate {
  const jsonBytes = input.gzip === true ? input.fileBytes * USUAL_INFLATION : input.fileBytes;
  const claimed = input.header ?? null;
  const believable =
    claimed !== null &&
    claimed.nodeCount > 0 &&
    claimed.nodeCount * 10 + claimed.edgeCount * 6 <= jsonBytes * (input.gzip === true ? 4 : 1);
  const nodeCount = believable ? claimed.nodeCount : Math.ceil(jsonBytes / JSON_BYTES_PER_NODE);
  const edgeCount = believable ? claimed.edgeCount : nodeCount * EDGES_PER_NODE;
  const stringBytes = Math.max(jsonBytes * 0.05, jsonBytes - nodeCount * JSON_PER_NODE - edgeCount * JSON_PER_EDGE);
  return {
    nodeCount,
    edgeCount,
    columnBytes: Math.ceil(nodeCount * NODE_BYTES + edgeCount * EDGE_BYTES + stringBytes),
  };
}

/** Every buffer of the columns once, for `postMessage(columns, transferables(columns))`. */
export function transferables(columns: SnapshotColumns): ArrayBuffer[] {
  const { nodes, edges, locations, samples, tables, strings } = columns;
  const views: (ArrayBufferView | null)[] = [
    nodes.type,
    nodes.name,
    nodes.id,
    nodes.selfSize,
    nodes.firstEdge,
    nodes.detachedness,
    nodes.traceNodeId,
    edges.type,
    edges.nameOrIndex,
    edges.toNode,
    ...(locations === null
      ? []
      : [locations.node, locations.scriptId, locations.line, locations.column, locations.scriptObject]),
    ...(samples === null ? [] : [samples.timestampUs, samples.lastAssignedId]),
    ...tables.map((t: RawTable) => t.values),
    ...strings.pieces,
    strings.offset,
    strings.pieceFirst,
  ];
  const buffers = new Set<ArrayBuffer>();
  for (const view of views) if (view !== null && view.buffer instanceof ArrayBuffer) buffers.add(view.buffer);
  return [...buffers];
}
