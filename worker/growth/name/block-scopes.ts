// Names of variables in block scopes. V8 writes the variables of a function's scope by name; those of a block (`{ const … }`,
// a loop, `catch`, every module that Vite runs) it only numbers. Their names stand in the block's ScopeInfo, in the same order.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { edgeName, nodeName } from '../../heap/index.ts';
import type { Heap } from '../../heap/types.ts';
import { TYPE, isStringType, typeOf } from '../series/node-kinds.ts';

/** What has no name. */
export const NO_VARIABLES: ReadonlyMap<number, string> = new Map();

/** A number as first value: such a variable has no edge, and those behind it are numbered one lower. */
const startsAsNumber = (name: string): RegExp =>
  new RegExp(`\\b(?:let|var|const)\\s+${name.replaceAll('$', '\\$')}\\s*(?::[^=;]*)?=\\s*[-+]?[\\d.]`);

/**
 * The variables of a block's scope, by the number of their edge. Small integers stand in the scope itself and have no edge, so
 * that numbers may lag behind the list of names; functions that are called as their variable, and the script's text, say by
 * how much. A variable for which more than one name is possible is left out.
 * @param kinds - node kinds of the heap
 * @param scriptText - the script's text, asked for only when numbers lag; null when the file does not have it
 * @returns empty for scopes whose variables V8 names itself
 */
export function blockVariables(
  heap: Heap,
  kinds: Uint8Array,
  context: NodeOrdinal,
  scriptText: () => string | null,
): ReadonlyMap<number, string> {
  const slots = slotsOf(heap, context);
  if (slots === null || slots.targets.size === 0) return NO_VARIABLES;
  const names = namesIn(heap, kinds, slots.scopeInfo);
  const lag = names.length - 1 - Math.max(...slots.targets.keys());
  if (lag < 0) return NO_VARIABLES;
  if (lag === 0) return new Map([...slots.targets.keys()].map((slot) => [slot, names[slot]]));
  const known = lags(heap, kinds, slots.targets, names, lag);
  const taken = new Set([...known].map(([slot, by]) => names[slot + by]));
  const found = new Map<number, string>();
  for (const slot of [...slots.targets.keys()].sort((a, b) => a - b)) {
    const name = nameAt(slot, { names, lag, known, taken, scriptText });
    if (name === null) continue;
    found.set(slot, name);
    taken.add(name);
    known.set(slot, names.indexOf(name) - slot);
  }
  return found;
}

interface Lagging {
  readonly names: readonly string[];
  /** Of the last edge. */
  readonly lag: number;
  readonly known: ReadonlyMap<number, number>;
  readonly taken: ReadonlySet<string>;
  readonly scriptText: () => string | null;
}

/** The only name that an edge can have; null when there are several. */
function nameAt(slot: number, { names, lag, known, taken, scriptText }: Lagging): string | null {
  const own = known.get(slot);
  if (own !== undefined) return names[slot + own];
  // The lag never shrinks from one edge to the next.
  const least = Math.max(0, ...[...known].filter(([at]) => at < slot).map(([, by]) => by));
  const most = Math.min(lag, ...[...known].filter(([at]) => at > slot).map(([, by]) => by));
  const possible = names.slice(slot + least, slot + most + 1).filter((name) => !taken.has(name));
  const text = possible.length > 1 ? scriptText() : null;
  const left = text === null ? possible : possible.filter((name) => !startsAsNumber(name).test(text));
  return left.length === 1 ? left[0] : null;
}

interface Slots {
  readonly scopeInfo: NodeOrdinal;
  readonly targets: ReadonlyMap<number, NodeOrdinal>;
}

/** Numbered edges of a scope; null where V8 names its variables, or says nothing of them. */
function slotsOf(heap: Heap, context: NodeOrdinal): Slots | null {
  const { nodes, edges, header } = heap.columns;
  const targets = new Map<number, NodeOrdinal>();
  let scopeInfo: NodeOrdinal | null = null;
  for (let e = nodes.firstEdge[context]; e < nodes.firstEdge[context + 1]; e++) {
    const type = header.edgeTypes[edges.type[e]];
    if (type === 'context') return null;
    if (type === 'hidden') targets.set(edges.nameOrIndex[e], edges.toNode[e]);
    else if (type === 'internal' && edgeName(heap, e) === 'scope_info') scopeInfo = edges.toNode[e];
  }
  return scopeInfo === null ? null : { scopeInfo, targets };
}

/** The names that a ScopeInfo begins with; what stands behind them (the scope around it, a function's name) is none of them. */
function namesIn(heap: Heap, kinds: Uint8Array, scopeInfo: NodeOrdinal): readonly string[] {
  const { nodes, edges, header } = heap.columns;
  const names: string[] = [];
  for (let e = nodes.firstEdge[scopeInfo]; e < nodes.firstEdge[scopeInfo + 1]; e++) {
    if (header.edgeTypes[edges.type[e]] !== 'hidden') continue;
    const target = edges.toNode[e];
    if (edges.nameOrIndex[e] !== names.length || !isStringType(typeOf(kinds[target]))) break;
    names.push(nodeName(heap, target));
  }
  return names;
}

/** By how much numbers lag where it is known: at functions and classes that are called as one variable is. */
function lags(
  heap: Heap,
  kinds: Uint8Array,
  targets: Slots['targets'],
  names: readonly string[],
  most: number,
): Map<number, number> {
  const called = [...targets].filter(([, node]) => typeOf(kinds[node]) === TYPE.closure);
  const known = new Map<number, number>();
  for (const [slot, node] of called) {
    const name = nodeName(heap, node);
    const by = names.indexOf(name) - slot;
    const isAlone = called.filter(([, other]) => nodeName(heap, other) === name).length === 1;
    if (isAlone && by >= 0 && by <= most) known.set(slot, by);
  }
  return known;
}
