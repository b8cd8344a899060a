// The shell from start to quit against the stand-in: instance, files, window, menus, settings.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeAppFolder, temporaryFolder, PAGE_FILES } from '../testing/app-folder.ts';
import { preventable } from '../testing/emitter.ts';
import { StandIn } from '../testing/stand-in.ts';
import { createBridge } from '../preload/bridge.ts';
import type { DesktopBridge, OpenedFile } from '../ipc/contract.ts';
import { runShell, startShell, type ShellPlaces } from './shell.ts';

let userData: string;
let data: string;
let standIn: StandIn;

beforeEach(async () => {
  userData = await temporaryFolder();
  data = await temporaryFolder();
  standIn = new StandIn({ userData });
  for (const name of ['1.heapsnapshot', '2.heapsnapshot', '3.heapsnapshot'])
    await writeFile(join(data, name), `{"${name}":1}`);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => void vi.restoreAllMocks());

async function places(over: Partial<ShellPlaces> = {}): Promise<ShellPlaces> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'LICENSES.txt'), 'MIT and others');
  return {
    appFolder: await makeAppFolder(),
    preload: '/x/preload.cjs',
    licences: join(folder, 'LICENSES.txt'),
    args: [],
    workingFolder: data,
    platform: 'linux',
    ...over,
  };
}

async function started(over: Partial<ShellPlaces> = {}): Promise<void> {
  const starting = startShell(standIn.electron, await places(over));
  standIn.app.becomeReady();
  await starting;
}

/** A page that opened its bridge and listens. */
function page(paths?: ReadonlyMap<File, string>): {
  bridge: DesktopBridge;
  openings: string[][];
  files: OpenedFile[];
  commands: string[];
  stop: () => void;
} {
  const bridge = createBridge(standIn.preload(paths));
  const openings: string[][] = [];
  const files: OpenedFile[] = [];
  const commands: string[] = [];
  const stop = bridge.onOpenRequest((opened) => {
    openings.push(opened.map((file) => file.name));
    files.push(...opened);
  });
  bridge.onCommand((command) => commands.push(command));
  return { bridge, openings, files, commands, stop };
}

describe('starting', () => {
  it('sandboxes, registers the scheme before ready, and shows the page once it can', async () => {
    const starting = startShell(standIn.electron, await places());
    expect(standIn.app.sandboxed).toBe(true);
    expect(standIn.schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ]);
    expect(standIn.windows).toHaveLength(0);
    standIn.app.becomeReady();
    await starting;
    expect(standIn.window.loaded).toEqual(['app://heapdelta/']);
    expect(standIn.window.shown).toBe(false);
    standIn.window.emit('ready-to-show');
    expect(standIn.window.shown).toBe(true);
    const index = await standIn.session.defaultSession.fetch('app://heapdelta/');
    expect(await index?.text()).toBe(PAGE_FILES['index.html']);
  });

  it('hands its files to the instance that runs already, and quits', async () => {
    standIn.app.hasLock = false;
    expect(
      await startShell(
        standIn.electron,
        await places({ args: ['1.heapsnapshot', '--inspect', join(data, '2.heapsnapshot')] }),
      ),
    ).toBeNull();
    expect(standIn.app.quits).toBe(1);
    expect(standIn.app.lockData).toEqual({ files: [join(data, '1.heapsnapshot'), join(data, '2.heapsnapshot')] });
    expect(standIn.windows).toHaveLength(0);
  });

  it('over a page that is not built is said in a box that is seen, in the language of the system, and ends', async () => {
    standIn.app.languages = ['ko-KR'];
    const running = runShell(standIn.electron, await places({ appFolder: data }));
    expect(standIn.errorBoxes).toEqual([]);
    standIn.app.becomeReady();
    await running;
    expect(standIn.errorBoxes).toEqual([['Heapdelta', expect.stringContaining('시작할 수 없습니다')]]);
    expect([standIn.windows.length, standIn.unseenErrorBoxes.length, standIn.app.exits]).toEqual([0, 0, [1]]);
  });

  it('that fails before Electron is ready waits with its box until somebody can see it', async () => {
    const { electron } = standIn;
    const broken = { ...electron, protocol: { registerSchemesAsPrivileged: () => expect.unreachable() } };
    const running = runShell(broken, await places());
    standIn.app.becomeReady();
    await running;
    expect([standIn.errorBoxes.length, standIn.unseenErrorBoxes.length, standIn.app.exits]).toEqual([1, 0, [1]]);
  });

  it('whose page does not load is said, and ends, instead of staying invisible', async () => {
    standIn.loadFailure = new Error('ERR_FAILED (-2) loading app://heapdelta/');
    await started();
    await vi.waitFor(() => expect(standIn.app.quits).toBe(1));
    expect(standIn.messages[0]?.message).toContain('could not start');
  });
});

