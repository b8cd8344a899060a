// How much memory a snapshot takes, before it is taken: to refuse in time, and to know how many may load at once.

import { estimateMemory, readHeader, type SnapshotHeader } from 'heapsnapshot-parser-lite';
import type { SourceSpec } from '../engine/api.ts';
import type { SourceOpener } from '../sources/sources.ts';

/** Per node: retained, dominator, distance and label (4 bytes each), the tree's children (8), class and kind in one word. */
const RESULT_BYTES_PER_NODE = 28;
/** Scratch while the heap is built: most of it in lent results; and, at worst, one word an edge. */
const SCRATCH_BYTES_PER_NODE = 11;
const SCRATCH_BYTES_PER_EDGE = 4;
/** A thread with its code, before it holds anything. */
export const THREAD_BYTES = 40 << 20;

/**
 * Memory of one constructor row, from the heap to what is printed. Measured: 500,001 rows of a 28 MB file take the command
 * `inspect` from 130 MB to 1.4 GB. No header says how many there are: they are counted when a file is read, before its heap is built.
 */
export const ROW_BYTES = 2_600;

export interface MemoryNeed {
  /** While it is being loaded. */
  readonly peakBytes: number;
  /** What stays afterwards, with edges. */
  readonly keptBytes: number;
  /** What stays of a snapshot in the middle of a series, without edges. */
  readonly slimBytes: number;
}

/** The need of one file, from its header when it is known, else from its size. */
export function memoryNeed(fileBytes: number, gzip: boolean, header: SnapshotHeader | null): MemoryNeed {
  const { nodeCount, edgeCount, columnBytes } = estimateMemory({ fileBytes, gzip, header });
  const keptBytes = columnBytes + nodeCount * RESULT_BYTES_PER_NODE;
  return {
    peakBytes: keptBytes + nodeCount * SCRATCH_BYTES_PER_NODE + edgeCount * SCRATCH_BYTES_PER_EDGE,
    keptBytes,
    slimBytes: keptBytes - edgeCount * 9 - nodeCount * 4,
  };
}

/** The need of a source; null when it cannot be known (a pipe, or a source that fails: loading will say why). */
export async function needOf(spec: SourceSpec, sources: SourceOpener): Promise<MemoryNeed | null> {
  const peek = await sources.peek(spec).catch(() => null);
  if (peek === null || peek.sizeBytes === null) return null;
  const { head } = peek;
  const gzip = head === null ? /\.gz$/i.test(spec.name) : head.length > 1 && head[0] === 0x1f && head[1] === 0x8b;
  return memoryNeed(peek.sizeBytes, gzip, head === null ? null : await readHeader(head));
}

export interface Plan {
  /** Sources that may be loaded, as indexes. */
  readonly accepted: readonly number[];
  readonly refused: readonly {
    readonly index: number;
    readonly neededBytes: number;
    readonly availableBytes: number;
  }[];
  /** How many may load at once. */
  readonly parallel: number;
  /** They are read at once, but built one after the other: what building takes beside is too much to be taken twice. */
  readonly inTurn: boolean;
}

/** From this size on two heaps are not built at once, unless a host says otherwise: what building takes beside would be taken twice. */
const LARGE_BYTES = 1 << 30;

/**
 * Which sources fit, and how many at a time. Sources are taken in order; one that would not fit beside those before
 * it is refused. `limit` null: all are taken. `large`: bytes from which on heaps are built in turn.
 */
export function planMemory(
  needs: readonly (MemoryNeed | null)[],
  limit: number | null,
  cores: number,
  large: number = LARGE_BYTES,
): Plan {
  const accepted: number[] = [];
  const refused: { index: number; neededBytes: number; availableBytes: number }[] = [];
  let kept = 0;
  needs.forEach((need, index) => {
    const neededBytes = THREAD_BYTES + (need?.peakBytes ?? 0);
    const availableBytes = limit === null ? Infinity : Math.max(0, limit - kept);
    if (neededBytes > availableBytes) {
      refused.push({ index, neededBytes, availableBytes });
      return;
    }
    accepted.push(index);
    const inside = index > 0 && index < needs.length - 1;
    kept += need === null ? 0 : inside ? need.slimBytes : need.keptBytes;
  });
  let parallel = Math.max(1, Math.min(cores, accepted.length));
  const extra = accepted
    .map((i) => (needs[i]?.peakBytes ?? 0) - (needs[i]?.slimBytes ?? 0) + THREAD_BYTES)
    .sort((a, b) => b - a);
  const room = limit === null ? Infinity : limit - kept;
  while (parallel > 1 && extra.slice(0, parallel).reduce((sum, bytes) => sum + bytes, 0) > room) parallel--;
  const together = accepted
    .map((i) => needs[i]?.peakBytes ?? 0)
    .sort((a, b) => b - a)
    .slice(0, parallel)
    .reduce((sum, bytes) => sum + bytes, 0);
  return { accepted, refused, parallel, inTurn: parallel > 1 && together >= large };
}
