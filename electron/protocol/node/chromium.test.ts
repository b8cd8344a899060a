// The headers in a real browser: the page runs, what the policy forbids does not, and the console says so and nothing else.

import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAppFolder } from '../../testing/app-folder.ts';
import { memoryFiles } from '../../testing/file-access.ts';
import { createOpenFiles } from '../open-files.ts';
import { openAppFolder } from './app-folder.ts';
import { startLocalHost, type LocalHost } from './local-host.ts';

const executablePath = process.env.HEAPDELTA_CHROMIUM ?? '/usr/bin/chromium';
const PAGE = {
  'index.html':
    '<!doctype html><meta charset="utf-8"><title>t</title><link rel="icon" href="./icon.svg"><link rel="stylesheet" href="./a.css"><p id="p">x</p><script type="module" src="./main.js"></script>',
  'a.css': '#p { color: rgb(1, 2, 3) }',
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'main.js': `
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    worker.onmessage = (e) => { document.title = 'ready ' + e.data; };
    worker.postMessage(new URL('open/index.json', document.baseURI).href);`,
  'worker.js': `onmessage = async (e) => {
    const list = await (await fetch(e.data)).json();
    const bytes = await (await fetch(new URL(list.files[0].url, e.data.replace(/open\\/index\\.json$/, '')))).arrayBuffer();
    postMessage(bytes.byteLength);
  };`,
};

describe.skipIf(!existsSync(executablePath))('in Chromium', () => {
  let browser: Browser;
  let host: LocalHost;
  let page: Page;
  const said: string[] = [];

  beforeAll(async () => {
    const files = createOpenFiles(memoryFiles({ '/data/a.heapsnapshot': new Uint8Array(2_500_000) }));
    host = await startLocalHost({
      app: await openAppFolder(await makeAppFolder(PAGE)),
      openFiles: files,
      requested: await files.register(['/data/a.heapsnapshot']),
    });
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await browser.newPage();
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(error.message));
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  it('runs the page, its style, its module worker and the stream of an opened file, with a silent console', async () => {
    await page.goto(host.url);
    await expect.poll(() => page.title()).toBe('ready 2500000');
    expect(await page.evaluate('getComputedStyle(document.getElementById("p")).color')).toBe('rgb(1, 2, 3)');
    expect(await page.evaluate('crossOriginIsolated')).toBe(true);
    expect(said).toEqual([]);
  });

  it.each([
    [
      'inline script',
      `(() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.head.append(s); return window.ran ?? 0; })()`,
    ],
    [
      'an inline handler',
      `(() => { const s = document.createElement('p'); s.setAttribute('onclick', 'window.ran = 1'); document.body.append(s); s.click(); return window.ran ?? 0; })()`,
    ],
    ['another origin', `fetch('http://127.0.0.1:1/').then(() => 1, () => 0)`],
    ['a beacon', `navigator.sendBeacon('http://127.0.0.1:1/', 'x') ? 0 : 0`],
    [
      'a worker of a blob',
      `new Promise((r) => { const w = new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))); w.onmessage = () => r(1); w.onerror = () => r(0); })`,
    ],
    [
      'a form',
      `(() => { const f = document.createElement('form'); f.action = 'http://127.0.0.1:1/'; document.body.append(f); f.submit(); return 0; })()`,
    ],
    [
      'a frame',
      `new Promise((r) => { const f = document.createElement('iframe'); f.src = location.href; f.onload = () => r(f.contentDocument?.getElementById('p') ? 1 : 0); f.onerror = () => r(0); document.body.append(f); setTimeout(() => r(0), 1000); })`,
    ],
  ])('does not allow %s', async (_name, attempt) => {
    said.length = 0;
    await page.goto(host.url);
    await expect.poll(() => page.title()).toMatch(/^ready/);
    expect(await page.evaluate(attempt)).toBe(0);
    await expect.poll(() => said.join('\n')).toMatch(/Content Security Policy/i);
    expect(page.url()).toBe(host.url);
  });
});
