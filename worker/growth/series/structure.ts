// Structure mode: which object of one file plays the part of which object in another, when ids say nothing
// (two processes, Bun). Both graphs are walked in lockstep along named references (variables, properties, internal
// links), from the root and from functions of the same source position; elements and entries are never paired.
// References, not dominator paths: which root reaches a module first changes from file to file.

import type { EdgeOrdinal, NodeOrdinal } from 'heapsnapshot-parser-lite';
import { stringAt } from 'heapsnapshot-parser-lite';
import type { SlimHeap } from '../../heap/types.ts';
import { sourceOf } from '../../heap/index.ts';
import { NO_MATCH } from './ids.ts';
import type { NameTable } from './names.ts';
import { CONTEXT, PLUMBING, TYPE, isStringType, typeOf } from './node-kinds.ts';
import { Survivors } from './survivors.ts';

const NONE = NO_MATCH;
/** Internal links named by position (`12`, `3 / part of key…`) pair nothing. */
const POSITIONAL = /^\d/;

interface Side {
  readonly heap: SlimHeap;
  readonly file: number;
  readonly kinds: Uint8Array;
  /** Edge type per index: 1 context, 2 property, 3 internal, 4 shortcut, 5 element, 6 hidden; 0 = not followed. */
  readonly edgeKind: Uint8Array;
  /** Lists of imports and exports met on the way: their positions come from the source, or their entries have keys. */
  readonly moduleLists: Set<NodeOrdinal>;
}

/** What kind a key of a named edge has, beside the edge kinds. */
const KEY_ROOT = 7;
const KEY_EXPORT = 8;
const KEY_KINDS = 16;

/**
 * Survivors by structure: objects of the first snapshot whose counterpart was found in every other one.
 * @param heaps - the series; every one needs its edges
 * @throws Error when a heap was slimmed (a fault of the caller)
 */
export function survivorsByStructure(
  heaps: readonly SlimHeap[],
  kinds: readonly Uint8Array[],
  names: NameTable,
): Survivors {
  const sides = heaps.map((heap, file): Side => {
    if (!heap.hasEdges) throw new Error('structure mode needs the edges of every snapshot');
    return { heap, file, kinds: kinds[file], edgeKind: edgeKinds(heap), moduleLists: new Set() };
  });
  const base = sides[0];
  const pairs = sides.slice(1).map((side) => pairUp(base, side, names));
  const {
    nodes: { count },
    header: { rootOrdinal },
  } = heaps[0].columns;
  const alive = new Uint32Array((count >>> 5) + 1);
  for (let n = 0; n < count; n++) {
    if ((kinds[0][n] & PLUMBING) === 0 && (n === rootOrdinal || pairs.every((pair) => pair[n] !== NO_MATCH)))
      alive[n >>> 5] |= 1 << (n & 31);
  }
  return new Survivors(heaps, pairs, alive);
}

function edgeKinds(heap: SlimHeap): Uint8Array {
  const kinds = new Uint8Array(256);
  heap.columns.header.edgeTypes.forEach((name, i) => {
    kinds[i] = { context: 1, property: 2, internal: 3, shortcut: 4, element: 5, hidden: 6 }[name] ?? 0;
  });
  return kinds;
}

/** @returns per node of `a` its counterpart in `b`, or NONE; one to one. */
function pairUp(a: Side, b: Side, names: NameTable): Uint32Array {
  const pair = new Uint32Array(a.heap.columns.nodes.count).fill(NONE);
  const taken = new Uint8Array(b.heap.columns.nodes.count);
  const [rootA, rootB] = [a.heap.columns.header.rootOrdinal, b.heap.columns.header.rootOrdinal];
  const queue: NodeOrdinal[] = [rootA];
  pair[rootA] = rootB;
  taken[rootB] = 1;
  const walk = (): void => {
    const targets = new Map<number, NodeOrdinal>();
    for (let at = 0; at < queue.length; at++) {
      const x = queue[at];
      const y = pair[x];
      targets.clear();
      forNamedEdges(b, y, names, (key, to) => targets.set(key, targets.has(key) ? NONE : to));
      if (targets.size === 0) continue;
      forNamedEdges(a, x, names, (key, to) => {
        const other = targets.get(key);
        if (other === undefined || other === NONE) return;
        if (pair[to] !== NONE || taken[other] !== 0 || !alike(a, to, b, other, names)) return;
        pair[to] = other;
        taken[other] = 1;
        queue.push(to);
      });
    }
    queue.length = 0;
  };
  walk();
  // Functions of one source position, alone in both files, start it again where the named walk did not come.
  const inA = loneClosures(a, pair, null);
  const inB = loneClosures(b, null, taken);
  for (const [position, x] of inA) {
    const y = inB.get(position);
    if (x === NONE || y === undefined || y === NONE || pair[x] !== NONE || taken[y] !== 0) continue;
    pair[x] = y;
    taken[y] = 1;
    queue.push(x);
  }
  walk();
  return pair;
}

