// Objects that were made of another one, as `Object.create(client)` does: they keep it.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { stringAt } from 'heapsnapshot-parser-lite';
import { retainersUpTo, sourceOfEdge } from '../../heap/index.ts';
import type { Heap } from '../../heap/types.ts';

/** @returns the objects whose prototype a node is, at most as many as edges are looked at */
export function heirsOf(heap: Heap, node: NodeOrdinal, edgesToLookAt: number): NodeOrdinal[] {
  const { edges, strings, header } = heap.columns;
  return [...retainersUpTo(heap, node, edgesToLookAt)]
    .filter(
      (edge) =>
        header.edgeTypes[edges.type[edge]] === 'property' && stringAt(strings, edges.nameOrIndex[edge]) === '__proto__',
    )
    .map((edge) => sourceOfEdge(heap, edge));
}
