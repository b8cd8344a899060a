// A running program as the rounds see it: facts, heap use, a snapshot, and a farewell that leaves it as it was.

import type { TargetFacts } from './facts.ts';
import type { Surroundings } from './proc.ts';
import type { SnapshotFile } from './snapshot-file.ts';

/** What allocations are recorded beside the snapshots. */
export type AllocationMode = 'none' | 'sampled' | 'full';

export interface Target {
  /** For people: `process 4242`, `page "Orders" at 127.0.0.1:9222`. */
  readonly name: string;
  /** Process of this machine, when it is one whose /proc may be read. */
  readonly localPid: number | null;
  /** The worker thread whose heap is taken; null: the main thread, or a target without threads. */
  readonly thread: string | null;
  /** Worker threads of the process, each with a heap of its own that is not taken. */
  readonly threads: readonly string[];
  /** Rejects when the target is lost; never resolves. */
  readonly lost: Promise<never>;
  /** null: the target cannot be asked (a URL that only streams). */
  facts(): Promise<TargetFacts | null>;
  surroundings(): Promise<Surroundings>;
  /** Heap in use, asked cheaply; null when it cannot be asked. */
  heapUsed(): Promise<number | null>;
  /** Streams one snapshot into `file`. @param onProgress share done, 0..1 */
  snapshot(file: SnapshotFile, onProgress: (share: number) => void): Promise<void>;
  /** Begins recording where objects are made. Throws CaptureError `capture-protocol` where the target cannot. */
  startAllocations(mode: AllocationMode): Promise<void>;
  /** The sampled profile as JSON text (`.heapprofile`); null when none is recorded. */
  allocationProfile(): Promise<string | null>;
  /** Leaves the target as it was found; safe to call twice and after it was lost. */
  close(): Promise<void>;
}
