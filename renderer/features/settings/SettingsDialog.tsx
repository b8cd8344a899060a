// Language, theme, accepted findings, version. Every change holds at once and is remembered.

import { useId, useState, type ReactElement } from 'react';
import { usePreferences, useServices, useText } from '../../app/services.ts';
import { EDITORS, isEditorLink, type EditorChoice } from '../../state/editor.ts';
import { acceptFinding, type ThemeChoice } from '../../state/preferences.ts';
import { AppDialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import './settings.css';

type LangChoice = 'system' | 'en' | 'ko';

function Licences(): ReactElement {
  const { host } = useServices();
  const text = useText();
  const [licences, setLicences] = useState<string | null>(null);
  if (licences !== null)
    return (
      <pre className="licences" tabIndex={0}>
        {licences}
      </pre>
    );
  return (
    <button
      type="button"
      className="button button--small"
      onClick={() => {
        host.licences().then(setLicences, (error: unknown) => {
          console.warn('the licences could not be read', error);
          setLicences(text.t('ui.settings.no-licences'));
        });
      }}
    >
      {text.t('ui.settings.licences')}
    </button>
  );
}

/** In which editor places open, and where the sources lie on this machine. */
function EditorSettings({ editor }: { readonly editor: EditorChoice }): ReactElement {
  const { preferences } = useServices();
  const text = useText();
  const id = useId();
  const known = EDITORS.some((e) => e.link === editor.link);
  const [own, setOwn] = useState(editor.link !== '' && !known);
  const change = (part: Partial<EditorChoice>): void => preferences.setState({ editor: { ...editor, ...part } });
  return (
    <fieldset className="setting setting--list">
      <legend className="setting__title">{text.t('ui.settings.editor')}</legend>
      <select
        className="field"
        aria-label={text.t('ui.settings.editor')}
        value={own ? 'own' : editor.link}
        onChange={(e) => {
          setOwn(e.target.value === 'own');
          if (e.target.value !== 'own') change({ link: e.target.value });
        }}
      >
        {EDITORS.map((e) => (
          <option key={e.name} value={e.link}>
            {e.name}
          </option>
        ))}
        <option value="own">{text.t('ui.settings.editor-own')}</option>
        <option value="">{text.t('ui.settings.editor-none')}</option>
      </select>
      {own ? (
        <div className="form-field">
          <label htmlFor={`${id}-link`}>{text.t('ui.settings.editor-link')}</label>
          <input
            id={`${id}-link`}
            className="field code"
            defaultValue={editor.link}
            placeholder="vscode://file{path}:{line}:{column}"
            onChange={(e) => {
              if (isEditorLink(e.target.value)) change({ link: e.target.value });
            }}
          />
        </div>
      ) : null}
      {editor.link === '' ? null : (
        <div className="editor-folders">
          <div className="form-field">
            <label htmlFor={`${id}-from`}>{text.t('ui.settings.editor-from')}</label>
            <input
              id={`${id}-from`}
              className="field code"
              value={editor.from}
              placeholder="/app"
              onChange={(e) => change({ from: e.target.value })}
            />
          </div>
          <div className="form-field">
            <label htmlFor={`${id}-to`}>{text.t('ui.settings.editor-to')}</label>
            <input
              id={`${id}-to`}
              className="field code"
              value={editor.to}
              placeholder="/home/me/shop"
              onChange={(e) => change({ to: e.target.value })}
            />
          </div>
        </div>
      )}
    </fieldset>
  );
}

/** The dialog. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { host, preferences } = useServices();
  const text = useText();
  const { lang, theme, accepted, shortcuts, editor } = usePreferences((p) => p);
  const entries = Object.entries(accepted);
  return (
    <AppDialog title={text.t('ui.settings.title')} onClose={onClose}>
      <div className="setting">
        <span>{text.t('ui.settings.language')}</span>
        <Segmented<LangChoice>
          name="language"
          label={text.t('ui.settings.language')}
          value={lang ?? 'system'}
          options={[
            { value: 'system', text: text.t('ui.settings.system') },
            { value: 'en', text: 'English' },
            { value: 'ko', text: '한국어' },
          ]}
          onChange={(value) => preferences.setState({ lang: value === 'system' ? null : value })}
        />
      </div>
      <div className="setting">
        <span>{text.t('ui.settings.theme')}</span>
        <Segmented<ThemeChoice>
          name="theme"
          label={text.t('ui.settings.theme')}
          value={theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            text: text.t(`ui.settings.${value}`),
          }))}
          onChange={(value) => preferences.setState({ theme: value })}
        />
      </div>
      <div className="setting">
        <label className="check">
          <input
            type="checkbox"
            checked={shortcuts}
            onChange={(e) => preferences.setState({ shortcuts: e.target.checked })}
          />
          {text.t('ui.settings.shortcuts')}
        </label>
      </div>
      <EditorSettings editor={editor} />
      <section className="setting setting--list" aria-labelledby="accepted-title">
        <h3 id="accepted-title" className="setting__title">
          {text.t('ui.settings.accepted', { count: entries.length })}
        </h3>
        {entries.length === 0 ? (
          <p className="soft">{text.t('ui.settings.accepted-none')}</p>
        ) : (
          <ul className="accepted">
            {entries.map(([fingerprint, entry]) => (
              <li key={fingerprint}>
                <span>
                  <strong>{entry.title}</strong>
                  <br />
                  <span className="soft">{entry.reason}</span>
                </span>
                <button
                  type="button"
                  className="button button--quiet button--icon button--small"
                  aria-label={text.t('ui.settings.unaccept', { title: entry.title })}
                  onClick={() => acceptFinding(preferences, fingerprint, entry.title, null, new Date())}
                >
                  <CloseIcon />
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="faint">
        {text.t('ui.settings.version', { version: host.version })} {text.t('ui.settings.local')}
      </p>
      <Licences />
    </AppDialog>
  );
}
