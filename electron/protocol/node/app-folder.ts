// The built page on disk: its list of files, and their bytes.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { APP_FILES_NAME, checkAppFiles, type AppFiles } from '../manifest.ts';

export interface AppFolder {
  readonly files: AppFiles;
  /** Bytes of a listed file. Reject: the file system's error. */
  readonly readAsset: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Opens dist/app (also inside an asar, where Electron's fs reads).
 * @param folder absolute path
 * @throws when there is no list of files (the page is not built), or TypeError when it is not a true one
 */
export async function openAppFolder(folder: string): Promise<AppFolder> {
  const files = checkAppFiles(JSON.parse(await readFile(join(folder, APP_FILES_NAME), 'utf8')));
  return {
    files,
    // Paths come from the checked list only: relative, no dot segment. A copy, because Buffers may share their store.
    readAsset: async (path) => new Uint8Array(await readFile(join(folder, ...path.split('/')))),
  };
}
