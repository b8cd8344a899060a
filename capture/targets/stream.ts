// A URL that streams a snapshot: the guarded endpoint of our guide. The program takes it itself, so nothing is known of it beforehand.

import { isLoopback } from '../channel.ts';
import { CaptureError } from '../errors.ts';
import { UNKNOWN_SURROUNDINGS } from '../proc.ts';
import type { SnapshotFile } from '../snapshot-file.ts';
import type { Target } from '../target.ts';

export interface StreamOptions {
  readonly url: string;
  /** Sent with every request: the endpoint's secret. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Host that data travels from; null when it is this machine. */
export function travelsFrom(url: string): string | null {
  const { hostname, host } = new URL(url);
  return isLoopback(hostname) ? null : host;
}

/** A target behind a URL. `snapshot` throws CaptureError `capture-http`, `capture-cut`. */
export function streamTarget({ url, headers, signal }: StreamOptions): Target {
  const name = new URL(url).host;
  return {
    name,
    localPid: null,
    thread: null,
    threads: [],
    lost: new Promise<never>(() => undefined),
    facts: () => Promise.resolve(null),
    surroundings: () => Promise.resolve(UNKNOWN_SURROUNDINGS),
    heapUsed: () => Promise.resolve(null),
    startAllocations: (mode) =>
      mode === 'none'
        ? Promise.resolve()
        : Promise.reject(new CaptureError('capture-protocol', { detail: '--allocations' })),
    allocationProfile: () => Promise.resolve(null),
    close: () => Promise.resolve(),
    async snapshot(file: SnapshotFile, onProgress) {
      // Redirects are not followed: a secret is for the host that was named.
      const response = await fetch(url, { headers, signal, redirect: 'manual' }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw new CaptureError('capture-no-answer', { name, detail: causeOf(error) });
      });
      if (response.status !== 200 || response.body === null) {
        await response.body?.cancel();
        throw new CaptureError('capture-http', { name, status: response.status });
      }
      const total = Number(response.headers.get('content-length') ?? 0);
      try {
        for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
          await file.writeBytes(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
          if (total > 0) onProgress(Math.min(1, file.jsonBytes / total));
        }
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof TypeError) throw new CaptureError('capture-cut', { writtenBytes: file.jsonBytes });
        throw error;
      }
    },
  };
}

/** `fetch` says "fetch failed" and puts the reason beneath. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { code, message } = cause as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? code : String(message);
}
