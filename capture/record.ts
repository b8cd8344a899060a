// The record of a captured series, as its side file holds it: what was known of the process when each snapshot was taken.
// It holds no data of the program but its command and numbers. Runs in Node and in the page: nothing is read here.

import * as v from 'valibot';

export const CAPTURE_SCHEMA = 'heapdelta.capture/1';
export const CAPTURE_ENDING = '.heapdelta-capture.json';

const bytes = v.nullable(v.pipe(v.number(), v.finite()));
const text = v.nullable(v.string());

const snapshot = v.object({
  /** Name in the side file's folder, and its size: a file that was replaced is another. */
  file: v.string(),
  fileBytes: v.pipe(v.number(), v.finite()),
  takenAt: v.pipe(v.string(), v.isoTimestamp()),
  /** How long the program stood still. */
  pauseSeconds: v.pipe(v.number(), v.finite()),
  /** Work done since the capture began, in `workUnit`s; null when nobody counted. */
  work: v.nullable(v.pipe(v.number(), v.finite())),
  heapUsedBytes: bytes,
  heapTotalBytes: bytes,
  heapLimitBytes: bytes,
  rssBytes: bytes,
  externalBytes: bytes,
  arrayBufferBytes: bytes,
  /** Machine code and its metadata: V8's code spaces, part of the heap in use. */
  codeBytes: bytes,
  /** Memory of the process that no file backs (Linux, this machine). */
  anonymousBytes: bytes,
});

const capture = v.object({
  schema: v.literal(CAPTURE_SCHEMA),
  tool: v.object({ name: v.literal('heapdelta'), version: v.string() }),
  target: v.object({
    name: v.string(),
    runtime: v.string(),
    pid: v.nullable(v.number()),
    /** The worker thread; null for the main thread, absent in files of before. */
    thread: v.optional(text, null),
    command: text,
    runtimeVersion: text,
    v8Version: text,
  }),
  /** Whose heap it is: from the options of the capture or its environment; absent in files of before. */
  service: v.optional(text, null),
  instance: v.optional(text, null),
  release: v.optional(text, null),
  workUnit: text,
  /** What ran between the snapshots; null when it was time or a key. */
  workCommand: text,
  allocations: v.picklist(['none', 'sampled', 'full']),
  snapshots: v.array(snapshot),
});

export type CaptureRecord = v.InferOutput<typeof capture>;
export type CapturedSnapshot = v.InferOutput<typeof snapshot>;

/** A side file is some hundred bytes per snapshot. */
export const MAX_RECORD_BYTES = 4 << 20;

/** The record that a side file holds; null when it is none: a side file helps, and a broken one must not stop an analysis. */
export function parseRecord(content: string): CaptureRecord | null {
  try {
    const read = v.safeParse(capture, JSON.parse(content));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** Steps of work may differ by this share and still be "the same": load generators round. */
const SAME_WORK = 0.02;

/** `1000 requests`: what was done between two of the snapshots, when it was counted and the same each time. */
export function workPerStep({ workUnit }: CaptureRecord, snapshots: readonly CapturedSnapshot[]): string | null {
  const work = snapshots.map((one) => one.work);
  if (workUnit === null || work.includes(null) || work.length < 2) return null;
  const steps = work.slice(1).map((value, i) => (value ?? 0) - (work[i] ?? 0));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const same = mean > 0 && steps.every((step) => Math.abs(step - mean) <= mean * SAME_WORK);
  return same ? `${Math.round(mean)} ${workUnit}` : null;
}

/** Where the memory of a process is, bytes; the report's `memory` of a snapshot. The parts add up to `rssBytes` where all of the heap is resident. */
export interface MemoryOfProcess {
  readonly rssBytes: number;
  readonly heapBytes: number;
  readonly freeBytes: number;
  readonly bufferBytes: number;
  readonly externalBytes: number;
  readonly codeBytes: number;
  readonly nativeBytes: number;
}

/** What a snapshot's record says of the process' memory; null unless it says all of it. */
export function memoryOf(one: CapturedSnapshot): MemoryOfProcess | null {
  const { rssBytes, heapUsedBytes, heapTotalBytes, externalBytes } = one;
  if (rssBytes === null || heapUsedBytes === null || heapTotalBytes === null || externalBytes === null) return null;
  const bufferBytes = one.arrayBufferBytes ?? 0;
  const ofV8 = Math.min(one.codeBytes ?? 0, heapUsedBytes);
  // What files back is the program itself and its libraries.
  const ofFiles = one.anonymousBytes === null ? 0 : Math.max(0, rssBytes - one.anonymousBytes);
  const heapBytes = heapUsedBytes - ofV8;
  const freeBytes = Math.max(0, heapTotalBytes - heapUsedBytes);
  const other = Math.max(0, externalBytes - bufferBytes);
  const codeBytes = ofV8 + ofFiles;
  const nativeBytes = Math.max(0, rssBytes - heapBytes - freeBytes - bufferBytes - other - codeBytes);
  return { rssBytes, heapBytes, freeBytes, bufferBytes, externalBytes: other, codeBytes, nativeBytes };
}
