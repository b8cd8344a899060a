// Search everywhere: constructors, property names, text of strings, object ids, in one snapshot at a time.

import { useCallback, useEffect, useMemo, useRef, type ReactElement } from 'react';
import type { SearchHit, SearchKind } from '../../../worker/engine/api.ts';
import type { Translator } from '../../../worker/messages/index.ts';
import { useReport, useSeries, useServices, useText } from '../../app/services.ts';
import type { FetchRows } from '../../state/rows.ts';
import { CONSTRUCTORS, formatRoute, SEARCH_KINDS, type Route, type RouteOf } from '../../state/routes.ts';
import { Amount } from '../../ui/amounts.tsx';
import { RowCount } from '../../ui/RowCount.tsx';
import { TreeGrid, type Column } from '../../ui/TreeGrid.tsx';
import { useRows } from '../../ui/useRows.ts';

type SearchRoute = RouteOf<'search'>;

/** Where a hit leads; null when it leads nowhere. */
function targetOf(hit: SearchHit, snapshot: number): Route | null {
  if (hit.kind === 'constructor') return { ...CONSTRUCTORS, filter: hit.label, open: hit.classKey };
  return hit.object === null
    ? null
    : {
        view: 'object',
        snapshot,
        objectId: hit.object.objectId,
        tab: hit.kind === 'property' || hit.kind === 'string' ? 'retainers' : 'fields',
      };
}

function columns(text: Translator, snapshot: number): Column<SearchHit>[] {
  return [
    {
      key: 'label',
      title: text.t('ui.search.hit'),
      width: 'minmax(16rem, 2fr)',
      cell: (hit) => {
        const target = targetOf(hit, snapshot);
        const body = (
          <span className="ellipsis" title={hit.label}>
            {hit.label}
          </span>
        );
        return target === null ? (
          body
        ) : (
          <a tabIndex={-1} className="ellipsis" href={formatRoute(target)}>
            {hit.label}
          </a>
        );
      },
    },
    {
      key: 'kind',
      title: text.t('ui.search.kind'),
      width: '8rem',
      cell: (hit) => <span className="soft">{text.t(`ui.search.kind.${hit.kind}`)}</span>,
    },
    {
      key: 'detail',
      title: text.t('ui.search.detail'),
      width: 'minmax(12rem, 2fr)',
      cell: (hit) => (
        <span className="soft ellipsis" title={hit.detail}>
          {hit.detail}
        </span>
      ),
    },
    {
      key: 'count',
      title: text.t('ui.constructors.count'),
      width: '6rem',
      numeric: true,
      cell: (hit) => <Amount value={hit.count} unit="count" />,
    },
    {
      key: 'retained',
      title: text.t('ui.constructors.retained'),
      width: '7rem',
      numeric: true,
      cell: (hit) => (hit.object === null ? '–' : <Amount value={hit.object.retainedBytes} unit="bytes" />),
    },
  ];
}

/** The screen. */
export function SearchView({ route }: { readonly route: SearchRoute }): ReactElement | null {
  const { engine, router } = useServices();
  const text = useText();
  const report = useReport();
  const live = useSeries((s) => s.kind === 'open' && s.live);
  const snapshot = route.snapshot ?? (report === null ? 0 : report.snapshots.length - 1);
  const { text: wanted, kinds } = route;
  const kindList = kinds.join(',');
  const running = useRef<AbortController | null>(null);
  const fetch = useCallback<FetchRows<SearchHit>>(
    (offset, limit) => {
      if (wanted === '') return Promise.resolve({ generation: 0, total: 0, unfilteredTotal: 0, offset: 0, rows: [] });
      // A new question gives up the one before it; pages of the same one share its life.
      if (offset === 0) {
        running.current?.abort();
        running.current = new AbortController();
      }
      const signal = running.current?.signal ?? new AbortController().signal;
      return engine.run('search', signal, {
        text: wanted,
        kinds: kindList.split(',') as SearchKind[],
        snapshot,
        offset,
        limit,
      });
    },
    [engine, wanted, kindList, snapshot],
  );
  useEffect(() => () => running.current?.abort(), []);
  const rows = useRows(fetch);
  const cols = useMemo(() => columns(text, snapshot), [text, snapshot]);
  if (report === null || !live) return <p className="soft">{text.t('ui.object.shared')}</p>;
  const toggle = (kind: SearchKind, on: boolean): void => {
    const next = SEARCH_KINDS.filter((k) => (k === kind ? on : kinds.includes(k)));
    if (next.length > 0) router.go({ ...route, kinds: next }, { replace: true });
  };
  return (
    <div className="view">
      <div className="view__bar">
        <h1 className="view-title">{text.t('ui.search.title', { text: wanted })}</h1>
        {SEARCH_KINDS.map((kind) => (
          <label key={kind} className="check">
            <input type="checkbox" checked={kinds.includes(kind)} onChange={(e) => toggle(kind, e.target.checked)} />
            {text.t(`ui.search.kind.${kind}`)}
          </label>
        ))}
        {report.snapshots.length > 1 ? (
          <label className="check">
            {text.t('ui.search.in')}
            <select
              className="field"
              value={snapshot}
              onChange={(e) => router.go({ ...route, snapshot: Number(e.target.value) }, { replace: true })}
            >
              {report.snapshots.map((s, i) => (
                <option key={i} value={i}>
                  {s.label}
                </option>
              ))}
            </select>
          </label>
        ) : null}
      </div>
      <TreeGrid<SearchHit>
        label={text.t('ui.search.results')}
        rows={rows}
        columns={cols}
        rowKey={(hit) => `${hit.kind} ${hit.label} ${hit.classKey ?? ''} ${hit.object?.objectId ?? ''}`}
        onOpen={(hit) => {
          const target = targetOf(hit, snapshot);
          if (target !== null) router.go(target);
        }}
        empty={text.t(wanted === '' ? 'ui.search.type' : 'ui.search.none')}
      />
      <RowCount rows={rows} />
    </div>
  );
}