describe('files', () => {
  it('of the command line come to the page as one opening, and stream under their ids', async () => {
    await started({ args: ['1.heapsnapshot', `file://${join(data, '2.heapsnapshot')}`, '--some-flag'] });
    const { openings, files } = page();
    await vi.waitFor(() => expect(openings).toEqual([['1.heapsnapshot', '2.heapsnapshot']]));
    expect(JSON.stringify(files)).not.toContain(data);
    const response = await standIn.session.defaultSession.fetch(files[0]?.url ?? '');
    expect(await response?.text()).toBe('{"1.heapsnapshot":1}');
  });

  it('are delivered once, to whoever listens at last: a listener that stops at once loses nothing', async () => {
    await started({ args: ['1.heapsnapshot'] });
    const first = page();
    first.stop();
    const again: string[] = [];
    first.bridge.onOpenRequest((opened) => again.push(...opened.map((f) => f.name)));
    await vi.waitFor(() => expect(again).toEqual(['1.heapsnapshot']));
    // A reloaded page does not open them again.
    const reloaded = page();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(reloaded.openings).toEqual([]);
  });

  it('of a second instance bring the window forward; what is no list of ours is ignored', async () => {
    await started();
    const { openings } = page();
    standIn.window.minimized = true;
    standIn.app.emit('second-instance', {}, [], '/', { files: [join(data, '3.heapsnapshot')] });
    await vi.waitFor(() => expect(openings).toEqual([['3.heapsnapshot']]));
    expect([standIn.window.minimized, standIn.window.focused, standIn.windows.length]).toEqual([false, 1, 1]);
    for (const strange of [null, { files: 'x' }, { files: [1] }, { files: [], other: 1 }])
      standIn.app.emit('second-instance', {}, [], '/', strange);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(openings).toHaveLength(1);
  });

  it('of one selection in the Finder become one opening, also before the app is ready', async () => {
    const starting = startShell(standIn.electron, await places({ platform: 'darwin' }));
    for (const name of ['1.heapsnapshot', '2.heapsnapshot', '3.heapsnapshot']) {
      const event = preventable();
      standIn.app.emit('open-file', event, join(data, name));
      expect(event.defaultPrevented).toBe(true);
    }
    standIn.app.becomeReady();
    await starting;
    const { openings } = page();
    await vi.waitFor(() => expect(openings).toEqual([['1.heapsnapshot', '2.heapsnapshot', '3.heapsnapshot']]));
  });

  it('picked from the menu come as an opening; cancelling is nothing', async () => {
    await started();
    const { openings } = page();
    standIn.clickMenu('Open…');
    await vi.waitFor(() => expect(standIn.openDialogs).toHaveLength(1));
    standIn.pick = [join(data, '1.heapsnapshot'), join(data, '2.heapsnapshot')];
    standIn.clickMenu('Open…');
    await vi.waitFor(() => expect(openings).toEqual([['1.heapsnapshot', '2.heapsnapshot']]));
  });

  it('that are not there are said once there can be a dialog, wherever they came from', async () => {
    const starting = startShell(standIn.electron, await places({ args: ['none.heapsnapshot'], platform: 'darwin' }));
    standIn.app.emit('open-file', preventable(), join(data, 'nor-this.heapsnapshot'));
    // Longer than the Finder's events are gathered: both have failed by now.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(standIn.messages).toEqual([]);
    standIn.app.becomeReady();
    await starting;
    await vi.waitFor(() => expect(standIn.messages).toHaveLength(2));
    expect(standIn.windows).toHaveLength(1);
  });

  it('that are not there are named in one message, and nothing is opened', async () => {
    await started({ args: ['none.heapsnapshot', '1.heapsnapshot'] });
    await vi.waitFor(() => expect(standIn.messages).toHaveLength(1));
    expect(standIn.messages[0]?.message).toBe('This file could not be opened');
    expect(standIn.messages[0]?.detail).toContain('none.heapsnapshot');
    expect(standIn.messages[0]?.detail).not.toContain(data);
    const { openings } = page();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(openings).toEqual([]);
  });
});

