// Keyboard shortcuts and native-menu commands: one table, shown on the shortcut sheet as well.

import { useEffect } from 'react';
import type { AppCommand } from '../host/types.ts';
import { usePreferences, useServices } from './services.ts';

export type ShortcutName = AppCommand | 'findings' | 'constructors' | 'paths' | 'objects' | 'snapshots';

/** `mod` is Command on a Mac and Control elsewhere. Keys without it do nothing while one types. */
export const SHORTCUTS: readonly { readonly name: ShortcutName; readonly key: string; readonly mod: boolean }[] = [
  { name: 'open', key: 'o', mod: true },
  { name: 'export', key: 'e', mod: true },
  { name: 'search', key: '/', mod: false },
  { name: 'findings', key: '1', mod: false },
  { name: 'constructors', key: '2', mod: false },
  { name: 'paths', key: '3', mod: false },
  { name: 'snapshots', key: '4', mod: false },
  { name: 'objects', key: 'q', mod: false },
  { name: 'back', key: '[', mod: true },
  { name: 'forward', key: ']', mod: true },
  { name: 'settings', key: ',', mod: true },
  { name: 'shortcuts', key: '?', mod: false },
];

export const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // A radio button or a box to tick has no text: what is pressed there is no typing.
  if (target instanceof HTMLInputElement && /^(?:radio|checkbox|file|button|submit|range)$/.test(target.type))
    return false;
  return target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** Calls `run` for shortcuts pressed and for commands of the native menu. */
export function useShortcuts(run: (name: ShortcutName) => void): void {
  const { host } = useServices();
  const single = usePreferences((p) => p.shortcuts);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const mod = IS_MAC ? event.metaKey : event.ctrlKey;
      const hit = SHORTCUTS.find((s) => s.key === event.key && s.mod === mod);
      if (hit === undefined || event.altKey || event.defaultPrevented) return;
      if (!hit.mod && (!single || isTyping(event.target) || document.querySelector('[role="dialog"]') !== null)) return;
      event.preventDefault();
      run(hit.name);
    };
    addEventListener('keydown', onKey);
    const stop = host.onCommand(run);
    return () => {
      removeEventListener('keydown', onKey);
      stop();
    };
  }, [host, run, single]);
}
