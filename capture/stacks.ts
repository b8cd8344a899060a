// Whole stacks while allocations are tracked: V8 notes the functions that have a frame of their own, so a function that was
// inlined into its caller is not on them, and of objects made in one go only the first is noted. Both are turned off meanwhile.

import type { CdpClient } from './cdp.ts';
import { evaluate } from './facts.ts';

/** Flags of V8's optimising compilers, each with the first major version of Node that has it. An unknown one would be complained of on the program's standard error. */
const FLAGS: readonly (readonly [flag: string, since: number])[] = [
  ['turbo-inlining', 18],
  ['turbo-allocation-folding', 18],
  ['maglev-inlining', 20],
  ['maglev-allocation-folding', 24],
];
/** Newer than what was tried: its flags may be called otherwise, and none are set. */
const LAST_TRIED = 26;

const setFlags = (prefix: '' | 'no-'): string => `(() => {
  const get = typeof process !== 'object' ? null : process.getBuiltinModule || (typeof require === 'function' ? require : null);
  if (!get || !process.versions.node || process.versions.bun) return false;
  const major = Number(process.versions.node.split('.')[0]);
  if (major > ${LAST_TRIED}) return false;
  for (const [flag, since] of ${JSON.stringify(FLAGS)})
    if (major >= since) get('v8').setFlagsFromString('--${prefix}' + flag);
  return true;
})()`;

/** Has functions keep frames of their own from now on; what was optimised before stays as it is. Nothing where the runtime has no such flags. */
export const keepFrames = (cdp: CdpClient): Promise<unknown> => evaluate(cdp, setFlags('no-'));
/** Lets V8 inline again. */
export const releaseFrames = (cdp: CdpClient): Promise<unknown> => evaluate(cdp, setFlags(''));
