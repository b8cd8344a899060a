// All bytes of a stream whose length nobody can vouch for: a small archive unpacks to as much as it likes.

/** A stream gave more bytes than it may. */
export class TooLong extends Error {}

/**
 * All chunks of a stream in one array.
 * @param limit - bytes; one more and the source is cancelled
 * @throws TooLong; whatever the source fails with
 */
export async function collect(source: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = source.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      // What the source says to being stopped does not matter any more.
      await reader.cancel().catch(() => undefined);
      throw new TooLong();
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
