// The loopback host over real sockets: who is let in, what a stranger sees, and that faults break off cleanly.

import type { CaptureService } from '../../../capture/service-types.ts';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { mkdtemp, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeAppFolder, PAGE_FILES } from '../../testing/app-folder.ts';
import { createOpenFiles } from '../open-files.ts';
import { openAppFolder } from './app-folder.ts';
import { nodeFileAccess } from './file-access.ts';
import { startLocalHost, type LocalHost } from './local-host.ts';
import { isOwnConnection, ownerOf } from './peer.ts';
import { rememberedPort, stateFolder } from './remembered-port.ts';

let host: LocalHost;
let folder: string;
let faults: string[];
const registry = createOpenFiles(nodeFileAccess());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heapdelta-host-'));
  await writeFile(join(folder, 'a.heapsnapshot'), 'x'.repeat(3_000_000));
  faults = [];
  const requested = await registry.register([join(folder, 'a.heapsnapshot')]);
  host = await startLocalHost({
    app: await openAppFolder(await makeAppFolder()),
    openFiles: registry,
    requested,
    onFault: (code) => faults.push(code),
  });
});
afterEach(() => host.close());

/**
 * Sends bytes as they are, which fetch would not. Resolves with everything that came back until the end.
 * `halfClose` for bytes that may be no whole request: nothing would end the waiting for the rest.
 */
function raw(text: string, halfClose = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(host.port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve(received) : reject(error),
    );
    socket.on('close', () => resolve(received));
    if (halfClose) socket.end(text);
    else socket.write(text);
  });
}
const secretPath = (): string => new URL(host.url).pathname;
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<string> =>
  raw(
    `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: close\r\n${Object.entries(headers)
      .map(([k, v]) => `${k}: ${v}\r\n`)
      .join('')}\r\n`,
  );
const status = async (answer: Promise<string>): Promise<number> => Number((await answer).slice(9, 12));

describe('who is let in', () => {
  it('gives the page and its files under the secret, with the policy', async () => {
    const page = await fetch(host.url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toBe(PAGE_FILES['index.html']);
    const list = (await (await fetch(new URL('open/index.json', host.url))).json()) as {
      files: { url: string; sizeBytes: number }[];
    };
    expect(list.files[0]?.sizeBytes).toBe(3_000_000);
    const file = await fetch(new URL(list.files[0]?.url ?? '', host.url));
    expect((await file.text()).length).toBe(3_000_000);
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[A-Za-z0-9_-]{43}\/\?open=1$/);
  });

  it('tells a stranger without the secret nothing', async () => {
    for (const path of [
      '/',
      '/index.html',
      '/open/index.json',
      '/favicon.ico',
      `/${'A'.repeat(43)}/`,
      secretPath().slice(0, -2),
      secretPath().toUpperCase(),
    ]) {
      const answer = await ask(path);
      expect(answer).toMatch(/^HTTP\/1.1 404 /);
      expect(answer).not.toContain('doctype');
    }
  });

  it('refuses every Host but its own: DNS names that were rebound to us', async () => {
    for (const name of [
      'localhost',
      'evil.example',
      `localhost:${host.port}`,
      `127.0.0.1:${host.port + 1}`,
      `0.0.0.0:${host.port}`,
      `127.0.0.1.nip.io:${host.port}`,
    ]) {
      expect(await status(raw(`GET ${secretPath()} HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`))).toBe(421);
    }
    expect(await status(raw(`GET ${secretPath()} HTTP/1.1\r\nConnection: close\r\n\r\n`))).toBe(400);
    expect(
      await status(
        raw(
          `GET http://evil.example${secretPath()} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: close\r\n\r\n`,
        ),
      ),
    ).toBe(400);
  });

  it('refuses other origins and cross-site fetches, frames included', async () => {
    for (const origin of [
      'null',
      'https://evil.example',
      `http://localhost:${host.port}`,
      `https://127.0.0.1:${host.port}`,
    ]) {
      expect(await status(ask(secretPath(), { Origin: origin }))).toBe(421);
    }
    for (const site of ['cross-site', 'same-site'])
      expect(await status(ask(secretPath(), { 'Sec-Fetch-Site': site }))).toBe(421);
    expect(await status(ask(secretPath(), { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Dest': 'iframe' }))).toBe(421);
    expect(await status(ask(secretPath(), { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Dest': 'document' }))).toBe(200);
    expect(
      await status(ask(secretPath(), { 'Sec-Fetch-Site': 'same-origin', Origin: `http://127.0.0.1:${host.port}` })),
    ).toBe(200);
  });

  it('answers GET and HEAD without a body only, and neither upgrades nor tunnels', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])
      expect(await status(ask(secretPath(), {}, method))).toBe(405);
    expect(
      await status(
        raw(
          `GET ${secretPath()} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx`,
        ),
      ),
    ).toBe(405);
    const head = await ask(secretPath(), {}, 'HEAD');
    expect(head).toMatch(/^HTTP\/1.1 200 /);
    expect(head.split('\r\n\r\n')[1]).toBe('');
    expect(await ask(secretPath(), { Connection: 'Upgrade', Upgrade: 'websocket' })).toBe('');
    expect(await raw(`CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\n\r\n`)).toBe('');
  });

  it('refuses paths that the URL parser would fold', async () => {
    for (const tail of [
      'assets/../index.html',
      '../',
      '%2e%2e/',
      './index.html',
      '//evil.example/',
      'open/../../etc/passwd',
      'a\\b',
    ]) {
      expect([400, 404]).toContain(await status(ask(secretPath() + tail)));
    }
  });

  it('listens on the loopback address only', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address !== undefined && !address.internal && address.family === 'IPv4');
    const tries = ['::1', ...(outside === undefined ? [] : [outside.address])];
    for (const address of tries) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect(host.port, address);
        socket.on('connect', () => (socket.destroy(), resolve(true)));
        socket.on('error', () => resolve(false));
      });
      expect([address, reached]).toEqual([address, false]);
    }
  });

  it('outlives whatever bytes arrive', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        `GET ${secretPath()} HTTP/1.1`,
        `Host: 127.0.0.1:${host.port}`,
        'Transfer-Encoding: chunked',
        'Content-Length: 99999999999',
        'GET / HTTP/9.9',
        '\0',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
        await raw(`${lines.join('\r\n')}\r\n\r\n`, true);
      }),
      { numRuns: 150 },
    );
    expect((await fetch(host.url)).status).toBe(200);
  });
});

