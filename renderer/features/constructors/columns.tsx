// Columns of the constructor table: last value and growth of everything, or one measure in every snapshot.

import { placeText, readablePath } from '../../../worker/base/source-place.ts';
import type { ConstructorRowData, ConstructorSortColumn } from '../../../worker/engine/api.ts';
import type { Translator } from '../../../worker/messages/index.ts';
import type { Report } from '../../../worker/report/types.ts';
import type { ConstructorMeasure } from '../../state/routes.ts';
import { growthOf } from '../../state/series.ts';
import { Amount, Change } from '../../ui/amounts.tsx';
import { Sparkline } from '../../ui/Sparkline.tsx';
import type { Column } from '../../ui/TreeGrid.tsx';
import { WordTitle } from '../../ui/WordTitle.tsx';

type Col = Column<ConstructorRowData, ConstructorSortColumn>;

const last = (values: readonly number[]): number => values[values.length - 1] ?? 0;
const NUMBER = 'minmax(5.2rem, 0.6fr)';
const GROWTH = 'minmax(6.6rem, 0.6fr)';

function orDash(value: number | null, text: Translator): string {
  return value === null ? '–' : text.count(value);
}

/** What a table can say of change: also which objects came and went, only growth, or nothing. */
export type Compared = 'objects' | 'growth' | 'nothing';

/** Last value and growth of every measure. */
export function allColumns(text: Translator, compared: Compared, open: (row: ConstructorRowData) => void): Col[] {
  const compare = compared !== 'nothing';
  const measured = (
    key: 'count' | 'shallow' | 'retained',
    values: (row: ConstructorRowData) => readonly number[],
    growth: ConstructorSortColumn,
  ): Col[] => [
    {
      key,
      title: text.t(`ui.constructors.${key}`),
      width: NUMBER,
      numeric: true,
      sort: key,
      cell: (row) => <Amount value={last(values(row))} unit={key === 'count' ? 'count' : 'bytes'} />,
    },
    ...(compare
      ? [
          {
            key: growth,
            title: text.t(`ui.constructors.${key}-growth`),
            width: GROWTH,
            numeric: true,
            sort: growth,
            cell: (row: ConstructorRowData) => (
              <Change value={growthOf(values(row))} unit={key === 'count' ? 'count' : 'bytes'} />
            ),
          } satisfies Col,
        ]
      : []),
  ];
  return [
    nameColumn(text, open),
    ...(compared === 'objects'
      ? [
          {
            key: 'trend',
            title: text.t('ui.constructors.trend'),
            width: '5rem',
            cell: (row: ConstructorRowData) => <Sparkline values={row.retainedBytesBySnapshot} height={20} />,
          } satisfies Col,
        ]
      : []),
    ...measured('retained', (row) => row.retainedBytesBySnapshot, 'retainedGrowth'),
    ...measured('shallow', (row) => row.shallowBytesBySnapshot, 'shallowGrowth'),
    ...measured('count', (row) => row.countBySnapshot, 'countGrowth'),
    ...(compared === 'objects'
      ? ([
          {
            key: 'added',
            title: text.t('ui.constructors.added'),
            width: NUMBER,
            numeric: true,
            sort: 'added',
            cell: (row) => orDash(row.addedCount, text),
          },
          {
            key: 'removed',
            title: text.t('ui.constructors.removed'),
            width: NUMBER,
            numeric: true,
            sort: 'removed',
            cell: (row) => orDash(row.removedCount, text),
          },
          {
            key: 'survived',
            title: text.t('ui.constructors.survived'),
            width: NUMBER,
            numeric: true,
            sort: 'survived',
            cell: (row) => orDash(row.survivedCount, text),
          },
        ] satisfies Col[])
      : []),
    {
      key: 'distance',
      title: text.t('ui.constructors.distance'),
      width: '5.6rem',
      numeric: true,
      sort: 'distance',
      cell: (row) => distance(row.distance),
    },
  ];
}

/** The same measure as it stands, for a series without growth. */
export function withoutGrowth(sort: ConstructorSortColumn): ConstructorSortColumn {
  switch (sort) {
    case 'countGrowth':
      return 'count';
    case 'shallowGrowth':
      return 'shallow';
    case 'retainedGrowth':
    case 'added':
    case 'removed':
    case 'survived':
      return 'retained';
    default:
      return sort;
  }
}

/** DevTools marks what only the root reaches with a huge number; people get a dash. */
function distance(value: number): string {
  return value < 0 || value >= 100_000_000 ? '–' : String(value);
}

function nameColumn(text: Translator, open: (row: ConstructorRowData) => void): Col {
  return {
    key: 'name',
    title: text.t('ui.constructors.name'),
    width: 'minmax(var(--name-column), 2fr)',
    sort: 'name',
    cell: (row) => (
      <>
        <button type="button" tabIndex={-1} className="cell-link" onClick={() => open(row)}>
          <WordTitle word={row.name} />
        </button>
        {row.source === null ? null : (
          <span className="faint ellipsis" title={readablePath(row.source.url)}>
            {placeText(row.source)}
          </span>
        )}
        {row.script === undefined ? null : (
          <span className="faint ellipsis">
            {row.source === null && row.script.line > 0
              ? text.t('common.scriptAt', { ...row.script })
              : text.t('common.script', { id: row.script.id })}
          </span>
        )}
      </>
    ),
  };
}

/** One measure in every snapshot. */
export function measureColumns(
  report: Report,
  measure: Exclude<ConstructorMeasure, 'all'>,
  text: Translator,
  open: (row: ConstructorRowData) => void,
): Col[] {
  const values = (row: ConstructorRowData): readonly number[] =>
    measure === 'count'
      ? row.countBySnapshot
      : measure === 'shallow'
        ? row.shallowBytesBySnapshot
        : row.retainedBytesBySnapshot;
  const unit = measure === 'count' ? 'count' : 'bytes';
  const end = report.snapshots.length - 1;
  return [
    nameColumn(text, open),
    ...report.snapshots.map((s, i): Col => ({
      key: String(i),
      title: <span title={s.label}>{s.label}</span>,
      width: 'minmax(6.5rem, 0.6fr)',
      numeric: true,
      ...(i === end ? { sort: measure } : {}),
      cell: (row) => <Amount value={values(row)[i] ?? 0} unit={unit} />,
    })),
    {
      key: 'growth',
      title: text.t(`ui.constructors.${measure}-growth`),
      width: NUMBER,
      numeric: true,
      sort: `${measure}Growth`,
      cell: (row) => <Change value={growthOf(values(row))} unit={unit} />,
    },
  ];
}
