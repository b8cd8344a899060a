// A heap: one snapshot's columns plus what was computed over them. Plain data only, so a loader thread can
// hand it over by transferring its buffers; functions over it live beside, never in it.

import type { Bytes, NodeOrdinal, SnapshotColumns, StringIndex } from 'heapsnapshot-parser-lite';
import type { RetainerIndex } from './retainer-index.ts';

/** Who wrote a file. */
export type RuntimeGuess = 'node' | 'chromium' | 'deno' | 'bun' | 'workerd' | 'hermes' | 'unknown';

/** No row, where their numbers are 32 bits wide. */
export const NO_CLASS = 0xffff_ffff;

/** A source position for people: line and column are 1-based. */
export interface SourcePosition {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/** Which script a location's number stands for. */
export interface ScriptUrl {
  readonly scriptId: number;
  readonly url: string;
}

/** One row of DevTools' Summary: rules 4 to 6 of snapshot-format.md. */
export interface ClassRow {
  /** Unique in its table and equal between two snapshots of a series for "the same row". */
  readonly key: string;
  /** Constructor as DevTools names it: `Session`, `(string)`, `{a, b}`, `Detached <div>`. */
  readonly name: string;
  readonly source: SourcePosition | null;
  readonly count: number;
  readonly shallowBytes: Bytes;
  readonly retainedBytes: Bytes;
  /** Smallest distance of its objects. */
  readonly distance: number;
  /** V8's own: code, hidden, object shapes… (growth-ranking.md, step 6). */
  readonly engine: boolean;
}

export interface ClassTable {
  readonly rows: readonly ClassRow[];
  /** ClassIndex per node; from `rows.length` on: counted nowhere. Half as wide where all rows fit. */
  readonly nodeClass: Uint16Array | Uint32Array;
}

/** Property lists of inferred shapes, best first; inferred on the newest snapshot and applied to the older ones. */
export type Shapes = readonly (readonly string[])[];

/** All edges (weak ones too) by target: node n's retainers are edge[first[n] .. first[n + 1]). */
export interface Retainers {
  /** Length nodeCount + 1. */
  readonly first: Uint32Array;
  /** EdgeOrdinal, length edgeCount. */
  readonly edge: Uint32Array;
  /** NodeOrdinal of that edge's source, length edgeCount. */
  readonly node: Uint32Array;
}

/** How many edges each node had, where `nodes.firstEdge` is gone. */
export interface EdgeCounts {
  /** Per node its edges, 255 where they are that many or more; length nodeCount. */
  readonly few: Uint8Array;
  /** Ordinals of those, ascending. */
  readonly many: Uint32Array;
  /** Edges of each of them. */
  readonly counts: Uint32Array;
}

/** What stays of every snapshot of a series: node columns and per-node results, no edges. */
export interface SlimHeap {
  /** `edges` are empty in a slimmed heap: check `hasEdges`; how many there were tells `edgeCountOf`. */
  readonly columns: SnapshotColumns;
  readonly hasEdges: boolean;
  /** Immediate dominator per node; the root's is itself (0). */
  readonly dominator: Uint32Array;
  /**
   * Uint32Array; Float64Array only where the whole heap has 2^32 bytes or more. The shallow size after owner attribution
   * (rule 1) is what is left of it without the children's: `shallowOf`.
   */
  readonly retained: Uint32Array | Float64Array;
  /** Edges from the GC roots (rule 7); empty in an older snapshot of which nothing is asked but its growth. */
  readonly distance: Int32Array;
  readonly classes: ClassTable;
  readonly totalShallowBytes: Bytes;
  /** Per node 0 unknown, 1 attached, 2 detached, known or inherited; null or absent when no node has a state (Node). */
  readonly detached?: Uint8Array | null;
  /** Scripts that locations name, ascending by id; lets a slimmed heap still say where a class was written. */
  readonly scripts?: readonly ScriptUrl[];
  /**
   * How each node hangs from its dominator, encoded as in heap/via.ts. Made when a heap is slimmed, since it needs
   * edges; ask with `viaOf`.
   */
  readonly via?: Uint32Array;
  /** Children in the dominator tree, when they were listed beforehand; ask with `dominatorTree`. */
  readonly tree?: DominatorTree;
  /** A kind byte per node (kinds.ts), when they were made beforehand; ask with `kindsOf`. */
  readonly kinds?: Uint8Array;
  /** With them: bytes of V8's own nodes; ask with `engineBytesOf`. */
  readonly engineBytes?: Bytes;
  /** Where retainers are looked for, when that was noted beforehand; ask with `retainerIndexOf`. Gone with the edges. */
  readonly retainers?: RetainerIndex;
  /** Who wrote the file, when it was found out beforehand; ask with `runtimeOf`. */
  readonly runtime?: RuntimeGuess;
  /** In place of `nodes.firstEdge`, which is empty then, in an older snapshot of which nothing is asked but its growth. */
  readonly edgeCounts?: EdgeCounts;
  /** The shapes the classes were made with. */
  readonly shapes?: Shapes;
  /** Page-owned nodes, one bit per node (bit `node & 31` of word `node >>> 5`): decides which edges retain. */
  readonly page: Uint32Array;
}

/** A heap with edges: what naming, paths and the object view need. */
export interface Heap extends SlimHeap {
  readonly hasEdges: true;
}

/** Children in the dominator tree: node n dominates child[first[n] .. first[n + 1]) directly. */
export interface DominatorTree {
  readonly first: Uint32Array;
  readonly child: Uint32Array;
}

/** One edge with its names decoded, as queries and findings show it. */
export interface NamedEdge {
  readonly from: NodeOrdinal;
  readonly to: NodeOrdinal;
  readonly type: string;
  /** Property, variable or internal name; for element and hidden edges the index as text. */
  readonly name: string;
  readonly nameIndex: StringIndex | null;
}
