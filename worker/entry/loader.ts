// One snapshot from bytes to heap, in a thread of its own. Speaks three orders: parse, infer shapes, build; the
// pause between them lets the engine find the newest snapshot of a series before constructors are named. Idle afterwards,
// it makes what a series shows beside its ranking (beside-work.ts).

import { parseBeside, parseEdges, parseSnapshot, type EdgeShare, type ParseOptions, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import {
  firstRetainersOf, heapTransferables, inferShapes, measureSizes, slim, startHeap, type FirstRetainers, type Heap, type HeapDraft, type Shapes, type Sizes, type SlimHeap,
} from '../heap/index.ts';
import type { EngineErrorData, Phase, SourceSpec } from '../engine-api.ts';
import { engineError, toErrorData } from '../engine-error.ts';
import type { PathTreeNode } from '../report/types.ts';
import { NO_TRACE, traceOf, type ProcessTrace } from './order.ts';
import { Helper } from './helper.ts';
import type { LoaderThread } from './host.ts';
import type { OpenedSource, SourceOpener } from './sources.ts';

/** Smaller files are read before a second thread has found its place in them. */
const SHARED_BYTES = 24 << 20;

/** Reads a file and builds all of its heap that asks for no shapes. */
export interface ParseOrder {
  readonly kind: 'parse';
  readonly source: SourceSpec;
  readonly hash: boolean;
  /** Compared with none. */
  readonly alone: boolean;
  /** Into memory that other threads can read, too. */
  readonly shared: boolean;
  /** Probably the newest: its shapes will be wanted. */
  readonly newest: boolean;
  /** To be read only: nothing is built before the order to. */
  readonly hold: boolean;
}

export type LoaderOrder =
  | ParseOrder
  /** The edges of a file that another loader reads the rest of. */
  | { readonly kind: 'edges'; readonly source: SourceSpec }
  /** What another loader's heap needs beside its dominators; the columns are shared. */
  | { readonly kind: 'sizes'; readonly columns: SnapshotColumns }
  | { readonly kind: 'infer' }
  /** @see slim */
  | { readonly kind: 'build'; readonly shapes: Shapes; readonly slim: boolean; readonly asked: boolean }
  /** For a series that another thread ranks (beside.ts): oldest first. */
  | { readonly kind: 'beside'; readonly heaps: readonly SlimHeap[] };

export type LoaderReply =
  | { readonly kind: 'progress'; readonly phase: Phase; readonly fraction: number; readonly bytesRead?: number; readonly totalBytes?: number }
  | { readonly kind: 'parsed'; readonly trace: ProcessTrace; readonly lastModifiedMs: number | null; readonly sha256: string | null }
  /** null when they cannot be read apart. */
  | { readonly kind: 'edges'; readonly edges: EdgeShare | null }
  | { readonly kind: 'sizes'; readonly sizes: Sizes }
  | { readonly kind: 'shapes'; readonly shapes: Shapes }
  | { readonly kind: 'heap'; readonly heap: SlimHeap; readonly edgeCount: number }
  /** `firstRetainersOf` the last heap; its buffers are handed over. */
  | { readonly kind: 'retainers'; readonly retainers: FirstRetainers }
  | { readonly kind: 'tree'; readonly pathTree: PathTreeNode | null }
  | { readonly kind: 'failed'; readonly error: EngineErrorData };

/** The two directions of a thread's port. */
export interface LoaderPort {
  post(reply: LoaderReply, transfer: ArrayBuffer[]): void;
  onOrder(listener: (order: LoaderOrder) => void): void;
}

/** What a loader may have beside its port and its sources. */
export interface LoaderMeans {
  /** Ends a loader that has no thread of its own. */
  readonly signal?: AbortSignal | undefined;
  /** A thread that reads the edges while this one reads the rest; only where a core is idle. */
  readonly startHelper?: (() => LoaderThread) | undefined;
  /** Files from this size on are worth one; absent: `SHARED_BYTES`. */
  readonly sharedBytes?: number | undefined;
  /** Gives back what nothing refers to, or of that only what was made lately: a thread that waits for its next work has no other occasion. */
  readonly collectGarbage?: (young?: boolean) => void;
}

/** Serves one port until its thread is ended; a failure ends the work on its snapshot. */
export function serveLoader(port: LoaderPort, sources: SourceOpener, { signal, startHelper, sharedBytes = SHARED_BYTES, collectGarbage }: LoaderMeans = {}): void {
  let draft: Draft | null = null;
  let file: string | null = null;

  const obey = async (order: LoaderOrder): Promise<void> => {
    switch (order.kind) {
      case 'parse': {
        file = order.source.name;
        draft = null;
        const helper = startHelper === undefined ? null : new Helper(startHelper, sharedBytes);
        try {
          const { columns, lastModifiedMs, sha256 } = await parse(order, sources, signal, helper, (reply) => port.post(reply, []));
          const trace = order.alone ? NO_TRACE : traceOf(columns);
          const shapes = order.newest ? inferShapes({ columns }) : null;
          const start = (): ReturnType<typeof startHeap> => startHeap(columns, {
            signal, compared: !order.alone, shared: order.shared, collectGarbage, onProgress: (phase, fraction) => port.post({ kind: 'progress', phase, fraction }, []),
          });
          const measured = helper?.sizesOf(columns) ?? null;
          draft = { columns, heap: order.hold ? () => start()(null) : start()(await measured), shapes };
          port.post({ kind: 'parsed', trace, lastModifiedMs, sha256 }, []);
        } finally {
          helper?.end();
        }
        return;
      }
      case 'edges':
        port.post({ kind: 'edges', edges: await readEdges(order.source, sources) }, []);
        return;
      case 'sizes':
        port.post({ kind: 'sizes', sizes: measureSizes(order.columns, true) }, []);
        return;
      case 'infer':
        if (draft !== null) port.post({ kind: 'shapes', shapes: draft.shapes ?? inferShapes(draft) }, []);
        return;
      case 'build': {
        if (draft === null) return;
        const reply = built(draft, order);
        draft = null;
        port.post(reply, heapTransferables(reply.heap));
        // Scratch, and the edges of one that was slimmed: a thread that waits has no other occasion to give them back.
        collectGarbage?.();
        return;
      }
      case 'beside': {
        const { heaps } = order;
        const retainers = firstRetainersOf(heaps[heaps.length - 1] as Heap);
        port.post({ kind: 'retainers', retainers }, Object.values(retainers).flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])));
        // The places counted for them.
        collectGarbage?.(true);
        const { drawTree } = await import('./beside-work.ts');
        port.post({ kind: 'tree', pathTree: drawTree(heaps).pathTree }, []);
      }
    }
  };
  port.onOrder((order) => {
    obey(order).catch((error: unknown) => {
      draft = null;
      port.post({ kind: 'failed', error: toErrorData(error, file) }, []);
    });
  });
}

