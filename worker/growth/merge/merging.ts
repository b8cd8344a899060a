// One growth told once: collections and what hangs from them, second holders, and the same field of many objects.

import { MIN_GROWTH_BYTES } from '../thresholds.ts';
import { trendOf, calmer } from '../judge/trend.ts';
import type { Growth } from '../types.ts';
import { isGlobal, isPlain, isShape } from '../vocabulary.ts';

/** The same field of several objects of one class, or the same variable of several calls of one function: one growth. */
export function mergeAlike(growths: readonly Growth[]): Growth[] {
  const merged = new Map<string, Growth[]>();
  growths.forEach((growth, i) => {
    const key = alikeKey(growth) ?? String(i);
    const list = merged.get(key);
    if (list === undefined) merged.set(key, [growth]);
    else list.push(growth);
  });
  return [...merged.values()].map((alike) => {
    const [first] = alike;
    if (alike.length === 1) return first;
    // One call fills each of them: whoever bounds one has bounded all.
    return isShape(first.owner.holder?.constructor ?? '') ? together(first, alike, [first]) : many(alike);
  });
}

function alikeKey(growth: Growth): string | null {
  const { owner, growthKind, entryConstructor, trend, countBySnapshot } = growth;
  const { name, holder } = owner;
  if (name === null || holder === null || owner.node === null || (growthKind !== 'bytes' && growthKind !== 'width'))
    return null;
  // A variable of a module is there once; of one name in several scopes of one place, several calls made them.
  const place =
    holder.constructor === 'system / Context'
      ? owner.scope
      : // Two caches of one function are plain objects of one shape, and their lengths are the same at all times.
        isShape(holder.constructor) && growthKind === 'width'
        ? `${holder.constructor} ${owner.scope} ${countBySnapshot}`
        : isPlain(holder.constructor) || holder.constructor === 'Function' || isGlobal(holder.constructor)
          ? null
          : holder.constructor;
  return place === null ? null : [growthKind, trend, name, owner.constructor, place, entryConstructor].join('\u0000');
}

function many(alike: readonly Growth[]): Growth {
  const [first] = alike;
  const whole = together(first, alike);
  return {
    ...whole,
    growthKind: first.growthKind === 'width' ? 'many-owners' : 'bytes',
    owner: { ...first.owner, node: null },
    countBySnapshot: sumOf(alike, (growth) => growth.countBySnapshot),
    candidate: {
      ...whole.candidate,
      freshEntries: alike.flatMap((growth) => [...growth.candidate.freshEntries]),
      parts: alike.flatMap((growth) => growth.candidate.parts ?? [growth.candidate]),
    },
  };
}

/**
 * Several growths told as one of them: bytes and entries of all.
 * @param lead - who tells it; one of `members`
 * @param entriesOf - whose entries count; all of them when absent
 */
export function together(lead: Growth, members: readonly Growth[], entriesOf: readonly Growth[] = members): Growth {
  const freshBytesBySnapshot = sumOf(members, (growth) => growth.candidate.freshBytesBySnapshot);
  const growthBytes = members.reduce((total, growth) => total + growth.growthBytes, 0);
  // A small leak must not lend its trend to a large jump it happens to be tied to.
  const speaksForAll = lead.growthBytes >= 0.5 * growthBytes;
  return {
    ...lead,
    trend: speaksForAll ? lead.trend : calmer(lead.trend, trendOf(freshBytesBySnapshot, MIN_GROWTH_BYTES / 2)),
    retainedBySnapshot: sumOf(members, (growth) => growth.retainedBySnapshot),
    growthBytes,
    candidate: {
      ...lead.candidate,
      freshBytesBySnapshot,
      engineBySnapshot: sumOf(members, (growth) => growth.candidate.engineBySnapshot),
      allFresh: entriesOf.flatMap((growth) => [...growth.candidate.allFresh]),
    },
  };
}

function sumOf(growths: readonly Growth[], series: (growth: Growth) => readonly number[]): number[] {
  return series(growths[0]).map((_, i) => growths.reduce((total, growth) => total + series(growth)[i], 0));
}

/** Entries held by several places: a second holder whose own table grows is told inside the first. */
export function absorbHolders(growths: readonly Growth[]): Growth[] {
  const absorbed = new Set<Growth>();
  return growths
    .map((growth) => {
      if (growth.alsoHeldBy.length === 0) return growth;
      let result = growth;
      for (const other of growths) {
        if (other === growth || absorbed.has(other) || other.growthKind !== 'bytes') continue;
        if (growth.alsoHeldBy.some((h) => h.node === other.owner.node)) {
          absorbed.add(other);
          result = addBytes(result, other);
        }
      }
      return result;
    })
    .filter((g) => ![...absorbed].some((a) => a.candidate === g.candidate));
}

/** Two growths of one owner as one: the one that has entries tells it, the other adds its bytes. */
export function merge(a: Growth, b: Growth): Growth {
  // Entries name a growth; a swelling table only adds its bytes.
  const main = a.growthKind === 'bytes' && b.growthKind !== 'bytes' ? b : a;
  return addBytes(main, main === a ? b : a);
}

function addBytes(main: Growth, other: Growth): Growth {
  return together(main, [main, other], other.growthKind === 'bytes' ? [main] : [main, other]);
}
