// Whole stacks while allocations are tracked. V8 notes functions that have a frame of their own, so one that was inlined into
// its caller is missing, and much of what optimised code makes is not noted at all: meanwhile nothing new is optimised.

import type { CdpClient } from './cdp.ts';
import { evaluate } from './facts.ts';

/** V8's optimising compilers as flags, each with the first major version of Node in which it works unasked: elsewhere it must not be turned on afterwards. */
const FLAGS: readonly (readonly [flag: string, since: number])[] = [
  ['opt', 18],
  ['maglev', 22],
];
/** Newer than what was tried: its flags may be called otherwise, and none are set. */
const LAST_TRIED = 26;

const setFlags = (prefix: '' | 'no-'): string => `(() => {
  const get = typeof process !== 'object' ? null : process.getBuiltinModule || (typeof require === 'function' ? require : null);
  if (!get || !process.versions.node || process.versions.bun || process.versions.deno) return false;
  const v8 = get('v8');
  const major = Number(process.versions.node.split('.')[0]);
  if (major > ${LAST_TRIED}) return false;
  const given = process.execArgv.concat((process.env.NODE_OPTIONS || '').split(' '));
  for (const [flag, since] of ${JSON.stringify(FLAGS)})
    if (major >= since && !given.includes('--no-' + flag) && !given.includes('--' + flag)) v8.setFlagsFromString('--${prefix}' + flag);
  return true;
})()`;

/** Has nothing new optimised from now on; what was before stays as it is. Nothing where the runtime has no such flags. */
export const keepFrames = (cdp: CdpClient): Promise<unknown> => evaluate(cdp, setFlags('no-'));
/** Lets V8 optimise again. */
export const releaseFrames = (cdp: CdpClient): Promise<unknown> => evaluate(cdp, setFlags(''));
