// Whether DOM nodes (and what hangs from them) are still in a document. V8 writes it for nodes it knows; the state
// spreads over native nodes as DevTools spreads it: attached first, then detached.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices } from './chunks.ts';
import { checkCancelled, type CancelSignal } from './errors.ts';
import type { Schema } from './schema.ts';
import { Stack } from './stack.ts';
import { textOf } from './text.ts';

export const DETACHED = 2;
const ATTACHED = 1;

/**
 * Where the file has the column, it is completed in place: nobody asks what it was before.
 * @returns per node 0 unknown, 1 attached, 2 detached (known or inherited); null when no node has a state,
 * which is every Node snapshot.
 */
export function spreadDetachedness(columns: SnapshotColumns, schema: Schema, signal?: CancelSignal): Uint8Array | null {
  const { nodes } = columns;
  if (nodes.detachedness === null) return oldDetachedness(columns, schema);
  if (!hasState(nodes.detachedness)) return null;

  const state = nodes.detachedness;
  const spreading: Spreading = {
    columns,
    native: schema.native,
    hidden: schema.edgeHidden,
    weak: schema.edgeWeak,
    state,
    visited: new Uint32Array((nodes.count >>> 5) + 1),
    attached: new Stack(),
    detached: new Stack(),
  };
  inSlices(nodes.count, signal, (from, to) => begin(spreading, from, to));
  for (const [from, next] of [
    [spreading.attached, ATTACHED],
    [spreading.detached, DETACHED],
  ] as const) {
    while (from.length > 0) {
      checkCancelled(signal);
      spread(spreading, from, next);
    }
  }
  return state;
}

interface Spreading {
  readonly columns: SnapshotColumns;
  readonly native: number;
  readonly hidden: number;
  readonly weak: number;
  readonly state: Uint8Array;
  /** One bit per native node: its state is settled. */
  readonly visited: Uint32Array;
  /** Nodes whose neighbours are to be looked at. */
  readonly attached: Stack;
  readonly detached: Stack;
}

/** Nodes that a walk goes on for at a time. */
const SLICE = 1 << 12;

function begin(spreading: Spreading, from: number, to: number): void {
  const { state } = spreading;
  for (let node = from; node < to; node++) if (state[node] !== 0) visit(spreading, node, state[node]);
}

function spread(spreading: Spreading, from: Stack, next: number): void {
  const { columns, hidden, weak } = spreading;
  const { firstEdge } = columns.nodes;
  const { type, toNode } = columns.edges;
  for (let left = SLICE; left > 0 && from.length > 0; left--) {
    const node = from.pop();
    for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
      if (type[edge] !== hidden && type[edge] !== weak) visit(spreading, toNode[edge], next);
    }
  }
}

/** JavaScript objects neither change nor pass the state on: every way into the page's own code knows its state. */
function visit({ columns, native, state, visited, attached, detached }: Spreading, node: number, next: number): void {
  if (columns.nodes.type[node] !== native || ((visited[node >>> 5] >>> (node & 31)) & 1) === 1) return;
  visited[node >>> 5] |= 1 << (node & 31);
  state[node] = next;
  if (next === ATTACHED) attached.push(node);
  else if (next === DETACHED) detached.push(node);
}

function hasState(detachedness: Uint8Array): boolean {
  for (let node = 0; node < detachedness.length; node++) if (detachedness[node] !== 0) return true;
  return false;
}

/** Files without the column (Node 14, old Chrome) say it in the name. */
function oldDetachedness(columns: SnapshotColumns, schema: Schema): Uint8Array | null {
  const { nodes, strings } = columns;
  let state: Uint8Array | null = null;
  for (let node = 0; node < nodes.count; node++) {
    if (nodes.type[node] !== schema.native || !textOf(strings, nodes.name[node]).startsWith('Detached ')) continue;
    state ??= new Uint8Array(nodes.count);
    state[node] = DETACHED;
  }
  return state;
}
