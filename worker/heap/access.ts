// Questions about single objects of a heap: their name, source, edges and retainers. Derived tables are made when
// first asked for and kept as long as their heap lives.

import type { Bytes, EdgeOrdinal, NodeOrdinal, ObjectId, SnapshotColumns } from 'heapsnapshot-parser-lite';
import { classNameOf } from './rows.ts';
import type { CancelSignal } from './errors.ts';
import { edgeRules, markDropped, type EdgeRules } from './ownership.ts';
import { childrenOf, markAlive } from './dominators.ts';
import { classifyKinds, type Classified } from './kinds.ts';
import { allRetainers, indexRetainers, nextRetainer, NO_EDGE, type RetainerIndex } from './retainer-index.ts';
import { namesOf, schemaOf, type Schema } from './schema.ts';
import { locationRow, positionOf } from './sources.ts';
import { textOf } from './text.ts';
import { labelDominatorEdges } from './via.ts';
import type { DominatorTree, Heap, NamedEdge, Retainers, SlimHeap, SourcePosition } from './types.ts';

interface Derived {
  schema: Schema;
  retainers?: Retainers;
  retainerIndex?: RetainerIndex;
  sources?: Uint32Array;
  sourcesAsked: number;
  tree?: DominatorTree;
  classified?: Classified;
  via?: Uint32Array;
  dropped?: Uint32Array;
  alive?: Uint8Array;
  urls?: ReadonlyMap<number, string>;
  idOrder?: Uint32Array;
}

const derivedOf = new WeakMap<SlimHeap, Derived>();

function derived(heap: SlimHeap): Derived {
  let entry = derivedOf.get(heap);
  if (entry === undefined) {
    entry = { schema: schemaOf(heap.columns), sourcesAsked: 0 };
    derivedOf.set(heap, entry);
  }
  return entry;
}

/** All incoming edges, weak ones too, sources ascending. 8 bytes an edge: made once, when first asked for. */
export function retainersOf(heap: Heap): Retainers {
  return (derived(heap).retainers ??= buildRetainers(heap.columns));
}

/** Where retainers of single nodes are looked for (`nextRetainer`); less than a tenth of that memory. Made once. */
export function retainerIndexOf(heap: Heap): RetainerIndex {
  return heap.retainers ?? (derived(heap).retainerIndex ??= indexRetainers(heap.columns));
}

/** Most retainers of one node that are worth naming: `undefined` and a few dozen maps and prototypes have half of all edges of a heap. */
export const FIRST_RETAINERS = 4000;

/** The edges that lead to a node, weak ones too, sources ascending. @param limit most of them */
export function* firstRetainers(
  heap: Heap,
  node: NodeOrdinal,
  limit = FIRST_RETAINERS,
): Generator<EdgeOrdinal, void, void> {
  const { edges } = heap.columns;
  const index = retainerIndexOf(heap);
  let edge = nextRetainer(edges, index, node, NO_EDGE);
  for (let left = limit; left > 0 && edge !== NO_EDGE; left--) {
    yield edge;
    edge = nextRetainer(edges, index, node, edge);
  }
}

/** The same at once: for whoever asks for all of them. @param limit most of them */
export function retainersUpTo(heap: Heap, node: NodeOrdinal, limit: number): readonly EdgeOrdinal[] {
  return allRetainers(heap.columns.edges, retainerIndexOf(heap), node, limit);
}

function buildRetainers(columns: SnapshotColumns): Retainers {
  const { count, firstEdge } = columns.nodes;
  const { toNode } = columns.edges;
  const first = new Uint32Array(count + 1);
  for (let edge = 0; edge < toNode.length; edge++) first[toNode[edge]]++;
  let total = 0;
  for (let node = 0; node < count; node++) first[node] = total += first[node];
  first[count] = total;
  const retainingEdge = new Uint32Array(total);
  const retainingNode = new Uint32Array(total);
  for (let source = count - 1; source >= 0; source--) {
    for (let edge = firstEdge[source + 1] - 1; edge >= firstEdge[source]; edge--) {
      const at = --first[toNode[edge]];
      retainingEdge[at] = edge;
      retainingNode[at] = source;
    }
  }
  return { first, edge: retainingEdge, node: retainingNode };
}

/** Children lists of the dominator tree, ordinals ascending; made once. */
export function dominatorTree(heap: SlimHeap): DominatorTree {
  return heap.tree ?? (derived(heap).tree ??= childrenOf(heap.dominator, heap.columns.header.rootOrdinal));
}

