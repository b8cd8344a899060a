// A snapshot on its way to the disk: gzip as it comes, under a name of its own until it is whole. What was cut is
// noticed and removed; what a killed capture left behind is removed by the next one.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { open, readdir, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { createGzip } from 'node:zlib';
import type { Gzip } from 'node:zlib';
import { CaptureError } from './errors.ts';

/** Level 1 keeps up with every target measured (some 150 MB/s on one core) and is a sixth larger than the default. */
const GZIP_LEVEL = 1;
/** Text buffered before it goes to gzip as one piece. */
const BATCH_CHARS = 1 << 18;
/** A V8 snapshot is one JSON object whose last section is the array of strings. */
const END = /\]\s*\}\s*$/;
const TAIL_CHARS = 64;

const PART = /^\.(.+)\.(\d+)\.heapdelta-part$/;

/**
 * Removes what captures left in `folder` whose process is gone. A folder that is not there has nothing in it.
 * @returns how many files went
 */
export async function removeLeftovers(folder: string): Promise<number> {
  const names = await readdir(folder).catch((): string[] => []);
  let removed = 0;
  for (const name of names) {
    const pid = Number(PART.exec(name)?.[2] ?? 0);
    if (pid === 0 || isAlive(pid)) continue;
    await unlink(path.join(folder, name)).catch(() => undefined);
    removed++;
  }
  return removed;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Writes one `.heapsnapshot.gz`. Use: `write` in order, then `finish` or `discard`, whatever happens. */
export class SnapshotFile {
  readonly target: string;
  private readonly part: string;
  private readonly gzip: Gzip;
  private readonly file: WriteStream;
  private readonly written: Promise<void>;
  private failure: Error | null = null;
  private batch: string[] = [];
  private batchChars = 0;
  private tail = '';
  /** Characters taken so far; JSON of V8 is nearly all ASCII, so about its bytes. */
  jsonBytes = 0;

  /** @param target absolute path of the whole file */
  constructor(target: string) {
    this.target = target;
    this.part = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.heapdelta-part`);
    this.gzip = createGzip({ level: GZIP_LEVEL });
    // A snapshot holds every string the program has read: nobody else may read it.
    const file = createWriteStream(this.part, { mode: 0o600 });
    this.file = file;
    this.gzip.pipe(file);
    this.written = new Promise((resolve, reject) => {
      file.on('finish', resolve);
      for (const stream of [this.gzip, file]) {
        stream.on('error', (error: Error) => {
          this.failure ??= error;
          file.destroy();
          reject(error);
        });
      }
    });
    this.written.catch(() => undefined);
  }

  /** Takes a piece of text. Throws the system's error once writing has failed (ENOSPC). */
  write(text: string): void {
    if (this.failure !== null) throw this.failure;
    this.jsonBytes += text.length;
    this.tail = (this.tail + text.slice(-TAIL_CHARS)).slice(-TAIL_CHARS);
    this.batch.push(text);
    this.batchChars += text.length;
    if (this.batchChars >= BATCH_CHARS) this.flush();
  }

  /** Takes bytes of a stream that must not be faster than the disk. */
  async writeBytes(bytes: Buffer): Promise<void> {
    if (this.failure !== null) throw this.failure;
    this.jsonBytes += bytes.length;
    this.tail = (this.tail + bytes.subarray(-TAIL_CHARS).toString('latin1')).slice(-TAIL_CHARS);
    if (!this.gzip.write(bytes)) await Promise.race([once(this.gzip, 'drain'), this.written]);
  }

  private flush(): void {
    this.gzip.write(this.batch.join(''));
    this.batch = [];
    this.batchChars = 0;
  }

  /**
   * Ends the file and gives it its name.
   * @returns bytes on the disk
   * @throws CaptureError `capture-cut` when the snapshot has no end; the system's error. The part is removed then.
   */
  async finish(): Promise<number> {
    try {
      if (!END.test(this.tail)) throw new CaptureError('capture-cut', { writtenBytes: this.jsonBytes });
      this.flush();
      this.gzip.end();
      await this.written;
      const handle = await open(this.part, 'r+');
      try {
        await handle.sync();
        const { size } = await handle.stat();
        await rename(this.part, this.target);
        return size;
      } finally {
        await handle.close();
      }
    } catch (error) {
      await this.discard();
      throw error;
    }
  }

  /** Ends writing and leaves nothing. */
  async discard(): Promise<void> {
    this.failure ??= new CaptureError('capture-cut', { writtenBytes: this.jsonBytes });
    this.gzip.unpipe();
    this.gzip.destroy();
    // Opening may still be under way: removed before it, the file would be made again.
    if (!this.file.closed) {
      // Not `once`: it would reject with the error of a write that was under way.
      const closed = new Promise<void>((resolve) => this.file.once('close', () => resolve()));
      this.file.destroy();
      await closed;
    }
    await unlink(this.part).catch(() => undefined);
  }
}
