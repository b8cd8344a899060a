// What every end-to-end test stands on: the built app behind the real protocol handler, a console that must stay
// silent, and real snapshots.

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { createCaptureService } from '../../capture/service.ts';
import { openAppFolder } from '../../electron/protocol/node/app-folder.ts';
import { nodeFileAccess } from '../../electron/protocol/node/file-access.ts';
import { startLocalHost } from '../../electron/protocol/node/local-host.ts';
import { createOpenFiles } from '../../electron/protocol/open-files.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Files of a recorded series, oldest first. */
export function recorded(series: string): string[] {
  const folder = path.join(ROOT, 'fixtures/recorded', series);
  return readdirSync(folder)
    .filter((n) => n.includes('.heapsnapshot'))
    .sort()
    .map((n) => path.join(folder, n));
}

/** Snapshots of a leaking program of about `megabytes` MB each, made once by V8 and kept for the next run. */
export async function bigSeries(megabytes: number, count: number): Promise<string[]> {
  const folder = path.join(ROOT, 'fixtures/.made', `e2e-${megabytes}`);
  const files = Array.from({ length: count }, (_, i) => path.join(folder, `big-${i + 1}.heapsnapshot`));
  if (!files.every((f) => existsSync(f))) {
    mkdirSync(folder, { recursive: true });
    await promisify(execFile)(process.execPath, [
      '--max-old-space-size=4096',
      path.join(import.meta.dirname, 'big-program.mjs'),
      folder,
      String(megabytes),
      String(count),
    ]);
  }
  return files;
}

export interface AppHost {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves dist/app (or HEAPDELTA_APP_FOLDER, another build of it) on loopback, as `heapdelta open FILES` does. */
export async function serveApp(files: readonly string[] = []): Promise<AppHost> {
  const openFiles = createOpenFiles(nodeFileAccess());
  const capture = createCaptureService({
    version: '0.0.0',
    base: { folder: mkdtempSync(path.join(tmpdir(), 'heapdelta-e2e-captures-')), place: '~/heapdelta-captures' },
    register: (paths) => openFiles.register(paths),
    onFault: (error) => console.error('a capture failed', error),
  });
  return startLocalHost({
    capture,
    app: await openAppFolder(process.env.HEAPDELTA_APP_FOLDER ?? path.join(ROOT, 'dist/app')),
    openFiles,
    requested: await openFiles.register(files),
  });
}

/** Puts files into the app as its picker does. */
export async function pick(page: Page, files: Parameters<Page['setInputFiles']>[1]): Promise<void> {
  await page.setInputFiles('#picker', files);
}

/** Waits until the verdict is on screen. */
export async function verdict(page: Page): Promise<string> {
  const sentence = page.locator('#verdict-sentence');
  await expect(sentence).toBeVisible();
  return (await sentence.textContent()) ?? '';
}

/** Asks axe about the page as it stands. @param where - what is said of it when axe finds something */
export async function noViolation(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(
      (v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary ?? ''}`).join(' | ')}`,
    ),
    where,
  ).toEqual([]);
}

/** Presses Tab until what has the focus is called so: by its label, or by its text. */
export async function tabTo(page: Page, what: RegExp): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const at = document.activeElement;
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null;
      return at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '';
    });
    if (what.test(name.trim())) return;
  }
  throw new Error(`no focus on ${String(what)}`);
}

interface Fixtures {
  /** A page on the app's start screen; the test fails when anything was said on its console. */
  readonly app: Page;
}

export const test = base.extend<Fixtures, { readonly host: AppHost }>({
  host: [
    async ({}, provide) => {
      const host = await serveApp();
      await provide(host);
      await host.close();
    },
    { scope: 'worker' },
  ],
  app: async ({ page, host }, provide) => {
    const said = listen(page);
    await page.goto(host.url);
    await expect(page.locator('h1')).toBeVisible();
    await provide(page);
    expect(said, 'the console must stay empty').toEqual([]);
  },
});

/** What a page says on its console from now on: warnings, errors and uncaught exceptions. */
export function listen(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
  return said;
}

/** Ends the worker that answers for the open heaps, as a browser does that runs out of memory. */
export async function killEngine(page: Page): Promise<void> {
  // One that only helped to read ends by itself meanwhile: it has no name any more.
  const workers = page.workers();
  const names = await Promise.all(workers.map((worker) => worker.evaluate(() => self.name).catch(() => '')));
  const engine = workers.find((_, i) => names[i]?.startsWith('heapdelta-engine'));
  if (!engine) throw new Error(`no engine among the workers: ${names.join(', ')}`);
  // Its own end takes the answer with it.
  await engine.evaluate(() => self.close()).catch(() => undefined);
}

export { expect };
