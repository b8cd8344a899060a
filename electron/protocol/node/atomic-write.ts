// Writing a file so that its name always holds either all of the old or all of the new, whatever happens between.

import { randomBytes } from 'node:crypto';
import { open, realpath, rename, stat, unlink, writeFile, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The calls of the file system that are used here; tests break each in turn. */
export interface FileCalls {
  open(path: string, flags: string, mode?: number): Promise<Pick<FileHandle, 'writeFile' | 'sync' | 'close'>>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}
const REAL: FileCalls = { open, rename, unlink };

export interface AtomicWriteOptions {
  /** Permissions of a new file; 0o600 for what only its owner should read. */
  readonly mode?: number;
  readonly calls?: FileCalls;
}

/**
 * Writes beside the target, flushes to the disk, and renames over it. On failure the target is untouched and the
 * temporary file is removed.
 * A device or a pipe (`/dev/stdout`) cannot be replaced and is written to.
 * @throws the system's error (ENOSPC when the disk is full, EACCES, EROFS, ENOENT when the folder is gone)
 */
export async function writeFileAtomic(
  path: string,
  data: Uint8Array | string,
  options: AtomicWriteOptions = {},
): Promise<void> {
  const calls = options.calls ?? REAL;
  const target = await throughLinks(path);
  if (await isStream(target)) {
    await writeFile(target, data);
    return;
  }
  const folder = dirname(target);
  // The same folder, because a rename is atomic only inside one file system; hidden, and never a name in use.
  const aside = join(folder, `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await calls.open(aside, 'wx', options.mode ?? 0o666);
  try {
    try {
      await file.writeFile(data);
      // Without this a power cut after the rename can leave an empty file under the good name.
      await file.sync();
    } finally {
      await file.close();
    }
    await calls.rename(aside, target);
  } catch (error) {
    await calls
      .unlink(aside)
      .catch((removing: unknown) => console.warn('a temporary file could not be removed', removing));
    throw error;
  }
  await syncFolder(folder, calls);
}

/** A link stays a link: what it points to is replaced. */
async function throughLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    // Nothing there yet (or a link into nothing, which the rename then replaces).
    return path;
  }
}

async function isStream(path: string): Promise<boolean> {
  try {
    const stats = await stat(path);
    return stats.isFIFO() || stats.isCharacterDevice() || stats.isSocket();
  } catch {
    // Nothing there yet.
    return false;
  }
}

/** Makes the rename itself durable. Windows cannot flush a folder and does not need it. */
async function syncFolder(folder: string, calls: FileCalls): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await calls.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    // The file is whole under either name; only the moment it becomes durable is later.
    console.warn('a folder could not be flushed', error);
  }
}
