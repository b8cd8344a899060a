// Oldest first. Inside one process the largest id tells the time; between processes ids say nothing, so the order
// given stands. Decided on a sample, before heaps are built: the newest snapshot names the shapes of all.

import { hashString, hashText, stringStartsWith, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import { agreementOf, isSameProcess, type Tally } from '../growth/series/ids.ts';

/** What one file tells about its process and its time. */
export interface ProcessTrace {
  /** The largest id; 0 where ids are addresses, which say nothing about time. */
  readonly maxId: number;
  /** Ids of a sample of objects and closures, in the file's order: the same ids are chosen in every file. */
  readonly ids: Uint32Array | Float64Array;
  /** Hash of type and name, per sampled id. */
  readonly hashes: Float64Array;
}

/** Of a file that is compared with none. */
export const NO_TRACE: ProcessTrace = { maxId: 0, ids: new Uint32Array(0), hashes: new Float64Array(0) };

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
    maxId: wide ? 0 : maxObjectId(columns),
    ids: wide ? Float64Array.from(ids) : Uint32Array.from(ids),
    hashes: Float64Array.from(hashes),
  };
}

/** The largest id of a JS object (they are odd): grows with time inside one isolate. */
export function maxObjectId({ nodes }: Pick<SnapshotColumns, 'nodes'>): number {
  let odd = 0;
  let any = 0;
  for (let n = 0; n < nodes.count; n++) {
    const id = nodes.id[n];
    if (id > any) any = id;
    if (id > odd && (id & 1) === 1) odd = id;
  }
  return odd > 0 ? odd : any;
}

/** Whether what both files call by one id is one thing. */
export function agree(a: ProcessTrace, b: ProcessTrace): boolean {
  const known = new Map<number, number>();
  for (let i = 0; i < a.ids.length; i++) known.set(a.ids[i], a.hashes[i]);
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

/** Oldest first; the order given where it was asked for, or where the files are not of one process. */
export function inOrder<T extends { readonly trace: ProcessTrace; readonly source: number }>(
  loaded: readonly T[],
  keepOrder: boolean,
): T[] {
  const given = [...loaded].sort((a, b) => a.source - b.source);
  if (keepOrder) return given;
  const byTime = [...given].sort((a, b) => a.trace.maxId - b.trace.maxId);
  if (byTime.every((item, i) => item === given[i])) return given;
  return byTime.every((item, i) => i === 0 || agree(byTime[i - 1].trace, item.trace)) ? byTime : given;
}
