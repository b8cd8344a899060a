// What a snapshot will cost, before it is paid: pause, memory and disk from measured rules, and whether the target would live.

import { statfs } from 'node:fs/promises';
import type { TargetFacts } from './facts.ts';
import type { Surroundings } from './proc.ts';

/**
 * Bytes of memory that a snapshot takes beside the heap, per byte of heap in use, while it is written: 11 to 14.6 on
 * heaps of 44 to 51 MB in small objects, which cost most (Node 18, 20, 22 and 24; peak of the resident set over the
 * inspector, on a busy machine). V8's graph takes most of it, text that waits to be sent the rest.
 */
const MEMORY_PER_HEAP_BYTE = 15;
/** Taken whatever the heap's size: tables of V8's own code and names. */
const MEMORY_BASE_BYTES = 20e6;
/** Heap bytes written per second of processor time: 10 to 19 MB on Node 20 to 24. A busy machine takes longer. */
const HEAP_BYTES_PER_SECOND = 10e6;
/** The same before Node 20: 2 MB, measured on Node 18. */
const OLD_HEAP_BYTES_PER_SECOND = 2e6;
const FIRST_FAST_NODE = 20;
/** Bytes of `.heapsnapshot.gz` per byte of heap in use, the most measured. */
export const DISK_PER_HEAP_BYTE = 0.3;
/** Of the memory that is free, a snapshot may be expected to take so much: the rest is for what the program does meanwhile. */
export const SAFE_SHARE = 0.9;

export interface CostEstimate {
  readonly heapUsedBytes: number;
  readonly pauseSeconds: number;
  /** More than the target takes now, at its peak. */
  readonly memoryBytes: number;
  /** On our disk, per snapshot. */
  readonly diskBytes: number;
}

/**
 * The cost of one snapshot of a heap of this size.
 * @param version - of Node (`v18.20.8`); null for any other runtime
 */
export function estimateCost(heapUsedBytes: number, version: string | null = null): CostEstimate {
  const major = Number(/^v(\d+)\./.exec(version ?? '')?.[1] ?? FIRST_FAST_NODE);
  return {
    heapUsedBytes,
    pauseSeconds: heapUsedBytes / (major < FIRST_FAST_NODE ? OLD_HEAP_BYTES_PER_SECOND : HEAP_BYTES_PER_SECOND),
    memoryBytes: MEMORY_BASE_BYTES + heapUsedBytes * MEMORY_PER_HEAP_BYTE,
    diskBytes: heapUsedBytes * DISK_PER_HEAP_BYTE,
  };
}

/** Why a target would probably not live through a snapshot. */
export interface Danger {
  readonly kind: 'cgroup' | 'machine' | 'address-space';
  readonly neededBytes: number;
  readonly freeBytes: number;
  readonly limitBytes: number;
}

/** The first limit that a snapshot would probably run into; null when none is in sight. */
export function dangerOf(facts: TargetFacts, around: Surroundings): Danger | null {
  const neededBytes = estimateCost(facts.heapUsedBytes).memoryBytes;
  const limit = around.cgroupLimitBytes ?? facts.constrainedBytes;
  const used = around.cgroupUsedBytes ?? facts.rssBytes;
  const rooms: readonly (readonly [Danger['kind'], number | null, number | null])[] = [
    ['cgroup', limit, used],
    ['address-space', around.addressLimitBytes, around.addressUsedBytes],
    ['machine', around.availableBytes, 0],
  ];
  for (const [kind, limitBytes, usedBytes] of rooms) {
    if (limitBytes === null || usedBytes === null) continue;
    const freeBytes = Math.max(0, limitBytes - usedBytes);
    if (neededBytes > freeBytes * SAFE_SHARE) return { kind, neededBytes, freeBytes, limitBytes };
  }
  return null;
}

/** Bytes that may still be written into a folder; null when the system does not say. */
export async function freeDisk(folder: string): Promise<number | null> {
  const found = await statfs(folder).catch(() => null);
  return found === null ? null : found.bavail * found.bsize;
}
