// The door to the app: any address, method, header and id. Right means one of our files; else a coded refusal.

import { createHash } from 'node:crypto';
import { STATUS } from '../../electron/protocol/errors.ts';
import { createHandler } from '../../electron/protocol/handler.ts';
import { APP_FILES_SCHEMA, checkAppFiles } from '../../electron/protocol/manifest.ts';
import { createOpenFiles } from '../../electron/protocol/open-files.ts';
import { memoryFiles } from '../../electron/testing/file-access.ts';
import type { Random } from './random.ts';
import { law, type Outcome, type Target } from './target.ts';

const ORIGIN = 'app://heapdelta';
const PAGE: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html>',
  'assets/main-B2.js': 'export {}',
  'samples/1.heapsnapshot.gz': 'gz',
  'icon.svg': '<svg/>',
};
const SECRET = 'the contents of a file nobody opened';

const SEGMENTS = [
  '',
  '.',
  '..',
  '...',
  '%2e%2e',
  '%2E.',
  '..%2f',
  '%2f',
  '%5c',
  '\\',
  '//',
  'open',
  'index.html',
  'index.json',
  'assets',
  'main-B2.js',
  'samples',
  '1.heapsnapshot.gz',
  'icon.svg',
  'app-files.json',
  'etc',
  'passwd',
  'secret',
  'data',
  '%00',
  '\0',
  ' ',
  '%',
  '%zz',
  '?',
  '?open=1',
  '#',
  ';',
  'C:',
  '~',
  '__proto__',
  'constructor',
  'toString',
  '가',
  '\ud800',
  '%ED%A0%80',
  'a'.repeat(300),
];
const METHODS = [
  ...Array<string>(24).fill('GET'),
  'HEAD',
  'HEAD',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'QUERY',
  'get',
  'PROPFIND',
];
const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ['if-none-match', ['*', 'W/"x"', '""', '"']],
  ['range', ['bytes=0-1', 'bytes=-1', 'bytes=9-']],
  ['host', ['evil.example']],
  ['origin', ['null', 'https://evil.example']],
  ['x-original-url', ['/secret']],
  ['x-http-method-override', ['DELETE']],
  ['accept-encoding', ['gzip', 'br']],
  ['cookie', ['a=b']],
];

export async function protocolTarget(): Promise<Target> {
  const disk = memoryFiles({
    '/data/a.heapsnapshot': new TextEncoder().encode('{"snapshot":{}}'),
    '/secret': new TextEncoder().encode(SECRET),
  });
  const registry = createOpenFiles(disk);
  const [file] = await registry.register(['/data/a.heapsnapshot']);
  const id = file?.id ?? '';
  const files = Object.entries(PAGE).map(([path, text]) => ({
    path,
    bytes: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  const readAsset = (path: string): Promise<Uint8Array<ArrayBuffer>> =>
    Promise.resolve(new TextEncoder().encode(PAGE[path] ?? SECRET));
  const handlers = ['/', '/kfG2_s-3cret/'].map((base) => ({
    base,
    handle: createHandler({
      files: checkAppFiles({ schema: APP_FILES_SCHEMA, files }),
      readAsset,
      openFiles: registry,
      origin: ORIGIN,
      base,
      capture: null,
      requested: () => (file === undefined ? [] : [file]),
    }),
  }));

  function address(random: Random, base: string): string {
    const known = [...Object.keys(PAGE), '', 'open/index.json', `open/${id}`];
    let path =
      base +
      (random.chance(0.5)
        ? random.pick(known)
        : Array.from({ length: random.below(6) }, () => random.pick(SEGMENTS)).join('/'));
    for (let i = random.below(3); i > 0; i--) {
      const at = random.below(path.length + 1);
      path =
        path.slice(0, at) +
        random.pick([...SEGMENTS, String.fromCharCode(random.below(256)), id.slice(0, -1)]) +
        path.slice(at + random.below(2));
    }
    return (
      random.pick([
        ...Array<string>(30).fill(ORIGIN),
        'app://other',
        'http://127.0.0.1:1',
        `${ORIGIN}.evil`,
        'app://heapdelta:1',
        'app://u@heapdelta',
      ]) + path
    );
  }

  return {
    name: 'protocol',
    allowedBytes: () => 150e6,
    make: (random) => {
      const { base, handle } = random.pick(handlers);
      const url = address(random, base);
      const method = random.pick(METHODS);
      const headers = HEADERS.filter(() => random.chance(0.2)).map(([name, values]): [string, string] => [
        name,
        random.pick(values),
      ]);
      const recipe = `${method} ${url} ${JSON.stringify(headers)}`;
      const run = async (): Promise<Outcome> => {
        let request: Request;
        try {
          request = new Request(url, { method, headers });
        } catch (error) {
          // The Fetch API refuses it before any handler sees it.
          if (error instanceof TypeError) return { kind: 'coded', code: 'no-request' };
          throw error;
        }
        const response = await handle(request);
        const body = request.method === 'HEAD' ? '' : await response.text();
        law(disk.openHandles === 0, () => 'a file stayed open');
        law(!body.includes(SECRET), () => 'a file came out that nobody opened');
        const policy = response.headers.get('content-security-policy') ?? '';
        law(
          policy.startsWith("default-src 'none'") &&
            !policy.includes('unsafe') &&
            response.headers.get('x-content-type-options') === 'nosniff',
          () => 'an answer without its headers',
        );
        const code = response.headers.get('x-heapdelta-error');
        if (code !== null) {
          law(
            STATUS[code as keyof typeof STATUS] === response.status && response.status < 500,
            () => `${code} came with ${response.status}`,
          );
          return { kind: 'coded', code };
        }
        const path = new URL(request.url).pathname.slice(base.length);
        law(response.status === 200 || response.status === 304, () => `status ${response.status} without a code`);
        law(
          path === '' || path === 'open/index.json' || path === `open/${id}` || Object.hasOwn(PAGE, path),
          () => `${path} was served`,
        );
        law(request.url.startsWith(`${ORIGIN}${base}`), () => `${request.url} was served`);
        law(request.method === 'GET' || request.method === 'HEAD', () => `${request.method} was answered`);
        if (request.method === 'GET' && response.status === 200 && Object.hasOwn(PAGE, path))
          law(body === PAGE[path], () => `${path} is not as built`);
        return { kind: 'right' };
      };
      return { recipe, bytes: new TextEncoder().encode(recipe), run };
    },
  };
}
