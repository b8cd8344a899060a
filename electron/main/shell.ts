// The desktop shell, put together: one instance, one window, our scheme, our channels. Electron comes as an argument.

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createCaptureService } from '../../capture/service.ts';
import { BOOT_CHANNEL, COMMAND_EVENT, OPEN_REQUEST_EVENT, OUTSIDE_ADDRESSES } from '../ipc/contract.ts';
import type { AppCommand, BootInfo, OpenedFile, OutsidePage } from '../ipc/contract.ts';
import { ShellError, isFromPage, registerChannels, type Implementation, type SenderEvent } from '../ipc/handle.ts';
import { codeOf } from '../protocol/errors.ts';
import { createHandler } from '../protocol/handler.ts';
import { createOpenFiles, type ListedFile } from '../protocol/open-files.ts';
import { openAppFolder } from '../protocol/node/app-folder.ts';
import { nodeFileAccess } from '../protocol/node/file-access.ts';
import { jsonStore } from '../protocol/node/json-store.ts';
import { filesHandedOver, filesOf, handedOver } from './arguments.ts';
import type { ElectronApi, WindowApi } from './electron-api.ts';
import { menuTemplate } from './menu.ts';
import { openRequests } from './open-requests.ts';
import { checkRecent, recentFiles, type StoredRecent } from './recent.ts';
import { askWhere, writeSaved } from './save.ts';
import { ORIGIN, START_URL, lockContents, lockSession, registerScheme } from './scheme.ts';
import { createWindow } from './window.ts';
import { FIRST_WINDOW, checkWindowState, type WindowState } from './window-state.ts';
import { WORDS, shellLang, type SaveFault, type ShellWords } from './words.ts';

export interface ShellPlaces {
  /** Absolute folder of the built page. */
  readonly appFolder: string;
  /** Absolute path of the bundled preload. */
  readonly preload: string;
  /** Absolute path of the licences' text. */
  readonly licences: string;
  /** Arguments after the executable (and the main script, unpackaged). */
  readonly args: readonly string[];
  readonly workingFolder: string;
  readonly platform: NodeJS.Platform;
}

/** Files a dropped file's path may be remembered for: a page gone bad must not get at anything else on the disk. */
const REMEMBERED = /\.(heapsnapshot|heaptimeline|heapdelta)(\.gz)?$/i;

/** Starts the shell. A start that fails says so in a box, because on a double click nobody sees a console, and ends the app. */
export async function runShell(electron: ElectronApi, places: ShellPlaces): Promise<void> {
  const { app, dialog } = electron;
  try {
    await startShell(electron, places);
  } catch (error) {
    console.error('Heapdelta could not start', error);
    // Before that, Linux would write the box's text to the console.
    await app.whenReady();
    dialog.showErrorBox('Heapdelta', WORDS[shellLang(null, app.getPreferredSystemLanguages())].startFailed);
    app.exit(1);
  }
}

/**
 * Starts the shell; to be called before Electron is ready.
 * @returns resolves when the window was made; null when another instance took over
 */
export async function startShell(electron: ElectronApi, places: ShellPlaces): Promise<WindowApi | null> {
  const { app } = electron;
  app.enableSandbox();
  registerScheme(electron.protocol);
  const files = filesOf(places.args, places.workingFolder);
  if (!app.requestSingleInstanceLock(handedOver(files))) {
    app.quit();
    return null;
  }
  const shell = assemble(electron, places);
  shell.listen();
  await app.whenReady();
  const window = await shell.start();
  // Not before: what cannot be opened is said in a dialog, and there is none until the app is ready.
  shell.requests.request(files);
  return window;
}

