// The one window factory: every window is sandboxed, isolated, locked in place and remembered.

import type { ElectronApi, WindowApi } from './electron-api.ts';
import { START_URL } from './scheme.ts';
import { LEAST_SIZE, placeWindow, type WindowState } from './window-state.ts';

export interface WindowOptions {
  /** Absolute path of the bundled preload. */
  readonly preload: string;
  readonly state: WindowState;
  readonly developer: boolean;
  readonly onState: (state: WindowState) => void;
  /** The page's process died and was started again, or has died too often (then `gaveUp`). */
  readonly onPageGone: (gaveUp: boolean) => void;
  /** The page did not load: the window would stay hidden. */
  readonly onLoadFailed: () => void;
}

/** Deaths of the page's process we answer with a reload, within the time below. */
const RELOADS = 3;
const RELOADS_WITHIN_MS = 60_000;
/** A drag is over when nothing moved for this long. */
const SETTLE_MS = 500;

/** Makes the window and loads the page. */
export function createWindow(
  electron: Pick<ElectronApi, 'BrowserWindow' | 'screen' | 'nativeTheme'>,
  options: WindowOptions,
): WindowApi {
  const window = new electron.BrowserWindow({
    ...placeWindow(options.state, electron.screen.getAllDisplays()),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    show: false,
    title: 'Heapdelta',
    // The page's own background (renderer/ui/tokens.css), so that nothing flashes.
    backgroundColor: electron.nativeTheme.shouldUseDarkColors ? '#141518' : '#f5f4f0',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: options.developer,
    },
  });
  window.once('ready-to-show', () => {
    if (options.state.maximized) window.maximize();
    window.show();
  });
  rememberState(window, options.onState);
  reviveOnDeath(window, options.onPageGone);
  window.loadURL(START_URL).catch((error: unknown) => {
    console.error('the page could not be loaded', error);
    // A window that was closed meanwhile breaks its loading off.
    if (!window.isDestroyed()) options.onLoadFailed();
  });
  return window;
}

function rememberState(window: WindowApi, onState: (state: WindowState) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    if (!window.isDestroyed()) onState({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(now, SETTLE_MS);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', now);
}

function reviveOnDeath(window: WindowApi, onPageGone: (gaveUp: boolean) => void): void {
  let deaths: number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    console.error(`the page's process is gone: ${details.reason} (exit ${details.exitCode})`);
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < RELOADS_WITHIN_MS), now];
    const gaveUp = deaths.length > RELOADS;
    if (!gaveUp) window.webContents.reload();
    onPageGone(gaveUp);
  });
}
