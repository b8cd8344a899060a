// A small stand-in for Electron: the parts of ElectronApi, held to Electron's types, driven by tests.
// It does what Electron documents (events, one listener per channel, structured clone) and records the rest.

import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  Rectangle,
  SaveDialogOptions,
} from 'electron';
import type { ContentsApi, ElectronApi, SessionApi, WindowApi } from '../main/electron-api.ts';
import type { PreloadElectron } from '../preload/bridge.ts';

/** Electron's event object, as far as we use it. */
export function preventable() {
  const event = { defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) };
  return event;
}

type Listener = (...args: never[]) => void;
/** Electron's `on` returns the whole real object; nobody here chains, so ours claims (`never`) whatever is wanted. */
class Emitter {
  readonly #events = new EventEmitter();
  on(name: string, listener: Listener): never {
    return this.#events.on(name, listener as (...args: unknown[]) => void) as never;
  }
  once(name: string, listener: Listener): never {
    return this.#events.once(name, listener as (...args: unknown[]) => void) as never;
  }
  emit(name: string, ...args: unknown[]): boolean {
    return this.#events.emit(name, ...args);
  }
}

export class ContentsStandIn extends Emitter {
  static #next = 1;
  readonly id = ContentsStandIn.#next++;
  readonly sent: unknown[][] = [];
  reloads = 0;
  url = 'app://heapdelta/';
  openHandler: Parameters<ContentsApi['setWindowOpenHandler']>[0] | null = null;
  /** Set by the preload's side, to receive what is sent. */
  receive: (channel: string, ...args: unknown[]) => void = () => undefined;

  send(channel: string, ...args: unknown[]): void {
    this.sent.push([channel, ...args]);
    this.receive(channel, ...(structuredClone(args) as unknown[]));
  }
  getURL(): string {
    return this.url;
  }
  setWindowOpenHandler(handler: Parameters<ContentsApi['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }
  reload(): void {
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
  readonly webContents = new ContentsStandIn();
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
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
  show(): void {
    this.shown = true;
  }
  focus(): void {
    this.focused++;
  }
  restore(): void {
    this.minimized = false;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  maximize(): void {
    this.maximized = true;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  /** As when the person closes it. */
  close(): void {
    this.emit('close', preventable());
    this.destroyed = true;
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
  becomeReady: () => void = () => undefined;
  readonly #ready = new Promise<void>((resolve) => (this.becomeReady = resolve));

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
  whenReady(): Promise<void> {
    return this.#ready;
  }
  enableSandbox(): void {
    this.sandboxed = true;
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

type RequestListener = (details: { url: string }, callback: (response: { cancel?: boolean }) => void) => void;

class SessionStandIn extends Emitter {
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  onRequest: RequestListener | null = null;
  permissionRequest: Parameters<SessionApi['setPermissionRequestHandler']>[0] = null;
  permissionCheck: Parameters<SessionApi['setPermissionCheckHandler']>[0] = null;
  device: Parameters<SessionApi['setDevicePermissionHandler']>[0] = null;
  spellChecker = true;
  readonly protocol: SessionApi['protocol'] = {
    handle: (scheme, handler) => {
      if (this.handlers.has(scheme)) throw new Error(`${scheme} is handled already`);
      this.handlers.set(scheme, handler);
    },
  };
  readonly webRequest: SessionApi['webRequest'] = {
    onBeforeRequest: (...args: unknown[]) => void (this.onRequest = args.at(-1) as RequestListener),
  };
  setPermissionRequestHandler(handler: typeof this.permissionRequest): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: typeof this.permissionCheck): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: typeof this.device): void {
    this.device = handler;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }
  /** What the page's `fetch(url)` would come to: null when it is cancelled or nobody serves it. */
  async fetch(url: string, init?: RequestInit): Promise<Response | null> {
    let cancelled = false;
    this.onRequest?.({ url }, ({ cancel }) => void (cancelled = cancel === true));
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    return cancelled || handler === undefined ? null : handler(new Request(url, init));
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

  /** What main.ts would hand in. */
  get electron(): ElectronApi {
    const windows = this.windows;
    const app = this.app;
    class RecordedWindow extends WindowStandIn {
      constructor(created: BrowserWindowConstructorOptions) {
        super(created);
        windows.push(this);
        app.emit('web-contents-created', {}, this.webContents);
      }
    }
    return {
      app: this.app,
      protocol: { registerSchemesAsPrivileged: (schemes: CustomScheme[]) => void this.schemes.push(...schemes) },
      session: this.session,
      ipcMain: {
        handle: (channel: string, listener: InvokeListener) => {
          if (this.invokes.has(channel)) throw new Error(`a second handler for ${channel}`);
          this.invokes.set(channel, listener);
        },
        on: (channel: string, listener: Listener) => this.ipcEvents.on(channel, listener),
      },
      nativeTheme: this.nativeTheme,
      shell: { openExternal: async (url: string) => void this.opened.push(url) },
      screen: { getAllDisplays: () => this.displays },
      dialog: {
        showSaveDialog: async (asked: SaveDialogOptions) => (
          this.saveDialogs.push(asked),
          { canceled: this.saveTo === null, filePath: this.saveTo ?? '' }
        ),
        showOpenDialog: async (asked: OpenDialogOptions) => (
          this.openDialogs.push(asked),
          { canceled: this.pick === null, filePaths: this.pick ?? [] }
        ),
        showMessageBox: async (asked: MessageBoxOptions) => (
          this.messages.push(asked),
          { response: 0, checkboxChecked: false }
        ),
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
    senderId = this.window.webContents.id,
  ): Promise<unknown> {
    const listener = this.invokes.get(channel);
    if (listener === undefined) return Promise.reject(new Error(`no handler registered for '${channel}'`));
    const event = { sender: { id: senderId }, senderFrame: frame };
    return Promise.resolve(listener(event as never, ...(structuredClone(args) as unknown[]))).then((reply) =>
      structuredClone(reply),
    );
  }

  sendSync(channel: string, senderId = this.window.webContents.id): unknown {
    const event = { sender: { id: senderId }, senderFrame: MAIN_FRAME, returnValue: undefined as unknown };
    this.ipcEvents.emit(channel, event);
    return structuredClone(event.returnValue);
  }

  /** The preload's side of the newest window. `paths`: what dropped files are called on disk. */
  preload(paths: ReadonlyMap<File, string> = new Map()): PreloadElectron {
    const events = new Emitter();
    this.window.webContents.receive = (channel, ...args) => events.emit(channel, {}, ...args);
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
