// The path tree of a shared report, as the same rows and subtrees an engine would give. Ids are child positions.

import type { PathQuery, PathRowData, Rows } from '../../../worker/engine/api.ts';
import type { PathTreeNode } from '../../../worker/report/types.ts';
import { growthOf } from '../../state/series.ts';

const last = (values: readonly number[]): number => values[values.length - 1] ?? 0;

function amount(node: PathTreeNode, by: Exclude<PathQuery['sort']['by'], 'name'>): number {
  switch (by) {
    case 'bytes':
      return last(node.bytesBySnapshot);
    case 'bytesGrowth':
      return growthOf(node.bytesBySnapshot);
    case 'count':
      return last(node.countBySnapshot);
    case 'countGrowth':
      return growthOf(node.countBySnapshot);
  }
}

/** Rows of the expanded nodes, depth first. */
export function reportPathRows(root: PathTreeNode, query: Omit<PathQuery, 'filter' | 'hideEngine'>): Rows<PathRowData> {
  const expanded = new Set(query.expanded);
  const { by, descending } = query.sort;
  const rows: PathRowData[] = [];
  const visit = (node: PathTreeNode, id: string, depth: number, position: number, siblings: number): void => {
    const open = expanded.has(id);
    rows.push({
      id,
      depth,
      edge: node.edge,
      constructor: node.constructor,
      engine: node.engine,
      expandable: node.children.length > 0,
      expanded: open && node.children.length > 0,
      position,
      siblings,
      countBySnapshot: node.countBySnapshot,
      bytesBySnapshot: node.bytesBySnapshot,
      sampleObjectId: null,
    });
    if (!open) return;
    node.children
      .map((child, i) => ({ child, id: id === '' ? String(i) : `${id}.${i}` }))
      .sort(
        (a, b) =>
          (by === 'name' ? a.child.edge.localeCompare(b.child.edge) : amount(a.child, by) - amount(b.child, by)) *
          (descending ? -1 : 1),
      )
      .forEach(({ child, id: childId }, i) => visit(child, childId, depth + 1, i + 1, node.children.length));
  };
  visit(root, '', 0, 1, 1);
  return {
    generation: 0,
    total: rows.length,
    unfilteredTotal: rows.length,
    offset: query.offset,
    rows: rows.slice(query.offset, query.offset + query.limit),
  };
}

/** The node of an id, or null. */
export function reportPathNode(root: PathTreeNode, id: string): PathTreeNode | null {
  if (id === '') return root;
  let node = root;
  for (const part of id.split('.')) {
    const next = node.children[Number(part)];
    if (next === undefined) return null;
    node = next;
  }
  return node;
}
