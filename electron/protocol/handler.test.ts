// The door's rules: what is served, what is refused, and that every answer carries the headers. Properties after examples.

import type { CaptureService } from '../../capture/service-types.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryFiles, type MemoryFiles } from '../testing/file-access.ts';
import { STATUS } from './errors.ts';
import { createHandler, type Handler } from './handler.ts';
import { checkAppFiles, contentType, APP_FILES_SCHEMA } from './manifest.ts';
import { createOpenFiles, type ListedFile, type OpenFiles } from './open-files.ts';

const ORIGIN = 'app://heapdelta';
const PAGE: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html>',
  'assets/main-B2.js': 'export {}',
  'assets/f.ttf': 'font',
  'samples/1.heapsnapshot.gz': 'gz',
};

let capture: CaptureService | null = null;
let disk: MemoryFiles;
let registry: OpenFiles;
let requested: ListedFile[];
let faults: string[];
let page: Record<string, string>;
let handle: Handler;

async function sha256(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex');
}

async function start(base = '/'): Promise<void> {
  const files = await Promise.all(
    Object.entries(PAGE).map(async ([path, text]) => ({ path, bytes: text.length, sha256: await sha256(text) })),
  );
  handle = createHandler({
    files: checkAppFiles({ schema: APP_FILES_SCHEMA, files }),
    readAsset: async (path) => {
      const text = page[path];
      if (text === undefined) throw new Error('no such file');
      return new TextEncoder().encode(text);
    },
    openFiles: registry,
    origin: ORIGIN,
    base,
    capture,
    requested: () => requested,
    onFault: (code) => faults.push(code),
  });
}

beforeEach(async () => {
  capture = null;
  disk = memoryFiles({ '/data/a.heapsnapshot': new TextEncoder().encode('{"snapshot":{}}') });
  registry = createOpenFiles(disk);
  requested = [];
  faults = [];
  page = { ...PAGE };
  await start();
});

const get = (path: string, init?: RequestInit): Promise<Response> => handle(new Request(`${ORIGIN}${path}`, init));

/** What every answer must carry, refusals included. */
function expectHeaders(response: Response): void {
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|http:|https:/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(response.headers.get('permissions-policy')).toContain('camera=()');
  expect(response.headers.get('x-frame-options')).toBe('DENY');
  expect(response.headers.get('cache-control')).toMatch(/^no-(store|cache)$/);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
}

