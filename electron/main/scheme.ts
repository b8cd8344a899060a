// Our scheme and nothing else: what the window may load, ask for and be granted.

import type { Handler } from '../protocol/handler.ts';
import type { ContentsApi, ElectronApi, SessionApi } from './electron-api.ts';

const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://heapdelta`;
export const START_URL = `${ORIGIN}/`;

/** Must run before the app is ready: makes our scheme a real, secure origin with fetch and streams; no CSP bypass, no service workers. */
export function registerScheme(protocol: ElectronApi['protocol']): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Whether an address is our page's. */
function isOurs(url: string): boolean {
  return url.startsWith(START_URL);
}

/** What a request may go to: our scheme, and what our page made itself. `devtools:` only where there are developer tools. */
export function mayRequest(url: string, developer: boolean): boolean {
  return (
    isOurs(url) ||
    url.startsWith(`blob:${START_URL}`) ||
    url.startsWith('data:') ||
    (developer && url.startsWith('devtools://'))
  );
}

/** The one permission we use: putting a copied summary on the clipboard, in our own page. */
const GRANTED = 'clipboard-sanitized-write';

/** Mounts the handler and closes everything else: other schemes, permissions, devices, downloads, dictionaries from the net. */
export function lockSession(session: SessionApi, handler: Handler, developer: boolean): void {
  session.protocol.handle(SCHEME, handler);
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayRequest(details.url, developer) }));
  session.setPermissionRequestHandler((contents, permission, callback) =>
    callback(permission === GRANTED && isOurs(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === GRANTED && (origin === ORIGIN || origin === START_URL),
  );
  session.setDevicePermissionHandler(() => false);
  // Saving goes through our own dialog and atomic write.
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** Keeps a window's contents where they are: no navigation, no frame, no window, no webview. */
export function lockContents(contents: ContentsApi): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
