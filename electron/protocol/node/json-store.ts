// One JSON file that is never half written and never stops the next start: what cannot be read is set aside.

import { mkdir, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { removeRests, writeFileAtomic, type FileCalls } from './atomic-write.ts';

export interface JsonStore<T> {
  /** What was saved last; `fallback` when there is nothing, or nothing readable (then the file is kept as `.corrupt`). */
  load(): Promise<T>;
  /** Saves whole. Calls are done one after the other; the last one wins. Reject: the system's error, the old file stays. */
  save(value: T): Promise<void>;
  /** Reads what is there now (another process may have saved), changes it, saves it. */
  update(change: (value: T) => T): Promise<T>;
}

export interface JsonStoreOptions<T> {
  /** Absolute path; its folder is made when needed. */
  readonly path: string;
  readonly fallback: T;
  /** Checks what was read. Throws when it is not a T. */
  readonly check: (value: unknown) => T;
  readonly calls?: FileCalls;
  readonly warn?: (message: string, error: unknown) => void;
}

/** Larger is no settings file of ours; it is not read into memory. */
const MAX_BYTES = 8 * 1024 * 1024;

/** @returns the store; nothing is touched before the first call. */
export function jsonStore<T>(options: JsonStoreOptions<T>): JsonStore<T> {
  const { path, fallback, check, calls, warn = console.warn } = options;
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <R>(work: () => Promise<R>): Promise<R> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };

  const read = async (): Promise<T> => {
    let text: string | null;
    try {
      text = (await stat(path)).size > MAX_BYTES ? null : await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        warn('a settings file could not be read; starting without it', error);
      return fallback;
    }
    try {
      if (text === null) throw new RangeError(`more than ${MAX_BYTES} bytes`);
      return check(JSON.parse(text));
    } catch (error) {
      warn('a settings file was damaged; it is kept as .corrupt and a new one is begun', error);
      await rename(path, `${path}.corrupt`).catch((moving: unknown) =>
        warn('the damaged file could not be set aside', moving),
      );
      return fallback;
    }
  };
  const write = async (value: T): Promise<void> => {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, calls });
  };

  return {
    load: () =>
      inTurn(async () => {
        await removeRests(path).catch((error: unknown) =>
          warn('rests of an interrupted save could not be removed', error),
        );
        return read();
      }),
    save: (value) => inTurn(() => write(value)),
    update: (change) =>
      inTurn(async () => {
        const value = change(await read());
        await write(value);
        return value;
      }),
  };
}
