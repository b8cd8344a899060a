// Records `page-holders-{1,2}.heapsnapshot.gz`: a page that has something under each of DevTools' filters, before and after some
// more of it came. Run it to renew them: `node worker/query/testing/record-page.mjs`.

import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findChromium } from '../../../build/setup.mjs';

const PAGE = `<!doctype html><title>holders</title><button id="more">more</button><script>
function makeReader(big, small) {
  // Nobody reads \`big\` again, but the function that reads \`small\` keeps both.
  let unread = big;
  function dropped() { return unread; }
  return () => small;
}
const readers = [];
const removed = [];
const texts = [];
function more(count) {
  for (let i = 0; i < count; i++) {
    readers.push(makeReader({ bytes: new Array(100).fill(i + 0.5) }, { id: i + 0.5 }));
    const row = document.createElement('div');
    row.attached = { row: i + 0.5 };
    removed.push(row);
    texts.push(['the same ', 'text again'].map((part) => part + String.fromCharCode(65)).join(''));
    texts.push(String.fromCharCode(66).repeat(1500) + (i % 3));
    const held = { heavy: new Array(50).fill(i + 0.5) };
    document.getElementById('more').addEventListener('pointerenter', () => held);
  }
}
more(20);
</script>`;

const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await (await browser.newContext()).newPage();
  // Nothing of Playwright's own may get into the heap: no `setContent`, no `evaluate`.
  await page.goto(`data:text/html,${encodeURIComponent(PAGE)}`);
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.enable');
  for (const number of [1, 2]) {
    // As if typed into the console: results stay in a group of that name.
    await session.send('Runtime.evaluate', {
      expression: `({ typed: new Array(${number * 40}).fill(${number}.5) })`,
      objectGroup: 'console',
    });
    const chunks = [];
    const add = ({ chunk }) => chunks.push(chunk);
    session.on('HeapProfiler.addHeapSnapshotChunk', add);
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    session.off('HeapProfiler.addHeapSnapshotChunk', add);
    const file = new URL(`./page-holders-${number}.heapsnapshot.gz`, import.meta.url);
    writeFileSync(file, gzipSync(chunks.join(''), { level: 9 }));
    await session.send('Runtime.evaluate', { expression: 'more(30)' });
  }
} finally {
  await browser.close();
}
