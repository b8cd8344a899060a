// The locks of docs/security.md, each tried: navigation, windows, permissions, requests, IPC senders and arguments, the bridge.

import { build } from 'esbuild';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ARGUMENTS, OUTSIDE_ADDRESSES, type DesktopBridge, type Reply } from '../ipc/contract.ts';
import type { DesktopBridge as PageBridge } from '../../renderer/host/types.ts';
import { createBridge } from '../preload/bridge.ts';
import { makeAppFolder, temporaryFolder } from '../testing/app-folder.ts';
import { notFound, runSandboxedPreload } from '../testing/sandboxed-preload.ts';
import { DESTROYED, StandIn } from '../testing/stand-in.ts';
import { startShell } from './shell.ts';

let standIn: StandIn;
const session = () => standIn.session.defaultSession;

async function start(packaged: boolean): Promise<void> {
  standIn = new StandIn({ userData: await temporaryFolder(), packaged });
  const starting = startShell(standIn.electron, {
    appFolder: await makeAppFolder(),
    preload: '/x',
    licences: '/x',
    args: [],
    workingFolder: '/',
    platform: 'linux',
  });
  standIn.app.becomeReady();
  await starting;
}
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await start(true);
  return () => vi.restoreAllMocks();
});

const OUTSIDE = [
  'https://example.com/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'ftp://x/',
  'ws://127.0.0.1:1/',
  'app://other/',
  'app://heapdelta.evil/',
  'app:heapdelta/',
  'javascript:alert(1)',
  'about:blank',
  'chrome://settings',
  'devtools://devtools/x',
  'blob:https://example.com/1',
  'filesystem:app://heapdelta/x',
  'view-source:app://heapdelta/',
  'APP://heapdelta@evil.example/',
];

describe('the window stays where it is', () => {
  it.each([...OUTSIDE, 'app://heapdelta/', 'app://heapdelta/open/AAAAAAAAAAAAAAAAAAAAAA', 'data:text/html,x'])(
    '%s is not navigated to',
    (url) => {
      const webContents = standIn.window.contents;
      for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const)
        expect([name, webContents.allows(name, url)]).toEqual([name, false]);
      expect(
        webContents.openHandler?.({
          url,
          frameName: '',
          features: '',
          disposition: 'new-window',
          referrer: { url: '', policy: 'no-referrer' },
        }),
      ).toEqual({ action: 'deny' });
    },
  );
});

