// The bridge's code, with Electron as an argument: main.ts of this side is preload.ts.
// Sandboxed: no Node. Nothing of Electron reaches the page, only functions of the contract.

import { BOOT_CHANNEL, COMMAND_EVENT, EMPTY_BOOT, OPEN_REQUEST_EVENT, isAppCommand } from '../ipc/types.ts';
// Types only: the schemas stay with main, which is the side that checks.
import type { Answers, ArgumentsOf, Channel, RememberedFile } from '../ipc/contract.ts';
import type { BootInfo, DesktopBridge, OpenedFile, Reply } from '../ipc/types.ts';

/** What is used of Electron in the preload. */
export interface PreloadElectron {
  readonly ipcRenderer: {
    invoke(channel: string, ...args: unknown[]): Promise<unknown>;
    sendSync(channel: string): unknown;
    on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown;
  };
  /** Path of a dropped or picked file; '' for one that was made in memory. */
  readonly pathOfFile: (file: File) => string;
}

/** @returns what the page gets as `window.heapdelta` */
export function createBridge({ ipcRenderer, pathOfFile }: PreloadElectron): DesktopBridge {
  const boot = (ipcRenderer.sendSync(BOOT_CHANNEL) as BootInfo | null) ?? EMPTY_BOOT;

  async function ask<C extends Channel>(channel: C, ...args: ArgumentsOf<C>): Promise<Answers[C]> {
    const reply = (await ipcRenderer.invoke(channel, ...args)) as Reply<Answers[C]>;
    // Only the message of an error crosses into the page, so it is the sentence.
    if (!reply.ok) throw new Error(reply.error.sentence);
    return reply.value;
  }

  const requests = gate<readonly OpenedFile[]>();
  const pull = (): void => {
    ask('heapdelta:open-requests').then(
      (openings) => openings.forEach(requests.deliver),
      (error: unknown) => console.error('requested files could not be asked for', error),
    );
  };
  ipcRenderer.on(OPEN_REQUEST_EVENT, pull);

  const commands = gate<unknown>(0);
  ipcRenderer.on(COMMAND_EVENT, (_event, command) => commands.deliver(command));

  return {
    version: boot.version,
    locale: boot.locale,
    save: ({ suggestedName, mimeType, bytes }) => ask('heapdelta:save', { suggestedName, mimeType, bytes }),
    recent: () => ask('heapdelta:recent'),
    openRecent: (id) => ask('heapdelta:open-recent', id),
    forgetRecent: async (id) => void (await ask('heapdelta:forget-recent', id)),
    rememberRecent: async (files, summary) => {
      const remembered = files.map((file) => rememberable(file, pathOfFile));
      // Part of a comparison is another comparison, and nothing is none.
      if (remembered.length === 0 || remembered.some((file) => file === null)) return;
      await ask('heapdelta:remember-recent', remembered as RememberedFile[], summary);
    },
    onOpenRequest: (listener) => {
      const stop = requests.listen(listener);
      pull();
      return stop;
    },
    onCommand: (listener) =>
      commands.listen((command) => {
        if (isAppCommand(command)) listener(command);
      }),
    loadPreferences: () => boot.preferences,
    savePreferences: (value) => {
      ask('heapdelta:save-preferences', JSON.stringify(value)).catch((error: unknown) =>
        console.error('preferences were not saved', error),
      );
    },
    openOutside: async (page) => void (await ask('heapdelta:open-outside', page)),
    openEditor: async (link) => void (await ask('heapdelta:open-editor', link)),
    licences: () => ask('heapdelta:licences'),
  };
}

interface Gate<T> {
  deliver(value: T): void;
  listen(listener: (value: T) => void): () => void;
}

/** Delivers to whoever listens; keeps up to `keep` values while nobody does (React listens, stops and listens again). */
function gate<T>(keep = 64): Gate<T> {
  const listeners = new Set<(value: T) => void>();
  let kept: T[] = [];
  return {
    deliver(value) {
      if (listeners.size > 0) for (const listener of listeners) listener(value);
      else if (keep > 0) kept = [...kept, value].slice(-keep);
    },
    listen(listener) {
      listeners.add(listener);
      const waiting = kept;
      kept = [];
      for (const value of waiting) listener(value);
      return () => void listeners.delete(listener);
    },
  };
}

/** A file as main remembers it; null when it is nowhere on disk. */
function rememberable(file: File | OpenedFile, pathOfFile: (file: File) => string): RememberedFile | null {
  if ('url' in file) {
    const id = /\/open\/([A-Za-z0-9_-]{22})$/.exec(file.url)?.[1];
    return id === undefined ? null : { kind: 'id', id };
  }
  const path = pathOfFile(file);
  return path === '' ? null : { kind: 'path', path };
}
