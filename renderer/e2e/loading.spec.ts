// Reading: progress that moves, cancelling at once, order and labels, and files that are none.

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bigSeries, expect, killEngine, pick, recorded, test, verdict } from './app.ts';

test('progress moves while a large file is read, and cancel stops it and keeps files and order', async ({ app }) => {
  const files = await bigSeries(110, 2);
  await pick(app, files);
  const bar = app.locator('.file progress').first();
  await expect(bar).toBeVisible();
  await expect(app.locator('.file').first()).toContainText(/of memory/);
  await expect.poll(async () => Number(await bar.getAttribute('value'))).toBeGreaterThan(0.05);
  await app.getByLabel(/^Label of big-1/).fill('first');
  await app.keyboard.press('Enter');
  // At once: the first or second picture after the click says so, however long a picture takes here.
  const next = await app.getByRole('button', { name: 'Cancel' }).evaluate(
    (button) =>
      new Promise<string>((resolve) => {
        (button as HTMLButtonElement).click();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.body.innerText)));
      }),
  );
  expect(next).toContain('Stopped');
  await expect(app.getByRole('heading', { name: 'Stopped' })).toBeVisible();
  await expect(app.locator('.file__name')).toHaveText(['big-1.heapsnapshot', 'big-2.heapsnapshot']);
  await expect(app.getByLabel(/^Label of big-1/)).toHaveValue('first');
  await expect(app.getByRole('button', { name: 'Compare again' })).toBeVisible();
  // The engine is free again: another series opens.
  await pick(app, recorded('string-array-node18'));
  await verdict(app);
});

test('order and labels can be changed by keyboard', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await app.locator('.frame__views').getByRole('link', { name: 'Snapshots', exact: true }).click();
  await app.getByLabel('Label of 1.heapsnapshot.gz').fill('warm');
  await app.keyboard.press('Enter');
  await expect(app.locator('.snapshot').first()).toContainText('warm');
  await app.getByLabel('Label of 1.heapsnapshot.gz').focus();
  await app.keyboard.press('Alt+ArrowDown');
  await expect(app.locator('.snapshot').nth(1)).toContainText('warm');
});

test('order can be changed by drag', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await app.locator('.frame__views').getByRole('link', { name: 'Snapshots', exact: true }).click();
  await app.locator('.file').nth(2).locator('.file__grip').dragTo(app.locator('.file').first());
  await expect(app.locator('.file__name')).toHaveText(['3.heapsnapshot.gz', '1.heapsnapshot.gz', '2.heapsnapshot.gz']);
  await expect(app.locator('.snapshot__title').first()).toContainText('3');
  await expect(app.getByRole('list', { name: 'What you should know' })).toContainText('not in order of age');
});

const HOSTILE: readonly { readonly name: string; readonly file: string; readonly body: () => Buffer }[] = [
  { name: 'an empty file', file: 'empty.heapsnapshot', body: () => Buffer.alloc(0) },
  {
    name: 'something that is not JSON',
    file: '<img src=x onerror=alert(1)>.heapsnapshot',
    body: () => Buffer.from('<html></html>'),
  },
  { name: 'JSON that is no snapshot', file: '‮tohspanspaeh.heapsnapshot', body: () => Buffer.from('{"a":1}') },
  {
    name: 'a CPU profile',
    file: 'x'.repeat(200) + '.cpuprofile',
    body: () => Buffer.from('{"nodes":[],"startTime":1,"endTime":2}'),
  },
  {
    name: 'gzip cut short',
    file: 'cut.heapsnapshot.gz',
    body: () => readFileSync(recorded('session-map-node20')[0]).subarray(0, 50_000),
  },
];
for (const { name, file, body } of HOSTILE) {
  test(`${name} is refused with a sentence, and the window lives on`, async ({ app }) => {
    await pick(app, [{ name: file, mimeType: 'application/octet-stream', buffer: body() }]);
    await expect(app.locator('.file__error, .loading__error')).toBeVisible();
    await expect(app.locator('.file__error, .loading__error')).toContainText(/\w+.*\./);
    await expect(app.locator('.file__name')).toHaveText(file);
    expect(await app.locator('.files img').count()).toBe(0);
    await app.getByRole('button', { name: 'Start over' }).click();
    await expect(app.getByRole('button', { name: 'Choose files…' })).toBeVisible();
  });
}

