// The tree of a series, mostly drawn by a second thread: loaded when it is first wanted.

import { PathTree } from '../growth/tables/path-tree.ts';
import { nameEvidence, type NameEvidence } from '../growth/tell/name-origin.ts';
import { isWhole, type SlimHeap } from '../heap/index.ts';
import type { PathTreeNode } from '../report/types.ts';

/** The report's drawing of a series. */
export interface DrawnTree {
  /** null for one snapshot, which has no growth to draw. */
  readonly pathTree: PathTreeNode | null;
  /** Where it was made, ready for questions; absent when it came from another thread. */
  readonly tree?: PathTree;
  /** What the newest heap shows of names, gathered meanwhile; null when it shows nothing. Absent when nobody looked. */
  readonly evidence?: NameEvidence | null;
}

/** All that a second thread does for a report while another one ranks. @param heaps oldest first */
export function drawBeside(heaps: readonly SlimHeap[]): DrawnTree {
  const newest = heaps.at(-1);
  const { pathTree } = drawTree(heaps);
  return isWhole(newest) ? { pathTree, evidence: nameEvidence(newest) } : { pathTree };
}

/** @param heaps oldest first */
export function drawTree(heaps: readonly SlimHeap[]): DrawnTree {
  // One snapshot has no growth to draw; questions make its tree themselves.
  if (heaps.length < 2) return { pathTree: null };
  const tree = new PathTree(heaps);
  return { pathTree: tree.forReport(), tree };
}
