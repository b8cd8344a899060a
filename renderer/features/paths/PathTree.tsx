// The path tree as a tree grid; rows come flattened from the engine for the nodes that are expanded.

import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import type { PathRowData } from '../../../worker/engine/api.ts';
import type { Translator } from '../../../worker/messages/index.ts';
import type { Report } from '../../../worker/report/types.ts';
import { useServices, useText } from '../../app/services.ts';
import type { FetchRows } from '../../state/rows.ts';
import { formatRoute, type PathSort, type RouteOf } from '../../state/routes.ts';
import { growthOf } from '../../state/series.ts';
import { Amount, Change } from '../../ui/amounts.tsx';
import { RowCount } from '../../ui/RowCount.tsx';
import { Sparkline } from '../../ui/Sparkline.tsx';
import { TreeGrid, type Column } from '../../ui/TreeGrid.tsx';
import { useRows } from '../../ui/useRows.ts';
import { WordTitle } from '../../ui/WordTitle.tsx';
import { growthChain } from './growth-chain.ts';
import { reportPathRows } from './report-paths.ts';

/** How far the way of the growth is followed, and the share of the heap below which nothing is looked at. */
const CHAIN_DEPTH = 10;
const CHAIN_SHARE = 0.01;

/** What a measure is called in a series without growth. */
const WITHOUT_GROWTH: Readonly<Record<PathSort, PathSort>> = {
  bytes: 'bytes',
  bytesGrowth: 'bytes',
  count: 'count',
  countGrowth: 'count',
  name: 'name',
};

const last = (values: readonly number[]): number => values[values.length - 1] ?? 0;

function columns(text: Translator, snapshot: number, live: boolean, compare: boolean): Column<PathRowData, PathSort>[] {
  return [
    {
      key: 'path',
      title: text.t('ui.paths.path'),
      width: 'minmax(var(--path-column), 3fr)',
      sort: 'name',
      cell: (row) => (
        <>
          {row.edge === '' || row.edge === row.constructor ? null : (
            <code className="path__edge ellipsis">{row.edge === '[]' ? text.t('ui.paths.entries') : row.edge}</code>
          )}
          {live && row.sampleObjectId !== null && row.depth > 0 ? (
            <a
              tabIndex={-1}
              className="ellipsis"
              href={formatRoute({ view: 'object', snapshot, objectId: row.sampleObjectId, tab: 'fields' })}
            >
              <WordTitle word={row.constructor} />
            </a>
          ) : (
            <WordTitle word={row.constructor} />
          )}
        </>
      ),
    },
    ...(compare
      ? [
          {
            key: 'trend',
            title: text.t('ui.constructors.trend'),
            width: '5rem',
            cell: (row: PathRowData) => <Sparkline values={row.bytesBySnapshot} height={20} />,
          },
        ]
      : []),
    {
      key: 'bytes',
      title: text.t('ui.constructors.retained'),
      width: '7.5rem',
      numeric: true,
      sort: 'bytes',
      cell: (row) => <Amount value={last(row.bytesBySnapshot)} unit="bytes" />,
    },
    ...(compare
      ? [
          {
            key: 'growth',
            title: text.t('ui.constructors.retained-growth'),
            width: '8.5rem',
            numeric: true,
            sort: 'bytesGrowth' as const,
            cell: (row: PathRowData) => <Change value={growthOf(row.bytesBySnapshot)} unit="bytes" />,
          },
        ]
      : []),
    {
      key: 'count',
      title: text.t('ui.constructors.count'),
      width: '7rem',
      numeric: true,
      sort: 'count',
      cell: (row) => <Amount value={last(row.countBySnapshot)} unit="count" />,
    },
    ...(compare
      ? [
          {
            key: 'countGrowth',
            title: text.t('ui.constructors.count-growth'),
            width: '8rem',
            numeric: true,
            sort: 'countGrowth' as const,
            cell: (row: PathRowData) => <Change value={growthOf(row.countBySnapshot)} unit="count" />,
          },
        ]
      : []),
  ];
}

interface PathTreeProps {
  readonly route: RouteOf<'paths'>;
  readonly report: Report;
  readonly live: boolean;
  readonly hideEngine: boolean;
}

/** The table. */
export function PathTree({ route, report, live, hideEngine }: PathTreeProps): ReactElement {
  const { engine, router } = useServices();
  const text = useText();
  const [expanded, setExpanded] = useState<readonly string[]>(['']);
  const { descending, filter } = route;
  // One snapshot has no growth to sort by.
  const by = report.snapshots.length < 2 ? WITHOUT_GROWTH[route.sort] : route.sort;
  const shared = live ? null : report.pathTree;
  // Opens on the way the growth took; after that the rows are the reader's.
  useEffect(() => {
    let wanted = true;
    const show = (ids: readonly string[]): void => {
      if (wanted) setExpanded((now) => (now.length === 1 ? ids : now));
    };
    (shared === null ? engine.ask('pathTree', '', CHAIN_DEPTH, CHAIN_SHARE) : Promise.resolve(shared)).then(
      (tree) => {
        if (tree !== null) show(growthChain(tree));
      },
      (error: unknown) => console.warn('the way of the growth could not be opened', error),
    );
    return () => {
      wanted = false;
    };
  }, [engine, shared]);
  const fetch = useCallback<FetchRows<PathRowData>>(
    (offset, limit) => {
      const query = { offset, limit, expanded, sort: { by, descending }, filter, hideEngine };
      return shared === null ? engine.ask('paths', query) : Promise.resolve(reportPathRows(shared, query));
    },
    [engine, shared, expanded, by, descending, filter, hideEngine],
  );
  const rows = useRows(fetch);
  const snapshot = report.snapshots.length - 1;
  const cols = useMemo(
    () => columns(text, snapshot, live, report.snapshots.length > 1),
    [text, snapshot, live, report.snapshots.length],
  );
  return (
    <>
      <TreeGrid<PathRowData, PathSort>
        label={text.t('ui.view.paths')}
        rows={rows}
        columns={cols}
        rowKey={(row) => `p${row.id}`}
        wordOf={(row) => row.constructor}
        place={(row) => ({
          level: row.depth + 1,
          expandable: row.expandable,
          expanded: row.expanded,
          position: row.position,
          siblings: row.siblings,
        })}
        sort={{ by, descending }}
        onSort={(next, down) => router.go({ ...route, sort: next, descending: down }, { replace: true })}
        onToggle={(row, open) => setExpanded((all) => (open ? [...all, row.id] : all.filter((id) => id !== row.id)))}
        onOpen={(row) => {
          if (live && row.sampleObjectId !== null)
            router.go({ view: 'object', snapshot, objectId: row.sampleObjectId, tab: 'fields' });
        }}
        empty={text.t('ui.nothing-matches')}
      />
      <RowCount rows={rows} />
    </>
  );
}
