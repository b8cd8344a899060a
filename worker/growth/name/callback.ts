// The function that a listener calls, whatever record stands between: an emitter's, a task of zone.js, or the native lists of
// what listens to a page's own object.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { TYPE, typeOf } from '../series/node-kinds.ts';
import type { Namer } from './links.ts';
import { wrappedBy } from './origin.ts';

/** Edges between a listener's record and its function: EventListener → V8EventListener → function. */
const MAX_DEPTH = 4;
/** … and between an object that is listened to (a media query) and the function, by the browser's own records. */
const MAX_NATIVE_DEPTH = 7;
/** The browser's records of who listens, from the object down to the function. */
const LISTENER_RECORD =
  /^(blink::(EventTargetData|RegisteredEventListener|\w*Heap\w*Vector)|(V8)?\w*EventListener|V8EventHandler)/;

/** @returns the function that was given to `on` or `addEventListener`: the entry itself, or in its record; null without one */
export function callbackOf(namer: Namer, entry: NodeOrdinal): NodeOrdinal | null {
  return (
    (isNative(namer, entry) ? search(namer, entry, MAX_NATIVE_DEPTH, true) : null) ??
    search(namer, entry, MAX_DEPTH, false)
  );
}

/** @param byRecords - only the browser's records of listeners are passed: a page's object leads everywhere */
function search(namer: Namer, entry: NodeOrdinal, depthLimit: number, byRecords: boolean): NodeOrdinal | null {
  const { nodes, edges } = namer.heap.columns;
  let level: NodeOrdinal[] = [entry];
  const seen = new Set(level);
  for (let depth = 0; depth <= depthLimit && level.length > 0; depth++) {
    const next: NodeOrdinal[] = [];
    for (const node of level) {
      if (typeOf(namer.kinds[node]) === TYPE.closure) return wrappedBy(namer, node);
      for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
        const to = edges.toNode[e];
        const edge = namer.edgeName(e);
        if (seen.has(to) || namer.edgeType(e) === 'weak' || edge === '__proto__' || edge === 'map') continue;
        if (edge === 'next' || edge === 'previous') continue;
        if (byRecords && typeOf(namer.kinds[to]) !== TYPE.closure && !isRecord(namer, to)) continue;
        seen.add(to);
        next.push(to);
      }
    }
    level = next;
  }
  return null;
}

function isNative(namer: Namer, node: NodeOrdinal): boolean {
  return typeOf(namer.kinds[node]) === TYPE.native;
}

function isRecord(namer: Namer, node: NodeOrdinal): boolean {
  return isNative(namer, node) && LISTENER_RECORD.test(namer.rawName(node));
}
