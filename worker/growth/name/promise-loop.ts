// A function that returns a call of itself, or a runner of generators that chains: each round's promise is resolved with the
// next one's, and so none settles before the newest does. V8 writes such a link as a reaction without a handler.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { sourceOf } from '../../heap/index.ts';
import { TYPE, typeOf } from '../series/node-kinds.ts';
import type { ChainLinks } from '../types.ts';
import type { Namer } from './links.ts';

/** Links looked at. */
const SAMPLES = 5;
/** Variables of a handler's scope that are looked through for a generator. */
const MAX_VARIABLES = 40;
/** Scopes around a handler that are looked through. */
const MAX_SCOPES = 3;

/** @returns whether a chain is one of promises of which each was resolved with another. */
export function isPromiseLoop(namer: Namer, chain: ChainLinks | undefined): boolean {
  if (chain === undefined || namer.constructorOf(chain.head) !== 'Promise') return false;
  const links = chain.fresh.filter((link) => link !== chain.head).slice(0, SAMPLES);
  return links.length > 0 && links.every((link) => isPassedOn(namer, link));
}

/** Whether nothing but another promise waits for one. */
function isPassedOn(namer: Namer, promise: NodeOrdinal): boolean {
  const reaction = namer.follow(promise, 'reactions_or_result');
  return (
    reaction !== null &&
    namer.rawName(reaction) === 'system / PromiseReaction' &&
    targetsOf(namer, reaction).every((target) => typeOf(namer.kinds[target]) !== TYPE.closure)
  );
}

/**
 * What goes on when the newest promise of a loop settles.
 * @returns functions that were written in a script: the handlers, then the generators or async functions that they go on with
 */
export function continuationsOf(namer: Namer, promise: NodeOrdinal): readonly NodeOrdinal[] {
  const reaction = namer.follow(promise, 'reactions_or_result');
  if (reaction === null) return [];
  const handlers = targetsOf(namer, reaction).filter((target) => typeOf(namer.kinds[target]) === TYPE.closure);
  const inside = handlers.flatMap((handler) => scopesOf(namer, handler).flatMap((scope) => generatorsIn(namer, scope)));
  const written = [...handlers, ...inside].filter((node) => (sourceOf(namer.heap, node)?.url ?? '') !== '');
  return [...new Set(written)];
}

/** The scope that a function was made in, and those around it. */
function scopesOf(namer: Namer, closure: NodeOrdinal): NodeOrdinal[] {
  const scopes: NodeOrdinal[] = [];
  let at = namer.follow(closure, 'context');
  while (at !== null && namer.isContext(at) && scopes.length < MAX_SCOPES) {
    scopes.push(at);
    at = namer.follow(at, 'previous');
  }
  return scopes;
}

/** Functions whose generators stand in a scope. */
function generatorsIn(namer: Namer, scope: NodeOrdinal): NodeOrdinal[] {
  return targetsOf(namer, scope).flatMap((target) => {
    const written = typeOf(namer.kinds[target]) === TYPE.object ? namer.follow(target, 'function') : null;
    return written !== null && typeOf(namer.kinds[written]) === TYPE.closure ? [written] : [];
  });
}

function targetsOf(namer: Namer, node: NodeOrdinal): NodeOrdinal[] {
  const { nodes, edges } = namer.heap.columns;
  const end = Math.min(nodes.firstEdge[node + 1], nodes.firstEdge[node] + MAX_VARIABLES);
  const found: NodeOrdinal[] = [];
  for (let e = nodes.firstEdge[node]; e < end; e++)
    if (namer.edgeType(e) !== 'weak' && namer.edgeName(e) !== 'map') found.push(edges.toNode[e]);
  return found;
}
