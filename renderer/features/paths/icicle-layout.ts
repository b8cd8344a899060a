// Geometry of the icicle: a column per level, height by growth or by bytes, colour by growth.

import { hierarchy, partition, type HierarchyRectangularNode } from 'd3-hierarchy';
import type { PathTreeNode } from '../../../worker/report/types.ts';
import type { PictureMeasure } from '../../state/routes.ts';
import { growthOf } from '../../state/series.ts';

export interface Box {
  /** Child positions from the drawn root, joined by dots; '' is the root. Stable within one drawing. */
  readonly place: string;
  /** The same way down, as positions in `children` of the data. */
  readonly indexes: readonly number[];
  readonly node: PathTreeNode;
  readonly depth: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** −1 (shrank most) … 0 … 1 (grew most), relative to the largest change drawn below the root. */
  readonly heat: number;
}

const MIN_HEIGHT = 1.5;

/**
 * Boxes for a tree drawn `width` × `height` CSS pixels with `levels` columns; boxes too thin to see are left out.
 * @param by - what the height says: what a node keeps now, or what it gained since the first snapshot (nothing when it shrank)
 */
export function layoutIcicle(
  root: PathTreeNode,
  width: number,
  height: number,
  levels: number,
  by: PictureMeasure,
): readonly Box[] {
  const size = (node: PathTreeNode): number =>
    Math.max(
      0,
      by === 'growth' ? growthOf(node.bytesBySnapshot) : (node.bytesBySnapshot[node.bytesBySnapshot.length - 1] ?? 0),
    );
  const own = (node: PathTreeNode): number =>
    Math.max(0, size(node) - node.children.reduce((sum, c) => sum + size(c), 0));
  const tree = hierarchy(root, (node) => [...node.children]).sum(own);
  tree.sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const laid = partition<PathTreeNode>().size([height, width * ((tree.height + 1) / levels)])(tree);
  const nodes = laid.descendants().filter((n) => n.depth < levels && n.x1 - n.x0 >= MIN_HEIGHT);
  const largest = Math.max(
    1,
    ...nodes.filter((n) => n.depth > 0).map((n) => Math.abs(growthOf(n.data.bytesBySnapshot))),
  );
  return nodes.map((n) => ({
    place: wayTo(n, (at, parent) => (parent.children ?? []).indexOf(at)).join('.'),
    indexes: wayTo(n, (at, parent) => parent.data.children.indexOf(at.data)),
    node: n.data,
    depth: n.depth,
    x: n.y0,
    y: n.x0,
    width: n.y1 - n.y0,
    height: n.x1 - n.x0,
    heat: heat(growthOf(n.data.bytesBySnapshot), largest),
  }));
}

/** Square root, so that half the growth is still well seen. */
function heat(growth: number, largest: number): number {
  return Math.sign(growth) * Math.sqrt(Math.min(1, Math.abs(growth) / largest));
}

type Placed = HierarchyRectangularNode<PathTreeNode>;

function wayTo(node: Placed, position: (at: Placed, parent: Placed) => number): readonly number[] {
  const parts: number[] = [];
  for (let at = node; at.parent !== null; at = at.parent) parts.unshift(position(at, at.parent));
  return parts;
}

/** The box a key moves to: up and down among siblings on the same level, left to the parent, right to the first child. */
export function neighbour(boxes: readonly Box[], place: string, key: string): Box | null {
  const at = boxes.find((b) => b.place === place);
  if (at === undefined) return null;
  if (key === 'ArrowLeft')
    return boxes.find((b) => b.place === place.split('.').slice(0, -1).join('.') && b.depth === at.depth - 1) ?? null;
  if (key === 'ArrowRight')
    return boxes.find((b) => b.depth === at.depth + 1 && (place === '' || b.place.startsWith(`${place}.`))) ?? null;
  const level = boxes.filter((b) => b.depth === at.depth).sort((a, b) => a.y - b.y);
  const index = level.indexOf(at);
  if (key === 'ArrowDown') return level[index + 1] ?? null;
  if (key === 'ArrowUp') return level[index - 1] ?? null;
  return null;
}
