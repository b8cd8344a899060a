// Oldest first. Inside one process the largest id tells the time; else times, names and dates of the files do, as far as
// they go. Decided on a sample of ids, before heaps are built: the newest snapshot names the shapes of all.

import { orderOfNames } from '../base/name-order.ts';
import { NO_SIGNS, programSigns, type ProgramSigns } from '../heap/index.ts';
import type { SeriesOrder } from '../report/types.ts';
import { hashString, hashText, stringStartsWith, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import { agreementOf, isSameProcess, type Tally } from '../growth/series/ids.ts';
import { newestObjectId } from '../heap/newest-id.ts';

/** What one file tells about its process and its time. */
export interface ProcessTrace {
  /** The largest id; 0 where ids are addresses, which say nothing about time. */
  readonly maxId: number;
  /** Ids of a sample of objects and closures, in the file's order: the same ids are chosen in every file. */
  readonly ids: Uint32Array | Float64Array;
  /** Hash of type and name, per sampled id. */
  readonly hashes: Float64Array;
  /** Which program wrote it. */
  readonly program: ProgramSigns;
}

/** Of a file that is compared with none. */
export const NO_TRACE: ProcessTrace = {
  maxId: 0,
  ids: new Uint32Array(0),
  hashes: new Float64Array(0),
  program: NO_SIGNS,
};

/** One id in 16 is looked at, in large files one in 64: 500 of a small server's snapshot, 10,000 of a 100 MB one. */
const SAMPLE_BITS = 4;
const LARGE_SAMPLE_BITS = 6;
const LARGE_NODES = 1 << 19;
const CONTEXT = 'system / Context';
/** Of a sample: a small server has 5,000 closures, of which one in 64 are 80. */
const ENOUGH_CLOSURES = 60;

/** Leading zeros of a hash: what the larger number of bits chooses is among what the smaller one does. */
function isSampled(id: number, bits: number): boolean {
  return Math.imul(id, 0x9e3779b1) >>> (32 - bits) === 0;
}

/** The trace of a file. Contexts are hashed without their scope's number, which V8 15 writes into the name. */
export function traceOf(columns: SnapshotColumns): ProcessTrace {
  const { nodes, strings, header } = columns;
  const object = header.nodeTypes.indexOf('object');
  const closure = header.nodeTypes.indexOf('closure');
  const bits = nodes.count < LARGE_NODES ? SAMPLE_BITS : LARGE_SAMPLE_BITS;
  const ofContexts = hashText(CONTEXT);
  const contextBytes = new TextEncoder().encode(CONTEXT);
  const hashOf = new Map<number, number>();
  const ids: number[] = [];
  const hashes: number[] = [];
  for (let n = 0; n < nodes.count; n++) {
    const type = nodes.type[n];
    if ((type !== object && type !== closure) || nodes.selfSize[n] === 0 || !isSampled(nodes.id[n], bits)) continue;
    const name = nodes.name[n];
    ids.push(nodes.id[n]);
    let hash = hashOf.get(name);
    if (hash === undefined)
      hashOf.set(name, (hash = stringStartsWith(strings, name, contextBytes) ? ofContexts : hashString(strings, name)));
    hashes.push(hash * 2 + (type === closure ? 1 : 0));
  }
  const wide = nodes.id instanceof Float64Array;
  return {
    maxId: wide ? 0 : newestObjectId(columns),
    ids: wide ? Float64Array.from(ids) : Uint32Array.from(ids),
    hashes: Float64Array.from(hashes),
    program: programSigns(columns),
  };
}

const hashOfId = new WeakMap<ProcessTrace, ReadonlyMap<number, number>>();

function hashesById(trace: ProcessTrace): ReadonlyMap<number, number> {
  const made = hashOfId.get(trace);
  if (made !== undefined) return made;
  const byId = new Map<number, number>();
  for (let i = 0; i < trace.ids.length; i++) byId.set(trace.ids[i], trace.hashes[i]);
  hashOfId.set(trace, byId);
  return byId;
}

/** Whether what both files call by one id is one thing. */
export function agree(a: ProcessTrace, b: ProcessTrace): boolean {
  const known = hashesById(a);
  const tally: Tally = { common: [0, 0], agree: [0, 0] };
  for (let i = 0; i < b.ids.length; i++) {
    const hash = known.get(b.ids[i]);
    if (hash === undefined) continue;
    const isClosure = hash % 2 === 0 ? 0 : 1;
    tally.common[isClosure]++;
    if (hash === b.hashes[i]) tally.agree[isClosure]++;
  }
  return isSameProcess(agreementOf(tally, ENOUGH_CLOSURES));
}

/** A file as far as it tells where it belongs. */
export interface OrderedFile {
  readonly trace: ProcessTrace;
  /** Position in the series as given. */
  readonly source: number;
  /** Name of the file, with its folder where two files share a name. */
  readonly name: string;
  /** ISO time that the user or a capture gave; null when nobody did. */
  readonly takenAt: string | null;
  readonly lastModifiedMs: number | null;
}

export interface FilesInOrder<T> extends SeriesOrder {
  /** Oldest first. */
  readonly files: readonly T[];
}

/**
 * Oldest first, by the best that is known: ids inside one process, the times given, then times, numbers and words in the
 * names, then the dates of the files, else the order given.
 * @param keepOrder - the user's word that the order given is right
 */
export function inOrder<T extends OrderedFile>(files: readonly T[], keepOrder: boolean): FilesInOrder<T> {
  const given = [...files].sort((a, b) => a.source - b.source);
  if (given.length < 2) return { files: given, by: 'given', proven: true };
  if (keepOrder) return { files: given, by: 'asked', proven: true };
  return (
    byIds(given) ??
    byTimesGiven(given) ??
    byNames(given) ??
    byDates(given) ?? { files: given, by: 'given', proven: false }
  );
}

/** Ids tell the time where every file is of one process with the one before it, and has ids that are no addresses. */
function byIds<T extends OrderedFile>(given: readonly T[]): FilesInOrder<T> | null {
  if (given.some(({ trace }) => trace.maxId === 0)) return null;
  const files = [...given].sort((a, b) => a.trace.maxId - b.trace.maxId);
  const isOneProcess = files.every((file, i) => i === 0 || agree(files[i - 1].trace, file.trace));
  return isOneProcess ? { files, by: 'ids', proven: true } : null;
}

function byTimesGiven<T extends OrderedFile>(given: readonly T[]): FilesInOrder<T> | null {
  const times = new Map(given.map((file) => [file, file.takenAt === null ? Number.NaN : Date.parse(file.takenAt)]));
  const timeOf = (file: T): number => times.get(file) ?? Number.NaN;
  if (given.some((file) => Number.isNaN(timeOf(file))) || new Set(times.values()).size < given.length) return null;
  return { files: [...given].sort((a, b) => timeOf(a) - timeOf(b)), by: 'taken', proven: true };
}

function byNames<T extends OrderedFile>(given: readonly T[]): FilesInOrder<T> | null {
  const found = orderOfNames(given.map(({ name }) => name));
  if (found === null) return null;
  // Whoever writes a time into a name has a clock; a number may be anybody's.
  const proven = found.by === 'name-time' && found.distinct;
  return { files: found.order.map((i) => given[i]), by: found.by, proven };
}

/** Dates of files are changed by copying: they decide only where each file has another, and prove nothing. */
function byDates<T extends OrderedFile>(given: readonly T[]): FilesInOrder<T> | null {
  const dates = given.map(({ lastModifiedMs }) => lastModifiedMs);
  if (dates.includes(null) || new Set(dates).size < given.length) return null;
  const files = [...given].sort((a, b) => (a.lastModifiedMs ?? 0) - (b.lastModifiedMs ?? 0));
  return { files, by: 'modified', proven: false };
}
