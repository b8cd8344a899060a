// Files from the outside: what was dropped or picked, as items the opener takes.

import type { OpenItem } from './opener.ts';

/** Names the picker offers; what a file really is, the engine finds out. */
export const ACCEPT = '.heapsnapshot,.heaptimeline,.heapdelta,.gz,.json';

/** `getAsFileSystemHandle` is not in TypeScript's DOM library yet. */
interface HandleSource {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

function item(file: File, handle: FileSystemFileHandle | null): OpenItem {
  return { source: { kind: 'file', file, name: file.name, lastModifiedMs: file.lastModified }, handle };
}

/** Items of plain files, without anything the browser could remember. */
export function itemsOfFiles(files: Iterable<File>): OpenItem[] {
  return [...files].map((file) => item(file, null));
}

/** The dropped files with their handles where the browser gives them. Must be called inside the drop event. */
export async function itemsOfDrop(transfer: DataTransfer): Promise<OpenItem[]> {
  // The list is emptied when the event is over, so everything is taken before the first wait.
  const taken = [...transfer.items]
    .filter((i) => i.kind === 'file')
    .map((i) => ({
      file: i.getAsFile(),
      handle: (i as HandleSource).getAsFileSystemHandle?.() ?? Promise.resolve(null),
    }));
  const items: OpenItem[] = [];
  for (const { file, handle } of taken) {
    if (file === null) continue;
    const known = await handle.catch(() => null);
    if (known?.kind === 'directory') continue;
    items.push(item(file, known instanceof FileSystemFileHandle ? known : null));
  }
  return items;
}
