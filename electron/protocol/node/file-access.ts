// Files of the real file system, for the registry of opened files. Errors become codes; a path is in none of them.

import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Stats } from 'node:fs';
import { ProtocolError } from '../errors.ts';
import type { FileAccess, FileFacts } from '../open-files.ts';

/** @returns the file system as `FileAccess`; a folder, a pipe or a device is `file-unreadable`. */
export function nodeFileAccess(): FileAccess {
  return {
    nameOf: (path) => basename(path),
    facts: (path) => coded(async () => factsOf(await stat(path))),
    open: (path) =>
      coded(async () => {
        // Asked first: opening a pipe would wait for a writer.
        factsOf(await stat(path));
        const file = await open(path, 'r');
        try {
          return {
            ...factsOf(await file.stat()),
            read: (target, position) =>
              coded(async () => (await file.read(target, 0, target.byteLength, position)).bytesRead),
            close: () => file.close(),
          };
        } catch (error) {
          await file.close();
          throw error;
        }
      }),
  };
}

function factsOf(stats: Stats): FileFacts {
  if (!stats.isFile()) throw new ProtocolError('file-unreadable');
  return { sizeBytes: stats.size, lastModifiedMs: Math.round(stats.mtimeMs) };
}

async function coded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    const reason = (error as NodeJS.ErrnoException | null)?.code;
    throw new ProtocolError(reason === 'ENOENT' || reason === 'ENOTDIR' ? 'file-gone' : 'file-unreadable', error);
  }
}
