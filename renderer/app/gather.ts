// Input as people have it: snapshots, folders of anything, archives, reports among snapshots. What can be compared becomes
// sources; what was left out is said, with what to do about it.

import { isAllocationProfile } from '../../worker/allocation-profile/names.ts';
import { CAPTURE_ENDING, MAX_RECORD_BYTES, parseRecord } from '../../capture/record.ts';
import type { CaptureRecord } from '../../capture/record.ts';
import { toFailure } from '../engine/errors.ts';
import type { Ignored } from '../state/series.ts';
import type { OpenItem } from './plan.ts';
import { listZip } from './zip.ts';

/** A file with where it came from: `folder/a.heapsnapshot`. */
export interface Found {
  readonly file: File;
  /** Path within what was dropped or picked; the bare name for a file on its own. */
  readonly path: string;
  /** What the browser may remember: the file itself, or the folder it lay in. */
  readonly handle: FileSystemHandle | null;
}

export interface Gathered {
  readonly items: readonly OpenItem[];
  readonly ignored: readonly Ignored[];
  /** The side file of a capture among them; null when there is none. */
  readonly record: CaptureRecord | null;
  /** A sampling heap profile among them, which says where things were made; null when there is none. */
  readonly profile: File | null;
}

/** Names that hold a snapshot; what a file really is, the engine finds out. */
const SNAPSHOT = /\.(?:heapsnapshot|heaptimeline)(?:\.gz)?$/i;
const REPORT = /\.heapdelta$/i;
const ARCHIVE = /\.zip$/i;
/** Files that systems put into folders and archives by themselves: nobody misses them. */
const BY_THE_SYSTEM = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/;

const baseName = (path: string): string => path.split('/').pop() ?? path;

/** Names within one comparison: the bare one unless two are alike (`before/heap.heapsnapshot`, `after/heap.heapsnapshot`). */
function withNames(found: readonly { readonly path: string }[]): readonly string[] {
  const bare = found.map(({ path }) => baseName(path));
  return found.map(({ path }, i) => (bare.indexOf(bare[i]) === bare.lastIndexOf(bare[i]) ? bare[i] : path));
}

type Piece = { readonly path: string; readonly make: (name: string) => OpenItem };

async function piecesOf(found: Found, ignored: Ignored[]): Promise<readonly Piece[]> {
  const { file, path, handle } = found;
  if (ARCHIVE.test(path)) {
    try {
      const { entries, others } = await listZip(file, file.name, (name) => SNAPSHOT.test(name) || REPORT.test(name));
      ignored.push(...others.filter((name) => !BY_THE_SYSTEM.test(name)).map(leftOut));
      return entries
        .filter(({ name }) => !BY_THE_SYSTEM.test(name))
        .map((entry) => ({
          path: `${path}/${entry.name}`,
          make: (name) => ({
            source: { kind: 'file', file: entry.file, name, lastModifiedMs: file.lastModified, packed: entry.packed },
            handle,
          }),
        }));
    } catch (error) {
      ignored.push({ name: path, why: 'error', error: toFailure(error).data });
      return [];
    }
  }
  // What was given by itself was meant, whatever its name; in a folder only what looks like a snapshot.
  if (path.includes('/') && !SNAPSHOT.test(path) && !REPORT.test(path)) {
    if (!BY_THE_SYSTEM.test(path)) ignored.push(leftOut(path));
    return [];
  }
  return [
    {
      path,
      make: (name) => ({ source: { kind: 'file', file, name, lastModifiedMs: file.lastModified }, handle }),
    },
  ];
}

function leftOut(name: string): Ignored {
  return { name, why: 'other' };
}

/** A side file's record; null when it is none. */
async function recordIn(file: File): Promise<CaptureRecord | null> {
  return file.size > MAX_RECORD_BYTES ? null : parseRecord(await file.text());
}

/** Sources out of whatever was found, in the order in which it came; names in folders by their numbers. */
export async function gather(found: readonly Found[]): Promise<Gathered> {
  const ignored: Ignored[] = [];
  const pieces: Piece[] = [];
  let record: CaptureRecord | null = null;
  let profile: File | null = null;
  for (const one of found) {
    if (one.path.endsWith(CAPTURE_ENDING)) record ??= await recordIn(one.file);
    else if (isAllocationProfile(one.path)) profile ??= one.file;
    else pieces.push(...(await piecesOf(one, ignored)));
  }
  const snapshots = pieces.filter(({ path }) => !REPORT.test(path));
  // A report has no objects to compare: beside snapshots it stays out, and its reader is told what it is for.
  const taken = snapshots.length === 0 ? pieces : snapshots;
  for (const { path } of pieces)
    if (!taken.some((piece) => piece.path === path)) ignored.push({ name: path, why: 'report' });
  const sorted = taken.every(({ path }) => path.includes('/'))
    ? [...taken].sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))
    : taken;
  const names = withNames(sorted);
  return { items: sorted.map((piece, i) => piece.make(names[i])), ignored, record, profile };
}