function forNamedEdges(
  side: Side,
  node: NodeOrdinal,
  names: NameTable,
  visit: (key: number, to: NodeOrdinal) => void,
): void {
  const { nodes, edges } = side.heap.columns;
  const synthetic = typeOf(side.kinds[node]) === TYPE.synthetic;
  if (side.moduleLists.has(node)) {
    forModuleList(side, node, names, visit);
    return;
  }
  const module = /^system \/ (SourceText|Synthetic)Module$/.test(names.text(names.id(side.file, nodes.name[node])));
  for (let e: EdgeOrdinal = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
    const kind = side.edgeKind[edges.type[e]];
    if (kind === 0) continue;
    const to = edges.toNode[e];
    let key: number;
    if (synthetic) {
      // Roots number their links: what a link leads to is its name, as far as that is a root itself or a global.
      const type = typeOf(side.kinds[to]);
      if (type !== TYPE.synthetic && kind !== 4) continue;
      key = names.id(side.file, nodes.name[to]) * KEY_KINDS + KEY_ROOT;
    } else if (kind === 6) {
      // V8's module records number their slots, the same in every process.
      if (!module) continue;
      if (typeOf(side.kinds[to]) === TYPE.array) side.moduleLists.add(to);
      key = edges.nameOrIndex[e] * KEY_KINDS + kind;
    } else {
      if (kind === 5) continue;
      const name = names.id(side.file, edges.nameOrIndex[e]);
      if (kind === 3 && POSITIONAL.test(names.text(name))) continue;
      key = name * KEY_KINDS + kind;
    }
    visit(key, to);
  }
}

/** Imports and exports of a module: by the name before a cell where there is one (a hash table), else by position. */
function forModuleList(
  side: Side,
  list: NodeOrdinal,
  names: NameTable,
  visit: (key: number, to: NodeOrdinal) => void,
): void {
  const { nodes, edges, strings } = side.heap.columns;
  const byPosition = new Map<number, NodeOrdinal>();
  let keyed = false;
  for (let e: EdgeOrdinal = nodes.firstEdge[list]; e < nodes.firstEdge[list + 1]; e++) {
    if (side.edgeKind[edges.type[e]] !== 3) continue;
    const position = Number.parseInt(stringAt(strings, edges.nameOrIndex[e]), 10);
    if (Number.isNaN(position)) continue;
    byPosition.set(position, edges.toNode[e]);
    keyed ||= isStringType(typeOf(side.kinds[edges.toNode[e]]));
  }
  for (const [position, to] of byPosition) {
    if (!keyed) visit(position * KEY_KINDS + KEY_EXPORT, to);
    const name = byPosition.get(position - 1);
    if (
      keyed &&
      name !== undefined &&
      isStringType(typeOf(side.kinds[name])) &&
      !isStringType(typeOf(side.kinds[to]))
    ) {
      visit(names.id(side.file, nodes.name[name]) * KEY_KINDS + KEY_EXPORT, to);
    }
  }
}

function alike(a: Side, x: NodeOrdinal, b: Side, y: NodeOrdinal, names: NameTable): boolean {
  const kind = a.kinds[x];
  if ((kind & ~CONTEXT) !== (b.kinds[y] & ~CONTEXT)) return false;
  if ((kind & CONTEXT) !== 0 || isStringType(typeOf(kind))) return true;
  return names.id(a.file, a.heap.columns.nodes.name[x]) === names.id(b.file, b.heap.columns.nodes.name[y]);
}

/** Unpaired closures by source position; NONE where several share one. */
function loneClosures(side: Side, pair: Uint32Array | null, taken: Uint8Array | null): Map<string, NodeOrdinal> {
  const found = new Map<string, NodeOrdinal>();
  const { locations } = side.heap.columns;
  if (locations === null) return found;
  for (let i = 0; i < locations.count; i++) {
    const n = locations.node[i];
    if (typeOf(side.kinds[n]) !== TYPE.closure) continue;
    if ((pair !== null && pair[n] !== NONE) || (taken !== null && taken[n] !== 0)) continue;
    const source = sourceOf(side.heap, n);
    if (source === null || source.url === '') continue;
    const position = `${source.url}:${source.line}:${source.column}`;
    found.set(position, found.has(position) ? NONE : n);
  }
  return found;
}
