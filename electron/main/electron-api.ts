// The part of Electron that the shell uses, as an argument: main.ts hands in the real one, tests a stand-in.
// Every member is picked from Electron's own types, so both are held to them by the compiler.

import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  IpcMain,
  MenuItemConstructorOptions,
  NativeTheme,
  Protocol,
  Rectangle,
  Session,
  Shell,
  WebContents,
  WebRequest,
} from 'electron';

export type ContentsApi = Pick<WebContents, 'id' | 'send' | 'getURL' | 'setWindowOpenHandler' | 'reload' | 'on'>;

export interface WindowApi extends Pick<
  BrowserWindow,
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'restore'
  | 'isMinimized'
  | 'isMaximized'
  | 'maximize'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'on'
  | 'once'
> {
  readonly webContents: ContentsApi;
}

export interface SessionApi extends Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
  | 'on'
> {
  readonly protocol: Pick<Protocol, 'handle'>;
  readonly webRequest: Pick<WebRequest, 'onBeforeRequest'>;
}

type Last<F extends (...args: never[]) => unknown> = (...args: Parameters<F>) => ReturnType<F>;

export interface ElectronApi {
  readonly app: Pick<
    App,
    | 'requestSingleInstanceLock'
    | 'quit'
    | 'exit'
    | 'whenReady'
    | 'enableSandbox'
    | 'getPath'
    | 'getVersion'
    | 'getPreferredSystemLanguages'
    | 'addRecentDocument'
    | 'clearRecentDocuments'
    | 'isPackaged'
    | 'on'
  >;
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>;
  readonly session: { readonly defaultSession: SessionApi };
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  readonly nativeTheme: Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'>;
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly screen: { getAllDisplays(): readonly { readonly workArea: Rectangle }[] };
  readonly dialog: {
    readonly showSaveDialog: Last<Dialog['showSaveDialog']>;
    readonly showOpenDialog: Last<Dialog['showOpenDialog']>;
    readonly showMessageBox: Last<Dialog['showMessageBox']>;
    readonly showErrorBox: Dialog['showErrorBox'];
  };
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => WindowApi;
  /** Builds and installs the application's menu; Electron's own two calls in one. */
  readonly setMenu: (template: MenuItemConstructorOptions[]) => void;
}
