// While the engine's thread ranks a series, a second thread draws the path tree that the report shows beside the ranking, and
// gathers what the newest heap shows of names. Only where threads can share memory; elsewhere the engine's own thread does both.

import { isShared } from 'heapsnapshot-parser-lite/threads';
import type { SlimHeap } from '../heap/index.ts';
import type { EngineHost } from '../engine/host.ts';
import type { DrawnTree } from './draw-tree.ts';
import { sharedColumns } from './shared-columns.ts';

/** Fewer nodes than this, all snapshots together, are dealt with before a second thread has heard of them. */
const MIN_NODES = 1 << 16;

/** The thread that draws. */
interface PathTreeThread {
  /** Settles when the path tree is drawn; undefined when the thread could not draw it. */
  readonly tree: Promise<DrawnTree | undefined>;
  end(): void;
}

/** @param heaps oldest first; null when one of them lies in memory of its own, or two threads would not help */
export type StartPathTreeThread = (heaps: readonly SlimHeap[]) => PathTreeThread | null;

/**
 * @param signal ends the thread; what waits for it is told that nothing comes
 * @returns starts that thread for a series; it never throws or rejects: what it cannot make is null
 */
export function pathTreeThreadOn(host: EngineHost, signal: AbortSignal): StartPathTreeThread {
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
      if (reply.kind === 'path-tree') {
        settleTree(reply.drawn);
        end();
      } else if (reply.kind === 'failed') {
        end();
      }
    });
    thread.onDeath(end);
    signal.addEventListener('abort', end, { once: true });
    thread.send({ kind: 'path-tree', heaps: heaps.map(readable) });
    return { tree, end };
  };
}

/** What the other thread reads of a heap: only what is shared, so that sending it copies next to nothing. */
function readable(heap: SlimHeap): SlimHeap {
  const { columns, edgeCounts: _edgeCounts, retainers: _retainers, ...rest } = heap;
  return { ...rest, columns: sharedColumns(columns) };
}
