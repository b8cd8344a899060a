// The frame around every view of an open series: what is compared, search, views, export, settings.

import { useState, type ReactElement, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Report } from '../../worker/report/types.ts';
import {
  CONSTRUCTORS,
  FINDINGS,
  formatRoute,
  OBJECTS,
  PATHS,
  SEARCH,
  type Route,
  type ViewName,
} from '../state/routes.ts';
import {
  ConstructorsIcon,
  ExportIcon,
  FindingsIcon,
  HelpIcon,
  Mark,
  ObjectsIcon,
  PathsIcon,
  PlusIcon,
  SearchIcon,
  SettingsIcon,
  SnapshotsIcon,
  BackIcon,
  CloseIcon,
  ForwardIcon,
} from '../ui/icons.tsx';
import { Change } from '../ui/amounts.tsx';
import { useReport, useRoute, useSeries, useServices, useText } from './services.ts';
import { TabStrip } from './TabStrip.tsx';

export type DialogName = 'settings' | 'shortcuts' | 'export' | 'about';

const VIEWS: readonly {
  readonly view: ViewName;
  readonly route: Route;
  readonly icon: () => ReactElement;
  readonly needsHeap: boolean;
}[] = [
  { view: 'findings', route: FINDINGS, icon: FindingsIcon, needsHeap: false },
  { view: 'constructors', route: CONSTRUCTORS, icon: ConstructorsIcon, needsHeap: false },
  { view: 'paths', route: PATHS, icon: PathsIcon, needsHeap: false },
  { view: 'objects', route: OBJECTS, icon: ObjectsIcon, needsHeap: true },
  { view: 'snapshots', route: { view: 'snapshots' }, icon: SnapshotsIcon, needsHeap: false },
];

function SeriesName({ report }: { readonly report: Report }): ReactElement {
  const labels = report.snapshots.map((s) => s.label);
  const shown = labels.length <= 3 ? labels : [labels[0], '…', labels[labels.length - 1]];
  return (
    <a className="frame__series" href={formatRoute({ view: 'snapshots' })} title={labels.join(' → ')}>
      <span className="frame__labels">{shown.join(' → ')}</span>
      {labels.length > 1 ? <Change value={report.growth.totalBytes} unit="bytes" /> : null}
    </a>
  );
}

function SearchBox(): ReactElement {
  const { router } = useServices();
  const text = useText();
  const route = useRoute();
  const current = route.view === 'search' ? route.text : '';
  const [typed, setTyped] = useState(current);
  const [followed, setFollowed] = useState(current);
  // The address may change under the field (back, a link): then the field follows it.
  if (current !== followed) {
    setFollowed(current);
    setTyped(current);
  }
  return (
    <form
      className="frame__search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') router.go({ ...(route.view === 'search' ? route : SEARCH), text: typed.trim() });
      }}
    >
      <SearchIcon />
      <input
        id="search"
        className="field"
        type="search"
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
        aria-label={text.t('ui.search.label')}
        placeholder={text.t('ui.search.placeholder')}
      />
    </form>
  );
}

interface FrameProps {
  readonly onDialog: (name: DialogName) => void;
  readonly children: ReactNode;
}

/** Header, views and the view itself. */
export function Frame({ onDialog, children }: FrameProps): ReactElement {
  const { router, tabs } = useServices();
  const text = useText();
  const report = useReport();
  const route = useRoute();
  // The strip of tabs has the same button.
  const several = useStore(tabs.store, (s) => s.tabs.length > 1);
  const open = useSeries((s) => s.kind === 'open');
  const history = useSeries((s) => s.kind === 'history');
  const live = useSeries((s) => s.kind === 'open' && s.live);
  const hasSnapshots = report !== null && report.snapshots.length > 1;
  return (
    <div className="frame">
      <a
        className="skip-link"
        href="#main"
        onClick={(e) => {
          e.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {text.t('ui.skip')}
      </a>
      <header className="frame__header">
        <a
          className="frame__brand"
          href={open ? formatRoute(hasSnapshots ? FINDINGS : { view: 'snapshots' }) : formatRoute({ view: 'start' })}
        >
          <Mark />
          <span className="frame__brand-name">{text.t('common.appName')}</span>
        </a>
        {open ? (
          <button
            type="button"
            className="button button--quiet button--icon button--small"
            aria-label={text.t('ui.back')}
            title={text.t('ui.back')}
            onClick={() => router.back()}
          >
            <BackIcon />
          </button>
        ) : null}
        {open ? (
          <button
            type="button"
            className="button button--quiet button--icon button--small frame__forward"
            aria-label={text.t('ui.forward')}
            title={text.t('ui.forward')}
            onClick={() => router.forward()}
          >
            <ForwardIcon />
          </button>
        ) : null}
        {report === null ? <span className="frame__gap" /> : <SeriesName report={report} />}
        {open || history ? (
          <button
            type="button"
            className="button button--quiet button--icon button--small frame__close"
            aria-label={text.t('ui.close-series')}
            title={text.t('ui.close-series')}
            onClick={() => tabs.close(tabs.store.getState().active)}
          >
            <CloseIcon />
          </button>
        ) : null}
        {(open || history) && !several ? (
          <button
            type="button"
            className="button button--quiet button--icon button--small frame__new"
            aria-label={text.t('ui.tabs.new')}
            title={text.t('ui.tabs.new')}
            onClick={() => tabs.add('empty')}
          >
            <PlusIcon />
          </button>
        ) : null}
        {live ? <SearchBox /> : null}
        {open ? (
          <button type="button" className="button button--small" onClick={() => onDialog('export')}>
            <ExportIcon />
            <span className="frame__tool-name">{text.t('ui.export.open')}</span>
          </button>
        ) : null}
        <div className="frame__tools">
          <button
            type="button"
            className="button button--quiet button--icon button--small"
            aria-label={text.t('ui.settings.title')}
            title={text.t('ui.settings.title')}
            onClick={() => onDialog('settings')}
          >
            <SettingsIcon />
          </button>
          <button
            type="button"
            className="button button--quiet button--icon button--small"
            aria-label={text.t('ui.shortcuts.title')}
            title={text.t('ui.shortcuts.title')}
            onClick={() => onDialog('shortcuts')}
          >
            <HelpIcon />
          </button>
        </div>
      </header>
      <TabStrip />
      <div className="frame__body">
        {open ? (
          <nav className="frame__views" aria-label={text.t('ui.views')}>
            {VIEWS.filter((v) => (hasSnapshots || v.view !== 'findings') && (live || !v.needsHeap)).map(
              ({ view, route: target, icon: Icon }) => (
                <a
                  key={view}
                  className="frame__view"
                  href={formatRoute(target)}
                  aria-current={route.view === view ? 'page' : undefined}
                >
                  <Icon />
                  {text.t(`ui.view.${view as 'findings' | 'constructors' | 'paths' | 'objects' | 'snapshots'}`)}
                </a>
              ),
            )}
          </nav>
        ) : null}
        <main key={open ? 'open' : 'alone'} id="main" className="frame__main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
