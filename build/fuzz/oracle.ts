// What must be true of every answer: the columns say what the JSON says, the heap obeys its laws.

import { stringAt, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import { dominatorTree, type DominatorTree, type Heap } from '../../worker/heap/index.ts';
import { law } from './target.ts';

/** Invalid UTF-8 and lone surrogates become U+FFFD somewhere; where exactly is not ours to decide. */
const loosely = (text: string): string => text.toWellFormed().replace(/\ufffd+/g, '\ufffd');

interface Json {
  readonly snapshot: { readonly meta: Readonly<Record<string, readonly unknown[]>> };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/**
 * Columns against JSON.parse of the same text, value by value.
 * @param text the input, gunzipped and decoded; null when it is too large to be worth it
 */
export function checkColumns(columns: SnapshotColumns, text: string | null): void {
  checkShape(columns);
  if (text === null) return;
  let json: Json;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, '')) as Json;
  } catch (error) {
    law(false, () => `read, but JSON.parse says ${String(error)}`);
    return;
  }
  const { meta } = json.snapshot;
  const nodeFields = meta.node_fields as readonly string[];
  const { nodes, edges, strings } = columns;
  const same = (what: string, expected: number, actual: number): void =>
    law(expected === actual, () => `${what}: the file says ${expected}, the column ${actual}`);
  same('nodes', json.nodes.length / nodeFields.length, nodes.count);
  const field = (name: string, n: number): number =>
    json.nodes[n * nodeFields.length + nodeFields.indexOf(name)] as number;
  for (let n = 0; n < nodes.count; n++) {
    same(`type of node ${n}`, field('type', n), nodes.type[n] as number);
    same(`name of node ${n}`, field('name', n), nodes.name[n] as number);
    same(`id of node ${n}`, field('id', n), nodes.id[n] as number);
    same(`self_size of node ${n}`, field('self_size', n), nodes.selfSize[n] as number);
    same(
      `edge_count of node ${n}`,
      field('edge_count', n),
      (nodes.firstEdge[n + 1] as number) - (nodes.firstEdge[n] as number),
    );
  }
  const edgeFields = meta.edge_fields as readonly string[];
  same('edges', json.edges.length / edgeFields.length, edges.count);
  for (let e = 0; e < edges.count; e++) {
    const row = e * edgeFields.length;
    same(`type of edge ${e}`, json.edges[row + edgeFields.indexOf('type')] as number, edges.type[e] as number);
    same(
      `name of edge ${e}`,
      json.edges[row + edgeFields.indexOf('name_or_index')] as number,
      edges.nameOrIndex[e] as number,
    );
    same(
      `to_node of edge ${e}`,
      json.edges[row + edgeFields.indexOf('to_node')] as number,
      (edges.toNode[e] as number) * nodeFields.length,
    );
  }
  same('strings', json.strings.length, strings.count);
  for (let i = 0; i < strings.count; i++) {
    law(
      loosely(json.strings[i] as string) === loosely(stringAt(strings, i)),
      () =>
        `string ${i} is ${JSON.stringify(stringAt(strings, i).slice(0, 60))}, not ${JSON.stringify((json.strings[i] as string).slice(0, 60))}`,
    );
  }
}

/** Columns without their file: everything that is an index points somewhere. */
function checkShape({ nodes, edges, strings, header, locations }: SnapshotColumns): void {
  law(
    nodes.firstEdge.length === nodes.count + 1 && nodes.firstEdge[nodes.count] === edges.count,
    () => 'firstEdge does not end at the edge count',
  );
  for (let n = 0; n < nodes.count; n++) {
    law((nodes.type[n] as number) < header.nodeTypes.length, () => `node ${n} has a type without a name`);
    law((nodes.name[n] as number) < strings.count, () => `node ${n} has a name beyond the strings`);
    law(
      (nodes.firstEdge[n] as number) <= (nodes.firstEdge[n + 1] as number),
      () => `node ${n} has fewer than no edges`,
    );
  }
  const numbered = new Set(['element', 'hidden'].map((name) => header.edgeTypes.indexOf(name)));
  for (let e = 0; e < edges.count; e++) {
    law((edges.toNode[e] as number) < nodes.count, () => `edge ${e} goes beyond the nodes`);
    law((edges.type[e] as number) < header.edgeTypes.length, () => `edge ${e} has a type without a name`);
    law(
      numbered.has(edges.type[e] as number) || (edges.nameOrIndex[e] as number) < strings.count,
      () => `edge ${e} has a name beyond the strings`,
    );
  }
  for (let i = 0; i < (locations?.count ?? 0); i++)
    law((locations?.node[i] as number) < nodes.count, () => `location ${i} is of no node`);
}

