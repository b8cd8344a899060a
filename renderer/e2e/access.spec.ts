// Keyboard only, screen readers (axe), zoom, narrow windows, languages, themes.

import { expect, noViolation, pick, recorded, tabTo, test, verdict } from './app.ts';

const VIEWS = [
  '#/findings',
  '#/constructors',
  '#/paths',
  '#/paths?as=picture',
  '#/objects',
  '#/objects?q=class%3DSession',
  '#/objects?q=size%3Elots',
  '#/constructors?of=closures',
  '#/constructors?of=same-strings',
  '#/snapshots',
  '#/search?q=Session',
  '#/capture',
  '#/live',
];

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${theme}`, async ({ app }) => {
    await app.emulateMedia({ colorScheme: theme });
    // Colours fade over; halfway they have the contrast of neither theme.
    await app.waitForTimeout(400);
    await noViolation(app, 'start');
    await pick(app, recorded('session-map-node20'));
    await verdict(app);
    for (const hash of VIEWS) {
      await app.evaluate((h) => (location.hash = h), hash);
      await expect(app.locator('main h1, main h2').first()).toBeVisible();
      await app.waitForTimeout(300);
      await noViolation(app, hash);
    }
    await app.evaluate(() => (location.hash = '#/findings'));
    await app.getByText('Why this and not that').click();
    await expect(app.locator('.ranking__step--judged')).toBeVisible();
    await noViolation(app, 'the ranking');
    await app.locator('.owner a').first().click();
    await expect(app.locator('.object__title')).toBeVisible();
    await noViolation(app, 'object');
    for (const key of ['?', 'Control+,', 'Control+e']) {
      await app.keyboard.press(key);
      await expect(app.getByRole('dialog')).toBeVisible();
      await app.waitForTimeout(500);
      await noViolation(app, `dialog ${key}`);
      await app.keyboard.press('Escape');
      await expect(app.getByRole('dialog')).toBeHidden();
    }
  });
}

test('everything can be done from the keyboard', async ({ app }) => {
  await tabTo(app, /^Try it with a sample/);
  await app.keyboard.press('Enter');
  await verdict(app);
  await app.keyboard.press('2');
  const grid = app.getByRole('grid', { name: 'By constructor' });
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  await grid.focus();
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('Enter');
  const objects = app.getByRole('grid', { name: 'Objects of this constructor' });
  await expect(objects.getByRole('row').nth(1)).toBeVisible();
  await objects.focus();
  await app.keyboard.press('Enter');
  await expect(app.locator('.object__title')).toBeVisible();
  await app.keyboard.press('1');
  await expect(app.locator('#finding-title')).toBeVisible();
  await app.keyboard.press('?');
  await expect(app.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toBeHidden();
});

test('why this and not that is unfolded and read from the keyboard', async ({ app }) => {
  await app.setViewportSize({ width: 480, height: 600 });
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await tabTo(app, /^Why this and not that$/);
  await app.keyboard.press('Enter');
  await expect(app.locator('.ranking__step--judged')).toContainText('500 of 500');
  // What is wider than the window is scrolled by arrows.
  await tabTo(app, /^Why this and not that$/);
  const table = app.getByRole('group', { name: 'Why this and not that' });
  await expect(table).toBeFocused();
  const before = await table.evaluate((box) => box.scrollLeft);
  if (await table.evaluate((box) => box.scrollWidth > box.clientWidth)) {
    await app.keyboard.press('ArrowRight');
    await expect.poll(() => table.evaluate((box) => box.scrollLeft)).toBeGreaterThan(before);
  }
});

test('the language is the system’s at first, changes at once, and is remembered', async ({ app, browser, host }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await app.getByRole('button', { name: 'Settings' }).click();
  await app.getByText('한국어', { exact: true }).click();
  await expect(app.locator('html')).toHaveAttribute('lang', 'ko');
  await app.keyboard.press('Escape');
  await expect(app.locator('.verdict__kind')).toHaveText('누수 발견');
  await expect(app.locator('#verdict-sentence')).toHaveText(/[가-힣]/);
  await expect(app.locator('.detail__explanation')).toHaveText(/[가-힣]/);
  await app.goto(host.url);
  await expect(app.locator('h1')).toHaveText(/[가-힣]/);
  const korean = await browser.newPage({ locale: 'ko-KR' });
  await korean.goto(host.url);
  await expect(korean.locator('h1')).toHaveText(/[가-힣]/);
  await korean.close();
});

test('nothing is cut off at 200 % zoom and in a narrow window', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  // 200 % of 1280 is a window of 640 CSS pixels; 360 is a small phone.
  for (const width of [640, 360]) {
    await app.setViewportSize({ width, height: 800 });
    for (const hash of VIEWS) {
      await app.evaluate((h) => (location.hash = h), hash);
      await expect(app.locator('main h1, main h2').first()).toBeVisible();
      const overflow = await app.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${hash} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});
