// Tables, trees, pictures and search over a real heap.

import type { Page } from '@playwright/test';
import { expect, pick, recorded, test, verdict } from './app.ts';

async function opened(app: Page): Promise<void> {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
}

test('the constructor table filters, sorts, hides the engine, and leads to objects', async ({ app }) => {
  await opened(app);
  await app.locator('.frame__views').getByRole('link', { name: 'By constructor' }).click();
  const grid = app.getByRole('grid', { name: 'By constructor' });
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  const all = Number(await grid.getAttribute('aria-rowcount'));
  expect(all).toBeGreaterThan(20);
  await app.getByLabel('Filter by constructor').fill('session');
  await expect(app).toHaveURL(/q=session/);
  await expect(grid.getByRole('rowheader').first()).toContainText(/session/i);
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(all);
  await expect(app.locator('.row-count').first()).toContainText(/of .* shown/);
  await app.getByLabel('Filter by constructor').fill('');
  await app.getByRole('button', { name: 'Count ±' }).click();
  await expect(grid.getByRole('columnheader', { name: 'Count ±' })).toHaveAttribute('aria-sort', 'descending');
  const growth = (await grid.getByRole('row').nth(1).getByRole('gridcell').allTextContents())[6];
  expect(growth).toMatch(/^\+/);
  await app.getByLabel('Hide engine rows').uncheck();
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(all);
  await grid.getByRole('rowheader').first().getByRole('button').click();
  const objects = app.getByRole('grid', { name: 'Objects of this constructor' });
  await expect(objects.getByRole('rowheader').first()).toContainText('@');
  await objects.getByRole('rowheader').first().getByRole('link').click();
  await expect(app).toHaveURL(/#\/object\//);
});

test('every snapshot has its column when asked for', async ({ app }) => {
  await opened(app);
  await app.locator('.frame__views').getByRole('link', { name: 'By constructor' }).click();
  await app.getByRole('radio', { name: 'Retained size' }).check();
  await expect(app).toHaveURL(/show=retained/);
  await expect(app.getByRole('columnheader')).toHaveCount(5);
});

test('the path tree opens, and its picture shows the same numbers and zooms', async ({ app }) => {
  await opened(app);
  await app.locator('.frame__views').getByRole('link', { name: 'By retainer path' }).click();
  const tree = app.getByRole('treegrid');
  await expect(tree.getByRole('row').nth(2)).toBeVisible();
  const root = tree.getByRole('row').nth(1);
  await expect(root).toHaveAttribute('aria-level', '1');
  await expect(root).toHaveAttribute('aria-expanded', 'true');
  const rootBytes = (await root.getByRole('gridcell').allTextContents())[1];
  // It opens on the way the growth took.
  await expect(tree.getByRole('row').nth(2)).toHaveAttribute('aria-expanded', 'true');
  const count = async (): Promise<number> => Number(await tree.getAttribute('aria-rowcount'));
  const before = await count();
  await tree.focus();
  await app.keyboard.press('Home');
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('ArrowLeft');
  await expect.poll(count).toBeLessThan(before);
  await app.keyboard.press('ArrowRight');
  await expect.poll(count).toBe(before);
  await app.getByRole('radio', { name: 'Picture' }).check();
  const nodes = app.getByRole('treeitem');
  await expect(nodes.first()).toContainText(rootBytes);
  await nodes.first().focus();
  await app.keyboard.press('ArrowRight');
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/at=/);
  await app.getByRole('link', { name: 'Back to the GC roots' }).click();
  await expect(nodes.first()).toContainText(rootBytes);
  // Whichever the height says stands first in the box.
  await expect(nodes.nth(1)).toContainText(/\+590 kB \([\d.]+ MB\)/);
  await app.getByRole('radio', { name: 'Size now' }).check();
  await expect(app).toHaveURL(/by=size/);
  await expect(nodes.nth(1)).toContainText(/[\d.]+ MB \(\+/);
});

test('an object shows fields, retainers, what it frees, and what a cut would free', async ({ app }) => {
  await opened(app);
  await app.locator('.owner a').first().click();
  const fields = app.getByRole('treegrid', { name: 'Fields' });
  await expect(fields.getByRole('row').nth(1)).toBeVisible();
  await app.getByRole('radio', { name: /^Retainers/ }).check();
  await expect(app.getByRole('treegrid', { name: 'Retainers' }).getByRole('row').nth(1)).toBeVisible();
  await app.getByRole('radio', { name: 'Frees with it' }).check();
  await expect(app.getByRole('grid', { name: 'Frees with it' })).toBeVisible();
  await app.getByRole('button', { name: 'What if this were cut?' }).last().click();
  await expect(app.locator('.cut')).toContainText(/would free/);
});

test('search finds constructors, texts and ids everywhere', async ({ app }) => {
  await opened(app);
  await app.keyboard.press('/');
  await app.keyboard.type('Session');
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/#\/search\?q=Session/);
  const results = app.getByRole('grid', { name: 'Search results' });
  await expect(results.getByRole('rowheader').first()).toContainText(/session/i);
  await results.getByRole('rowheader').first().getByRole('link').click();
  await expect(app).not.toHaveURL(/search/);
});

test('snapshots show what the files hold', async ({ app }) => {
  await opened(app);
  await app.locator('.frame__views').getByRole('link', { name: 'Snapshots', exact: true }).click();
  await expect(app.locator('.snapshot')).toHaveCount(3);
  await expect(app.locator('.snapshot').first()).toContainText('Node.js');
  await expect(app.locator('.snapshots__identity')).toContainText('one process');
});
