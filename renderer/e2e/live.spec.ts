// Snapshots from a running program, in the app: from a real Node process to Findings; and whatever ends it early.

import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, noViolation, ROOT, tabTo, test, verdict } from './app.ts';

/** Set to a folder to look at the screens. */
const SHOTS = process.env.HEAPDELTA_SHOTS;

interface Program {
  readonly child: ChildProcess;
  readonly said: () => string;
}

/** A program that leaks by itself, started without its inspector. */
async function startLeak(): Promise<Program> {
  const child = spawn(process.execPath, ['--inspect-port=0', path.join(ROOT, 'capture/testing/leak.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return { child, said: () => said };
}

let program: Program;
test.beforeEach(async () => {
  program = await startLeak();
});
test.afterEach(() => {
  program.child.kill('SIGKILL');
});

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: path.join(SHOTS, `live-${name}.png`), fullPage: true });
}

/** The list of programs; a series that an earlier test finished is put aside. */
async function list(page: Page, another: string, heading: string): Promise<void> {
  await page.evaluate(() => (location.hash = '#/live'));
  const button = page.getByRole('button', { name: another });
  await expect(button.or(page.getByRole('heading', { name: heading }))).toBeVisible();
  if (await button.isVisible()) await button.click();
}

/** The button of the program in the list of programs. */
const named = (word: string): RegExp => new RegExp(`leak\\.mjs.*${word} ${program.child.pid}`);

async function choose(page: Page): Promise<void> {
  await list(page, 'Another capture', 'Which program?');
  await shot(page, 'choices');
  await page.getByRole('button', { name: named('process') }).click();
  await expect(page.getByText(/Each snapshot: a pause of up to/)).toBeVisible();
}

const take = (page: Page, round: number, rounds: number) =>
  page.getByRole('button', { name: `Take snapshot ${round} of ${rounds}` });

test('from a Node process without any flag to Findings, a snapshot per press', async ({ app }) => {
  await app.getByRole('link', { name: 'Take them from a running program' }).click();
  await choose(app);
  await shot(app, 'ready');
  await app.getByLabel('Snapshots', { exact: true }).fill('3');
  await app.getByRole('button', { name: 'Start', exact: true }).click();
  for (const round of [1, 2, 3]) {
    await expect(take(app, round, 3)).toBeEnabled();
    await shot(app, `round-${round}`);
    await take(app, round, 3).click();
  }
  expect(await verdict(app)).toContain('sessions');
  await expect(app.locator('.memory')).toContainText('Memory of the process');
  await shot(app, 'findings');
  await expect.poll(program.said).toContain('Debugger ending');
  expect(program.child.exitCode).toBeNull();
  // The files are the person's to delete.
  await app.evaluate(() => (location.hash = '#/live'));
  await expect(app.getByText(/In ~\/heapdelta-captures\/\d{8}-\d{6}/)).toBeVisible();
  await shot(app, 'done');
  await app.getByRole('button', { name: 'Delete the files' }).click();
  await expect(app.getByRole('heading', { name: 'Which program?' })).toBeVisible();
});

test('a timer goes on alone', async ({ app }) => {
  await choose(app);
  await app.getByLabel('Snapshots', { exact: true }).fill('2');
  await app.getByLabel('Time passes, in seconds:').check();
  await app.getByLabel('Seconds between two snapshots').fill('1');
  await app.getByRole('button', { name: 'Start', exact: true }).click();
  await verdict(app);
  await expect.poll(program.said).toContain('Debugger ending');
});

test('the program that dies is said, and what is whole is opened', async ({ app }) => {
  await choose(app);
  await app.getByRole('button', { name: 'Start', exact: true }).click();
  await take(app, 1, 4).click();
  await expect(take(app, 2, 4)).toBeEnabled();
  program.child.kill('SIGKILL');
  await expect(app.getByRole('alert')).toContainText(/the program ended/i);
  await expect(app.getByText('One snapshot is whole.')).toBeVisible();
  await shot(app, 'died');
  await app.getByRole('button', { name: 'Look at the snapshot' }).click();
  await expect(app.getByRole('heading', { name: 'Snapshots', level: 1 })).toBeVisible();
});

