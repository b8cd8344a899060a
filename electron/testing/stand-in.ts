// A small stand-in for Electron: the parts of ElectronApi, held to Electron's types, driven by tests.
// It does what Electron documents (events, one listener per channel, structured clone), refuses what Electron refuses
// (before ready, after ready, on what was destroyed) with Electron's own words, and records the rest.

import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  Rectangle,
  SaveDialogOptions,
} from 'electron';
import type { ContentsApi, ElectronApi, WindowApi } from '../main/electron-api.ts';
import type { PreloadElectron } from '../preload/bridge.ts';
import { Emitter, preventable, type Listener } from './emitter.ts';
import { SessionStandIn } from './session-stand-in.ts';

/** What Electron throws for any call on a window, or its contents, that is gone. */
export const DESTROYED = 'Object has been destroyed';

export class ContentsStandIn extends Emitter {
  static #next = 1;
  readonly id = ContentsStandIn.#next++;
  readonly sent: unknown[][] = [];
  reloads = 0;
  destroyed = false;
  url = 'app://heapdelta/';
  openHandler: Parameters<ContentsApi['setWindowOpenHandler']>[0] | null = null;
  /** Set by the preload's side, to receive what is sent. */
  receive: (channel: string, ...args: unknown[]) => void = () => undefined;

