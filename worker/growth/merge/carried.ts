// What the links of a chain of functions carry in their scopes: wrappers made in one call share the scope of that call, and
// what stands in it (its options, say) hangs from none of them alone. It is a part of the chain, not a growth of its own.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { TYPE, typeOf } from '../series/node-kinds.ts';
import type { Namer } from '../name/links.ts';
import type { Growth } from '../types.ts';
import { together } from './merging.ts';

/** Entries that are asked who keeps them; this share of them must be kept by scopes of the chain. */
const SAMPLES = 12;
const CARRIED_SHARE = 0.8;
/** Scopes around a function's own in which a variable of its may stand. */
const MAX_SCOPES = 4;

/**
 * Tells what chains of functions carry with the chain.
 * @param growths - largest first
 * @returns largest first
 */
export function mergeCarried(namer: Namer, growths: readonly Growth[]): readonly Growth[] {
  const chains = growths.filter((growth) => isChainOfFunctions(namer, growth));
  if (chains.length === 0) return growths;
  const carried = new Map<Growth, Growth[]>();
  const gone = new Set<Growth>();
  for (const chain of chains) {
    const links = new Set([...(chain.candidate.chain?.fresh ?? []), ...(chain.candidate.chain?.lasting ?? [])]);
    for (const other of growths) {
      if (chains.includes(other) || gone.has(other) || other.growthKind !== 'width') continue;
      if (!isCarried(namer, other, links)) continue;
      gone.add(other);
      carried.set(chain, [...(carried.get(chain) ?? []), other]);
    }
  }
  return growths
    .filter((growth) => !gone.has(growth))
    .map((growth) => {
      const parts = carried.get(growth);
      return parts === undefined ? growth : together(growth, [growth, ...parts]);
    })
    .sort((x, y) => y.growthBytes - x.growthBytes);
}

function isChainOfFunctions(namer: Namer, { growthKind, candidate: { chain } }: Growth): boolean {
  return growthKind === 'depth' && chain !== undefined && typeOf(namer.kinds[chain.head]) === TYPE.closure;
}

/** Whether nothing but scopes of a chain's functions refers to (nearly) all entries of a growth. */
function isCarried(namer: Namer, { candidate }: Growth, links: ReadonlySet<NodeOrdinal>): boolean {
  const { freshEntries } = candidate;
  const step = Math.max(1, Math.floor(freshEntries.length / SAMPLES));
  const samples = freshEntries.filter((_, i) => i % step === 0);
  const kept = samples.filter((entry) => {
    const scopes = namer.links(entry, 8).map(({ holder }) => holder);
    return scopes.length > 0 && scopes.every((holder) => namer.isContext(holder)) && isScopeOf(namer, scopes, links);
  });
  return samples.length > 0 && kept.length >= CARRIED_SHARE * samples.length;
}

/** Whether some scopes, or scopes inside of them, are those of a chain's functions. */
function isScopeOf(namer: Namer, scopes: readonly NodeOrdinal[], links: ReadonlySet<NodeOrdinal>): boolean {
  let level = scopes;
  for (let hop = 0; hop < MAX_SCOPES && level.length > 0; hop++) {
    const holders = level.flatMap((scope) => namer.links(scope, 16).map(({ holder }) => holder));
    if (holders.some((holder) => links.has(holder))) return true;
    level = holders.filter((holder) => namer.isContext(holder)).slice(0, 16);
  }
  return false;
}
