// What a timer calls: for things that timers keep, the code concerned is that of the callback, and the object it works for.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { TYPE, typeOf } from '../series/node-kinds.ts';
import type { Growth } from '../types.ts';
import type { Namer } from './links.ts';

/** Scopes of a callback that are asked for `this`. */
const MAX_SCOPES = 3;
/** Variables in which `this` of a method stands for its functions. */
const SELF = ['this', '_this', 'self', 'that'];
/** Functions of Node's that were bound or wrapped around a callback. */
const MAX_WRAPPED = 3;
/** Entries that are looked through for timers. */
const MOST_SEEN = 200_000;

/** @returns whether Node's list of timers or immediates is what keeps a growth. */
export function isKeptByTimers({ owner }: Growth): boolean {
  return /^(TimersList|Timeout|Immediate|ImmediateList)$/.test(owner.constructor);
}

/**
 * The functions that some timers of a growth call.
 * @param most - timers that are looked at
 */
export function timerCallbacks(namer: Namer, growth: Growth, most: number): readonly NodeOrdinal[] {
  return timersIn(namer, growth, most).flatMap((timer) => {
    const callback = callbackOf(namer, timer);
    return callback !== null && typeOf(namer.kinds[callback]) === TYPE.closure ? [unbound(namer, callback)] : [];
  });
}

/**
 * Some of the timers that came, the last ones: other things hang from the same list.
 * @param most - how many
 */
export function timersIn(namer: Namer, { candidate: { allFresh } }: Growth, most: number): readonly NodeOrdinal[] {
  const found: NodeOrdinal[] = [];
  for (let i = allFresh.length - 1, left = MOST_SEEN; i >= 0 && found.length < most && left > 0; i--, left--)
    if (/^(Timeout|Immediate)$/.test(namer.rawName(allFresh[i])) && callbackOf(namer, allFresh[i]) !== null)
      found.push(allFresh[i]);
  return found;
}

function callbackOf(namer: Namer, timer: NodeOrdinal): NodeOrdinal | null {
  return namer.follow(timer, '_onTimeout') ?? namer.follow(timer, '_onImmediate');
}

/** The function that was bound. */
function unbound(namer: Namer, callback: NodeOrdinal): NodeOrdinal {
  let at = callback;
  for (let hop = 0; hop < MAX_WRAPPED; hop++) {
    const inner = namer.follow(at, 'bound_function');
    if (inner === null) break;
    at = inner;
  }
  return at;
}

/** @returns the object that a timer's callback works for: what it was bound to, or `this` of the method it stands in. */
export function servedBy(namer: Namer, timer: NodeOrdinal): NodeOrdinal | null {
  const callback = callbackOf(namer, timer);
  if (callback === null) return null;
  const bound = namer.follow(callback, 'bound_this');
  if (bound !== null) return bound;
  let scope = namer.follow(callback, 'context');
  for (let hop = 0; scope !== null && namer.isContext(scope) && hop < MAX_SCOPES; hop++) {
    const self = SELF.map((name) => variableIn(namer, scope ?? 0, name)).find((node) => node !== null) ?? null;
    if (self !== null) return self;
    scope = namer.follow(scope, 'previous');
  }
  return null;
}

function variableIn(namer: Namer, scope: NodeOrdinal, name: string): NodeOrdinal | null {
  const { nodes, edges } = namer.heap.columns;
  for (let e = nodes.firstEdge[scope]; e < nodes.firstEdge[scope + 1]; e++)
    if (namer.edgeType(e) === 'context' && namer.edgeName(e) === name) return edges.toNode[e];
  return null;
}
