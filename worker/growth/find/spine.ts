// The spine of what hangs from some objects: the longest way down through what they dominate. In a chain the spine grows with
// every link while nothing grows wide, whatever the links and what they carry are made of; a tree or a collection is wider
// than it is deep.

import type { EdgeOrdinal, NodeOrdinal } from 'heapsnapshot-parser-lite';
import { edgeRulesOf, firstRetainers, isDropped, sourceOfEdge, type EdgeRules } from '../../heap/index.ts';
import type { Heap } from '../../heap/types.ts';
import { ENGINE } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import type { EntryKey } from '../types.ts';

/** How deep and how large the part of a heap under one object is. */
export interface Depth {
  /** The object with most objects between it and the top. */
  readonly deepest: NodeOrdinal;
  /** Objects on the way from the top to it, both counted, see-through ones not. */
  readonly levels: number;
  /** All objects under the top, itself counted, see-through ones and the engine's not. */
  readonly objects: number;
}

/**
 * Walks what an object dominates once.
 * @param through - whether the walk goes on below survivors, which belong to nobody's territory but their own
 */
export function depthOf(view: SeriesView, snapshot: number, top: NodeOrdinal, through: boolean): Depth {
  const tree = view.tree(snapshot);
  const kinds = view.kinds[snapshot];
  const nodes: NodeOrdinal[] = [top];
  const levels: number[] = [1];
  let deepest = top;
  let most = 0;
  let objects = 0;
  while (nodes.length > 0) {
    const node = nodes.pop() as NodeOrdinal;
    let level = levels.pop() as number;
    if (view.isTransparent(snapshot, node)) level--;
    else if ((kinds[node] & ENGINE) === 0) {
      objects++;
      if (level > most) {
        most = level;
        deepest = node;
      }
    }
    for (let c = tree.first[node]; c < tree.first[node + 1]; c++) {
      const child = tree.child[c];
      if (!through && view.survives(snapshot, child)) continue;
      nodes.push(child);
      levels.push(level + 1);
    }
  }
  return { deepest, levels: most, objects };
}

/** The objects on the way from `top` down to `bottom`, both included, see-through ones left out. */
export function wayDown(view: SeriesView, snapshot: number, top: NodeOrdinal, bottom: NodeOrdinal): NodeOrdinal[] {
  const { dominator } = view.heaps[snapshot];
  const way: NodeOrdinal[] = [];
  for (let n = bottom; ; n = dominator[n]) {
    if (n === top || !view.isTransparent(snapshot, n)) way.push(n);
    if (n === top || n === view.root(snapshot)) break;
  }
  return way.reverse();
}

/** What an edge is called, comparable within one file: a string index where a programmer named it, else a negative number. */
export type EdgeLabel = number;
/** An element of an array or a hidden slot. */
const NUMBERED = -1;
/** The object below hangs from the one above by several ways, none of which is a single edge. */
const NO_EDGE_BETWEEN = -2;
/** From here downwards: the engine's own names, by string index. */
const FIRST_INTERNAL = -3;

/** What one link of a chain is, and the edge by which it keeps the next. */
export interface ChainStep {
  readonly edge: EdgeLabel;
  readonly key: EntryKey;
}

/** Says by which edge an object of the newest snapshot keeps what it dominates. */
export class DominatorEdges {
  private readonly view: SeriesView;
  private readonly heap: Heap;
  private readonly rules: EdgeRules;

  constructor(view: SeriesView) {
    this.view = view;
    this.heap = view.newest;
    this.rules = edgeRulesOf(this.heap);
  }

  /**
   * @param below - dominated by `above`, with nothing but see-through objects between them
   * @returns the label of the edge that leads from `above` towards `below`: of several, the one that a programmer named
   */
  label(above: NodeOrdinal, below: NodeOrdinal): EdgeLabel {
    const { dominator } = this.heap;
    let next = below;
    while (dominator[next] !== above && dominator[next] !== this.view.root(this.view.last)) next = dominator[next];
    const { nodes, edges } = this.heap.columns;
    let found: EdgeLabel = NO_EDGE_BETWEEN;
    for (let e = nodes.firstEdge[above]; e < nodes.firstEdge[above + 1]; e++) {
      if (edges.toNode[e] !== next || isDropped(this.rules, this.heap.page, above, e)) continue;
      const label = this.labelOf(e);
      if (label >= 0) return label;
      if (found === NO_EDGE_BETWEEN) found = label;
    }
    return found;
  }

  /** Whether an object has that constructor. */
  isOf(node: NodeOrdinal, key: EntryKey): boolean {
    return this.view.entryKey(this.view.last, node) === key;
  }

  /** Links that lead to one, nearest first, whoever else holds them. @param known - where to stop; added to */
  followUp(link: NodeOrdinal, round: ChainStep, known: Set<NodeOrdinal>): NodeOrdinal[] {
    return this.follow(link, known, (node) => {
      for (const edge of firstRetainers(this.heap, node)) {
        const holder = sourceOfEdge(this.heap, edge);
        if (this.isOf(holder, round.key) && this.labelOf(edge) === round.edge && !known.has(holder)) return holder;
      }
      return null;
    });
  }

  /** Links that one leads to, nearest first, whoever else holds them. @param known - where to stop; added to */
  followDown(link: NodeOrdinal, round: ChainStep, known: Set<NodeOrdinal>): NodeOrdinal[] {
    const { nodes, edges } = this.heap.columns;
    return this.follow(link, known, (node) => {
      for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
        const to = edges.toNode[e];
        if (this.labelOf(e) === round.edge && this.isOf(to, round.key) && !known.has(to)) return to;
      }
      return null;
    });
  }

  private follow(
    from: NodeOrdinal,
    known: Set<NodeOrdinal>,
    next: (node: NodeOrdinal) => NodeOrdinal | null,
  ): NodeOrdinal[] {
    const found: NodeOrdinal[] = [];
    for (let at = next(from); at !== null; at = next(at)) {
      known.add(at);
      found.push(at);
    }
    return found;
  }

  private labelOf(edge: EdgeOrdinal): EdgeLabel {
    const { edges, header } = this.heap.columns;
    const name = edges.nameOrIndex[edge];
    switch (header.edgeTypes[edges.type[edge]]) {
      case 'property':
      case 'context':
        return name;
      case 'element':
      case 'hidden':
        return NUMBERED;
      case 'weak':
        return NO_EDGE_BETWEEN;
      default:
        return FIRST_INTERNAL - name;
    }
  }
}