/** Two readings of the same bytes, cut differently. */
export function checkSame(a: SnapshotColumns, b: SnapshotColumns): void {
  const equal = (x: ArrayLike<number> | null, y: ArrayLike<number> | null): boolean =>
    x?.length === y?.length &&
    (x === null || Array.prototype.every.call(x, (value: number, i: number) => value === y?.[i]));
  for (const key of ['type', 'name', 'id', 'selfSize', 'firstEdge', 'detachedness', 'traceNodeId'] as const)
    law(equal(a.nodes[key], b.nodes[key]), () => `nodes.${key} depends on how the bytes were cut`);
  for (const key of ['type', 'nameOrIndex', 'toNode'] as const)
    law(equal(a.edges[key], b.edges[key]), () => `edges.${key} depends on how the bytes were cut`);
  law(a.strings.count === b.strings.count, () => 'the number of strings depends on how the bytes were cut');
  for (let i = 0; i < a.strings.count; i++)
    law(stringAt(a.strings, i) === stringAt(b.strings, i), () => `string ${i} depends on how the bytes were cut`);
  law(JSON.stringify(a.header) === JSON.stringify(b.header), () => 'the header depends on how the bytes were cut');
}

/** Nodes so that a dominator stands before what it dominates, by the tree's own lists. */
function orderOf({ first, child }: DominatorTree, root: number, count: number): Uint32Array {
  const order = new Uint32Array(count);
  order[0] = root;
  let end = 1;
  for (let at = 0; at < end; at++) {
    const node = order[at] as number;
    for (let c = first[node] as number; c < (first[node + 1] as number); c++) {
      law(end < count, () => 'the dominator tree has more nodes than the heap');
      order[end++] = child[c] as number;
    }
  }
  law(end === count, () => `the dominator tree reaches ${end} of ${count} nodes`);
  return order;
}

/** Dominators form one tree from the root; sizes add up along it; rows count every object once. */
export function checkHeap(heap: Heap): void {
  const { count, selfSize } = heap.columns.nodes;
  const root = heap.columns.header.rootOrdinal;
  const order = orderOf(dominatorTree(heap), root, count);
  const { rows, nodeClass } = heap.classes;
  let written = 0;
  for (const size of selfSize) written += size;
  const attributed = rows.reduce((sum, row) => sum + row.shallowBytes, 0);
  const below = new Float64Array(count);
  const seen = new Uint8Array(count);
  law(close(written, attributed), () => `attribution made ${attributed} bytes of ${written}`);
  law(
    close(heap.totalShallowBytes, attributed),
    () => `the total says ${heap.totalShallowBytes}, the nodes ${attributed}`,
  );
  law(heap.dominator[root] === root, () => 'the root is dominated');
  for (let i = 0; i < count; i++) {
    const n = order[i] as number;
    law(n < count && seen[n] === 0, () => `node ${n} stands twice in the order`);
    seen[n] = 1;
    law(i === 0 || seen[heap.dominator[n] as number] === 1, () => `node ${n} stands before what dominates it`);
  }
  for (let i = count - 1; i > 0; i--) {
    const n = order[i] as number;
    law(
      (below[n] as number) <= (heap.retained[n] as number) * (1 + 1e-9),
      () => `node ${n} retains ${heap.retained[n]}, what it dominates ${below[n]}`,
    );
    below[heap.dominator[n] as number] = (below[heap.dominator[n] as number] as number) + (heap.retained[n] as number);
  }
  law(
    close(heap.retained[root] as number, attributed),
    () => `the root retains ${heap.retained[root]} of ${attributed}`,
  );
  let counted = 0;
  for (const row of rows) {
    counted += row.count;
    law(
      row.retainedBytes >= row.shallowBytes * (1 - 1e-9) || !Number.isFinite(row.shallowBytes),
      () => `${row.name.slice(0, 40)} retains less than it is`,
    );
    law(row.retainedBytes <= attributed * (1 + 1e-9), () => `${row.name.slice(0, 40)} retains more than there is`);
  }
  let placed = 0;
  for (let n = 0; n < count; n++) if ((nodeClass[n] as number) < rows.length) placed++;
  law(counted === placed, () => `rows count ${counted} of ${placed} objects`);
}

const close = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-9;