/** A kind byte per node (kinds.ts); made once. */
export function kindsOf(heap: SlimHeap): Uint8Array {
  return heap.kinds ?? classified(heap).kinds;
}

/** Bytes of V8's own nodes, before owner attribution; made once. */
export function engineBytesOf(heap: SlimHeap): Bytes {
  return heap.engineBytes ?? classified(heap).engineBytes;
}

function classified(heap: SlimHeap): Classified {
  return (derived(heap).classified ??= classifyKinds(heap.columns));
}

/** How each node hangs from its dominator, encoded as in via.ts; made once. */
export function viaOf(heap: SlimHeap): Uint32Array {
  return heap.via ?? (derived(heap).via ??= labelDominatorEdges(heap.columns, heap.dominator, heap.distance));
}

/** What `isDropped` goes by, for walks that meet few edges; made once. `droppedEdges` is for those that meet all. */
export function edgeRulesOf(heap: Heap): EdgeRules {
  return edgeRules(heap.columns, derived(heap).schema, namesOf(heap.columns));
}

/** The edges that do not retain, one bit each (bit `edge & 31` of word `edge >>> 5`); made once. */
export function droppedEdges(heap: Heap, signal?: CancelSignal): Uint32Array {
  return (derived(heap).dropped ??= markDropped(edgeRulesOf(heap), heap.page, signal));
}

/** 1 per node that something keeps alive; 0 for cliques that only weak references reach. Made once. */
export function aliveNodes(heap: Heap): Uint8Array {
  return (derived(heap).alive ??= markAlive(heap.columns, heap.columns.header.rootOrdinal, droppedEdges(heap)));
}

/** From here on an edge count does not fit its byte in `EdgeCounts`. */
export const MANY = 0xff;

/** How many edges a node has, or had before its heap was slimmed. */
export function edgeCountOf(
  {
    columns: {
      nodes: { firstEdge },
    },
    edgeCounts,
  }: SlimHeap,
  node: NodeOrdinal,
): number {
  if (edgeCounts === undefined) return firstEdge[node + 1] - firstEdge[node];
  const { few, many, counts } = edgeCounts;
  return few[node] < MANY ? few[node] : counts[lastUpTo(many, node, 0, many.length - 1)];
}

/** The last place in ascending[low .. high] whose number is not above `wanted`; the first one's is not. */
function lastUpTo(ascending: Uint32Array, wanted: number, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to + 1) >>> 1;
    if (ascending[middle] <= wanted) from = middle;
    else to = middle - 1;
  }
  return from;
}

/** Shallow size after owner attribution (rule 1): what a node retains beyond those it dominates. */
export function shallowOf(heap: SlimHeap, node: NodeOrdinal): Bytes {
  const { retained } = heap;
  const { first, child } = dominatorTree(heap);
  let bytes = retained[node];
  for (let i = first[node], end = first[node + 1]; i < end; i++) bytes -= retained[child[i]];
  return bytes;
}

/** `shallowOf` every node, in an array of the type of `retained`; they sum to the total of `columns.nodes.selfSize`. */
export function shallowSizes({
  retained,
  dominator,
  columns,
}: Pick<SlimHeap, 'retained' | 'dominator' | 'columns'>): Uint32Array | Float64Array {
  const shallow = retained.slice();
  const root = columns.header.rootOrdinal;
  for (let node = 0; node < retained.length; node++) if (node !== root) shallow[dominator[node]] -= retained[node];
  return shallow;
}

/** The row's name when the node is counted in one (`{a, b}` for plain objects), else its class name. */
export function constructorName(heap: SlimHeap, node: NodeOrdinal): string {
  const row = heap.classes.nodeClass[node];
  if (row < heap.classes.rows.length) return heap.classes.rows[row].name;
  return classNameOf(heap.columns, derived(heap).schema, heap.detached ?? null, node);
}

/** The node's name as the file has it: a string's text, a function's name, `Object`. */
export function nodeName(heap: SlimHeap, node: NodeOrdinal): string {
  return textOf(heap.columns.strings, heap.columns.nodes.name[node]);
}

/** An edge's name: text, or the index as text for element and hidden edges. */
export function edgeName(heap: SlimHeap, edge: EdgeOrdinal): string {
  const { schema } = derived(heap);
  const { type, nameOrIndex } = heap.columns.edges;
  const numbered = type[edge] === schema.edgeElement || type[edge] === schema.edgeHidden;
  return numbered ? String(nameOrIndex[edge]) : textOf(heap.columns.strings, nameOrIndex[edge]);
}

