// Where the memory of the process was, under the answer: one sentence, the numbers, and a bar per snapshot.

import { MEMORY_PARTS, memorySentence, memoryStory, memoryTable } from '../../worker/report/memory.ts';
import type { MemoryPart } from '../../worker/report/memory.ts';
import type { Report } from '../../worker/report/types.ts';
import { hanging } from '../text/layout.ts';
import { stackedBar } from '../text/style.ts';
import { table } from '../text/table.ts';
import { proseColumns } from './view.ts';
import type { View } from './view.ts';

const MARKS: Readonly<Record<MemoryPart, string>> = {
  heap: '█',
  free: '░',
  buffers: '▓',
  external: '▒',
  code: '-',
  native: '·',
};
const BAR_COLUMNS = 40;

/** Empty when no capture recorded the memory of every snapshot. */
export function memoryLines(report: Pick<Report, 'snapshots'>, view: View): readonly string[] {
  const { t, say, style } = view;
  const story = memoryStory(report);
  if (story === null) return [];
  const { head, rows } = memoryTable(story, say);
  const columns = head.map((header, i) => ({
    header: i < 2 ? header : `${MARKS[MEMORY_PARTS[i - 2]]} ${header}`,
    align: 'right' as const,
  }));
  const most = Math.max(...story.rows.map((row) => row.rss));
  const bars = story.rows.map((row, i) => {
    const parts = MEMORY_PARTS.map((part) => ({
      value: row[part],
      mark: MARKS[part],
      paint: part === 'heap' ? style.name : style.dim,
    }));
    return `${i + 1} ${stackedBar(parts, Math.max(1, Math.round((BAR_COLUMNS * row.rss) / most)))}`;
  });
  return [
    style.bold(t('capture.memory.head')),
    ...hanging('', memorySentence(story, say), 0, proseColumns(view)),
    ...table(
      columns,
      rows.map((cells) => cells.map((text) => ({ text }))),
      view.columns,
      style.dim,
    ),
    ...bars,
  ];
}
