// What people hand in instead of a snapshot, told by its first bytes. A kind is named only where the bytes say it; what
// brotli writes has no mark, so it is told by the file's name and by not being text.

import { SnapshotError, type SnapshotErrorCode } from './errors.ts';

/** Enough for every mark below (a tar's stands at byte 257). */
export const SNIFFED_BYTES = 512;

interface Mark {
  readonly code: SnapshotErrorCode;
  readonly at?: number;
  /** Bytes as Latin-1. */
  readonly bytes: string;
}

const MARKS: readonly Mark[] = [
  { code: 'is-zip', bytes: 'PK\x03\x04' },
  { code: 'is-zip', bytes: 'PK\x05\x06' },
  { code: 'is-archive', bytes: '7z\xbc\xaf\x27\x1c' },
  { code: 'is-archive', bytes: 'Rar!\x1a\x07' },
  { code: 'is-archive', at: 257, bytes: 'ustar' },
  { code: 'is-zstd', bytes: '\x28\xb5\x2f\xfd' },
  { code: 'is-xz', bytes: '\xfd7zXZ\x00' },
  { code: 'is-bzip2', bytes: 'BZh' },
  { code: 'is-zlib', bytes: '\x78\x01' },
  { code: 'is-zlib', bytes: '\x78\x5e' },
  { code: 'is-zlib', bytes: '\x78\x9c' },
  { code: 'is-zlib', bytes: '\x78\xda' },
  { code: 'is-hprof', bytes: 'JAVA PROFILE' },
  { code: 'is-dotnet-dump', bytes: '!FastSerialization' },
  { code: 'is-dotnet-dump', bytes: 'Nettrace' },
  { code: 'is-core-dump', bytes: '\x7fELF' },
  { code: 'is-core-dump', bytes: 'MDMP' },
  { code: 'is-lfs-pointer', bytes: 'version https://git-lfs.github.com/spec/' },
  { code: 'is-utf16', bytes: '\xff\xfe' },
  { code: 'is-utf16', bytes: '\xfe\xff' },
  { code: 'is-utf16', bytes: '{\x00"\x00' },
  { code: 'is-utf16', bytes: '\x00{\x00"' },
];

/** What text begins with, white space and byte order mark left out. */
const BEGINNINGS: readonly (readonly [SnapshotErrorCode, RegExp])[] = [
  ['is-html', /^<(?:!doctype|html|\?xml|head|body)/i],
  ['is-json-string', /^"\s*\{\s*\\"/],
  ['is-protocol-chunks', /^\[\s*"\s*\{\s*\\"/],
  ['is-protocol-chunks', /^[[\s]*\{[^]{0,200}?"HeapProfiler\.addHeapSnapshotChunk"/],
  // `{"` in base64.
  ['is-base64', /^eyJ[A-Za-z0-9+/=\r\n]{100,}/],
];

/**
 * The fault of a file that is another kind of file; null when the bytes do not say so.
 * @param head the first bytes, `SNIFFED_BYTES` where the file has as many
 * @param name the file's name, where it is known: tells brotli, which has no mark
 */
export function foreignKind(head: Uint8Array, name: string | undefined): SnapshotError | null {
  const text = latin1(head);
  const mark = MARKS.find(({ at = 0, bytes }) => text.startsWith(bytes, at));
  if (mark !== undefined) return new SnapshotError(mark.code, { offset: mark.at ?? 0 });
  const begun = text.replace(/^(?:\xef\xbb\xbf)?\s*/, '');
  const kind = BEGINNINGS.find(([, pattern]) => pattern.test(begun));
  if (kind !== undefined) return new SnapshotError(kind[0], { offset: text.length - begun.length });
  // An object with a key may be a snapshot with a hole in it.
  if (/^\{\s*"/.test(begun) || !isBinary(head)) return null;
  if (name !== undefined && /\.br$/i.test(name)) return new SnapshotError('is-brotli', { offset: 0 });
  return new SnapshotError(isProtobuf(head) ? 'is-protobuf' : 'is-binary', { offset: 0 });
}

/** Bytes as characters, one each. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Control characters that no log line and no JSON has. */
function isBinary(head: Uint8Array): boolean {
  // Zeros alone are an empty place on a disk: there was text, or there will be.
  if (head.length > 0 && head.every((byte) => byte === 0)) return true;
  return head.some((byte) => byte < 9 || (byte > 13 && byte < 27) || byte === 0x7f);
}

/** A message of Protocol Buffers: a first field with a length that lies inside, and a plausible field after it. */
function isProtobuf(head: Uint8Array): boolean {
  return head.length > 8 && head[0] === 0x0a && head[1] > 0 && head[1] < 0x80 && (head[2] & 7) <= 2 && head[2] < 0x80;
}
