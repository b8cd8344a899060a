// `heapdelta/playwright`: `await expect(page).not.toLeak(async () => flow())`, in Chromium.

import path from 'node:path';
import { expect as base, test } from '@playwright/test';
import type { Page, TestInfo } from '@playwright/test';
import { checkFlow } from '../check.ts';
import { LeakError } from '../options.ts';
import type { LeakOptions } from '../options.ts';
import { startInPage } from './page-probe.ts';

export { LeakError } from '../options.ts';
export type { BudgetLimits, LeakCheck, LeakOptions } from '../options.ts';

/** A test may take so much longer, milliseconds, where it looks for a leak. */
const MORE_MS = 120_000;

/** The running test; null where the matcher is used without the runner. */
function runningTest(): TestInfo | null {
  try {
    return test.info();
  } catch {
    return null;
  }
}

/** Playwright's `expect` with one matcher more. */
export const expect = base.extend({
  /** Passes when the page keeps more and more of what `flow` makes. Use it with `not`. */
  async toLeak(page: Page, flow: () => unknown, options: LeakOptions = {}) {
    const info = runningTest();
    if (info !== null && info.timeout > 0) info.setTimeout(info.timeout + MORE_MS);
    const folder = options.out ?? info?.outputPath('heapdelta') ?? 'heapdelta-leaks';
    const place = { folder: path.resolve(folder), name: options.name ?? info?.title ?? 'leak' };
    try {
      const { verdict, rounds } = await checkFlow(flow, () => startInPage(page), options, place);
      return { name: 'toLeak', pass: false, message: () => `heapdelta: no leak in ${rounds} rounds (${verdict})` };
    } catch (error) {
      if (!(error instanceof LeakError)) throw error;
      for (const file of error.files) await info?.attach(path.basename(file), { path: file });
      return { name: 'toLeak', pass: true, message: () => error.message };
    }
  },
});
