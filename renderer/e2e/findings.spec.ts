// From a drop to the answer, over the real handler, the real worker and real snapshots.

import { expect, listen, pick, recorded, serveApp, test, verdict } from './app.ts';

test('dropped files are read with progress, and the verdict names the owner', async ({ app }) => {
  const files = recorded('session-map-node20');
  await pick(app, files);
  const sentence = await verdict(app);
  expect(sentence).toContain('sessions');
  await expect(app.locator('.verdict__kind')).toHaveText('Leak found');
  await expect(app).toHaveURL(/#\/findings$/);
  // The answer is whole: what grows, how much of the heap, whose code, what to do and where.
  const banner = app.locator('.verdict');
  for (const words of ['Session', '500 → 1,500 entries', 'of the growth', 'of the whole heap', 'your own'])
    await expect(banner).toContainText(words);
  await expect(banner.getByRole('heading', { name: 'What to do' })).toBeVisible();
  await expect(banner.locator('.place').first()).toContainText('session.store.mjs:3');
  await expect(banner.getByRole('link', { name: 'Open in editor' }).first()).toHaveAttribute(
    'href',
    /^vscode:\/\/file\/.*session\.store\.mjs:3:\d+$/,
  );
  // The picture's list adds up to the total it names.
  const bytes = await app.locator('.growth__list td').allTextContents();
  const amount = (text: string): number => {
    const [, sign, number, unit] = /^([+−]?)([\d.,]+) (B|kB|MB|GB)$/.exec(text)!;
    return (sign === '−' ? -1 : 1) * Number(number.replaceAll(',', '')) * { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 }[unit]!;
  };
  const total = amount(bytes.pop()!);
  // Every amount is rounded to three digits.
  expect(Math.abs(bytes.reduce((sum, b) => sum + amount(b), 0) - total)).toBeLessThan(Math.abs(total) * 0.03 + 1000);
});

test('a drop on the window opens the files, too', async ({ app }) => {
  const data = await app.evaluateHandle(() => new DataTransfer());
  await app.evaluate((transfer) => {
    transfer.items.add(new File(['{'], 'broken.heapsnapshot'));
    for (const type of ['dragenter', 'dragover'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, data);
  await expect(app.locator('.drop-overlay')).toBeVisible();
  await app.evaluate(
    (transfer) =>
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })),
    data,
  );
  await expect(app.locator('.drop-overlay')).toBeHidden();
  await expect(app.locator('.file')).toContainText('broken.heapsnapshot');
});

test('a finding opens, its path leads to the object, and back comes back', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await app.locator('.growth__list a').first().click();
  await expect(app).toHaveURL(/#\/findings\/1$/);
  for (const title of ['In every snapshot', 'Where it is kept', 'Who keeps it', 'How sure, and why', 'What to do']) {
    await expect(app.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }
  const link = app.locator('.chain .hop__object a').last();
  const constructor = await link.textContent();
  await link.click();
  await expect(app).toHaveURL(/#\/object\/2\/\d+/);
  await expect(app.locator('.object__title')).toContainText(constructor!);
  await expect(app.locator('.object__path .hop').last()).toContainText(constructor!);
  await app.goBack();
  await expect(app).toHaveURL(/#\/findings\/1$/);
  await expect(app.locator('#finding-title')).toBeVisible();
});

test('a program that does not leak is told so', async ({ app }) => {
  await pick(app, recorded('steady-http-node20'));
  await verdict(app);
  await expect(app.locator('.verdict__kind')).toHaveText('No leak found');
  await expect(app.locator('#verdict-why')).toBeVisible();
  await app.locator('.quiet').getByRole('link').first().click();
  await expect(app.getByRole('grid', { name: 'By constructor' })).toBeVisible();
});

test('an accepted finding is marked, remembered, and can be taken back', async ({ app, host }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await app.getByRole('button', { name: 'Accept as expected…' }).click();
  await expect(app.getByRole('button', { name: 'Accept', exact: true })).toBeDisabled();
  await app.getByLabel('Why is this growth fine?').fill('bounded every night');
  await app.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(app.locator('.detail__accepted')).toContainText('bounded every night');
  await app.goto(host.url);
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  // The only finding is known now: it heads nothing.
  await expect(app.locator('.verdict__kind')).toHaveText('All as expected');
  await expect(app.locator('#verdict-sentence')).not.toContainText('sessions');
  await expect(app.locator('.detail__badges')).toContainText('accepted');
  await app.getByRole('button', { name: 'No longer accept' }).click();
  await expect(app.locator('.verdict__kind')).toHaveText('Leak found');
  await expect(app.locator('#verdict-sentence')).toContainText('sessions');
});

test('files the app was started with open by themselves, and a deep link survives a reload', async ({ page }) => {
  const host = await serveApp(recorded('session-map-node20'));
  const said = listen(page);
  try {
    await page.goto(host.url);
    await verdict(page);
    await page.locator('.growth__list a').first().click();
    await page.reload();
    await verdict(page);
    await expect(page).toHaveURL(/#\/findings\/1$/);
    await page.locator('.frame__views').getByRole('link', { name: 'By constructor' }).click();
    await page.reload();
    await expect(page.getByRole('grid', { name: 'By constructor' })).toBeVisible();
    // Something else was picked meanwhile: a reload does not go back to what the command had.
    await pick(page, recorded('string-array-node18'));
    await expect(page.locator('.frame__labels')).toBeVisible();
    await page.evaluate(() => (location.hash = '#/findings'));
    await expect(page.locator('#verdict-sentence')).not.toContainText('sessions');
    await page.reload();
    await expect(page.getByRole('region', { name: 'This window showed' })).toBeVisible();
    expect(said).toEqual([]);
  } finally {
    await host.close();
  }
});

test('the sample opens with one press and survives a reload', async ({ app }) => {
  await app.getByRole('button', { name: 'Try it with a sample' }).click();
  expect(await verdict(app)).toContain('sessions');
  await app.reload();
  expect(await verdict(app)).toContain('sessions');
});

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
]) {
  test(`cause, place and cure stand above the fold at ${width} × ${height}`, async ({ browser, host }) => {
    for (const locale of ['en-US', 'ko-KR']) {
      const page = await browser.newPage({ locale, viewport: { width, height } });
      await page.goto(host.url);
      await pick(page, recorded('session-map-node20'));
      await verdict(page);
      for (const part of [
        '#verdict-sentence',
        '.answers__facts',
        '.answers__todo',
        '.place >> nth=0',
        '.code-figure >> nth=0',
      ]) {
        const box = await page.locator(part).boundingBox();
        expect(box!.y + box!.height, `${part}, ${locale}`).toBeLessThanOrEqual(height);
      }
      await page.close();
    }
  });
}
