// Where the memory of a process is at each snapshot, and which part of it grows: a heap that stays while buffers rise is
// no leak of objects.

import type { CapturedSnapshot } from './side-file.ts';

/** Parts of a process's memory, in the order they are stacked. */
export const MEMORY_PARTS = ['heap', 'free', 'buffers', 'external', 'rest'] as const;
export type MemoryPart = (typeof MEMORY_PARTS)[number];
/** Parts whose growth is the program's own doing. */
const HELD_PARTS = ['heap', 'buffers', 'external'] as const;
export type HeldPart = (typeof HELD_PARTS)[number];

/** Bytes per part. They add up to the resident set, unless parts of the heap are not resident. */
export type MemoryRow = Readonly<Record<MemoryPart, number>> & { readonly rss: number };

export interface MemoryStory {
  readonly rows: readonly MemoryRow[];
  /** Last minus first of the resident set. */
  readonly growthBytes: number;
  /** What the program holds that grew most; null when none of it grew. */
  readonly grew: { readonly part: HeldPart; readonly bytes: number } | null;
  /** What grew outside heap and buffers. Snapshots alone raise it: the allocator keeps what they took, V8 keeps ids. */
  readonly restBytes: number;
}

/** Heap use is asked between two collections and moves by so much without any growth. */
const LEVEL_BYTES = 1e6;

/** null unless the program said all of it at every snapshot, two or more. */
export function memoryStory(snapshots: readonly CapturedSnapshot[]): MemoryStory | null {
  const rows = snapshots.flatMap((one): readonly MemoryRow[] => {
    const { rssBytes, heapUsedBytes, heapTotalBytes, externalBytes } = one;
    if (rssBytes === null || heapUsedBytes === null || heapTotalBytes === null || externalBytes === null) return [];
    const buffers = one.arrayBufferBytes ?? 0;
    const external = Math.max(0, externalBytes - buffers);
    const free = Math.max(0, heapTotalBytes - heapUsedBytes);
    const rest = Math.max(0, rssBytes - heapUsedBytes - free - buffers - external);
    return [{ rss: rssBytes, heap: heapUsedBytes, free, buffers, external, rest }];
  });
  if (rows.length < 2 || rows.length < snapshots.length) return null;
  const first = rows[0];
  const last = rows[rows.length - 1];
  const growthBytes = last.rss - first.rss;
  const grown = HELD_PARTS.map((part) => ({ part, bytes: last[part] - first[part] }));
  const most = grown.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  return { rows, growthBytes, grew: most.bytes < LEVEL_BYTES ? null : most, restBytes: last.rest - first.rest };
}
