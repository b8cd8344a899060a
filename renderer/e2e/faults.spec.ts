// Faults that people met once: focus that got lost, keys that died, views that needed a host, colours that vanished.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, killEngine, listen, pick, recorded, serveApp, test, verdict } from './app.ts';
import { fleetFiles } from './fleet-files.ts';

const SERIES = recorded('session-map-node20');

async function opened(app: Page): Promise<void> {
  await pick(app, SERIES);
  await verdict(app);
}

async function go(app: Page, hash: string): Promise<void> {
  await app.evaluate((h) => (location.hash = h), hash);
  await expect(app.locator('main h1, main h2').first()).toBeVisible();
}

test('after saving, the dialog keeps the focus and Escape closes it', async ({ app }) => {
  await opened(app);
  await app.getByRole('button', { name: 'Export' }).click();
  const dialog = app.getByRole('dialog', { name: 'Export the report' });
  await dialog.getByRole('radio', { name: 'JSON' }).check();
  await dialog.getByRole('button', { name: 'Save…' }).focus();
  const [download] = await Promise.all([app.waitForEvent('download'), app.keyboard.press('Enter')]);
  await download.path();
  await expect(dialog.getByRole('status').last()).toContainText('Saved');
  await expect(dialog.getByRole('button', { name: 'Save…' })).toBeFocused();
  await app.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('Enter in the picture zooms and keeps the keyboard in it', async ({ app }) => {
  await opened(app);
  await go(app, '#/paths?as=picture');
  await app.getByRole('treeitem').first().focus();
  await app.keyboard.press('ArrowRight');
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/at=/);
  await expect(app.getByRole('treeitem').first()).toBeFocused();
  await app.keyboard.press('Escape');
  await expect(app).not.toHaveURL(/at=/);
  await expect(app.getByRole('treeitem').first()).toBeFocused();
});

test('shortcuts of one key work after a choice, and can be turned off', async ({ app }) => {
  await opened(app);
  await go(app, '#/constructors');
  await app.getByRole('radio', { name: 'Shallow size' }).check();
  await app.getByRole('checkbox', { name: 'Hide engine rows' }).focus();
  await app.keyboard.press('4');
  await expect(app).toHaveURL(/#\/snapshots/);
  await app.keyboard.press('Control+,');
  const settings = app.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('checkbox', { name: /^Shortcuts of one key/ }).uncheck();
  await app.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await app.keyboard.press('2');
  await app.keyboard.press('?');
  await expect(app.getByRole('dialog')).toBeHidden();
  await expect(app).toHaveURL(/#\/snapshots/);
});

test('with the host stopped every view still opens', async ({ page }) => {
  const host = await serveApp();
  const said = listen(page);
  await page.goto(host.url);
  await opened(page);
  const fetched = (): Promise<string[]> =>
    page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  for (const part of [
    'ConstructorsView',
    'PathsView',
    'ObjectView',
    'SnapshotsView',
    'Dialogs',
    'SearchView',
    'CaptureView',
  ])
    await expect.poll(async () => (await fetched()).some((name) => name.includes(part)), part).toBe(true);
  await host.close();
  for (const hash of [
    '#/constructors',
    '#/paths',
    '#/paths?as=picture',
    '#/snapshots',
    '#/search?q=Session',
    '#/capture',
  ])
    await go(page, hash);
  await go(page, '#/findings');
  await page.locator('.owner a').first().click();
  await expect(page.locator('.object__title')).toBeVisible();
  for (const key of ['?', 'Control+,', 'Control+e']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  expect(said.filter((line) => line.startsWith('uncaught'))).toEqual([]);
});

test('tables that the report holds are there after the engine died', async ({ app }) => {
  await opened(app);
  await killEngine(app);
  await expect(app.getByRole('list', { name: 'What you should know' })).toContainText('The analysis engine stopped');
  for (const hash of ['#/constructors', '#/paths']) {
    await go(app, hash);
    await expect(app.locator('.grid__body .grid__row').nth(1)).toBeVisible();
  }
});

test('one snapshot is sorted by what it has', async ({ app }) => {
  await pick(app, SERIES.slice(0, 1));
  await expect(app.locator('.snapshots__one')).toBeVisible({ timeout: 60_000 });
  await go(app, '#/constructors');
  await expect(app.getByRole('columnheader', { name: 'Retained' })).toHaveAttribute('aria-sort', 'descending');
  await go(app, '#/paths');
  await expect(app.getByRole('columnheader', { name: 'Retained' })).toHaveAttribute('aria-sort', 'descending');
});

test('another order begins at its first row', async ({ app }) => {
  await opened(app);
  await go(app, '#/constructors');
  const grid = app.getByRole('grid', { name: 'By constructor' });
  await app.getByLabel('Hide engine rows').uncheck();
  await grid.focus();
  await app.keyboard.press('End');
  await expect.poll(() => grid.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  await app.getByRole('button', { name: 'Count', exact: true }).click();
  await expect.poll(() => grid.evaluate((element) => element.scrollTop)).toBe(0);
});

test('a click anywhere on a row opens it', async ({ app }) => {
  await opened(app);
  await go(app, '#/constructors');
  const grid = app.getByRole('grid', { name: 'By constructor' });
  await grid.getByRole('row').nth(1).getByRole('gridcell').nth(3).click();
  await expect(app.getByRole('grid', { name: 'Objects of this constructor' })).toBeVisible();
});

test('a table that is cut says so at 480 and 800 pixels', async ({ app }) => {
  await opened(app);
  for (const width of [480, 800]) {
    await app.setViewportSize({ width, height: 900 });
    await go(app, '#/constructors');
    await expect(app.locator('.grid-box--cut').first()).toBeVisible();
    await app.getByRole('grid', { name: 'By constructor' }).evaluate((grid) => grid.scrollTo({ left: 10_000 }));
    await expect(app.locator('.grid-box--cut')).toHaveCount(0);
    await app.getByRole('grid', { name: 'By constructor' }).evaluate((grid) => grid.scrollTo({ left: 0 }));
  }
});

test('a finger on a word of ours shows its meaning', async ({ browser, host }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 800, height: 1000 } });
  const page = await context.newPage();
  await page.goto(host.url);
  await opened(page);
  await page.locator('.term').first().tap();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await context.close();
});

test('buttons keep their words on one line in Korean', async ({ browser, host }) => {
  const page = await browser.newPage({ locale: 'ko-KR', viewport: { width: 1024, height: 768 } });
  await page.goto(host.url);
  await opened(page);
  for (const button of await page.locator('.button:visible').all())
    expect((await button.boundingBox())!.height, (await button.textContent()) ?? '').toBeLessThanOrEqual(36);
  await page.close();
});

test('what can be pressed is 24 pixels or more, but for links within a text', async ({ app }) => {
  await opened(app);
  for (const hash of ['#/findings', '#/constructors', '#/paths', '#/snapshots', '#/capture']) {
    await go(app, hash);
    const small = await app.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('a, button, select, input, summary, [role="treeitem"]')].flatMap(
        (element) => {
          const box = element.getBoundingClientRect();
          if (box.width === 0 || getComputedStyle(element).clipPath !== 'none') return [];
          // A radio or a box is pressed by its label; a word within a sentence is exempt (SC 2.5.8).
          if (element instanceof HTMLInputElement && element.closest('label') !== null) return [];
          if (element.closest('p, .icicle') !== null) return [];
          return box.height < 23.5 ? [`${element.className} ${element.textContent.slice(0, 30)} ${box.height}`] : [];
        },
      ),
    );
    expect(small, hash).toEqual([]);
  }
});

