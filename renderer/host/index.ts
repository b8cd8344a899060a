// Which host we run on: the desktop shell when its preload put a bridge on the window, else a browser tab.

import { version } from '../../package.json';
import { createBrowserHost } from './browser.ts';
import { createDesktopHost } from './desktop.ts';
import type { Host } from './types.ts';

/** The host of this window. */
export function createHost(): Host {
  return window.heapdelta === undefined ? createBrowserHost(version) : createDesktopHost(window.heapdelta);
}
