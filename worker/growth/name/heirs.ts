// Objects that were made of another one, as `Object.create(client)` does: they keep it.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { stringAt } from 'heapsnapshot-parser-lite';
import { retainersUpTo, sourceOfEdge } from '../../heap/index.ts';
import type { Heap } from '../../heap/types.ts';

/**
 * Who was made of a node.
 * @param edgesToLookAt - edges to the node, at most
 * @returns the objects whose prototype it is; none for the `prototype` of a class or a function, which belongs to that
 */
export function heirsOf(heap: Heap, node: NodeOrdinal, edgesToLookAt: number): NodeOrdinal[] {
  const { edges, strings, header } = heap.columns;
  const heirs: NodeOrdinal[] = [];
  for (const edge of retainersUpTo(heap, node, edgesToLookAt)) {
    if (header.edgeTypes[edges.type[edge]] !== 'property') continue;
    const name = stringAt(strings, edges.nameOrIndex[edge]);
    if (name === 'prototype') return [];
    if (name === '__proto__') heirs.push(sourceOfEdge(heap, edge));
  }
  return heirs;
}
