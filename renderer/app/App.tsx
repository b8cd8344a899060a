// The app: which view stands in the frame, which dialog above it. Features other than the start load when needed.

// Ground rules first: what features add must come after them.
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './app.css';
import {
  Component,
  useCallback,
  useEffect,
  useRef,
  useState,
  type ChangeEvent,
  type ErrorInfo,
  type ReactElement,
  type ReactNode,
} from 'react';
import { LoadingView } from '../features/loading/LoadingView.tsx';
import { StartView } from '../features/start/StartView.tsx';
import { CONSTRUCTORS, FINDINGS, OBJECTS, PATHS, standsAlone } from '../state/routes.ts';
import { CodeUnreachable, late } from '../ui/late.tsx';
import { DropTarget } from './DropTarget.tsx';
import { ACCEPT, gatherFiles } from './files.ts';
import { Frame, type DialogName } from './Frame.tsx';
import type { Gathered } from './gather.ts';
import { whenIdle } from './idle.ts';
import { FOLDER_PICKER_ID, OF_FOLDERS, PICKER_ID, pickFiles, takePicked } from './pick.ts';
import { useRoute, useSeries, useServices, useText } from './services.ts';
import { useDocument } from './useDocument.ts';
import { useShortcuts, type ShortcutName } from './useShortcuts.ts';

/** While a view's code comes. */
function Wait(): ReactElement {
  return (
    <p className="view-wait" aria-busy="true">
      {useText().t('ui.wait')}
    </p>
  );
}

const FindingsView = late(async () => (await import('../features/findings/FindingsView.tsx')).FindingsView, Wait);
const ConstructorsView = late(
  async () => (await import('../features/constructors/ConstructorsView.tsx')).ConstructorsView,
  Wait,
);
const PathsView = late(async () => (await import('../features/paths/PathsView.tsx')).PathsView, Wait);
const ObjectView = late(async () => (await import('../features/object/ObjectView.tsx')).ObjectView, Wait);
const SnapshotsView = late(async () => (await import('../features/snapshots/SnapshotsView.tsx')).SnapshotsView, Wait);
const ObjectsView = late(async () => (await import('../features/objects/ObjectsView.tsx')).ObjectsView, Wait);
const SearchView = late(async () => (await import('../features/search/SearchView.tsx')).SearchView, Wait);
const HistoryView = late(async () => (await import('../features/history/HistoryView.tsx')).HistoryView, Wait);
const CaptureView = late(async () => (await import('../features/help/CaptureView.tsx')).CaptureView, Wait);
const LiveView = late(async () => (await import('../features/live/LiveView.tsx')).LiveView, Wait);
const Dialogs = late(async () => (await import('./Dialogs.tsx')).Dialogs);

/** What comes after the first answer, what is wanted most often first. */
const LATE_PARTS = [
  ConstructorsView,
  PathsView,
  ObjectView,
  ObjectsView,
  SnapshotsView,
  Dialogs,
  SearchView,
  CaptureView,
  LiveView,
  HistoryView,
];

function View(): ReactElement {
  const route = useRoute();
  const kind = useSeries((s) => s.kind);
  const alone = useSeries((s) => s.kind === 'open' && s.report.snapshots.length < 2);
  if (route.view === 'capture') return <CaptureView />;
  if (route.view === 'live') return <LiveView />;
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
    case 'objects':
      return <ObjectsView route={route} />;
    case 'snapshots':
      return <SnapshotsView />;
    case 'search':
      return <SearchView route={route} />;
  }
}

interface ViewGuardMessages {
  readonly failed: string;
  readonly unreachable: string;
}

/** A view that fails says so and leaves the rest of the window alive. */
class ViewGuard extends Component<
  { readonly messages: ViewGuardMessages; readonly children: ReactNode },
  { readonly failed: keyof ViewGuardMessages | null }
> {
  override state: { readonly failed: keyof ViewGuardMessages | null } = { failed: null };

  static getDerivedStateFromError(error: unknown): { failed: keyof ViewGuardMessages } {
    return { failed: error instanceof CodeUnreachable ? 'unreachable' : 'failed' };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('a view failed', error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.failed !== null ? (
      <p role="alert" className="view-failed">
        {this.props.messages[this.state.failed]}
      </p>
    ) : (
      this.props.children
    );
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
  const { engine, host, opener, router, tabs } = useServices();
  const text = useText();
  const route = useRoute();
  const open = useSeries((s) => s.kind === 'open');
  // Another comparison of the same view is another view: its rows are asked for anew.
  const generation = useSeries((s) => (s.kind === 'open' ? s.generation : 0));
  const [dialog, setDialog] = useState<DialogName | null>(null);
  useDocument();
  useFocusOnView(route.view);

  // What the first comparison needs, fetched while nobody waits: the engine and the view of its answer.
  useEffect(
    () =>
      whenIdle(() => {
        engine.warm();
        FindingsView.fetch();
      }),
    [engine],
  );

  // Once there is an answer all other code comes, too, a piece whenever nobody waits: whoever serves it may be stopped.
  useEffect(() => {
    if (!open) return undefined;
    const pieces = [...LATE_PARTS];
    let stop = (): void => undefined;
    const next = (): void => {
      const piece = pieces.shift();
      if (piece === undefined) return;
      piece.fetch();
      stop = whenIdle(next);
    };
    stop = whenIdle(next);
    return () => stop();
  }, [open]);

  useEffect(
    () => host.onOpenRequest((sources) => opener.open(sources.map((source) => ({ source, handle: null })))),
    [host, opener],
  );

  const take = useCallback(
    ({ items, ignored, record, profile }: Gathered, add: boolean) =>
      opener.open(items, { add, ignored, record, profile }),
    [opener],
  );
  useEffect(() => takePicked(take), [take]);
  const onFiles = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])];
    const add = event.target.dataset.add === '1';
    event.target.value = '';
    delete event.target.dataset.add;
    gatherFiles(files).then(
      (gathered) => take(gathered, add),
      (error: unknown) => console.warn('what was picked could not be looked through', error),
    );
  };

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
          tabs.close(tabs.store.getState().active);
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
        case 'objects':
          if (open) router.go(OBJECTS);
          return;
        case 'snapshots':
          if (open) router.go({ view: 'snapshots' });
      }
    },
    [open, router, tabs],
  );
  useShortcuts(run);

  return (
    <>
      <Frame onDialog={setDialog}>
        <ViewGuard
          key={`${route.view} ${generation}`}
          messages={{ failed: text.t('ui.view-failed'), unreachable: text.t('ui.view-unreachable') }}
        >
          <View />
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
        onChange={onFiles}
      />
      <input
        id={FOLDER_PICKER_ID}
        className="visually-hidden"
        type="file"
        {...OF_FOLDERS}
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={onFiles}
      />
      {dialog === null ? null : <Dialogs name={dialog} onClose={() => setDialog(null)} />}
      {!open && !standsAlone(route) ? (
        <span className="visually-hidden" role="status">
          {text.t('ui.nothing-open')}
        </span>
      ) : null}
    </>
  );
}
