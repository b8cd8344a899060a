// Depth-first numbers over the essential edges (rule 2 of docs/sizes.md), and with them who is page-owned: the
// page's own roots are walked first, so that page-owned is who has an early number. One walk instead of two, and no
// list of dropped edges: each edge is judged where it is met.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { sliceAt } from './chunks.ts';
import { checkCancelled, type CancelSignal } from './errors.ts';
import { isDropped, isPageStart, isPair, type EdgeRules } from './ownership.ts';
import { Stack } from './stack.ts';

/** Filled by the numbering; each at least nodeCount long. */
export interface NumberingArrays {
  /** NodeOrdinal → DFS number + 1; 0 while not reached. */
  readonly number: Uint32Array;
  /** DFS number → NodeOrdinal. */
  readonly vertex: Uint32Array;
  readonly parent: Uint32Array;
  /** Smallest DFS number with an edge along the numbering: the parent, or a forward edge from further up. */
  readonly semi: Uint32Array;
  /** Scratch: next edge to look at, per DFS number. */
  readonly next: Uint32Array;
  /** Edges against the numbering (cross and back) per target's DFS number. */
  readonly against: Uint32Array;
}

export interface Numbering {
  /** Nodes that have a number; the others stand in cliques that nothing reaches. */
  readonly reached: number;
  /** Nodes numbered below this are page-owned (the root, 0, is not meant). */
  readonly pageEnd: number;
  /** Page-owned nodes that no retaining edge of a page-owned one leads to, one bit per node; null when there are none. */
  readonly strays: Uint32Array | null;
  /** All page-owned nodes, one bit per node. */
  readonly page: Uint32Array;
}

/**
 * Numbers everything the root reaches over essential edges, then what nothing retains, with all it reaches.
 * @param arrays `number` and `against` zeroed
 * @throws HeapError `cancelled`
 */
export function numberNodes(rules: EdgeRules, arrays: NumberingArrays, signal?: CancelSignal): Numbering {
  return new Walk(rules, arrays, signal).all();
}

class Walk {
  readonly #rules: EdgeRules;
  readonly #columns: SnapshotColumns;
  readonly #arrays: NumberingArrays;
  readonly #signal: CancelSignal | undefined;
  readonly #root: number;
  #reached = 0;
  /** 0 while page-owned nodes are numbered: then no edge is dropped for its target's sake. */
  #pageEnd = 0;
  #strays: Uint32Array | null = null;
  /** Where edges lead that make page-owned but do not retain. */
  readonly #leaked = new Stack();
  #rootIsPage = false;
  /** DFS number of the node being looked at, and its next edge. */
  #at = 0;
  #edge = 0;

  constructor(rules: EdgeRules, arrays: NumberingArrays, signal: CancelSignal | undefined) {
    this.#rules = rules;
    this.#columns = rules.columns;
    this.#arrays = arrays;
    this.#signal = signal;
    this.#root = rules.schema.root;
  }

