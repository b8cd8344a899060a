// What an object refers to, what refers to it, and what would go with it. Unless the engine is to be shown, storage is
// looked through: a Map's fields are its entries, and what keeps an entry is the Map.

import type { EdgeOrdinal, NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { EdgeRow, ObjectQuery, ObjectRow, Rows } from '../engine/api.ts';
import {
  dominatorTree,
  edgeName,
  findOrdinalById,
  KIND,
  KIND_OF,
  kindsOf,
  retainersOf,
  type Heap,
  type SlimHeap,
} from '../heap/index.ts';
import { entriesOf, entryOfEdge, type Entry } from './entries.ts';
import { objectRow } from './objects.ts';
import { Recent, withEdges, type QuerySeries } from './series.ts';
import { sortByKey, windowOf } from './window.ts';

/** Storage is looked through this many levels, and to this many retainers: hostile graphs can nest without end. */
const MAX_LEVELS = 4;
const MAX_RETAINERS = 100_000;

/** Edges to show: the edge that is named, and the node at its far end (a retainer may be beyond storage). */
interface EdgeList {
  readonly edges: Uint32Array;
  readonly nodes: Uint32Array;
  readonly unfiltered: number;
}

/** Fields, retainers and dominated objects of any object of a series. */
export class ObjectEdges {
  readonly #series: QuerySeries;
  readonly #lists = new Recent<EdgeList>(12);

  constructor(series: QuerySeries) {
    this.#series = series;
  }

  /** Outgoing edges in the file's order; none for an unknown object or a snapshot without edges. */
  fields(query: ObjectQuery): Rows<EdgeRow> {
    return this.#answer(query, 'fields', (heap, node) =>
      query.showEngine ? allFields(heap, node) : readableFields(heap, node),
    );
  }

  /** Incoming edges, nearest to the roots first. */
  retainers(query: ObjectQuery): Rows<EdgeRow> {
    return this.#answer(query, 'retainers', (heap, node) =>
      query.showEngine ? allRetainers(heap, node) : readableRetainers(heap, node),
    );
  }

  #answer(
    query: ObjectQuery,
    kind: 'fields' | 'retainers',
    list: (heap: Heap, node: NodeOrdinal) => EdgeList,
  ): Rows<EdgeRow> {
    const { snapshot, objectId } = query.ref;
    const heap = withEdges(this.#series.heaps[snapshot]);
    const node = heap === null ? -1 : findOrdinalById(heap, objectId);
    if (heap === null || node < 0)
      return { generation: this.#series.generation, total: 0, unfilteredTotal: 0, offset: 0, rows: [] };
    const found = this.#lists.get(`${kind} ${snapshot} ${node} ${query.showEngine}`, () => list(heap, node));
    return windowOf(this.#series.generation, query, found.edges.length, found.unfiltered, (index) =>
      edgeRow(this.#series, snapshot, heap, found.edges[index], found.nodes[index]),
    );
  }

  /** Objects directly under this one in the dominator tree, largest first; storage and engine nodes give way to what is under them. */
  dominated(query: ObjectQuery): Rows<ObjectRow> {
    const { snapshot, objectId } = query.ref;
    const heap = this.#series.heaps[snapshot];
    const node = heap === undefined ? -1 : findOrdinalById(heap, objectId);
    if (heap === undefined || node < 0)
      return { generation: this.#series.generation, total: 0, unfilteredTotal: 0, offset: 0, rows: [] };
    const found = this.#lists.get(`dominated ${snapshot} ${node} ${query.showEngine}`, () =>
      dominatedBy(heap, node, query.showEngine),
    );
    return windowOf(this.#series.generation, query, found.nodes.length, found.unfiltered, (index) =>
      objectRow(this.#series, snapshot, found.nodes[index]),
    );
  }
}

/** One edge as a row; `node` is the object at the far end. */
export function edgeRow(
  series: QuerySeries,
  snapshot: number,
  heap: Heap,
  edge: EdgeOrdinal,
  node: NodeOrdinal,
): EdgeRow {
  const { nodes } = heap.columns;
  const kind = edgeKind(heap, edge);
  const name = edgeName(heap, edge);
  const entry = kind === 'entry' ? entryOfEdge(heap, edge) : null;
  const numbered = kind === 'entry' || kind === 'element';
  return {
    ...objectRow(series, snapshot, node),
    edge: numbered ? `[${entry?.number ?? /^\d+/.exec(name)?.[0] ?? name}]` : name,
    ...(entry === null
      ? {}
      : { entry: { role: entry.role, key: entry.key < 0 ? null : objectRow(series, snapshot, entry.key) } }),
    edgeKind: kind,
    engine: KIND_OF[kindsOf(heap)[node]] === KIND.engine,
    expandable: nodes.firstEdge[node + 1] > nodes.firstEdge[node],
  };
}

function edgeKind(heap: Heap, edge: EdgeOrdinal): EdgeRow['edgeKind'] {
  const { edges, header } = heap.columns;
  switch (header.edgeTypes[edges.type[edge]]) {
    case 'context':
      return 'variable';
    case 'property':
      return 'property';
    case 'element':
      return 'element';
    case 'weak':
      return 'weak';
    case 'shortcut':
      return 'shortcut';
    case 'hidden':
      return 'hidden';
    default:
      return /^\d/.test(edgeName(heap, edge)) ? 'entry' : 'internal';
  }
}

function rangeOf(heap: Heap, node: NodeOrdinal): readonly [number, number] {
  return [heap.columns.nodes.firstEdge[node], heap.columns.nodes.firstEdge[node + 1]];
}

function allFields(heap: Heap, node: NodeOrdinal): EdgeList {
  const [from, to] = rangeOf(heap, node);
  const edges = Uint32Array.from({ length: to - from }, (_, i) => from + i);
  return { edges, nodes: heap.columns.edges.toNode.slice(from, to), unfiltered: to - from };
}

function readableFields(heap: Heap, node: NodeOrdinal): EdgeList {
  const kinds = kindsOf(heap);
  const { toNode, type } = heap.columns.edges;
  const weak = heap.columns.header.edgeTypes.indexOf('weak');
  const number = heap.columns.header.nodeTypes.indexOf('number');
  const edges: number[] = [];
  const seen = new Set<NodeOrdinal>([node]);
  // One row per entry: of its value, or of its key where the value is V8's own (true, undefined) or not in the file.
  const collectEntry = ({ key, value }: Entry): void => {
    const shown = [value, key].find((edge) => edge >= 0 && KIND_OF[kinds[toNode[edge]]] !== KIND.engine);
    if (shown !== undefined) edges.push(shown);
  };
  const collect = (at: NodeOrdinal, levels: number): void => {
    const [from, to] = rangeOf(heap, at);
    for (let edge = from; edge < to; edge++) {
      const target = toNode[edge];
      if (type[edge] === weak || KIND_OF[kinds[target]] === KIND.engine) continue;
      if (KIND_OF[kinds[target]] !== KIND.plumbing || heap.columns.nodes.type[target] === number) {
        edges.push(edge);
      } else if (levels > 0 && !seen.has(target) && !repeatsOwner(heap, edge)) {
        seen.add(target);
        const entries = edgeName(heap, edge) === 'table' ? entriesOf(heap, target) : null;
        if (entries === null) collect(target, levels - 1);
        else for (const entry of entries) collectEntry(entry);
      }
    }
  };
  collect(node, MAX_LEVELS);
  const [from, to] = rangeOf(heap, node);
  return {
    edges: Uint32Array.from(edges),
    nodes: Uint32Array.from(edges, (edge) => toNode[edge]),
    unfiltered: Math.max(to - from, edges.length),
  };
}

/** V8 writes an object's elements and properties as its own edges too; only other storage (a Map's table) adds anything. */
function repeatsOwner(heap: Heap, edge: EdgeOrdinal): boolean {
  const name = edgeName(heap, edge);
  return name === 'elements' || name === 'properties';
}

function allRetainers(heap: Heap, node: NodeOrdinal): EdgeList {
  const { first, edge, node: source } = retainersOf(heap);
  const from = first[node];
  const to = first[node + 1];
  return nearestFirst(heap, edge.subarray(from, to), source.subarray(from, to), to - from);
}

function nearestFirst(heap: Heap, edges: Uint32Array, nodes: Uint32Array, unfiltered: number): EdgeList {
  const order = sortByKey(
    Uint32Array.from(edges, (_, i) => i),
    // What nothing reaches (a negative distance) comes last.
    Float64Array.from(nodes, (node) => (heap.distance[node] < 0 ? 0x7fff_ffff : heap.distance[node])),
    false,
  );
  return { edges: order.map((i) => edges[i]), nodes: order.map((i) => nodes[i]), unfiltered };
}

function readableRetainers(heap: Heap, node: NodeOrdinal): EdgeList {
  const kinds = kindsOf(heap);
  const retainers = retainersOf(heap);
  const { type } = heap.columns.edges;
  const weak = heap.columns.header.edgeTypes.indexOf('weak');
  const edges: number[] = [];
  const nodes: number[] = [];
  const pairs = new Set<number>();
  const seen = new Set<NodeOrdinal>([node]);
  const collect = (at: NodeOrdinal, shown: EdgeOrdinal, levels: number): void => {
    for (let i = retainers.first[at]; i < retainers.first[at + 1] && edges.length < MAX_RETAINERS; i++) {
      const edge = retainers.edge[i];
      const source = retainers.node[i];
      if (type[edge] === weak || KIND_OF[kinds[source]] === KIND.engine) continue;
      if (KIND_OF[kinds[source]] === KIND.plumbing) {
        // The entry's own edge says where in the storage it is; the owner is further up.
        if (levels > 0 && !seen.has(source)) {
          seen.add(source);
          collect(source, shown < 0 ? edge : shown, levels - 1);
        }
        continue;
      }
      // An object and its own elements both point at an element: one row is enough.
      if (shown >= 0 && pairs.has(source)) continue;
      if (shown < 0) pairs.add(source);
      edges.push(shown < 0 ? edge : shown);
      nodes.push(source);
    }
  };
  collect(node, -1, MAX_LEVELS);
  const all = retainers.first[node + 1] - retainers.first[node];
  // Kept by the engine alone: better to show that than nothing.
  if (edges.length === 0) return allRetainers(heap, node);
  return nearestFirst(heap, Uint32Array.from(edges), Uint32Array.from(nodes), Math.max(all, edges.length));
}

function dominatedBy(heap: SlimHeap, node: NodeOrdinal, showEngine: boolean): EdgeList {
  const { first, child } = dominatorTree(heap);
  const kinds = kindsOf(heap);
  const nodes: number[] = [];
  const pending = [node];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (let i = first[at]; i < first[at + 1]; i++) {
      const kind = KIND_OF[kinds[child[i]]];
      if (showEngine || kind === KIND.user || kind === KIND.context) nodes.push(child[i]);
      else pending.push(child[i]);
    }
  }
  const items = Uint32Array.from(nodes);
  const sorted = sortByKey(
    items,
    Float64Array.from(items, (at) => heap.retained[at]),
    true,
  );
  return {
    edges: new Uint32Array(0),
    nodes: sorted,
    unfiltered: Math.max(sorted.length, first[node + 1] - first[node]),
  };
}
