// `heapdelta/vitest`: a test that fails when a flow leaks. Reports are called by the name of the test.

import path from 'node:path';
import { expect } from 'vitest';
import { checkFlow } from '../check.ts';
import { startInProcess } from '../node/probe.ts';
import type { LeakCheck, LeakOptions } from '../options.ts';

export { LeakError } from '../options.ts';
export type { BudgetLimits, LeakCheck, LeakOptions } from '../options.ts';

/**
 * Runs `work` again and again in this process until it is sure that it keeps nothing. Rejects with LeakError, whose message
 * is the sentence, the place and what to do, when it does; and with what `work` rejects with. Give the test a timeout of a
 * minute: a leak is proved by snapshots.
 */
export async function expectNoLeak(work: () => unknown, options: LeakOptions = {}): Promise<LeakCheck> {
  const name = options.name ?? expect.getState().currentTestName ?? 'leak';
  return checkFlow(work, startInProcess, options, { folder: path.resolve(options.out ?? 'heapdelta-leaks'), name });
}