  all(): Numbering {
    const { number, vertex, parent, semi, against } = this.#arrays;
    number[this.#root] = this.#reached = 1;
    vertex[0] = this.#root;
    parent[0] = semi[0] = 0;
    this.#fromRoot((edge) => isPageStart(this.#rules, edge));
    this.#floodStrays();
    // A page that holds the root holds everything the root does.
    if (against[0] > 0 || this.#rootIsPage) {
      this.#rootIsPage = true;
      this.#fromRoot(() => true);
      this.#floodStrays();
    }
    this.#pageEnd = this.#reached;
    const page = this.#pageBits();
    this.#fromRoot(() => true);
    if (this.#reached < number.length) this.#fromUnretained(page);
    // Edges into the root say nothing about dominance and are not stored.
    against[0] = 0;
    return { reached: this.#reached, pageEnd: this.#pageEnd, strays: this.#strays, page };
  }

  /** Goes down the root's retaining edges that are `wanted`. */
  #fromRoot(wanted: (edge: number) => boolean): void {
    const { nodes, edges } = this.#columns;
    const { number, semi } = this.#arrays;
    const { edgeWeak } = this.#rules.schema;
    const root = this.#root;
    for (let edge = nodes.firstEdge[root]; edge < nodes.firstEdge[root + 1]; edge++) {
      if (edges.type[edge] === edgeWeak || !wanted(edge)) continue;
      const target = edges.toNode[edge];
      if (target === root) this.#rootIsPage = this.#pageEnd === 0;
      else if (isPair(this.#rules, root, edge)) this.#leaked.push(target);
      else if (number[target] === 0) this.#from(target);
      else semi[number[target] - 1] = 0;
    }
  }

  /** Numbers `start` under the root, and all that is reached from it. */
  #from(start: number): void {
    const { number, vertex, parent, semi } = this.#arrays;
    const top = this.#reached++;
    vertex[top] = start;
    parent[top] = semi[top] = 0;
    number[start] = this.#reached;
    this.#at = top;
    this.#edge = this.#columns.nodes.firstEdge[start];
    while (!this.#slice(top)) checkCancelled(this.#signal);
  }

  /** Goes on until a slice of nodes is numbered; true when everything under `top` is. */
  #slice(top: number): boolean {
    const { firstEdge } = this.#columns.nodes;
    const { toNode, type: edgeType } = this.#columns.edges;
    const { number, vertex, parent, semi, next, against } = this.#arrays;
    const { tables } = this.#rules;
    const { edgeWeak, edgeShortcut, edgeInternal } = this.#rules.schema;
    const pageEnd = this.#pageEnd;
    const strays = this.#strays;
    const limit = this.#reached + sliceAt(this.#reached);
    let reached = this.#reached;
    let at = this.#at;
    let edge = this.#edge;
    let node = vertex[at];
    let end = firstEdge[node + 1];
    let pairType = (tables[node >>> 5] >>> (node & 31)) & 1 ? edgeInternal : -1;
    // Targets numbered up to here are page-owned and not this node's to retain.
    let bound = strays !== null && (strays[node >>> 5] >>> (node & 31)) & 1 ? 0 : pageEnd;
    let done = false;
    while (reached < limit) {
      if (edge === end) {
        if (at === top) {
          done = true;
          break;
        }
        at = parent[at];
        edge = next[at];
        node = vertex[at];
      } else {
        const e = edge++;
        const type = edgeType[e];
        if (type === edgeWeak) continue;
        const target = toNode[e];
        const seen = number[target];
        if (type === edgeShortcut || (type === pairType && isPair(this.#rules, node, e))) {
          if (pageEnd === 0) this.#leaked.push(target);
          continue;
        }
        if (
          bound > 0 &&
          ((seen !== 0 && seen <= bound) || (strays !== null && (strays[target >>> 5] >>> (target & 31)) & 1))
        )
          continue;
        if (seen !== 0) {
          if (seen - 1 < at) against[seen - 1]++;
          else if (at < semi[seen - 1]) semi[seen - 1] = at;
          continue;
        }
        next[at] = edge;
        vertex[reached] = target;
        parent[reached] = semi[reached] = at;
        at = reached++;
        number[target] = reached;
        node = target;
        edge = firstEdge[node];
      }
      end = firstEdge[node + 1];
      pairType = (tables[node >>> 5] >>> (node & 31)) & 1 ? edgeInternal : -1;
      bound = strays !== null && (strays[node >>> 5] >>> (node & 31)) & 1 ? 0 : pageEnd;
    }
    this.#reached = reached;
    this.#at = at;
    this.#edge = edge;
    return done;
  }

  /** What leaked is page-owned, with everything it refers to. */
  #floodStrays(): void {
    const { nodes, edges } = this.#columns;
    const { number } = this.#arrays;
    const pending = this.#leaked;
    const { edgeWeak } = this.#rules.schema;
    let steps = 0;
    while (pending.length > 0) {
      if ((++steps & 0xffff) === 0) checkCancelled(this.#signal);
      const node = pending.pop();
      if (node === this.#root) this.#rootIsPage = true;
      const word = node >>> 5;
      const bit = 1 << (node & 31);
      if (number[node] !== 0 || (this.#strays !== null && (this.#strays[word] & bit) !== 0)) continue;
      this.#strays ??= new Uint32Array((nodes.count >>> 5) + 1);
      this.#strays[word] |= bit;
      for (let edge = nodes.firstEdge[node]; edge < nodes.firstEdge[node + 1]; edge++) {
        if (edges.type[edge] !== edgeWeak) pending.push(edges.toNode[edge]);
      }
    }
  }

  #pageBits(): Uint32Array {
    const { vertex } = this.#arrays;
    const page = this.#strays?.slice() ?? new Uint32Array((this.#columns.nodes.count >>> 5) + 1);
    for (let i = this.#rootIsPage ? 0 : 1; i < this.#pageEnd; i++) page[vertex[i] >>> 5] |= 1 << (vertex[i] & 31);
    return page;
  }

  /** What only dead cliques hold stays without a number; what nothing at all holds hangs from the root. */
  #fromUnretained(page: Uint32Array): void {
    const { nodes, edges } = this.#columns;
    const { number } = this.#arrays;
    const retained = new Uint32Array((nodes.count >>> 5) + 1);
    for (let node = 0; node < nodes.count; node++) {
      if (number[node] !== 0) continue;
      for (let edge = nodes.firstEdge[node]; edge < nodes.firstEdge[node + 1]; edge++) {
        const target = edges.toNode[edge];
        if (!isDropped(this.#rules, page, node, edge)) retained[target >>> 5] |= 1 << (target & 31);
      }
    }
    for (let node = 0; node < nodes.count; node++) {
      if (number[node] === 0 && ((retained[node >>> 5] >>> (node & 31)) & 1) === 0) this.#from(node);
    }
  }
}