describe('recent comparisons', () => {
  it('are remembered by path, shown by name, opened by id, and forgotten', async () => {
    await started();
    const dropped = new File(['x'], '1.heapsnapshot');
    const { bridge } = page(new Map([[dropped, join(data, '1.heapsnapshot')]]));
    await bridge.rememberRecent([dropped], 'sessions grows');
    const [entry] = await bridge.recent();
    expect(entry).toMatchObject({ fileNames: ['1.heapsnapshot'], summary: 'sessions grows' });
    expect(JSON.stringify(entry)).not.toContain(data);
    expect(standIn.app.recentDocuments).toEqual([join(data, '1.heapsnapshot')]);
    const [opened] = (await bridge.openRecent(entry?.id ?? '')) ?? [];
    expect(await (await standIn.session.defaultSession.fetch(opened?.url ?? ''))?.text()).toBe('{"1.heapsnapshot":1}');
    // What the system handed over is remembered by its id, and is the same comparison.
    await bridge.rememberRecent([opened as OpenedFile], 'again');
    expect((await bridge.recent()).map((e) => [e.id, e.summary])).toEqual([[entry?.id, 'again']]);
    await bridge.forgetRecent(entry?.id ?? '');
    expect(await bridge.recent()).toEqual([]);
    expect(await bridge.openRecent(entry?.id ?? '')).toBeNull();
  });

  it('are not made of files that have no place on disk, or of other files than snapshots', async () => {
    await started();
    const passwd = new File(['x'], 'passwd');
    const { bridge } = page(new Map([[passwd, '/etc/passwd']]));
    await bridge.rememberRecent([new File(['x'], 'made.heapsnapshot')], null);
    await bridge.rememberRecent([passwd], null);
    await bridge.rememberRecent(
      [{ name: 'x', url: 'app://heapdelta/open/AAAAAAAAAAAAAAAAAAAAAA', sizeBytes: 1 }],
      null,
    );
    expect(await bridge.recent()).toEqual([]);
  });

  it('whose files are gone open as null', async () => {
    await started();
    const file = new File(['x'], 'g.heapsnapshot');
    const { bridge } = page(new Map([[file, join(data, 'gone.heapsnapshot')]]));
    await bridge.rememberRecent([file], null);
    expect(await bridge.openRecent((await bridge.recent())[0]?.id ?? '')).toBeNull();
  });
});

