// The code around a place, in colours: from the folder the reader pointed at, through a source map, or as the snapshot
// carries it. Its box is as tall before the lines are there, so that nothing moves.

import { useId, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { placeText } from '../../../worker/base/source-place.ts';
import { OF_FOLDERS } from '../../app/pick.ts';
import { useServices, useText } from '../../app/services.ts';
import type { Place } from './places.ts';
import { useSnippet } from './useSnippet.ts';
import './code.css';

/** Asks for the folder with the sources. */
function ChooseFolder(): ReactElement {
  const { sources } = useServices();
  const text = useText();
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="button button--small code__folder">
        {text.t('ui.code.folder')}
      </label>
      <input
        id={id}
        className="visually-hidden code__picker"
        type="file"
        {...OF_FOLDERS}
        multiple
        aria-label={text.t('ui.code.folder')}
        onChange={(event) => {
          sources.take(event.target.files ?? []);
          event.target.value = '';
        }}
      />
    </>
  );
}

/** The lines, or what is to be done to see them. */
export function Code({ place }: { readonly place: Place }): ReactElement {
  const { sources } = useServices();
  const text = useText();
  const shown = useSnippet(place);
  const folder = useStore(sources.store, (s) => s.folder);
  const role = text.t(`ui.place.${place.role}`);
  return (
    <figure className="code-figure" aria-busy={shown.kind === 'wait'}>
      <figcaption className="code__head">
        <code className="code__path">
          {shown.kind === 'code' ? placeText({ url: shown.snippet.path, line: shown.snippet.line }) : placeText(place)}
        </code>
        <span className="faint">
          {shown.kind !== 'code' ? '' : text.t(`ui.code.from.${shown.snippet.origin}`, { name: folder?.name ?? '' })}
        </span>
        {shown.kind === 'code' && shown.snippet.differs === true ? (
          <strong className="code__differs" role="status">
            {text.t('ui.code.differs')}
          </strong>
        ) : null}
        <ChooseFolder />
      </figcaption>
      {shown.kind === 'code' ? (
        <div
          className="code__lines"
          tabIndex={0}
          role="group"
          aria-label={text.t('ui.code.label', { place: placeText(place) })}
        >
          {shown.snippet.lines.map((line) => (
            <div
              key={line.number}
              className={`code__line${line.number === shown.snippet.line ? ' code__line--here' : ''}`}
              aria-current={line.number === shown.snippet.line ? 'location' : undefined}
            >
              <span className="code__number">{line.number}</span>
              <span className="code__text">
                {line.tokens.map((token, i) =>
                  token.kind === null ? (
                    token.text
                  ) : (
                    <span key={i} className={`token--${token.kind}`}>
                      {token.text}
                    </span>
                  ),
                )}
              </span>
              {line.number === shown.snippet.line ? <span className="code__mark">← {role}</span> : null}
            </div>
          ))}
        </div>
      ) : (
        <p className="code__lines code__lines--none soft">
          {shown.kind === 'wait'
            ? text.t('ui.wait')
            : text.t(
                shown.kind === 'failed' ? 'ui.code.failed' : folder === null ? 'ui.code.none' : 'ui.code.not-there',
                {
                  name: folder?.name ?? '',
                },
              )}
        </p>
      )}
    </figure>
  );
}