test('cancelled before the first snapshot, nothing stays; in Korean, too', async ({ app }) => {
  await app.keyboard.press('Control+,');
  await app.getByRole('radio', { name: '한국어' }).check({ force: true });
  await app.keyboard.press('Escape');
  await list(app, '다시 기록하기', '어느 프로그램입니까?');
  await app.getByRole('button', { name: named('프로세스') }).click();
  await app.getByRole('button', { name: '시작', exact: true }).click();
  await shot(app, 'korean');
  await app.getByRole('button', { name: '취소' }).click();
  await expect(app.getByRole('heading', { name: '어느 프로그램입니까?' })).toBeVisible();
  await expect.poll(program.said).toContain('Debugger ending');
  expect(program.child.exitCode).toBeNull();
});

test('from the keyboard alone, and the focus is never lost', async ({ app }) => {
  await tabTo(app, /^Take them from a running program/);
  await app.keyboard.press('Enter');
  const another = app.getByRole('button', { name: 'Another capture' });
  const heading = app.getByRole('heading', { name: 'Which program?' });
  await expect(another.or(heading)).toBeVisible();
  if (await another.isVisible()) {
    await tabTo(app, /^Another capture$/);
    await app.keyboard.press('Enter');
    await expect(heading).toBeFocused();
  }
  await expect(app.getByRole('button', { name: named('process') })).toBeVisible();
  await tabTo(app, named('process'));
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { name: /leak\.mjs/ })).toBeFocused();
  await tabTo(app, /^Snapshots$/);
  await app.keyboard.press('Control+a');
  await app.keyboard.type('3');
  await tabTo(app, /^Start$/);
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { name: /leak\.mjs/ })).toBeFocused();
  await tabTo(app, /^Take snapshot 1 of 3$/);
  for (const round of [1, 2, 3]) {
    await expect(take(app, round, 3)).toBeEnabled();
    await expect(take(app, round, 3)).toBeFocused();
    await app.keyboard.press('Enter');
  }
  expect(await verdict(app)).toContain('sessions');
});

for (const [lang, colorScheme] of [
  ['en', 'light'],
  ['ko', 'dark'],
] as const) {
  test(`axe finds nothing from the list to the end, ${lang}, ${colorScheme}`, async ({ browser, host }) => {
    const context = await browser.newContext({ locale: lang === 'ko' ? 'ko-KR' : 'en-US', colorScheme });
    const page = await context.newPage();
    const [another, which, process, start, snapshot, cancel] =
      lang === 'en'
        ? ['Another capture', 'Which program?', 'process', 'Start', /^Take snapshot/, /^Stop here/]
        : ['다시 기록하기', '어느 프로그램입니까?', '프로세스', '시작', /스냅샷.*찍기$/, /^여기서 멈추고/];
    await page.goto(host.url);
    await list(page, another, which);
    await expect(page.getByRole('button', { name: named(process) })).toBeVisible();
    await noViolation(page, 'list');
    await page.getByRole('button', { name: named(process) }).click();
    await expect(page.getByRole('button', { name: start, exact: true })).toBeVisible();
    await noViolation(page, 'ready');
    await page.getByRole('button', { name: start, exact: true }).click();
    const next = page.getByRole('button', { name: snapshot });
    await expect(next).toBeEnabled();
    await next.click();
    await expect(page.locator('.live__taken')).toBeVisible();
    await expect(next).toBeEnabled();
    await noViolation(page, 'recording');
    await page.getByRole('button', { name: cancel }).click();
    await expect(page.locator('#live-done')).toBeVisible();
    await noViolation(page, 'done');
    await page.locator('.live__buttons button').last().click();
    await expect(page.getByRole('heading', { name: which })).toBeVisible();
    await context.close();
  });
}
