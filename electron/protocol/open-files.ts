// Files the person opened, under opaque ids: the page streams `open/<id>` and never learns a path.
// Knows nothing of Node: `FileAccess` is given (protocol/node/file-access.ts, or a fake with faults in tests).

import { ProtocolError, codeOf, type ProtocolErrorCode } from './errors.ts';

export interface FileFacts {
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
}
interface OpenHandle extends FileFacts {
  /** Reads up to `target.byteLength` bytes at `position`; 0 means the end. */
  read(target: Uint8Array, position: number): Promise<number>;
  close(): Promise<void>;
}
/** All methods reject with a ProtocolError: file-gone, file-unreadable. */
export interface FileAccess {
  /** What the system would show of it; refuses what is no regular file. */
  facts(path: string): Promise<FileFacts>;
  open(path: string): Promise<OpenHandle>;
  /** Last segment of a path, for people. */
  nameOf(path: string): string;
}

/** What the page learns of a file. */
export interface ListedFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
}
interface FileStream {
  readonly file: ListedFile;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** 1 MiB: few enough calls for gigabytes, small enough to be cancelled at once. */
const CHUNK_BYTES = 1 << 20;

export interface OpenFiles {
  /**
   * Gives files ids; the same path keeps its id for the life of the process.
   * @throws ProtocolError when a file is gone, no file, or may not be read; then none is registered
   */
  register(paths: readonly string[]): Promise<readonly ListedFile[]>;
  /** The path behind an id, for the recent list of the main process; null when unknown. Never for the page. */
  pathOf(id: string): string | null;
  /** Facts as they are now. @throws ProtocolError: unknown-id, file-gone, file-unreadable, or how its last reading broke */
  describe(id: string): Promise<ListedFile>;
  /** Bytes from start to the size at opening. @throws as describe; later the stream itself may break with file-shrunk */
  stream(id: string): Promise<FileStream>;
}

/** @returns an empty registry over `access`. Ids are 128 random bits. */
export function createOpenFiles(access: FileAccess): OpenFiles {
  const pathById = new Map<string, string>();
  const idByPath = new Map<string, string>();
  // How the last reading of an id broke: a broken stream carries no code to the page, so the page asks with HEAD.
  const faultById = new Map<string, ProtocolErrorCode>();

  const pathFor = (id: string): string => {
    const path = pathById.get(id);
    if (path === undefined) throw new ProtocolError('unknown-id');
    return path;
  };

  return {
    async register(paths) {
      const facts = await Promise.all(paths.map((path) => access.facts(path)));
      return paths.map((path, i): ListedFile => {
        const id = idByPath.get(path) ?? newId();
        idByPath.set(path, id);
        pathById.set(id, path);
        return { id, name: access.nameOf(path), ...(facts[i] as FileFacts) };
      });
    },
    pathOf: (id) => pathById.get(id) ?? null,
    async describe(id) {
      const path = pathFor(id);
      const fault = faultById.get(id);
      const facts = await access.facts(path);
      if (fault !== undefined) throw new ProtocolError(fault);
      return { id, name: access.nameOf(path), ...facts };
    },
    async stream(id) {
      const path = pathFor(id);
      const handle = await access.open(path);
      faultById.delete(id);
      const { sizeBytes, lastModifiedMs } = handle;
      return {
        file: { id, name: access.nameOf(path), sizeBytes, lastModifiedMs },
        body: streamHandle(handle, (code) => faultById.set(id, code)),
      };
    },
  };
}

/** Exactly `handle.sizeBytes` bytes, or an error; the handle is closed in every case. */
function streamHandle(
  handle: OpenHandle,
  onFault: (code: ProtocolErrorCode) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let position = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const want = Math.min(CHUNK_BYTES, handle.sizeBytes - position);
          if (want > 0) {
            const chunk = new Uint8Array(want);
            const got = await handle.read(chunk, position);
            if (got <= 0) throw new ProtocolError('file-shrunk');
            position += got;
            controller.enqueue(got === want ? chunk : chunk.subarray(0, got));
          }
          if (position >= handle.sizeBytes) {
            await handle.close();
            controller.close();
          }
        } catch (error) {
          const code = codeOf(error) === 'internal' ? 'file-unreadable' : codeOf(error);
          onFault(code);
          await handle.close().catch((closing: unknown) => console.warn('a broken file could not be closed', closing));
          throw error instanceof ProtocolError ? error : new ProtocolError(code, error);
        }
      },
      cancel: () => handle.close(),
    },
    // One chunk ahead: reading overlaps with sending, and a cancelled transfer has read almost nothing in vain.
    new CountQueuingStrategy({ highWaterMark: 1 }),
  );
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
