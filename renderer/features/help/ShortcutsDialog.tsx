// The shortcut sheet: what can be done from the keyboard, from the same table that handles it.

import type { ReactElement } from 'react';
import { useText } from '../../app/services.ts';
import { IS_MAC, SHORTCUTS } from '../../app/useShortcuts.ts';
import { AppDialog } from '../../ui/Dialog.tsx';
import './help.css';

const TABLE_KEYS = [
  { keys: ['↑', '↓'], text: 'ui.shortcuts.rows' },
  { keys: ['←', '→'], text: 'ui.shortcuts.expand' },
  { keys: ['Enter'], text: 'ui.shortcuts.enter' },
  { keys: ['Home', 'End'], text: 'ui.shortcuts.ends' },
  { keys: ['j', 'k'], text: 'ui.shortcuts.next-finding' },
  { keys: ['Alt', '↑', '↓'], text: 'ui.shortcuts.reorder' },
] as const;

/** The dialog. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const text = useText();
  return (
    <AppDialog title={text.t('ui.shortcuts.title')} onClose={onClose}>
      <table className="shortcuts">
        <tbody>
          {SHORTCUTS.map((s) => (
            <tr key={s.name}>
              <th scope="row">{text.t(`ui.shortcuts.${s.name}`)}</th>
              <td>
                {s.mod ? (
                  <>
                    <kbd>{IS_MAC ? '⌘' : 'Ctrl'}</kbd> <kbd>{s.key.toUpperCase()}</kbd>
                  </>
                ) : (
                  <kbd>{s.key}</kbd>
                )}
              </td>
            </tr>
          ))}
          {TABLE_KEYS.map((row) => (
            <tr key={row.text}>
              <th scope="row">{text.t(row.text)}</th>
              <td>
                {row.keys.map((k) => (
                  <kbd key={k}>{k}</kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </AppDialog>
  );
}
