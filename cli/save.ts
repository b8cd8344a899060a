// Saving a file so that nobody ever sees half of it, whatever happens between.

import path from 'node:path';
import { writeFileAtomic } from '../electron/protocol/node/atomic-write.ts';
import { errorData, InputError } from './errors.ts';

/** Writes whole and durably, or leaves what was there before. Throws InputError. */
export async function saveFile(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFileAtomic(path.resolve(file), content);
  } catch (error) {
    throw new InputError([errorData(error, file)]);
  }
}
