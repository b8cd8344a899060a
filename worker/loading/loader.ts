// One snapshot from bytes to heap, in a thread of its own. Speaks three orders: parse, infer shapes, build; the
// pause between them lets the engine find the newest snapshot of a series before constructors are named. Idle afterwards,
// it draws the path tree of a series (draw-tree.ts).

import { parseSnapshot, type ParseOptions, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import { isShared, parseBeside, parseEdges, type EdgeShare } from 'heapsnapshot-parser-lite/threads';
import {
  claimedRetainers,
  heapTransferables,
  inferShapes,
  leastRows,
  prepareHeap,
  slim,
  type BuildOptions,
  type HeapDraft,
  type Shapes,
} from '../heap/index.ts';
import type { SourceSpec } from '../engine/api.ts';
import { engineError, toErrorData } from '../engine/errors.ts';
import { NO_TRACE, traceOf, type ProcessTrace } from './order.ts';
import { HeapHelper, HelpServer, RelayedThread } from './helper.ts';
import { ROW_BYTES } from './memory.ts';
import {
  isHelpOrder,
  type HelpWish,
  type LoaderOrder,
  type LoaderPort,
  type LoaderReply,
  type LoaderThread,
  type ParseOrder,
} from './protocol.ts';
import type { OpenedSource, SourceOpener } from '../sources/sources.ts';

/** Smaller files are read before a second thread has found its place in them. */
const SHARED_BYTES = 24 << 20;

/** What a loader may have beside its port and its sources. */
export interface LoaderMeans {
  /** Ends a loader that has no thread of its own: whoever has it collects its garbage when it goes on. */
  readonly signal?: AbortSignal | undefined;
  /** A thread that reads the edges while this one reads the rest; only where a core is idle. */
  readonly startHelper?: (() => LoaderThread) | undefined;
  /** Files from this size on are worth one; absent: `SHARED_BYTES`. */
  readonly sharedBytes?: number | undefined;
  /** Gives back what nothing refers to: a thread that waits for its next work has no other occasion. */
  readonly collectGarbage?: () => void;
}

/** Serves one port until its thread is ended; a failure ends the work on its snapshot. */
export function serveLoader(
  port: LoaderPort,
  sources: SourceOpener,
  { signal, startHelper, sharedBytes = SHARED_BYTES, collectGarbage }: LoaderMeans = {},
): void {
  let draft: Draft | null = null;
  let file: string | null = null;
  /** The last that were heard of: those of the series, unless it came in another order. */
  let known: Shapes | null = null;
  const help = new HelpServer();
  const relayed = new RelayedThread((order) => port.post({ kind: 'help', order }, []));
  // Made here, since it lives on: in the scope of an order it would keep that order's columns.
  const askOtherLoader = (): LoaderThread => relayed;

  const obey = async (order: LoaderOrder): Promise<void> => {
    if (isHelpOrder(order)) {
      const reply = help.do(order, known);
      port.post(reply, []);
      if (reply.kind === 'labelled') {
        // What it read and what it wrote are another thread's, and large.
        collectGarbage?.();
        // All that is left of that heap are its constructors, which the other thread names: this one need not wait.
        if (draft?.held === true && known !== null) await draft.begin(known).catch(() => undefined);
      }
      return;
    }
    switch (order.kind) {
      case 'helped':
        relayed.heard(order.reply);
        return;
      case 'parse': {
        file = order.source.name;
        draft = null;
        const reader = startHelper === undefined || !order.alone ? null : new HeapHelper(startHelper, sharedBytes);
        try {
          const { columns, lastModifiedMs, sha256 } = await parse(order, sources, signal, reader, (reply) =>
            port.post(reply, []),
          );
          requireRoom(columns, order);
          // What reading left, before this one and its helper take the most they take.
          if (order.helped) collectGarbage?.();
          // Where it is built at once, whoever helps has the time to trace it.
          const traced = order.helped && !order.hold;
          let trace = order.alone ? NO_TRACE : traced ? null : traceOf(columns);
          const shapes = (known = order.newest ? inferShapes({ columns }) : null);
          const helper = order.helped ? new HeapHelper(askOtherLoader, 0).begin() : reader;
          const options: BuildOptions = {
            signal,
            compared: !order.alone,
            shared: order.shared,
            collectGarbage,
            onProgress: (phase, fraction) => port.post({ kind: 'progress', phase, fraction }, []),
          };
          const start = prepareHeap(columns, options);
          const begin = (series: Shapes | null): Promise<Begun> =>
            draftOf(columns, start, helper, {
              shapes: series,
              trace: traced,
              retainers: order.newest && !order.alone,
              claim: order.shared ? new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) : null,
              compared: !order.alone,
              // Whoever traced the file knows its scripts.
              locations:
                (traced || order.alone) && columns.locations !== null && isShared(columns.locations.node)
                  ? columns.locations
                  : null,
            });
          if (order.hold) {
            let begun: Promise<Begun> | null = null;
            draft = {
              columns,
              begin: async (series) => (await (begun ??= begin(series))).heap,
              helper,
              shapes,
              held: true,
            };
          } else {
            const { heap, trace: theirs } = await begin(shapes);
            draft = { columns, begin: () => Promise.resolve(heap), helper, shapes, held: false };
            trace ??= theirs;
          }
          port.post({ kind: 'parsed', trace: trace ?? traceOf(columns), lastModifiedMs, sha256 }, []);
        } finally {
          reader?.end();
        }
        return;
      }
      case 'edges':
        port.post({ kind: 'edges', edges: await readEdges(order.source, sources) }, []);
        return;
      case 'infer':
        if (draft !== null) port.post({ kind: 'shapes', shapes: draft.shapes ?? inferShapes(draft) }, []);
        return;
      case 'build': {
        if (draft === null) return;
        known = order.shapes;
        // No name for it here: it would keep the edges of one that is slimmed until the collector has been.
        const building = built(draft, order);
        draft = null;
        const reply = await building;
        port.post(reply, heapTransferables(reply.heap));
        // Scratch, and the edges of one that was slimmed: a thread that waits has no other occasion to give them back.
        if (signal === undefined) collectGarbage?.();
        return;
      }
      case 'path-tree': {
        const { heaps } = order;
        const { drawBeside } = await import('./draw-tree.ts');
        port.post({ kind: 'path-tree', drawn: drawBeside(heaps) }, []);
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

/**
 * Throws EngineError `not-enough-memory` for a file of more constructors than fit, before a heap is built of it; how many it has at
 * least is counted only where its strings could be names of so many.
 */
function requireRoom(columns: SnapshotColumns, { source, roomBytes }: ParseOrder): void {
  if (roomBytes === null || columns.strings.count * ROW_BYTES <= roomBytes) return;
  const neededBytes = leastRows(columns) * ROW_BYTES;
  if (neededBytes > roomBytes)
    throw engineError('not-enough-memory', source.name, { neededBytes, availableBytes: roomBytes });
}

/** A heap as far as it asks for no shapes; and what tells its process and time, when that was asked and somebody could help. */
interface Begun {
  readonly heap: HeapDraft;
  readonly trace: ProcessTrace | null;
}

async function draftOf(
  columns: SnapshotColumns,
  start: ReturnType<typeof prepareHeap>,
  helper: HeapHelper | null,
  wish: HelpWish,
): Promise<Begun> {
  const measuring = helper?.sees(columns) === true ? helper.measure(columns, wish) : null;
  const build = start();
  if (measuring === null) return { heap: build(null), trace: null };
  // Where it comes to that first: on a page measuring takes longer than the dominators.
  const retainers = wish.claim === null ? null : claimedRetainers(columns, true, wish);
  const { measured, trace } = (await measuring) ?? { measured: null, trace: null };
  return { heap: build(measured && retainers ? { ...measured, retainers } : measured), trace };
}

/** A heap with its constructors; what it leaves out of it is let go with this call. */
async function built(
  { columns, begin, helper }: Draft,
  { shapes, slim: isSlim, asked }: LoaderOrder & { readonly kind: 'build' },
): Promise<LoaderReply & { readonly kind: 'heap' }> {
  const draft = await begin(shapes);
  const labelling = draft.labelling();
  const labelled = labelling === null ? false : helper?.label(labelling);
  draft.name(shapes);
  if ((await labelled) !== true) draft.label();
  const heap = draft.finish();
  return { kind: 'heap', heap: isSlim ? slim(heap, asked) : heap, edgeCount: columns.edges.count };
}

/** A snapshot that waits for the shapes of its series. */
interface Draft {
  readonly columns: SnapshotColumns;
  /** Hands over what is begun already, or begins. Its shapes are a guess, which `name` need not follow. */
  readonly begin: (shapes: Shapes) => Promise<HeapDraft>;
  readonly helper: HeapHelper | null;
  /** Its own, when they were inferred already. */
  readonly shapes: Shapes | null;
  /** It was only read: it begins when the other heap leaves this thread nothing to do, or when it is its turn. */
  readonly held: boolean;
}

type Report = (reply: LoaderReply) => void;
interface Parsed {
  readonly columns: SnapshotColumns;
  readonly lastModifiedMs: number | null;
  readonly sha256: string | null;
}

async function parse(
  { source: spec, hash, shared: inShared }: ParseOrder,
  sources: SourceOpener,
  signal: AbortSignal | undefined,
  helper: HeapHelper | null,
  report: Report,
): Promise<Parsed> {
  const read = async (
    way: (source: OpenedSource, options: ParseOptions) => Promise<SnapshotColumns | null>,
  ): Promise<Parsed | null> => {
    const source = await sources.open(spec, hash);
    try {
      const total = source.sizeBytes;
      const columns = await way(source, {
        totalBytes: total,
        name: spec.name,
        signal,
        shared: inShared,
        onProgress: ({ bytesRead }) =>
          report({
            kind: 'progress',
            phase: 'reading',
            fraction: total === null || total === 0 ? 0 : Math.min(1, bytesRead / total),
            bytesRead,
            ...(total === null ? {} : { totalBytes: total }),
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
  const shared =
    helper === null ? null : await read((source, options) => parseShared(source, options, spec, sources, helper));
  const result = shared ?? (await read((source, options) => parseSnapshot(source.bytes, options)));
  if (result === null) throw engineError('unexpected', spec.name);
  return result;
}

/** The edges in another thread, the rest here. null when the file is small or cannot be shared: it is read in one go then. */
async function parseShared(
  source: OpenedSource,
  options: ParseOptions,
  spec: SourceSpec,
  sources: SourceOpener,
  helper: HeapHelper,
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
