// What `heapdelta/node-test` and `heapdelta/vitest` give, declared: the package's types are rolled from this file.

import type { LeakCheck, LeakOptions } from '../options.ts';

export { LeakError } from '../options.ts';
export type { BudgetLimits, LeakCheck, LeakOptions } from '../options.ts';

/**
 * Runs `work` again and again in this process until it is sure that it keeps nothing. Rejects with LeakError, whose message
 * is the sentence, the place and what to do, when it does; and with what `work` rejects with. Give the test a timeout of
 * two minutes: a leak is proved by snapshots.
 */
export declare function expectNoLeak(work: () => unknown, options?: LeakOptions): Promise<LeakCheck>;
