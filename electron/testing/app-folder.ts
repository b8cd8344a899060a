// A small page on disk, made by the same list writer as the real build.

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeAppFiles } from '../../build/app-files.mjs';

/** What the page of the tests consists of. */
export const PAGE_FILES: Readonly<Record<string, string>> = {
  'index.html':
    '<!doctype html><title>t</title><link rel="stylesheet" href="./assets/a.css"><script type="module" src="./assets/main-1a2B.js"></script>',
  'assets/main-1a2B.js': 'document.title = "ran";',
  'assets/a.css': 'body{color:red}',
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

/** @returns an empty temporary folder, absolute. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'heapdelta-shell-'));
}

/** Writes files and their list into a temporary folder. @returns its absolute path */
export async function makeAppFolder(files: Readonly<Record<string, string>> = PAGE_FILES): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  writeAppFiles(folder);
  return folder;
}
