// Rules 1 and 2 of snapshot-format.md: whose bytes a backing store's are, and which edges keep an object alive.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices, SLICE } from './chunks.ts';
import { ephemeronRow } from './ephemerons.ts';
import { checkCancelled, type CancelSignal } from './errors.ts';
import { isUserRoot, type Names, type Schema } from './schema.ts';
import { Stack } from './stack.ts';
import { TAG } from './text.ts';

const UNVISITED = 0xffff_ffff;
const SHARED = 0xffff_fffe;

/**
 * Shallow sizes after owner attribution (rule 1). The result is a fixed point, so the order of visits is free:
 * self-owned nodes are walked as they lie in memory, what they claim is finished at once.
 * @param scratch at least nodes.count long; holds owners while it runs
 */
export function attributeShallow(
  columns: SnapshotColumns, schema: Schema, names: Names, scratch: Uint32Array, signal?: CancelSignal,
): Uint32Array | Float64Array {
  const { nodes, edges } = columns;
  const shallow = nodes.selfSize.slice();
  if (!hasUserRoots(columns, schema, names)) return shallow;

  const owner = scratch.subarray(0, nodes.count);
  // One bit per node, so that the test most edges fail stays in the cache.
  const ownable = new Uint32Array((nodes.count >>> 5) + 1);
  const flood: Flood = {
    firstEdge: nodes.firstEdge, toNode: edges.toNode, edgeType: edges.type, weak: schema.edgeWeak, owner, ownable, pending: new Stack(),
  };
  inSlices(nodes.count, signal, (from, to) => markOwnable(columns, schema, names, owner, ownable, from, to));
  inSlices(nodes.count, signal, (from, to) => floodOwners(flood, from, to));
  const large = passes32Bits(columns, schema, owner, shallow);
  const sums = large && shallow instanceof Uint32Array ? Float64Array.from(shallow) : shallow;
  inSlices(nodes.count, signal, (from, to) => moveSizes(nodes.type, schema, owner, sums, from, to));
  return sums;
}

function markOwnable(
  columns: SnapshotColumns, schema: Schema, names: Names, owner: Uint32Array, ownable: Uint32Array, from: number, to: number,
): void {
  const { type, name } = columns.nodes;
  const { hidden, array, native } = schema;
  const { tag } = names;
  for (let node = from; node < to; node++) {
    const t = type[node];
    owner[node] = node;
    if (t === hidden || t === array || (t === native && tag[name[node]] === TAG.externalString)) {
      owner[node] = UNVISITED;
      ownable[node >>> 5] |= 1 << (node & 31);
    }
  }
}

interface Flood {
  readonly firstEdge: Uint32Array;
  readonly toNode: Uint32Array;
  readonly edgeType: Uint8Array;
  readonly weak: number;
  readonly owner: Uint32Array;
  readonly ownable: Uint32Array;
  readonly pending: Stack;
}

function floodOwners(flood: Flood, from: number, to: number): void {
  const { firstEdge, toNode, edgeType, weak, owner, ownable, pending } = flood;
  for (let start = from; start < to; start++) {
    if ((ownable[start >>> 5] >>> (start & 31)) & 1) continue;
    let source = start;
    for (;;) {
      const by = owner[source];
      for (let edge = firstEdge[source], end = firstEdge[source + 1]; edge < end; edge++) {
        const target = toNode[edge];
        if (((ownable[target >>> 5] >>> (target & 31)) & 1) === 0) continue;
        const now = owner[target];
        if (now === by || now === SHARED || edgeType[edge] === weak) continue;
        owner[target] = now === UNVISITED ? by : SHARED;
        pending.push(target);
      }
      if (pending.length === 0) break;
      source = pending.pop();
    }
  }
}

function hasUserRoots(columns: SnapshotColumns, schema: Schema, names: Names): boolean {
  const { firstEdge } = columns.nodes;
  for (let edge = firstEdge[schema.root]; edge < firstEdge[schema.root + 1]; edge++) {
    if (isUserRoot(columns, schema, names, columns.edges.toNode[edge])) return true;
  }
  return false;
}

/** A sum can pass 32 bits although every part fits; seen only with gigabytes, so the check is over the total first. */
function passes32Bits(columns: SnapshotColumns, schema: Schema, owner: Uint32Array, sizes: Uint32Array | Float64Array): boolean {
  let total = 0;
  for (let node = 0; node < sizes.length; node++) total += sizes[node];
  if (total <= 0xffff_ffff) return false;
  const sums = Float64Array.from(sizes);
  moveSizes(columns.nodes.type, schema, owner, sums, 0, owner.length);
  return sums.some((size) => size > 0xffff_ffff);
}

