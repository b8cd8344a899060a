// A browser tab on our local host: downloads for saving, file handles for recent comparisons,
// and `?open=1` when `heapdelta open` was started with files.

import { captureClient } from './capture.ts';
import { urlSource } from './desktop.ts';
import { loadPreferences, recallWindow, rememberWindow, savePreferences } from './preferences-storage.ts';
import { forgetHandles, listRecent, openHandles, rememberHandles } from './recent-handles.ts';
import type { Host, OpenedFile, SaveRequest } from './types.ts';

/** The host of a plain browser tab. `version` comes from the build. */
export function createBrowserHost(version: string): Host {
  return {
    kind: 'browser',
    version,
    locale: navigator.language,
    save: download,
    recent: listRecent,
    openRecent: openHandles,
    forgetRecent: forgetHandles,
    rememberRecent: rememberHandles,
    onOpenRequest: (listener) => {
      let listening = true;
      // The local host answers this only when it was started with files; asking otherwise would log a 404.
      if (new URLSearchParams(location.search).has('open')) {
        void requestedFiles().then((files) => {
          if (!listening) return;
          // A reload then shows what the window showed last, which may be something else by then.
          history.replaceState(history.state, '', location.pathname + location.hash);
          if (files.length > 0) listener(files.map(urlSource));
        });
      }
      return () => {
        listening = false;
      };
    },
    onCommand: () => () => undefined,
    loadPreferences,
    savePreferences,
    rememberWindow,
    // The command that opened this window brings its files by itself.
    recallWindow: () => (new URLSearchParams(location.search).has('open') ? null : recallWindow()),
    capture: captureClient,
    openEditor: null,
    licences: readLicences,
  };
}

async function requestedFiles(): Promise<readonly OpenedFile[]> {
  try {
    const response = await fetch('open/index.json');
    if (!response.ok) throw new Error(`status ${response.status}`);
    const body = (await response.json()) as { files?: readonly OpenedFile[] };
    return (body.files ?? []).map((f) => ({ ...f, url: new URL(f.url, document.baseURI).href }));
  } catch (error) {
    console.warn('the files this was started with could not be asked for', error);
    return [];
  }
}

async function readLicences(): Promise<string> {
  const response = await fetch('LICENSES.txt');
  if (!response.ok) throw new Error(`LICENSES.txt: status ${response.status}`);
  return await response.text();
}

function download(request: SaveRequest): Promise<boolean> {
  const url = URL.createObjectURL(new Blob([request.bytes as Uint8Array<ArrayBuffer>], { type: request.mimeType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = request.suggestedName;
  link.click();
  // The download has taken its own reference once the click task is over.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return Promise.resolve(true);
}
