// What goes for sure when the owner lets go of its entries: nothing of an entry that somebody else holds, too.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { Namer } from '../name/links.ts';
import type { Growth } from '../types.ts';

/**
 * @param exclusiveBytes - what would go if the entries went, whoever holds them
 * @returns bytes that removing the owner's own references frees, at least; `exclusiveBytes` where no one owner holds all of
 *   them (roots, many owners) or it swells by itself
 */
export function sureBytes(namer: Namer, { owner, growthKind, candidate }: Growth, exclusiveBytes: number): number {
  const { node } = owner;
  if (node === null || exclusiveBytes === 0 || growthKind === 'many-owners' || growthKind === 'roots')
    return exclusiveBytes;
  const isOwn = (entry: NodeOrdinal): boolean => entry === node || namer.dominates(node, entry);
  const own = candidate.allFresh.filter(isOwn);
  if (own.length === candidate.allFresh.length) return exclusiveBytes;
  const { retained } = namer.heap;
  return Math.min(
    exclusiveBytes,
    own.reduce((sum, entry) => sum + retained[entry], 0),
  );
}
