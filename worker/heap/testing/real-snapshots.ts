// Snapshots for tests, written by V8 when the test runs. Node only.

import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseSnapshot, type SnapshotColumns } from 'heapsnapshot-parser-lite';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./rich-program.cjs', import.meta.url));

/** Runs the rich program and returns its two snapshot files, older first, in a fresh temporary folder. */
export async function writeRichPair(sessions = 200): Promise<readonly [string, string]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-rich-'));
  const older = path.join(folder, 'older.heapsnapshot');
  const newer = path.join(folder, 'newer.heapsnapshot');
  await run(process.execPath, [program, older, String(sessions), newer]);
  return [older, newer];
}

/** Columns of a file on disk. */
export async function readColumns(file: string): Promise<SnapshotColumns> {
  return parseSnapshot(createReadStream(file, { highWaterMark: 1 << 20 }));
}
