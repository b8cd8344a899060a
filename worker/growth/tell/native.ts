// Growth that is not in the JS heap: native memory that objects of the snapshot keep (buffers, zlib), memory that the
// file only sums up (`extra_native_bytes`), and what the operating system counts but no snapshot shows (RSS).

import { stringAt, type NodeColumns } from 'heapsnapshot-parser-lite';
import { inSlices } from '../../heap/index.ts';
import type { SlimHeap } from '../../heap/types.ts';
import type { UnspokenWarning } from '../../report/unspoken.ts';

export interface NativeFacts {
  /** Resident set size per snapshot, bytes, when the user measured it. */
  readonly rssBytes?: readonly number[];
  /** Name per snapshot for people. */
  readonly labels?: readonly string[];
}

/** RSS moves by this much for reasons of its own: fragmentation, and above all the writing of the snapshots. */
const RSS_NOISE_BYTES = 20_000_000;
/** Less native growth than this is not worth a sentence. */
const NATIVE_NOISE_BYTES = 1_000_000;
/** From this share of the growth on, its being native is news. */
const CONSIDERABLE = 0.5;

/** At most one sentence for each of the three; linear in the nodes of the first and the last snapshot. */
export function nativeWarnings(heaps: readonly SlimHeap[], facts: NativeFacts): UnspokenWarning[] {
  if (heaps.length < 2) return [];
  return [rssWarning(heaps, facts), extraWarning(heaps), nodesWarning(heaps)].filter((warning) => warning !== null);
}

function rssWarning(heaps: readonly SlimHeap[], { rssBytes, labels }: NativeFacts): UnspokenWarning | null {
  const last = heaps.length - 1;
  if (rssBytes?.length !== heaps.length) return null;
  // Writing the first snapshot leaves the process larger: with three or more, what counts begins at the second.
  const from = last > 1 ? 1 : 0;
  const rssGrowth = rssBytes[last] - rssBytes[from];
  const heapGrowth = heaps[last].totalShallowBytes - heaps[from].totalShallowBytes;
  const outside = rssGrowth - Math.max(0, heapGrowth);
  if (outside < RSS_NOISE_BYTES || outside < CONSIDERABLE * rssGrowth) return null;
  const params = {
    label: labels?.[from] ?? String(from + 1),
    rssBytes: rssGrowth,
    heapBytes: heapGrowth,
    outsideBytes: outside,
  };
  return { code: 'rss-outside', params };
}

function extraWarning(heaps: readonly SlimHeap[]): UnspokenWarning | null {
  const [first, last] = [heaps[0], heaps[heaps.length - 1]];
  const before = first.columns.header.extraNativeBytes;
  const after = last.columns.header.extraNativeBytes;
  if (before === null || after === null) return null;
  const growth = after - before;
  const heapGrowth = last.totalShallowBytes - first.totalShallowBytes;
  if (growth < NATIVE_NOISE_BYTES || growth < CONSIDERABLE * (growth + Math.max(0, heapGrowth))) return null;
  return { code: 'engine-native', params: { extraBytes: growth, heapBytes: heapGrowth } };
}

function nodesWarning(heaps: readonly SlimHeap[]): UnspokenWarning | null {
  const [first, last] = [heaps[0], heaps[heaps.length - 1]];
  const heapGrowth = last.totalShallowBytes - first.totalShallowBytes;
  if (heapGrowth < NATIVE_NOISE_BYTES) return null;
  const before = nativeByName(first);
  let growth = 0;
  let most = '';
  let mostGrowth = 0;
  for (const [name, bytes] of nativeByName(last)) {
    const grown = bytes - (before.get(name) ?? 0);
    growth += grown;
    if (grown > mostGrowth) [most, mostGrowth] = [name, grown];
  }
  if (growth < NATIVE_NOISE_BYTES || growth < CONSIDERABLE * heapGrowth) return null;
  return {
    code: 'native-nodes',
    params: { nativeBytes: growth, heapBytes: heapGrowth, mostConstructor: most },
  };
}

/** Bytes of all native nodes: part of the snapshot, but not of the JS heap that a limit holds back. */
export function nativeBytes(heap: SlimHeap): number {
  const { nodes, header } = heap.columns;
  const native = header.nodeTypes.indexOf('native');
  let sum = 0;
  inSlices(nodes.count, undefined, (from, to) => {
    for (let n = from; n < to; n++) if (nodes.type[n] === native) sum += nodes.selfSize[n];
  });
  return sum;
}

function addByName(
  { type, selfSize, name }: NodeColumns,
  native: number,
  byString: Map<number, number>,
  from: number,
  to: number,
): void {
  for (let n = from; n < to; n++)
    if (type[n] === native && selfSize[n] > 0) byString.set(name[n], (byString.get(name[n]) ?? 0) + selfSize[n]);
}

const known = new WeakMap<SlimHeap, ReadonlyMap<string, number>>();

/** Bytes of native nodes per name; counted once. */
function nativeByName(heap: SlimHeap): ReadonlyMap<string, number> {
  const bytes = known.get(heap) ?? countNative(heap);
  known.set(heap, bytes);
  return bytes;
}

function countNative({ columns }: SlimHeap): ReadonlyMap<string, number> {
  const { nodes, header, strings } = columns;
  const native = header.nodeTypes.indexOf('native');
  const byString = new Map<number, number>();
  inSlices(nodes.count, undefined, (from, to) => addByName(nodes, native, byString, from, to));
  return new Map([...byString].map(([string, bytes]) => [stringAt(strings, string), bytes]));
}
