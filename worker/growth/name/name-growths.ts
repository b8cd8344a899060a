// Candidates → findings: the same growth told once, with the owner a programmer knows, the path to it and the
// numbers a reader can add up.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { constructorName } from '../../heap/index.ts';
import { candidateGrowth } from '../find/candidates.ts';
import { findHolders, type Holder } from '../find/holders.ts';
import { absorbHolders, merge, mergeAlike } from '../merge/merging.ts';
import { nameChain } from './chain.ts';
import { countInOwner, lastingBehindScopes, withOwnEntries, withWholePairs } from './entries.ts';
import type { Namer } from './links.ts';
import { isWeakName } from './weak-names.ts';
import { TYPE, typeOf } from '../series/node-kinds.ts';
import { nameMany, nameOwner } from './owner.ts';
import { pathHops } from './path.ts';
import { trendOf } from '../judge/trend.ts';
import type { SeriesView } from '../series/view.ts';
import type { Candidate, Growth, GrowthKind, NamedOwner } from '../types.ts';
import { isGlobal, isPageObject, isPendingList } from '../vocabulary.ts';

/**
 * Names candidates and merges those that tell of the same growth.
 * @param candidates - largest first
 */
export function nameGrowths(view: SeriesView, namer: Namer, candidates: readonly Candidate[]): Growth[] {
  const growths: Growth[] = [];
  const byOwner = new Map<string, number>();
  for (const candidate of candidates) {
    const growth = nameGrowth(view, namer, candidate);
    // What goes on is told apart from what came once, also in one owner; what hangs from the globals says too little by itself.
    const goesOn = growth.trend === 'rising' && !isGlobal(growth.owner.constructor);
    const key = `${growth.owner.node ?? 'none'}/${growth.owner.name ?? ''}/${growth.owner.node === null ? growth.entryConstructor : ''}/${goesOn}`;
    const known = byOwner.get(key);
    // The collection itself and the entries that hang from a common ancestor are one growth.
    if (known !== undefined && growth.owner.node !== null && !namer.isContext(growth.owner.node)) {
      growths[known] = merge(growths[known], growth);
      continue;
    }
    byOwner.set(key, growths.length);
    growths.push(growth);
  }
  return mergeAlike(absorbHolders(growths)).sort((x, y) => y.growthBytes - x.growthBytes);
}

/** Whom a root keeps alive, or nobody knows who. */
function noOwner(constructor: string): NamedOwner {
  return { node: null, constructor, name: null, event: null, holder: null, scope: null };
}

function nameGrowth(view: SeriesView, namer: Namer, found: Candidate): Growth {
  const { last } = view;
  if (found.growthKind === 'many-owners')
    return finish(view, namer, found, found.growthKind, nameMany(view, namer, found));
  if (found.growthKind === 'width') return nameWide(view, namer, found);
  const sample = sampleOf(view, found);
  const ownerNode = found.owners[last].length === 1 ? found.owners[last][0] : null;
  const isSwollenSelf = found.freshEntries === found.owners[last];
  const owner = !isSwollenSelf
    ? found.growthKind === 'depth'
      ? nameChain(view, namer, found, sample)
      : nameOwner(namer, sample)
    : ownerNode !== null
      ? nameOwner(namer, ownerNode)
      : noOwner('(GC roots)');
  return finish(view, namer, found, found.growthKind, owner);
}

/** Many entries: their owner is the nearest lasting object that refers to most of them. */
function nameWide(view: SeriesView, namer: Namer, candidate: Candidate): Growth {
  const { last } = view;
  if (candidate.owners[last].length !== 1)
    return candidate.owners[last].length > 1
      ? finish(view, namer, candidate, 'many-owners', nameMany(view, namer, candidate))
      : finish(view, namer, candidate, 'width', noOwner('(GC roots)'));
  const [dominator] = candidate.owners[last];
  // What carries the entries of a tree is the tree, not another holder of them.
  if (candidate.freshBySnapshot !== undefined)
    return finish(view, namer, candidate, 'width', nameOwner(namer, dominator));
  const found = findHolders(view, namer, candidate.freshEntries, dominator).filter((h) => h.coverage >= 0.6);
  const direct = found.find((h) => h.node === dominator);
  // A place of the program's lets go of its entries; Node's lists of timers only know some of them, too.
  const places = found.filter((h) => !h.root);
  const nearest = places.find((h) => !isPendingList(namer.constructorOf(h.node))) ?? places.at(0) ?? null;
  const isHub = namer.isContext(dominator) || namer.isSynthetic(dominator);
  const collection = direct !== undefined && !isHub ? direct : nearest;
  if (collection === null && namer.isSynthetic(dominator)) {
    const root = found.find((h) => h.root);
    return finish(view, namer, candidate, 'roots', noOwner((root && namer.rawName(root.node)) || '(GC roots)'));
  }
  const ownerNode = collection?.node ?? dominator;
  const others = found.filter((h) => h.node !== ownerNode && !h.root && !namer.isContext(h.node));
  const own = collection !== null && collection.depth > 1 ? withOwnEntries(view, collection.node, candidate) : null;
  const counted = own ?? withWholePairs(view, namer, ownerNode, candidate);
  return finish(view, namer, counted, 'width', nameOwner(namer, ownerNode), ownerNode, others);
}

