// Electron's session as tests drive it: handlers, permissions, and what a request of the page comes to.

import type { SessionApi } from '../main/electron-api.ts';
import { Emitter } from './emitter.ts';

type RequestListener = (details: { url: string }, callback: (response: { cancel?: boolean }) => void) => void;

export class SessionStandIn extends Emitter {
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
