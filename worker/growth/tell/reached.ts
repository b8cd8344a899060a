// Whether an object would still be reached if some others were gone: a search from it towards the roots, ended by the
// first object that is known to be reached. A walk down from the roots would pass every edge of the heap for the few
// thousand objects that are asked about.

import type { EdgeOrdinal, NodeOrdinal } from 'heapsnapshot-parser-lite';
import {
  dominatorTree,
  edgeRulesOf,
  isDropped,
  nextRetainer,
  NO_EDGE,
  retainerCost,
  retainerIndexOf,
  sourceOfEdge,
  type EdgeRules,
  type RetainerIndex,
} from '../../heap/index.ts';
import type { Heap } from '../../heap/types.ts';

const NONE = -1;
/** How often the searches may look at as many edges as there are: then one walk from the roots is cheaper. */
const PATIENCE = 16;
/** Holders looked at before a search begins. */
const FIRST_LOOK = 4;
/** Holders among which a search looks for one nearer to the roots. */
const FIRST_CLIMB = 64;

/** Answers about one heap without some of its objects; what was found out is remembered, one bit per node and answer. */
export class Reached {
  /** One bit per node that is known to be reached: to be looked at where there is no time for a call. */
  readonly known: Uint32Array;
  readonly #heap: Heap;
  readonly #retainers: RetainerIndex;
  readonly #rules: EdgeRules;
  readonly #no: Uint32Array;
  /** One bit per edge: it starts at what is gone. Told without looking for its source, of which maps and prototypes have thousands. */
  readonly #cut: Uint32Array;
  /** The search at hand: where it has been, and the way it came, with the last edge looked at for each step. */
  readonly #been: Uint32Array;
  readonly #visited: NodeOrdinal[] = [];
  readonly #path: NodeOrdinal[] = [];
  readonly #seen: EdgeOrdinal[] = [];
  /** Whether the nearer ones of a step were tried. */
  readonly #climbed: boolean[] = [];
  /** Edges that searches may still look at, roughly. */
  #patience: number;
  /** Everything is known. */
  #isWalked = false;

  /**
   * @param heap with edges
   * @param gone the objects without which is asked
   * @param patience edges to be looked at before searching gives way to one walk down from the roots, which answers everything
   */
  constructor(heap: Heap, gone: Iterable<NodeOrdinal>, patience = heap.columns.edges.count * PATIENCE) {
    const words = (heap.columns.nodes.count >>> 5) + 1;
    this.#heap = heap;
    this.#patience = patience;
    this.#retainers = retainerIndexOf(heap);
    this.#rules = edgeRulesOf(heap);
    this.known = new Uint32Array(words);
    this.#no = new Uint32Array(words);
    this.#been = new Uint32Array(words);
    this.#cut = new Uint32Array((heap.columns.edges.count >>> 5) + 1);
    set(this.known, heap.columns.header.rootOrdinal);
    for (const node of gone) this.#dropSubtree(node);
  }

