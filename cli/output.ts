// Standard output of the process. A pipe whose reader has gone (`| head`) silences it and changes no exit code; a disk
// that is full is an error with a sentence; a short write is finished.

import { fstatSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { isatty } from 'node:tty';

/** Node's code for a write to a pipe nobody reads any more. */
const PIPE_CLOSED = 'EPIPE';

/** Writes `bytes` whole and throws the system's error. `writeSync` may take less than it is given: a disk that is nearly full, a file limit. */
export type WriteWhole = (bytes: Uint8Array) => void;

/**
 * A writer for a file behind a descriptor.
 * @param write takes part of the bytes and says how many; tests give one that takes few
 */
export function wholeWriter(
  fd: number,
  write: (fd: number, bytes: Uint8Array, at: number) => number = writeSync,
): WriteWhole {
  return (bytes) => {
    for (let at = 0; at < bytes.length; at += write(fd, bytes, at));
  };
}

/** Whether a descriptor is a file or a device that is no terminal: Node writes to those once and forgets what did not fit. */
function isFileLike(fd: number): boolean {
  try {
    const stats = fstatSync(fd);
    return stats.isFile() || (stats.isCharacterDevice() && !isatty(fd));
  } catch {
    // Closed: Node has put something in its place that takes everything.
    return false;
  }
}

/** What the command writes its answer to. `failure` is the first error that kept bytes from going out; null while there is none. */
export class Output extends Writable {
  failure: Error | null = null;
  #silenced = false;
  readonly #toFile: WriteWhole | null;
  readonly #toStream: Writable;

  /** @param toFile used instead of the stream where there is one */
  constructor(toStream: Writable, toFile: WriteWhole | null) {
    super({ autoDestroy: false });
    this.#toStream = toStream;
    this.#toFile = toFile;
    // A stream without a listener would end the process by itself.
    toStream.on('error', () => undefined);
    this.on('error', () => undefined);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#silenced) {
      done();
      return;
    }
    const settle = (error?: Error | null): void => {
      if (error && 'code' in error && error.code === PIPE_CLOSED) this.#silenced = true;
      else if (error) this.failure ??= error;
      done(this.#silenced ? null : error);
    };
    if (this.#toFile === null) {
      this.#toStream.write(chunk, settle);
      return;
    }
    let failed: Error | null = null;
    try {
      this.#toFile(chunk);
    } catch (error) {
      failed = error instanceof Error ? error : new Error(String(error));
    }
    settle(failed);
  }
}

/** Standard output of this process. */
export function standardOutput(): Output {
  return new Output(process.stdout, isFileLike(1) ? wholeWriter(1) : null);
}
