// One object: what it is, what keeps it, what it holds, and what would be freed if a reference to it were cut.

import { useEffect, useState, type ReactElement } from 'react';
import { placeText, readablePath } from '../../../worker/base/source-place.ts';
import type { ObjectDetail } from '../../../worker/engine/api.ts';
import { sentenceForError } from '../../../worker/messages/index.ts';
import { useLang, usePreferences, useReport, useSeries, useServices, useText } from '../../app/services.ts';
import { isCancelled, toFailure } from '../../engine/errors.ts';
import { CONSTRUCTORS, formatRoute, OBJECT_TABS, type RouteOf } from '../../state/routes.ts';
import { Amount } from '../../ui/amounts.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Term } from '../../ui/Term.tsx';
import { Dominated } from './Dominated.tsx';
import { MadeBy } from '../findings/MadeAt.tsx';
import { Dominators } from './Dominators.tsx';
import { EdgeTable } from './EdgeTable.tsx';
import { objectName } from './object-name.ts';
import { RootPath } from './RootPath.tsx';
import '../../ui/chain.css';
import './object.css';

type ObjectRoute = RouteOf<'object'>;
type Loaded =
  | { readonly kind: 'wait' }
  | { readonly kind: 'object'; readonly detail: ObjectDetail | null }
  | { readonly kind: 'failed'; readonly error: unknown };

function useObject(snapshot: number, objectId: number): Loaded {
  const { engine } = useServices();
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'wait' });
  useEffect(() => {
    let wanted = true;
    engine.ask('object', { snapshot, objectId }).then(
      (detail) => {
        if (wanted) setLoaded({ kind: 'object', detail });
      },
      (error: unknown) => {
        if (wanted && !isCancelled(error)) setLoaded({ kind: 'failed', error });
      },
    );
    return () => {
      wanted = false;
    };
  }, [engine, snapshot, objectId]);
  return loaded;
}

function Facts({ detail }: { readonly detail: ObjectDetail }): ReactElement {
  const text = useText();
  return (
    <dl className="facts">
      <div>
        <dt>
          <Term word="retained-size">{text.t('common.retainedSize')}</Term>
        </dt>
        <dd>
          <Amount value={detail.retainedBytes} unit="bytes" />
        </dd>
      </div>
      <div>
        <dt>
          <Term word="shallow-size">{text.t('common.shallowSize')}</Term>
        </dt>
        <dd>
          <Amount value={detail.shallowBytes} unit="bytes" />
        </dd>
      </div>
      <div>
        <dt>
          <Term word="distance">{text.t('common.distance')}</Term>
        </dt>
        <dd className="number">
          {detail.distance < 0 || detail.distance >= 100_000_000 ? '–' : text.count(detail.distance)}
        </dd>
      </div>
      {detail.survived === null ? null : (
        <div>
          <dt>{text.t('ui.object.age')}</dt>
          <dd>{text.t(detail.survived ? 'ui.object.old' : 'ui.object.new')}</dd>
        </div>
      )}
      {detail.source === null ? null : (
        <div>
          <dt>{text.t('common.source')}</dt>
          <dd>
            <code title={readablePath(detail.source.url)}>
              {placeText(detail.source)}:{detail.source.column}
            </code>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The screen. */
export function ObjectView({ route }: { readonly route: ObjectRoute }): ReactElement | null {
  const { preferences, router } = useServices();
  const text = useText();
  const lang = useLang();
  const report = useReport();
  const live = useSeries((s) => s.kind === 'open' && s.live);
  const showEngine = usePreferences((p) => !p.hideEngine);
  const loaded = useObject(route.snapshot, route.objectId);
  if (report === null) return null;
  if (!live) return <p className="soft">{text.t('ui.object.shared')}</p>;
  if (loaded.kind === 'wait')
    return (
      <p className="view-wait" aria-busy="true">
        {text.t('ui.wait')}
      </p>
    );
  if (loaded.kind === 'failed') return <p role="alert">{sentenceForError(toFailure(loaded.error).data, lang).told}</p>;
  const { detail } = loaded;
  if (detail === null)
    return (
      <p role="alert">
        {text.t('ui.object.none', { objectId: route.objectId, label: report.snapshots[route.snapshot]?.label ?? '?' })}
      </p>
    );
  const ref = { snapshot: route.snapshot, objectId: route.objectId };
  const name = objectName(detail);
  return (
    <div className="object">
      <header className="object__head card">
        <p className="soft">
          {text.t('ui.object.in', { label: report.snapshots[route.snapshot]?.label ?? '?' })}
          {report.snapshots.length < 2 || report.identity !== 'same-process' ? null : (
            <span className="object__others">
              {report.snapshots.map((s, i) =>
                i === route.snapshot ? null : (
                  <a key={i} href={formatRoute({ ...route, snapshot: i })}>
                    {text.t('ui.object.see-in', { label: s.label })}
                  </a>
                ),
              )}
            </span>
          )}
        </p>
        <h1 className="object__title">
          {name === null ? null : <span className="object__name">{name}</span>}
          {detail.classKey === null ? (
            <Term word={detail.constructor} />
          ) : (
            <a href={formatRoute({ ...CONSTRUCTORS, open: detail.classKey, filter: detail.constructor })}>
              {detail.constructor}
            </a>
          )}
          <span className="faint number">@{detail.objectId}</span>
          {detail.detached ? <span className="badge badge--growth">{text.t('ui.object.detached')}</span> : null}
        </h1>
        {detail.text === null ? (
          <p className="code soft object__preview">{detail.preview}</p>
        ) : (
          <pre className="object__text" tabIndex={0}>
            {detail.text}
          </pre>
        )}
        <Facts detail={detail} />
      </header>
      <div className="card object__way">
        <section className="object__path" aria-labelledby="root-path">
          <h2 id="root-path" className="section-title">
            {text.t('ui.object.path')}
          </h2>
          {detail.pathFromRoot.length > 1 ? <p className="faint">{text.t('ui.cut.explain')}</p> : null}
          <RootPath detail={detail} />
        </section>
        <Dominators detail={detail} />
        {detail.madeBy.length === 0 ? null : (
          <section aria-labelledby="object-made">
            <h2 id="object-made" className="section-title">
              {text.t('export.madeIn')}
            </h2>
            <MadeBy frames={detail.madeBy} />
          </section>
        )}
      </div>
      <section className="object__edges">
        <div className="view__bar">
          <Segmented
            name="object-tab"
            label={text.t('ui.object.show')}
            value={route.tab}
            options={OBJECT_TABS.map((value) => ({
              value,
              text:
                value === 'fields'
                  ? text.t('ui.object.tab.fields')
                  : value === 'retainers'
                    ? text.t('ui.object.tab.retainers', { count: detail.retainerCount })
                    : text.t('ui.object.tab.dominated'),
            }))}
            onChange={(tab) => router.go({ ...route, tab }, { replace: true })}
          />
          <label className="check">
            <input
              type="checkbox"
              checked={showEngine}
              onChange={(e) => preferences.setState({ hideEngine: !e.target.checked })}
            />
            {text.t('ui.object.show-engine')}
          </label>
        </div>
        {route.tab === 'dominated' ? (
          <Dominated key={String(showEngine)} target={ref} showEngine={showEngine} />
        ) : (
          <EdgeTable
            key={`${route.tab}${String(showEngine)}`}
            target={ref}
            direction={route.tab}
            showEngine={showEngine}
          />
        )}
      </section>
    </div>
  );
}
