// Series for tests of the ranking: recorded files as heaps with all their edges. Node only.

import { createReadStream, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSnapshot, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import { buildHeap, inferShapes, type Heap } from '../../heap/index.ts';

const RECORDED = fileURLToPath(new URL('../../../fixtures/recorded/', import.meta.url));

/** Absolute paths of a recorded series, oldest first. */
export function recordedFiles(series: string): readonly string[] {
  const folder = path.join(RECORDED, series);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.heapsnapshot.gz'))
    .sort()
    .map((file) => path.join(folder, file));
}

/** Files as heaps with their edges, the newest one's shapes applied to all, as the engine does it. */
export async function heapsOf(files: readonly string[]): Promise<readonly Heap[]> {
  const columns: SnapshotColumns[] = [];
  for (const file of files)
    columns.push(
      await parseSnapshot(createReadStream(file, { highWaterMark: 1 << 20 }), { name: path.basename(file) }),
    );
  const shapes = inferShapes({ columns: columns[columns.length - 1] });
  return columns.map((one) => buildHeap(one, { shapes }));
}

/** A recorded series as heaps, oldest first. */
export function recordedHeaps(series: string): Promise<readonly Heap[]> {
  return heapsOf(recordedFiles(series));
}
