// What has no constructor of its own to be listed under: texts that repeat, and variables that no live function reads.

import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { placeText, readablePath } from '../../../worker/base/source-place.ts';
import type { GroupKind, GroupQuery, GroupRow } from '../../../worker/engine/api.ts';
import type { Translator } from '../../../worker/messages/index.ts';
import type { Report } from '../../../worker/report/types.ts';
import { useServices, useText } from '../../app/services.ts';
import { formatRoute, type Route } from '../../state/routes.ts';
import { growthOf } from '../../state/series.ts';
import { Amount, Change } from '../../ui/amounts.tsx';
import { RowCount } from '../../ui/RowCount.tsx';
import { TreeGrid, type Column } from '../../ui/TreeGrid.tsx';
import { useJobRows, type AskRows } from '../../ui/useJobRows.ts';
import { useRows } from '../../ui/useRows.ts';

type Sort = GroupQuery['sort']['by'];
type Col = Column<GroupRow, Sort>;

const last = (values: readonly number[]): number => values[values.length - 1] ?? 0;

function targetOf({ sample }: GroupRow): Route {
  return { view: 'object', snapshot: sample.snapshot, objectId: sample.objectId, tab: 'retainers' };
}

function columnsOf(text: Translator, of: GroupKind, compare: boolean): Col[] {
  const number = (key: Sort, title: string, cell: Col['cell']): Col => ({
    key,
    title,
    width: 'minmax(6.6rem, 0.6fr)',
    numeric: true,
    sort: key,
    cell,
  });
  return [
    {
      key: 'label',
      title: text.t(`ui.kept.column.${of}`),
      width: 'minmax(14rem, 3fr)',
      cell: (row) => (
        <a tabIndex={-1} className="ellipsis code" href={formatRoute(targetOf(row))} title={row.label}>
          {of === 'same-strings' ? JSON.stringify(row.label) : row.label}
        </a>
      ),
    },
    ...(of === 'unread-variables'
      ? [
          {
            key: 'where',
            title: text.t('ui.kept.column.where'),
            width: 'minmax(12rem, 2fr)',
            cell: (row: GroupRow) => (
              <>
                <span className="ellipsis">{row.detail === '' ? '' : `${row.detail}()`}</span>
                {row.source === null ? null : (
                  <span className="faint ellipsis" title={readablePath(row.source.url)}>
                    {placeText(row.source)}
                  </span>
                )}
              </>
            ),
          } satisfies Col,
        ]
      : []),
    number('retained', text.t('ui.constructors.retained'), (row) => (
      <Amount value={last(row.retainedBytesBySnapshot)} unit="bytes" />
    )),
    ...(compare
      ? [
          number('retainedGrowth', text.t('ui.constructors.retained-growth'), (row) => (
            <Change value={growthOf(row.retainedBytesBySnapshot)} unit="bytes" />
          )),
        ]
      : []),
    number('shallow', text.t('ui.constructors.shallow'), (row) => (
      <Amount value={last(row.shallowBytesBySnapshot)} unit="bytes" />
    )),
    number('count', text.t('ui.constructors.count'), (row) => (
      <Amount value={last(row.countBySnapshot)} unit="count" />
    )),
    ...(compare
      ? [
          number('countGrowth', text.t('ui.constructors.count-growth'), (row) => (
            <Change value={growthOf(row.countBySnapshot)} unit="count" />
          )),
        ]
      : []),
  ];
}

interface GroupTableProps {
  readonly of: GroupKind;
  readonly filter: string;
  readonly report: Report;
}

/** The table; give it a new key for another question. */
export function GroupTable({ of, filter, report }: GroupTableProps): ReactElement {
  const { engine, router } = useServices();
  const text = useText();
  const compare = report.snapshots.length > 1;
  const [sort, setSort] = useState<GroupQuery['sort']>({
    by: compare ? 'retainedGrowth' : 'retained',
    descending: true,
  });
  const [available, setAvailable] = useState(true);
  const ask = useCallback<AskRows<GroupRow>>(
    async (signal, offset, limit) => {
      const found = await engine.run('groups', signal, { of, offset, limit, sort, filter });
      setAvailable(found.available);
      return found;
    },
    [engine, of, sort, filter],
  );
  const rows = useRows(useJobRows(ask));
  const columns = useMemo(() => columnsOf(text, of, compare), [text, of, compare]);
  return (
    <>
      <p className="soft constructors__said">{text.t(`ui.kept.explain.${of}`)}</p>
      <TreeGrid<GroupRow, Sort>
        label={text.t(`ui.kept.of.${of}`)}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.key}
        sort={sort}
        onSort={(by, descending) => setSort({ by, descending })}
        onOpen={(row) => router.go(targetOf(row))}
        empty={text.t(!available ? 'ui.kept.no-scopes' : filter === '' ? 'ui.kept.none' : 'ui.nothing-matches')}
      />
      <RowCount rows={rows} />
    </>
  );
}
