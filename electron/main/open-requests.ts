// Files the system asks to open, from wherever they come, gathered into openings and kept until the page takes them.

import type { ListedFile } from '../protocol/open-files.ts';

/** The Finder sends one event per file of one selection, this close together. */
const GATHER_MS = 150;

export interface OpenRequests {
  /** One opening: these files together. */
  request(paths: readonly string[]): void;
  /** One file of an opening whose other files may follow at once. */
  gather(path: string): void;
  /** All openings not taken yet; they are then taken. */
  take(): readonly (readonly ListedFile[])[];
}

export interface OpenRequestsParts {
  readonly register: (paths: readonly string[]) => Promise<readonly ListedFile[]>;
  /** Something can be taken. */
  readonly onReady: () => void;
  readonly onFailure: (paths: readonly string[], error: unknown) => void;
}

/** @returns an empty queue; nothing is read before a request. */
export function openRequests({ register, onReady, onFailure }: OpenRequestsParts): OpenRequests {
  let waiting: (readonly ListedFile[])[] = [];
  let gathered: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const request = (paths: readonly string[]): void => {
    if (paths.length === 0) return;
    register(paths).then(
      (files) => {
        waiting.push(files);
        onReady();
      },
      (error: unknown) => onFailure(paths, error),
    );
  };
  return {
    request,
    gather(path) {
      gathered.push(path);
      clearTimeout(timer);
      timer = setTimeout(() => {
        request(gathered);
        gathered = [];
      }, GATHER_MS);
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}
