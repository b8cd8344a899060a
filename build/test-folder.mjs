// Global set-up of vitest and Playwright: a run has one temporary folder of its own, and leaves nothing behind.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Makes the folder and puts it into TMPDIR, for this process and all that it starts. Its name is short: paths of
 * sockets lie in it, and they may have 107 characters.
 * @returns what removes it, called by the runner at its end
 */
export default function ownTemporaryFolder() {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(path.join(tmpdir(), 'hd-'));
  process.env.TMPDIR = folder;
  const remove = () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    // A browser that was just ended may still be writing.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  // A run that is interrupted ends without its teardown.
  process.once('exit', remove);
  return remove;
}