test('forced colours keep legend, current view and bars', async ({ app }) => {
  await app.emulateMedia({ forcedColors: 'active' });
  await opened(app);
  const style = (selector: string, property: string): Promise<string> =>
    app
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const ground = await style('.card', 'background-color');
  expect(await style('.growth__list .swatch', 'background-color')).not.toBe(ground);
  expect(await style('.mixture__part', 'background-color')).not.toBe(ground);
  expect(await style('.frame__view[aria-current]', 'outline-style')).toBe('solid');
});

test('an empty file is told of once', async ({ app }) => {
  const good = SERIES.map((file, i) => ({
    name: `${i + 1}.heapsnapshot.gz`,
    mimeType: 'application/gzip',
    buffer: readFileSync(file),
  }));
  await pick(app, [...good, { name: 'empty.heapsnapshot', mimeType: 'application/json', buffer: Buffer.alloc(0) }]);
  await verdict(app);
  const lines = await app.getByRole('list', { name: 'What you should know' }).getByRole('listitem').allTextContents();
  expect(lines.filter((line) => line.includes('empty.heapsnapshot'))).toHaveLength(1);
});

test('the fields of a dialog lie inside it, and what it is for is in sight', async ({ app }) => {
  await opened(app);
  for (const [key, width] of [
    ['Control+,', 1440],
    ['Control+,', 375],
    ['Control+e', 1440],
    ['Control+e', 375],
  ] as const) {
    await app.setViewportSize({ width, height: 900 });
    await app.keyboard.press(key);
    const dialog = app.getByRole('dialog');
    await expect(dialog).toBeVisible();
    if (key === 'Control+e') {
      await expect(dialog.locator('.leaving')).toBeVisible();
      await expect(dialog.getByRole('button', { name: 'Save…' })).toBeInViewport({ ratio: 1 });
    }
    const outside = await dialog.evaluate((element) => {
      const box = element.getBoundingClientRect();
      return [...element.querySelectorAll('input, select, textarea, button')]
        .filter((one) => one.getBoundingClientRect().right > box.right - 8)
        .map((one) => one.getAttribute('placeholder') ?? one.textContent);
    });
    expect(outside, `${key} at ${width}`).toEqual([]);
    await app.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});

test('a table fills the window and no more, with tabs above it, too', async ({ app }) => {
  await app.setViewportSize({ width: 1440, height: 900 });
  await opened(app);
  const beyond = (): Promise<number> =>
    app.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  for (const hash of ['#/constructors', '#/paths', '#/objects?q=class%3DSession', '#/search?q=Session']) {
    await go(app, hash);
    await expect(app.locator('.grid__body .grid__row').first()).toBeVisible();
    expect(await beyond(), hash).toBeLessThanOrEqual(0);
  }
  await app.getByRole('button', { name: 'New comparison in a tab' }).click();
  await expect(app.locator('.tabs')).toBeVisible();
  await pick(app, recorded('string-array-node18'));
  await verdict(app);
  await go(app, '#/constructors');
  await expect(app.locator('.grid__body .grid__row').first()).toBeVisible();
  expect(await beyond(), 'with tabs').toBeLessThanOrEqual(0);
});

test('names of instances are written as they are, and a leak of a fleet is marked as one', async ({ app }) => {
  await pick(app, [...(await fleetFiles())]);
  await expect(app.locator('.fleet__headline')).toBeVisible();
  const leak = await app.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.color = 'var(--leak)';
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  });
  await expect(app.locator('.fleet__answer--leak')).toHaveCSS('border-inline-start-color', leak);
  await app.getByRole('radio', { name: 'Over time' }).check();
  for (const name of await app.locator('.history__instance').all())
    expect(await name.evaluate((element) => getComputedStyle(element, '::first-letter').textTransform)).toBe('none');
});

