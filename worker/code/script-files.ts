// Where scripts and their maps lie on the reader's machine: a folder that was pointed at, in the page or on the command line.

/** Looks up files; one per platform. Both answer null where there is no such file, or one too large to be code. */
export interface ScriptFiles {
  /**
   * Text of the file whose path ends in one of these, the longest first.
   * @param url - the whole address, for who can reach the very file that it names
   */
  find(tails: readonly string[], url: string): Promise<FoundText | null>;
}

interface FoundText {
  /** Path of the file, as people read it. */
  readonly path: string;
  readonly text: string;
}

/** Folders of an address that are looked at, from its end: enough to tell `src/a/index.js` from `src/b/index.js`. */
const MAX_PARTS = 6;

/**
 * Where a script of this address may lie under a folder: the longest tail of its path first. An address comes from a
 * snapshot, that is from anyone: no tail leads out of the folder.
 */
export function tailsOf(url: string): readonly string[] {
  const bare = url.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '').replace(/[?#].*$/s, '');
  let decoded = bare;
  try {
    decoded = decodeURIComponent(bare);
  } catch {
    // No percent-encoding then.
  }
  const parts = decoded.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.map((_, from) => parts.slice(from).join('/')).slice(-MAX_PARTS);
}

/** Files of a folder that a page was given. @param files - with their paths within that folder */
export function filesOfFolder(files: readonly { readonly path: string; readonly file: Blob }[]): ScriptFiles {
  return {
    async find(tails) {
      for (const tail of tails) {
        const hit = files.find(({ path }) => path === tail || path.endsWith(`/${tail}`));
        if (hit !== undefined && hit.file.size <= MAX_TEXT_BYTES)
          return { path: hit.path, text: await hit.file.text() };
      }
      return null;
    },
  };
}

/** The largest script or map that is read, bytes. */
export const MAX_TEXT_BYTES = 64 << 20;
