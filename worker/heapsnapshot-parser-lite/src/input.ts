// Bytes in: any async source becomes plain chunks; gzip is recognised by its first two bytes and inflated.

import { SnapshotError } from './errors.ts';
import { foreignKind, SNIFFED_BYTES } from './foreign.ts';
import { beginsAtOnce, findStart, MAX_TEXT_BEFORE, type Start } from './start.ts';
import type { Bytes } from './types.ts';

/** What a `ReadableStream`'s reader is, as far as it is used here: the package's types name neither the DOM nor Node. */
export interface ByteStreamReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(reason?: unknown): Promise<void>;
  releaseLock(): void;
}
/** Any `ReadableStream` of bytes: `file.stream()`, `response.body`. */
export interface ByteStream {
  getReader(): ByteStreamReader;
}
/** Bytes as they come: an async iterable of chunks (Node's streams) or a stream of the web. */
export type ByteSource = AsyncIterable<Uint8Array> | ByteStream;

/** Chunks larger than this are handled in parts, so that progress and cancelling never wait long. */
const PART_BYTES = 4 << 20;

/** What was read so far, before gunzip. */
export interface InputMeter {
  fileBytes: Bytes;
  gzip: boolean;
  /** Where the snapshot begins, when text or another object stands before it. */
  start?: Start | null;
}

/** A stream has no async iterator in every browser; its reader is everywhere. Returning early cancels the source. */
async function* iterate(source: ByteSource): AsyncGenerator<Uint8Array, void, void> {
  if (!('getReader' in source)) {
    yield* source;
    return;
  }
  const reader = source.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        ended = true;
        return;
      }
      // What is no chunk of bytes is refused by plainChunks.
      yield value as Uint8Array;
    }
  } finally {
    if (!ended) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

/** Counts, normalises (a Node Buffer would make the hot loops polymorphic) and cuts into parts. */
async function* plainChunks(source: ByteSource, meter: InputMeter): AsyncGenerator<Uint8Array, void, void> {
  const iterator = iterate(source);
  try {
    for (;;) {
      let step: IteratorResult<Uint8Array, void>;
      try {
        step = await iterator.next();
      } catch (cause) {
        if (cause instanceof SnapshotError) throw cause;
        throw new SnapshotError('read-failed', { offset: meter.fileBytes, cause }, { reason: reasonOf(cause) });
      }
      if (step.done === true) return;
      const chunk = step.value;
      if (!ArrayBuffer.isView(chunk))
        throw new SnapshotError('read-failed', { offset: meter.fileBytes }, { reason: 'a chunk that is not bytes' });
      for (let at = 0; at < chunk.byteLength; at += PART_BYTES) {
        const length = Math.min(PART_BYTES, chunk.byteLength - at);
        meter.fileBytes += length;
        yield new Uint8Array(chunk.buffer, chunk.byteOffset + at, length);
      }
    }
  } finally {
    await iterator.return().catch(() => undefined);
  }
}

/**
 * The JSON bytes of a source, inflated when they are gzip, from the byte on where the snapshot begins (`meter.start`).
 * @param name the file's name, where it is known
 * @throws SnapshotError `read-failed`, `gzip-truncated`, `gzip-corrupt`, and the kinds of `foreignKind`
 */
export async function* jsonChunks(
  source: ByteSource,
  meter: InputMeter,
  name?: string,
): AsyncGenerator<Uint8Array, void, void> {
  const chunks = plainChunks(source, meter);
  try {
    yield* unpacked(chunks, meter, name, 0);
  } finally {
    await chunks.return().catch(() => undefined);
  }
}

/** Gzip in gzip is read; what was packed more often is not a mishap any more. */
const MAX_GZIP_LAYERS = 2;

async function* unpacked(
  chunks: AsyncGenerator<Uint8Array, void, void>,
  meter: InputMeter,
  name: string | undefined,
  layers: number,
): AsyncGenerator<Uint8Array, void, void> {
  let head = await gathered(chunks, new Uint8Array(0), 2);
  if (head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b) {
    if (layers === MAX_GZIP_LAYERS) throw new SnapshotError('gzip-nested', {}, { layers: layers + 1 });
    meter.gzip = true;
    yield* unpacked(inflate(head, chunks), meter, name, layers + 1);
    return;
  }
  head = await gathered(chunks, head, SNIFFED_BYTES);
  if (!beginsAtOnce(head)) {
    const foreign = foreignKind(head.subarray(0, SNIFFED_BYTES), name);
    if (foreign !== null) throw foreign;
    head = await gathered(chunks, head, MAX_TEXT_BEFORE);
    meter.start = findStart(head);
    if (meter.start !== null) head = head.subarray(meter.start.skip);
  }
  if (head.length > 0) yield head;
  yield* chunks;
}

/** `head` and as many chunks more as it takes to have `least` bytes, or all there are. Copied: sources use their buffers again. */
async function gathered(
  chunks: AsyncGenerator<Uint8Array, void, void>,
  head: Uint8Array<ArrayBuffer>,
  least: number,
): Promise<Uint8Array<ArrayBuffer>> {
  let joined = head;
  while (joined.length < least) {
    const step = await chunks.next();
    if (step.done === true) break;
    const longer = new Uint8Array(joined.length + step.value.length);
    longer.set(joined);
    longer.set(step.value, joined.length);
    joined = longer;
  }
  return joined;
}

async function* inflate(
  head: Uint8Array<ArrayBuffer>,
  rest: AsyncGenerator<Uint8Array, void, void>,
): AsyncGenerator<Uint8Array, void, void> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let sourceError: unknown = null;
  let ended = false;
  const feed = async (): Promise<void> => {
    try {
      await writer.write(head);
      for (;;) {
        let step: IteratorResult<Uint8Array, void>;
        try {
          step = await rest.next();
        } catch (error) {
          sourceError = error;
          await writer.abort(error);
          return;
        }
        if (step.done === true) break;
        await writer.write(step.value as Uint8Array<ArrayBuffer>);
      }
      ended = true;
      await writer.close();
    } catch {
      // The reader sees the same failure and names it; two reports of one fault would be an unhandled rejection.
    }
  };
  const feeding = feed();
  let finished = false;
  try {
    for (;;) {
      let step: Awaited<ReturnType<typeof reader.read>>;
      try {
        step = await reader.read();
      } catch (cause) {
        if (sourceError !== null) throw sourceError;
        const cut = ended && /unexpected end|truncated|Z_BUF_ERROR/i.test(`${reasonOf(cause)} ${codeOf(cause)}`);
        throw new SnapshotError(cut ? 'gzip-truncated' : 'gzip-corrupt', { cause }, { reason: reasonOf(cause) });
      }
      if (step.done) {
        finished = true;
        return;
      }
      yield new Uint8Array(step.value.buffer, step.value.byteOffset, step.value.byteLength);
    }
  } finally {
    if (!finished) await Promise.all([reader.cancel().catch(() => undefined), writer.abort().catch(() => undefined)]);
    // A source that stalls must not hold up the one who gave up on it.
    if (finished) await feeding;
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
