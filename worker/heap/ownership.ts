// Rules 1 and 2 of snapshot-format.md: whose bytes a backing store's are, and which edges keep an object alive.

import type { EdgeOrdinal, NodeOrdinal, SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices } from './chunks.ts';
import { ephemeronRow } from './ephemerons.ts';
import type { CancelSignal } from './errors.ts';
import { isUserRoot, type Names, type Schema } from './schema.ts';
import { Stack } from './stack.ts';
import { TAG } from './text.ts';

const UNVISITED = 0xffff_ffff;
const SHARED = 0xffff_fffe;

/**
 * Whose bytes each node's are (rule 1). The result is a fixed point, so the order of visits is free: self-owned nodes are walked as
 * they lie in memory, what they claim is finished at once.
 * @param owner length nodes.count, filled: the node itself, another, or `SHARED` and above where it is nobody's alone
 * @returns `owner`
 * @throws HeapError `cancelled`
 */
export function findOwners(
  columns: SnapshotColumns,
  schema: Schema,
  names: Names,
  owner: Uint32Array,
  signal?: CancelSignal,
): Uint32Array {
  const { nodes, edges } = columns;
  if (!hasUserRoots(columns, schema, names)) {
    for (let node = 0; node < owner.length; node++) owner[node] = node;
    return owner;
  }
  // One bit per node, so that the test most edges fail stays in the cache.
  const ownable = new Uint32Array((nodes.count >>> 5) + 1);
  const flood: Flood = {
    firstEdge: nodes.firstEdge,
    toNode: edges.toNode,
    edgeType: edges.type,
    weak: schema.edgeWeak,
    owner,
    ownable,
    pending: new Stack(),
  };
  inSlices(nodes.count, signal, (from, to) => markOwnable(columns, schema, names, owner, ownable, from, to));
  inSlices(nodes.count, signal, (from, to) => floodOwners(flood, from, to));
  return owner;
}

/** Nodes whose bytes are another's: what is left of owners, in a fraction of the memory. */
export interface Moves {
  /** One bit per node: set where its bytes go to `to` (bit `node & 31` of word `node >>> 5`). */
  readonly moved: Uint32Array;
  /** NodeOrdinal per moved node, in the order of nodes. */
  readonly to: Uint32Array;
}

/**
 * Which bytes are moved, said by owners.
 * @param owner of `findOwners`; `Moves.to` takes the beginning of its place
 */
export function movesOf({ nodes: { type } }: SnapshotColumns, { synthetic, root }: Schema, owner: Uint32Array): Moves {
  const moved = new Uint32Array((owner.length >>> 5) + 1);
  let count = 0;
  for (let node = 0; node < owner.length; node++) {
    const to = owner[node];
    if (to === node || to >= SHARED || to === root || type[to] === synthetic) continue;
    moved[node >>> 5] |= 1 << (node & 31);
    owner[count++] = to;
  }
  return { moved, to: owner.subarray(0, count) };
}

/**
 * Shallow sizes after owner attribution (rule 1). Owners own themselves, so it does not matter in which order bytes move.
 * @param shallow length nodes.count, filled; a Float64Array where all sizes together pass 32 bits
 */
export function attributeShallow(
  { nodes }: SnapshotColumns,
  { moved, to }: Moves,
  shallow: Uint32Array | Float64Array,
): void {
  shallow.set(nodes.selfSize);
  let at = 0;
  for (let node = 0; node < shallow.length; node++) {
    if (((moved[node >>> 5] >>> (node & 31)) & 1) === 0) continue;
    shallow[to[at++]] += shallow[node];
    shallow[node] = 0;
  }
}

/** @returns one bit per node: whether any bytes are its own after that (bit `node & 31` of word `node >>> 5`) */
export function sizedNodes({ nodes: { selfSize } }: SnapshotColumns, { moved, to }: Moves): Uint32Array {
  const sized = new Uint32Array(moved.length);
  let at = 0;
  for (let node = 0; node < selfSize.length; node++) {
    const isMoved = (moved[node >>> 5] >>> (node & 31)) & 1;
    const owner = isMoved === 1 ? to[at++] : node;
    if (selfSize[node] !== 0) sized[owner >>> 5] |= 1 << (owner & 31);
  }
  return sized;
}

