// A second thread at a series' side: while the ranking works, it draws what the report shows beside it. Only where
// threads can share memory; elsewhere the engine's own thread does all of it.

import { isShared, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import type { SlimHeap } from '../heap/index.ts';
import type { EngineHost } from '../engine/host.ts';
import type { DrawnTree } from './beside-work.ts';

/** Fewer nodes than this, all snapshots together, are dealt with before a second thread has heard of them. */
const MIN_NODES = 1 << 16;

export interface Beside {
  /** Settles when the path tree is drawn; undefined when the thread could not draw it. */
  readonly tree: Promise<DrawnTree | undefined>;
  end(): void;
}

/** @param heaps oldest first; null when one of them lies in memory of its own, or two threads would not help */
export type StartBeside = (heaps: readonly SlimHeap[]) => Beside | null;

/**
 * @param signal ends the thread; what waits for it is told that nothing comes
 * @returns starts that thread for a series; it never throws or rejects: what it cannot make is null
 */
export function besideOn(host: EngineHost, signal: AbortSignal): StartBeside {
  return (heaps) => {
    const nodes = heaps.reduce((sum, heap) => sum + heap.columns.nodes.count, 0);
    if (
      host.cores < 2 ||
      nodes < MIN_NODES ||
      !heaps.every((heap) => isShared(heap.dominator) && isShared(heap.columns.nodes.id))
    )
      return null;
    const thread = host.startLoader({ here: false, alone: false });
    let settleTree: (tree: DrawnTree | undefined) => void = () => undefined;
    const tree = new Promise<DrawnTree | undefined>((resolve) => (settleTree = resolve));
    const end = (): void => {
      signal.removeEventListener('abort', end);
      thread.end();
      settleTree(undefined);
    };
    thread.onReply((reply) => {
      if (reply.kind === 'tree') {
        settleTree({ pathTree: reply.pathTree });
        end();
      } else if (reply.kind === 'failed') {
        end();
      }
    });
    thread.onDeath(end);
    signal.addEventListener('abort', end, { once: true });
    thread.send({ kind: 'beside', heaps: heaps.map(readable) });
    return { tree, end };
  };
}

/** What the other thread reads of a heap: only what is shared, so that sending it copies next to nothing. */
function readable(heap: SlimHeap): SlimHeap {
  const { columns, edgeCounts: _edgeCounts, retainers: _retainers, ...rest } = heap;
  return { ...rest, columns: sharedColumns(columns) };
}

/** Of some columns those that lie in shared memory: nodes, edges and strings. */
export function sharedColumns(columns: SnapshotColumns): SnapshotColumns {
  return { ...columns, nodes: { ...columns.nodes, traceNodeId: null }, locations: null, samples: null, tables: [] };
}