describe('requests', () => {
  it.each(OUTSIDE)('to %s are cancelled', async (url) => {
    expect(await session().fetch(url)).toBeNull();
  });
  it('to our own origin and what our page made are let through', async () => {
    expect((await session().fetch('app://heapdelta/'))?.status).toBe(200);
    let cancelled: boolean | undefined = true;
    for (const url of ['blob:app://heapdelta/5a', 'data:image/png;base64,AA==']) {
      session().onRequest?.({ url }, (response) => (cancelled = response.cancel));
      expect([url, cancelled]).toEqual([url, false]);
    }
  });
  it('to the developer tools only outside the packaged app', async () => {
    let cancelled: boolean | undefined;
    session().onRequest?.({ url: 'devtools://devtools/x' }, (response) => (cancelled = response.cancel));
    expect(cancelled).toBe(true);
    await start(false);
    session().onRequest?.({ url: 'devtools://devtools/x' }, (response) => (cancelled = response.cancel));
    expect(cancelled).toBe(false);
  });
  it('for a download are stopped', () => {
    let prevented = false;
    session().emit('will-download', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });
});

describe('permissions', () => {
  const PERMISSIONS = [
    'media',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'clipboard-read',
    'display-capture',
    'fileSystem',
    'fullscreen',
    'hid',
    'serial',
    'usb',
    'idle-detection',
    'openExternal',
    'pointerLock',
    'keyboardLock',
    'storage-access',
    'window-management',
    'unknown',
  ] as const;
  type Check = NonNullable<ReturnType<typeof session>['permissionCheck']>;
  type Ask = NonNullable<ReturnType<typeof session>['permissionRequest']>;
  const check = (permission: Parameters<Check>[1], origin: string): boolean =>
    session().permissionCheck?.(null, permission, origin, { isMainFrame: true }) ?? true;
  const ask = (permission: Parameters<Ask>[1], url: string): boolean => {
    let granted = true;
    session().permissionRequest?.(
      { getURL: () => url } as Parameters<Ask>[0],
      permission,
      (given) => (granted = given),
      { isMainFrame: true, requestingUrl: url },
    );
    return granted;
  };
  it.each(PERMISSIONS)('%s is refused by both handlers', (permission) => {
    expect([check(permission, 'app://heapdelta'), ask(permission, 'app://heapdelta/')]).toEqual([false, false]);
  });
  it('only writing text to the clipboard is given, and only to our page', () => {
    const name = 'clipboard-sanitized-write';
    expect([check(name, 'app://heapdelta'), ask(name, 'app://heapdelta/')]).toEqual([true, true]);
    expect([check(name, 'https://example.com'), ask(name, 'https://example.com/')]).toEqual([false, false]);
  });
  it('devices are refused, dictionaries are not fetched', () => {
    expect(session().device?.({ deviceType: 'hid', origin: 'app://heapdelta', device: {} as never })).toBe(false);
    expect(session().spellChecker).toBe(false);
  });
});

describe('IPC', () => {
  it('has exactly the channels of the contract', () => {
    expect([...standIn.invokes.keys()].sort()).toEqual(Object.keys(ARGUMENTS).sort());
  });

  it.each([
    ['no frame', null, undefined],
    ['a frame of ours inside ours', { url: 'app://heapdelta/', parent: {} }, undefined],
    ['another site', { url: 'https://example.com/', parent: null }, undefined],
    ['a host that begins like ours', { url: 'app://heapdelta.evil/', parent: null }, undefined],
    ['a file', { url: 'file:///x/index.html', parent: null }, undefined],
    ['another window', { url: 'app://heapdelta/', parent: null }, 9999],
  ])('refuses %s on every channel', async (_name, frame, sender) => {
    for (const channel of Object.keys(ARGUMENTS)) {
      expect(await standIn.invoke(channel, [], frame, sender)).toMatchObject({
        ok: false,
        error: { code: 'foreign-sender' },
      });
    }
    expect(standIn.sendSync('heapdelta:boot', 9999)).toBeNull();
  });

  it('refuses whatever does not fit the schema, and does nothing then', async () => {
    // Anything structured clone can carry; a valid argument by chance is possible only for channels without arguments.
    const anything = fc.array(
      fc.oneof(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
        fc.string(),
        fc.constant(undefined),
      ),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(ARGUMENTS)), anything, async (channel, args) => {
        const reply = (await standIn.invoke(channel, args)) as Reply<unknown>;
        if (reply.ok) expect([channel, args.length]).toEqual([channel, 1]);
        else expect(['bad-arguments']).toContain(reply.error.code);
      }),
      // No file at all once passed as a comparison.
      { numRuns: 1500, examples: [['heapdelta:remember-recent', [[], '']]] },
    );
    expect(standIn.saveDialogs).toEqual([]);
    expect(standIn.opened).toEqual([]);
  });

  it('opens outside only by known key: an address is not a key', async () => {
    for (const page of ['https://example.com', 'file:///etc/passwd', '__proto__', 'constructor', '', 'docs ']) {
      expect(await standIn.invoke('heapdelta:open-outside', [page])).toMatchObject({ ok: false });
    }
    expect(standIn.opened).toEqual([]);
    for (const address of Object.values(OUTSIDE_ADDRESSES)) expect(new URL(address).protocol).toBe('https:');
  });

  it('opens an editor by its own link, and nothing else by that channel', async () => {
    const strange = [
      'https://example.com',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'vscode:extension/evil',
      ' vscode://file/a',
      'vscode://file/a b',
      'vscode://file/a\nb',
      'ms-settings://x',
      '',
    ];
    for (const link of strange)
      expect(await standIn.invoke('heapdelta:open-editor', [link]), link).toMatchObject({ ok: false });
    expect(standIn.opened).toEqual([]);
    expect(await standIn.invoke('heapdelta:open-editor', ['vscode://file/srv/a.js:12:3'])).toMatchObject({ ok: true });
    expect(standIn.opened).toEqual(['vscode://file/srv/a.js:12:3']);
  });

  it('does not let a failure out that names a path', async () => {
    standIn.saveTo = '/no/such/secret-folder/x.pdf';
    const reply = await standIn.invoke('heapdelta:save', [
      { suggestedName: 'x.pdf', mimeType: 'application/pdf', bytes: new Uint8Array(1) },
    ]);
    expect(reply).toMatchObject({ ok: false, error: { code: 'folder-gone' } });
    expect(JSON.stringify(reply)).not.toContain('secret-folder');
  });
});

