// Candidates → findings: the same growth told once, with the owner a programmer knows, the path to it and the
// numbers a reader can add up.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { constructorName, edgeCountOf } from '../../heap/index.ts';
import type { PathHop } from '../../report/types.ts';
import { candidateGrowth } from '../find/candidates.ts';
import { findHolders, type Holder } from '../find/holders.ts';
import { absorbHolders, merge, mergeAlike } from '../merge/merging.ts';
import { nameChain } from './chain.ts';
import type { Namer } from './links.ts';
import { PLUMBING, TYPE, typeOf } from '../series/node-kinds.ts';
import { isGlobal, isPageObject } from './origin.ts';
import { nameMany, nameOwner, scopeLabel } from './owner.ts';
import { trendOf } from '../judge/trend.ts';
import type { SeriesView } from '../series/view.ts';
import type { Candidate, Growth, GrowthKind, NamedOwner } from '../types.ts';

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

function nameGrowth(view: SeriesView, namer: Namer, candidate: Candidate): Growth {
  const last = view.last;
  const entryKey = candidate.mainKey;
  const sample = candidate.freshEntries[candidate.freshEntries.length - 1] ?? candidate.owners[last][0];
  const entryConstructor = view.keyConstructor(entryKey);
  const rawShape = view.heaps[last].hasEdges ? constructorName(view.heaps[last], sample) : entryConstructor;
  let { growthKind } = candidate;
  const holders: Holder[] = [];
  let ownerNode: NodeOrdinal | null = candidate.owners[last].length === 1 ? candidate.owners[last][0] : null;
  const isThing = growthKind === 'bytes' || growthKind === 'depth';
  const swollenSelf = isThing && candidate.freshEntries === candidate.owners[last];

  // What carries the entries of a tree is the tree, not another holder of them.
  const isTree = candidate.freshBySnapshot !== undefined;
  if (growthKind === 'width' && ownerNode !== null && !isTree) {
    const found = findHolders(view, namer, candidate.freshEntries, ownerNode).filter((h) => h.coverage >= 0.6);
    const direct = found.find((h) => h.node === ownerNode);
    if (direct === undefined || namer.isContext(ownerNode) || namer.isSynthetic(ownerNode)) {
      const best = found.find((h) => !h.root) ?? null;
      if (best !== null) {
        ownerNode = best.node;
      } else if (namer.isSynthetic(ownerNode)) {
        growthKind = 'roots';
        ownerNode = null;
      }
    }
    for (const h of found) if (h.node !== ownerNode && !h.root && !namer.isContext(h.node)) holders.push(h);
    const rootHolder = found.find((h) => h.root);
    if (ownerNode === null && rootHolder !== undefined) {
      return finish(
        view,
        namer,
        candidate,
        'roots',
        {
          node: null,
          constructor: namer.rawName(rootHolder.node) || '(GC roots)',
          name: null,
          event: null,
          holder: null,
          scope: null,
        },
        sample,
        [],
        entryConstructor,
        rawShape,
      );
    }
  }

  let owner: NamedOwner;
  if (growthKind === 'many-owners') {
    owner = nameMany(view, namer, candidate);
  } else if (isThing && !swollenSelf) {
    owner = growthKind === 'depth' ? nameChain(view, namer, candidate, sample) : nameOwner(namer, sample);
  } else if (ownerNode !== null) {
    owner = nameOwner(namer, ownerNode);
  } else if (growthKind === 'width' && candidate.owners[last].length > 1) {
    growthKind = 'many-owners';
    owner = nameMany(view, namer, candidate);
  } else {
    owner = { node: null, constructor: '(GC roots)', name: null, event: null, holder: null, scope: null };
  }
  return finish(view, namer, candidate, growthKind, owner, sample, holders, entryConstructor, rawShape);
}