function markOwnable(
  columns: SnapshotColumns,
  schema: Schema,
  names: Names,
  owner: Uint32Array,
  ownable: Uint32Array,
  from: number,
  to: number,
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

/** What decides which edges keep an object alive (rule 2). */
export interface EdgeRules {
  readonly columns: SnapshotColumns;
  readonly schema: Schema;
  readonly names: Names;
  /** One bit per node: set for the tables of WeakMaps, and for a few others. */
  readonly tables: Uint32Array;
}

const made = new WeakMap<SnapshotColumns, EdgeRules>();

/** Made once per columns. */
export function edgeRules(columns: SnapshotColumns, schema: Schema, names: Names): EdgeRules {
  const known = made.get(columns);
  if (known !== undefined) return known;
  const rules = makeRules(columns, schema, names);
  made.set(columns, rules);
  return rules;
}

/** Only a WeakMap's own table drops its edges: a few bits of the id tell which nodes can be one. */
function makeRules(columns: SnapshotColumns, schema: Schema, names: Names): EdgeRules {
  const { id, count } = columns.nodes;
  const tables = new Uint32Array((count >>> 5) + 1);
  if (names.ephemerons.tableId.length > 0) {
    const likely = new Uint8Array(1 << 16);
    for (const tableId of names.ephemerons.tableId) likely[tableId & 0xffff] = 1;
    for (let node = 0; node < count; node++)
      if (likely[id[node] & 0xffff] === 1) tables[node >>> 5] |= 1 << (node & 31);
  }
  return { columns, schema, names, tables };
}

/** Whether an edge is one of the two of a WeakMap entry, and starts at the table. */
export function isPair({ columns, schema, names }: EdgeRules, node: NodeOrdinal, edge: EdgeOrdinal): boolean {
  const { type, nameOrIndex } = columns.edges;
  if (type[edge] !== schema.edgeInternal || names.tag[nameOrIndex[edge]] !== TAG.ephemeron) return false;
  return names.ephemerons.tableId[ephemeronRow(names.ephemerons, nameOrIndex[edge])] === columns.nodes.id[node];
}

/** Whether page-owned begins here: an edge of the root to a global object or to the page's DOM trees. */
export function isPageStart({ columns, schema, names }: EdgeRules, edge: EdgeOrdinal): boolean {
  const { nodes, edges } = columns;
  const node = edges.toNode[edge];
  return (
    edges.type[edge] === schema.edgeShortcut ||
    (edges.type[edge] === schema.edgeElement &&
      nodes.type[node] === schema.synthetic &&
      names.tag[nodes.name[node]] === TAG.domTrees)
  );
}

/** Whether an edge of `node` does not retain. @param page one bit per page-owned node */
export function isDropped(rules: EdgeRules, page: Uint32Array, node: NodeOrdinal, edge: EdgeOrdinal): boolean {
  const { schema, tables } = rules;
  const { type, toNode } = rules.columns.edges;
  const target = toNode[edge];
  if (type[edge] === schema.edgeWeak || target === node) return true;
  if (((tables[node >>> 5] >>> (node & 31)) & 1) === 1 && isPair(rules, node, edge)) return true;
  if (node === schema.root) return false;
  if (type[edge] === schema.edgeShortcut) return true;
  return ((page[target >>> 5] >>> (target & 31)) & 1) === 1 && ((page[node >>> 5] >>> (node & 31)) & 1) === 0;
}

/**
 * The edges that do not retain (rule 2), as one bit per edge: bit `edge & 31` of word `edge >>> 5`.
 * @param page one bit per page-owned node
 * A bit per edge keeps the filter of 4.4 M edges in half a megabyte, inside the cache.
 */
export function markDropped(rules: EdgeRules, page: Uint32Array, signal?: CancelSignal): Uint32Array {
  const dropped = new Uint32Array((rules.columns.edges.count >>> 5) + 1);
  inSlices(rules.columns.nodes.count, signal, (from, to) => dropEdges(rules, page, dropped, from, to));
  return dropped;
}

/** `isDropped` of every edge, with what depends on the node alone looked at once. */
function dropEdges(rules: EdgeRules, page: Uint32Array, dropped: Uint32Array, from: number, to: number): void {
  const { firstEdge } = rules.columns.nodes;
  const { type: edgeType, toNode } = rules.columns.edges;
  const { edgeWeak, edgeShortcut, root } = rules.schema;
  const { tables } = rules;
  for (let node = from; node < to; node++) {
    const special = node === root || ((tables[node >>> 5] >>> (node & 31)) & 1) === 1;
    const anyTarget = ((page[node >>> 5] >>> (node & 31)) & 1) === 1;
    for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
      const target = toNode[edge];
      const drop = special
        ? isDropped(rules, page, node, edge)
        : edgeType[edge] === edgeWeak ||
          edgeType[edge] === edgeShortcut ||
          target === node ||
          (!anyTarget && ((page[target >>> 5] >>> (target & 31)) & 1) === 1);
      if (drop) dropped[edge >>> 5] |= 1 << (edge & 31);
    }
  }
}
