// Whether an object would still be reached if some others were gone: a search from it towards the roots, ended by the
// first object that is known to be reached. A walk down from the roots would pass every edge of the heap for the few
// thousand objects that are asked about.

import type { EdgeOrdinal, NodeOrdinal } from 'heapsnapshot-parser-lite';
import { dominatorTree, edgeRulesOf, FIRST_RETAINERS, firstRetainersOf, isDropped, sourceOfEdge, type EdgeRules } from '../heap/index.ts';
import type { FirstRetainers, Heap } from '../heap/types.ts';

const NONE = -1;

/** Answers about one heap without some of its objects; what was found out is remembered, one bit per node and answer. */
export class Reached {
  readonly #heap: Heap;
  readonly #retainers: FirstRetainers;
  readonly #rules: EdgeRules;
  readonly #yes: Uint32Array;
  readonly #no: Uint32Array;
  /** The search at hand: where it has been, and the way it came, with the next place to look at for each step. */
  readonly #been: Uint32Array;
  readonly #visited: NodeOrdinal[] = [];
  readonly #path: NodeOrdinal[] = [];
  readonly #next: number[] = [];

  /**
   * @param heap with edges
   * @param gone the objects without which is asked
   */
  constructor(heap: Heap, gone: Iterable<NodeOrdinal>) {
    const words = (heap.columns.nodes.count >>> 5) + 1;
    this.#heap = heap;
    this.#retainers = firstRetainersOf(heap);
    this.#rules = edgeRulesOf(heap);
    this.#yes = new Uint32Array(words);
    this.#no = new Uint32Array(words);
    this.#been = new Uint32Array(words);
    set(this.#yes, heap.columns.header.rootOrdinal);
    for (const node of gone) this.#dropSubtree(node);
  }

  /** Whether the roots reach a node without passing through what is gone. */
  has(node: NodeOrdinal): boolean {
    if (has(this.#yes, node)) return true;
    return !has(this.#no, node) && this.#search(node);
  }

  /** What an object that is gone dominates goes with it. */
  #dropSubtree(top: NodeOrdinal): void {
    const { first, child } = dominatorTree(this.#heap);
    const pending = [top];
    while (pending.length > 0) {
      const node = pending.pop() as NodeOrdinal;
      if (has(this.#no, node)) continue;
      set(this.#no, node);
      for (let i = first[node]; i < first[node + 1]; i++) pending.push(child[i]);
    }
  }

  #search(start: NodeOrdinal): boolean {
    this.#enter(start);
    while (this.#path.length > 0) {
      const at = this.#path.length - 1;
      const holder = this.#nextHolder(at);
      if (holder === NONE) {
        this.#path.pop();
        this.#next.pop();
      } else if (has(this.#yes, holder)) {
        this.#end(this.#path, this.#yes);
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
    set(this.#been, node);
    this.#visited.push(node);
    this.#path.push(node);
    this.#next.push(this.#retainers.first[node]);
  }

  /** Writes down what was found out; what was seen on the way and decides nothing may be seen again. */
  #end(found: readonly NodeOrdinal[], answer: Uint32Array): void {
    for (const node of found) set(answer, node);
    for (const node of this.#visited) clear(this.#been, node);
    this.#visited.length = this.#path.length = this.#next.length = 0;
  }

  /** The next holder of the path's node that says something new; `NONE` when all were seen. */
  #nextHolder(at: number): NodeOrdinal {
    for (;;) {
      const edge = this.#nextEdge(at);
      if (edge === NONE) return NONE;
      const holder = sourceOfEdge(this.#heap, edge);
      if (has(this.#no, holder) || has(this.#been, holder) || isDropped(this.#rules, this.#heap.page, holder, edge)) continue;
      return holder;
    }
  }

  /** Through the list of first retainers, then, where the list was cut, through the edges after its last. */
  #nextEdge(at: number): EdgeOrdinal {
    const { first, edge } = this.#retainers;
    const node = this.#path[at];
    const end = first[node + 1];
    const next = this.#next[at];
    if (next < end) {
      this.#next[at]++;
      return edge[next];
    }
    if (end - first[node] < FIRST_RETAINERS) return NONE;
    const { toNode, count } = this.#heap.columns.edges;
    // Places beyond all lists are edges.
    let e = next === end ? edge[end - 1] + 1 : next - edge.length;
    while (e < count && toNode[e] !== node) e++;
    this.#next[at] = edge.length + e + 1;
    return e < count ? e : NONE;
  }
}

function has(bits: Uint32Array, node: NodeOrdinal): boolean {
  return ((bits[node >>> 5] >>> (node & 31)) & 1) === 1;
}

function set(bits: Uint32Array, node: NodeOrdinal): void {
  bits[node >>> 5] |= 1 << (node & 31);
}

function clear(bits: Uint32Array, node: NodeOrdinal): void {
  bits[node >>> 5] &= ~(1 << (node & 31));
}