/** A heap with its constructors; what it leaves out of it is let go with this call. */
function built({ columns, heap: begun }: Draft, { shapes, slim: isSlim, asked }: LoaderOrder & { readonly kind: 'build' }): LoaderReply & { readonly kind: 'heap' } {
  const heap = (typeof begun === 'function' ? begun() : begun).finish(shapes);
  return { kind: 'heap', heap: isSlim ? slim(heap, asked) : heap, edgeCount: columns.edges.count };
}

/** A snapshot that waits for the shapes of its series. */
interface Draft {
  readonly columns: SnapshotColumns;
  /** Begun already, or not before it is built. */
  readonly heap: HeapDraft | (() => HeapDraft);
  /** Its own, when they were inferred already. */
  readonly shapes: Shapes | null;
}

type Report = (reply: LoaderReply) => void;
interface Parsed { readonly columns: SnapshotColumns; readonly lastModifiedMs: number | null; readonly sha256: string | null }

async function parse(
  { source: spec, hash, shared: inShared }: ParseOrder, sources: SourceOpener, signal: AbortSignal | undefined, helper: Helper | null, report: Report,
): Promise<Parsed> {
  const read = async (way: (source: OpenedSource, options: ParseOptions) => Promise<SnapshotColumns | null>): Promise<Parsed | null> => {
    const source = await sources.open(spec, hash);
    try {
      const total = source.sizeBytes;
      const columns = await way(source, {
        totalBytes: total,
        name: spec.name, signal, shared: inShared,
        onProgress: ({ bytesRead }) => report({
          kind: 'progress', phase: 'reading', fraction: total === null || total === 0 ? 0 : Math.min(1, bytesRead / total), bytesRead, ...(total === null ? {} : { totalBytes: total }),
        }),
      });
      if (columns === null) return null;
      // A snapshot that is still being written, or was replaced: what was read is of no one moment.
      if (total !== null && columns.fileBytes !== total) throw engineError('file-changed', spec.name);
      return { columns, lastModifiedMs: source.lastModifiedMs, sha256: source.sha256?.() ?? null };
    } finally {
      await source.close();
    }
  };
  const shared = helper === null ? null : await read((source, options) => parseShared(source, options, spec, sources, helper));
  const result = shared ?? await read((source, options) => parseSnapshot(source.bytes, options));
  if (result === null) throw engineError('unexpected', spec.name);
  return result;
}

/** The edges in another thread, the rest here. null when the file is small or cannot be shared: it is read in one go then. */
async function parseShared(
  source: OpenedSource, options: ParseOptions, spec: SourceSpec, sources: SourceOpener, helper: Helper,
): Promise<SnapshotColumns | null> {
  if (spec.kind !== 'path' || source.sizeBytes === null || source.sizeBytes < helper.fromBytes) return null;
  return parseBeside(source.bytes, helper.edgesOf(spec), { ...options, shared: true, findByte: sources.findByte });
}

async function readEdges(spec: SourceSpec, sources: SourceOpener): Promise<EdgeShare | null> {
  const source = await sources.open(spec);
  try {
    return await parseEdges(source.bytes, { totalBytes: source.sizeBytes, shared: true, findByte: sources.findByte });
  } finally {
    await source.close();
  }
}
