// Scripts and maps on this machine's disk: in the folders the user names, else where the snapshot says they lie. Paths come
// from snapshots, that is from anyone: only files of code and their maps are read.

import path from 'node:path';
import type { ScriptFiles } from '../worker/code/script-files.ts';
import { localPath, readSmall } from './source-maps/maps.ts';

const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte)(?:\.map)?$/i;

/** Files under these folders first, then the very file that an address names. */
export function filesOfDisk(folders: readonly string[]): ScriptFiles {
  return {
    async find(tails, url) {
      for (const folder of folders) {
        for (const tail of tails) {
          if (!CODE.test(tail)) continue;
          const file = path.join(folder, tail);
          const text = await readSmall(file);
          if (text !== null) return { path: file, text };
        }
      }
      const local = localPath(url.replace(/[?#][^.]*(?=\.map$|$)/, ''));
      const text = local === null || !CODE.test(local) ? null : await readSmall(local);
      return local === null || text === null ? null : { path: local, text };
    },
  };
}
