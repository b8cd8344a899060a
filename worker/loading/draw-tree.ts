// The tree of a series, mostly drawn by a second thread: loaded when it is first wanted.

import { PathTree } from '../growth/tables/path-tree.ts';
import type { SlimHeap } from '../heap/index.ts';
import type { PathTreeNode } from '../report/types.ts';

/** The report's drawing of a series. */
export interface DrawnTree {
  /** null for one snapshot, which has no growth to draw. */
  readonly pathTree: PathTreeNode | null;
  /** Where it was made, ready for questions; absent when it came from another thread. */
  readonly tree?: PathTree;
}

/** @param heaps oldest first */
export function drawTree(heaps: readonly SlimHeap[]): DrawnTree {
  // One snapshot has no growth to draw; questions make its tree themselves.
  if (heaps.length < 2) return { pathTree: null };
  const tree = new PathTree(heaps);
  return { pathTree: tree.forReport(), tree };
}
