// What the app needs from where it runs: a browser tab on our local host, or the desktop shell.
// Both implement `Host`; everything else is the same app. Paths never enter the page: files the system
// hands over come as `url` sources under our own protocol.

import type { MemoryOfProcess } from '../../capture/record.ts';
import type { SourceSpec } from '../../worker/engine/api.ts';
import type { CaptureClient } from './capture.ts';

/** A file the system handed over (argv, open-file, recent): an opaque id in a URL of our own protocol. */
export interface OpenedFile {
  readonly name: string;
  readonly url: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs?: number;
}

/** A comparison made before, newest first in lists. */
export interface RecentEntry {
  readonly id: string;
  /** ISO time of the last opening. */
  readonly openedAt: string;
  readonly fileNames: readonly string[];
  /** The verdict's sentence when it was read last; null when unknown. */
  readonly summary: string | null;
}

/** Commands native menus send; keyboard shortcuts in the page send the same. */
export type AppCommand =
  'open' | 'export' | 'search' | 'settings' | 'shortcuts' | 'capture-help' | 'close-series' | 'back' | 'forward';

export interface SaveRequest {
  readonly suggestedName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/**
 * The desktop bridge, put on `window.heapdelta` by the preload script. Functions take and return structured-clone
 * data only; `File` objects stay in the page except in `rememberRecent`, where the preload asks Electron for their path.
 */
export interface DesktopBridge {
  readonly version: string;
  readonly locale: string;
  /** Saves through the system's dialog; false when the user cancelled. Reject: the sentence of what failed. */
  save(request: SaveRequest): Promise<boolean>;
  recent(): Promise<readonly RecentEntry[]>;
  /** Files of a recent comparison, or null when they are no longer there. */
  openRecent(id: string): Promise<readonly OpenedFile[] | null>;
  forgetRecent(id: string): Promise<void>;
  /** Remembers files just opened (dropped or picked `File`s, or ids given by the system). */
  rememberRecent(files: readonly (File | OpenedFile)[], summary: string | null): Promise<void>;
  /** Files the system asks to open, now or later; returns the function that stops listening. */
  onOpenRequest(listener: (files: readonly OpenedFile[]) => void): () => void;
  onCommand(listener: (command: AppCommand) => void): () => void;
  /** Settings as last saved, read when the window opened; null when there are none. */
  loadPreferences(): unknown;
  savePreferences(value: unknown): void;
  /** Opens a source place by an editor's own link; rejects any other address. */
  openEditor(link: string): Promise<void>;
  /** Licences of everything inside the app, plain text. */
  licences(): Promise<string>;
}

/** A source with what the browser may remember of it: the file, or the folder or archive it lay in. */
export interface RememberedSource {
  readonly source: SourceSpec;
  readonly handle: FileSystemHandle | null;
}

/** What a window shows, as it survives a reload. */
export interface WindowRecord {
  /** Sources that have an address; null when not all have. */
  readonly sources: readonly SourceSpec[] | null;
  /** The remembered comparison that has the others' handles; null when there is none. */
  readonly recentId: string | null;
  /** In the order on screen. */
  readonly entries: readonly {
    readonly name: string;
    readonly label: string | null;
    readonly leftOut: boolean;
    readonly takenAt: string | null;
    readonly rssBytes: number | null;
    /** Where the memory of the process was, from a capture's side file. */
    readonly memory: MemoryOfProcess | null;
  }[];
  readonly keepOrder: boolean;
  readonly per: string | null;
  readonly heapLimitBytes: number | null;
}

/** What the features use. Every method may be called at any time; none throws synchronously. */
export interface Host {
  readonly kind: 'browser' | 'desktop';
  readonly version: string;
  /** BCP 47 tag of the system, e.g. `ko-KR`. */
  readonly locale: string;
  /** Saves bytes under a name the user may change; false when cancelled. */
  save(request: SaveRequest): Promise<boolean>;
  recent(): Promise<readonly RecentEntry[]>;
  /** @param ask - whether the browser may ask for permission; without, null when it would have to */
  openRecent(id: string, ask: boolean): Promise<readonly RememberedSource[] | null>;
  forgetRecent(id: string): Promise<void>;
  /** @returns the entry's id; null when nothing could be remembered */
  rememberRecent(items: readonly RememberedSource[], summary: string | null): Promise<string | null>;
  /** Also delivers requests that were made before anyone listened. */
  onOpenRequest(listener: (sources: readonly SourceSpec[]) => void): () => void;
  onCommand(listener: (command: AppCommand) => void): () => void;
  /** Settings as last saved; null when there are none or they cannot be read. */
  loadPreferences(): unknown;
  savePreferences(value: unknown): void;
  /** What this window shows, for a reload; null forgets. */
  rememberWindow(record: WindowRecord | null): void;
  recallWindow(): WindowRecord | null;
  /** Takes snapshots of running programs, through whoever serves this page. */
  readonly capture: CaptureClient;
  /** Opens an editor's link; null where the browser follows the link by itself. */
  readonly openEditor: ((link: string) => Promise<void>) | null;
  /** Licences of everything inside the app, plain text. */
  licences(): Promise<string>;
}

declare global {
  interface Window {
    readonly heapdelta?: DesktopBridge;
  }
}
