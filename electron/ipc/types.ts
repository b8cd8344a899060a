// What the page may ask of the desktop shell: types and names, no import, so that page and preload stay small;
// renderer/host/types.ts is the same bridge seen from the page, and contract.test.ts holds the two together.

/** A file the system handed over: an opaque id in a URL of our own protocol. A path never enters the page. */
export interface OpenedFile {
  readonly name: string;
  readonly url: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs?: number;
}

/** A comparison made before. */
export interface RecentEntry {
  readonly id: string;
  /** ISO time of the last opening. */
  readonly openedAt: string;
  readonly fileNames: readonly string[];
  /** The verdict's sentence when it was read last; null when unknown. */
  readonly summary: string | null;
}

/** Commands native menus send to the page. */
const APP_COMMANDS = [
  'open',
  'export',
  'search',
  'settings',
  'shortcuts',
  'capture-help',
  'close-series',
  'back',
  'forward',
] as const;
export type AppCommand = (typeof APP_COMMANDS)[number];

interface SaveRequest {
  readonly suggestedName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** Pages outside that the shell opens in the system's browser; a key, so that no address comes from the page. */
export const OUTSIDE_PAGES = ['node-heap-snapshots', 'chrome-heap-snapshots'] as const;
export type OutsidePage = (typeof OUTSIDE_PAGES)[number];

/** What the preload puts on `window.heapdelta`. */
export interface DesktopBridge {
  readonly version: string;
  /** BCP 47 tag of the system, e.g. `ko-KR`. */
  readonly locale: string;
  /** Saves through the system's dialog; false when the user cancelled. Reject: the sentence of what failed. */
  save(request: SaveRequest): Promise<boolean>;
  recent(): Promise<readonly RecentEntry[]>;
  /** Files of a recent comparison, or null when one of them is no longer there. */
  openRecent(id: string): Promise<readonly OpenedFile[] | null>;
  forgetRecent(id: string): Promise<void>;
  /** Remembers files just opened: `File`s that have a path on disk, or files the system handed over. */
  rememberRecent(files: readonly (File | OpenedFile)[], summary: string | null): Promise<void>;
  /** Files the system asks to open, also those asked for before anyone listened; returns what stops listening. */
  onOpenRequest(listener: (files: readonly OpenedFile[]) => void): () => void;
  onCommand(listener: (command: AppCommand) => void): () => void;
  /** Settings as last saved, read when the window opened; null when there are none. */
  loadPreferences(): unknown;
  /** Saves settings whole and atomically; a failure is logged by the shell, never thrown. */
  savePreferences(value: unknown): void;
  /** Opens one of the known pages in the system's browser. */
  openOutside(page: OutsidePage): Promise<void>;
  /** Opens a source place by an editor's own link (`vscode://…`); any other address is refused. */
  openEditor(link: string): Promise<void>;
  /** Licences of everything inside the app, plain text. */
  licences(): Promise<string>;
}

/** What the preload learns before the page runs. */
export interface BootInfo {
  readonly version: string;
  readonly locale: string;
  readonly preferences: unknown;
}

/** Every answer over IPC. Errors are data: Electron would keep nothing but their message. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: string; readonly sentence: string } };

/** The one synchronous channel: asked once by the preload before the page runs. */
export const BOOT_CHANNEL = 'heapdelta:boot';
/** Main → page. `open-request` carries nothing: the page then asks for `heapdelta:open-requests`. */
export const OPEN_REQUEST_EVENT = 'heapdelta:open-request';
export const COMMAND_EVENT = 'heapdelta:command';

/** Whether a value is a command we know: the preload checks what main sends, too. */
export function isAppCommand(value: unknown): value is AppCommand {
  return (APP_COMMANDS as readonly unknown[]).includes(value);
}

/** What every build shows where the system has nothing to say. */
export const EMPTY_BOOT: BootInfo = { version: '0.0.0', locale: 'en', preferences: null };
