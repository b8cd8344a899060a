// Dominators over the essential edges (rule 3) by Semi-NCA: L. Georgiadis, R. E. Tarjan et al., "Finding Dominators
// in Practice", JGAA 10(1), 2006; bookkeeping after LLVM's SemiNCA. All work is done in DFS numbers, so the hot
// arrays are walked nearly in order, and only edges that run against the numbering are stored as predecessors.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices, inSlicesDown } from './chunks.ts';
import type { CancelSignal } from './errors.ts';
import { numberNodes, type Numbering } from './numbering.ts';
import { isPair, type EdgeRules } from './ownership.ts';
import { Stack } from './stack.ts';
import type { DominatorTree } from './types.ts';

/** Results to fill, and the buffers that double as scratch while they are empty. */
export interface DominatorSpace {
  /** NodeOrdinal → NodeOrdinal, length nodeCount. */
  readonly dominator: Uint32Array;
  /** Preorder of the dominator tree, length nodeCount; its buffer has room for one word more. */
  readonly order: Uint32Array;
  /** Five scratch arrays of at least nodeCount words. */
  readonly scratch: readonly Uint32Array[];
}

/**
 * Immediate dominators, and the dominator tree in preorder (a subtree is one run of `order`).
 * A node without an essential retainer hangs from the root; so does everything in a clique nothing reaches.
 * @returns one bit per page-owned node
 */
export function computeDominators(rules: EdgeRules, space: DominatorSpace, signal?: CancelSignal): Uint32Array {
  const { count } = rules.columns.nodes;
  const [number, vertex, idom, semi, label] = space.scratch;
  const against = new Uint32Array(space.order.buffer, space.order.byteOffset, count + 1);
  against.fill(0);
  number.fill(0, 0, count);

  const numbering = numberNodes(
    rules,
    { number: number.subarray(0, count), vertex, parent: idom, semi, next: label, against },
    signal,
  );
  const { reached } = numbering;

  const predecessor = new Uint32Array(sumUp(against, reached));
  inSlices(count, signal, (from, to) => fillPredecessors(rules, numbering, number, against, predecessor, from, to));

  // With all predecessors listed nobody asks for an ordinal's number.
  const ancestor = number;
  ancestor.set(idom.subarray(0, reached));
  const forest: Forest = { first: against, predecessor, ancestor, semi, label, path: new Stack() };
  inSlicesDown(reached, signal, (from, to) => semidominators(forest, from, to));

  idom[0] = 0;
  inSlices(reached, signal, (from, to) => climb(idom, semi, from, to));
  // `order` gets its own only when all places are known.
  writeTree(count, reached, rules.schema.root, vertex, idom, semi, label, against, space);
  return numbering.page;
}

/** Counts → ends of the runs they will be filled into, downwards; returns the total. */
function sumUp(counts: Uint32Array, length: number): number {
  let total = 0;
  for (let i = 0; i < length; i++) counts[i] = total += counts[i];
  counts[length] = total;
  return total;
}

/** The edges that the numbering counted in `place`, by the same rules. Nodes as they lie in memory: their order says nothing here. */
function fillPredecessors(
  rules: EdgeRules,
  { pageEnd, strays }: Numbering,
  number: Uint32Array,
  place: Uint32Array,
  predecessor: Uint32Array,
  first: number,
  last: number,
): void {
  const { firstEdge } = rules.columns.nodes;
  const { toNode, type: edgeType } = rules.columns.edges;
  const { edgeWeak, edgeShortcut } = rules.schema;
  const { tables } = rules;
  for (let node = first; node < last; node++) {
    const from = number[node] - 1;
    if (from < 0) continue;
    const isPage = from < pageEnd || (strays !== null && (strays[node >>> 5] >>> (node & 31)) & 1);
    const mayPair = (tables[node >>> 5] >>> (node & 31)) & 1;
    // Below this only page-owned nodes are numbered, which others do not retain.
    const bound = isPage ? 0 : pageEnd - 1;
    for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
      const target = toNode[edge];
      const to = number[target] - 1;
      if (to >= from || to <= bound) continue;
      const type = edgeType[edge];
      if (type === edgeWeak || type === edgeShortcut || (mayPair && isPair(rules, node, edge))) continue;
      if (!isPage && strays !== null && (strays[target >>> 5] >>> (target & 31)) & 1) continue;
      predecessor[--place[to]] = from;
    }
  }
}

/** NCA step: the immediate dominator is the nearest ancestor that is not below the semidominator. */
function climb(idom: Uint32Array, semi: Uint32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const bound = semi[i];
    let d = idom[i];
    while (d > bound) d = idom[d];
    idom[i] = d;
  }
}

/** 1 per node that some essential edge points at. */
function essentialTargets(columns: SnapshotColumns, dropped: Uint32Array): Uint8Array {
  const { count, toNode } = columns.edges;
  const retained = new Uint8Array(columns.nodes.count);
  for (let edge = 0; edge < count; edge++) {
    if (((dropped[edge >>> 5] >>> (edge & 31)) & 1) === 0) retained[toNode[edge]] = 1;
  }
  return retained;
}

interface Forest {
  readonly first: Uint32Array;
  readonly predecessor: Uint32Array;
  /** Parents on entry; compressed paths afterwards. */
  readonly ancestor: Uint32Array;
  readonly semi: Uint32Array;
  readonly label: Uint32Array;
  readonly path: Stack;
}