function assemble(electron: ElectronApi, places: ShellPlaces) {
  const { app, dialog, nativeTheme } = electron;
  const developer = !app.isPackaged;
  const mac = places.platform === 'darwin';
  const userData = app.getPath('userData');
  const preferencesStore = jsonStore<unknown>({
    path: join(userData, 'preferences.json'),
    fallback: null,
    check: (value) => value,
  });
  const windowStore = jsonStore<WindowState>({
    path: join(userData, 'window.json'),
    fallback: FIRST_WINDOW,
    check: checkWindowState,
  });
  const recent = recentFiles(
    jsonStore<StoredRecent>({ path: join(userData, 'recent.json'), fallback: [], check: checkRecent }),
  );
  const registry = createOpenFiles(nodeFileAccess());
  const captures = createCaptureService({
    version: app.getVersion(),
    register: (paths) => registry.register(paths),
    onFault: (error) => console.error('a capture failed', error),
  });

  let preferences: unknown = null;
  let windowState = FIRST_WINDOW;
  let window: WindowApi | null = null;
  // Until then there is no handler behind our scheme and nothing a window could show.
  let started = false;
  let setStarted = (): void => undefined;
  const whenStarted = new Promise<void>((resolve) => (setStarted = resolve));
  /** Writes under way; quitting waits for them. */
  const pending = new Set<Promise<unknown>>();

  const words = (): ShellWords => WORDS[shellLang(preferences, app.getPreferredSystemLanguages())];
  const live = (): WindowApi | null => (window !== null && !window.isDestroyed() ? window : null);
  const background = (what: string, work: Promise<unknown>): void => {
    const tracked: Promise<unknown> = work
      .catch((error: unknown) => console.error(`${what} failed`, error))
      .finally(() => pending.delete(tracked));
    pending.add(tracked);
  };
  const command = (name: AppCommand): void => live()?.webContents.send(COMMAND_EVENT, name);
  const openOutside = (page: OutsidePage): void =>
    background('opening a page outside', electron.shell.openExternal(OUTSIDE_ADDRESSES[page]));

  const requests = openRequests({
    register: (paths) => registry.register(paths),
    onReady: () => live()?.webContents.send(OPEN_REQUEST_EVENT),
    onFailure: (paths, error) => {
      const reason = codeOf(error) === 'file-gone' ? 'file-gone' : 'file-unreadable';
      console.error('files could not be opened', error);
      // The Finder asks before the app is ready, when there are no dialogs and the language is not known.
      const said = whenStarted.then(() => {
        const detail = `${paths.map((path) => basename(path)).join('\n')}\n\n${words().openFailed[reason]}`;
        return dialog.showMessageBox({ type: 'error', message: words().cannotOpen, detail });
      });
      background('a message', said);
    },
  });

  async function openFiles(): Promise<void> {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: words().snapshotFiles, extensions: ['heapsnapshot', 'heaptimeline', 'heapdelta', 'gz', 'json'] },
        { name: words().allFiles, extensions: ['*'] },
      ],
    });
    if (!canceled) requests.request(filePaths);
  }

  function showMenu(): void {
    const actions = { openFiles: () => background('the file dialog', openFiles()), command, openOutside };
    electron.setMenu(menuTemplate(words(), actions, { mac, developer }));
  }

  /** Menus and native colours follow what the person chose in the page. */
  function applyPreferences(): void {
    const theme =
      typeof preferences === 'object' && preferences !== null && 'theme' in preferences ? preferences.theme : 'system';
    nativeTheme.themeSource = theme === 'light' || theme === 'dark' ? theme : 'system';
    showMenu();
  }

  const implementation: Implementation = {
    'heapdelta:save': async ({ suggestedName, bytes }) => {
      const path = await askWhere(dialog, suggestedName);
      if (path === null) return false;
      const writing = writeSaved(path, bytes);
      background('saving a file', writing);
      await writing;
      return true;
    },
    'heapdelta:recent': () => recent.list(),
    'heapdelta:open-recent': async (id) => {
      const paths = await recent.pathsOf(id);
      if (paths === null) return null;
      try {
        return (await registry.register(paths)).map(asOpened);
      } catch (error) {
        console.warn('a recent comparison is no longer there', error);
        return null;
      }
    },
    'heapdelta:forget-recent': async (id) => {
      await recent.forget(id);
      return null;
    },
    'heapdelta:remember-recent': async (files, summary) => {
      const paths = files.flatMap((file) => {
        const path = file.kind === 'id' ? registry.pathOf(file.id) : REMEMBERED.test(file.path) ? file.path : null;
        return path === null ? [] : [path];
      });
      // Part of a comparison is another comparison.
      if (paths.length !== files.length) return null;
      await recent.remember(paths, summary);
      for (const path of paths) app.addRecentDocument(path);
      return null;
    },
    'heapdelta:open-requests': () => requests.take().map((files) => files.map(asOpened)),
    'heapdelta:save-preferences': async (json) => {
      preferences = JSON.parse(json);
      applyPreferences();
      const saving = preferencesStore.save(preferences);
      background('saving preferences', saving);
      await saving;
      return null;
    },
    'heapdelta:open-editor': (link) => {
      background('opening an editor', electron.shell.openExternal(link));
      return null;
    },
    'heapdelta:open-outside': (page) => {
      openOutside(page);
      return null;
    },
    'heapdelta:licences': async () => {
      try {
        return await readFile(places.licences, 'utf8');
      } catch (error) {
        throw new ShellError('unexpected', error);
      }
    },
  };

  function sentence(code: string): string {
    const { saveFailed, unexpected } = words();
    return Object.hasOwn(saveFailed, code) ? saveFailed[code as SaveFault] : unexpected;
  }

  function registerIpc(): void {
    const isOurPage = (event: SenderEvent): boolean => isFromPage(event, live()?.webContents.id ?? null, START_URL);
    registerChannels(implementation, {
      handle: (channel, listener) => electron.ipcMain.handle(channel, listener),
      isOurPage,
      sentence,
      onRefused: (channel, code, error) => console.error(`${channel} was answered with ${code}`, error),
    });
    electron.ipcMain.on(BOOT_CHANNEL, (event) => {
      // The preload runs before the frame has our address: the window itself is what can be checked here.
      const boot: BootInfo | null =
        event.sender.id === live()?.webContents.id
          ? { version: app.getVersion(), locale: app.getPreferredSystemLanguages()[0] ?? 'en', preferences }
          : null;
      event.returnValue = boot;
    });
  }

  function sayAndQuit(message: string): void {
    const said = dialog.showMessageBox({ type: 'error', message, buttons: [words().quit] });
    background(
      'a message',
      said.then(() => app.quit()),
    );
  }

  function makeWindow(): WindowApi {
    const made = createWindow(electron, {
      preload: places.preload,
      state: windowState,
      developer,
      onState: (state) => {
        windowState = state;
        background("saving the window's place", windowStore.save(state));
      },
      onPageGone: (gaveUp) => {
        if (gaveUp) sayAndQuit(words().pageDied);
      },
      onLoadFailed: () => sayAndQuit(words().startFailed),
    });
    made.on('closed', () => {
      if (window === made) window = null;
    });
    window = made;
    return made;
  }

  function showWindow(): void {
    if (!started) return;
    const shown = live() ?? makeWindow();
    if (shown.isMinimized()) shown.restore();
    shown.focus();
  }

  function listen(): void {
    app.on('web-contents-created', (_event, contents) => lockContents(contents));
    app.on('second-instance', (_event, _argv, _folder, data) => {
      showWindow();
      requests.request(filesHandedOver(data));
    });
    app.on('open-file', (event, path) => {
      event.preventDefault();
      requests.gather(path);
    });
    app.on('activate', showWindow);
    app.on('window-all-closed', () => {
      if (!mac) app.quit();
    });
    app.on('will-quit', (event) => {
      // A program that is being captured is let go first.
      if (captures.state().kind !== 'idle') background('letting a program go', captures.close());
      if (pending.size === 0) return;
      event.preventDefault();
      void Promise.allSettled(pending).then(() => app.quit());
    });
  }

  async function start(): Promise<WindowApi> {
    const page = await openAppFolder(places.appFolder);
    const handler = createHandler({
      files: page.files,
      readAsset: page.readAsset,
      openFiles: registry,
      origin: ORIGIN,
      base: '/',
      requested: () => [],
      capture: captures,
      onFault: (code, error) => console.error(`something could not be served: ${code}`, error),
    });
    lockSession(electron.session.defaultSession, handler, developer);
    preferences = await preferencesStore.load();
    windowState = await windowStore.load();
    applyPreferences();
    registerIpc();
    started = true;
    setStarted();
    return makeWindow();
  }

  return { listen, start, requests };
}

function asOpened(file: ListedFile): OpenedFile {
  return {
    name: file.name,
    url: `${ORIGIN}/open/${file.id}`,
    sizeBytes: file.sizeBytes,
    lastModifiedMs: file.lastModifiedMs,
  };
}
