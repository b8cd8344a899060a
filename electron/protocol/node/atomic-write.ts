// Writing a file so that its name always holds either all of the old or all of the new, whatever happens between.

import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, realpath, rename, stat, unlink, writeFile, type FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The calls of the file system that are used here; tests break each in turn. */
export interface FileCalls {
  open(
    path: string,
    flags: string,
    mode?: number,
  ): Promise<Pick<FileHandle, 'writeFile' | 'sync' | 'close' | 'chmod' | 'chown'>>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}
const REAL: FileCalls = { open, rename, unlink };

export interface AtomicWriteOptions {
  /** Permissions of a new file; 0o600 for what only its owner should read. A file that is there keeps its own. */
  readonly mode?: number;
  readonly calls?: FileCalls;
}

/**
 * Writes beside the target, flushes to the disk, and renames over it. On failure the target is untouched and the
 * temporary file is removed. A file that is replaced keeps its permissions, owner and group, as far as the system lets
 * us; what a killed save left behind is removed first.
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
  const before = await statsOf(target);
  if (before !== null && isStream(before)) {
    await writeFile(target, data);
    return;
  }
  const folder = dirname(target);
  await removeRests(target).catch((error: unknown) =>
    console.warn('rests of an interrupted save could not be removed', error),
  );
  // The same folder, because a rename is atomic only inside one file system; hidden, and never a name in use.
  const aside = join(folder, `${restsOf(target)}${process.pid}-${HOST}-${randomBytes(6).toString('hex')}.tmp`);
  // Until it has the permissions of what it replaces, nobody else reads it.
  const file = await calls.open(aside, 'wx', before === null ? (options.mode ?? 0o666) : 0o600);
  try {
    try {
      if (before !== null) await takeAfter(file, before);
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

/** Permission bits, without the kind of file. */
const PERMISSIONS = 0o7777;
const GROUP = 0o070;
const OTHERS = 0o007;

/** Gives a file the owner, group and permissions of the one it will replace. */
async function takeAfter(file: Pick<FileHandle, 'chmod' | 'chown'>, { uid, gid, mode }: Stats): Promise<void> {
  let kept = mode & PERMISSIONS;
  // Windows has neither owners nor groups that could be set so.
  if (process.platform !== 'win32') {
    const given = await file.chown(uid, gid).then(
      () => true,
      () => false,
    );
    // Only root gives files away. The group may be one of our own; if it is not, another group gets no more than everybody.
    const grouped =
      given ||
      (await file.chown(process.getuid?.() ?? uid, gid).then(
        () => true,
        () => false,
      ));
    if (!grouped) kept = (kept & ~GROUP) | (kept & ((kept & OTHERS) << 3));
  }
  await file.chmod(kept);
}

/** Which machine a temporary file was made on: a process id means something only there, and a folder may be shared. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);

/** Bytes of a name that are kept in the temporary file's: with the rest it stays below the 255 that file systems allow. */
const NAME_BYTES = 120;

/** How the names of the target's temporary files begin. */
function restsOf(target: string): string {
  const letters = [...basename(target)];
  while (Buffer.byteLength(letters.join('')) > NAME_BYTES) letters.pop();
  return `.${letters.join('')}.`;
}

/** Older than this, a temporary file is nobody's who still writes, milliseconds. */
const REST_AFTER_MS = 60_000;

/** Removes what a kill in the middle of a save of `target` left behind; what another process is writing stays. */
export async function removeRests(target: string): Promise<void> {
  const folder = dirname(target);
  const mine = restsOf(target);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    // A folder that is not there, or may only be written to, has nothing for us.
    if (error.code === 'ENOENT' || error.code === 'EACCES') return [];
    throw error;
  });
  for (const name of names) {
    const ours = name.startsWith(mine)
      ? /^(?:(\d+)-([0-9a-f]{6})-)?[0-9a-f]{12}\.tmp$/.exec(name.slice(mine.length))
      : null;
    if (ours === null) continue;
    const rest = join(folder, name);
    const orphan = ours[2] === HOST && !isRunning(Number(ours[1]));
    const stats = await statsOf(rest);
    if (stats !== null && (orphan || Date.now() - stats.mtimeMs > REST_AFTER_MS)) await unlink(rest);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and is another user's.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
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

/** null when there is nothing, or nothing that may be looked at: opening then says why. */
async function statsOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch {
    return null;
  }
}

function isStream(stats: Stats): boolean {
  return stats.isFIFO() || stats.isCharacterDevice() || stats.isSocket();
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
