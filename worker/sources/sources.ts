// Where bytes come from in a browser (and in Node, for these two kinds): a picked or dropped file, or our own URL.

import type { ByteSource } from 'heapsnapshot-parser-lite';
import type { FindByte } from 'heapsnapshot-parser-lite/threads';
import type { SourceSpec } from '../engine/api.ts';
import { engineError } from '../engine/errors.ts';
import type { ErrorCode } from '../messages/types.ts';
import { unpacked } from './unpack.ts';

/** Enough for the header of a snapshot, also inside gzip. */
export const HEAD_BYTES = 64 << 10;

/** A source that is there and may be read, once. */
export interface OpenedSource {
  /** Bytes as stored (compressed when gzip); null when the source does not say (a pipe). */
  readonly sizeBytes: number | null;
  readonly lastModifiedMs: number | null;
  readonly bytes: ByteSource;
  /** SHA-256 of all bytes, hex, once they were read; only where it was asked for and can be had. */
  sha256?(): string;
  close(): Promise<void>;
}

/** What can be known before reading: the size, and the first bytes where they can be had without reading on. */
interface SourcePeek {
  readonly sizeBytes: number | null;
  readonly head: Uint8Array | null;
}

/** Opens and looks at sources; one per platform. */
export interface SourceOpener {
  /**
   * @param hash the file's SHA-256 is wanted, if that can be had
   * @throws EngineError `not-found`, `not-readable`, `is-directory`, `read-failed`
   */
  open(spec: SourceSpec, hash?: boolean): Promise<OpenedSource>;
  peek(spec: SourceSpec): Promise<SourcePeek>;
  /** A fast search for a byte, where the platform has one. */
  readonly findByte?: FindByte;
}

/** Files and URLs: the kinds every platform has. */
export const webSources: SourceOpener = {
  async open(spec) {
    if (spec.kind === 'file') {
      return {
        sizeBytes: spec.packed?.sizeBytes ?? spec.file.size,
        lastModifiedMs: spec.lastModifiedMs ?? null,
        bytes: (spec.packed === undefined
          ? spec.file.stream()
          : unpacked(spec.file, spec.packed, spec.name)) as ByteSource,
        close: () => Promise.resolve(),
      };
    }
    if (spec.kind === 'url') {
      const { bytes, close } = await fetchBytes(spec.url, spec.name);
      return {
        sizeBytes: spec.sizeBytes > 0 ? spec.sizeBytes : null,
        lastModifiedMs: spec.lastModifiedMs ?? null,
        bytes,
        close,
      };
    }
    throw engineError('not-found', spec.name);
  },
  async peek(spec) {
    if (spec.kind === 'file' && spec.packed !== undefined)
      return { sizeBytes: spec.packed.sizeBytes, head: await headOf(unpacked(spec.file, spec.packed, spec.name)) };
    if (spec.kind === 'file')
      return { sizeBytes: spec.file.size, head: new Uint8Array(await spec.file.slice(0, HEAD_BYTES).arrayBuffer()) };
    // The size is known, and the bytes are worth no second opening.
    if (spec.kind === 'url') return { sizeBytes: spec.sizeBytes > 0 ? spec.sizeBytes : null, head: null };
    throw engineError('not-found', spec.name);
  },
};

/** The first bytes of a stream that is read no further. */
async function headOf(stream: AsyncGenerator<Uint8Array, void, void>): Promise<Uint8Array> {
  const head = new Uint8Array(HEAD_BYTES);
  let length = 0;
  for await (const chunk of stream) {
    const part = chunk.subarray(0, HEAD_BYTES - length);
    head.set(part, length);
    length += part.length;
    if (length === HEAD_BYTES) break;
  }
  return head.subarray(0, length);
}

async function fetchBytes(url: string, name: string): Promise<{ bytes: ByteSource; close: () => Promise<void> }> {
  const stop = new AbortController();
  let response: Response;
  try {
    response = await fetch(url, { signal: stop.signal });
  } catch (cause) {
    throw engineError('read-failed', name, { reason: cause instanceof Error ? cause.message : String(cause) });
  }
  if (response.status === 404 || response.status === 410) throw engineError('not-found', name);
  if (response.status === 403) throw engineError('not-readable', name);
  if (!response.ok || response.body === null)
    throw engineError('read-failed', name, { reason: `status ${response.status}` });
  return {
    bytes: withReason(response.body, url, name, stop.signal),
    close() {
      stop.abort();
      return Promise.resolve();
    },
  };
}

/** What our own protocol says to HEAD after a stream broke (electron/protocol), in our words. */
const FAULTS: Readonly<Record<string, ErrorCode>> = {
  'file-shrunk': 'file-changed',
  'file-gone': 'not-found',
  'file-unreadable': 'not-readable',
};

/** A broken stream carries no reason in any browser, so the one who served it is asked. */
async function* withReason(
  body: ReadableStream<Uint8Array>,
  url: string,
  name: string,
  stopped: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  const reader = body.getReader();
  let whole = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        whole = true;
        return;
      }
      yield value;
    }
  } catch (cause) {
    if (stopped.aborted) throw cause;
    const code = FAULTS[(await faultOf(url)) ?? ''];
    if (code === undefined) throw cause;
    throw engineError(code, name);
  } finally {
    if (!whole) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

async function faultOf(url: string): Promise<string | null> {
  try {
    return (await fetch(url, { method: 'HEAD' })).headers.get('x-heapdelta-error');
  } catch {
    // Nobody answers any more: the first failure is all there is to say.
    return null;
  }
}
