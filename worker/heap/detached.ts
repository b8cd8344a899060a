// Whether DOM nodes (and what hangs from them) are still in a document. V8 writes it for nodes it knows; the state
// spreads over native nodes as DevTools spreads it: attached first, then detached.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
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

  const { count, type } = nodes;
  const state = nodes.detachedness;
  const visited = new Uint8Array(count);
  const attached = new Stack();
  const detached = new Stack();
  const visit = (node: number, next: number): void => {
    if (visited[node] !== 0) return;
    visited[node] = 1;
    // JavaScript objects neither change nor pass the state on: every way into the page's own code knows its state.
    if (type[node] !== schema.native) return;
    state[node] = next;
    if (next === ATTACHED) attached.push(node);
    else if (next === DETACHED) detached.push(node);
  };
  const spread = (from: Stack, next: number): void => {
    let steps = 0;
    while (from.length > 0) {
      if ((++steps & 0xffff) === 0) checkCancelled(signal);
      const node = from.pop();
      for (let edge = nodes.firstEdge[node]; edge < nodes.firstEdge[node + 1]; edge++) {
        const edgeType = columns.edges.type[edge];
        if (edgeType !== schema.edgeHidden && edgeType !== schema.edgeWeak) visit(columns.edges.toNode[edge], next);
      }
    }
  };
  for (let node = 0; node < count; node++) if (state[node] !== 0) visit(node, state[node]);
  spread(attached, ATTACHED);
  spread(detached, DETACHED);
  return state;
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
