// Where it stands in the source: every place with what it is, ready to be opened in an editor or copied.

import { useState, type ReactElement } from 'react';
import { placeText, readablePath } from '../../../worker/base/source-place.ts';
import { usePreferences, useServices, useText } from '../../app/services.ts';
import { editorLink } from '../../state/editor.ts';
import { CheckIcon, CopyIcon } from '../../ui/icons.tsx';
import { Code } from './Code.tsx';
import type { Place } from './places.ts';

/** The button that puts a place into the clipboard as `path:line:column`. */
function CopyPlace({ place }: { readonly place: Place }): ReactElement {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const label = text.t(copied ? 'ui.copied' : 'ui.place.copy', { place: placeText(place) });
  return (
    <button
      type="button"
      className="button button--quiet button--icon button--small"
      aria-label={label}
      title={label}
      onClick={() => {
        navigator.clipboard.writeText(`${readablePath(place.url)}:${place.line}:${place.column}`).then(
          () => {
            setCopied(true);
            setTimeout(() => setCopied(false), 2000);
          },
          (error: unknown) => console.warn('the clipboard refused', error),
        );
      }}
    >
      {copied ? <CheckIcon /> : <CopyIcon />}
    </button>
  );
}

/**
 * One place: what it is, its path, and what can be done with it.
 * @param isFirst - its code is there without being asked for
 */
function PlaceLine({ place, isFirst }: { readonly place: Place; readonly isFirst: boolean }): ReactElement {
  const [open, setOpen] = useState(isFirst);
  const text = useText();
  const { host } = useServices();
  const editor = usePreferences((p) => p.editor);
  const link = editorLink(place, editor);
  return (
    <li className="place">
      <span className="place__role soft">{text.t(`ui.place.${place.role}`)}</span>
      <span className="place__path">
        <code>
          {readablePath(place.url)}:{place.line}:{place.column}
        </code>
        {place.name === null || place.role === 'declared' ? null : (
          <span className="soft"> {text.t('ui.finding.in-function', { name: place.name })}</span>
        )}
      </span>
      <span className="place__tools">
        {link === null ? null : (
          <a
            className="button button--small"
            href={link}
            onClick={(event) => {
              if (host.openEditor === null) return;
              event.preventDefault();
              host.openEditor(link).catch((error: unknown) => console.warn('the editor could not be opened', error));
            }}
          >
            {text.t('ui.place.open')}
          </a>
        )}
        <CopyPlace place={place} />
        {isFirst ? null : (
          <button
            type="button"
            className="button button--quiet button--small"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {text.t(open ? 'ui.code.hide' : 'ui.code.show')}
          </button>
        )}
      </span>
      {open ? (
        <div className="place__code">
          <Code place={place} />
        </div>
      ) : null}
    </li>
  );
}

/** The list, the code of its first place right below that place; nothing when the files name no place. */
export function Places({ places }: { readonly places: readonly Place[] }): ReactElement | null {
  const text = useText();
  if (places.length === 0) return null;
  return (
    <ul className="places" aria-label={text.t('ui.finding.sources')}>
      {places.map((place, i) => (
        <PlaceLine key={i} place={place} isFirst={i === 0} />
      ))}
    </ul>
  );
}
