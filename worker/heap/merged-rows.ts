// What several constructor rows of one heap retain together (rule 6): needed where rows are shown as one, since their retained
// sizes may overlap and must not be added up.

import { dominatorTree } from './access.ts';
import { preorderOf } from './dominators.ts';
import type { SlimHeap } from './types.ts';

/**
 * Retained size of rows that were made of several: a node adds what it retains unless an ancestor in the dominator tree is of the
 * same merged row. One walk over the dominator tree.
 * @param rowOf merged row per row of `heap.classes`
 * @param count merged rows there are
 * @returns bytes per merged row, length `count`
 */
export function retainedOfMergedRows(heap: SlimHeap, rowOf: Uint32Array, count: number): Float64Array {
  const { dominator, retained, classes, columns } = heap;
  const { nodeClass } = classes;
  const total = new Float64Array(count);
  /** 1 per merged row that has a node on the path from the root to the node in hand. */
  const covered = new Uint8Array(count);
  /** Rows covered on that path, the deepest last, and where in preorder each cover ends. */
  const coverRow: number[] = [];
  const coverEnd: number[] = [];
  const order = preorderOf(dominatorTree(heap), columns.header.rootOrdinal);
  const size = subtreeSizes(order, dominator);
  for (let i = 0; i < order.length; i++) {
    while (coverEnd.length > 0 && coverEnd[coverEnd.length - 1] <= i) {
      coverEnd.pop();
      covered[coverRow.pop() ?? 0] = 0;
    }
    const node = order[i];
    // What is counted in no row has a number beyond all of them.
    if (nodeClass[node] >= rowOf.length) continue;
    const row = rowOf[nodeClass[node]];
    if (covered[row] === 1) continue;
    total[row] += retained[node];
    if (size[node] === 1) continue;
    covered[row] = 1;
    coverRow.push(row);
    coverEnd.push(i + size[node]);
  }
  return total;
}

/** Nodes in each node's dominator subtree, itself included. */
function subtreeSizes(order: Uint32Array, dominator: Uint32Array): Uint32Array {
  const size = new Uint32Array(order.length).fill(1);
  for (let i = order.length - 1; i > 0; i--) size[dominator[order[i]]] += size[order[i]];
  return size;
}
