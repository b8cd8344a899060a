// The pictures of docs/screenshots, taken from the real app over a recorded series, so that they never show what is not there.

import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, pick, recorded, ROOT, test, verdict } from './app.ts';

const FOLDER = process.env.HEAPDELTA_SHOTS ?? path.join(ROOT, 'docs/screenshots');

interface Shot {
  readonly name: string;
  readonly hash: string;
  /** What must be there before the picture is taken. */
  readonly ready: string;
  readonly full?: boolean;
}
const SHOTS: readonly Shot[] = [
  { name: 'findings', hash: '#/findings', ready: '#finding-title', full: true },
  { name: 'constructors', hash: '#/constructors', ready: '.grid__body .grid__row:nth-child(3)' },
  { name: 'paths', hash: '#/paths', ready: '.grid__body .grid__row:nth-child(3)' },
  { name: 'icicle', hash: '#/paths?as=picture', ready: '[role=treeitem]' },
  { name: 'snapshots', hash: '#/snapshots', ready: '.kinds' },
  { name: 'search', hash: '#/search?q=session', ready: '.grid__body .grid__row:nth-child(3)' },
];

async function take(page: Page, name: string, full = false): Promise<void> {
  // Web fonts and the last animation frame.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(250);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), fullPage: full });
}

for (const theme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'ko'] as const) {
    test(`${theme} ${lang}`, async ({ app, host }) => {
      await app.emulateMedia({ colorScheme: theme });
      await app.evaluate((l) => localStorage.setItem('heapdelta.preferences/1', JSON.stringify({ lang: l })), lang);
      await app.goto(host.url);
      await expect(app.locator('html')).toHaveAttribute('lang', lang);
      await take(app, `start-${theme}-${lang}`);
      await pick(app, recorded('session-map-node20'));
      await verdict(app);
      for (const shot of SHOTS) {
        await app.evaluate((h) => (location.hash = h), shot.hash);
        await expect(app.locator(shot.ready).first()).toBeVisible();
        await take(app, `${shot.name}-${theme}-${lang}`, shot.full);
      }
      await app.evaluate(() => (location.hash = '#/findings'));
      await app.locator('.chain .hop__object a').last().click();
      await expect(app.locator('.grid__body .grid__row').first()).toBeVisible();
      await take(app, `object-${theme}-${lang}`);
    });
  }
}
