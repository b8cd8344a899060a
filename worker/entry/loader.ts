// One snapshot from bytes to heap, in a thread of its own. Speaks three orders: parse, infer shapes, build; the
// pause between them lets the engine find the newest snapshot of a series before constructors are named.

import { parseSnapshot, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import { buildHeap, heapTransferables, inferShapes, prepared, slim, type Shapes, type SlimHeap } from '../heap/index.ts';
import type { EngineErrorData, Phase, SourceSpec } from '../engine-api.ts';
import { engineError, toErrorData } from '../engine-error.ts';
import { traceOf, type ProcessTrace } from './order.ts';
import type { SourceOpener } from './sources.ts';

export type LoaderOrder =
  | { readonly kind: 'parse'; readonly source: SourceSpec; readonly hash: boolean }
  | { readonly kind: 'infer' }
  | { readonly kind: 'build'; readonly shapes: Shapes; readonly slim: boolean; readonly compared: boolean };

export type LoaderReply =
  | { readonly kind: 'progress'; readonly phase: Phase; readonly fraction: number; readonly bytesRead?: number; readonly totalBytes?: number }
  | { readonly kind: 'parsed'; readonly trace: ProcessTrace; readonly lastModifiedMs: number | null; readonly sha256: string | null }
  | { readonly kind: 'shapes'; readonly shapes: Shapes }
  | { readonly kind: 'heap'; readonly heap: SlimHeap; readonly edgeCount: number }
  | { readonly kind: 'failed'; readonly error: EngineErrorData };

/** The two directions of a thread's port. */
export interface LoaderPort {
  post(reply: LoaderReply, transfer: ArrayBuffer[]): void;
  onOrder(listener: (order: LoaderOrder) => void): void;
}

/**
 * Serves one port until its thread is ended; a failure ends the work on its snapshot.
 * @param signal ends a loader that has no thread of its own
 */
export function serveLoader(port: LoaderPort, sources: SourceOpener, signal?: AbortSignal): void {
  let columns: SnapshotColumns | null = null;
  let file: string | null = null;

  const obey = async (order: LoaderOrder): Promise<void> => {
    switch (order.kind) {
      case 'parse': {
        file = order.source.name;
        columns = null;
        const parsed = await parse(order, sources, signal, (reply) => port.post(reply, []));
        columns = parsed.columns;
        port.post({ kind: 'parsed', trace: traceOf(columns), lastModifiedMs: parsed.lastModifiedMs, sha256: parsed.sha256 }, []);
        return;
      }
      case 'infer':
        if (columns !== null) port.post({ kind: 'shapes', shapes: inferShapes({ columns }) }, []);
        return;
      case 'build': {
        if (columns === null) return;
        const edgeCount = columns.edges.count;
        const heap = buildHeap(columns, {
          shapes: order.shapes, signal,
          onProgress: (phase, fraction) => port.post({ kind: 'progress', phase, fraction }, []),
        });
        const whole = order.compared ? prepared(heap) : heap;
        const result = order.slim ? slim(whole) : whole;
        columns = null;
        port.post({ kind: 'heap', heap: result, edgeCount }, heapTransferables(result));
      }
    }
  };
  port.onOrder((order) => {
    obey(order).catch((error: unknown) => {
      columns = null;
      port.post({ kind: 'failed', error: toErrorData(error, file) }, []);
    });
  });
}

async function parse(
  { source: spec, hash }: LoaderOrder & { kind: 'parse' }, sources: SourceOpener, signal: AbortSignal | undefined, report: (reply: LoaderReply) => void,
): Promise<{ columns: SnapshotColumns; lastModifiedMs: number | null; sha256: string | null }> {
  const source = await sources.open(spec, hash);
  try {
    const total = source.sizeBytes;
    const columns = await parseSnapshot(source.bytes, {
      totalBytes: total,
      name: spec.name, signal,
      onProgress: ({ bytesRead }) => report({
        kind: 'progress', phase: 'reading', fraction: total === null || total === 0 ? 0 : Math.min(1, bytesRead / total), bytesRead, ...(total === null ? {} : { totalBytes: total }),
      }),
    });
    // A snapshot that is still being written, or was replaced: what was read is of no one moment.
    if (total !== null && columns.fileBytes !== total) throw engineError('file-changed', spec.name);
    return { columns, lastModifiedMs: source.lastModifiedMs, sha256: source.sha256?.() ?? null };
  } finally {
    await source.close();
  }
}
