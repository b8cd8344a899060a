// The library in a real browser, as a page without a bundler serves it: dist/library/web and nothing else.

import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildLibrary } from '../../build/bundle.mjs';
import { recorded } from '../../cli/testing/built.ts';
import type * as Library from '../api.ts';

const CHROMIUM = process.env.HEAPDELTA_CHROMIUM ?? '/usr/bin/chromium';
const files = recorded('session-map-node20', 3);

describe.skipIf(!existsSync(CHROMIUM))('in Chromium', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  const consoleErrors: string[] = [];

  beforeAll(async () => {
    const web = path.join(await buildLibrary(), 'web');
    server = createServer((request, response) => {
      const name = path.basename(request.url ?? '');
      const snapshot = files.find((file) => path.basename(file) === name);
      const file = snapshot ?? path.join(web, name);
      if (name === '' || !existsSync(file))
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
      else
        response
          .writeHead(200, { 'content-type': snapshot === undefined ? 'text/javascript' : 'application/octet-stream' })
          .end(readFileSync(file));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-quic'],
      env: { HOME: tmpdir() },
    });
    page = await browser.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') consoleErrors.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${address.port}/`);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it('analyses what is fetched, picked or streamed, renders it, and gives up when told', async () => {
    // Imported by the page: vitest rewrites an `import()` that stands in the test.
    await page.addScriptTag({ type: 'module', content: "globalThis.heapdelta = await import('/index.mjs');" });
    await page.waitForFunction(() => 'heapdelta' in globalThis);
    const said = await page.evaluate(async () => {
      const { analyse, renderReport, readReport } = (globalThis as unknown as { readonly heapdelta: typeof Library })
        .heapdelta;
      const blob = async (url: string): Promise<Blob> => (await fetch(url)).blob();
      const stream = (await fetch('/3.heapsnapshot.gz')).body;
      if (stream === null) throw new Error('no body');
      const picked = new File([await blob('/2.heapsnapshot.gz')], 'picked');
      const report = await analyse(['/1.heapsnapshot.gz', picked, { name: 'streamed', data: stream }]);
      const html = await renderReport(report, 'html');
      const shared = await readReport(await renderReport(report, 'heapdelta'), { lang: 'ko' });
      const stopped = await analyse([picked, picked], { signal: AbortSignal.abort(new Error('enough')) }).catch(String);
      const wrong = await analyse(['/1.heapsnapshot.gz', new Blob(['{'])]).catch(
        (error: { code: string }) => error.code,
      );
      return {
        summary: report.verdict.summary,
        labels: report.snapshots.map(({ label }) => label),
        html: html.startsWith('<!doctype html>') || html.startsWith('<!DOCTYPE html>'),
        lang: shared.report.lang,
        stopped,
        wrong,
      };
    });
    expect(said).toMatchObject({
      summary: expect.stringContaining('`sessions` (Map)') as string,
      labels: ['1.heapsnapshot.gz', 'picked', 'streamed'],
      html: true,
      lang: 'ko',
      stopped: 'Error: enough',
      wrong: 'truncated',
    });
    expect(consoleErrors).toEqual([]);
  });
});
