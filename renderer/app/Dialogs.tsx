// Dialogs above any view: export, settings, shortcuts. Loaded with the first of them.

import { I18nProvider } from 'react-aria-components';
import type { ReactElement } from 'react';
import { LOCALES } from '../../worker/messages/index.ts';
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx';
import { ShortcutsDialog } from '../features/help/ShortcutsDialog.tsx';
import { ExportDialog } from '../features/export/ExportDialog.tsx';
import type { DialogName } from './Frame.tsx';
import { useLang } from './services.ts';

/** The dialog of that name. */
export function Dialogs({ name, onClose }: { readonly name: DialogName; readonly onClose: () => void }): ReactElement {
  const lang = useLang();
  return (
    <I18nProvider locale={LOCALES[lang]}>
      {name === 'settings' ? (
        <SettingsDialog onClose={onClose} />
      ) : name === 'shortcuts' ? (
        <ShortcutsDialog onClose={onClose} />
      ) : (
        <ExportDialog onClose={onClose} />
      )}
    </I18nProvider>
  );
}
