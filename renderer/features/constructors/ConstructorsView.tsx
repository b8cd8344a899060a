// By constructor: DevTools' table with what it lacks (growth, every snapshot, survivors), and the objects behind a row.

import { useCallback, useId, useMemo, type ReactElement } from 'react';
import type { ConstructorRowData, ConstructorSortColumn, GroupKind } from '../../../worker/engine/api.ts';
import { usePreferences, useReport, useSeries, useServices, useText } from '../../app/services.ts';
import type { FetchRows } from '../../state/rows.ts';
import { CONSTRUCTORS_OF, type RouteOf } from '../../state/routes.ts';
import { FilterField } from '../../ui/FilterField.tsx';
import { RowCount } from '../../ui/RowCount.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TreeGrid } from '../../ui/TreeGrid.tsx';
import { useRows } from '../../ui/useRows.ts';
import { ClassObjects } from './ClassObjects.tsx';
import { allColumns, measureColumns, withoutGrowth } from './columns.tsx';
import { GroupTable } from './GroupTable.tsx';
import { KeptTable } from './KeptTable.tsx';
import { reportRows } from './report-rows.ts';
import './constructors.css';

type ConstructorsRoute = RouteOf<'constructors'>;

/** The screen. */
export function ConstructorsView({ route }: { readonly route: ConstructorsRoute }): ReactElement | null {
  const { engine, preferences, router } = useServices();
  const text = useText();
  const report = useReport();
  const live = useSeries((s) => s.kind === 'open' && s.live && s.engineLost === null);
  // Without snapshots behind it the report itself has the rows.
  const shared = live ? null : report;
  const hideEngine = usePreferences((p) => p.hideEngine);
  const ofId = useId();
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
      ? allColumns(text, report.snapshots.length > 1 ? 'objects' : 'nothing', openRow)
      : measureColumns(report, show, text, openRow);
  }, [report, route, router, show, text]);

  if (report === null) return null;
  // What a filter keeps is asked of the heaps.
  const of = live ? route.of : 'all';
  return (
    <div className="view">
      <div className="view__bar">
        <h1 className="view-title">{text.t('ui.view.constructors')}</h1>
        <FilterField
          value={filter}
          label={text.t(isGroup(of) ? 'ui.kept.filter' : 'ui.constructors.filter')}
          onChange={(value) => router.go({ ...route, filter: value, open: null }, { replace: true })}
        />
        {live ? (
          <span className="check constructors__of">
            <label htmlFor={ofId}>{text.t('ui.kept.of')}</label>
            <select
              id={ofId}
              className="field"
              value={of}
              onChange={(e) => {
                const wanted = CONSTRUCTORS_OF.find((one) => one === e.target.value) ?? 'all';
                router.go({ ...route, of: wanted, open: null, filter: '' });
              }}
            >
              {CONSTRUCTORS_OF.map((one) => (
                <option key={one} value={one}>
                  {text.t(`ui.kept.of.${one}`)}
                </option>
              ))}
            </select>
          </span>
        ) : null}
        {report.snapshots.length > 1 && of === 'all' ? (
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
        {isGroup(of) ? null : (
          <label className="check">
            <input
              type="checkbox"
              checked={hideEngine}
              onChange={(e) => preferences.setState({ hideEngine: e.target.checked })}
            />
            {text.t('ui.hide-engine')}
          </label>
        )}
      </div>
      {of === 'all' ? (
        <>
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
        </>
      ) : isGroup(of) ? (
        <GroupTable key={of} of={of} filter={filter} report={report} />
      ) : (
        <KeptTable key={of} by={of} route={route} report={report} />
      )}
      {open !== null && live && !isGroup(of) ? (
        <ClassObjects
          key={`${of} ${open}`}
          classKey={open}
          keptBy={of === 'all' ? null : of}
          report={report}
          onClose={() => router.go({ ...route, open: null })}
        />
      ) : null}
    </div>
  );
}

function isGroup(of: ConstructorsRoute['of']): of is GroupKind {
  return of === 'same-strings' || of === 'unread-variables';
}
