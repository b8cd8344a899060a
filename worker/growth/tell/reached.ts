// Whether an object would still be reached if some others were gone: a search from it towards the roots, ended by the
// first object that is known to be reached. A walk down from the roots would pass every edge of the heap for the few
// thousand objects that are asked about; a short one finds what most of them share.

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
  Stack,
  SYSTEM_DISTANCE,
  type EdgeRules,
  type RetainerIndex,
} from '../../heap/index.ts';
import type { Heap } from '../../heap/types.ts';

const NONE = -1;
/** How often the searches may look at as many edges as there are: then one walk from the roots is cheaper. */
const PATIENCE = 16;
/**
 * When the searches have looked at so many times the edges that there are, a part of these is walked down from the roots.
 * What leaked entries share with the rest (users, prices, settings) mostly lies no further from the roots than they do: in a
 * store of 110 MB of small objects one search of twenty is left.
 */
const BEFORE_NEAR_ROOTS = 2;
const NEAR_ROOTS = 1 / 8;
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
  /** With this much patience left the surroundings of the roots are walked through. */
  #walkNearAt: number;
  /** The furthest of what is gone. */
  readonly #reach: number;
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
    this.#walkNearAt = patience - heap.columns.edges.count * BEFORE_NEAR_ROOTS;
    this.#retainers = retainerIndexOf(heap);
    this.#rules = edgeRulesOf(heap);
    this.known = new Uint32Array(words);
    this.#no = new Uint32Array(words);
    this.#been = new Uint32Array(words);
    this.#cut = new Uint32Array((heap.columns.edges.count >>> 5) + 1);
    set(this.known, heap.columns.header.rootOrdinal);
    let reach = 0;
    for (const node of gone) {
      this.#dropSubtree(node);
      if (heap.distance[node] < SYSTEM_DISTANCE) reach = Math.max(reach, heap.distance[node]);
    }
    this.#reach = reach;
  }

  /** Whether the roots reach a node without passing through what is gone. */
  has(node: NodeOrdinal): boolean {
    if (has(this.known, node)) return true;
    if (has(this.#no, node) || this.#isWalked) return false;
    if (this.#patience < this.#walkNearAt) {
      this.#walkNearAt = -Infinity;
      this.#walk(this.#reach, this.#heap.columns.edges.count * NEAR_ROOTS);
      if (has(this.known, node)) return true;
    }
    if (this.#patience > 0) {
      const first = this.#nextEdge(node, NO_EDGE);
      if (first === NO_EDGE) {
        // Only what is gone refers to it.
        this.#patience -= retainerCost(this.#retainers, node);
        set(this.#no, node);
        this.#cutEdges(node);
        return false;
      }
      if (this.#isHeld(node, first) || this.#search(node)) return true;
    }
    // A search that lost its patience has said nothing.
    if (this.#patience <= 0) this.#walk(Infinity, Infinity);
    return has(this.known, node);
  }

  /**
   * What the roots reach, nearest first, written down as known.
   * @param reach objects from this distance on are not walked through
   * @param budget ends the walk when about as many edges were looked at
   */
  #walk(reach: number, budget: number): void {
    const {
      columns: { nodes, header },
      distance,
    } = this.#heap;
    const waiting = new Stack();
    const met = new Uint32Array(this.known.length);
    waiting.push(header.rootOrdinal);
    set(met, header.rootOrdinal);
    let left = budget;
    let head = 0;
    for (; head < waiting.length && left > 0; head++) {
      const node = waiting.items[head];
      if (node !== header.rootOrdinal && distance[node] >= reach) continue;
      left -= nodes.firstEdge[node + 1] - nodes.firstEdge[node];
      this.#meet(node, met, waiting);
    }
    for (let word = 0; word < met.length; word++) this.known[word] |= met[word];
    this.#isWalked = reach === Infinity && head === waiting.length;
  }

  /** Notes what a node keeps and was not met before. */
  #meet(node: NodeOrdinal, met: Uint32Array, waiting: Stack): void {
    const {
      columns: {
        nodes: { firstEdge },
        edges: { toNode },
      },
      page,
    } = this.#heap;
    for (let e = firstEdge[node], end = firstEdge[node + 1]; e < end; e++) {
      const to = toNode[e];
      if (has(met, to) || has(this.#no, to) || isDropped(this.#rules, page, node, e)) continue;
      set(met, to);
      waiting.push(to);
    }
  }

  /**
   * Whether one of its first holders is known to be reached: what is shared by thousands of entries mostly ends here.
   * @param first the first edge that leads to it
   */
  #isHeld(node: NodeOrdinal, first: EdgeOrdinal): boolean {
    this.#patience -= retainerCost(this.#retainers, node);
    let edge = first;
    for (let look = 0; look < FIRST_LOOK && edge !== NO_EDGE; look++) {
      const holder = sourceOfEdge(this.#heap, edge);
      if (has(this.known, holder) && !isDropped(this.#rules, this.#heap.page, holder, edge)) {
        set(this.known, node);
        return true;
      }
      edge = this.#nextEdge(node, edge);
    }
    return false;
  }

  /** What an object that is gone dominates goes with it. */
  #dropSubtree(top: NodeOrdinal): void {
    const { first, child } = dominatorTree(this.#heap);
    const pending = [top];
    while (pending.length > 0) {
      const node = pending.pop() as NodeOrdinal;
      if (has(this.#no, node)) continue;
      set(this.#no, node);
      this.#cutEdges(node);
      for (let i = first[node]; i < first[node + 1]; i++) pending.push(child[i]);
    }
  }

  #cutEdges(node: NodeOrdinal): void {
    const { firstEdge } = this.#heap.columns.nodes;
    for (let e = firstEdge[node]; e < firstEdge[node + 1]; e++) set(this.#cut, e);
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
    for (const node of this.#visited) this.#cutEdges(node);
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
      const edge = (this.#seen[at] = this.#nextEdge(this.#path[at], this.#seen[at]));
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
      edge = this.#nextEdge(node, edge);
      if (edge === NO_EDGE) return NONE;
      const holder = this.#newHolder(edge);
      if (holder !== NONE && (has(this.known, holder) || distance[holder] < distance[node])) return holder;
    }
    return NONE;
  }

  /** The source of a retaining edge, unless it is gone or was seen. */
  #newHolder(edge: EdgeOrdinal): NodeOrdinal {
    const holder = sourceOfEdge(this.#heap, edge);
    return has(this.#no, holder) || has(this.#been, holder) || isDropped(this.#rules, this.#heap.page, holder, edge)
      ? NONE
      : holder;
  }

  /** The next edge that leads to a node and does not start at what is gone. */
  #nextEdge(node: NodeOrdinal, after: EdgeOrdinal): EdgeOrdinal {
    return nextRetainer(this.#heap.columns.edges, this.#retainers, node, after, this.#cut);
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
