// What entries of a list share with another list of the same scope: their texts, say, which a second list keeps as
// well. It hangs from the scope and from no list alone: a part of what the entries bring, not a growth of its own.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { isStringType } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import type { Namer } from '../name/links.ts';
import type { Growth } from '../types.ts';
import { together } from './merging.ts';

/** New texts that are asked who refers to them. */
const SAMPLES = 24;
/**
 * The share of those texts that must be referred to from inside the entries, 0..1: nearly all, for texts of their own
 * would be a growth of their own. Chosen by reason; q 1.5.1 has all of them.
 */
const SHARED_SHARE = 0.8;
/** Dominators between what refers to a text and the entry that it is inside of, and between a list and its scope. */
const MAX_INSIDE = 8;

/**
 * Tells texts that nothing but a scope has together with the entries of that scope that refer to them.
 * @param growths - largest first
 * @returns largest first
 */
export function mergeShared(view: SeriesView, namer: Namer, growths: readonly Growth[]): readonly Growth[] {
  const parts = new Map<Growth, Growth[]>();
  for (const text of growths.filter(isOfTexts)) {
    const scope = scopeOf(namer, text);
    if (scope === null) continue;
    const user = growths.find(
      (other) => !isOfTexts(other) && isBelow(view, scope, other) && isUsedBy(view, namer, text, other),
    );
    if (user !== undefined) parts.set(user, [...(parts.get(user) ?? []), text]);
  }
  if (parts.size === 0) return growths;
  const gone = new Set([...parts.values()].flat());
  return growths
    .filter((growth) => !gone.has(growth))
    .map((growth) => {
      const shared = parts.get(growth);
      return shared === undefined ? growth : together(growth, [growth, ...shared], [growth]);
    })
    .sort((x, y) => y.growthBytes - x.growthBytes);
}

function isOfTexts({ candidate }: Growth): boolean {
  return isStringType(candidate.mainKey % 16);
}

/** The one scope that entries hang from, told by their number and rising; null for any other growth. */
function scopeOf(namer: Namer, { growthKind, trend, candidate }: Growth): NodeOrdinal | null {
  const owners = candidate.owners.at(-1) ?? [];
  return growthKind === 'width' && trend === 'rising' && owners.length === 1 && namer.isContext(owners[0])
    ? owners[0]
    : null;
}

/** Whether entries that rise in number hang from a scope, or from a list that hangs from it. */
function isBelow(view: SeriesView, scope: NodeOrdinal, { growthKind, trend, candidate }: Growth): boolean {
  const owners = candidate.owners.at(-1) ?? [];
  return (
    growthKind === 'width' && trend === 'rising' && owners.length === 1 && isInside(view, new Set([scope]), owners[0])
  );
}

/**
 * Whether (nearly) all texts are referred to from inside another growth's entries, and none from the texts' owner
 * itself.
 */
function isUsedBy(view: SeriesView, namer: Namer, text: Growth, other: Growth): boolean {
  const entries = new Set(other.candidate.allFresh);
  const { freshEntries } = text.candidate;
  const step = Math.max(1, Math.floor(freshEntries.length / SAMPLES));
  const samples = freshEntries.filter((_, i) => i % step === 0);
  const holders = samples.map((node) => namer.links(node, 16).map(({ holder }) => holder));
  if (holders.some((all) => all.some((holder) => holder === text.owner.node))) return false;
  const used = holders.filter((all) => all.some((holder) => isInside(view, entries, holder)));
  return samples.length > 0 && used.length >= SHARED_SHARE * samples.length;
}

function isInside(view: SeriesView, entries: ReadonlySet<NodeOrdinal>, node: NodeOrdinal): boolean {
  const { dominator } = view.heaps[view.last];
  let at = node;
  for (let hop = 0; hop <= MAX_INSIDE && at !== view.root(view.last); hop++) {
    if (entries.has(at)) return true;
    at = dominator[at];
  }
  return false;
}
