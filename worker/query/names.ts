// Looking names up in a snapshot's string table, where a question needs a few of them and not the text of all.

import type { StringIndex, StringTable } from 'heapsnapshot-parser-lite';
import { edgeName, textOf, type Heap } from '../heap/index.ts';

/**
 * Indexes of exact texts, by one pass over the lengths of all strings.
 * @returns for each text the first string that equals it, -1 where the file has none
 */
export function indexesOf(strings: StringTable, texts: readonly string[]): readonly StringIndex[] {
  const encoder = new TextEncoder();
  const lengths = new Set(texts.map((text) => encoder.encode(text).length));
  const found = new Map<string, StringIndex>();
  const { offset, count } = strings;
  for (let index = 0; index < count && found.size < texts.length; index++) {
    if (!lengths.has(offset[index + 1] - offset[index])) continue;
    const text = textOf(strings, index);
    if (texts.includes(text) && !found.has(text)) found.set(text, index);
  }
  return texts.map((text) => found.get(text) ?? -1);
}

/** Nodes that internal edges of these names lead to; -1 where a node has no such edge. */
export class InternalEdges {
  readonly #heap: Heap;
  readonly #internal: number;
  readonly #index: ReadonlyMap<string, StringIndex>;

  /** @param names - all that will be asked for */
  constructor(heap: Heap, names: readonly string[]) {
    this.#heap = heap;
    this.#internal = heap.columns.header.edgeTypes.indexOf('internal');
    const indexes = indexesOf(heap.columns.strings, names);
    this.#index = new Map(names.map((name, i) => [name, indexes[i]]));
  }

  /** Whether the file has the name at all. */
  has(name: string): boolean {
    return (this.#index.get(name) ?? -1) >= 0;
  }

  /** The node at the far end of the first such edge; -1 when there is none. */
  target(node: number, name: string): number {
    const wanted = this.#index.get(name) ?? -1;
    if (wanted < 0) return -1;
    const { nodes, edges } = this.#heap.columns;
    for (let edge = nodes.firstEdge[node], end = nodes.firstEdge[node + 1]; edge < end; edge++)
      if (edges.type[edge] === this.#internal && edges.nameOrIndex[edge] === wanted) return edges.toNode[edge];
    return -1;
  }

  /**
   * A number that V8 wrote as a node (`int` or `bool`) whose `value` edge leads to a string.
   * @returns the string; null when the edge leads to no such node
   */
  value(node: number, name: string, kind: 'int' | 'bool'): string | null {
    const { nodes, header, strings } = this.#heap.columns;
    const boxed = this.target(node, name);
    if (boxed < 0 || header.nodeTypes[nodes.type[boxed]] !== 'number') return null;
    if (textOf(strings, nodes.name[boxed]) !== kind) return null;
    const text = this.target(boxed, 'value');
    return text < 0 ? null : textOf(strings, nodes.name[text]);
  }
}

/** The node that the first edge of this name leads to, whatever kind of edge it is; -1 when there is none. */
export function targetByName(heap: Heap, node: number, name: string): number {
  const { nodes, edges } = heap.columns;
  for (let edge = nodes.firstEdge[node], end = nodes.firstEdge[node + 1]; edge < end; edge++)
    if (edgeName(heap, edge) === name) return edges.toNode[edge];
  return -1;
}