function moveSizes(
  type: Uint8Array, schema: Schema, owner: Uint32Array, shallow: Uint32Array | Float64Array, first: number, last: number,
): void {
  const { synthetic, root } = schema;
  for (let node = first; node < last; node++) {
    const to = owner[node];
    if (to === node || to >= SHARED || to === root || type[to] === synthetic) continue;
    shallow[to] += shallow[node];
    shallow[node] = 0;
  }
}

/**
 * Page-owned nodes (rule 2): reachable over non-weak edges from the root's shortcuts and `(Document DOM trees)`.
 * @returns one bit per node: bit `node & 31` of word `node >>> 5`
 */
export function markPageOwned(columns: SnapshotColumns, schema: Schema, names: Names, signal?: CancelSignal): Uint32Array {
  const { nodes, edges } = columns;
  const { firstEdge } = nodes;
  const { type: edgeType, toNode } = edges;
  const page = new Uint32Array((nodes.count >>> 5) + 1);
  const pending = new Stack();
  for (let edge = firstEdge[schema.root]; edge < firstEdge[schema.root + 1]; edge++) {
    const node = toNode[edge];
    const domTrees = edgeType[edge] === schema.edgeElement && nodes.type[node] === schema.synthetic
      && names.tag[nodes.name[node]] === TAG.domTrees;
    if (!domTrees && edgeType[edge] !== schema.edgeShortcut) continue;
    page[node >>> 5] |= 1 << (node & 31);
    pending.push(node);
  }
  while (pending.length > 0) {
    checkCancelled(signal);
    floodPage(firstEdge, toNode, edgeType, schema.edgeWeak, page, pending);
  }
  return page;
}

/** At most a slice of nodes, so that it is called again and again. */
function floodPage(firstEdge: Uint32Array, toNode: Uint32Array, edgeType: Uint8Array, weak: number, page: Uint32Array, pending: Stack): void {
  for (let steps = 0; steps < SLICE && pending.length > 0; steps++) {
    const node = pending.pop();
    for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
      const target = toNode[edge];
      if ((page[target >>> 5] >>> (target & 31)) & 1 || edgeType[edge] === weak) continue;
      page[target >>> 5] |= 1 << (target & 31);
      pending.push(target);
    }
  }
}

/**
 * The edges that do not retain (rule 2), as one bit per edge: bit `edge & 31` of word `edge >>> 5`.
 * @param page from `markPageOwned`
 * A bit per edge keeps the filter of 4.4 M edges in half a megabyte, inside the cache.
 */
export function markDropped(
  columns: SnapshotColumns, schema: Schema, names: Names, page: Uint32Array, signal?: CancelSignal,
): Uint32Array {
  const dropped = new Uint32Array((columns.edges.count >>> 5) + 1);
  // Only a WeakMap's own table drops its edges. A few bits of the id tell which nodes can be one.
  const tables = new Uint8Array(1 << 16);
  for (const tableId of names.ephemerons.tableId) tables[tableId & 0xffff] = 1;
  inSlices(columns.nodes.count, signal, (from, to) => dropEdges(columns, schema, names, page, tables, dropped, from, to));
  return dropped;
}

function dropEdges(
  columns: SnapshotColumns, schema: Schema, names: Names, page: Uint32Array, tables: Uint8Array, dropped: Uint32Array, from: number, to: number,
): void {
  const { firstEdge, id } = columns.nodes;
  const { type: edgeType, nameOrIndex, toNode } = columns.edges;
  const { edgeWeak, edgeShortcut, root } = schema;
  const { tag, ephemerons } = names;
  for (let node = from; node < to; node++) {
    const internal = tables[id[node] & 0xffff] === 1 ? schema.edgeInternal : -1;
    const anyTarget = ((page[node >>> 5] >>> (node & 31)) & 1) === 1 || node === root;
    for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
      const type = edgeType[edge];
      const target = toNode[edge];
      let drop = type === edgeWeak || target === node || (type === edgeShortcut && node !== root);
      if (!anyTarget && ((page[target >>> 5] >>> (target & 31)) & 1) === 1) drop = true;
      else if (type === internal && tag[nameOrIndex[edge]] === TAG.ephemeron) {
        drop ||= ephemerons.tableId[ephemeronRow(ephemerons, nameOrIndex[edge])] === id[node];
      }
      if (drop) dropped[edge >>> 5] |= 1 << (edge & 31);
    }
  }
}

/** Both steps: one bit per edge, set where the edge does not retain. */
export function essentialFilter(columns: SnapshotColumns, schema: Schema, names: Names, signal?: CancelSignal): Uint32Array {
  return markDropped(columns, schema, names, markPageOwned(columns, schema, names, signal), signal);
}
