// Files named on a command line, as absolute paths. Options are Electron's or Chromium's and none of our business.

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { MAX_FILES } from '../ipc/contract.ts';

/**
 * What is meant for us of `process.argv`: all after the executable; unpackaged, all after the script it was given,
 * before which Chromium's switches may stand.
 */
export function ownArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const after = argv.slice(1);
  return packaged ? after : after.slice(after.findIndex((arg) => !arg.startsWith('-')) + 1);
}

/**
 * @param args without the executable (and, unpackaged, without the main script)
 * @param folder what relative paths are relative to
 */
export function filesOf(args: readonly string[], folder: string): string[] {
  return args
    .filter((arg) => arg !== '' && !arg.startsWith('-'))
    .flatMap((arg) => {
      const path = arg.startsWith('file:') ? pathOfUrl(arg) : resolve(folder, arg);
      return path === null ? [] : [path];
    });
}

/** Linux file managers pass addresses. */
function pathOfUrl(url: string): string | null {
  try {
    return fileURLToPath(url);
  } catch (error) {
    console.warn('a file address on the command line could not be understood', error);
    return null;
  }
}

const Handed = v.strictObject({
  files: v.pipe(v.array(v.pipe(v.string(), v.maxLength(32_768))), v.maxLength(MAX_FILES)),
});

/** What a second instance hands to the first through the lock. */
export function handedOver(files: readonly string[]): { files: readonly string[] } {
  return { files: files.slice(0, MAX_FILES) };
}
/** Files out of what a second instance handed over; [] when it is not what ours sends. */
export function filesHandedOver(data: unknown): readonly string[] {
  const read = v.safeParse(Handed, data);
  return read.success ? read.output.files : [];
}
