// Which files an agent may have read: those under the folders the server was given, links followed. Nothing is written.

import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { ToolError } from './answer.ts';

/** What is read at all: heap snapshots, allocation timelines, reports saved by us. */
const READ = /\.(?:heapsnapshot|heaptimeline)(?:\.gz)?$|\.heapdelta$/i;

/** Numbers in names count as numbers: 2.heapsnapshot before 10.heapsnapshot. */
const byName = new Intl.Collator('en', { numeric: true });

export interface Allowed {
  readonly folders: readonly string[];
  /**
   * Real paths of `files`; a folder stands for the snapshots in it, in order of their names.
   * @throws ToolError for a path outside of the folders, one that is not there, and a file of another kind
   */
  resolve(files: readonly string[]): Promise<readonly string[]>;
}

function isUnder(file: string, folder: string): boolean {
  const between = path.relative(folder, file);
  return between === '' || (!between.startsWith(`..${path.sep}`) && between !== '..' && !path.isAbsolute(between));
}

/**
 * @param given - folders as the user named them, at least one
 * @throws the file system's error for a folder that is not there
 */
export async function allowedUnder(given: readonly string[]): Promise<Allowed> {
  const folders = await Promise.all(given.map((folder) => realpath(folder)));

  async function resolveOne(file: string): Promise<readonly string[]> {
    // What lies outside is refused in the same words whether it is there or not: that is nobody's business.
    const outside = new ToolError(`${file}: not a file under ${folders.join(', ')}, the folders this server may read`);
    const real = await realpath(path.resolve(folders[0], file)).catch(() => {
      throw outside;
    });
    if (!folders.some((folder) => isUnder(real, folder))) throw outside;
    if ((await stat(real)).isDirectory()) {
      const names = (await readdir(real)).filter((name) => READ.test(name) && !name.endsWith('.heapdelta'));
      if (names.length === 0) throw new ToolError(`${file}: no .heapsnapshot in this folder`);
      return (
        await Promise.all(names.toSorted(byName.compare).map((name) => resolveOne(path.join(real, name))))
      ).flat();
    }
    if (!READ.test(real))
      throw new ToolError(`${file}: only .heapsnapshot, .heapsnapshot.gz, .heaptimeline and .heapdelta are read`);
    return [real];
  }

  return {
    folders,
    resolve: async (files) => [...new Set((await Promise.all(files.map(resolveOne))).flat())],
  };
}
