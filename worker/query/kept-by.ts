// Chrome DevTools' filters of the Summary: objects that are reachable through one kind of holder only. Each is a walk
// from the GC roots that stops at those holders; what it does not meet, they keep. A test holds them against DevTools.

import type { KeptBy } from '../engine/api.ts';
import {
  checkCancelled,
  isContextName,
  Stack,
  textOf,
  UNREACHED,
  type CancelSignal,
  type Heap,
} from '../heap/index.ts';
import { indexesOf, targetByName } from './names.ts';
import { breathe } from './window.ts';

/** Nodes between two looks at the cancel signal. */
const SLICE = 1 << 18;

const known = new WeakMap<Heap, Map<KeptBy, Uint32Array>>();

/**
 * One bit per node (bit `node & 31` of word `node >>> 5`): set for what the holders alone keep. Made once per heap.
 * @throws HeapError `cancelled`
 */
export async function keptBy(heap: Heap, by: KeptBy, signal: CancelSignal): Promise<Uint32Array> {
  let ofHeap = known.get(heap);
  if (ofHeap === undefined) known.set(heap, (ofHeap = new Map()));
  const made = ofHeap.get(by);
  if (made !== undefined) return made;
  const bits = await walk(heap, stopsAt(heap, by), signal);
  ofHeap.set(by, bits);
  return bits;
}

/** What was made of it before; null when nobody asked yet. */
export function keptByKnown(heap: Heap, by: KeptBy): Uint32Array | null {
  return known.get(heap)?.get(by) ?? null;
}

/** @returns whether a node's bit is set */
export function hasBit(bits: Uint32Array, node: number): boolean {
  return ((bits[node >>> 5] >>> (node & 31)) & 1) === 1;
}

/** Where a walk does not go on. */
interface Stops {
  /** 1 per node that is not entered; null: edges decide. */
  readonly nodes: Uint8Array | null;
  readonly edge: ((from: number, edge: number) => boolean) | null;
}

function stopsAt(heap: Heap, by: KeptBy): Stops {
  switch (by) {
    case 'detached-dom':
      return { nodes: Uint8Array.from(heap.detached ?? [], (state) => (state === 2 ? 1 : 0)), edge: null };
    case 'console':
      return { nodes: null, edge: consoleEdges(heap) };
    case 'event-handlers':
      return { nodes: eventHandlers(heap), edge: null };
    case 'closures':
      return { nodes: contexts(heap), edge: null };
  }
}

/** Globals that the DevTools console holds: named edges of V8's roots. */
function consoleEdges(heap: Heap): (from: number, edge: number) => boolean {
  const { nodes, edges, header, strings } = heap.columns;
  const synthetic = header.nodeTypes.indexOf('synthetic');
  const numbered = ['element', 'hidden'].map((type) => header.edgeTypes.indexOf(type));
  const isConsole = new Map<number, boolean>();
  return (from, edge) => {
    if (nodes.type[from] !== synthetic || numbered.includes(edges.type[edge])) return false;
    const name = edges.nameOrIndex[edge];
    let known = isConsole.get(name);
    if (known === undefined) isConsole.set(name, (known = textOf(strings, name).endsWith(' / DevTools console')));
    return known;
  };
}

function contexts(heap: Heap): Uint8Array {
  const { nodes, strings } = heap.columns;
  // 0 not looked at, 1 no, 2 yes.
  const byName = new Uint8Array(strings.count);
  const flags = new Uint8Array(nodes.count);
  for (let node = 0; node < nodes.count; node++) {
    const name = nodes.name[node];
    if (byName[name] === 0) byName[name] = isContextName(textOf(strings, name)) ? 2 : 1;
    if (byName[name] === 2) flags[node] = 1;
  }
  return flags;
}

/**
 * The functions that Blink's listeners call: the callback itself, or, where a framework wraps it, the first thing in the
 * wrapper that has code.
 */
function eventHandlers(heap: Heap): Uint8Array {
  const { nodes, edges, strings } = heap.columns;
  const flags = new Uint8Array(nodes.count);
  const [listener] = indexesOf(strings, ['V8EventListener']);
  if (listener < 0) return flags;
  const hasCode = (node: number): boolean => targetByName(heap, node, 'code') >= 0;
  for (let node = 0; node < nodes.count; node++) {
    // DevTools calls those of detached nodes `Detached V8EventListener`, and so looks at none of them here.
    if (nodes.name[node] !== listener || heap.detached?.[node] === 2) continue;
    // `callback_object_`: Blink's fields have numbers.
    const callback = targetByName(heap, node, '1');
    if (callback < 0) continue;
    let handler = callback;
    if (!hasCode(callback)) {
      for (let edge = nodes.firstEdge[callback]; edge < nodes.firstEdge[callback + 1]; edge++) {
        if (!hasCode(edges.toNode[edge])) continue;
        handler = edges.toNode[edge];
        break;
      }
    }
    flags[handler] = 1;
  }
  return flags;
}

/** Everything that is reachable, but not by this walk. */
async function walk(heap: Heap, stops: Stops, signal: CancelSignal): Promise<Uint32Array> {
  const { nodes, edges, header } = heap.columns;
  const weak = header.edgeTypes.indexOf('weak');
  const met = new Uint32Array((nodes.count >>> 5) + 1);
  const pending = new Stack();
  const root = header.rootOrdinal;
  met[root >>> 5] |= 1 << (root & 31);
  pending.push(root);
  while (pending.length > 0) {
    checkCancelled(signal);
    for (let left = SLICE; left > 0 && pending.length > 0; left--) {
      const node = pending.pop();
      for (let edge = nodes.firstEdge[node], end = nodes.firstEdge[node + 1]; edge < end; edge++) {
        const target = edges.toNode[edge];
        if (edges.type[edge] === weak || hasBit(met, target)) continue;
        if (stops.nodes !== null && stops.nodes[target] === 1) continue;
        if (stops.edge?.(node, edge) === true) continue;
        met[target >>> 5] |= 1 << (target & 31);
        pending.push(target);
      }
    }
    await breathe();
  }
  const kept = new Uint32Array(met.length);
  for (let node = 0; node < nodes.count; node++)
    if (!hasBit(met, node) && heap.distance[node] !== UNREACHED) kept[node >>> 5] |= 1 << (node & 31);
  return kept;
}
