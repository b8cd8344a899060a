// Objects by a query in words: class, size, property, age, holder. What is wrong with a query is said in one sentence.

import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { ObjectRow } from '../../../worker/engine/api.ts';
import { sentenceForError } from '../../../worker/messages/index.ts';
import { useLang, useReport, useSeries, useServices, useText } from '../../app/services.ts';
import { toFailure } from '../../engine/errors.ts';
import type { ObjectSort, RouteOf } from '../../state/routes.ts';
import { objectColumns } from '../../ui/object-columns.tsx';
import { RowCount } from '../../ui/RowCount.tsx';
import { Said } from '../../ui/Said.tsx';
import { TreeGrid } from '../../ui/TreeGrid.tsx';
import { useJobRows, type AskRows } from '../../ui/useJobRows.ts';
import { useRows } from '../../ui/useRows.ts';
import './objects.css';

type ObjectsRoute = RouteOf<'objects'>;

/** Examples that can be tried with a click; those about age need ids that compare. */
const EXAMPLES: readonly { readonly query: string; readonly needsIds: boolean }[] = [
  { query: 'retained>100kB', needsIds: false },
  { query: 'made:1-2 size>1kB', needsIds: true },
  { query: 'has:listeners', needsIds: false },
  { query: 'type:closure kept:closures', needsIds: false },
  { query: 'class=Map retained>10kB', needsIds: false },
  { query: 'text:"http" size>200B', needsIds: false },
];

/** The screen. */
export function ObjectsView({ route }: { readonly route: ObjectsRoute }): ReactElement | null {
  const { engine, router } = useServices();
  const text = useText();
  const lang = useLang();
  const report = useReport();
  const live = useSeries((s) => s.kind === 'open' && s.live && s.engineLost === null);
  const snapshot = route.snapshot ?? (report === null ? 0 : report.snapshots.length - 1);
  const [bytes, setBytes] = useState<number | null>(null);
  const { text: query, sort, descending } = route;
  const ask = useCallback<AskRows<ObjectRow>>(
    async (signal, offset, limit) => {
      if (query === '') return { generation: 0, total: 0, unfilteredTotal: 0, offset: 0, rows: [] };
      const question = { text: query, snapshot, sort: { by: sort, descending }, offset, limit };
      const found = await engine.run('find', signal, question);
      setBytes(found.shallowBytes);
      return found;
    },
    [engine, query, snapshot, sort, descending],
  );
  const rows = useRows(useJobRows(ask));
  const error = useStore(rows.store, (s) => s.error);
  const total = useStore(rows.store, (s) => s.total);
  const columns = useMemo(() => objectColumns(text, snapshot), [text, snapshot]);
  if (report === null || !live) return <p className="soft">{text.t('ui.object.shared')}</p>;
  const go = (change: Partial<ObjectsRoute>): void => router.go({ ...route, ...change });
  const examples = EXAMPLES.filter(
    ({ needsIds }) => !needsIds || (report.identity === 'same-process' && report.snapshots.length > 1),
  );
  return (
    <div className="view">
      <div className="view__bar">
        <h1 className="view-title">{text.t('ui.view.objects')}</h1>
        {report.snapshots.length > 1 ? (
          <label className="check">
            {text.t('ui.search.in')}
            <select className="field" value={snapshot} onChange={(e) => go({ snapshot: Number(e.target.value) })}>
              {report.snapshots.map((s, i) => (
                <option key={i} value={i}>
                  {`${i + 1}: ${s.label}`}
                </option>
              ))}
            </select>
          </label>
        ) : null}
      </div>
      <QueryBox key={query} value={query} isWrong={error !== null} onAsk={(next) => go({ text: next })} />
      <div className="objects-query__examples">
        <span className="soft">{text.t('ui.objects.try')}</span>
        {examples.map((example) => (
          <button
            key={example.query}
            type="button"
            className="button button--small code"
            onClick={() => go({ text: example.query })}
          >
            {example.query}
          </button>
        ))}
      </div>
      {error === null ? null : (
        <p id="query-error" className="objects-query__error" role="alert">
          <Said text={sentenceForError(toFailure(error).data, lang).told} />
        </p>
      )}
      {query === '' || error !== null ? (
        <QueryHelp />
      ) : (
        <>
          <TreeGrid<ObjectRow, ObjectSort>
            label={text.t('ui.objects.found')}
            rows={rows}
            columns={columns}
            rowKey={(row) => String(row.objectId)}
            wordOf={(row) => row.constructor}
            sort={{ by: sort, descending }}
            onSort={(by, down) => router.go({ ...route, sort: by, descending: down }, { replace: true })}
            onOpen={(row) => router.go({ view: 'object', snapshot, objectId: row.objectId, tab: 'retainers' })}
            empty={text.t('ui.nothing-matches')}
          />
          <div className="objects-query__sum">
            <RowCount rows={rows} />
            {bytes === null || total === null || total === 0 ? null : (
              <p className="row-count faint">{text.t('ui.objects.sum', { bytes: text.bytes(bytes) })}</p>
            )}
          </div>
        </>
      )}
    </div>
  );
}

interface QueryBoxProps {
  readonly value: string;
  readonly isWrong: boolean;
  readonly onAsk: (query: string) => void;
}

/** The field; asked with Enter, since half a query is a wrong one. */
function QueryBox({ value, isWrong, onAsk }: QueryBoxProps): ReactElement {
  const text = useText();
  const [typed, setTyped] = useState(value);
  return (
    <form
      className="objects-query"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(typed.trim());
      }}
    >
      <input
        className="field objects-query__field code"
        type="search"
        spellCheck={false}
        autoCapitalize="none"
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
        aria-label={text.t('ui.objects.label')}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? 'query-error' : undefined}
        placeholder="class:Session retained>1MB"
      />
      <button type="submit" className="button button--primary">
        {text.t('ui.objects.ask')}
      </button>
    </form>
  );
}

const FIELDS = ['class', 'size', 'retained', 'has', 'made', 'kept', 'text', 'type', 'distance', 'id', 'is'] as const;
const SHOWN: Readonly<Record<(typeof FIELDS)[number], string>> = {
  class: 'class:Session  class=Map',
  size: 'size>1kB',
  retained: 'retained>=1MB',
  has: 'has:userId',
  made: 'made:2-3  made>2',
  kept: 'kept:detached  kept:handlers  kept:closures  kept:console',
  text: 'text:"cookie"',
  type: 'type:closure',
  distance: 'distance>8',
  id: 'id:12345  @12345',
  is: 'is:detached',
};

/** What can be asked. */
function QueryHelp(): ReactElement {
  const text = useText();
  return (
    <section className="objects-query__help card" aria-labelledby="query-help">
      <h2 id="query-help" className="section-title">
        {text.t('ui.objects.help')}
      </h2>
      <p className="soft">{text.t('ui.objects.help.all')}</p>
      <dl>
        {FIELDS.map((field) => (
          <div key={field}>
            <dt className="code">
              {SHOWN[field].split('  ').map((one) => (
                <code key={one}>{one}</code>
              ))}
            </dt>
            <dd>
              <Said text={text.t(`ui.objects.help.${field}`)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