test('no line of a Korean sentence begins with the particle of what stands in brackets', async ({ browser, host }) => {
  const page = await browser.newPage({ locale: 'ko-KR', viewport: { width: 1024, height: 768 } });
  await page.goto(host.url);
  await opened(page);
  const sentence = page.locator('#verdict-sentence');
  await expect(sentence.locator('.unbroken')).not.toHaveCount(0);
  const pieces = await sentence.evaluate((element) => {
    const pieces: number[] = [];
    for (let width = 700; width > 200; width -= 7) {
      element.style.maxWidth = `${width}px`;
      for (const glued of element.querySelectorAll('.unbroken')) pieces.push(glued.getClientRects().length);
    }
    return Math.max(...pieces);
  });
  expect(pieces).toBe(1);
  await page.close();
});

test('a phone has one row of tools less, and a table of a finding that is cut has its shade', async ({ app }) => {
  await app.setViewportSize({ width: 375, height: 900 });
  await opened(app);
  const cut = app.locator('.detail .scroll-x').first();
  expect(await cut.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
  expect(await cut.evaluate((box) => getComputedStyle(box).backgroundImage)).toContain('gradient');
  const header = await app.locator('.frame__header').boundingBox();
  expect(header!.height).toBeLessThan(110);
});

test('no copy button covers the line that it copies in a narrow window', async ({ app }) => {
  await app.setViewportSize({ width: 480, height: 900 });
  await go(app, '#/capture');
  const covered = await app.locator('.snippet').evaluateAll((boxes) =>
    boxes.flatMap((box) => {
      const button = box.querySelector('.snippet__copy')!.getBoundingClientRect();
      const code = box.querySelector('code')!;
      return button.bottom <= code.getBoundingClientRect().top + 2 ? [] : [code.textContent.slice(0, 40)];
    }),
  );
  expect(covered).toEqual([]);
});
