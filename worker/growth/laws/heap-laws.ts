// Laws of a finding against the heap it was found in: what is printed is in the file. For tests and the fuzz targets.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { findOrdinalById } from '../../heap/index.ts';
import type { Heap } from '../../heap/types.ts';
import { TimerRings } from '../name/timer-ring.ts';
import type { PathHop } from '../../report/types.ts';
import type { CheckedFinding } from './laws.ts';

export interface BrokenHeapLaw {
  readonly law: 'strong-hops' | 'path-outside-owner';
  readonly rank: number;
  readonly detail: string;
}

/** Engine objects between two printed hops, at most: tables, stores, cells, the lists of a module. */
const MAX_FOLDED = 7;
/** Edges looked at between two hops. */
const MAX_EDGES = 200_000;

/**
 * @param heap - the newest snapshot, with its edges
 * @returns what is printed and is not so; empty when all holds
 */
export function lawsBrokenIn(heap: Heap, finding: CheckedFinding): BrokenHeapLaw[] {
  const hops = finding.path.filter((hop): hop is PathHop & { objectId: number } => typeof hop.objectId === 'number');
  const nodes = hops.map(({ objectId }) => findOrdinalById(heap, objectId));
  const broken: BrokenHeapLaw[] = [];
  for (let i = 1; i < nodes.length; i++) {
    if (nodes[i - 1] >= 0 && nodes[i] >= 0 && isLinked(heap, nodes[i - 1], nodes[i])) continue;
    broken.push({
      law: 'strong-hops',
      rank: finding.rank,
      detail: `@${hops[i - 1].objectId} does not refer to @${hops[i].objectId} by ${hops[i].edge ?? ''}`,
    });
  }
  const at = hops.findIndex(({ objectId }) => objectId === finding.owner.objectId);
  const inside = at <= 0 ? undefined : hops.slice(0, at).find((_, i) => dominates(heap, nodes[at], nodes[i]));
  if (inside !== undefined)
    broken.push({ law: 'path-outside-owner', rank: finding.rank, detail: `@${inside.objectId} is kept by the owner` });
  return broken;
}

/** Whether strong references lead from one object to another, over a few engine objects at most, or round a ring of timers. */
function isLinked(heap: Heap, from: NodeOrdinal, to: NodeOrdinal): boolean {
  const rings = new TimerRings(heap);
  if (rings.isTimer(to) && rings.listOf(to) === from) return true;
  const { nodes, edges, header } = heap.columns;
  const weak = header.edgeTypes.indexOf('weak');
  let left = MAX_EDGES;
  let level: NodeOrdinal[] = [from];
  const seen = new Set(level);
  for (let depth = 0; depth < MAX_FOLDED && level.length > 0; depth++) {
    const next: NodeOrdinal[] = [];
    for (const node of level) {
      for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1] && left-- > 0; e++) {
        if (edges.type[e] === weak) continue;
        if (edges.toNode[e] === to) return true;
        if (seen.has(edges.toNode[e])) continue;
        seen.add(edges.toNode[e]);
        next.push(edges.toNode[e]);
      }
    }
    level = next;
  }
  return false;
}

function dominates(heap: Heap, above: NodeOrdinal, below: NodeOrdinal): boolean {
  const root = heap.columns.header.rootOrdinal;
  for (let n = below; n !== root; n = heap.dominator[n]) if (heap.dominator[n] === above) return true;
  return false;
}
