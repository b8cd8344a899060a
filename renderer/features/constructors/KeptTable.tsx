// What one kind of holder alone keeps, by constructor: DevTools' filters, with growth.

import { useCallback, useMemo, useState, type ReactElement } from 'react';
import type { ConstructorRowData, ConstructorSortColumn, KeptBy, KeptRows } from '../../../worker/engine/api.ts';
import type { Report } from '../../../worker/report/types.ts';
import { usePreferences, useServices, useText } from '../../app/services.ts';
import type { RouteOf } from '../../state/routes.ts';
import { growthOf } from '../../state/series.ts';
import { RowCount } from '../../ui/RowCount.tsx';
import { TreeGrid } from '../../ui/TreeGrid.tsx';
import { useJobRows, type AskRows } from '../../ui/useJobRows.ts';
import { useRows } from '../../ui/useRows.ts';
import { allColumns, withoutGrowth } from './columns.tsx';

interface KeptTableProps {
  readonly by: KeptBy;
  readonly route: RouteOf<'constructors'>;
  readonly report: Report;
}

/** The table; give it a new key for another holder. */
export function KeptTable({ by, route, report }: KeptTableProps): ReactElement {
  const { engine, router } = useServices();
  const text = useText();
  const hideEngine = usePreferences((p) => p.hideEngine);
  const [answer, setAnswer] = useState<KeptRows | null>(null);
  const { filter, descending } = route;
  const grew = answer === null || answer.snapshots.length > 1;
  const sort = comparedSort(grew ? route.sort : withoutGrowth(route.sort));
  const ask = useCallback<AskRows<ConstructorRowData>>(
    async (signal, offset, limit) => {
      const question = { by, offset, limit, sort: { by: sort, descending }, filter, hideEngine };
      const found = await engine.run('kept', signal, question);
      setAnswer(found);
      return found;
    },
    [engine, by, sort, descending, filter, hideEngine],
  );
  const rows = useRows(useJobRows(ask));
  const columns = useMemo(
    () =>
      allColumns(text, grew ? 'growth' : 'nothing', (row) =>
        router.go({ ...route, open: route.open === row.key ? null : row.key }),
      ),
    [text, grew, route, router],
  );
  return (
    <>
      <p className="soft constructors__said" role="status">
        {text.t(`ui.kept.explain.${by}`)} {answer === null ? text.t('ui.wait') : null}
        {answer === null || answer.total === 0
          ? null
          : text.t('ui.kept.sum', {
              bytes: text.bytes(last(answer.shallowBytesBySnapshot)),
              count: last(answer.countBySnapshot),
              label: report.snapshots[last(answer.snapshots)]?.label ?? '',
            })}{' '}
        {answer === null || !grew
          ? null
          : text.t('ui.kept.growth', {
              bytes: text.bytes(growthOf(answer.shallowBytesBySnapshot), { signed: true }),
              label: report.snapshots[answer.snapshots[0]]?.label ?? '',
            })}
      </p>
      <TreeGrid<ConstructorRowData, ConstructorSortColumn>
        label={text.t('ui.view.constructors')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.key}
        sort={{ by: sort, descending }}
        onSort={(next, down) => router.go({ ...route, sort: next, descending: down }, { replace: true })}
        onOpen={(row) => router.go({ ...route, open: row.key })}
        isCurrent={(row) => row.key === route.open}
        wordOf={(row) => row.name}
        empty={text.t(filter === '' ? 'ui.kept.none' : 'ui.nothing-matches')}
      />
      <RowCount rows={rows} />
    </>
  );
}

const last = (values: readonly number[]): number => values[values.length - 1] ?? 0;

/** Which objects came and went is not told under a filter: what was kept otherwise before is no new object. */
function comparedSort(sort: ConstructorSortColumn): ConstructorSortColumn {
  return sort === 'added' || sort === 'removed' || sort === 'survived' ? 'retainedGrowth' : sort;
}