describe('the preload', () => {
  it("exposes the contract's functions and nothing of Electron's", () => {
    const bridge = createBridge(standIn.preload());
    expect(Object.keys(bridge).sort()).toEqual([
      'forgetRecent',
      'licences',
      'loadPreferences',
      'locale',
      'onCommand',
      'onOpenRequest',
      'openEditor',
      'openOutside',
      'openRecent',
      'recent',
      'rememberRecent',
      'save',
      'savePreferences',
      'version',
    ]);
    // What crosses must be functions and plain data.
    for (const value of Object.values(bridge)) expect(['function', 'string']).toContain(typeof value);
  });

  it('passes on known commands only', () => {
    const seen: string[] = [];
    createBridge(standIn.preload()).onCommand((command) => seen.push(command));
    for (const command of ['open', 'evil', null, {}, '__proto__'])
      standIn.window.contents.send('heapdelta:command', command);
    expect(seen).toEqual(['open']);
  });

  it("is the page's own idea of the bridge", () => {
    const bridge: DesktopBridge = createBridge(standIn.preload());
    // Compiles only while both sides agree.
    const page: PageBridge = bridge;
    expect(page.version).toBe('1.2.3');
  });

  /** The bundle as it ships. */
  const bundled = async (contents = "import './preload.ts';") => {
    const result = await build({
      stdin: { contents, resolveDir: 'electron/preload', loader: 'ts' },
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'node',
      external: ['electron'],
      conditions: ['source'],
      metafile: true,
    });
    const imports = Object.values(result.metafile.outputs).flatMap((output) => output.imports.map((i) => i.path));
    return { imports, code: result.outputFiles[0]?.text ?? '' };
  };

  it('bundles to one small CommonJS file that needs Electron alone', async () => {
    const { imports, code } = await bundled();
    expect(imports).toEqual(['electron']);
    expect(code.length).toBeLessThan(20_000);
  });

  it('runs sandboxed, and what it puts on the window crosses the bridge', async () => {
    const { code } = await bundled();
    const page = runSandboxedPreload(code, standIn.preload());
    expect(Object.keys(page)).toEqual(['heapdelta']);
    const bridge = page.heapdelta as DesktopBridge;
    expect(bridge.version).toBe('1.2.3');
    expect(await bridge.recent()).toEqual([]);
    standIn.saveTo = '/no/such/secret-folder/x.pdf';
    const saving = bridge.save({ suggestedName: 'x.pdf', mimeType: 'application/pdf', bytes: new Uint8Array(1) });
    await expect(saving).rejects.toThrow('The folder is no longer there');
    const seen: string[] = [];
    const stop = bridge.onCommand((command) => seen.push(command));
    standIn.window.contents.send('heapdelta:command', 'open');
    stop();
    standIn.window.contents.send('heapdelta:command', 'open');
    expect(seen).toEqual(['open']);
  });

  it('would not run with more of Node than a sandboxed one has', async () => {
    for (const name of ['node:fs', 'path', 'node:child_process']) {
      const { code } = await bundled(`require(${JSON.stringify(name)});`);
      expect(() => runSandboxedPreload(code, standIn.preload())).toThrow(notFound(name));
    }
  });
});

describe('the stand-in refuses what Electron refuses', () => {
  it('dialogs, sessions, screens and windows before ready; schemes and the sandbox after', async () => {
    const early = new StandIn({ userData: await temporaryFolder() });
    const { app, dialog, session, screen, protocol, BrowserWindow } = early.electron;
    expect(() => dialog.showMessageBox({ message: 'x' })).toThrow('after app is ready');
    expect(() => dialog.showOpenDialog({})).toThrow('after app is ready');
    expect(() => session.defaultSession).toThrow('when app is ready');
    expect(() => screen.getAllDisplays()).toThrow("before the app 'ready' event");
    expect(() => new BrowserWindow({})).toThrow('before app is ready');
    early.app.becomeReady();
    expect(() => app.enableSandbox()).toThrow('before app is ready');
    expect(() => protocol.registerSchemesAsPrivileged([])).toThrow('before app is ready');
    await dialog.showMessageBox({ message: 'x' });
  });

  it('any call on a window that is gone, and on its contents', () => {
    const { window } = standIn;
    const { webContents } = window;
    window.close();
    expect(window.isDestroyed()).toBe(true);
    expect(() => window.focus()).toThrow(DESTROYED);
    expect(() => window.webContents).toThrow(DESTROYED);
    expect(() => webContents.send('heapdelta:command', 'open')).toThrow(DESTROYED);
  });
});
