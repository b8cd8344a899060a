// The side file of a captured series (`*.heapdelta-capture.json`): what was known of the process when each snapshot was
// taken, so that `diff` needs no flags. It holds no data of the program but its command and numbers.

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
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
const MAX_BYTES = 4 << 20;

/** The record in `file`; null when it is none: a side file helps, and a broken one must not stop an analysis. */
export async function readCapture(file: string): Promise<CaptureRecord | null> {
  try {
    if ((await stat(file)).size > MAX_BYTES) return null;
    const read = v.safeParse(capture, JSON.parse(await readFile(file, 'utf8')));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

export interface KnownSeries {
  readonly record: CaptureRecord;
  /** One entry per file asked for, in that order. */
  readonly snapshots: readonly CapturedSnapshot[];
}

/** What the side file beside `files` says of them; null unless one capture took them all and they are unchanged. */
export async function captureOf(files: readonly string[]): Promise<KnownSeries | null> {
  const folders = [...new Set(files.map((file) => path.dirname(path.resolve(file))))];
  if (folders.length !== 1) return null;
  const names = await readdir(folders[0]).catch((): string[] => []);
  for (const name of names.filter((entry) => entry.endsWith(CAPTURE_ENDING)).sort()) {
    const record = await readCapture(path.join(folders[0], name));
    if (record === null) continue;
    const found = await Promise.all(
      files.map(async (file) => {
        const entry = record.snapshots.find((one) => one.file === path.basename(file));
        const size = await stat(file).then(
          (stats) => stats.size,
          () => -1,
        );
        return entry !== undefined && entry.fileBytes === size ? entry : null;
      }),
    );
    const snapshots = found.filter((entry) => entry !== null);
    if (snapshots.length === files.length) return { record, snapshots };
  }
  return null;
}
