// Saving through the system's dialog, whole or not at all.

import { basename } from 'node:path';
import { writeFileAtomic, type FileCalls } from '../protocol/node/atomic-write.ts';
import { ShellError } from '../ipc/handle.ts';
import type { ElectronApi } from './electron-api.ts';
import type { SaveFault } from './words.ts';

const FAULTS: Readonly<Record<string, SaveFault>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
  ENOENT: 'folder-gone',
  ENOTDIR: 'folder-gone',
};

/** Asks where to save. @returns an absolute path, or null when the person cancelled */
export async function askWhere(dialog: ElectronApi['dialog'], suggestedName: string): Promise<string | null> {
  const extension = /\.([A-Za-z0-9]{1,12})$/.exec(suggestedName)?.[1];
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: basename(suggestedName),
    filters: extension === undefined ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/**
 * Writes whole or not at all.
 * @throws ShellError with a SaveFault; what was under that name before is then untouched
 */
export async function writeSaved(path: string, bytes: Uint8Array, calls?: FileCalls): Promise<void> {
  try {
    await writeFileAtomic(path, bytes, { calls });
  } catch (error) {
    throw new ShellError(FAULTS[(error as NodeJS.ErrnoException).code ?? ''] ?? 'save-failed', error);
  }
}