test('one bad file does not keep the others from being compared', async ({ app }) => {
  const good = recorded('session-map-node20').map((f, i) => ({
    name: `${i + 1}.heapsnapshot.gz`,
    mimeType: 'application/gzip',
    buffer: readFileSync(f),
  }));
  await pick(app, [...good, { name: 'bad.heapsnapshot', mimeType: 'application/json', buffer: Buffer.from('{') }]);
  expect(await verdict(app)).toContain('sessions');
  await expect(app.getByRole('list', { name: 'What you should know' })).toContainText('bad.heapsnapshot');
});

test('a worker that dies is reported, the window lives on, and the next series opens', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await killEngine(app);
  await expect(app.getByRole('list', { name: 'What you should know' })).toContainText('The analysis engine stopped');
  await app.locator('.frame__views').getByRole('link', { name: 'By constructor' }).click();
  await pick(app, recorded('string-array-node18'));
  await verdict(app);
  await expect(app.getByRole('list', { name: 'What you should know' })).toBeHidden();
});

test('a folder is looked through, and what is no snapshot is said', async ({ app }, info) => {
  const folder = info.outputPath('run');
  mkdirSync(folder, { recursive: true });
  for (const [i, file] of recorded('session-map-node20').entries())
    copyFileSync(file, path.join(folder, `${i + 9}.heapsnapshot.gz`));
  writeFileSync(path.join(folder, 'notes.txt'), 'x');
  writeFileSync(path.join(folder, 'old.heapdelta'), 'x');
  await app.setInputFiles('#folder-picker', folder);
  expect(await verdict(app)).toContain('sessions');
  await expect(app.locator('.frame__labels')).toHaveText('9 → 10 → 11');
  const told = app.getByRole('list', { name: 'What you should know' });
  await expect(told).toContainText('notes.txt is no snapshot and was left out');
  await expect(told).toContainText('old.heapdelta is a report, not a snapshot');
});

test('from one snapshot to another, one left out, and back, without reading again', async ({ app }, info) => {
  const folder = info.outputPath('gone');
  mkdirSync(folder, { recursive: true });
  const files = recorded('session-map-node20').map((file) => path.join(folder, path.basename(file)));
  for (const [i, file] of recorded('session-map-node20').entries()) copyFileSync(file, files[i]);
  await pick(app, files);
  await verdict(app);
  // What is gone cannot be read a second time.
  rmSync(folder, { recursive: true });
  await app.locator('.frame__views').getByRole('link', { name: 'Snapshots', exact: true }).click();
  await app.getByRole('checkbox', { name: 'Compare 2' }).uncheck();
  await expect(app.locator('.snapshot__title')).toHaveText([/1$/, /3$/]);
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(app.locator('.snapshot__title')).toHaveCount(3);
  await app.getByLabel('Compare from').selectOption({ index: 1 });
  await expect(app.locator('.snapshot__title')).toHaveText([/2$/, /3$/]);
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(app.locator('.snapshot__title')).toHaveCount(3);
  await app.getByRole('button', { name: 'Remove 2' }).click();
  await expect(app.locator('.snapshot__title')).toHaveCount(2);
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(app.locator('.snapshot__title')).toHaveCount(3);
});

test('what the files do not say is said in the app, and the answer counts with it', async ({ app }) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  await app.locator('.frame__views').getByRole('link', { name: 'Snapshots', exact: true }).click();
  await app.locator('.series-settings summary').click();
  await app.getByLabel('What was done between two snapshots').fill('500 log-ins');
  await app.getByLabel('Heap limit').fill('four');
  await expect(app.getByText('Not a size')).toBeVisible();
  await app.getByLabel('Heap limit').fill('512 MB');
  const times = app.getByLabel(/^When .* was taken$/);
  for (const [i, time] of ['2026-11-21T10:00', '2026-11-21T10:30', '2026-11-21T11:00'].entries())
    await times.nth(i).fill(time);
  await app.getByRole('button', { name: 'Compare with this' }).click();
  await app.locator('.frame__views').getByRole('link', { name: 'Findings' }).click();
  await expect(app.locator('.answers__facts')).toContainText('per 500 log-ins');
  await expect(app.locator('.answers__facts')).toContainText('the heap limit of 512 MB is reached in');
});