/** The newest entry. */
function sampleOf(view: SeriesView, candidate: Candidate): NodeOrdinal {
  return candidate.freshEntries[candidate.freshEntries.length - 1] ?? candidate.owners[view.last][0];
}

/**
 * @param list - what refers to the entries, inside the owner or the owner itself; null when there is no such thing
 * @param others - who else was met from most entries
 */
function finish(
  view: SeriesView,
  namer: Namer,
  candidate: Candidate,
  growthKind: GrowthKind,
  called: NamedOwner,
  list: NodeOrdinal | null = null,
  others: readonly Holder[] = [],
): Growth {
  const { last } = view;
  const sample = sampleOf(view, candidate);
  const entryConstructor = view.keyConstructor(candidate.mainKey);
  const rawShape = view.heaps[last].hasEdges ? constructorName(view.heaps[last], sample) : entryConstructor;
  // Everything in a page hangs from its window: that names only the window itself, and nothing of the browser's own.
  const innards =
    called.node !== null && typeOf(view.kinds[last][called.node]) === TYPE.native && !isPageObject(called.constructor);
  const named =
    innards || (called.name === 'globalThis' && !isGlobal(called.constructor)) ? { ...called, name: null } : called;
  const { chain } = candidate;
  const entries = new Set([...candidate.allFresh, ...(chain?.fresh ?? []), ...(chain?.lasting ?? [])]);
  const path = (to: NamedOwner): Growth['path'] =>
    pathHops(namer, to, {
      kind: growthKind,
      entryConstructor,
      end: chain?.head ?? list,
      chainEdge: chain?.edge ?? null,
      sample,
      isEntry: (node) => entries.has(node),
    });
  // A name that no printed reference has, nobody finds: the owner is called by its class then.
  const wayNamed = path(named);
  const owner = isOnPath(named, wayNamed)
    ? byPath(namer, named, wayNamed)
    : { ...named, name: null, holder: null, scope: null };
  const isFunction = typeOf(view.kinds[last][sample]) === TYPE.closure;
  const isCounted = growthKind === 'width' && candidate.perEntry === undefined;
  const counted =
    isCounted && owner.node !== null
      ? (countInOwner(view, owner.node, candidate) ?? countFromZero(view, candidate))
      : null;
  const trend = counted !== null && trendOf(counted, 0) === 'rising' ? 'rising' : candidate.trend;
  return {
    candidate,
    growthKind,
    trend,
    owner,
    alsoHeldBy: alsoHeldBy(namer, owner, others),
    countBySnapshot: counted ?? candidate.countBySnapshot,
    retainedBySnapshot: candidate.freshBytesBySnapshot.map(
      (b, i) => b + candidate.engineBySnapshot[i] + candidate.baseBytes,
    ),
    growthBytes: candidateGrowth(candidate),
    entryConstructor,
    entryName: isFunction ? namer.rawName(sample) || null : null,
    shape: rawShape.startsWith('{') ? rawShape : null,
    path: owner === named ? wayNamed : path(owner),
  };
}

/** What seems to begin at nothing may have entries that were there all along and hang from the owner in another way. */
function countFromZero(view: SeriesView, candidate: Candidate): readonly number[] | null {
  if (candidate.countBySnapshot[0] > 0 || candidate.freshBySnapshot !== undefined) return null;
  const [owner] = candidate.owners[view.last];
  const lasting = owner === undefined ? 0 : lastingBehindScopes(view, owner, candidate);
  return lasting === 0 ? null : candidate.countBySnapshot.map((count) => count + lasting);
}

/** Many owners are called by the reference of the path that leads to what holds them: it may have several names. */
function byPath(namer: Namer, named: NamedOwner, path: Growth['path']): NamedOwner {
  const { node, name, holder } = named;
  if (node !== null || name === null || holder === null || path.some(({ edge }) => edge === name)) return named;
  const id = namer.idOf(holder.node);
  const hop = path.find(({ objectId, edgeKind }) => objectId === id && /^(property|variable)$/.test(edgeKind ?? ''));
  const edge = hop?.edge ?? null;
  return edge === null || isWeakName(edge) ? named : { ...named, name: edge, holder: { ...holder, name: edge } };
}

/** Whether an owner's name is that of a reference on the printed path. */
function isOnPath({ node, name }: NamedOwner, path: Growth['path']): boolean {
  return name === null || node === null || name === 'globalThis' || path.some(({ edge }) => edge === name);
}

/** Most other holders that are told. */
const MAX_OTHERS = 4;

/** Who holds the entries beside the owner; what the owner keeps alive itself (its own list) and itself are nobody else. */
function alsoHeldBy(namer: Namer, owner: NamedOwner, others: readonly Holder[]): Growth['alsoHeldBy'] {
  const { node } = owner;
  const told: Growth['alsoHeldBy'][number][] = [];
  for (const other of others) {
    if (node !== null && (other.node === node || namer.dominates(node, other.node))) continue;
    const called = nameOwner(namer, other.node);
    if (node !== null && called.node === node) continue;
    if (told.length < MAX_OTHERS) told.push({ node: other.node, constructor: called.constructor, name: called.name });
  }
  return told;
}
