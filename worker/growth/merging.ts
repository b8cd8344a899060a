// One growth told once: collections and what hangs from them, second holders, and the same field of many objects.

import type { Growth } from './findings.ts';

/** The same field of several objects of one class, or the same variable of several calls of one function: one growth. */
export function mergeAlike(growths: readonly Growth[]): Growth[] {
  const merged = new Map<string, Growth[]>();
  growths.forEach((growth, i) => {
    const key = alikeKey(growth) ?? String(i);
    const list = merged.get(key);
    if (list === undefined) merged.set(key, [growth]);
    else list.push(growth);
  });
  return [...merged.values()].map((alike) => (alike.length === 1 ? alike[0] : many(alike)));
}

function alikeKey({ owner, growthKind, entryConstructor, trend }: Growth): string | null {
  const { name, holder } = owner;
  if (name === null || holder === null || owner.node === null || (growthKind !== 'bytes' && growthKind !== 'width')) return null;
  // A variable of a module is there once; of one name in several scopes of one place, several calls made them.
  const place = holder.constructor === 'system / Context' ? owner.scope : /^(Object|Array|Map|Set|Function|global.*|Window.*|\{.*\})$/.test(holder.constructor) ? null : holder.constructor;
  return place === null ? null : [growthKind, trend, name, owner.constructor, place, entryConstructor].join('\u0000');
}

function many(alike: readonly Growth[]): Growth {
  const sum = (series: (growth: Growth) => readonly number[]): number[] => series(alike[0]).map((_, i) => alike.reduce((total, growth) => total + series(growth)[i], 0));
  const [first] = alike;
  const width = first.growthKind === 'width';
  return {
    ...first,
    growthKind: width ? 'many-owners' : 'bytes',
    owner: { ...first.owner, node: null },
    countBySnapshot: sum((growth) => growth.countBySnapshot), retainedBySnapshot: sum((growth) => growth.retainedBySnapshot),
    growthBytes: alike.reduce((total, growth) => total + growth.growthBytes, 0),
    candidate: {
      ...first.candidate,
      engineBySnapshot: sum((growth) => growth.candidate.engineBySnapshot),
      freshEntries: alike.flatMap((growth) => [...growth.candidate.freshEntries]), allFresh: alike.flatMap((growth) => [...growth.candidate.allFresh]),
    },
  };
}

/** Entries held by several places: a second holder whose own table grows is told inside the first. */
export function absorbHolders(growths: readonly Growth[]): Growth[] {
  const absorbed = new Set<Growth>();
  return growths.map((growth) => {
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
  }).filter((g) => ![...absorbed].some((a) => a.candidate === g.candidate));
}

/** Two growths of one owner as one: the one that has entries tells it, the other adds its bytes. */
export function merge(a: Growth, b: Growth): Growth {
  // Entries name a growth; a swelling table only adds its bytes.
  const main = a.growthKind === 'bytes' && b.growthKind !== 'bytes' ? b : a;
  return addBytes(main, main === a ? b : a);
}

function addBytes(main: Growth, other: Growth): Growth {
  return {
    ...main,
    retainedBySnapshot: main.retainedBySnapshot.map((bytes, i) => bytes + other.retainedBySnapshot[i]),
    growthBytes: main.growthBytes + other.growthBytes,
    candidate: {
      ...main.candidate,
      engineBySnapshot: main.candidate.engineBySnapshot.map((bytes, i) => bytes + other.candidate.engineBySnapshot[i]),
      allFresh: [...main.candidate.allFresh, ...(other.growthKind === 'bytes' ? [] : other.candidate.allFresh)],
    },
  };
}
