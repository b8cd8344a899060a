// Files being read: phase, progress, size and memory for each; order and labels can be changed, anything can be stopped.

import type { ReactElement } from 'react';
import { sentenceForError } from '../../../worker/messages/index.ts';
import { pickFiles } from '../../app/pick.ts';
import { useLang, useSeries, useServices, useText } from '../../app/services.ts';
import { overallFraction, SERIES_PHASES } from '../../state/series.ts';
import { ignoredLines } from '../../ui/ignored.ts';
import { AlertIcon } from '../../ui/icons.tsx';
import { FileList } from './FileList.tsx';
import './loading.css';

/** The screen, while loading and after a failure. */
export function LoadingView(): ReactElement | null {
  const { opener } = useServices();
  const text = useText();
  const lang = useLang();
  const state = useSeries((s) => s);
  if (state.kind !== 'loading' && state.kind !== 'failed') return null;
  const ignored = ignoredLines(state.ignored, text);
  const needed = state.files.reduce((sum, f) => sum + (f.neededBytes ?? 0), 0);
  const available = state.kind === 'loading' ? state.availableBytes : null;
  const stopped = state.kind === 'failed' && state.stopped === true;
  const series = state.kind === 'loading' ? state.series : null;
  return (
    <div className="loading">
      <header className="loading__head">
        <h1 className="loading__title">
          {text.t(
            state.kind === 'loading' ? 'ui.loading.title' : stopped ? 'ui.loading.stopped' : 'ui.loading.failed',
            {
              count: state.files.length,
            },
          )}
        </h1>
        {state.kind === 'loading' ? (
          <p className="soft">
            {needed === 0 ? text.t('ui.loading.estimating') : text.t('ui.loading.memory', { neededBytes: needed })}
            {available === null ? null : ` ${text.t('ui.loading.available', { availableBytes: available })}`}
          </p>
        ) : (
          <p className="soft">{text.t(stopped ? 'ui.loading.stopped-todo' : 'ui.loading.failed-todo')}</p>
        )}
      </header>
      {state.kind === 'failed' && state.error !== null ? (
        <p role="alert" className="loading__error">
          <AlertIcon /> {sentenceForError(state.error, lang).told}
        </p>
      ) : null}
      {ignored.length === 0 ? null : (
        <ul className="warnings" aria-label={text.t('ui.warnings')}>
          {ignored.map((line, i) => (
            <li key={i}>
              <AlertIcon />
              <span>{line}</span>
            </li>
          ))}
        </ul>
      )}
      {state.files.length === 0 ? null : <FileList files={state.files} busy={state.kind === 'loading'} />}
      {state.kind === 'loading' ? (
        // There from the start: what comes late would push the buttons away under the pointer.
        <div className="loading__series">
          <span>
            {text.t('ui.loading.series')}: {text.t(`phases.${series?.phase ?? 'queued'}`)}
          </span>
          <progress
            className="bar"
            max={1}
            value={series === null ? 0 : overallFraction(series.phase, series.fraction, SERIES_PHASES)}
            aria-label={text.t('ui.loading.series')}
          />
        </div>
      ) : null}
      <div className="loading__buttons">
        {state.kind === 'loading' ? (
          <button type="button" className="button" onClick={() => opener.cancel()}>
            {text.t('ui.loading.cancel')}
          </button>
        ) : (
          <>
            <button
              type="button"
              className="button button--primary"
              disabled={state.files.length === 0}
              onClick={() => opener.again()}
            >
              {text.t('ui.loading.again')}
            </button>
            <button type="button" className="button" onClick={() => opener.close()}>
              {text.t('ui.loading.start-over')}
            </button>
          </>
        )}
        <button type="button" className="button" onClick={() => pickFiles(true)}>
          {text.t('ui.loading.add')}
        </button>
        {state.canUndo ? (
          <button type="button" className="button" onClick={() => opener.undo()}>
            {text.t('ui.undo')}
          </button>
        ) : null}
      </div>
      <p className="faint loading__hint">{text.t('ui.loading.hint')}</p>
    </div>
  );
}
