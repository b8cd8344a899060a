// The app: which view stands in the frame, which dialog above it. Features other than the start load when needed.

// Ground rules first: what features add must come after them.
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './app.css';
import { Component, lazy, Suspense, useCallback, useEffect, useRef, useState, type ErrorInfo, type ReactElement, type ReactNode } from 'react';
import { LoadingView } from '../features/loading/LoadingView.tsx';
import { StartView } from '../features/start/StartView.tsx';
import { CONSTRUCTORS, FINDINGS, PATHS, standsAlone } from '../state/routes.ts';
import { DropTarget } from './DropTarget.tsx';
import { itemsOfFiles, ACCEPT } from './files.ts';
import { Frame, type DialogName } from './Frame.tsx';
import { PICKER_ID, pickFiles } from './pick.ts';
import { useRoute, useSeries, useServices, useText } from './services.ts';
import { useDocument } from './useDocument.ts';
import { useShortcuts, type ShortcutName } from './useShortcuts.ts';

const FindingsView = lazy(async () => ({ default: (await import('../features/findings/FindingsView.tsx')).FindingsView }));
const ConstructorsView = lazy(async () => ({ default: (await import('../features/constructors/ConstructorsView.tsx')).ConstructorsView }));
const PathsView = lazy(async () => ({ default: (await import('../features/paths/PathsView.tsx')).PathsView }));
const ObjectView = lazy(async () => ({ default: (await import('../features/object/ObjectView.tsx')).ObjectView }));
const SnapshotsView = lazy(async () => ({ default: (await import('../features/snapshots/SnapshotsView.tsx')).SnapshotsView }));
const SearchView = lazy(async () => ({ default: (await import('../features/search/SearchView.tsx')).SearchView }));
const HistoryView = lazy(async () => ({ default: (await import('../features/history/HistoryView.tsx')).HistoryView }));
const CaptureView = lazy(async () => ({ default: (await import('../features/help/CaptureView.tsx')).CaptureView }));
const Dialogs = lazy(async () => ({ default: (await import('./Dialogs.tsx')).Dialogs }));

function View(): ReactElement {
  const route = useRoute();
  const kind = useSeries((s) => s.kind);
  const alone = useSeries((s) => s.kind === 'open' && s.report.snapshots.length < 2);
  if (route.view === 'capture') return <CaptureView />;
  if (kind === 'loading' || kind === 'failed') return <LoadingView />;
  if (kind === 'history') return <HistoryView />;
  if (kind === 'empty' || route.view === 'start') return <StartView />;
  switch (route.view) {
    case 'findings':
      // One snapshot has nothing to compare.
      return alone ? <SnapshotsView /> : <FindingsView />;
    case 'constructors':
      return <ConstructorsView route={route} />;
    case 'paths':
      return <PathsView route={route} />;
    case 'object':
      return <ObjectView key={`${route.snapshot}/${route.objectId}`} route={route} />;
    case 'snapshots':
      return <SnapshotsView />;
    case 'search':
      return <SearchView route={route} />;
  }
}

/** A view that fails says so and leaves the rest of the window alive. */
class ViewGuard extends Component<{ readonly message: string; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('a view failed', error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.failed ? <p role="alert" className="view-failed">{this.props.message}</p> : this.props.children;
  }
}

/** Moves the focus to the new view, so that keyboard and screen reader start there. */
function useFocusOnView(view: string): void {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const main = document.getElementById('main');
    main?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [view]);
}

/** Everything on screen. */
export function App(): ReactElement {
  const { host, opener, router } = useServices();
  const text = useText();
  const route = useRoute();
  const open = useSeries((s) => s.kind === 'open');
  const [dialog, setDialog] = useState<DialogName | null>(null);
  useDocument();
  useFocusOnView(route.view);

  useEffect(() => host.onOpenRequest((sources) => opener.open(sources.map((source) => ({ source, handle: null })))), [host, opener]);

  const run = useCallback(
    (name: ShortcutName) => {
      switch (name) {
        case 'open':
          pickFiles();
          return;
        case 'export':
          if (open) setDialog('export');
          return;
        case 'settings':
        case 'shortcuts':
          setDialog(name);
          return;
        case 'search':
          document.getElementById('search')?.focus();
          return;
        case 'capture-help':
          router.go({ view: 'capture' });
          return;
        case 'close-series':
          opener.close();
          return;
        case 'back':
          router.back();
          return;
        case 'forward':
          router.forward();
          return;
        case 'findings':
          if (open) router.go(FINDINGS);
          return;
        case 'constructors':
          if (open) router.go(CONSTRUCTORS);
          return;
        case 'paths':
          if (open) router.go(PATHS);
          return;
        case 'snapshots':
          if (open) router.go({ view: 'snapshots' });
      }
    },
    [open, opener, router],
  );
  useShortcuts(run);

  return (
    <>
      <Frame onDialog={setDialog}>
        <ViewGuard key={route.view} message={text.t('ui.view-failed')}>
          <Suspense fallback={<p className="view-wait" aria-busy="true">{text.t('ui.wait')}</p>}>
            <View />
          </Suspense>
        </ViewGuard>
      </Frame>
      <DropTarget />
      <input
        id={PICKER_ID}
        className="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        accept={ACCEPT}
        onChange={(event) => {
          const items = itemsOfFiles(event.target.files ?? []);
          event.target.value = '';
          opener.open(items, { add: event.target.dataset.add === '1' });
          delete event.target.dataset.add;
        }}
      />
      {dialog === null ? null : (
        <Suspense fallback={null}>
          <Dialogs name={dialog} onClose={() => setDialog(null)} />
        </Suspense>
      )}
      {!open && !standsAlone(route) ? <span className="visually-hidden" role="status">{text.t('ui.nothing-open')}</span> : null}
    </>
  );
}
