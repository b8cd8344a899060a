// Rule 7 of docs/sizes.md: how far each object is from the GC roots, in DevTools' way of counting.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { sliceAt } from './chunks.ts';
import { ephemeronRow } from './ephemerons.ts';
import { checkCancelled, type CancelSignal } from './errors.ts';
import { isUserRoot, type Names, type Schema } from './schema.ts';
import { bytesOf, TAG, textOf } from './text.ts';

/** Distance of what nothing reaches. */
export const UNREACHED = -5;
/** Where distances of what only the engine's roots reach begin. */
export const SYSTEM_DISTANCE = 100_000_000;

/**
 * Fills `distance` breadth first over non-weak edges.
 * @param distance length nodes.count
 * @param queue scratch, at least nodes.count long
 */
export function measureDistances(
  columns: SnapshotColumns,
  schema: Schema,
  names: Names,
  distance: Int32Array,
  queue: Uint32Array,
  signal?: CancelSignal,
): void {
  const { firstEdge } = columns.nodes;
  distance.fill(UNREACHED);
  const walk = new Walk(columns, schema, names);
  let tail = 0;
  for (let edge = firstEdge[schema.root]; edge < firstEdge[schema.root + 1]; edge++) {
    const node = columns.edges.toNode[edge];
    if (distance[node] === 1 || !isUserRoot(columns, schema, names, node)) continue;
    distance[node] = 1;
    walk.mark(node);
    queue[tail++] = node;
  }
  walk.from(queue, tail, distance, signal);
  distance[schema.root] = tail > 0 ? SYSTEM_DISTANCE : 0;
  queue[0] = schema.root;
  walk.mark(schema.root);
  walk.from(queue, 1, distance, signal);
}

class Walk {
  readonly #columns: SnapshotColumns;
  readonly #schema: Schema;
  readonly #names: Names;
  /** 1 while one edge of a WeakMap pair was met: DevTools follows only the second, so a value is as far as the further of both. */
  readonly #met: Uint8Array;
  /** One bit per node that has a distance: looked at once per edge, so it must stay in the cache. */
  readonly #reached: Uint32Array;

  constructor(columns: SnapshotColumns, schema: Schema, names: Names) {
    this.#columns = columns;
    this.#schema = schema;
    this.#names = names;
    this.#met = new Uint8Array(names.ephemerons.pairCount);
    this.#reached = new Uint32Array((columns.nodes.count >>> 5) + 1);
  }

  mark(node: number): void {
    this.#reached[node >>> 5] |= 1 << (node & 31);
  }

  from(queue: Uint32Array, length: number, distance: Int32Array, signal: CancelSignal | undefined): void {
    let head = 0;
    let tail = length;
    while (head < tail) {
      checkCancelled(signal);
      const end = Math.min(head + sliceAt(head), tail);
      tail = this.#slice(queue, head, end, tail, distance);
      head = end;
    }
  }

  /** Visits queue[from .. to) and returns the new end of the queue. */
  #slice(queue: Uint32Array, from: number, to: number, queued: number, distance: Int32Array): number {
    const { nodes, edges } = this.#columns;
    const { type: nodeType, name, firstEdge } = nodes;
    const { type: edgeType, nameOrIndex, toNode } = edges;
    const { hidden, array, edgeWeak } = this.#schema;
    const { tag, ephemerons } = this.#names;
    const edgeInternal = ephemerons.pairCount > 0 ? this.#schema.edgeInternal : -1;
    const reached = this.#reached;
    let tail = queued;
    for (let head = from; head < to; head++) {
      const node = queue[head];
      const next = distance[node] + 1;
      const t = nodeType[node];
      const nodeTag = t === hidden || t === array ? tag[name[node]] : TAG.none;
      const special =
        (t === hidden && nodeTag === TAG.nativeContext) || (t === array && nodeTag === TAG.mapDescriptors);
      for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
        const target = toNode[edge];
        if ((reached[target >>> 5] >>> (target & 31)) & 1) continue;
        const type = edgeType[edge];
        if (type === edgeWeak) continue;
        if (type === edgeInternal && nodeTag !== TAG.mapDescriptors && tag[nameOrIndex[edge]] === TAG.ephemeron) {
          const pair = ephemerons.pair[ephemeronRow(ephemerons, nameOrIndex[edge])];
          this.#met[pair] ^= 1;
          if (this.#met[pair] === 1) continue;
        }
        if (special && this.#skipped(t, edge, type)) continue;
        distance[target] = next;
        reached[target >>> 5] |= 1 << (target & 31);
        queue[tail++] = target;
      }
    }
    return tail;
  }

  #skipped(nodeType: number, edge: number, type: number): boolean {
    const { edges, strings } = this.#columns;
    const numbered = type === this.#schema.edgeElement || type === this.#schema.edgeHidden;
    const name = edges.nameOrIndex[edge];
    if (nodeType === this.#schema.hidden) return !numbered && this.#names.tag[name] === TAG.sloppyFunctionMap;
    if (numbered) return name >= 2 && name % 3 === 1;
    // Named edges of a descriptor array are `map` and the like; only one that reads as a number could count.
    const first = bytesOf(strings, name)[0];
    if (first >= 0x61 && first <= 0x7a) return false;
    const index = Number.parseInt(textOf(strings, name), 10);
    return index >= 2 && index % 3 === 1;
  }
}
