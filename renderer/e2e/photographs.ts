// Every screen at every width, in both languages, light, dark and in forced colours, with axe on each:
// npx playwright test -c renderer/e2e/photographs.config.ts [-g "ko dark 480"]. The pictures are there to be looked at.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, pick, recorded, ROOT, test, verdict } from './app.ts';
import { fleetFiles } from './fleet-files.ts';

const FOLDER = process.env.HEAPDELTA_SHOTS ?? path.join(ROOT, 'test-results/photographs');
const WIDTHS = [375, 480, 800, 1440];
const MODES = ['light', 'dark', 'forced'] as const;

interface Screen {
  readonly name: string;
  readonly hash: string;
  readonly ready: string;
  /** What is done once it is there. */
  readonly then?: (app: Page) => Promise<void>;
}

/** Over a series of a server. */
const SERVER: readonly Screen[] = [
  { name: 'findings', hash: '#/findings', ready: '#finding-title' },
  { name: 'constructors', hash: '#/constructors', ready: '.grid__body .grid__row:nth-child(3)' },
  { name: 'constructors-all', hash: '#/constructors?show=retained', ready: '.grid__body .grid__row:nth-child(3)' },
  { name: 'paths', hash: '#/paths', ready: '.grid__body .grid__row:nth-child(3)' },
  { name: 'picture', hash: '#/paths?as=picture', ready: '[role=treeitem]' },
  { name: 'query', hash: '#/objects', ready: '.objects-query__help' },
  { name: 'query-found', hash: '#/objects?q=class%3DSession+made%3A2-3', ready: '.grid__body .grid__row' },
  { name: 'query-wrong', hash: '#/objects?q=size%3Elots', ready: '[role=alert]' },
  { name: 'snapshots', hash: '#/snapshots', ready: '.snapshot .kinds__part' },
  { name: 'search', hash: '#/search?q=Session', ready: '.grid__body .grid__row' },
  { name: 'capture', hash: '#/capture', ready: 'main h1' },
  { name: 'live', hash: '#/live', ready: '.live__panel h2' },
  {
    name: 'ranking',
    hash: '#/findings',
    ready: '.ranking summary',
    then: async (app) => {
      await app.locator('.ranking summary').click();
      await expect(app.locator('.ranking__step--judged')).toBeVisible();
    },
  },
  {
    name: 'object',
    hash: '#/findings',
    ready: '.owner a',
    then: async (app) => {
      await app.locator('.owner a').first().click();
      await expect(app.locator('.object__edges .grid__row').nth(2)).toBeVisible();
    },
  },
];

/** Over a page. */
const PAGE: readonly Screen[] = [
  { name: 'page-findings', hash: '#/findings', ready: 'main h1, main h2' },
  { name: 'kept', hash: '#/constructors?of=event-handlers', ready: '.grid__body .grid__row' },
  { name: 'unread', hash: '#/constructors?of=unread-variables', ready: '.grid__body .grid__row' },
  { name: 'same-strings', hash: '#/constructors?of=same-strings', ready: '.grid__body .grid__row' },
];

const PAGE_FILES = [1, 2].map((number) =>
  fileURLToPath(new URL(`../../worker/query/testing/page-holders-${number}.heapsnapshot.gz`, import.meta.url)),
);

for (const lang of ['en', 'ko'] as const) {
  for (const mode of MODES) {
    for (const width of WIDTHS) {
      test(`${lang} ${mode} ${width}`, async ({ app, host }) => {
        test.setTimeout(600_000);
        const folder = path.join(FOLDER, `${lang}-${mode}-${width}`);
        mkdirSync(folder, { recursive: true });
        const wrong: string[] = [];
        const take = async (name: string): Promise<void> => {
          await app.evaluate(() => document.fonts.ready.then(() => undefined));
          await app.waitForTimeout(350);
          await app.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
          const { violations } = await new AxeBuilder({ page: app }).analyze();
          wrong.push(...violations.map((v) => `${name}: ${v.id} ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`));
          const over = await app.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          if (over > 0) wrong.push(`${name}: ${over} px beyond the window`);
        };
        const takeAll = async (screens: readonly Screen[]): Promise<void> => {
          for (const { name, hash, ready, then } of screens) {
            await app.evaluate((h) => (location.hash = h), hash);
            await expect(app.locator(ready).first()).toBeVisible();
            await then?.(app);
            await take(name);
          }
        };
        await app.setViewportSize({ width, height: 900 });
        await app.emulateMedia({
          colorScheme: mode === 'dark' ? 'dark' : 'light',
          forcedColors: mode === 'forced' ? 'active' : 'none',
        });
        await app.evaluate((l) => localStorage.setItem('heapdelta.preferences/1', JSON.stringify({ lang: l })), lang);
        await app.goto(host.url);
        await expect(app.locator('html')).toHaveAttribute('lang', lang);
        await take('start');
        await pick(app, recorded('session-map-node20'));
        await verdict(app);
        await takeAll(SERVER);
        await app.evaluate(() => (location.hash = '#/findings'));
        await verdict(app);
        for (const [name, key] of [
          ['shortcuts', '?'],
          ['settings', 'Control+,'],
          ['export', 'Control+e'],
        ] as const) {
          await app.keyboard.press(key);
          await expect(app.getByRole('dialog')).toBeVisible();
          await take(name);
          await app.keyboard.press('Escape');
          await expect(app.getByRole('dialog')).toBeHidden();
        }
        await app.locator('.frame__header .button--icon:has(path[d^="M8 3v10"])').click();
        await take('tabs');
        await pick(app, PAGE_FILES);
        await expect(app.locator('main h1, main h2').first()).toBeVisible();
        await verdict(app);
        await takeAll(PAGE);
        await pick(app, [...(await fleetFiles())]);
        await expect(app.locator('.fleet__headline')).toBeVisible();
        await take('fleet');
        await app.locator('.segmented input').last().check();
        await expect(app.locator('.history__table')).toBeVisible();
        await take('history');
        expect(wrong).toEqual([]);
      });
    }
  }
}
