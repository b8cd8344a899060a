// What `heapdelta/playwright` gives, declared: the package's types are rolled from this file.

import type { Expect, MatcherReturnType, Page } from '@playwright/test';
import type { LeakOptions } from '../options.ts';

export { LeakError } from '../options.ts';
export type { BudgetLimits, LeakCheck, LeakOptions } from '../options.ts';

/** Playwright's `expect` with `toLeak`: `await expect(page).not.toLeak(async () => flow())`. Chromium only. */
export declare const expect: Expect<{
  toLeak(page: Page, flow: () => unknown, options?: LeakOptions): Promise<MatcherReturnType>;
}>;
