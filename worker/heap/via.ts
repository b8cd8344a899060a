// How each object hangs from its immediate dominator: one edge label per node, so that trees over many snapshots
// need no edges. Numbered edges and running entries of storage are all one label. What no edge of the dominator holds
// is named by its nearest holder.

import type { SnapshotColumns, StringIndex } from 'heapsnapshot-parser-lite';
import { inSlices } from './chunks.ts';
import { namesOf, schemaOf } from './schema.ts';
import { firstByteOf, TAG } from './text.ts';

/** An element, an entry of a collection's storage, a hidden slot. */
export const VIA_ELEMENT = 0xffff_ffff;
/** No edge from the dominator, and no holder with a name either. */
export const VIA_SEVERAL = 0xffff_fffe;
/** Set beside a StringIndex: held from several places under the dominator, the nearest of which calls it so. */
export const VIA_INDIRECT = 0x8000_0000;

/** Smaller is the better name. Ranks from INDIRECT on are of edges that do not come from the dominator. */
const RANK = { named: 1, shortcut: 2, element: 3, internal: 4, weak: 5 } as const;
const INDIRECT = 0x40;
const NONE = 0xff;

/**
 * Needs edges.
 * @param space two arrays of nodeCount words: `via` becomes the result, `nearest` is scratch
 * @returns per node VIA_ELEMENT, VIA_SEVERAL, or a StringIndex, with VIA_INDIRECT where the holder is not the dominator
 */
export function labelDominatorEdges(
  columns: SnapshotColumns,
  dominator: Uint32Array,
  distance: Int32Array,
  space?: { readonly via: Uint32Array; readonly nearest: Int32Array },
): Uint32Array {
  const { count } = columns.nodes;
  const work: Labelling = {
    columns,
    dominator,
    distance,
    rankOfType: rankTypes(columns),
    speaks: speakingTypes(columns),
    tag: namesOf(columns).tag,
    via: (space?.via ?? new Uint32Array(count)).fill(VIA_SEVERAL),
    rank: new Uint8Array(count).fill(NONE),
  };
  inSlices(count, undefined, (from, to) => labelDirect(work, from, to));
  // Written before it is read.
  const nearest = space?.nearest ?? new Int32Array(count);
  inSlices(count, undefined, (from, to) => labelIndirect(work, nearest, from, to));
  finishNames(work);
  return work.via;
}

interface Labelling {
  readonly columns: SnapshotColumns;
  readonly dominator: Uint32Array;
  readonly distance: Int32Array;
  readonly rankOfType: Uint8Array;
  /** 1 per node type whose internal edges have names that mean something (`reactions_or_result` of a promise). */
  readonly speaks: Uint8Array;
  readonly tag: Uint8Array;
  readonly via: Uint32Array;
  readonly rank: Uint8Array;
}

function rankTypes(columns: SnapshotColumns): Uint8Array {
  const schema = schemaOf(columns);
  const ranks = new Uint8Array(256).fill(RANK.internal);
  const set = (type: number, value: number): void => {
    if (type >= 0) ranks[type] = value;
  };
  set(schema.edgeProperty, RANK.named);
  set(schema.edgeContext, RANK.named);
  set(schema.edgeShortcut, RANK.shortcut);
  set(schema.edgeElement, RANK.element);
  set(schema.edgeHidden, RANK.element);
  set(schema.edgeWeak, RANK.weak);
  return ranks;
}

function speakingTypes(columns: SnapshotColumns): Uint8Array {
  const { object, closure, native } = schemaOf(columns);
  const speaks = new Uint8Array(256);
  for (const type of [object, closure, native]) if (type >= 0) speaks[type] = 1;
  return speaks;
}

function labelDirect({ columns, dominator, rankOfType, tag, via, rank }: Labelling, first: number, last: number): void {
  const { firstEdge } = columns.nodes;
  const { type, toNode, nameOrIndex } = columns.edges;
  for (let node = first; node < last; node++) {
    for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
      // What is known from the edge alone comes first: a look at its target is a miss in the cache.
      let r = rankOfType[type[edge]];
      if (r === RANK.weak) continue;
      const target = toNode[edge];
      if (dominator[target] !== node || target === node) continue;
      if (r === RANK.named && (tag[nameOrIndex[edge]] === TAG.proto || tag[nameOrIndex[edge]] === TAG.commonName))
        r = RANK.internal;
      if (r >= rank[target]) continue;
      rank[target] = r;
      via[target] = r === RANK.element ? VIA_ELEMENT : nameOrIndex[edge];
    }
  }
}

/** Among the holders' names those that a programmer gave, then the holder nearest to the roots. */
function labelIndirect(
  { columns, dominator, distance, rankOfType, speaks, tag, via, rank }: Labelling,
  nearest: Int32Array,
  first: number,
  last: number,
): void {
  const { firstEdge, type: nodeType } = columns.nodes;
  const { type, toNode, nameOrIndex } = columns.edges;
  for (let node = first; node < last; node++) {
    for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
      if (rankOfType[type[edge]] !== RANK.named) continue;
      const target = toNode[edge];
      if (target === node) continue;
      // `value` of a cell that V8 keeps for a variable: the variable's name says more.
      const poor = rank[target] === RANK.internal && speaks[nodeType[dominator[target]]] === 0;
      if (rank[target] < INDIRECT && !poor) continue;
      const name = nameOrIndex[edge];
      if (tag[name] === TAG.proto || tag[name] === TAG.commonName) continue;
      if (rank[target] === INDIRECT && distance[node] >= nearest[target]) continue;
      rank[target] = INDIRECT;
      nearest[target] = distance[node];
      via[target] = (name | VIA_INDIRECT) >>> 0;
    }
  }
}

/** Internal and shortcut names that begin with a digit (`7 / part of key…`, `12`) are entries; looked at once per name. */
function finishNames({ columns, via, rank }: Labelling): void {
  const decided = new Uint8Array(columns.strings.count);
  for (let node = 0; node < via.length; node++) {
    if (rank[node] !== RANK.internal && rank[node] !== RANK.shortcut) continue;
    const name = via[node];
    if (decided[name] === 0) decided[name] = startsWithDigit(columns, name) ? 1 : 2;
    // The root numbers its globals; their own name (`global`, `Window / …`) says more.
    if (decided[name] === 1) via[node] = rank[node] === RANK.shortcut ? columns.nodes.name[node] : VIA_ELEMENT;
  }
}

function startsWithDigit(columns: SnapshotColumns, name: StringIndex): boolean {
  const first = firstByteOf(columns.strings, name);
  return first >= 0x30 && first <= 0x39;
}