describe('files of the app', () => {
  it('serves the page at the base and every listed file with its type, tag and length', async () => {
    const index = await get('/');
    expect(index.status).toBe(200);
    expect(await index.text()).toBe(PAGE['index.html']);
    for (const [path, text] of Object.entries(PAGE)) {
      const response = await get(`/${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(contentType(path));
      expect(response.headers.get('content-length')).toBe(String(text.length));
      expect(await response.text()).toBe(text);
      expectHeaders(response);
    }
  });

  it("serves the page with a query, because the query is the page's own", async () => {
    expect((await get('/?open=1')).status).toBe(200);
  });

  it('answers 304 to its own tag only', async () => {
    const tag = (await get('/')).headers.get('etag') ?? '';
    const same = await get('/', { headers: { 'if-none-match': tag } });
    expect(same.status).toBe(304);
    expectHeaders(same);
    expect((await get('/', { headers: { 'if-none-match': '*' } })).status).toBe(200);
  });

  it('refuses a file that is not as built, or is gone', async () => {
    page['assets/main-B2.js'] = 'export{};';
    const changed = await get('/assets/main-B2.js');
    expect([changed.status, changed.headers.get('x-heapdelta-error')]).toEqual([500, 'asset-unreadable']);
    delete page['assets/f.ttf'];
    expect((await get('/assets/f.ttf')).status).toBe(500);
    expect(faults).toEqual(['asset-unreadable', 'asset-unreadable']);
    expectHeaders(changed);
  });

  it('lives under its base and nowhere else', async () => {
    await start('/secret/');
    expect((await get('/secret/')).status).toBe(200);
    expect((await get('/secret/assets/main-B2.js')).status).toBe(200);
    expect((await get('/')).status).toBe(404);
    expect((await get('/assets/main-B2.js')).status).toBe(404);
    expect((await get('/secretassets/main-B2.js')).status).toBe(404);
  });
});

describe('refusals', () => {
  const refused = async (request: Request): Promise<[number, string | null]> => {
    const response = await handle(request);
    expectHeaders(response);
    const code = response.headers.get('x-heapdelta-error');
    if (request.method !== 'HEAD') expect(await response.json()).toEqual({ error: { code } });
    return [response.status, code];
  };
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s', async (method) => {
    expect(await refused(new Request(`${ORIGIN}/`, { method }))).toEqual([405, 'bad-method']);
  });
  it.each([
    'app://other/',
    'http://heapdelta/',
    'app://heapdelta.evil.example/',
    'https://127.0.0.1/',
    'app://heapdelta:80/',
  ])('%s', async (url) => {
    expect(await refused(new Request(url))).toEqual([421, 'bad-host']);
  });
  it.each([
    '/%2e%2e/etc/passwd',
    '/assets%2fmain-B2.js',
    '/assets//main-B2.js',
    '/index.html%00',
    '/%5c..%5cx',
    '/assets/main-B2.js;x',
    `/${'a'.repeat(3000)}`,
  ])('%s', async (path) => {
    const [status, code] = await refused(new Request(ORIGIN + path));
    // Some spellings are folded by the URL parser before we see them; none of them is served.
    expect([
      ['bad-path', 400],
      ['not-found', 404],
    ]).toContainEqual([code, status]);
  });
  it('does not serve its own list, source maps or what the list does not have', async () => {
    for (const path of [
      '/app-files.json',
      '/assets/main-B2.js.map',
      '/assets',
      '/assets/',
      '/INDEX.HTML',
      '/index.html/',
    ]) {
      expect(await refused(new Request(ORIGIN + path))).toEqual([404, 'not-found']);
    }
  });
});

describe('capturing', () => {
  const ID = 'abcdefghijklmnopqrstuv';
  const START = { rounds: 4, everySeconds: null, yes: false, stacks: false };
  /** Notes what it was asked, and is in whatever state. */
  const service = () => {
    const asked: unknown[] = [];
    const note =
      (name: string) =>
      (...args: readonly unknown[]) => {
        asked.push([name, ...args]);
        return Promise.resolve({ kind: 'idle' } as const);
      };
    const made: CaptureService = {
      choices: () => Promise.resolve([{ id: ID, kind: 'process', name: 'a', detail: '', pid: 1, rssBytes: null }]),
      state: () => ({ kind: 'attaching', name: 'a' }),
      choose: note('choose'),
      start: note('start'),
      next: note('next'),
      stop: note('stop'),
      discard: note('discard'),
      close: () => Promise.resolve(),
    };
    return { made, asked };
  };
  const order = (name: string, body: string, type = 'application/json') =>
    get(`/capture/${name}`, { method: 'POST', body, headers: { 'content-type': type } });

  it('is not there unless somebody captures', async () => {
    expect((await get('/capture/state')).status).toBe(404);
    expect((await order('stop', '{}')).status).toBe(405);
  });

  it('lists programs, tells the state, and hands on what is ordered', async () => {
    const { made, asked } = service();
    capture = made;
    await start();
    const listed = await get('/capture/targets');
    expectHeaders(listed);
    expect(await listed.json()).toMatchObject({ targets: [{ id: ID, name: 'a' }] });
    expect(await (await get('/capture/state')).json()).toEqual({ kind: 'attaching', name: 'a' });
    expect(await (await order('choose', JSON.stringify({ id: ID }))).json()).toEqual({ kind: 'idle' });
    await order('start', JSON.stringify(START));
    for (const name of ['next', 'stop', 'discard']) await order(name, '{}');
    expect(asked).toEqual([['choose', ID], ['start', START], ['next'], ['stop'], ['discard']]);
  });

  it.each([
    ['choose', '{}'],
    ['choose', '{"id":"../../etc"}'],
    ['choose', `{"id":"${ID}","pid":1}`],
    ['start', JSON.stringify({ ...START, rounds: 1 })],
    ['start', JSON.stringify({ ...START, rounds: 21 })],
    ['start', JSON.stringify({ ...START, everySeconds: 0 })],
    ['start', JSON.stringify({ ...START, folder: '/etc' })],
    ['stop', 'no JSON'],
    ['stop', `{"x":"${'a'.repeat(5000)}"}`],
  ])('refuses %s with %s, and nothing happens', async (name, body) => {
    const { made, asked } = service();
    capture = made;
    await start();
    const response = await order(name, body);
    expectHeaders(response);
    expect([response.status, response.headers.get('x-heapdelta-error')]).toEqual([400, 'bad-order']);
    expect(asked).toEqual([]);
  });

  it('takes orders by POST and as JSON alone, and no others', async () => {
    const { made, asked } = service();
    capture = made;
    await start();
    expect((await get('/capture/stop')).status).toBe(405);
    expect((await order('stop', '{}', 'text/plain')).status).toBe(400);
    expect((await order('erase', '{}')).status).toBe(404);
    expect((await get('/', { method: 'POST', body: '{}' })).status).toBe(405);
    expect(asked).toEqual([]);
  });
});

describe('opened files', () => {
  it('lists what the page was started with and streams each under its id', async () => {
    requested = [...(await registry.register(['/data/a.heapsnapshot']))];
    const list = (await (await get('/open/index.json')).json()) as {
      files: { name: string; url: string; sizeBytes: number }[];
    };
    expect(list.files).toMatchObject([{ name: 'a.heapsnapshot', sizeBytes: 15 }]);
    expect(JSON.stringify(list)).not.toContain('/data');
    const response = await get(`/${list.files[0]?.url}`);
    expectHeaders(response);
    expect(response.headers.get('content-length')).toBe('15');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(await response.text()).toBe('{"snapshot":{}}');
    expect(disk.openHandles).toBe(0);
  });

  it('answers HEAD without opening the file', async () => {
    const [file] = await registry.register(['/data/a.heapsnapshot']);
    const response = await get(`/open/${file?.id}`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '15', '']);
    expect(disk.openHandles).toBe(0);
  });

  it('streams more than a chunk whole, and stops reading when the page leaves', async () => {
    const big = new Uint8Array(5 * (1 << 20) + 17).map((_, i) => i % 251);
    disk.contents.set('/data/big', big);
    const [file] = await registry.register(['/data/big']);
    const whole = new Uint8Array(await (await get(`/open/${file?.id}`)).arrayBuffer());
    expect(Buffer.compare(whole, big)).toBe(0);
    const reads: number[] = [];
    disk.onRead = (_path, position) => reads.push(position);
    const reader = (await get(`/open/${file?.id}`)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(reads.length).toBeLessThanOrEqual(3);
    expect(disk.openHandles).toBe(0);
  });

  it('breaks the stream of a file that shrinks, closes it, and says why to HEAD; the next whole reading clears it', async () => {
    disk.contents.set('/data/s', new Uint8Array(3 << 20));
    const [file] = await registry.register(['/data/s']);
    disk.onRead = (path, position) => {
      if (position >= 1 << 20) disk.contents.set(path, new Uint8Array(1 << 20));
    };
    await expect((await get(`/open/${file?.id}`)).arrayBuffer()).rejects.toMatchObject({ code: 'file-shrunk' });
    expect(disk.openHandles).toBe(0);
    const why = await get(`/open/${file?.id}`, { method: 'HEAD' });
    expect([why.status, why.headers.get('x-heapdelta-error')]).toEqual([409, 'file-shrunk']);
    disk.onRead = () => undefined;
    expect((await (await get(`/open/${file?.id}`)).arrayBuffer()).byteLength).toBe(1 << 20);
    expect((await get(`/open/${file?.id}`, { method: 'HEAD' })).status).toBe(200);
  });

  it('says that a file is gone, before and during reading', async () => {
    disk.contents.set('/data/g', new Uint8Array(3 << 20));
    const [file] = await registry.register(['/data/g']);
    disk.onRead = (path) => disk.contents.delete(path);
    await expect((await get(`/open/${file?.id}`)).arrayBuffer()).rejects.toMatchObject({ code: 'file-gone' });
    const gone = await get(`/open/${file?.id}`);
    expect([gone.status, gone.headers.get('x-heapdelta-error')]).toEqual([410, 'file-gone']);
    expect(disk.openHandles).toBe(0);
  });

  it('never serves bytes that came after opening: a growing file ends at its size', async () => {
    disk.contents.set('/data/w', new Uint8Array(100));
    const [file] = await registry.register(['/data/w']);
    disk.onRead = (path) => disk.contents.set(path, new Uint8Array(5000));
    expect((await (await get(`/open/${file?.id}`)).arrayBuffer()).byteLength).toBe(100);
  });

  it('registers all or none, and a path keeps its id', async () => {
    await expect(registry.register(['/data/a.heapsnapshot', '/data/none'])).rejects.toMatchObject({
      code: 'file-gone',
    });
    const [first] = await registry.register(['/data/a.heapsnapshot']);
    const [second] = await registry.register(['/data/a.heapsnapshot']);
    expect(first?.id).toBe(second?.id);
    expect(registry.pathOf(first?.id ?? '')).toBe('/data/a.heapsnapshot');
  });
});

describe('whatever is asked', () => {
  const segment = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2E.',
      'open',
      'index.html',
      'assets',
      'main-B2.js',
      'app-files.json',
      'etc',
      'passwd',
      '%00',
      '\\',
      '%5c',
      '',
      '~',
      'C:',
      'data',
      'a.heapsnapshot',
      'index.json',
    ),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }).map((s) => encodeURIComponent(s.toWellFormed())),
  );
  const path = fc.array(segment, { maxLength: 8 }).map((s) => `/${s.join('/')}`);
  const method = fc.oneof(
    fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'get', 'OPTIONS'),
    fc.stringMatching(/^[A-Z]{1,8}$/),
  );
  const headers = fc.dictionary(
    fc.constantFrom('range', 'if-none-match', 'x-forwarded-host', 'origin', 'accept', 'x-a'),
    fc.stringMatching(/^[ -~]{0,30}$/),
  );
  const allowed = new Set([...Object.keys(PAGE).map((p) => `/${p}`), '/', '/open/index.json']);

  it('is either one of our files or a coded refusal, under the headers, and nothing stays open', async () => {
    await registry.register(['/data/a.heapsnapshot']);
    await fc.assert(
      fc.asyncProperty(path, method, headers, async (asked, verb, sent) => {
        let request: Request;
        try {
          request = new Request(ORIGIN + asked, { method: verb, headers: sent });
        } catch {
          // The Fetch API refuses it (a broken URL, CONNECT): it never reaches a handler.
          return;
        }
        const response = await handle(request);
        expectHeaders(response);
        const code = response.headers.get('x-heapdelta-error');
        if (code === null) {
          expect([200, 304]).toContain(response.status);
          expect(['GET', 'HEAD']).toContain(request.method);
          expect(allowed).toContain(new URL(request.url).pathname);
        } else {
          expect(STATUS[code as keyof typeof STATUS]).toBe(response.status);
          expect(response.status).toBeLessThan(500);
        }
        if (request.method === 'HEAD') expect(response.body).toBeNull();
        else await response.arrayBuffer();
        expect(disk.openHandles).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not open a file by any id but its own', async () => {
    const [file] = await registry.register(['/data/a.heapsnapshot']);
    const id = file?.id ?? '';
    expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const near = fc
      .tuple(fc.nat(21), fc.constantFrom(...'ABCabc019_-'))
      .map(([i, c]) => id.slice(0, i) + c + id.slice(i + 1));
    const guess = fc.oneof(
      near,
      fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/),
      fc.constantFrom('', '__proto__', 'constructor', 'toString', `${id}/`, `${id}x`, id.toLowerCase()),
    );
    await fc.assert(
      fc.asyncProperty(
        guess.filter((g) => g !== id),
        async (g) => {
          const response = await get(`/open/${g}`);
          expect(['unknown-id', 'bad-path']).toContain(response.headers.get('x-heapdelta-error'));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the list of files', () => {
  const good = { path: 'index.html', bytes: 1, sha256: 'a'.repeat(64) };
  it.each([
    ['no schema', { files: [good] }],
    ['no index', { schema: APP_FILES_SCHEMA, files: [] }],
    ['twice', { schema: APP_FILES_SCHEMA, files: [good, good] }],
    ['dots', { schema: APP_FILES_SCHEMA, files: [good, { ...good, path: '../x.js' }] }],
    ['absolute', { schema: APP_FILES_SCHEMA, files: [good, { ...good, path: '/x.js' }] }],
    ['hidden', { schema: APP_FILES_SCHEMA, files: [good, { ...good, path: 'a/.x.js' }] }],
    ['unknown type', { schema: APP_FILES_SCHEMA, files: [good, { ...good, path: 'x.exe' }] }],
    ['shadow of opened files', { schema: APP_FILES_SCHEMA, files: [good, { ...good, path: 'open/x.js' }] }],
    ['no hash', { schema: APP_FILES_SCHEMA, files: [{ ...good, sha256: '' }] }],
    ['nothing', null],
  ])('is refused: %s', (_name, value) => {
    expect(() => checkAppFiles(value)).toThrow(TypeError);
  });
});
