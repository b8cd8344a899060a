// The desktop shell: everything the system does goes over the preload's bridge.

import type { SourceSpec } from '../../worker/engine/api.ts';
import { captureClient } from './capture.ts';
import { recallWindow, rememberWindow } from './preferences-storage.ts';
import type { DesktopBridge, Host, OpenedFile } from './types.ts';

/** A file of our own protocol as the engine's source. */
export function urlSource(file: OpenedFile): SourceSpec {
  return {
    kind: 'url',
    url: file.url,
    name: file.name,
    sizeBytes: file.sizeBytes,
    ...(file.lastModifiedMs === undefined ? {} : { lastModifiedMs: file.lastModifiedMs }),
  };
}

/** The host over Electron's bridge. */
export function createDesktopHost(bridge: DesktopBridge): Host {
  return {
    kind: 'desktop',
    version: bridge.version,
    locale: bridge.locale,
    save: (request) => bridge.save(request),
    recent: () => bridge.recent(),
    openRecent: async (id) =>
      (await bridge.openRecent(id))?.map((file) => ({ source: urlSource(file), handle: null })) ?? null,
    forgetRecent: (id) => bridge.forgetRecent(id),
    rememberRecent: async (items, summary) => {
      const files = items.flatMap(({ source }) => rememberable(source));
      // Part of a comparison is another comparison: entries of an archive have no path of their own.
      if (files.length === items.length) await bridge.rememberRecent(files, summary);
      return null;
    },
    onOpenRequest: (listener) => bridge.onOpenRequest((files) => listener(files.map(urlSource))),
    onCommand: (listener) => bridge.onCommand(listener),
    loadPreferences: () => bridge.loadPreferences(),
    savePreferences: (value) => bridge.savePreferences(value),
    rememberWindow,
    recallWindow,
    capture: captureClient,
    openEditor: (link) => bridge.openEditor(link),
    licences: () => bridge.licences(),
  };
}

function rememberable(source: SourceSpec): (File | OpenedFile)[] {
  switch (source.kind) {
    case 'file':
      return source.file instanceof File ? [source.file] : [];
    case 'url':
      return [{ name: source.name, url: source.url, sizeBytes: source.sizeBytes }];
    case 'path':
      return [];
  }
}
