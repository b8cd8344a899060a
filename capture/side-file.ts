// Finds the side file (`*.heapdelta-capture.json`) beside snapshots, so that `diff` needs no flags.

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { CAPTURE_ENDING, MAX_RECORD_BYTES, parseRecord } from './record.ts';
import type { CapturedSnapshot, CaptureRecord } from './record.ts';

/** The record in `file`; null when it is none. */
async function readCapture(file: string): Promise<CaptureRecord | null> {
  try {
    if ((await stat(file)).size > MAX_RECORD_BYTES) return null;
    return parseRecord(await readFile(file, 'utf8'));
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
