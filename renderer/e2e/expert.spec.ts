// What an expert asks of a heap: filters with growth, objects by a query, Maps as key → value, comparisons in tabs, many reports.

import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, pick, recorded, tabTo, test, verdict } from './app.ts';
import { fleetFiles } from './fleet-files.ts';

const PAGE = [1, 2].map((number) =>
  fileURLToPath(new URL(`../../worker/query/testing/page-holders-${number}.heapsnapshot.gz`, import.meta.url)),
);
const go = (app: Page, hash: string): Promise<unknown> => app.evaluate((h) => (location.hash = h), hash);

test('DevTools’ filters, with growth and with the objects behind a row', async ({ app }) => {
  await pick(app, PAGE);
  await verdict(app);
  await go(app, '#/constructors');
  const of = app.getByLabel('Objects', { exact: true });
  await of.selectOption('kept by event handlers');
  await expect(app).toHaveURL(/of=event-handlers/);
  const grid = app.getByRole('grid', { name: 'By constructor' });
  await expect(app.locator('.constructors__said')).toContainText(
    /objects in snapshot page-holders-2.*since snapshot page-holders-1/s,
  );
  await grid.getByRole('row', { name: /heavy/ }).getByRole('button').click();
  const objects = app.getByRole('grid', { name: 'Objects of this constructor' });
  await expect(objects).toHaveAttribute('aria-rowcount', '51');
  await of.selectOption('variables no function reads');
  const variables = app.getByRole('grid', { name: 'variables no function reads' });
  await expect(variables.getByRole('row').nth(1)).toContainText('unread');
  await expect(variables.getByRole('row').nth(1)).toContainText('+30');
  await of.selectOption('strings that repeat');
  await app.getByLabel('Filter by text').fill('the same A');
  await expect(app.getByRole('grid', { name: 'strings that repeat' }).getByRole('row').nth(1)).toContainText('+30');
});

test('a profile dropped onto the series says where what grows was made', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  const at = (functionName: string, lineNumber: number, selfSize: number, children: object[]): object => ({
    callFrame: { functionName, scriptId: '1', url: 'file:///tmp/app/auth.mjs', lineNumber, columnNumber: 4 },
    selfSize,
    children,
  });
  const head = at('handle', 40, 0, [at('login', 11, 0, [at('Session', 2, 4096, [])])]);
  const content = JSON.stringify({ head, samples: [] });
  const transfer = await app.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'allocations.heapprofile'));
    return data;
  }, content);
  await app.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  const made = app.locator('.made-at__frames').first();
  await expect(made.getByRole('listitem').nth(0)).toContainText('login');
  await expect(made.getByRole('listitem').nth(1)).toContainText('handle');
});

test('objects by a query, from the keyboard; a wrong one is told in one sentence', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await go(app, '#/objects');
  const field = app.getByLabel('Query: conditions that must all hold');
  await field.focus();
  await app.keyboard.type('class=Session made:2-3');
  await app.keyboard.press('Enter');
  const grid = app.getByRole('grid', { name: 'Objects that match' });
  await expect(grid.getByRole('row').nth(1)).toContainText('Session');
  await expect(app.locator('.objects-query__sum')).toContainText(/shallow size in all/);
  await grid.focus();
  await app.keyboard.press('Enter');
  await expect(app.locator('.object__title')).toContainText('Session');
  await app.goBack();
  await field.fill('size>lots');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('alert')).toHaveText(
    'size>lots is no size. Write a number and a unit, such as size>10kB.',
  );
  await expect(field).toHaveAttribute('aria-invalid', 'true');
});

test('a Map is shown as key → value, and an object is titled by its name', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await app.locator('.owner a').first().click();
  await expect(app.locator('.object__name')).toHaveText('sessions');
  const fields = app.getByRole('treegrid', { name: 'Fields' });
  await expect(fields.locator('.entry').first()).toContainText('→');
  await expect(fields.locator('.entry__key').first()).toHaveText(/"/);
});

test('other ends are compared in a tab of their own, and both stay', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  const first = await verdict(app);
  await go(app, '#/snapshots');
  await app.getByRole('button', { name: 'Compare others in a new tab' }).click();
  const tabs = app.getByRole('navigation', { name: 'Comparisons' });
  await expect(tabs.getByRole('listitem')).toHaveCount(2);
  await app.getByLabel('From').selectOption({ index: 1 });
  await expect(app.locator('.snapshot')).toHaveCount(2);
  await tabs.getByRole('button').first().click();
  await expect(app.locator('.snapshot')).toHaveCount(3);
  await go(app, '#/findings');
  expect(await verdict(app)).toBe(first);
  await tabs.getByRole('button', { name: /→/ }).nth(2).click();
  await expect(app.locator('.snapshot')).toHaveCount(2);
  await tabs
    .getByRole('button', { name: /^Close/ })
    .last()
    .click();
  await expect(tabs).toBeHidden();
  expect(await verdict(app)).toBe(first);
  // A comparison of other files beside it, and back.
  await app.getByRole('button', { name: 'New comparison in a tab' }).click();
  await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
  await pick(app, recorded('string-array-node18'));
  expect(await verdict(app)).not.toBe(first);
  await tabs.getByRole('button').first().click();
  await expect(app.locator('#verdict-sentence')).toHaveText(first);
});

test('reports of many pods are a fleet, and a history with instances', async ({ app }) => {
  await pick(app, [...(await fleetFiles())]);
  await expect(app.getByRole('heading', { name: 'The fleet' })).toBeVisible();
  await expect(app.locator('.fleet__headline')).toContainText('in 3 of 4 instances');
  await expect(app.locator('.fleet__card').first()).toContainText('New in release 1.5.0: no report of 1.4.2 has it.');
  await expect(app.getByRole('heading', { name: 'By instance' })).toBeVisible();
  await app.getByRole('radio', { name: 'Over time' }).check();
  await expect(app.locator('.history__instance')).toHaveCount(4);
  await expect(app.locator('.history__table tbody:not(.table-head) tr').first()).toContainText('of 4');
  await app.getByRole('button', { name: /orders-x2f8/ }).click();
  await verdict(app);
});

test('filters, queries, entries and tabs from the keyboard alone', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  // A filter of the constructor table.
  await app.keyboard.press('2');
  await tabTo(app, /all.*kept by detached DOM/);
  await app.keyboard.press('k');
  await expect(app).toHaveURL(/of=/);
  // A query, an object of it, and what its collection calls it.
  await app.keyboard.press('Tab');
  await app.keyboard.press('q');
  await tabTo(app, /^Query: conditions/);
  await app.keyboard.type('class=Map retained>100kB');
  await app.keyboard.press('Enter');
  await tabTo(app, /^Objects that match$/);
  // The table takes the focus before its rows are there; nobody opens what is not shown.
  await expect(app.locator('.grid__body .grid__row').first()).toBeVisible();
  await app.keyboard.press('Enter');
  await expect(app.locator('.object__title')).toContainText('Map');
  // Another comparison beside it, and back.
  await tabTo(app, /^New comparison in a tab$/);
  await app.keyboard.press('Enter');
  const tabs = app.getByRole('navigation', { name: 'Comparisons' });
  await expect(tabs.getByRole('listitem')).toHaveCount(2);
  await tabTo(app, /^1 → 3/);
  await app.keyboard.press('Enter');
  await expect(app.locator('.object__title')).toContainText('Map');
  await tabTo(app, /^Close New comparison$/);
  await app.keyboard.press('Enter');
  await expect(tabs).toBeHidden();
});
