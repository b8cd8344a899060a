// Where a snapshot begins in what was handed in: at once, after a line of log, or inside another object. What stands around it
// is passed over and remarked on.

import { latin1 } from './foreign.ts';
import type { Bytes } from './types.ts';

/** Text before a snapshot is looked through this far. */
export const MAX_TEXT_BEFORE: Bytes = 64 << 10;

/** How V8's JSON begins, and nothing else that is likely to stand in a log. */
const BEGIN = /\{\s*"snapshot"\s*:\s*\{\s*"(?:meta|title|uid)"/;
/** Objects around it: `{"profile":`, `{"id":…` is none, `{"result":{"profile":`. */
const WRAPPER = /^(?:\xef\xbb\xbf)?\s*(?:\{\s*"[^"\\]{1,64}"\s*:\s*)+$/;

export interface Start {
  /** Bytes before the snapshot's brace. */
  readonly skip: Bytes;
  readonly around: 'text' | 'wrapper';
}

/**
 * Where the snapshot begins, when that is not where the file does.
 * @param head the first bytes, at most `MAX_TEXT_BEFORE` of them
 * @returns null when it begins at once, or cannot be found among these bytes
 */
export function findStart(head: Uint8Array): Start | null {
  const text = latin1(head.subarray(0, MAX_TEXT_BEFORE));
  const found = BEGIN.exec(text);
  if (found === null || found.index === 0) return null;
  const before = text.slice(0, found.index);
  if (/^(?:\xef\xbb\xbf)?\s*$/.test(before)) return null;
  if (WRAPPER.test(before)) return { skip: found.index, around: 'wrapper' };
  // Lines of text; anything else is a part of another JSON.
  return /[\r\n]\s*$/.test(before) || !/^\s*[{["]/.test(before) ? { skip: found.index, around: 'text' } : null;
}

/** Whether the first bytes begin as a snapshot does, in any order of its keys: then nothing needs to be looked for. */
export function beginsAtOnce(head: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*\{\s*"(?:snapshot|nodes|edges|strings|locations|samples|trace_\w+|scope\w*)"/.test(
    latin1(head.subarray(0, 200)),
  );
}