/** One edge with its source found and its name decoded. */
export function namedEdge(heap: Heap, edge: EdgeOrdinal): NamedEdge {
  const { schema } = derived(heap);
  const { type, nameOrIndex, toNode } = heap.columns.edges;
  const numbered = type[edge] === schema.edgeElement || type[edge] === schema.edgeHidden;
  return {
    from: sourceOfEdge(heap, edge),
    to: toNode[edge],
    type: heap.columns.header.edgeTypes[type[edge]],
    name: edgeName(heap, edge),
    nameIndex: numbered ? null : nameOrIndex[edge],
  };
}

/** The node an edge starts at: by binary search, after some thousand questions in a table of every 32nd edge. */
export function sourceOfEdge(heap: Heap, edge: EdgeOrdinal): NodeOrdinal {
  const {
    nodes: { firstEdge, count },
  } = heap.columns;
  const entry = derived(heap);
  if (entry.sources === undefined && entry.sourcesAsked++ < MANY_SOURCES)
    return lastUpTo(firstEdge, edge, 0, count - 1);
  const sources = (entry.sources ??= listSources(heap.columns));
  const row = edge >>> SOURCE_SHIFT;
  return lastUpTo(firstEdge, edge, sources[row], sources[row + 1]);
}

/** Fewer are found before the table would be made. */
const MANY_SOURCES = 1 << 14;
/** Edges between two rows of the table of sources, as a shift. */
const SOURCE_SHIFT = 5;

/** Sources of every 32nd edge, and one row more. */
function listSources({ nodes: { firstEdge, count }, edges }: SnapshotColumns): Uint32Array {
  const sources = new Uint32Array((edges.count >>> SOURCE_SHIFT) + 2).fill(count - 1);
  let row = 0;
  for (let node = 0; node < count; node++) {
    for (const end = firstEdge[node + 1]; row << SOURCE_SHIFT < end; row++) sources[row] = node;
  }
  return sources;
}

/** Where a closure, or the class of an instance, was written; null when the file does not say. */
export function sourceOf(heap: SlimHeap, node: NodeOrdinal): SourcePosition | null {
  const { locations } = heap.columns;
  const row = locationRow(heap.columns, node);
  if (row < 0 || locations === null) return null;
  const entry = derived(heap);
  entry.urls ??= new Map((heap.scripts ?? []).map(({ scriptId, url }) => [scriptId, url]));
  return positionOf(entry.urls, locations.scriptId[row], locations.line[row], locations.column[row]);
}

/** Ordinals in ascending order of object id; made once. */
export function idOrder(heap: SlimHeap): Uint32Array {
  return (derived(heap).idOrder ??= sortById(heap.columns.nodes.id));
}

/** Stable counting sort, 16 bits at a time: linear, and without the boxed numbers of a comparator. */
function sortById(id: Uint32Array | Float64Array): Uint32Array {
  let from = new Uint32Array(id.length);
  for (let node = 0; node < id.length; node++) from[node] = node;
  let to = new Uint32Array(id.length);
  for (const shift of id instanceof Uint32Array ? [0, 16] : [0, 16, 32, 48]) {
    const start = new Uint32Array(0x1_0001);
    for (let i = 0; i < from.length; i++) start[digitOf(id[from[i]], shift) + 1]++;
    for (let digit = 0; digit < 0x1_0000; digit++) start[digit + 1] += start[digit];
    for (let i = 0; i < from.length; i++) to[start[digitOf(id[from[i]], shift)]++] = from[i];
    [from, to] = [to, from];
  }
  return from;
}

/** Bits [shift, shift + 16) of an id; above 32 bits by division, since shifts end there. */
function digitOf(id: number, shift: number): number {
  return shift < 32 ? (id >>> shift) & 0xffff : Math.floor(id / 2 ** shift) & 0xffff;
}

/** The node with this object id; -1 when there is none. Binary search after the first call. */
export function findOrdinalById(heap: SlimHeap, objectId: ObjectId): NodeOrdinal {
  const order = idOrder(heap);
  const { id } = heap.columns.nodes;
  let low = 0;
  let high = order.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (id[order[middle]] < objectId) low = middle + 1;
    else high = middle;
  }
  return order.length > 0 && id[order[low]] === objectId ? order[low] : -1;
}
