// The file in which a team says what it accepts: one finding per line, sorted, so that git merges what two people add.
// `heapdelta accept` writes it; every command that shows findings reads it.

import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import * as v from 'valibot';
import { errorData, InputError } from './errors.ts';

/** Looked for in the working directory and its parents, up to the one that holds `.git`. */
export const ACCEPTED_FILE = 'heapdelta-accepted.jsonl';

const entry = v.object({
  fingerprint: v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{16,64}$/)),
  reason: v.pipe(v.string(), v.maxLength(20_000)),
  /** The day it was accepted. */
  date: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40))), null),
  who: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(300))), null),
});
export type AcceptedEntry = v.InferOutput<typeof entry>;

/**
 * Entries by fingerprint; of two for one (git merged both) the later counts.
 * @throws InputError with the line that is wrong, a conflict that nobody resolved among them
 */
export async function readAccepted(file: string): Promise<ReadonlyMap<string, AcceptedEntry>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new InputError([errorData(error, file)]);
  });
  const entries = new Map<string, AcceptedEntry>();
  text
    .replace(/^\ufeff/, '')
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() === '') return;
      const read = v.safeParse(entry, parsed(line));
      if (!read.success)
        throw new InputError([{ code: 'accepted-wrong-line', file, where: null, params: { line: i + 1 } }]);
      const before = entries.get(read.output.fingerprint);
      if (before === undefined || (before.date ?? '') <= (read.output.date ?? ''))
        entries.set(read.output.fingerprint, read.output);
    });
  return entries;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

/** The text of the file: sorted by fingerprint, one line each. */
export function acceptedText(entries: ReadonlyMap<string, AcceptedEntry>): string {
  return [...entries.values()]
    .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
    .map(
      ({ fingerprint, reason, date, who }) =>
        `${JSON.stringify({ fingerprint, reason, date, ...(who === null ? {} : { who }) })}\n`,
    )
    .join('');
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** The team's file for a command that runs in `folder`; null when there is none. Outside of a repository only the folder itself counts. */
export async function findAccepted(folder = process.cwd()): Promise<string | null> {
  const passed: string[] = [];
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    passed.push(path.join(at, ACCEPTED_FILE));
    if (await isThere(path.join(at, '.git'))) break;
    if (path.dirname(at) === at) {
      passed.length = 1;
      break;
    }
  }
  for (const file of passed) if (await isThere(file)) return file;
  return null;
}

export interface AcceptedOptions {
  /** Files given by name; then no other is looked for. `--no-accepted` gives false. */
  readonly accepted?: readonly string[] | false;
}

/** Reasons by fingerprint of all files that count. Throws InputError. */
export async function acceptedReasons({ accepted }: AcceptedOptions): Promise<ReadonlyMap<string, string>> {
  if (accepted === false) return new Map();
  const found = accepted === undefined ? await findAccepted() : null;
  const files = accepted ?? (found === null ? [] : [found]);
  const reasons = new Map<string, string>();
  for (const file of files)
    for (const { fingerprint, reason } of (await readAccepted(file)).values()) reasons.set(fingerprint, reason);
  return reasons;
}
