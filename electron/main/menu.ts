// The application's menu as data. Shortcuts are the page's own (renderer/app/useShortcuts.ts), so both places agree.

import type { MenuItemConstructorOptions } from 'electron';
import type { AppCommand, OutsidePage } from '../ipc/contract.ts';
import type { ShellWords } from './words.ts';

export interface MenuActions {
  /** The system's own file dialog: a page may open one only on a click of its own. */
  readonly openFiles: () => void;
  readonly command: (command: AppCommand) => void;
  readonly openOutside: (page: OutsidePage) => void;
}

export interface MenuOptions {
  readonly mac: boolean;
  /** Developer tools and reload; never in a packaged app. */
  readonly developer: boolean;
}

/** @returns the template for Electron's menu; labels of roles are Electron's, in the system's language. */
export function menuTemplate(
  words: ShellWords,
  actions: MenuActions,
  { mac, developer }: MenuOptions,
): MenuItemConstructorOptions[] {
  const item = (label: string, command: AppCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => actions.command(command),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const settings = item(words.settings, 'settings', 'CmdOrCtrl+,');
  const appMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  const file: MenuItemConstructorOptions[] = [
    { label: words.open, accelerator: 'CmdOrCtrl+O', click: actions.openFiles },
    separator,
    item(words.exportReport, 'export', 'CmdOrCtrl+E'),
    item(words.closeSeries, 'close-series'),
    ...(mac ? [separator, { role: 'close' } as const] : [separator, settings, separator, { role: 'quit' } as const]),
  ];
  const view: MenuItemConstructorOptions[] = [
    item(words.back, 'back', 'CmdOrCtrl+['),
    item(words.forward, 'forward', 'CmdOrCtrl+]'),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(developer ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
  ];
  return [
    ...(mac ? [appMenu] : []),
    { label: words.file, submenu: file },
    {
      label: words.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        item(words.search, 'search', 'CmdOrCtrl+F'),
      ],
    },
    { label: words.view, submenu: view },
    { label: words.window, role: 'windowMenu' },
    {
      label: words.help,
      role: 'help',
      submenu: [
        item(words.captureHelp, 'capture-help'),
        item(words.shortcuts, 'shortcuts'),
        separator,
        { label: words.nodeDocs, click: () => actions.openOutside('node-heap-snapshots') },
        { label: words.chromeDocs, click: () => actions.openOutside('chrome-heap-snapshots') },
        ...(mac ? [] : [separator, { role: 'about' } as const]),
      ],
    },
  ];
}