describe('saving', () => {
  const request = { suggestedName: 'leak.pdf', mimeType: 'application/pdf', bytes: new Uint8Array([1, 2, 3]) };
  it('writes where the person says; cancelled is false', async () => {
    await started();
    const { bridge } = page();
    expect(await bridge.save(request)).toBe(false);
    standIn.saveTo = join(data, 'leak.pdf');
    expect(await bridge.save(request)).toBe(true);
    expect([...(await readFile(standIn.saveTo))]).toEqual([1, 2, 3]);
    expect(standIn.saveDialogs[0]).toMatchObject({ defaultPath: 'leak.pdf', filters: [{ extensions: ['pdf'] }] });
  });
  it("says in the person's language what failed", async () => {
    standIn.app.languages = ['ko-KR', 'en'];
    await started();
    const { bridge } = page();
    standIn.saveTo = join(data, 'no-such-folder', 'leak.pdf');
    await expect(bridge.save(request)).rejects.toThrow('폴더가 더 이상 없습니다');
  });
  it('does not take names that are paths', async () => {
    await started();
    const { bridge } = page();
    standIn.saveTo = join(data, 'x');
    for (const suggestedName of ['../x', '/etc/x', 'a\\b', '..', 'a\0b', ''])
      await expect(bridge.save({ ...request, suggestedName })).rejects.toThrow();
    expect(standIn.saveDialogs).toHaveLength(0);
  });
});

describe('settings', () => {
  it('are there at the next start, and steer menus and colours', async () => {
    await started();
    const { bridge } = page();
    expect(bridge.loadPreferences()).toBeNull();
    bridge.savePreferences({ lang: 'ko', theme: 'dark', accepted: { 'sha256:1': { reason: 'known' } } });
    await vi.waitFor(() => expect(standIn.menu.map((m) => m.label)).toContain('파일'));
    expect(standIn.nativeTheme.themeSource).toBe('dark');
    await vi.waitFor(async () =>
      expect(JSON.parse(await readFile(join(userData, 'preferences.json'), 'utf8'))).toMatchObject({ lang: 'ko' }),
    );
    standIn = new StandIn({ userData });
    await started();
    expect(page().bridge.loadPreferences()).toMatchObject({
      lang: 'ko',
      accepted: { 'sha256:1': { reason: 'known' } },
    });
    expect([standIn.nativeTheme.themeSource, standIn.menu[0]?.label]).toEqual(['dark', '파일']);
  });

  it.each(['', '{', '\0\0\0\0', '[1', '{"lang":"k'])(
    'that are damaged (%j) are set aside, and the start is clean',
    async (text) => {
      for (const name of ['preferences', 'window', 'recent']) await writeFile(join(userData, `${name}.json`), text);
      await started();
      const { bridge } = page();
      expect(bridge.loadPreferences()).toBeNull();
      expect(await bridge.recent()).toEqual([]);
      expect(await readFile(join(userData, 'preferences.json.corrupt'), 'utf8')).toBe(text);
      bridge.savePreferences({ lang: 'en' });
      await vi.waitFor(async () => expect(await readFile(join(userData, 'preferences.json'), 'utf8')).toContain('en'));
    },
  );

  it('that cannot be saved do not stop anything', async () => {
    await mkdir(join(userData, 'preferences.json'));
    await started();
    const { bridge } = page();
    bridge.savePreferences({ lang: 'ko' });
    await vi.waitFor(() => expect(standIn.menu[0]?.label).toBe('파일'));
    expect(await bridge.recent()).toEqual([]);
  });
});

