// Where the new entries of a growth were made: the stack that most of them share, from allocations that were tracked.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { Heap } from '../../heap/types.ts';
import type { AllocationTraces, TraceFrame } from '../../heap/traces.ts';
import { packageOf } from '../../report/packages.ts';
import type { ReportAllocation, ReportFinding, ReportFrame } from '../../report/types.ts';
import type { Candidate } from '../types.ts';

/** Frames told of a stack, nearest first: who made it, who called that, and where it came from. */
const MAX_FRAMES = 8;
/** Below this share of what was recorded a stack is one of many and says nothing of the growth. */
export const MIN_SHARE = 0.2;
/** Of the new entries, so many must have been recorded. Node 24's optimised code records some only: half of a small series was measured. */
export const MIN_RECORDED = 0.05;
/** From this share of recorded entries on, the answer is exact; below, what was recorded is a sample. */
export const EXACT_RECORDED = 0.95;

/** Functions of the engine, of Node and of what a debugger put in are nobody's to change. */
function isProgram({ url }: TraceFrame): boolean {
  return (
    url !== '' &&
    !url.startsWith('node:') &&
    !url.startsWith('system / ') &&
    !url.startsWith('native ') &&
    !url.startsWith('ext:')
  );
}

const reportFrame = ({ functionName, url, line, column }: TraceFrame): ReportFrame => ({
  function: functionName,
  url,
  line: Math.max(1, line),
  column: Math.max(1, column),
});

/** The stack that made one object, as far as it is the program's, nearest first; empty when it was not recorded. */
export function madeBy(traces: AllocationTraces | null, node: NodeOrdinal): readonly ReportFrame[] {
  if (traces === null) return [];
  return traces.framesOf(traces.traceOf(node)).filter(isProgram).slice(0, MAX_FRAMES).map(reportFrame);
}

const isLibrary = ({ url }: TraceFrame): boolean => packageOf(url) !== null;

interface Site {
  count: number;
  /** Entries per stack: the one with most stands for the site. */
  readonly stacks: Map<number, number>;
}

/**
 * The site that made most of `entries`.
 * @param entries - ordinals in the traced snapshot of what is new in it
 * @returns null when too few of them were recorded, or no site made a fifth of those
 */
export function allocatedAt(traces: AllocationTraces | null, entries: Iterable<NodeOrdinal>): ReportAllocation | null {
  if (traces === null) return null;
  const perTrace = new Map<number, number>();
  let total = 0;
  let recorded = 0;
  for (const node of entries) {
    const trace = traces.traceOf(node);
    total++;
    if (trace === 0) continue;
    recorded++;
    perTrace.set(trace, (perTrace.get(trace) ?? 0) + 1);
  }
  if (recorded === 0 || recorded / total < MIN_RECORDED) return null;
  const sites = new Map<string, Site>();
  const programFrames = new Map<number, readonly TraceFrame[]>();
  for (const [trace, count] of perTrace) {
    const frames = traces.framesOf(trace).filter(isProgram);
    if (frames.length === 0) continue;
    programFrames.set(trace, frames);
    // The reader's own line rather than the library's that it calls.
    const { functionName, url, line, column } = frames.find((frame) => !isLibrary(frame)) ?? frames[0];
    const key = `${functionName}\n${url}\n${line}\n${column}`;
    const site = sites.get(key) ?? { count: 0, stacks: new Map<number, number>() };
    site.count += count;
    site.stacks.set(trace, count);
    sites.set(key, site);
  }
  let best: Site | null = null;
  for (const site of sites.values()) if (best === null || site.count > best.count) best = site;
  if (best === null || best.count / recorded < MIN_SHARE) return null;
  const [[trace]] = [...best.stacks].sort(([, x], [, y]) => y - x);
  const frames = programFrames.get(trace) ?? [];
  const own = frames.findIndex((frame) => !isLibrary(frame));
  return {
    share: best.count / recorded,
    certainty: recorded / total >= EXACT_RECORDED ? 'exact' : 'sampled',
    frames: frames.slice(Math.max(0, own), Math.max(0, own) + MAX_FRAMES).map(reportFrame),
  };
}

/** What an object keeps its bytes in: numbers in an array have no node of their own, but the store that grew for them has. */
function storeOf(heap: Heap, owner: NodeOrdinal): NodeOrdinal {
  const { nodes, edges } = heap.columns;
  // As the file says it: the engine counts the store's bytes as its owner's.
  const { selfSize } = nodes;
  let largest = owner;
  for (let edge = nodes.firstEdge[owner]; edge < nodes.firstEdge[owner + 1]; edge++)
    if (selfSize[edges.toNode[edge]] > selfSize[largest]) largest = edges.toNode[edge];
  return largest;
}

/** The field of a finding; nothing when neither its entries were recorded nor, where it is bytes that grow, what it keeps them in. */
export function allocationOf(
  traces: AllocationTraces | null,
  heap: Heap,
  {
    growthKind,
    owners,
    freshEntries,
    allFresh,
  }: Pick<Candidate, 'growthKind' | 'owners' | 'freshEntries' | 'allFresh'>,
): Pick<ReportFinding, 'allocatedAt'> {
  if (traces === null) return {};
  const owner = owners.at(-1)?.at(0);
  const found =
    allocatedAt(traces, freshEntries.length > 0 ? freshEntries : allFresh) ??
    (growthKind === 'bytes' && owner !== undefined ? allocatedAt(traces, [storeOf(heap, owner)]) : null);
  return found === null ? {} : { allocatedAt: found };
}
