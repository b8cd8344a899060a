// The pictures of docs/screenshots, taken from the real app over a real series (`npm run fixtures -- nest-sessions`
// makes it), so that they never show what is not there.

import { copyFileSync, existsSync, mkdtempSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, pick, ROOT, test, verdict } from './app.ts';

const FOLDER = process.env.HEAPDELTA_SHOTS ?? path.join(ROOT, 'docs/screenshots');
const SERIES = path.join(ROOT, 'fixtures/.made/nest-sessions');
/** A picture in the README is loaded by everybody who comes by. */
const MAX_BYTES = 250_000;

/** The series under names that say what happened: a step is 200 requests (series.json). */
function files(): string[] {
  if (!existsSync(path.join(SERIES, '3.heapsnapshot')))
    throw new Error('make the series first: npm run fixtures -- nest-sessions');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'heapdelta-shots-'));
  return ['warm', '200 requests', '400 requests'].map((name, i) => {
    const file = path.join(folder, `${name}.heapsnapshot`);
    copyFileSync(path.join(SERIES, `${i + 1}.heapsnapshot`), file);
    return file;
  });
}

interface Shot {
  readonly name: string;
  readonly hash: string;
  /** What must be there before the picture is taken. */
  readonly ready: string;
}
const SHOTS: readonly Shot[] = [
  { name: 'findings', hash: '#/findings', ready: '#finding-title' },
  { name: 'constructors', hash: '#/constructors', ready: '.grid__body .grid__row:nth-child(3)' },
  { name: 'paths', hash: '#/paths?as=picture', ready: '[role=treeitem]' },
];

async function take(page: Page, name: string): Promise<void> {
  // Web fonts and the last frame.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(300);
  const file = path.join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file });
  expect(statSync(file).size, name).toBeLessThan(MAX_BYTES);
}

for (const theme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'ko'] as const) {
    test(`${theme} ${lang}`, async ({ app, host }) => {
      await app.emulateMedia({ colorScheme: theme });
      await app.evaluate((l) => localStorage.setItem('heapdelta.preferences/1', JSON.stringify({ lang: l })), lang);
      await app.goto(host.url);
      await expect(app.locator('html')).toHaveAttribute('lang', lang);
      await pick(app, files());
      await verdict(app);
      for (const shot of SHOTS) {
        await app.evaluate((h) => (location.hash = h), shot.hash);
        await expect(app.locator(shot.ready).first()).toBeVisible();
        await take(app, `${shot.name}-${theme}-${lang}`);
      }
      await app.evaluate(() => (location.hash = '#/findings'));
      await app.locator('.chain .hop__object a').last().click();
      await expect(app.locator('.grid__body .grid__row').first()).toBeVisible();
      await app.locator('.hop__cut').last().click();
      await expect(app.locator('.cut')).toContainText('kB');
      await app.mouse.move(0, 0);
      await app.setViewportSize({ width: 1200, height: 780 });
      await app.evaluate(() => scrollTo(0, 70));
      await take(app, `object-${theme}-${lang}`);
    });
  }
}
