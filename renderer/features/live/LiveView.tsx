// Snapshots from a running program: choose it, see what it will cost, record rounds by a button or a timer, end in Findings.

import { useEffect, useRef, type ReactElement, type RefObject } from 'react';
import type { CaptureFault, CaptureState } from '../../../capture/service-types.ts';
import { sentenceForError } from '../../../worker/messages/index.ts';
import { useLang, useServices, useText } from '../../app/services.ts';
import type { OpenItem } from '../../app/plan.ts';
import { formatRoute } from '../../state/routes.ts';
import { AlertIcon } from '../../ui/icons.tsx';
import { Choices } from './Choices.tsx';
import { Ready } from './Ready.tsx';
import { Recording } from './Recording.tsx';
import { useCapture } from './useCapture.ts';
import './live.css';

type Done = Extract<CaptureState, { kind: 'done' }>;

/** What went wrong, with what to do about it. */
function Fault({ fault }: { readonly fault: CaptureFault }): ReactElement {
  const lang = useLang();
  const { told } = sentenceForError({ ...fault, file: null, where: null }, lang);
  return (
    <p role="alert" className="live__fault">
      <AlertIcon /> {told}
    </p>
  );
}

const itemsOf = ({ files }: Done): readonly OpenItem[] =>
  files.map(({ id, name, sizeBytes, lastModifiedMs }) => ({
    source: { kind: 'url', url: new URL(`open/${id}`, document.baseURI).href, name, sizeBytes, lastModifiedMs },
    handle: null,
  }));

function Finished({
  done,
  onOpen,
  onDiscard,
  onNew,
}: {
  readonly done: Done;
  readonly onOpen: () => void;
  readonly onDiscard: () => void;
  readonly onNew: () => void;
}): ReactElement {
  const text = useText();
  const count = done.files.length;
  return (
    <section className="live__panel card" aria-labelledby="live-done">
      <h2 id="live-done" tabIndex={-1}>
        {text.t(done.endedBy === null ? 'ui.live.done' : 'ui.live.ended', { name: done.name })}
      </h2>
      {done.endedBy === null || done.endedBy === 'stopped' ? null : <Fault fault={done.endedBy} />}
      <p>{text.t('ui.live.whole', { count })}</p>
      <p className="soft">{text.t('ui.live.place', { place: done.place })}</p>
      <div className="live__buttons">
        <button type="button" className="button button--primary" onClick={onOpen}>
          {text.t(count === 1 ? 'ui.live.open-one' : 'ui.live.open', { count })}
        </button>
        <button type="button" className="button" onClick={onNew}>
          {text.t('ui.live.another')}
        </button>
        <button type="button" className="button" onClick={onDiscard}>
          {text.t('ui.live.discard')}
        </button>
      </div>
    </section>
  );
}

/** Where a press took the panel away in which the focus was, the keyboard goes on at the heading of the next one. */
function useFocusOfPanel(kind: CaptureState['kind'] | null): RefObject<HTMLDivElement | null> {
  const view = useRef<HTMLDivElement>(null);
  const before = useRef(kind);
  useEffect(() => {
    const isNext = before.current !== null && before.current !== kind;
    before.current = kind;
    if (isNext && document.activeElement === document.body)
      view.current?.querySelector<HTMLElement>('.live__panel h2')?.focus();
  }, [kind]);
  return view;
}

/** The screen. */
export function LiveView(): ReactElement {
  const { host, opener } = useServices();
  const text = useText();
  const { state, unreachable, order } = useCapture();
  const { capture } = host;
  // A series that was seen while it was recorded opens by itself; one found finished (a reload) waits to be opened.
  const watched = useRef(false);
  const open = (done: Done): void => opener.open(itemsOf(done), { record: done.record });
  useEffect(() => {
    if (state?.kind === 'recording') watched.current = true;
    if (state?.kind !== 'done' || !watched.current) return;
    watched.current = false;
    if (state.endedBy === null) opener.open(itemsOf(state), { record: state.record });
  }, [opener, state]);
  const view = useFocusOfPanel(state?.kind ?? null);
  const back = (): void => order(() => capture.stop());
  return (
    <div className="live" ref={view}>
      <header className="live__head">
        <p>
          <a href={formatRoute({ view: 'start' })}>{text.t('ui.capture.back')}</a>
        </p>
        <h1>{text.t('ui.view.live')}</h1>
        <p className="soft">{text.t('ui.live.intro')}</p>
      </header>
      {unreachable ? (
        <p role="alert" className="live__fault">
          <AlertIcon /> {text.t('ui.live.unreachable')}
        </p>
      ) : state === null ? (
        <p className="view-wait" aria-busy="true">
          {text.t('ui.wait')}
        </p>
      ) : (
        <>
          {state.kind === 'failed' ? <Fault fault={state.fault} /> : null}
          {state.kind === 'idle' || state.kind === 'failed' ? (
            <Choices onChoose={(id) => order(() => capture.choose(id))} />
          ) : null}
          {state.kind === 'attaching' ? (
            <section className="live__panel card" aria-busy="true">
              <p role="status">{text.t('ui.live.attaching', { name: state.name })}</p>
              <div className="live__buttons">
                <button type="button" className="button" onClick={back}>
                  {text.t('ui.live.back')}
                </button>
              </div>
            </section>
          ) : null}
          {state.kind === 'ready' ? (
            <Ready
              name={state.name}
              look={state.look}
              onBack={back}
              onStart={(how) => order(() => capture.start(how))}
            />
          ) : null}
          {state.kind === 'recording' ? (
            <Recording state={state} onNext={() => order(() => capture.next())} onStop={back} />
          ) : null}
          {state.kind === 'done' ? (
            <Finished
              done={state}
              onOpen={() => open(state)}
              onDiscard={() => order(() => capture.discard())}
              onNew={back}
            />
          ) : null}
        </>
      )}
    </div>
  );
}
