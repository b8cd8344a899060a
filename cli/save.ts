// Saving a file so that nobody ever sees half of it, whatever happens between. What can be known of the place is asked
// before the analysis: nobody waits a minute to hear that a folder is missing.

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '../electron/protocol/node/atomic-write.ts';
import type { EngineErrorData } from '../worker/engine/api.ts';
import { InputError, writeErrorData } from './errors.ts';

/** Writes whole and durably, or leaves what was there before. Throws InputError. */
export async function saveFile(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFileAtomic(path.resolve(file), content);
  } catch (error) {
    throw new InputError([writeErrorData(error, file)]);
  }
}

/** Throws InputError with every one of `files` that cannot be written; makes none of them. */
export async function requireWritable(files: readonly string[]): Promise<void> {
  const problems = (await Promise.all(files.map(problemOf))).filter((problem) => problem !== null);
  if (problems.length > 0) throw new InputError(problems);
}

async function problemOf(file: string): Promise<EngineErrorData | null> {
  const target = path.resolve(file);
  try {
    const found = await stat(target).catch((error: NodeJS.ErrnoException) => {
      // Nothing there yet is the usual case.
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (found?.isDirectory()) return writeErrorData({ code: 'EISDIR' }, file);
    // A device or a pipe is written to; a file is replaced, for which its folder must be writable.
    await access(found === null || found.isFile() ? path.dirname(target) : target, constants.W_OK);
    return null;
  } catch (error) {
    return writeErrorData(error, file);
  }
}
