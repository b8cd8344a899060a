// Node keeps the timers of one delay in a ring whose sentinel is their list. A timer hangs from its neighbours there, which says
// nothing of who keeps it: it hangs from the list.

import { stringAt, type NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { Heap } from '../../heap/types.ts';

/** Timers of one ring that are walked over. */
const MAX_TIMERS = 500_000;

/** Finds the lists of timers; each ring is walked once. */
export class TimerRings {
  private readonly heap: Heap;
  private readonly lists = new Map<NodeOrdinal, NodeOrdinal | null>();

  constructor(heap: Heap) {
    this.heap = heap;
  }

  /** @returns whether a node is one of Node's timers. */
  isTimer(node: NodeOrdinal): boolean {
    return this.nameOf(node) === 'Timeout';
  }

  /** @returns the list in whose ring a timer is; null when it is in none. */
  listOf(timer: NodeOrdinal): NodeOrdinal | null {
    const known = this.lists.get(timer);
    if (known !== undefined) return known;
    const passed: NodeOrdinal[] = [];
    let at: NodeOrdinal | null = timer;
    while (at !== null && this.isTimer(at) && passed.length < MAX_TIMERS && at !== passed[0]) {
      passed.push(at);
      at = this.nextOf(at);
    }
    const list = at !== null && this.nameOf(at) === 'TimersList' ? at : null;
    for (const one of passed) this.lists.set(one, list);
    return list;
  }

  private nextOf(timer: NodeOrdinal): NodeOrdinal | null {
    const { nodes, edges, strings, header } = this.heap.columns;
    for (let e = nodes.firstEdge[timer]; e < nodes.firstEdge[timer + 1]; e++)
      if (header.edgeTypes[edges.type[e]] === 'property' && stringAt(strings, edges.nameOrIndex[e]) === '_idleNext')
        return edges.toNode[e];
    return null;
  }

  private nameOf(node: NodeOrdinal): string {
    return stringAt(this.heap.columns.strings, this.heap.columns.nodes.name[node]);
  }
}