function finish(
  view: SeriesView,
  namer: Namer,
  candidate: Candidate,
  growthKind: GrowthKind,
  called: NamedOwner,
  sample: NodeOrdinal,
  holders: readonly Holder[],
  entryConstructor: string,
  rawShape: string,
): Growth {
  const last = view.last;
  // Everything in a page hangs from its window: that names only the window itself, and nothing of the browser's own.
  const innards =
    called.node !== null &&
    typeOf(view.kinds[view.last][called.node]) === TYPE.native &&
    !isPageObject(called.constructor);
  const owner =
    innards || (called.name === 'globalThis' && !/^(Window|global)/.test(called.constructor))
      ? { ...called, name: null }
      : called;
  const isFunction = typeOf(view.kinds[last][sample]) === TYPE.closure;
  const { chain } = candidate;
  const counted = growthKind === 'width' && owner.node !== null ? countInOwner(view, owner.node, candidate) : null;
  const trend = counted !== null && trendOf(counted, 0) === 'rising' ? 'rising' : candidate.trend;
  return {
    candidate,
    growthKind,
    trend,
    owner,
    alsoHeldBy: holders
      .slice(0, 4)
      .map((h) => ({ ...nameOwner(namer, h.node), node: h.node }))
      .map((o) => ({ node: o.node, constructor: o.constructor, name: o.name })),
    countBySnapshot: counted ?? candidate.countBySnapshot,
    retainedBySnapshot: candidate.freshBytesBySnapshot.map(
      (b, i) => b + candidate.engineBySnapshot[i] + candidate.baseBytes,
    ),
    growthBytes: candidateGrowth(candidate),
    entryConstructor,
    entryName: isFunction ? namer.rawName(sample) || null : null,
    shape: rawShape.startsWith('{') ? rawShape : null,
    path: pathHops(namer, owner, chain?.head ?? sample, growthKind, entryConstructor, chain?.edge),
  };
}

/**
 * Entries of a collection by its own references. What somebody else holds for a while (the last batch) is not dominated
 * by the collection, and would be counted a step late; edges are only there in the last snapshot, their number in all.
 * @returns null when domination tells the same
 */
function countInOwner(view: SeriesView, owner: NodeOrdinal, candidate: Candidate): number[] | null {
  if (!view.survives(view.last, owner)) return null;
  const { nodes, edges } = view.heaps[view.last].columns;
  const entries = new Set<NodeOrdinal>();
  for (const store of storesOf(view, view.last, owner)) {
    for (let e = nodes.firstEdge[store]; e < nodes.firstEdge[store + 1]; e++) {
      const to = edges.toNode[e];
      if ((view.kinds[view.last][to] & PLUMBING) === 0 && view.entryKey(view.last, to) === candidate.mainKey)
        entries.add(to);
    }
  }
  if (entries.size <= candidate.countBySnapshot[view.last] * 1.02) return null;
  const survivor = view.survivors.indexOf(view.last, owner);
  if (survivor === null) return null;
  // One edge of each store is its shape.
  const links = view.heaps.map((heap, i) =>
    storesOf(view, i, view.survivors.ordinal(i, survivor)).reduce(
      (sum, store) => sum + edgeCountOf(heap, store) - 1,
      0,
    ),
  );
  return links.map((count) => Math.round((entries.size * count) / Math.max(1, links[view.last])));
}

/** The backing stores of a collection: plumbing that it dominates. */
function storesOf(view: SeriesView, snapshot: number, owner: NodeOrdinal): NodeOrdinal[] {
  const tree = view.tree(snapshot);
  const stores: NodeOrdinal[] = [];
  for (let c = tree.first[owner]; c < tree.first[owner + 1]; c++) {
    const child = tree.child[c];
    if (typeOf(view.kinds[snapshot][child]) === TYPE.array) stores.push(child);
  }
  return stores;
}

/**
 * The path as the report shows it: from a GC root to the growing entry.
 * @param link - field by which one link of a chain keeps the next, where it has a name
 */
export function pathHops(
  namer: Namer,
  owner: NamedOwner,
  sample: NodeOrdinal,
  kind: GrowthKind,
  entryConstructor: string,
  link: string | null = null,
): PathHop[] {
  const hops: PathHop[] = [{ edge: null, constructor: '(GC roots)', edgeKind: 'root' }];
  const end = kind === 'depth' ? sample : (owner.node ?? owner.holder?.node ?? sample);
  for (const { link, target } of namer.path(end)) {
    const folded =
      link.folded.length > 0 ? { folded: link.folded.map((f) => ({ edge: f.edge, constructor: f.constructor })) } : {};
    const scope = namer.isContext(target) ? scopeLabel(namer, target) : null;
    hops.push({
      edge: link.kind === 'root' ? link.name || namer.rawName(link.holder) : link.name,
      constructor: namer.constructorOf(target),
      objectId: namer.heap.columns.nodes.id[target],
      edgeKind: link.kind,
      ...(scope !== null ? { scope } : {}),
      ...folded,
    });
  }
  if (owner.node === null && owner.holder !== null)
    hops.push({ edge: '[]', constructor: owner.constructor, edgeKind: 'element' });
  const inside = owner.node !== sample && owner.node !== null;
  if (kind !== 'bytes' && (inside || owner.node === null)) {
    const repeated = kind === 'depth' ? { repeat: 2 } : {};
    hops.push(
      link === null
        ? { edge: '[]', constructor: entryConstructor, edgeKind: 'entry', ...repeated }
        : { edge: link, constructor: entryConstructor, edgeKind: 'property', ...repeated },
    );
  }
  return hops;
}
