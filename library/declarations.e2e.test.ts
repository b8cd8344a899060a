// The package's declarations as a program in TypeScript meets them: every door, under both ways of finding modules.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildTypes } from '../build/bundle.mjs';
import { ROOT } from '../cli/testing/built.ts';

// The compiler reads Vitest's, Playwright's and Node's declarations, too; a busy machine takes its time.
vi.setConfig({ testTimeout: 600_000 });

let folder = '';

beforeAll(async () => {
  await buildTypes();
  folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-declarations-'));
  const modules = path.join(folder, 'node_modules');
  mkdirSync(path.join(modules, '@types'), { recursive: true });
  mkdirSync(path.join(modules, '@playwright'));
  symlinkSync(ROOT, path.join(modules, 'heapdelta'));
  for (const name of ['@types/node', '@playwright/test', 'vitest'])
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
}, 300_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What people write, and, marked, what the compiler must refuse. */
const PROGRAM = `
import { analyse, open, readReport, renderReport, verify, type Report } from 'heapdelta';
import { expectNoLeak, LeakError, type LeakOptions } from 'heapdelta/node-test';
import { expectNoLeak as expectInVitest } from 'heapdelta/vitest';
import { expect } from 'heapdelta/playwright';
import type { Page } from '@playwright/test';

export async function library(files: string[], signal: AbortSignal): Promise<string> {
  const report: Report = await analyse(files, { lang: 'ko', signal, onProgress: ({ phase }) => console.log(phase) });
  const owner: string | null = report.findings[0]?.owner.name ?? null;
  const pdf: Uint8Array = await renderReport(report, 'pdf');
  const html: string = await renderReport(report, 'html', { unredacted: true });
  const saved = await readReport(new Blob([html]));
  const proof = verify(saved.report, report, { per: '100 requests' });
  const series = await open(files);
  await series.close();
  // @ts-expect-error there is no form "doc"
  await renderReport(report, 'doc');
  // @ts-expect-error a number is no file
  await analyse([1, 2]);
  return \`\${owner} \${pdf.byteLength} \${proof.kind}\`;
}

export async function tests(page: Page, flow: () => Promise<void>): Promise<void> {
  const options: LeakOptions = { rounds: 4 };
  await expectNoLeak(flow, options).catch((error: unknown) => {
    if (!(error instanceof LeakError)) throw error;
  });
  await expectInVitest(flow);
  await expect(page).not.toLeak(flow, options);
  await expect(page).toHaveTitle('Playwright has its own matchers still');
  // @ts-expect-error a text is no flow
  await expect(page).not.toLeak('flow');
}
`;

it.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('compile in a program: module %s, resolution %s', (module, moduleResolution) => {
  writeFileSync(path.join(folder, 'program.ts'), PROGRAM);
  const args = ['--noEmit', '--strict', '--target', 'es2023', '--lib', 'es2023,dom', '--types', 'node'];
  const compiler = path.join(ROOT, 'node_modules/typescript/lib/tsc.js');
  let said = '';
  try {
    execFileSync(
      process.execPath,
      // Vitest's and Playwright's declarations are theirs; ours are looked at through what a program does with them.
      [compiler, ...args, '--skipLibCheck', '--module', module, '--moduleResolution', moduleResolution, 'program.ts'],
      { cwd: folder, encoding: 'utf8' },
    );
  } catch (error) {
    said = (error as { readonly stdout: string }).stdout;
  }
  expect(said).toBe('');
});
