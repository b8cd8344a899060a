// The folder with the program's sources that the reader points at: held here, read only when a place is shown.

import { createStore, type StoreApi } from 'zustand/vanilla';

export interface SourceFolder {
  /** What is on screen of it: its name and how many files of code it has; null when none was chosen. */
  readonly store: StoreApi<{ readonly folder: { readonly name: string; readonly count: number } | null }>;
  /** Takes the files of a folder as a picker gives them. */
  take(files: Iterable<File>): void;
  /** The files, with their paths within the folder; null when none was chosen. */
  files(): readonly { readonly path: string; readonly file: File }[] | null;
}

const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|map)$/i;
const SKIPPED = /(?:^|\/)(?:node_modules|\.git)\//;
/** More files are not kept: they are handed to the worker with every question. */
const MAX_FILES = 5_000;

/** An empty one. */
export function createSourceFolder(): SourceFolder {
  const store = createStore<{ readonly folder: { readonly name: string; readonly count: number } | null }>()(() => ({
    folder: null,
  }));
  let files: readonly { readonly path: string; readonly file: File }[] | null = null;
  return {
    store,
    take(given) {
      const all = [...given];
      files = all
        .filter((file) => CODE.test(file.name) && !SKIPPED.test(file.webkitRelativePath))
        .slice(0, MAX_FILES)
        .map((file) => ({ path: file.webkitRelativePath || file.name, file }));
      const name = all[0]?.webkitRelativePath.split('/')[0] ?? '';
      store.setState({ folder: { name, count: files.length } });
    },
    files: () => files,
  };
}