  #alive(): void {
    if (this.destroyed) throw new TypeError(DESTROYED);
  }
  send(channel: string, ...args: unknown[]): void {
    this.#alive();
    this.sent.push([channel, ...args]);
    this.receive(channel, ...(structuredClone(args) as unknown[]));
  }
  getURL(): string {
    this.#alive();
    return this.url;
  }
  setWindowOpenHandler(handler: Parameters<ContentsApi['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }
  reload(): void {
    this.#alive();
    this.reloads++;
  }
  /** Whether a navigation event of this name is let through. */
  allows(
    name: 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview',
    url: string,
  ): boolean {
    const event = { ...preventable(), url };
    event.preventDefault = () => void (event.defaultPrevented = true);
    this.emit(name, event, url);
    return !event.defaultPrevented;
  }
}

export class WindowStandIn extends Emitter {
  /** For tests, whatever became of the window; the shell asks for `webContents`. */
  readonly contents = new ContentsStandIn();
  /** What loading comes to; null when it succeeds. */
  loadFailure: Error | null = null;
  readonly loaded: string[] = [];
  readonly options: BrowserWindowConstructorOptions;
  shown = false;
  focused = 0;
  minimized = false;
  maximized = false;
  destroyed = false;
  bounds: Rectangle;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    this.bounds = {
      x: options.x ?? 10,
      y: options.y ?? 20,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
  }
  get webContents(): ContentsStandIn {
    this.#alive();
    return this.contents;
  }
  #alive(): void {
    if (this.destroyed) throw new TypeError(DESTROYED);
  }
  async loadURL(url: string): Promise<void> {
    this.#alive();
    this.loaded.push(url);
    if (this.loadFailure !== null) throw this.loadFailure;
  }
  show(): void {
    this.#alive();
    this.shown = true;
  }
  focus(): void {
    this.#alive();
    this.focused++;
  }
  restore(): void {
    this.#alive();
    this.minimized = false;
  }
  isMinimized(): boolean {
    this.#alive();
    return this.minimized;
  }
  isMaximized(): boolean {
    this.#alive();
    return this.maximized;
  }
  maximize(): void {
    this.#alive();
    this.maximized = true;
  }
  getNormalBounds(): Rectangle {
    this.#alive();
    return this.bounds;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  /** As when the person closes it. */
  close(): void {
    this.emit('close', preventable());
    this.destroyed = true;
    this.contents.destroyed = true;
    this.emit('closed');
  }
}

class AppStandIn extends Emitter {
  readonly isPackaged: boolean;
  readonly #userData: string;
  hasLock = true;
  lockData: unknown = null;
  sandboxed = false;
  quits = 0;
  languages: string[] = ['en-US'];
  recentDocuments: string[] = [];
  exits: number[] = [];
  ready = false;
  becomeReady: () => void = () => undefined;
  readonly #ready = new Promise<void>(
    (resolve) =>
      (this.becomeReady = () => {
        this.ready = true;
        resolve();
      }),
  );

  constructor(userData: string, packaged: boolean) {
    super();
    this.#userData = userData;
    this.isPackaged = packaged;
  }
  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    this.lockData = data;
    return this.hasLock;
  }
  quit(): void {
    this.quits++;
  }
  exit(code?: number): void {
    this.exits.push(code ?? 0);
  }
  whenReady(): Promise<void> {
    return this.#ready;
  }
  enableSandbox(): void {
    this.beforeReady('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }
  beforeReady(complaint: string): void {
    if (this.ready) throw new Error(complaint);
  }
  afterReady(complaint: string): void {
    if (!this.ready) throw new Error(complaint);
  }
  getPath(): string {
    return this.#userData;
  }
  getVersion(): string {
    return '1.2.3';
  }
  getPreferredSystemLanguages(): string[] {
    return this.languages;
  }
  addRecentDocument(path: string): void {
    this.recentDocuments.push(path);
  }
  clearRecentDocuments(): void {
    this.recentDocuments = [];
  }
}

type InvokeListener = (event: never, ...args: unknown[]) => unknown;

export interface StandInOptions {
  /** Folder for settings, absolute. */
  readonly userData: string;
  readonly packaged?: boolean;
}

/** A frame as IPC events show it. */
export interface FrameStandIn {
  readonly url: string;
  readonly parent: object | null;
}
const MAIN_FRAME: FrameStandIn = { url: 'app://heapdelta/index.html', parent: null };

export class StandIn {
  readonly app: AppStandIn;
  readonly session = { defaultSession: new SessionStandIn() };
  readonly windows: WindowStandIn[] = [];
  readonly schemes: CustomScheme[] = [];
  readonly invokes = new Map<string, InvokeListener>();
  readonly ipcEvents = new Emitter();
  readonly opened: string[] = [];
  readonly messages: MessageBoxOptions[] = [];
  /** Title and text of error boxes that somebody saw. */
  readonly errorBoxes: (readonly [string, string])[] = [];
  /** Those of before ready: on Linux they go to the console. */
  readonly unseenErrorBoxes: (readonly [string, string])[] = [];
  readonly saveDialogs: SaveDialogOptions[] = [];
  readonly openDialogs: OpenDialogOptions[] = [];
  /** Where the person saves to next; null cancels. */
  saveTo: string | null = null;
  /** What the person picks next; null cancels. */
  pick: string[] | null = null;
  menu: MenuItemConstructorOptions[] = [];
  displays: { workArea: Rectangle }[] = [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }];
  readonly nativeTheme = { themeSource: 'system' as 'system' | 'light' | 'dark', shouldUseDarkColors: false };

  constructor(options: StandInOptions) {
    this.app = new AppStandIn(options.userData, options.packaged ?? true);
  }

  /** What the next window's loading comes to; null when it succeeds. */
  loadFailure: Error | null = null;

  /** What main.ts would hand in. */
  get electron(): ElectronApi {
    const { app, windows, session, displays } = this;
    const nextFailure = (): Error | null => this.loadFailure;
    const dialogs = (): void => app.afterReady('dialog module can only be used after app is ready');
    class RecordedWindow extends WindowStandIn {
      constructor(created: BrowserWindowConstructorOptions) {
        app.afterReady('Cannot create BrowserWindow before app is ready');
        super(created);
        this.loadFailure = nextFailure();
        windows.push(this);
        app.emit('web-contents-created', {}, this.webContents);
      }
    }
    return {
      app: this.app,
      protocol: {
        registerSchemesAsPrivileged: (schemes: CustomScheme[]) => {
          app.beforeReady('protocol.registerSchemesAsPrivileged should be called before app is ready');
          this.schemes.push(...schemes);
        },
      },
      session: {
        get defaultSession() {
          app.afterReady('Session can only be received when app is ready');
          return session.defaultSession;
        },
      },
      ipcMain: {
        handle: (channel: string, listener: InvokeListener) => {
          if (this.invokes.has(channel)) throw new Error(`a second handler for ${channel}`);
          this.invokes.set(channel, listener);
        },
        on: (channel: string, listener: Listener) => this.ipcEvents.on(channel, listener),
      },
      nativeTheme: this.nativeTheme,
      shell: { openExternal: async (url: string) => void this.opened.push(url) },
      screen: {
        getAllDisplays: () => {
          app.afterReady("The 'screen' module can't be used before the app 'ready' event");
          return displays;
        },
      },
      dialog: {
        // Not async: Electron throws at once, it does not reject.
        showSaveDialog: (asked: SaveDialogOptions) => {
          dialogs();
          this.saveDialogs.push(asked);
          return Promise.resolve({ canceled: this.saveTo === null, filePath: this.saveTo ?? '' });
        },
        showOpenDialog: (asked: OpenDialogOptions) => {
          dialogs();
          this.openDialogs.push(asked);
          return Promise.resolve({ canceled: this.pick === null, filePaths: this.pick ?? [] });
        },
        showMessageBox: (asked: MessageBoxOptions) => {
          dialogs();
          this.messages.push(asked);
          return Promise.resolve({ response: 0, checkboxChecked: false });
        },
        showErrorBox: (title: string, content: string) =>
          void (app.ready ? this.errorBoxes : this.unseenErrorBoxes).push([title, content]),
      },
      BrowserWindow: RecordedWindow satisfies new (created: BrowserWindowConstructorOptions) => WindowApi,
      setMenu: (template: MenuItemConstructorOptions[]) => void (this.menu = template),
    };
  }

  get window(): WindowStandIn {
    const window = this.windows.at(-1);
    if (window === undefined) throw new Error('no window was made');
    return window;
  }

  /** What `ipcRenderer.invoke` in a frame comes to. */
  invoke(
    channel: string,
    args: readonly unknown[] = [],
    frame: FrameStandIn | null = MAIN_FRAME,
    senderId = this.window.contents.id,
  ): Promise<unknown> {
    const listener = this.invokes.get(channel);
    if (listener === undefined) return Promise.reject(new Error(`no handler registered for '${channel}'`));
    const event = { sender: { id: senderId }, senderFrame: frame };
    return Promise.resolve(listener(event as never, ...(structuredClone(args) as unknown[]))).then((reply) =>
      structuredClone(reply),
    );
  }

  sendSync(channel: string, senderId = this.window.contents.id): unknown {
    const event = { sender: { id: senderId }, senderFrame: MAIN_FRAME, returnValue: undefined as unknown };
    this.ipcEvents.emit(channel, event);
    return structuredClone(event.returnValue);
  }

  /** The preload's side of the newest window. `paths`: what dropped files are called on disk. */
  preload(paths: ReadonlyMap<File, string> = new Map()): PreloadElectron {
    const events = new Emitter();
    this.window.contents.receive = (channel, ...args) => events.emit(channel, {}, ...args);
    return {
      ipcRenderer: {
        invoke: (channel, ...args) => this.invoke(channel, args),
        sendSync: (channel) => this.sendSync(channel),
        on: (channel, listener) => events.on(channel, listener),
      },
      pathOfFile: (file) => paths.get(file) ?? '',
    };
  }

  /** Clicks the menu entry with this label, wherever it stands. */
  clickMenu(label: string): void {
    const find = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions | undefined => {
      for (const item of items) {
        if (item.label === label) return item;
        const inside = Array.isArray(item.submenu) ? find(item.submenu) : undefined;
        if (inside !== undefined) return inside;
      }
      return undefined;
    };
    const click = find(this.menu)?.click as (() => void) | undefined;
    if (click === undefined) throw new Error(`no menu entry ${label}`);
    click();
  }
}
