// The list of what a .zip holds, from its central directory: nothing is unpacked here. Entries become sources that the
// engine unpacks while it reads them (worker/sources/unpack.ts).

import type { PackedEntry } from '../../worker/engine/api.ts';
import { EngineFailure } from '../engine/errors.ts';

export interface ZipEntry {
  readonly name: string;
  readonly packed: PackedEntry;
  /** The entry's bytes as they lie in the archive. */
  readonly file: Blob;
}

/** A central directory larger than this is not read, bytes; 20,000 entries with long names take about 3 MB. */
const MAX_DIRECTORY_BYTES = 16 << 20;
/** More entries are not looked at. */
const MAX_ENTRIES = 20_000;
/** Deflate packs at most 1,032 bytes into one; what claims more is no deflate. */
const MAX_RATIO = 1_100;
/** Largest sum of what entries say they hold: far more than any series that a machine can compare, bytes. */
const MAX_TOTAL_BYTES = 2 ** 40;

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The comment at the end of an archive is at most 65,535 bytes; before it stand 22 bytes and, in large ones, 20 more. */
const TAIL_BYTES = 65_535 + 22 + 20;

function failure(code: 'zip-unreadable' | 'zip-too-much', name: string): EngineFailure {
  return new EngineFailure({ code, file: name, where: null, params: {} });
}

async function view(file: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await file.slice(from, to).arrayBuffer());
}

interface Directory {
  readonly offset: number;
  readonly bytes: number;
}

/** Where the central directory lies; null when this is no archive. */
async function directoryOf(file: Blob): Promise<Directory | null> {
  const start = Math.max(0, file.size - TAIL_BYTES);
  const tail = await view(file, start, file.size);
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue;
    const bytes = tail.getUint32(at + 12, true);
    const offset = tail.getUint32(at + 16, true);
    if (bytes !== 0xffffffff && offset !== 0xffffffff) return { offset, bytes };
    if (at < 20 || tail.getUint32(at - 20, true) !== LOCATOR_64) return null;
    const place = Number(tail.getBigUint64(at - 20 + 8, true));
    const end = await view(file, place, place + 56);
    if (end.byteLength < 56 || end.getUint32(0, true) !== END_64) return null;
    return { bytes: Number(end.getBigUint64(40, true)), offset: Number(end.getBigUint64(48, true)) };
  }
  return null;
}

/** What the central directory says of one entry. */
interface Listed {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly offset: number;
}

/** Sizes and place from the extra field of a large archive, in the order in which the plain fields leave them out. */
function large(extra: DataView, plain: readonly number[]): readonly number[] {
  for (let at = 0; at + 4 <= extra.byteLength;) {
    const bytes = extra.getUint16(at + 2, true);
    if (extra.getUint16(at, true) === 1) {
      let next = at + 4;
      return plain.map((value) => {
        if (value !== 0xffffffff || next + 8 > Math.min(extra.byteLength, at + 4 + bytes)) return value;
        next += 8;
        return Number(extra.getBigUint64(next - 8, true));
      });
    }
    at += 4 + bytes;
  }
  return plain;
}

function listed(directory: DataView): readonly Listed[] {
  const utf8 = new TextDecoder();
  const entries: Listed[] = [];
  for (let at = 0; at + 46 <= directory.byteLength && entries.length < MAX_ENTRIES;) {
    if (directory.getUint32(at, true) !== ENTRY) break;
    const nameBytes = directory.getUint16(at + 28, true);
    const extraBytes = directory.getUint16(at + 30, true);
    const end = at + 46 + nameBytes + extraBytes + directory.getUint16(at + 32, true);
    if (end > directory.byteLength) break;
    const bytesAt = directory.byteOffset + at + 46;
    const [sizeBytes, packedBytes, offset] = large(new DataView(directory.buffer, bytesAt + nameBytes, extraBytes), [
      directory.getUint32(at + 24, true),
      directory.getUint32(at + 20, true),
      directory.getUint32(at + 42, true),
    ]);
    entries.push({
      name: utf8.decode(new Uint8Array(directory.buffer, bytesAt, nameBytes)),
      flags: directory.getUint16(at + 8, true),
      method: directory.getUint16(at + 10, true),
      packedBytes,
      sizeBytes,
      offset,
    });
    at = end;
  }
  return entries;
}

/**
 * What a .zip holds, folders left out.
 * @param wanted - whether an entry of this name is of interest; the others come back by name only
 * @throws EngineFailure `zip-unreadable`: no archive, encrypted, or packed in a way we do not read; `zip-too-much`: a trap
 */
export async function listZip(
  file: Blob,
  name: string,
  wanted: (entry: string) => boolean,
): Promise<{ readonly entries: readonly ZipEntry[]; readonly others: readonly string[] }> {
  const place = await directoryOf(file);
  if (place === null || place.offset + place.bytes > file.size) throw failure('zip-unreadable', name);
  if (place.bytes > MAX_DIRECTORY_BYTES) throw failure('zip-too-much', name);
  const all = listed(await view(file, place.offset, place.offset + place.bytes)).filter(
    (entry) => !entry.name.endsWith('/'),
  );
  const entries: ZipEntry[] = [];
  let total = 0;
  for (const entry of all.filter((e) => wanted(e.name))) {
    const isEncrypted = (entry.flags & 1) !== 0;
    if (isEncrypted || (entry.method !== 0 && entry.method !== 8)) throw failure('zip-unreadable', name);
    total += entry.sizeBytes;
    if (total > MAX_TOTAL_BYTES || entry.sizeBytes > Math.max(entry.packedBytes, 1) * MAX_RATIO)
      throw failure('zip-too-much', name);
    const local = await view(file, entry.offset, entry.offset + 30);
    if (local.byteLength < 30 || local.getUint32(0, true) !== LOCAL) throw failure('zip-unreadable', name);
    const start = entry.offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
    if (start + entry.packedBytes > file.size) throw failure('zip-unreadable', name);
    entries.push({
      name: entry.name,
      packed: { method: entry.method === 0 ? 'store' : 'deflate', sizeBytes: entry.sizeBytes },
      file: file.slice(start, start + entry.packedBytes),
    });
  }
  return { entries, others: all.filter((e) => !wanted(e.name)).map((e) => e.name) };
}