describe('a ticket', () => {
  const visit = (address: string, init: RequestInit = {}): Promise<Response> =>
    fetch(address, { redirect: 'manual', ...init });

  it('leads to the page once, holds no secret, and is unknown from then on', async () => {
    const ticket = host.ticket();
    expect(ticket).not.toContain(secretPath().slice(1, 20));
    // Looking does not use it up, nor does a page of another site.
    expect((await visit(ticket, { method: 'HEAD' })).status).toBe(404);
    expect((await visit(`${ticket}/`)).status).toBe(404);
    expect(await status(ask(new URL(ticket).pathname, { 'Sec-Fetch-Site': 'cross-site' }))).toBe(421);
    const led = await visit(ticket);
    expect([led.status, led.headers.get('location'), led.headers.get('cache-control')]).toEqual([
      302,
      host.url,
      'no-store',
    ]);
    expect((await visit(ticket)).status).toBe(404);
    expect(await (await fetch(host.ticket())).text()).toBe(PAGE_FILES['index.html']);
  });

  it('asked for by two at once lets one in', async () => {
    const ticket = host.ticket();
    const answers = await Promise.all(Array.from({ length: 5 }, () => visit(ticket)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([302, 404, 404, 404, 404]);
  });

  it('in the hands of another user is no ticket, and stays good for its owner', async () => {
    let own = false;
    const other = await startLocalHost({
      app: await openAppFolder(await makeAppFolder()),
      openFiles: registry,
      requested: [],
      isOwn: async () => own,
    });
    const ticket = other.ticket();
    expect((await visit(ticket)).status).toBe(404);
    own = true;
    expect((await visit(ticket)).status).toBe(302);
    await other.close();
  });
});

describe('whose a connection is', () => {
  const row = (local: string, remote: string, uid: number): string =>
    `   1: ${local} ${remote} 01 00000000:00000000 00:00000000 00000000  ${uid}        0 1234 1 0 20 4 30 10 -1`;
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    row('0100007F:1F90', '0100007F:C350', 0),
    row('0100007F:C350', '0100007F:1F90', 65534),
    row('0200007F:C351', '0100007F:1F90', 7),
  ].join('\n');

  it('is read from the row of the other end', () => {
    expect(ownerOf({ remotePort: 50_000, localPort: 8080 }, table)).toBe(65_534);
    expect(ownerOf({ remotePort: 8080, localPort: 50_000 }, table)).toBe(0);
    expect(ownerOf({ remotePort: 50_001, localPort: 8080 }, table)).toBeNull();
  });

  it.runIf(process.platform === 'linux')('is asked of this system, and ours is ours', async () => {
    const mine = async (): Promise<string> => table.replace('65534', String(process.getuid?.()));
    expect(await isOwnConnection({ remotePort: 50_000, localPort: 8080 }, mine)).toBe(true);
    expect(await isOwnConnection({ remotePort: 50_000, localPort: 8080 }, async () => table)).toBe(false);
    expect(await isOwnConnection({ remotePort: 50_000, localPort: 8080 }, () => Promise.reject(new Error()))).toBe(
      true,
    );
    expect((await fetch(host.ticket(), { redirect: 'manual' })).status).toBe(302);
  });
});

describe('connections that say nothing', () => {
  it('lock nobody out, however many, and those of the page stay', async () => {
    const page = new Agent({ keepAlive: true, maxSockets: 1 });
    /** Status of the page, and whether its connection was there already. */
    const visit = (): Promise<[number, boolean]> =>
      new Promise((resolve, reject) => {
        const request = get(host.url, { agent: page }, (answer) => {
          answer.resume();
          answer.on('end', () => resolve([answer.statusCode ?? 0, request.reusedSocket]));
        });
        request.on('error', reject);
      });
    expect(await visit()).toEqual([200, false]);
    const stalled = Array.from({ length: 200 }, () => connect(host.port, '127.0.0.1').on('error', () => undefined));
    await Promise.all(stalled.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    for (const socket of stalled.slice(0, 100)) socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ');
    // The connection of before, and one that is new.
    expect(await visit()).toEqual([200, true]);
    expect((await fetch(host.url, { headers: { connection: 'close' } })).status).toBe(200);
    page.destroy();
    for (const socket of stalled) socket.destroy();
  });
});

describe('faults', () => {
  it('breaks off when the file shrinks while it is sent, and HEAD says why', async () => {
    const path = join(folder, 'big.heapsnapshot');
    await writeFile(path, new Uint8Array(64 << 20));
    const [file] = await registry.register([path]);
    const address = new URL(`open/${file?.id}`, host.url);
    const response = await fetch(address);
    const reader = response.body?.getReader();
    await reader?.read();
    await truncate(path, 1000);
    await expect(
      (async () => {
        while ((await reader?.read())?.done === false);
      })(),
    ).rejects.toThrow();
    const why = await fetch(address, { method: 'HEAD' });
    expect([why.status, why.headers.get('x-heapdelta-error')]).toEqual([409, 'file-shrunk']);
    expect(faults).toEqual(['file-shrunk']);
    expect((await fetch(host.url)).status).toBe(200);
  });

  it('says that a file is gone', async () => {
    const [file] = await registry.register([join(folder, 'a.heapsnapshot')]);
    await unlink(join(folder, 'a.heapsnapshot'));
    expect((await fetch(new URL(`open/${file?.id}`, host.url))).status).toBe(410);
  });

  it('closes at once though a page is still reading, and frees the port', async () => {
    const path = join(folder, 'big.heapsnapshot');
    await writeFile(path, new Uint8Array(64 << 20));
    const [file] = await registry.register([path]);
    // Nobody takes the bytes: a close that waited for the answer's end would never come back.
    const response = await fetch(new URL(`open/${file?.id}`, host.url));
    await host.close();
    await expect(response.arrayBuffer()).rejects.toThrow();
    await expect(fetch(host.url)).rejects.toThrow();
    expect(faults).toEqual([]);
  });

  it('of one instance do not touch another that serves the same file', async () => {
    const path = join(folder, 'a.heapsnapshot');
    const others = createOpenFiles(nodeFileAccess());
    const second = await startLocalHost({
      app: await openAppFolder(await makeAppFolder()),
      openFiles: others,
      requested: await others.register([path]),
    });
    const [mine] = await registry.register([path]);
    const [theirs] = await others.register([path]);
    expect(mine?.id).not.toBe(theirs?.id);
    const [a, b] = await Promise.all([
      fetch(new URL(`open/${mine?.id}`, host.url)),
      fetch(new URL(`open/${theirs?.id}`, second.url)),
    ]);
    expect([(await a.text()).length, (await b.text()).length]).toEqual([3_000_000, 3_000_000]);
    // An id of the one means nothing to the other.
    expect((await fetch(new URL(`open/${mine?.id}`, second.url))).status).toBe(404);
    await second.close();
    expect((await fetch(new URL(`open/${mine?.id}`, host.url))).status).toBe(200);
  });

  it('registers no folder and no pipe', async () => {
    await expect(registry.register([folder])).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(registry.register(['/dev/null'])).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});

describe('orders to capture', () => {
  const asked: string[] = [];
  const idle = () => ({ kind: 'idle' }) as const;
  const note = (name: string) => () => {
    asked.push(name);
    return Promise.resolve(idle());
  };
  const service: CaptureService = {
    choices: () => Promise.resolve([]),
    state: idle,
    choose: note('choose'),
    start: note('start'),
    next: note('next'),
    stop: note('stop'),
    discard: note('discard'),
    close: () => {
      asked.push('close');
      return Promise.resolve();
    },
  };
  const JSON_TYPE = { 'content-type': 'application/json' };

  it('come from our own page, below the secret, and are short', async () => {
    asked.length = 0;
    const own = await startLocalHost({
      app: await openAppFolder(await makeAppFolder()),
      openFiles: registry,
      requested: [],
      capture: service,
    });
    const { origin } = new URL(own.url);
    const order = (headers: Record<string, string>, body = '{}', base = own.url) =>
      fetch(new URL('capture/stop', base), { method: 'POST', body, headers: { ...JSON_TYPE, ...headers } });
    expect((await order({ origin })).status).toBe(200);
    expect((await fetch(new URL('capture/state', own.url))).status).toBe(200);
    expect(asked).toEqual(['stop']);
    // Without the page's own origin nothing is ordered: a program of this machine, a form or a script of another page.
    expect((await order({})).status).toBe(421);
    expect((await order({ origin: 'http://example.com' })).status).toBe(421);
    expect((await order({ origin: 'null' })).status).toBe(421);
    expect((await order({ origin, 'sec-fetch-site': 'cross-site' })).status).toBe(421);
    expect((await order({ origin }, '{}', `${origin}/another-secret/`)).status).toBe(404);
    expect((await order({ origin }, `{"x":"${'a'.repeat(5000)}"}`)).status).toBe(400);
    expect((await fetch(own.url, { method: 'POST', body: '{}', headers: { ...JSON_TYPE, origin } })).status).toBe(405);
    expect(asked).toEqual(['stop']);
    await own.close();
    expect(asked).toEqual(['stop', 'close']);
  });
});

describe('the port', () => {
  it('is the preferred one when free, another when taken; the secret is new each time', async () => {
    const app = await openAppFolder(await makeAppFolder());
    const free = host.port;
    const oldUrl = host.url;
    await host.close();
    const again = await startLocalHost({ app, openFiles: registry, requested: [], preferredPort: free });
    expect(again.port).toBe(free);
    expect(again.url).not.toBe(oldUrl);
    expect(again.url).not.toContain('?open');
    const second = await startLocalHost({ app, openFiles: registry, requested: [], preferredPort: free });
    expect(second.port).not.toBe(free);
    await Promise.all([again.close(), second.close()]);
  });

  it('is remembered between starts; a damaged memory is set aside', async () => {
    const port = rememberedPort(folder);
    expect(await port.load()).toBeNull();
    await port.save(40_123);
    expect(await rememberedPort(folder).load()).toBe(40_123);
    await writeFile(join(folder, 'local-host.json'), '99');
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(await rememberedPort(folder).load()).toBeNull();
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
    expect(stateFolder({ HEAPDELTA_STATE_DIR: '/x' })).toBe('/x');
    expect(stateFolder({ XDG_STATE_HOME: '/s' }, 'linux')).toBe(join('/s', 'heapdelta'));
  });
});
