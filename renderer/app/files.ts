// Files from the outside: what was dropped or picked, folders looked through.

import { gather, type Found, type Gathered } from './gather.ts';

/** Names the picker offers; what a file really is, the engine finds out. */
export const ACCEPT = '.heapsnapshot,.heaptimeline,.heapdelta,.zip,.gz,.json,.heapprofile,.pprof,.pb';

/** Folders below this depth, and more files than this, are not looked at. */
const MAX_DEPTH = 8;
const MAX_FILES = 20_000;
/** Folders in which no snapshots lie, but very many files. */
const SKIPPED = new Set(['node_modules', '.git']);

/** Parts of the file system API that TypeScript's DOM library does not have yet. */
interface HandleSource {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null | undefined>;
}
interface Listing {
  values(): AsyncIterable<FileSystemHandle>;
}

/** Files of a picker, of single files or of a folder. */
export function gatherFiles(files: Iterable<File>): Promise<Gathered> {
  return gather([...files].map((file) => ({ file, path: file.webkitRelativePath || file.name, handle: null })));
}

/** Everything under handles that were dropped, picked or remembered. Rejects when one is gone or may not be read. */
export async function gatherHandles(handles: readonly FileSystemHandle[]): Promise<Gathered> {
  const found: Found[] = [];
  for (const handle of handles) await collect(handle, handle, '', 0, found);
  return gather(found);
}

async function collect(
  handle: FileSystemHandle,
  origin: FileSystemHandle,
  folder: string,
  depth: number,
  found: Found[],
): Promise<void> {
  if (found.length >= MAX_FILES) return;
  if (handle.kind === 'file') {
    const file = await (handle as FileSystemFileHandle).getFile();
    found.push({ file, path: `${folder}${file.name}`, handle: origin });
    return;
  }
  if (depth >= MAX_DEPTH || SKIPPED.has(handle.name)) return;
  for await (const inside of (handle as unknown as Listing).values())
    await collect(inside, origin, `${folder}${handle.name}/`, depth + 1, found);
}

/** The same for browsers without handles, which give folders as entries. */
async function collectEntry(entry: FileSystemEntry, folder: string, depth: number, found: Found[]): Promise<void> {
  if (found.length >= MAX_FILES) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ file, path: `${folder}${file.name}`, handle: null });
    return;
  }
  if (depth >= MAX_DEPTH || SKIPPED.has(entry.name)) return;
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader gives a hundred at a time, and an empty list at the end.
    const inside = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (inside.length === 0) return;
    for (const one of inside) await collectEntry(one, `${folder}${entry.name}/`, depth + 1, found);
  }
}

/** What was dropped, folders looked through. Must be called inside the drop event. */
export async function gatherDrop(transfer: DataTransfer): Promise<Gathered> {
  // The list is emptied when the event is over, so everything is taken before the first wait.
  const taken = [...transfer.items]
    .filter((i) => i.kind === 'file')
    .map((i) => ({
      file: i.getAsFile(),
      entry: i.webkitGetAsEntry(),
      handle: (i as HandleSource).getAsFileSystemHandle?.() ?? Promise.resolve(null),
    }));
  const found: Found[] = [];
  for (const { file, entry, handle } of taken) {
    // Undefined for a file that was made in memory.
    const known = (await handle.catch(() => null)) ?? null;
    if (known !== null) await collect(known, known, '', 0, found);
    else if (entry?.isDirectory === true) await collectEntry(entry, '', 0, found);
    else if (file !== null) found.push({ file, path: file.name, handle: null });
  }
  return gather(found);
}
