// heapsnapshot-parser-lite as a stranger gets it: packed, installed into an empty folder without a network, and used from
// ES modules, CommonJS, TypeScript and a page. publint and "are the types wrong" look at the same files.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { chromium } from '@playwright/test';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './setup.mjs';

const NAME = 'heapsnapshot-parser-lite';
const SNAPSHOT = path.join(root, 'fixtures/recorded/session-map-node20/1.heapsnapshot.gz');
/** Nodes of that file, as its header says. */
const NODES = 51_649;
const CHROMIUM = process.env.HEAPDELTA_CHROMIUM ?? '/usr/bin/chromium';

let folder = '';
let tarball = '';
let files: readonly string[] = [];
const installed = (): string => path.join(folder, 'node_modules', NAME);

/** npm, without the settings that an outer npm lends to those it starts. */
function npm(args: readonly string[], cwd: string): string {
  const kept = Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_'));
  return execFileSync('npm', args, {
    cwd,
    env: Object.fromEntries(kept),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
}

/** Writes a program beside the installed package and runs it; what it prints. */
function run(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text);
  return execFileSync(process.execPath, [name], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
}

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'parser-'));
  const packed = npm(['pack', '--json', '--pack-destination', folder], path.join(root, 'worker', NAME));
  // prepack may print before the JSON.
  const [{ filename, files: listed }] = JSON.parse(packed.slice(packed.indexOf('['))) as [
    { filename: string; files: { path: string }[] },
  ];
  files = listed.map((file) => file.path);
  tarball = path.join(folder, filename);
  writeFileSync(path.join(folder, 'package.json'), '{"private": true}');
  npm(['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball], folder);
}, 300_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('ships code, types, sources and papers; no test and no script of the house', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      'dist/index.js',
      'dist/index.d.ts',
      'dist/cjs/index.js',
      'dist/cjs/package.json',
      'dist/threads.js',
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
    ]),
  );
  expect(
    files.filter((file) => !/^(dist|src)\/|^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(file)),
  ).toEqual([]);
  expect(files.filter((file) => /test|tsconfig|platform/.test(file))).toEqual([]);
});

describe('in Node', () => {
  const use = `.then(({ nodes, strings, header }) => console.log(nodes.count, header.nodeFields[0], typeof stringAt(strings, 0), isShared(nodes.id)))`;

  it('is imported', () => {
    const text = `import { createReadStream } from 'node:fs';
import { parseSnapshot, stringAt } from '${NAME}';
import { isShared } from '${NAME}/threads';
parseSnapshot(createReadStream(${JSON.stringify(SNAPSHOT)}), { shared: true })${use};`;
    expect(run('a.mjs', text)).toBe(`${NODES} type string true`);
  });

  it('is required, from a file of its own that is no ES module', () => {
    const text = `const { createReadStream } = require('node:fs');
const { parseSnapshot, stringAt } = require('${NAME}');
const { isShared } = require('${NAME}/threads');
if (!/cjs/.test(require.resolve('${NAME}'))) throw new Error('not the CommonJS build');
parseSnapshot(createReadStream(${JSON.stringify(SNAPSHOT)}))${use};`;
    expect(run('b.cjs', text)).toBe(`${NODES} type string false`);
  });

  it('has no other door', () => {
    expect(() => run('c.mjs', `import '${NAME}/dist/parse.js';`)).toThrow(/ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });
});

describe('in TypeScript', () => {
  /** A program that uses what people use; `signal` and `source` are of no library. */
  const program = `import { parseSnapshot, SnapshotError, stringAt, transferables, type SnapshotColumns, type SnapshotErrorCode } from '${NAME}';
import { isShared, parseBeside, parseEdges, type EdgeShare } from '${NAME}/threads';
async function* source(): AsyncGenerator<Uint8Array> { yield new Uint8Array(0); }
export async function largest(): Promise<string> {
  const columns: SnapshotColumns = await parseSnapshot(source(), { totalBytes: 1, signal: { aborted: false } });
  const buffers: ArrayBuffer[] = transferables(columns);
  const share: Promise<EdgeShare | null> = parseEdges(source());
  const both = await parseBeside(source(), share);
  return stringAt(columns.strings, columns.nodes.name[0] ?? 0) + buffers.length + String(isShared(columns.nodes.id)) + String(both);
}
export const codeOf = (error: unknown): SnapshotErrorCode | null => (error instanceof SnapshotError ? error.code : null);
// @ts-expect-error a snapshot is no text
void parseSnapshot('text');
`;
  /** Compiles one file with nothing but the language's own library; what the compiler says. */
  function compile(name: string, text: string, options: readonly string[]): string {
    writeFileSync(path.join(folder, name), text);
    const { stdout } = spawnSync(
      process.execPath,
      [
        path.join(root, 'node_modules/typescript/lib/tsc.js'),
        '--noEmit',
        '--strict',
        '--target',
        'ES2022',
        ...options,
        name,
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    return stdout.trim();
  }

  it.each([
    ['nodenext, ES module', 'd.mts', ['--module', 'nodenext', '--lib', 'ES2022']],
    ['nodenext, CommonJS', 'e.cts', ['--module', 'nodenext', '--lib', 'ES2022']],
    ['node16', 'f.mts', ['--module', 'node16', '--lib', 'ES2022']],
    ['bundler', 'g.ts', ['--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'ES2022']],
  ])('%s', (_case, name, options) => {
    expect(compile(name, program, options)).toBe('');
  });

  it("takes the page's own streams and signals", () => {
    const text = `import { parseSnapshot } from '${NAME}';
export const read = async (file: File, response: Response) => [
  await parseSnapshot(file.stream(), { signal: AbortSignal.timeout(1) }),
  response.body === null ? null : await parseSnapshot(response.body, { signal: new AbortController().signal }),
];
`;
    expect(compile('h.ts', text, ['--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'ES2022,DOM'])).toBe(
      '',
    );
  });
});

describe.skipIf(!existsSync(CHROMIUM))('in Chromium', () => {
  it('reads a gzipped snapshot from a response, as shipped, without a bundler', async () => {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const page = await browser.newPage();
      const html = `<!doctype html><script type="importmap">{"imports": {"${NAME}": "/package/dist/index.js"}}</script>`;
      await page.route('**/*', async (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
        if (pathname === '/snapshot') return route.fulfill({ contentType: 'application/octet-stream', path: SNAPSHOT });
        const file = path.join(installed(), pathname.replace('/package/', ''));
        return existsSync(file)
          ? route.fulfill({ contentType: 'text/javascript', body: readFileSync(file) })
          : route.fulfill({ status: 404 });
      });
      await page.goto('http://parser.test/');
      const said = await page.evaluate(`import('${NAME}').then(async ({ parseSnapshot, stringAt }) => {
        const { nodes, strings } = await parseSnapshot((await fetch('/snapshot')).body);
        return nodes.count + ' ' + stringAt(strings, 1).length;
      })`);
      expect(said).toMatch(new RegExp(`^${NODES} \\d+$`));
    } finally {
      await browser.close();
    }
  });
});

it('publint has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: installed(), pack: false, strict: true });
  expect(messages).toEqual([]);
});

it('the types are not wrong', async () => {
  const result = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))));
  expect(result.types && result.problems).toEqual([]);
});
