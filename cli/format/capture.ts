// What `capture` says: on standard error while it works, and where the process's memory was, under the answer.

import { MEMORY_PARTS, memoryStory } from '../../capture/memory.ts';
import type { MemoryPart } from '../../capture/memory.ts';
import type { CaptureEvent } from '../../capture/capture.ts';
import type { CaptureRecord } from '../../capture/side-file.ts';
import type { Translator } from '../../worker/messages/index.ts';
import { stackedBar } from '../text/style.ts';
import { table } from '../text/table.ts';
import type { Cell, TableColumn } from '../text/table.ts';
import { visible } from '../text/visible.ts';
import { hanging } from '../text/layout.ts';
import { proseColumns } from './view.ts';
import type { View } from './view.ts';

const RUNTIMES: Readonly<Record<string, string>> = { node: 'Node.js', deno: 'Deno', chromium: 'Chromium' };

/** The target in one line: what it is, how much heap of how much, what is around it. */
function foundLine(
  { facts, around }: Extract<CaptureEvent, { kind: 'look' }>,
  name: string,
  t: Translator['t'],
): string {
  if (facts === null) return t('capture.unknownCost', { name });
  const { heapLimitBytes, rssBytes, versions } = facts;
  const { cgroupLimitBytes, cgroupUsedBytes } = around;
  const parts = [
    `${RUNTIMES[facts.runtime] ?? facts.runtime}${versions.runtime === null ? '' : ` ${visible(versions.runtime)}`}`,
    heapLimitBytes === null
      ? t('capture.heap', { heapBytes: facts.heapUsedBytes })
      : t('capture.heapOf', { heapBytes: facts.heapUsedBytes, limitBytes: heapLimitBytes }),
    ...(rssBytes === null ? [] : [t('capture.rss', { rssBytes })]),
    ...(cgroupLimitBytes === null || cgroupUsedBytes === null
      ? []
      : [t('capture.group', { usedBytes: cgroupUsedBytes, limitBytes: cgroupLimitBytes })]),
  ];
  return `${name}: ${parts.join(', ')}`;
}

/** Sentences for an event, each a line of standard error; none for what only moves a bar. */
export function eventLines(event: CaptureEvent, name: string, t: Translator['t']): readonly string[] {
  if (event.kind === 'look') {
    const { cost } = event;
    return [
      foundLine(event, name, t),
      ...(cost === null
        ? []
        : [
            t('capture.cost', {
              // A tenth of a second is nothing anybody plans for.
              pauseSeconds: Math.max(1, Math.ceil(cost.pauseSeconds)),
              memoryBytes: cost.memoryBytes,
              diskBytes: cost.diskBytes,
            }),
          ]),
    ];
  }
  if (event.kind === 'danger')
    return [t('capture.danger', { neededBytes: event.danger.neededBytes, freeBytes: event.danger.freeBytes })];
  if (event.kind === 'taken') {
    const { snapshot, round, rounds } = event;
    const { file, fileBytes, pauseSeconds } = snapshot;
    return [t('capture.taken', { round, rounds, file, fileBytes, pauseSeconds })];
  }
  return [];
}

const MARKS: Readonly<Record<MemoryPart, string>> = { heap: '█', free: '░', buffers: '▓', external: '▒', rest: '·' };
const BAR_COLUMNS = 40;
/** Less of it outside heap and buffers is what any process moves by. */
const MENTIONED_BYTES = 8e6;

/** The memory of the process over the rounds, with what grew in one sentence; empty when the program did not say. */
export function memoryLines(record: CaptureRecord, view: View): readonly string[] {
  const { t, say, style } = view;
  const story = memoryStory(record.snapshots);
  if (story === null) return [];
  const columns: TableColumn[] = [
    { header: t('capture.memory.round'), align: 'right' },
    { header: t('capture.memory.rss'), align: 'right' },
    ...MEMORY_PARTS.map((part): TableColumn => ({
      header: `${MARKS[part]} ${t(`capture.memory.${part}`)}`,
      align: 'right',
    })),
  ];
  const rows = story.rows.map((row, i): readonly Cell[] => [
    { text: String(i + 1) },
    { text: say.bytes(row.rss) },
    ...MEMORY_PARTS.map((part): Cell => ({ text: say.bytes(row[part]) })),
  ]);
  const most = Math.max(...story.rows.map((row) => row.rss));
  const bars = story.rows.map((row, i) => {
    const parts = MEMORY_PARTS.map((part) => ({
      value: row[part],
      mark: MARKS[part],
      paint: part === 'heap' ? style.name : style.dim,
    }));
    return `${i + 1} ${stackedBar(parts, Math.max(1, Math.round((BAR_COLUMNS * row.rss) / most)))}`;
  });
  const { grew, growthBytes, restBytes } = story;
  const heapBytes = story.rows[story.rows.length - 1].heap - story.rows[0].heap;
  const sentence =
    grew === null
      ? t('capture.memory.level')
      : grew.part === 'heap'
        ? t('capture.memory.heapGrows', { partBytes: grew.bytes })
        : t('capture.memory.otherGrows', { heapBytes, part: t(`capture.memory.${grew.part}`), partBytes: grew.bytes });
  const rest =
    restBytes > Math.max(MENTIONED_BYTES, growthBytes / 2) ? [t('capture.memory.restGrows', { restBytes })] : [];
  return [
    style.bold(t('capture.memory.head')),
    ...hanging('', [sentence, ...rest].join(' '), 0, proseColumns(view)),
    ...table(columns, rows, view.columns, style.dim),
    ...bars,
  ];
}
