// Where the memory of the process was at each snapshot, and which part of it grew: a heap that stays while buffers rise
// is no leak of objects. From the side file of a capture; drawn by every rendering.

import type { Translator } from '../messages/index.ts';
import type { Report, ReportMemory } from './types.ts';

/** Parts of a process' memory, in the order they are stacked. */
export const MEMORY_PARTS = ['heap', 'free', 'buffers', 'external', 'code', 'native'] as const;
export type MemoryPart = (typeof MEMORY_PARTS)[number];
/** Parts whose growth is the program's own doing. */
const HELD_PARTS = ['heap', 'buffers', 'external'] as const;
type HeldPart = (typeof HELD_PARTS)[number];

/** Colour of a part: a slot of the report's layers. */
export const MEMORY_SLOTS: Readonly<Record<MemoryPart, number>> = {
  heap: 4,
  free: 9,
  buffers: 1,
  external: 2,
  code: 8,
  native: 6,
};

/** Bytes per part, and the whole resident set. */
type MemoryRow = Readonly<Record<MemoryPart, number>> & { readonly rss: number };

export interface MemoryStory {
  /** One per snapshot. */
  readonly rows: readonly MemoryRow[];
  /** Last minus first of the resident set. */
  readonly growthBytes: number;
  /** Last minus first of the heap, of what is alive; 0 when it is level. */
  readonly heapBytes: number;
  /** What the program holds that grew most; null when none of it grew. */
  readonly grew: { readonly part: HeldPart; readonly bytes: number } | null;
  /** What grew outside heap and buffers. Snapshots alone raise it: the allocator keeps what they took, V8 keeps ids. */
  readonly restBytes: number;
}

/** What lies outside of the heap moves by so much without any growth. */
const LEVEL_BYTES = 1e6;
/** The heap is level below this share of it: snapshots hold what is alive alone, and so compare better than heap use does. */
const LEVEL_HEAP_SHARE = 0.02;

const rowOf = (memory: ReportMemory): MemoryRow => ({
  rss: memory.rssBytes,
  heap: memory.heapBytes,
  free: memory.freeBytes,
  buffers: memory.bufferBytes,
  external: memory.externalBytes,
  code: memory.codeBytes,
  native: memory.nativeBytes,
});

/** null unless the memory is known at every snapshot, two or more. */
export function memoryStory({ snapshots }: Pick<Report, 'snapshots'>): MemoryStory | null {
  const rows = snapshots.flatMap(({ memory }) => (memory === undefined ? [] : [rowOf(memory)]));
  if (rows.length < 2 || rows.length < snapshots.length) return null;
  const first = rows[0];
  const last = rows[rows.length - 1];
  const alive = snapshots.map(({ shallowBytes }) => shallowBytes);
  const heapBytes = leveled(alive[alive.length - 1] - alive[0], Math.min(LEVEL_BYTES, alive[0] * LEVEL_HEAP_SHARE));
  const most = HELD_PARTS.map((part) => ({
    part,
    bytes: part === 'heap' ? heapBytes : grownBy(rows.map((row) => row[part])),
  })).reduce((a, b) => (b.bytes > a.bytes ? b : a));
  return {
    rows,
    growthBytes: last.rss - first.rss,
    heapBytes,
    grew: most.bytes > 0 ? most : null,
    restBytes: last.native - first.native,
  };
}

const leveled = (bytes: number, level: number): number => (bytes < level ? 0 : bytes);

/** Last minus first; 0 for what is level, and for what was less than at first in between: buffers that come and go. */
function grownBy(values: readonly number[]): number {
  const [first] = values;
  return values.some((value) => value < first) ? 0 : leveled(values[values.length - 1] - first, LEVEL_BYTES);
}

/** Less of it outside heap and buffers is what any process moves by. */
const MENTIONED_BYTES = 8e6;

/** `The heap does not grow, buffers do`: the story in one or two sentences. */
export function memorySentence({ grew, growthBytes, heapBytes, restBytes }: MemoryStory, { t }: Translator): string {
  const sentence =
    grew === null
      ? t('capture.memory.level')
      : grew.part === 'heap'
        ? t('capture.memory.heapGrows', { partBytes: grew.bytes })
        : heapBytes === 0
          ? t('capture.memory.notHeap', { part: t(`capture.memory.${grew.part}`), partBytes: grew.bytes })
          : t('capture.memory.otherGrows', {
              heapBytes,
              part: t(`capture.memory.${grew.part}`),
              partBytes: grew.bytes,
            });
  return restBytes > Math.max(MENTIONED_BYTES, growthBytes / 2)
    ? `${sentence} ${t('capture.memory.restGrows', { restBytes })}`
    : sentence;
}

/** Titles and cells of the table: snapshot, RSS, then the parts. */
export function memoryTable(
  { rows }: MemoryStory,
  { t, bytes }: Translator,
): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  return {
    head: [
      t('capture.memory.round'),
      t('capture.memory.rss'),
      ...MEMORY_PARTS.map((part) => t(`capture.memory.${part}`)),
    ],
    rows: rows.map((row, i) => [String(i + 1), bytes(row.rss), ...MEMORY_PARTS.map((part) => bytes(row[part]))]),
  };
}

export interface MemoryBox {
  readonly snapshot: number;
  readonly part: MemoryPart;
  readonly x: number;
  readonly width: number;
}

/** The stacked bars, one per snapshot, as boxes along `width`; the longest bar fills it. */
export function memoryBoxes({ rows }: MemoryStory, width: number): readonly MemoryBox[] {
  const sums = rows.map((row) => MEMORY_PARTS.reduce((sum, part) => sum + row[part], 0));
  const most = Math.max(1, ...sums);
  return rows.flatMap((row, snapshot) => {
    let x = 0;
    return MEMORY_PARTS.flatMap((part): readonly MemoryBox[] => {
      const box = { snapshot, part, x, width: (row[part] / most) * width };
      x += box.width;
      return box.width > 0 ? [box] : [];
    });
  });
}

/** What the bars show, for readers who do not see them. */
export function memoryFigure(story: MemoryStory, { t, bytes }: Translator): string {
  const first = story.rows[0];
  const last = story.rows[story.rows.length - 1];
  const parts = MEMORY_PARTS.map(
    (part) => `${t(`capture.memory.${part}`)} ${bytes(first[part])} → ${bytes(last[part])}`,
  );
  return t('capture.memory.figure', { parts: parts.join(', ') });
}
