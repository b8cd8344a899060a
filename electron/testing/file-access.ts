// A file system in memory whose files can change, shrink or vanish between any two reads.

import { ProtocolError } from '../protocol/errors.ts';
import type { FileAccess, FileFacts } from '../protocol/open-files.ts';

export interface MemoryFiles extends FileAccess {
  readonly contents: Map<string, Uint8Array>;
  /** Called before every read with how many bytes were read of that file so far: the place for a fault. */
  onRead: (path: string, position: number) => void;
  /** Handles open now; 0 when nothing leaks. */
  openHandles: number;
}

/** @param initial path → contents */
export function memoryFiles(initial: Readonly<Record<string, Uint8Array>> = {}): MemoryFiles {
  const contents = new Map(Object.entries(initial));
  const need = (path: string): Uint8Array => {
    const bytes = contents.get(path);
    if (bytes === undefined) throw new ProtocolError('file-gone');
    return bytes;
  };
  const factsOf = (path: string): FileFacts => ({
    sizeBytes: need(path).byteLength,
    lastModifiedMs: 1_700_000_000_000,
  });
  const files: MemoryFiles = {
    contents,
    onRead: () => undefined,
    openHandles: 0,
    nameOf: (path) => path.split('/').at(-1) ?? path,
    facts: async (path) => factsOf(path),
    open: async (path) => {
      const facts = factsOf(path);
      files.openHandles++;
      let closed = false;
      return {
        ...facts,
        read: async (target, position) => {
          if (closed) throw new Error('read after close');
          files.onRead(path, position);
          const part = need(path).subarray(position, position + target.byteLength);
          target.set(part);
          return part.byteLength;
        },
        close: async () => {
          if (closed) throw new Error('closed twice');
          closed = true;
          files.openHandles--;
        },
      };
    },
  };
  return files;
}
