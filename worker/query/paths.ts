// The path tree as rows: what is expanded, flattened depth first.

import type { PathQuery, PathRowData, Rows } from '../engine/api.ts';
import type { PathNode, PathTree } from '../growth/tables/path-tree.ts';
import { growthOf, lastOf } from '../base/by-snapshot.ts';
import { Recent } from './series.ts';
import { windowOf } from './window.ts';

interface FlatRow {
  readonly node: PathNode;
  readonly depth: number;
  readonly expanded: boolean;
  readonly position: number;
  readonly siblings: number;
}

/** Flattens a tree for one series; the flat list of the last few questions is kept. */
export class PathRows {
  readonly #tree: PathTree;
  readonly #generation: number;
  readonly #flat = new Recent<{ readonly rows: readonly FlatRow[]; readonly unfiltered: number }>(6);

  constructor(tree: PathTree, generation: number) {
    this.#tree = tree;
    this.#generation = generation;
  }

  /** A filter keeps rows whose edge or constructor contains it, the rows above them and, of those that match, the rows below. */
  window(query: PathQuery): Rows<PathRowData> {
    const key = JSON.stringify([[...query.expanded].sort(), query.sort, query.filter, query.hideEngine]);
    const { rows, unfiltered } = this.#flat.get(key, () => this.#flatten(query));
    return windowOf(this.#generation, query, rows.length, unfiltered, (index) => this.#row(rows[index]));
  }

  #row({ node, depth, expanded, position, siblings }: FlatRow): PathRowData {
    return {
      id: node.id,
      depth,
      edge: node.edge,
      constructor: node.constructor,
      engine: node.engine,
      expandable: this.#tree.expandable(node),
      expanded,
      position,
      siblings,
      countBySnapshot: node.countBySnapshot,
      bytesBySnapshot: node.bytesBySnapshot,
      sampleObjectId: node.sampleObjectId,
    };
  }

  #flatten(query: PathQuery): { readonly rows: readonly FlatRow[]; readonly unfiltered: number } {
    const expanded = new Set(query.expanded);
    const filter = query.filter.trim().toLowerCase();
    const compare = comparator(query.sort);
    let unfiltered = 0;
    const matches = (node: PathNode): boolean =>
      node.edge.toLowerCase().includes(filter) || node.constructor.toLowerCase().includes(filter);

    const write = (node: PathNode, depth: number, position: number, siblings: number, shown: boolean): FlatRow[] => {
      unfiltered++;
      const own = shown || filter === '' || matches(node);
      const open = expanded.has(node.id);
      const children = open ? this.#tree.children(node.id).filter((child) => !(query.hideEngine && child.engine)) : [];
      const below = [...children]
        .sort(compare)
        .map((child, at, all) => write(child, depth + 1, at + 1, all.length, own && filter !== ''));
      const kept = below.flat();
      return own || kept.length > 0 ? [{ node, depth, expanded: open, position, siblings }, ...kept] : [];
    };
    return { rows: write(this.#tree.root, 0, 1, 1, false), unfiltered };
  }
}

function comparator(sort: PathQuery['sort']): (a: PathNode, b: PathNode) => number {
  const sign = sort.descending ? -1 : 1;
  const byName = (a: PathNode, b: PathNode): number => {
    const left = `${a.edge} ${a.constructor}`;
    const right = `${b.edge} ${b.constructor}`;
    return left < right ? -1 : left > right ? 1 : 0;
  };
  switch (sort.by) {
    case 'name':
      return (a, b) => sign * byName(a, b);
    case 'bytes':
      return (a, b) => sign * (lastOf(a.bytesBySnapshot) - lastOf(b.bytesBySnapshot)) || byName(a, b);
    case 'count':
      return (a, b) => sign * (lastOf(a.countBySnapshot) - lastOf(b.countBySnapshot)) || byName(a, b);
    case 'bytesGrowth':
      return (a, b) => sign * (growthOf(a.bytesBySnapshot) - growthOf(b.bytesBySnapshot)) || byName(a, b);
    case 'countGrowth':
      return (a, b) => sign * (growthOf(a.countBySnapshot) - growthOf(b.countBySnapshot)) || byName(a, b);
  }
}
