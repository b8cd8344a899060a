// By constructor: DevTools' table with what it lacks (growth, every snapshot, survivors), and the objects behind a row.

import { useCallback, useMemo, type ReactElement } from 'react';
import { placeText, readablePath } from '../../../worker/base/source-place.ts';
import type { ConstructorRowData, ConstructorSortColumn } from '../../../worker/engine/api.ts';
import type { Translator } from '../../../worker/messages/index.ts';
import type { Report } from '../../../worker/report/types.ts';
import { usePreferences, useReport, useSeries, useServices, useText } from '../../app/services.ts';
import type { FetchRows } from '../../state/rows.ts';
import type { ConstructorMeasure, RouteOf } from '../../state/routes.ts';
import { growthOf } from '../../state/series.ts';
import { Amount, Change } from '../../ui/amounts.tsx';
import { FilterField } from '../../ui/FilterField.tsx';
import { RowCount } from '../../ui/RowCount.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Sparkline } from '../../ui/Sparkline.tsx';
import { TreeGrid, type Column } from '../../ui/TreeGrid.tsx';
import { useRows } from '../../ui/useRows.ts';
import { WordTitle } from '../../ui/WordTitle.tsx';
import { ClassObjects } from './ClassObjects.tsx';
import { reportRows } from './report-rows.ts';
import './constructors.css';

type ConstructorsRoute = RouteOf<'constructors'>;
type Col = Column<ConstructorRowData, ConstructorSortColumn>;

const last = (values: readonly number[]): number => values[values.length - 1] ?? 0;
const NUMBER = 'minmax(5.2rem, 0.6fr)';
const GROWTH = 'minmax(6.6rem, 0.6fr)';

function orDash(value: number | null, text: Translator): string {
  return value === null ? '–' : text.count(value);
}

function allColumns(text: Translator, compare: boolean, open: (row: ConstructorRowData) => void): Col[] {
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
    ...(compare
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
    ...(compare
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
function withoutGrowth(sort: ConstructorSortColumn): ConstructorSortColumn {
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

function measureColumns(
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

/** The screen. */
export function ConstructorsView({ route }: { readonly route: ConstructorsRoute }): ReactElement | null {
  const { engine, preferences, router } = useServices();
  const text = useText();
  const report = useReport();
  const live = useSeries((s) => s.kind === 'open' && s.live && s.engineLost === null);
  // Without snapshots behind it the report itself has the rows.
  const shared = live ? null : report;
  const hideEngine = usePreferences((p) => p.hideEngine);
  const { filter, descending, open, show } = route;
  // One snapshot has no growth to sort by.
  const by = report !== null && report.snapshots.length < 2 ? withoutGrowth(route.sort) : route.sort;

  const fetch = useCallback<FetchRows<ConstructorRowData>>(
    (offset, limit) => {
      const query = { offset, limit, sort: { by, descending }, filter, hideEngine };
      return shared === null ? engine.ask('constructors', query) : Promise.resolve(reportRows(shared, query));
    },
    [engine, by, descending, filter, hideEngine, shared],
  );
  const rows = useRows(fetch);

  const columns = useMemo(() => {
    if (report === null) return [];
    const openRow = (row: ConstructorRowData): void =>
      router.go({ ...route, open: route.open === row.key ? null : row.key });
    return show === 'all'
      ? allColumns(text, report.snapshots.length > 1, openRow)
      : measureColumns(report, show, text, openRow);
  }, [report, route, router, show, text]);

  if (report === null) return null;
  return (
    <div className="view">
      <div className="view__bar">
        <h1 className="view-title">{text.t('ui.view.constructors')}</h1>
        <FilterField
          value={filter}
          label={text.t('ui.constructors.filter')}
          onChange={(value) => router.go({ ...route, filter: value, open: null }, { replace: true })}
        />
        {report.snapshots.length > 1 ? (
          <Segmented
            name="constructors-show"
            label={text.t('ui.constructors.show')}
            value={show}
            options={(['all', 'retained', 'shallow', 'count'] as const).map((value) => ({
              value,
              text: text.t(`ui.constructors.show.${value}`),
            }))}
            onChange={(value) => router.go({ ...route, show: value }, { replace: true })}
          />
        ) : null}
        <label className="check">
          <input
            type="checkbox"
            checked={hideEngine}
            onChange={(e) => preferences.setState({ hideEngine: e.target.checked })}
          />
          {text.t('ui.hide-engine')}
        </label>
      </div>
      <TreeGrid<ConstructorRowData, ConstructorSortColumn>
        label={text.t('ui.view.constructors')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.key}
        sort={{ by, descending }}
        onSort={(next, down) => router.go({ ...route, sort: next, descending: down }, { replace: true })}
        onOpen={(row) => router.go({ ...route, open: row.key })}
        isCurrent={(row) => row.key === open}
        wordOf={(row) => row.name}
        empty={text.t('ui.nothing-matches')}
      />
      <RowCount rows={rows} />
      {open !== null && live ? (
        <ClassObjects key={open} classKey={open} report={report} onClose={() => router.go({ ...route, open: null })} />
      ) : null}
    </div>
  );
}
