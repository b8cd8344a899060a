// `heapdelta/node-test`: a test that fails when a flow leaks, for node:test and every other runner in Node.

import path from 'node:path';
import { checkFlow } from './check.ts';
import { startInProcess } from './node/probe.ts';
import type { LeakCheck, LeakOptions } from './options.ts';

export { LeakError } from './options.ts';
export type { BudgetLimits, LeakCheck, LeakOptions } from './options.ts';

/**
 * Runs `work` again and again in this process until it is sure that it keeps nothing. Rejects with LeakError, whose message
 * is the sentence, the place and what to do, when it does; and with what `work` rejects with.
 */
export async function expectNoLeak(work: () => unknown, options: LeakOptions = {}): Promise<LeakCheck> {
  const place = { folder: path.resolve(options.out ?? 'heapdelta-leaks'), name: options.name ?? 'leak' };
  return checkFlow(work, startInProcess, options, place);
}