describe('the window', () => {
  it('is strict', async () => {
    await started();
    expect(standIn.window.options.webPreferences).toEqual({
      preload: '/x/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: false,
    });
  });

  it('comes back where it was, and in sight when its display is gone', async () => {
    await started();
    standIn.window.bounds = { x: 2000, y: 50, width: 900, height: 700 };
    standIn.window.maximized = true;
    standIn.window.close();
    await vi.waitFor(async () => expect(await readFile(join(userData, 'window.json'), 'utf8')).toContain('2000'));
    standIn = new StandIn({ userData });
    standIn.displays.push({ workArea: { x: 1920, y: 0, width: 1920, height: 1080 } });
    await started();
    expect(standIn.window.options).toMatchObject({ x: 2000, y: 50, width: 900, height: 700 });
    standIn.window.emit('ready-to-show');
    expect(standIn.window.maximized).toBe(true);
    standIn = new StandIn({ userData });
    await started();
    expect(standIn.window.options.x).toBeUndefined();
    expect(standIn.window.options).toMatchObject({ width: 900, height: 700 });
  });

  it('is made anew on a Mac when it was closed, for a click and for files', async () => {
    await started({ platform: 'darwin' });
    standIn.window.close();
    standIn.app.emit('window-all-closed');
    expect(standIn.app.quits).toBe(0);
    standIn.app.emit('activate');
    expect(standIn.windows).toHaveLength(2);
  });

  it('closing ends the app elsewhere', async () => {
    await started();
    standIn.window.close();
    standIn.app.emit('window-all-closed');
    expect(standIn.app.quits).toBe(1);
  });

  it('whose page dies is loaded again, but not for ever', async () => {
    await started();
    const die = (reason: string): boolean =>
      standIn.window.contents.emit('render-process-gone', {}, { reason, exitCode: 1 });
    die('clean-exit');
    expect(standIn.window.contents.reloads).toBe(0);
    for (let i = 0; i < 3; i++) die('oom');
    expect([standIn.window.contents.reloads, standIn.messages.length]).toEqual([3, 0]);
    die('crashed');
    await vi.waitFor(() => expect(standIn.app.quits).toBe(1));
    expect([standIn.window.contents.reloads, standIn.messages.length]).toEqual([3, 1]);
  });
});

describe('quitting', () => {
  it('waits for what is being written', async () => {
    await started();
    const { bridge } = page();
    bridge.savePreferences({ lang: 'ko', big: 'x'.repeat(500_000) });
    await vi.waitFor(() => expect(standIn.menu[0]?.label).toBe('파일'));
    const event = preventable();
    standIn.app.emit('will-quit', event);
    expect(event.defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(standIn.app.quits).toBe(1));
    expect(JSON.parse(await readFile(join(userData, 'preferences.json'), 'utf8'))).toMatchObject({ lang: 'ko' });
    const second = preventable();
    standIn.app.emit('will-quit', second);
    expect(second.defaultPrevented).toBe(false);
  });
});

describe('menus', () => {
  it("send the page's commands, open known pages outside, and have developer tools only unpackaged", async () => {
    await started();
    const { commands } = page();
    for (const label of [
      'Export…',
      'Close Series',
      'Settings…',
      'Search',
      'Back',
      'Forward',
      'How to Take Snapshots',
      'Keyboard Shortcuts',
    ])
      standIn.clickMenu(label);
    expect(commands).toEqual([
      'export',
      'close-series',
      'settings',
      'search',
      'back',
      'forward',
      'capture-help',
      'shortcuts',
    ]);
    standIn.clickMenu('Heap Snapshots in Node.js (nodejs.org)');
    expect(standIn.opened).toEqual(['https://nodejs.org/api/v8.html#v8writeheapsnapshotfilenameoptions']);
    expect(JSON.stringify(standIn.menu)).not.toContain('toggleDevTools');
    standIn = new StandIn({ userData, packaged: false });
    await started({ platform: 'darwin' });
    expect(JSON.stringify(standIn.menu)).toContain('toggleDevTools');
    expect(standIn.menu[0]?.role).toBe('appMenu');
  });
});

describe('about', () => {
  it('gives version, locale and licences', async () => {
    standIn.app.languages = ['ko-KR'];
    await started();
    const { bridge } = page();
    expect([bridge.version, bridge.locale, await bridge.licences()]).toEqual(['1.2.3', 'ko-KR', 'MIT and others']);
    await bridge.openOutside('chrome-heap-snapshots');
    expect(standIn.opened[0]).toMatch(/^https:\/\/developer\.chrome\.com\//);
  });
});
