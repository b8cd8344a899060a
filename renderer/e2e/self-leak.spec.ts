// Our own medicine: the app's heap before and after opening and closing a series, examined by our own engine.

import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { expect, pick, recorded, ROOT, test, verdict } from './app.ts';

/** Opening and closing this often lies between two snapshots. */
const ROUNDS = 5;

async function snapshot(session: CDPSession, file: string): Promise<void> {
  const out = createWriteStream(file);
  const write = ({ chunk }: { chunk: string }): void => void out.write(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', write);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', write);
  await new Promise((resolve) => out.end(resolve));
}

/**
 * Chromium keeps the first 200 long tasks and the first 200 slow frames of a page, whoever made the machine slow. Full
 * from the start, these records cannot look like growth of ours.
 */
async function fillSlowFrames(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let i = 0; i < 205; i++) {
      await new Promise<void>((resolve) =>
        requestAnimationFrame(() => {
          const end = performance.now() + 52;
          while (performance.now() < end);
          setTimeout(resolve);
        }),
      );
    }
  });
}

test('opening and closing a series leaks nothing in the page', async ({ app }, info) => {
  test.setTimeout(300_000);
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
  mkdirSync(info.outputDir, { recursive: true });
  await fillSlowFrames(app);
  // What loads late is there after the first round; Blink's data of the fonts (600 kB) has been seen to come some rounds later.
  for (let r = 0; r < ROUNDS; r++) await round();
  for (let i = 0; i < 4; i++) {
    const file = path.join(info.outputDir, `app-${i + 1}.heapsnapshot`);
    await snapshot(session, file);
    files.push(file);
    if (i < 3) for (let r = 0; r < ROUNDS; r++) await round();
  }
  const report = JSON.parse(
    execFileSync(process.execPath, [path.join(ROOT, 'dist/cli/heapdelta.mjs'), 'diff', ...files, '--json'], {
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'inherit'],
    }).toString(),
  ) as {
    verdict: { kind: string; summary: string };
    identity: string;
    growth: { totalBytes: number; findingsBytes: number };
  };
  info.annotations.push({
    type: 'measured',
    description: `${report.verdict.summary} growth ${report.growth.totalBytes} B over ${ROUNDS * 3} rounds, findings ${report.growth.findingsBytes} B`,
  });
  expect(report.identity).toBe('same-process');
  expect(report.verdict.summary).not.toBe('');
  expect(report.verdict.kind, report.verdict.summary).not.toBe('leak');
});
