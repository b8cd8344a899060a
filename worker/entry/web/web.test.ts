// The engine in a real browser: web workers, dropped files, URLs, under the app's own content policy.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspace } from '../../../build/workspace.mjs';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self' blob:; worker-src 'self'";
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.skipIf(!existsSync(CHROMIUM))('in Chromium', () => {
  let dir = '';
  let server: Server;
  let browser: Browser;
  let page: Page;
  const consoleLines: string[] = [];

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'heapdelta-web-'));
    const bundles = new Map<string, string>();
    for (const [path, source] of [
      ['/page.js', 'testing/web-page.ts'],
      ['/web-engine.js', 'testing/web-engine.ts'],
      ['/loader.ts', 'loader.ts'],
    ] as const) {
      const result = await build({
        entryPoints: [join(import.meta.dirname, source)],
        bundle: true,
        write: false,
        format: 'esm',
        target: 'chrome120',
        logLevel: 'error',
        alias: workspace,
      });
      bundles.set(path, result.outputFiles[0].text);
    }
    execFileSync(process.execPath, [
      '-e',
      `
      const v8 = require('node:v8'); globalThis.kept = [];
      for (const n of [1, 2]) { for (let i = 0; i < 500; i++) kept.push({ n, i, text: 'entry ' + i }); v8.writeHeapSnapshot(${JSON.stringify(dir)} + '/' + n + '.heapsnapshot'); }`,
    ]);
    const plain = readFileSync(join(dir, '2.heapsnapshot'));
    writeFileSync(join(dir, '2.gz'), gzipSync(plain));
    writeFileSync(join(dir, 'cut'), plain.subarray(0, 500_000));
    writeFileSync(join(dir, 'cut.gz'), gzipSync(plain).subarray(0, 100_000));
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      const bundle = bundles.get(path);
      if (path === '/')
        response
          .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY })
          .end('<!doctype html><script type="module" src="/page.js"></script>');
      else if (bundle !== undefined)
        response.writeHead(200, { 'content-type': 'text/javascript', 'content-security-policy': POLICY }).end(bundle);
      else if (path.startsWith('/snapshots/') && existsSync(join(dir, path.slice(11))))
        response.writeHead(200).end(readFileSync(join(dir, path.slice(11))));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    page = await browser.newPage();
    page.on('console', (message) => consoleLines.push(message.text()));
    page.on('pageerror', (error) => consoleLines.push(String(error)));
    await page.goto(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`);
    await page.waitForFunction('globalThis.openSeries !== undefined');
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
    rmSync(dir, { recursive: true, force: true });
  });

  const open = (
    names: readonly string[],
    asUrl: boolean,
    cancelAt: string | null = null,
  ): Promise<Record<string, unknown>> =>
    page.evaluate(`openSeries(${JSON.stringify(names)}, ${asUrl}, ${JSON.stringify(cancelAt)})`);

  it('opens files and URLs, plain and gzip, alike', async () => {
    const files = await open(['1.heapsnapshot', '2.gz'], false);
    const urls = await open(['1.heapsnapshot', '2.heapsnapshot'], true);
    expect(files).toMatchObject({ result: { failures: [], order: [0, 1] } });
    const numbers = (answer: Record<string, unknown>): unknown =>
      (answer['statistics'] as Record<string, unknown>[]).map((s) => [
        s['nodeCount'],
        s['edgeCount'],
        s['shallowBytes'],
        s['maxObjectId'],
        s['detachedCount'],
      ]);
    expect(numbers(files)).toEqual(numbers(urls));
    expect(files['phases']).toEqual(
      expect.arrayContaining(['0 reading', '1 dominators', '0 done', '1 done', 'null done']),
    );
  });

  it('names what is wrong with one file and keeps the other', async () => {
    const answer = await open(['cut', '1.heapsnapshot', 'cut.gz', 'absent'], true);
    expect(answer['result']).toMatchObject({
      order: [1],
      failures: [
        { snapshot: 0, error: { code: 'truncated', file: 'cut' } },
        { snapshot: 2, error: { code: 'gzip-truncated' } },
        { snapshot: 3, error: { code: 'not-found' } },
      ],
    });
  });

  it('cancels', async () => {
    const { error } = await open(['1.heapsnapshot', '2.heapsnapshot'], false, 'reading');
    expect(JSON.parse(String(error))).toMatchObject({ code: 'cancelled' });
  });

  it('leaves the console empty', () => {
    expect(consoleLines.filter((line) => !line.includes('404'))).toEqual([]);
  });
});
