// What the second thread of a series makes; loaded when it is first wanted.

import { diffConstructors, type ConstructorDiffRow } from '../growth/constructor-diff.ts';
import { rememberMatch } from '../growth/ids.ts';
import { PathTree } from '../growth/path-tree.ts';
import type { SlimHeap } from '../heap/index.ts';
import type { Identity, PathTreeNode } from '../report/types.ts';

/** What a report shows beside its findings. */
export interface SeriesTables {
  readonly constructors: readonly ConstructorDiffRow[];
  /** null for one snapshot, which has no growth to draw. */
  readonly pathTree: PathTreeNode | null;
  /** Where it was made, ready for questions; absent when it came from another thread. */
  readonly tree?: PathTree;
}

/**
 * @param heaps oldest first
 * @param match per node of the first heap its ordinal in the last, when another thread has it already
 * @param drawn `drawTree` of these heaps, when it was made already
 */
export function tablesOf(heaps: readonly SlimHeap[], identity: Identity, match: Uint32Array | null, drawn?: Pick<SeriesTables, 'pathTree'>): SeriesTables {
  if (match !== null) rememberMatch(heaps[0].columns, heaps[heaps.length - 1].columns, match);
  return { constructors: diffConstructors(heaps, identity), ...(drawn ?? drawTree(heaps)) };
}

/** @param heaps oldest first */
export function drawTree(heaps: readonly SlimHeap[]): Pick<SeriesTables, 'pathTree' | 'tree'> {
  // One snapshot has no growth to draw; questions make its tree themselves.
  if (heaps.length < 2) return { pathTree: null };
  const tree = new PathTree(heaps);
  return { pathTree: tree.forReport(), tree };
}
