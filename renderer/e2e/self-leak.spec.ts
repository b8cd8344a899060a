// Our own medicine: the app's heap before and after opening and closing a series, examined by our own engine. Held is
// what we promise: our classes, detached nodes, listeners and stores do not rise. What Chromium keeps is only reported.

import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CDPSession } from '@playwright/test';
import type { Report } from '../../worker/report/types.ts';
import { expect, pick, recorded, ROOT, test, verdict } from './app.ts';

/** Opening and closing this often lies between two snapshots. */
const ROUNDS = 5;
const SNAPSHOTS = 4;

async function snapshot(session: CDPSession, file: string): Promise<void> {
  const out = createWriteStream(file);
  const write = ({ chunk }: { chunk: string }): void => void out.write(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', write);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', write);
  await new Promise((resolve) => out.end(resolve));
}

test('opening and closing a series leaks nothing in the page', async ({ app }, info) => {
  const session = await app.context().newCDPSession(app);
  await session.send('HeapProfiler.enable');
  const round = async (): Promise<void> => {
    await pick(app, recorded('session-map-node20'));
    await verdict(app);
    for (const hash of [
      '#/constructors',
      '#/paths',
      '#/paths?as=picture',
      '#/snapshots',
      '#/search?q=Session',
      '#/findings',
    ]) {
      await app.evaluate((h) => (location.hash = h), hash);
      await expect(app.locator('main h1, main h2').first()).toBeVisible();
      await app.waitForTimeout(100);
    }
    await app.keyboard.press('?');
    await expect(app.getByRole('dialog')).toBeVisible();
    await app.keyboard.press('Escape');
    await expect(app.getByRole('dialog')).toBeHidden();
    await app.getByRole('button', { name: 'Close this comparison' }).click();
    await expect(app.getByRole('button', { name: 'Choose files…' })).toBeVisible();
  };
  const files: string[] = [];
  const counters: DomCounters[] = [];
  mkdirSync(info.outputDir, { recursive: true });
  // What loads late is there after the first round; Blink's data of the fonts (600 kB) has been seen to come some rounds later.
  for (let r = 0; r < ROUNDS; r++) await round();
  for (let i = 0; i < SNAPSHOTS; i++) {
    const file = path.join(info.outputDir, `app-${i + 1}.heapsnapshot`);
    await snapshot(session, file);
    counters.push(await session.send('Memory.getDOMCounters'));
    files.push(file);
    if (i < SNAPSHOTS - 1) for (let r = 0; r < ROUNDS; r++) await round();
  }
  const report = JSON.parse(
    execFileSync(process.execPath, [path.join(ROOT, 'dist/cli/heapdelta.mjs'), 'diff', ...files, '--json'], {
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'inherit'],
    }).toString(),
  ) as Pick<Report, 'verdict' | 'identity' | 'growth' | 'findings' | 'constructors'>;
  // What a browser keeps for itself changes with its version: said, not asserted.
  info.annotations.push({
    type: 'measured',
    description: `${report.verdict.summary} growth ${report.growth.totalBytes} B over ${ROUNDS * (SNAPSHOTS - 1)} rounds, findings ${report.growth.findingsBytes} B, engine ${report.growth.engineBytes} B; ${JSON.stringify(counters)}`,
  });
  expect(report.identity).toBe('same-process');
  expect(report.verdict.summary).not.toBe('');
  expect(risingRows(report.constructors.filter(isOurs))).toEqual([]);
  expect(risingRows(report.constructors.filter(({ name }) => name.startsWith('Detached ')))).toEqual([]);
  expect(risingRows(report.constructors.filter(({ name }) => STORES.test(name)))).toEqual([]);
  expect(report.findings.filter((finding) => finding.sources.some(({ url }) => isOurFile(url)))).toEqual([]);
  for (const count of ['documents', 'nodes', 'jsEventListeners'] as const) {
    const counts = counters.map((counter) => counter[count]);
    expect(isRising(counts), `${count}: ${counts.join(', ')}`).toBe(false);
  }
});

/** What Chromium counts in a page, detached nodes included. */
type DomCounters = Readonly<Record<'documents' | 'nodes' | 'jsEventListeners', number>>;
type Row = Report['constructors'][number];

/** Built-in classes that our stores, lists and subscriptions are made of. */
const STORES = /^(Array|Function|Map|Object|Promise|Set|WeakRef|Worker|MessagePort|Blob|File)$/;

function isOurFile(url: string): boolean {
  return /\/assets\/[^/]+\.js/.test(url);
}

/** A class that is written in one of the app's files. */
function isOurs({ source }: Row): boolean {
  return source !== undefined && isOurFile(source.url);
}

/** Whether every step brings one for each round, or more: what leaks once a round does. */
function isRising(counts: readonly number[]): boolean {
  return counts.every((count, i) => i === 0 || count - counts[i - 1] >= ROUNDS);
}

/** The rows that rise, as `name: counts`. */
function risingRows(rows: readonly Row[]): string[] {
  return rows
    .filter((row) => isRising(row.countBySnapshot))
    .map((row) => `${row.name}: ${row.countBySnapshot.join(', ')}`);
}
