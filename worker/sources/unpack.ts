// One entry of a .zip as a stream of bytes: unpacked while it is read, never whole, and never more than the archive
// says it has. An archive that says less than it holds is a trap or damaged; both end here.

import type { PackedEntry } from '../engine/api.ts';
import { engineError } from '../engine/errors.ts';

/**
 * The bytes of an entry.
 * @param file - the entry as it lies in the archive
 * @throws EngineError `zip-damaged` when it does not unpack, or to another size than the archive says
 */
export async function* unpacked(
  file: Blob,
  { method, sizeBytes }: PackedEntry,
  name: string,
): AsyncGenerator<Uint8Array, void, void> {
  const stream = method === 'store' ? file.stream() : file.stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = (stream as ReadableStream<Uint8Array>).getReader();
  let left = sizeBytes;
  let isWhole = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        isWhole = true;
        break;
      }
      left -= value.length;
      if (left < 0) break;
      yield value;
    }
  } catch (cause) {
    // The archive itself went away or may not be read: that is known by another name (engine/errors.ts).
    if (!(cause instanceof TypeError)) throw cause;
    throw engineError('zip-damaged', name, { reason: cause.message });
  } finally {
    if (!isWhole) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
  if (left !== 0) throw engineError('zip-damaged', name, { reason: 'size' });
}
