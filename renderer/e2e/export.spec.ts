// What leaves the machine: shown before, redacted by default, in every form.

import { readFileSync } from 'node:fs';
import { expect, pick, recorded, test, verdict } from './app.ts';

const SIGNATURES: Readonly<Record<string, RegExp>> = {
  PDF: /^%PDF-/,
  HTML: /^<!doctype html>/i,
  Markdown: /^# /,
  CSV: /^﻿/,
  JSON: /^\{.*"schema":"heapdelta\.report\/1"/,
  '.heapdelta': /./,
};

test('every form is saved, after a look at what leaves', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await app.getByRole('button', { name: 'Export' }).click();
  const dialog = app.getByRole('dialog', { name: 'Export the report' });
  await expect(dialog).toContainText('Leaves this machine as it is');
  await expect(dialog).toContainText('class names');
  for (const [form, signature] of Object.entries(SIGNATURES)) {
    await dialog.getByRole('radio', { name: form }).check();
    const [download] = await Promise.all([
      app.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save…' }).click(),
    ]);
    const bytes = readFileSync(await download.path());
    expect(bytes.toString('utf8', 0, 200), form).toMatch(signature);
    expect(bytes.length).toBeGreaterThan(500);
    await expect(dialog.getByRole('status').last()).toContainText('Saved');
  }
});

test('all that leaves is listed, found and hidden by one click, and copied for a chat', async ({
  app,
  context,
  host,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(host.url).origin });
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await app.getByRole('button', { name: 'Export' }).click();
  const dialog = app.getByRole('dialog', { name: 'Export the report' });
  const headline = dialog.locator('.leaving__headline');
  await expect(headline).toContainText('sessions (Map) in session.store.mjs:3');
  await dialog.getByRole('searchbox', { name: 'Search these names' }).fill('sessions');
  await dialog.getByRole('button', { name: 'Hide sessions, everywhere', exact: true }).click();
  await expect(headline).toContainText(/«name-\d+» \(Map\)/);
  const copied = async (): Promise<string> => {
    await dialog.getByRole('button', { name: 'Copy for Slack' }).click();
    await expect(dialog.getByRole('status').last()).toContainText('Copied');
    // The page may write the clipboard, not read it: what is there is pasted.
    const note = dialog.getByLabel('A note that goes along (optional)');
    await note.fill('');
    await note.press('ControlOrMeta+V');
    const pasted = await note.inputValue();
    await note.fill('');
    return pasted;
  };
  expect(await copied()).toContain('*Leak found* – `«name-');
  await dialog.getByRole('button', { name: 'Let sessions out, everywhere', exact: true }).click();
  await expect(headline).toContainText('sessions (Map)');
  // It says that it copied since the first time: what is pasted tells when it did again.
  await expect.poll(copied).toContain('*Leak found* – `sessions` (Map)');
});

test('lines of code go along when they were chosen, and not otherwise', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await app.getByRole('button', { name: 'Export' }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'CSV' }).check();
  await expect(dialog.getByText('Include the lines of code')).toBeHidden();
  await dialog.getByRole('radio', { name: 'HTML' }).check();
  const saved = async (): Promise<string> => {
    const download = app.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save…' }).click();
    return readFileSync(await (await download).path(), 'utf8');
  };
  expect(await saved()).not.toContain('sessions = new Map');
  await dialog.getByRole('checkbox', { name: /Include the lines of code/ }).check();
  expect(await saved()).toContain('sessions = new Map');
});

test('the answer is copied as Markdown', async ({ app, context, host }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(host.url).origin });
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await app.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(app.getByRole('button', { name: 'Copied' })).toBeVisible();
  await app.getByRole('button', { name: 'Export' }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Copy as a table' }).click();
  await expect(app.getByRole('dialog').getByRole('status').last()).toContainText('Copied');
});

test('a shared file opens without the snapshots, and several show the history', async ({ app, host }, info) => {
  await pick(app, recorded('session-map-node20'));
  const sentence = await verdict(app);
  await app.getByRole('button', { name: 'Export' }).click();
  const dialog = app.getByRole('dialog', { name: 'Export the report' });
  await dialog.getByLabel('A note that goes along (optional)').fill('seen on release 2.3');
  await dialog.getByRole('radio', { name: '.heapdelta' }).check();
  const [download] = await Promise.all([
    app.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save…' }).click(),
  ]);
  const file = info.outputPath('first.heapdelta');
  await download.saveAs(file);
  const bytes = readFileSync(file);
  await app.goto(host.url);
  await pick(app, file);
  expect(await verdict(app)).toBe(sentence);
  await expect(app.locator('.notes')).toContainText('seen on release 2.3');
  for (const name of ['By constructor', 'By retainer path']) {
    await app.locator('.frame__views').getByRole('link', { name }).click();
    await expect(app.locator('.grid__body .grid__row').nth(1)).toBeVisible();
  }
  await app.goto(host.url);
  await pick(
    app,
    ['first', 'second'].map((name) => ({
      name: `${name}.heapdelta`,
      mimeType: 'application/octet-stream',
      buffer: bytes,
    })),
  );
  await expect(app.getByRole('heading', { name: 'Findings over time' })).toBeVisible();
  await expect(app.locator('.history__table tbody:not(.table-head) tr').first()).toContainText('still there');
  await app.getByRole('button', { name: 'second.heapdelta' }).click();
  expect(await verdict(app)).toBe(sentence);
});

test('a hostile shared file is refused with a sentence', async ({ app }) => {
  await pick(app, {
    name: 'evil.heapdelta',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('not a report'),
  });
  await expect(app.locator('.file__error, .loading__error')).toContainText(/\w+/);
});
