// The built app as a static page: any host will do, no request leaves it, and it is there without a network.

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, listen, pick, recorded, ROOT, test, verdict } from './app.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** A host that knows nothing of us: files with their types, no headers. */
async function serve(asked: string[]): Promise<Server> {
  const folder = process.env.HEAPDELTA_APP_FOLDER ?? path.join(ROOT, 'dist/app');
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    asked.push(name);
    try {
      const file = path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
      const bytes = readFileSync(file);
      response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return server;
}

test('as a static page it works without a network, and no request leaves', async ({ browser }) => {
  const asked: string[] = [];
  const server = await serve(asked);
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const context = await browser.newContext();
  const page = await context.newPage();
  const said = listen(page);
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(?:blob|data):/.test(url)) elsewhere.push(url);
  });
  await page.goto(`${origin}/`);
  await expect(page.locator('h1')).toBeVisible();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await pick(page, recorded('session-map-node20'));
  expect(await verdict(page)).toContain('sessions');
  // Everything is there now: the host may go.
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  const before = asked.length;
  await page.goto(`${origin}/?x=1#/capture`);
  await page.reload();
  await expect(page.locator('h1')).toBeVisible();
  // The worker's headers hold: memory is shared, and nothing may be asked from elsewhere.
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.evaluate(() => (location.hash = '#/'));
  await pick(page, recorded('session-map-node20'));
  expect(await verdict(page)).toContain('sessions');
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the report' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save…' }).click(),
  ]);
  expect(readFileSync(await download.path()).toString('latin1', 0, 5)).toBe('%PDF-');
  expect(asked.length).toBe(before);
  expect(elsewhere).toEqual([]);
  expect(said.filter((line) => line.startsWith('uncaught'))).toEqual([]);
  await context.close();
});
