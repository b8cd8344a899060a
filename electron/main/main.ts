// Electron's entry: the real Electron and the real places, handed to the shell.

import { join } from 'node:path';
import { BrowserWindow, Menu, app, dialog, ipcMain, nativeTheme, protocol, screen, session, shell } from 'electron';
import { ownArguments } from './arguments.ts';
import { runShell } from './shell.ts';

// dist/electron/main.mjs beside dist/app; the same inside the asar.
const here = import.meta.dirname;

void runShell(
  {
    app,
    protocol,
    session,
    ipcMain,
    nativeTheme,
    shell,
    screen,
    dialog,
    BrowserWindow,
    setMenu: (template) => Menu.setApplicationMenu(Menu.buildFromTemplate(template)),
  },
  {
    appFolder: join(here, '..', 'app'),
    preload: join(here, 'preload.cjs'),
    licences: join(here, '..', 'LICENSES.txt'),
    args: ownArguments(process.argv, app.isPackaged),
    workingFolder: process.cwd(),
    platform: process.platform,
  },
);
