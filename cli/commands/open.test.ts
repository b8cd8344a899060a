// `heapdelta open` with a real host and a made-up browser: what it prints, what it refuses, that it stops.

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { makeAppFolder } from '../../electron/testing/app-folder.ts';
import { openInBrowser, realSystem, type BrowserSystem } from '../open/browser.ts';
import type { CliContext } from '../context.ts';
import { InputError, UsageError } from '../errors.ts';
import { serveUntilStopped, type OpenParts } from './open.ts';

function stand(lang: 'en' | 'ko' = 'en') {
  const stdout = new PassThrough({ encoding: 'utf8' });
  const stderr = new PassThrough({ encoding: 'utf8' });
  return {
    context: { stdout, stderr, lang } as unknown as CliContext,
    out: () => String(stdout.read() ?? ''),
    err: () => String(stderr.read() ?? ''),
  };
}

async function parts(over: Partial<OpenParts> = {}): Promise<OpenParts & { stop: () => void }> {
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  return {
    appFolder: await makeAppFolder(),
    stateFolder: await mkdtemp(join(tmpdir(), 'heapdelta-state-')),
    openInBrowser: async () => true,
    untilStopped: () => stopped,
    stop,
    ...over,
  };
}

describe('heapdelta open', () => {
  it('prints one address, opens the browser with it, serves the files, and stops', async () => {
    const { context, out, err } = stand();
    const file = join(await mkdtemp(join(tmpdir(), 'heapdelta-open-')), '1.heapsnapshot');
    await writeFile(file, '{}');
    const seen: string[] = [];
    const p = await parts({ openInBrowser: async (url) => (seen.push(url), true) });
    const running = serveUntilStopped(context, [file], { browser: true }, p);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    const printed = out();
    // What the browser is given is readable for every user of the machine: it leads to the page once and holds no secret.
    const secret = new URL(printed).pathname.slice(1, -1);
    expect(seen[0]).not.toContain(secret);
    const led = await fetch(seen[0] ?? '', { redirect: 'manual' });
    expect([led.status, `${led.headers.get('location')}\n`]).toEqual([302, printed]);
    expect((await fetch(seen[0] ?? '', { redirect: 'manual' })).status).toBe(404);
    const list = (await (await fetch(new URL('open/index.json', printed.trim()))).json()) as {
      files: { name: string }[];
    };
    expect(list.files.map((f) => f.name)).toEqual(['1.heapsnapshot']);
    await vi.waitFor(() => expect(err()).toContain('Ctrl-C'));
    p.stop();
    expect(await running).toBe(0);
    await expect(fetch(seen[0] ?? '')).rejects.toThrow();
  });

  it('says that the address must be opened by hand where there is no browser, in Korean too', async () => {
    const { context, err } = stand('ko');
    const p = await parts({ openInBrowser: async () => false });
    const running = serveUntilStopped(context, [], { browser: true }, p);
    await vi.waitFor(() => expect(err()).toContain('여세요'));
    p.stop();
    await running;
  });

  it('keeps its port for the next start, so that the browser finds its settings again', async () => {
    const p = await parts({ untilStopped: async () => undefined });
    const ports: string[] = [];
    for (let i = 0; i < 2; i++) {
      const { context, out } = stand();
      await serveUntilStopped(context, [], { browser: false }, p);
      ports.push(new URL(out()).port);
    }
    expect(ports[0]).toBe(ports[1]);
  });

  it('goes on, and says so, where its port cannot be kept', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'heapdelta-open-')), 'a-file');
    await writeFile(file, '');
    const { context, out, err } = stand();
    expect(
      await serveUntilStopped(
        context,
        [],
        { browser: false },
        await parts({ stateFolder: join(file, 'inside'), untilStopped: async () => undefined }),
      ),
    ).toBe(0);
    expect(out()).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(err()).toContain('port could not be kept');
  });

  it('says that a port asked for is taken, instead of taking another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);
    const { context, out } = stand();
    const p = await parts({ untilStopped: async () => undefined });
    await expect(serveUntilStopped(context, [], { browser: false, port }, p)).rejects.toMatchObject({
      key: 'cli.open.portTaken',
    });
    expect(out()).toBe('');
    other.close();
  });

  it('refuses files that are not there, folders, ports that are none, and a page that is not built', async () => {
    const { context } = stand();
    const folder = await mkdtemp(join(tmpdir(), 'heapdelta-open-'));
    const p = await parts();
    const refused = await serveUntilStopped(context, [join(folder, 'none'), folder], { browser: false }, p).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(InputError);
    expect((refused as InputError).failures.map((f) => f.code)).toEqual(['not-found', 'is-directory']);
    for (const port of ['80', 'x', '70000', '-1'])
      await expect(serveUntilStopped(context, [], { browser: false, port }, p)).rejects.toBeInstanceOf(UsageError);
    await expect(serveUntilStopped(context, [], { browser: false }, { ...p, appFolder: folder })).rejects.toMatchObject(
      { key: 'cli.open.notBuilt' },
    );
  });
});

describe('the browser', () => {
  const url = 'http://127.0.0.1:5/abc/';
  const started = async (over: Partial<BrowserSystem>): Promise<readonly string[] | null> => {
    let command: readonly string[] | null = null;
    await openInBrowser(url, {
      platform: 'linux',
      env: {},
      exists: () => true,
      start: async (program, args) => ((command = [program, ...args]), true),
      ...over,
    });
    return command;
  };
  it("is the system's, or the one named", async () => {
    expect(await started({ platform: 'darwin' })).toEqual(['open', url]);
    expect(await started({ platform: 'win32' })).toEqual(['rundll32', 'url.dll,FileProtocolHandler', url]);
    expect(await started({ env: { DISPLAY: ':0' } })).toEqual(['xdg-open', url]);
    expect(await started({ env: { WAYLAND_DISPLAY: 'wayland-0', BROWSER: 'firefox' } })).toEqual(['firefox', url]);
    expect(await started({ env: { DISPLAY: ':0', BROWSER: 'sh -c evil' } })).toEqual(['xdg-open', url]);
  });
  it('is none without a display, without an opener, or when asked for none', async () => {
    expect(await started({})).toBeNull();
    expect(await started({ env: { DISPLAY: ':0' }, exists: () => false })).toBeNull();
    expect(await started({ platform: 'darwin', env: { BROWSER: 'none' } })).toBeNull();
  });
  it('that cannot be started, or fails, is no browser', async () => {
    const { start, exists } = realSystem();
    expect(await start('/no/such/program', [])).toBe(false);
    expect(await start(process.execPath, ['-e', 'process.exit(3)'])).toBe(false);
    expect(await start(process.execPath, ['-e', ''])).toBe(true);
    expect([exists(process.execPath), exists('/no/such/program'), exists('heapdelta-no-such')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
