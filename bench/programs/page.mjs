// A page with DOM and frames: a table of rows with listeners and data, components that know their elements, frames with documents
// of their own. What leaks are rows that were taken out of the document, and frames' windows, kept by a list of closures.

import { createWriteStream } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from '../../build/setup.mjs';
import { takeSnapshots, units } from './kit.mjs';

const ORIGIN = 'http://app.example';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--js-flags=--max-old-space-size=3500'];

/** Runs in the page. */
function program() {
  class Row {
    constructor(n, document) {
      this.n = n;
      this.data = { id: n, title: `row ${n}`, tags: [`t${n % 9}`, `u${n % 5}`] };
      this.element = document.createElement('div');
      this.element.className = `row r${n % 4}`;
      this.element.dataset.id = String(n);
      const name = document.createElement('span');
      name.textContent = `name ${n}`;
      const link = document.createElement('a');
      link.href = `#row-${n}`;
      link.append(`open ${n}`);
      this.element.append(name, link);
      this.onClick = () => this.select(name);
      link.addEventListener('click', this.onClick);
      if (n % 4 === 0) this.element.addEventListener('mouseover', () => this.data.title);
      elements.set(this.element, this);
    }
    select(name) { this.selected = name; }
  }
  const elements = new WeakMap();
  const rows = [];
  const frames = [];
  const undo = [];
  globalThis.fill = (from, to) => {
    for (let n = from; n < to; n++) {
      const frame = frames[n % (frames.length * 4)];
      const target = frame === undefined ? document : frame.contentDocument;
      const row = new Row(n, target);
      target.body.append(row.element);
      rows.push(row);
    }
  };
  globalThis.frame = () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<!doctype html><title>part</title><p>part</p>';
    return new Promise((resolve) => {
      frame.onload = () => {
        frame.contentWindow.state = { opened: frames.length, rows: [] };
        frames.push(frame);
        resolve(frames.length);
      };
      document.body.append(frame);
    });
  };
  globalThis.drop = (count) => {
    for (let i = 0; i < count; i++) {
      const row = new Row(rows.length + undo.length, document);
      document.body.append(row.element);
      row.element.remove();
      undo.push(() => document.body.append(row.element));
    }
    const gone = frames.pop();
    const { contentWindow } = gone;
    undo.push(() => contentWindow.state);
    gone.remove();
  };
}

const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: FLAGS });
try {
  const page = await browser.newPage();
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>rows</title><body></body>' }));
  await page.goto(`${ORIGIN}/index.html`);
  const session = await page.context().newCDPSession(page);
  const run = async (expression) => {
    const { exceptionDetails } = await session.send('Runtime.evaluate', { expression, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  };
  await run(`(${program})()`);
  for (let i = 0; i < 12; i++) await run('frame()');
  for (let n = 0; n < units; n += 2000) await run(`fill(${n}, ${Math.min(units, n + 2000)})`);
  await takeSnapshots(
    (count) => run(`drop(${count})`),
    async (path) => {
      const file = createWriteStream(path);
      const write = ({ chunk }) => file.write(chunk);
      session.on('HeapProfiler.addHeapSnapshotChunk', write);
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
      session.off('HeapProfiler.addHeapSnapshotChunk', write);
      await new Promise((resolve, reject) => file.on('error', reject).end(resolve));
    },
  );
} finally {
  await browser.close();
}
