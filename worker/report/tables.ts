// The tables of the report, column by column: PDF, HTML and Markdown draw what stands here, so a column is added once.

import type { Translator } from '../messages/index.ts';
import { growthOf } from '../base/by-snapshot.ts';
import { keptIn } from './content.ts';
import { placeOf } from './place.ts';
import type { ReportConstructor, ReportFinding } from './types.ts';

export interface TableColumn<Row> {
  readonly title: string;
  /** Share of the width on paper. */
  readonly share: number;
  /** Numbers stand on the right. */
  readonly align?: 'right';
  /** `name`: from the program, set as code where there is markup; `rank`: leads to the finding. Else a plain text. */
  readonly as?: 'name' | 'rank';
  readonly cell: (row: Row) => string;
}

/** Columns of the ranked findings. */
export function findingColumns(speak: Translator): readonly TableColumn<ReportFinding>[] {
  const { t, bytes, count } = speak;
  return [
    { title: t('export.rank'), share: 0.5, align: 'right', as: 'rank', cell: (f) => String(f.rank) },
    { title: t('export.what'), share: 2.4, as: 'name', cell: (f) => f.shape ?? f.constructor },
    { title: t('export.where'), share: 3.2, cell: (f) => keptIn(f, speak) },
    {
      title: t('export.count'),
      share: 1.1,
      align: 'right',
      cell: (f) => (f.growthKind === 'bytes' ? '–' : count(growthOf(f.countBySnapshot), { signed: true })),
    },
    {
      title: t('export.leakShare'),
      share: 1.4,
      align: 'right',
      cell: (f) => (f.kind === 'warm-up' ? '–' : bytes(f.sharedBytes)),
    },
    { title: t('export.kind'), share: 1.1, cell: (f) => t(`common.verdict.${f.kind}`) },
    { title: t('export.confidence'), share: 1.5, cell: (f) => t(`common.confidence.${f.confidence}`) },
  ];
}

/**
 * Columns of the constructors.
 * @param compared whether objects were matched by id, so that added and removed are known
 * @param rows all that the table shows: of those with one name each says where it was written
 */
export function constructorColumns(
  compared: boolean,
  speak: Translator,
  rows: readonly ReportConstructor[],
): readonly TableColumn<ReportConstructor>[] {
  const { t, bytes, count } = speak;
  const times = new Map<string, number>();
  for (const { name } of rows) times.set(name, (times.get(name) ?? 0) + 1);
  const labelOf = (row: ReportConstructor): string => {
    const place = (times.get(row.name) ?? 0) > 1 ? placeOf(row, speak) : '';
    return place === '' ? row.name : `${row.name} (${place})`;
  };
  const grown = (values: readonly number[]): string => bytes(growthOf(values), { signed: true });
  const addedRemoved: TableColumn<ReportConstructor> = {
    title: t('export.addedRemoved'),
    share: 2,
    align: 'right',
    cell: (row) => (row.addedCount === null ? '–' : `${count(row.addedCount)} / ${count(row.removedCount ?? 0)}`),
  };
  return [
    { title: t('export.constructor'), share: 4, as: 'name', cell: labelOf },
    {
      title: t('export.countChange'),
      share: 2.2,
      align: 'right',
      cell: (row) =>
        `${count(row.countBySnapshot[row.countBySnapshot.length - 1])} (${count(growthOf(row.countBySnapshot), { signed: true })})`,
    },
    ...(compared ? [addedRemoved] : []),
    { title: t('export.shallow'), share: 1.5, align: 'right', cell: (row) => grown(row.shallowBytesBySnapshot) },
    { title: t('export.retained'), share: 1.5, align: 'right', cell: (row) => grown(row.retainedBytesBySnapshot) },
  ];
}
