// The list of files of the built page: what electron/protocol serves, and nothing else.
// Written last, so that a folder with a list is a whole build.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const NAME = 'app-files.json';
// Source maps are for us, not for the page; hidden files belong to nobody.
const notServed = /\.map$|(^|\/)\./;

/**
 * Writes `app-files.json` into the built page's folder.
 * @param {string} folder absolute path of dist/app
 * @returns {number} how many files the list has
 */
export function writeAppFiles(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => name !== NAME && !notServed.test(name))
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(folder, name));
      return { path: name, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
  writeFileSync(path.join(folder, NAME), `${JSON.stringify({ schema: 'heapdelta.app-files/1', files }, null, 1)}\n`);
  return files.length;
}
