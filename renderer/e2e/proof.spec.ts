// "Is it fixed?": a second series beside the open one, from the panel and from a drop, and the page it is saved as.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeHeapdelta } from '../../worker/report/heapdelta.ts';
import { reportOf } from '../../worker/report/proof/testing/build.ts';
import { PAIRS } from '../../worker/report/proof/testing/pairs.ts';
import { expect, pick, recorded, test, verdict } from './app.ts';

/** Both reports of a pair of the table, as shared files. */
async function pair(name: string): Promise<{ readonly before: string; readonly after: string }> {
  const found = PAIRS.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  const folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-proof-'));
  const save = async (which: 'before' | 'after'): Promise<string> => {
    const file = path.join(folder, `${which}.heapdelta`);
    writeFileSync(file, await encodeHeapdelta(reportOf(found[which]), { date: '2026-11-21T10:00:00Z', notes: [] }));
    return file;
  };
  return { before: await save('before'), after: await save('after') };
}

test('a fix is proved once the work is said, in both languages, and saved as a page', async ({ app }) => {
  const { before, after } = await pair('no longer kept, same work');
  await pick(app, [before]);
  await verdict(app);
  const panel = app.locator('.proof');
  await panel.locator('.proof__files').setInputFiles([after]);
  await expect(panel.locator('.proof__word')).toContainText('Not proved');
  await panel.getByLabel('Before', { exact: true }).fill('1,000');
  await panel.getByLabel('After', { exact: true }).fill('1000');
  await panel.getByLabel('of what').fill('requests');
  await panel.getByRole('button', { name: 'Decide again' }).click();
  await expect(panel.locator('.proof__word')).toContainText('Fixed');
  await expect(panel.locator('.proof__table').first()).toContainText('sessions (Map)');
  await expect(panel.locator('.proof__sides')).toContainText('1,000 requests');
  // What grew by the same at every step is drawn so: three times as high at the end as after one step.
  const heights = await panel
    .locator('.proof__bar--before')
    .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().height));
  expect(heights[3] / heights[1]).toBeCloseTo(3, 1);
  const download = app.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save as HTML' }).click();
  const html = await readFile(await (await download).path(), 'utf8');
  expect(html).toContain('Is it fixed?: Fixed');
  await app.getByRole('button', { name: 'Settings' }).click();
  await app.getByText('한국어', { exact: true }).click();
  await app.keyboard.press('Escape');
  await expect(panel.locator('.proof__word')).toContainText('고쳐졌습니다');
});

test('snapshots of the same program are analysed beside it: not fixed; those of another prove nothing', async ({
  app,
}) => {
  await pick(app, recorded('session-map-node20'));
  await verdict(app);
  const panel = app.locator('.proof');
  await panel.locator('.proof__files').setInputFiles(recorded('session-map-node20'));
  await expect(panel.locator('.proof__word')).toContainText('Not fixed', { timeout: 60_000 });
  // The first series is still there to be asked.
  await expect(app.locator('#verdict-sentence')).toContainText('sessions');
  await panel.locator('.proof__files').setInputFiles(recorded('steady-http-node20'));
  await expect(panel.locator('.proof__sentence')).toContainText('one program', { timeout: 60_000 });
});

test('a drop on the third zone of the window compares, and what cannot be read is said', async ({ app }) => {
  const { before } = await pair('no longer kept, same work');
  await pick(app, [before]);
  await verdict(app);
  const data = await app.evaluateHandle(() => new DataTransfer());
  await app.evaluate((transfer) => {
    transfer.items.add(new File(['{'], 'broken.heapsnapshot'));
    for (const type of ['dragenter', 'dragover'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, data);
  await app.locator('[data-drop="fix"].drop-overlay__zone').dispatchEvent('drop', { dataTransfer: data });
  await expect(app.locator('.proof').getByRole('alert')).toContainText('broken.heapsnapshot', { timeout: 30_000 });
  await expect(app.locator('#verdict-sentence')).toBeVisible();
});