  /** Whether the roots reach a node without passing through what is gone. */
  has(node: NodeOrdinal): boolean {
    if (has(this.known, node)) return true;
    if (has(this.#no, node) || this.#isWalked) return false;
    if (this.#patience > 0 && (this.#isHeld(node) || this.#search(node))) return true;
    // A search that lost its patience has said nothing.
    if (this.#patience <= 0) this.#walk();
    return has(this.known, node);
  }

  /** All that the roots reach, first come, first served. */
  #walk(): void {
    const {
      nodes: { firstEdge, count },
      edges: { toNode },
      header: { rootOrdinal },
    } = this.#heap.columns;
    const met = new Uint32Array(this.known.length);
    const waiting = new Uint32Array(count);
    waiting[0] = rootOrdinal;
    set(met, rootOrdinal);
    for (let head = 0, tail = 1; head < tail; head++) {
      const node = waiting[head];
      for (let e = firstEdge[node]; e < firstEdge[node + 1]; e++) {
        const to = toNode[e];
        if (has(met, to) || has(this.#no, to) || isDropped(this.#rules, this.#heap.page, node, e)) continue;
        set(met, to);
        waiting[tail++] = to;
      }
    }
    this.known.set(met);
    this.#isWalked = true;
  }

  /** Whether one of its first holders is known to be reached: what is shared by thousands of entries mostly ends here. */
  #isHeld(node: NodeOrdinal): boolean {
    this.#patience -= retainerCost(this.#retainers, node);
    let edge: EdgeOrdinal = NO_EDGE;
    for (let look = 0; look < FIRST_LOOK; look++) {
      edge = this.#nextEdge(node, edge, null);
      if (edge === NO_EDGE) return false;
      if (has(this.#cut, edge)) continue;
      const holder = sourceOfEdge(this.#heap, edge);
      if (!has(this.known, holder) || isDropped(this.#rules, this.#heap.page, holder, edge)) continue;
      set(this.known, node);
      return true;
    }
    return false;
  }

  /** What an object that is gone dominates goes with it. */
  #dropSubtree(top: NodeOrdinal): void {
    const { first, child } = dominatorTree(this.#heap);
    const { firstEdge } = this.#heap.columns.nodes;
    const pending = [top];
    while (pending.length > 0) {
      const node = pending.pop() as NodeOrdinal;
      if (has(this.#no, node)) continue;
      set(this.#no, node);
      for (let e = firstEdge[node]; e < firstEdge[node + 1]; e++) set(this.#cut, e);
      for (let i = first[node]; i < first[node + 1]; i++) pending.push(child[i]);
    }
  }

  /** Whether it is reached; false, too, when patience is lost. */
  #search(start: NodeOrdinal): boolean {
    this.#enter(start);
    while (this.#path.length > 0) {
      if (this.#patience <= 0) {
        this.#end([], this.#no);
        return false;
      }
      const at = this.#path.length - 1;
      const holder = this.#nextHolder(at);
      if (holder === NONE) {
        this.#path.pop();
        this.#seen.pop();
        this.#climbed.pop();
      } else if (has(this.known, holder)) {
        this.#end(this.#path, this.known);
        return true;
      } else {
        this.#enter(holder);
      }
    }
    // Everything that leads here was seen, and nothing of it is reached.
    this.#end(this.#visited, this.#no);
    return false;
  }

  #enter(node: NodeOrdinal): void {
    this.#patience -= retainerCost(this.#retainers, node);
    set(this.#been, node);
    this.#visited.push(node);
    this.#path.push(node);
    this.#seen.push(NO_EDGE);
    this.#climbed.push(false);
  }

  /** Writes down what was found out; what was seen on the way and decides nothing may be seen again. */
  #end(found: readonly NodeOrdinal[], answer: Uint32Array): void {
    for (const node of found) set(answer, node);
    for (const node of this.#visited) clear(this.#been, node);
    this.#visited.length = this.#path.length = this.#seen.length = this.#climbed.length = 0;
  }

  /** The next holder of the path's node that says something new; `NONE` when all were seen. */
  #nextHolder(at: number): NodeOrdinal {
    if (!this.#climbed[at]) {
      this.#climbed[at] = true;
      const nearer = this.#nearer(this.#path[at]);
      if (nearer !== NONE) return nearer;
    }
    for (;;) {
      const edge = (this.#seen[at] = this.#nextEdge(this.#path[at], this.#seen[at], this.#cut));
      if (edge === NO_EDGE) return NONE;
      const holder = this.#newHolder(edge);
      if (holder !== NONE) return holder;
    }
  }

  /** A holder that is known or nearer to the roots: without it a search would wander through all that holds one another. */
  #nearer(node: NodeOrdinal): NodeOrdinal {
    const { distance } = this.#heap;
    let edge: EdgeOrdinal = NO_EDGE;
    for (let climb = 0; climb < FIRST_CLIMB; climb++) {
      edge = this.#nextEdge(node, edge, null);
      if (edge === NO_EDGE) return NONE;
      const holder = this.#newHolder(edge);
      if (holder !== NONE && (has(this.known, holder) || distance[holder] < distance[node])) return holder;
    }
    return NONE;
  }

  /** The source of a retaining edge, unless it is gone or was seen. */
  #newHolder(edge: EdgeOrdinal): NodeOrdinal {
    if (has(this.#cut, edge)) return NONE;
    const holder = sourceOfEdge(this.#heap, edge);
    return has(this.#no, holder) || has(this.#been, holder) || isDropped(this.#rules, this.#heap.page, holder, edge)
      ? NONE
      : holder;
  }

  #nextEdge(node: NodeOrdinal, after: EdgeOrdinal, cut: Uint32Array | null): EdgeOrdinal {
    return nextRetainer(this.#heap.columns.edges, this.#retainers, node, after, cut);
  }
}

function has(bits: Uint32Array, at: NodeOrdinal | EdgeOrdinal): boolean {
  return ((bits[at >>> 5] >>> (at & 31)) & 1) === 1;
}

function set(bits: Uint32Array, at: NodeOrdinal | EdgeOrdinal): void {
  bits[at >>> 5] |= 1 << (at & 31);
}

function clear(bits: Uint32Array, node: NodeOrdinal): void {
  bits[node >>> 5] &= ~(1 << (node & 31));
}