function semidominators(forest: Forest, from: number, to: number): void {
  const { first, predecessor, ancestor, semi, label, path } = forest;
  for (let i = to - 1; i >= from && i > 0; i--) {
    let best = semi[i];
    const last = i + 1;
    for (let p = first[i], end = first[i + 1]; p < end; p++) {
      const v = predecessor[p];
      let u = v;
      if (ancestor[u] >= last) {
        // Two passes: climb to the last linked ancestor, then come back down and shorten the path.
        do {
          path.push(u);
          u = ancestor[u];
        } while (ancestor[u] >= last);
        const head = ancestor[u];
        let least = label[u];
        do {
          u = path.pop();
          ancestor[u] = head;
          if (least < label[u]) label[u] = least;
          else least = label[u];
        } while (path.length > 0);
      }
      if (label[v] < best) best = label[v];
    }
    semi[i] = best;
    label[i] = best;
  }
}

/** From DFS numbers back to ordinals: dominators, and the tree's preorder from subtree sizes. */
function writeTree(
  count: number,
  reached: number,
  root: number,
  vertex: Uint32Array,
  idom: Uint32Array,
  size: Uint32Array,
  place: Uint32Array,
  nextPlace: Uint32Array,
  space: DominatorSpace,
): void {
  const { dominator, order } = space;
  size.fill(1, 0, reached);
  addSizes(idom, size, reached);
  dominator.fill(root);
  place[0] = 0;
  nextPlace[0] = 1;
  inSlices(reached, undefined, (from, to) => placeNodes(vertex, idom, size, place, nextPlace, dominator, from, to));
  // Nodes of unreached cliques come last; `order` held the predecessor index until here.
  if (reached < count) appendUnreached(count, reached, vertex, order);
  inSlices(reached, undefined, (from, to) => scatter(order, place, vertex, from, to));
}

function addSizes(idom: Uint32Array, size: Uint32Array, reached: number): void {
  for (let i = reached - 1; i > 0; i--) size[idom[i]] += size[i];
}

function placeNodes(
  vertex: Uint32Array,
  idom: Uint32Array,
  size: Uint32Array,
  place: Uint32Array,
  nextPlace: Uint32Array,
  dominator: Uint32Array,
  from: number,
  to: number,
): void {
  for (let i = Math.max(1, from); i < to; i++) {
    const above = idom[i];
    const at = nextPlace[above];
    nextPlace[above] = at + size[i];
    place[i] = at;
    nextPlace[i] = at + 1;
    dominator[vertex[i]] = vertex[above];
  }
}

function scatter(order: Uint32Array, place: Uint32Array, vertex: Uint32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) order[place[i]] = vertex[i];
}

function appendUnreached(count: number, reached: number, vertex: Uint32Array, order: Uint32Array): void {
  const seen = new Uint8Array(count);
  for (let i = 0; i < reached; i++) seen[vertex[i]] = 1;
  let written = reached;
  for (let node = 0; node < count; node++) if (seen[node] === 0) order[written++] = node;
}

/**
 * Retained sizes: shallow sizes summed up the dominator tree.
 * @param sizes length nodeCount: shallow sizes, which become retained ones; Float64Array where the sum of all passes 32 bits
 */
export function sumRetained(
  root: number,
  dominator: Uint32Array,
  order: Uint32Array,
  sizes: Uint32Array | Float64Array,
): void {
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i];
    if (node !== root) sizes[dominator[node]] += sizes[node];
  }
}

/**
 * Children lists of a dominator tree given as parents.
 * @param space becomes the result: `first` nodeCount + 1 zeros, `child` at least nodeCount - 1 words of anything
 */
export function childrenOf(dominator: Uint32Array, root: number, space?: DominatorTree): DominatorTree {
  const count = dominator.length;
  const first = space?.first ?? new Uint32Array(count + 1);
  for (let node = 0; node < count; node++) if (node !== root) first[dominator[node]]++;
  let total = 0;
  for (let node = 0; node < count; node++) first[node] = total += first[node];
  first[count] = total;
  const child = space?.child.subarray(0, total) ?? new Uint32Array(total);
  for (let node = count - 1; node >= 0; node--) if (node !== root) child[--first[dominator[node]]] = node;
  return { first, child };
}

/** The tree's nodes, root first, each subtree one run. */
export function preorderOf({ first, child }: DominatorTree, root: number): Uint32Array {
  const order = new Uint32Array(child.length + 1);
  const pending = new Stack();
  pending.push(root);
  for (let at = 0; at < order.length; at++) {
    const node = (order[at] = pending.pop());
    for (let i = first[node + 1] - 1; i >= first[node]; i--) pending.push(child[i]);
  }
  return order;
}

/** 1 per node that the root, or a node without an essential retainer, reaches over essential edges; the rest are dead cliques. */
export function markAlive(columns: SnapshotColumns, root: number, dropped: Uint32Array): Uint8Array {
  const { firstEdge } = columns.nodes;
  const { toNode } = columns.edges;
  const seen = essentialTargets(columns, dropped);
  const pending = new Stack();
  for (let node = 0; node < seen.length; node++) {
    // Targets wait to be reached; all others are where reaching starts.
    if (seen[node] === 0 || node === root) pending.push(node);
    seen[node] = seen[node] === 0 || node === root ? 1 : 0;
  }
  while (pending.length > 0) {
    const node = pending.pop();
    for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
      const target = toNode[edge];
      if (seen[target] !== 0 || (dropped[edge >>> 5] >>> (edge & 31)) & 1) continue;
      seen[target] = 1;
      pending.push(target);
    }
  }
  return seen;
}
