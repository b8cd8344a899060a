// Chains: linked lists of tasks, promises, closures. Counted link by link, and called by what keeps them from outside.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { isListLink, isWeakName, type Namer } from '../name/links.ts';
import { PLUMBING } from '../series/node-kinds.ts';
import { nameOwner } from '../name/owner.ts';
import type { SeriesView } from '../series/view.ts';
import type { Candidate, GrowthKind, NamedOwner } from '../types.ts';

/** Length of a chain per snapshot: links that were there all along, and those below its first new one. */
export function chainSeries(view: SeriesView, candidate: Candidate): number[] {
  const tops = candidate.chainTops ?? candidate.owners;
  const links = view.heaps.map((_, i) => linksBelow(view, i, tops[i], candidate.mainKey));
  const [top] = tops[view.last];
  const there = links[view.last].surviving + (top === undefined ? 0 : linksAbove(view, top, candidate.mainKey).length);
  return links.map(({ fresh }) => fresh + there);
}

/** A chain that grows at its far end hangs from links that were there all along: those, nearest first. */
function linksAbove(view: SeriesView, node: NodeOrdinal, key: number): NodeOrdinal[] {
  const { dominator } = view.heaps[view.last];
  const links: NodeOrdinal[] = [];
  for (let n = dominator[node], gap = 0; n !== view.root(view.last) && gap < 8; n = dominator[n], gap++) {
    if ((view.kinds[view.last][n] & PLUMBING) !== 0 || view.entryKey(view.last, n) !== key) continue;
    links.push(n);
    gap = 0;
  }
  return links;
}

function linksBelow(
  view: SeriesView,
  snapshot: number,
  tops: readonly NodeOrdinal[],
  key: number,
): { fresh: number; surviving: number } {
  const tree = view.tree(snapshot);
  const found = { fresh: 0, surviving: 0 };
  const stack: NodeOrdinal[] = [...tops];
  while (stack.length > 0) {
    const n = stack.pop() as NodeOrdinal;
    if ((view.kinds[snapshot][n] & PLUMBING) === 0 && view.entryKey(snapshot, n) === key)
      found[view.survives(snapshot, n) ? 'surviving' : 'fresh']++;
    for (let c = tree.first[n]; c < tree.first[n + 1]; c++) stack.push(tree.child[c]);
  }
  return found;
}

/** New links of a chain in the last snapshot. */
export function newLinks(view: SeriesView, candidate: Candidate): NodeOrdinal[] {
  const { last } = view;
  const links: NodeOrdinal[] = [];
  for (const top of candidate.chainTops?.[last] ?? []) {
    view.walkTerritory(last, top, (n) => {
      if ((view.kinds[last][n] & PLUMBING) === 0 && view.entryKey(last, n) === candidate.mainKey) links.push(n);
    });
  }
  return links;
}

/** The end of a chain that is nearest the roots; a path to its newest link would be the whole chain. */
export function chainHead(view: SeriesView, candidate: Candidate, growthKind: GrowthKind): NodeOrdinal | null {
  const top = candidate.chainTops?.[view.last][0];
  return growthKind !== 'depth' || top === undefined ? null : (linksAbove(view, top, candidate.mainKey).at(-1) ?? top);
}

/** Links looked at for a name: both ends of the chain. */
const MAX_ENDS = 400;

/** A chain is called by the place outside it that keeps one of its links, or the lasting object it hangs from. */
export function nameChain(view: SeriesView, namer: Namer, candidate: Candidate, sample: NodeOrdinal): NamedOwner {
  const { last } = view;
  const links = newLinks(view, candidate);
  const above = linksAbove(view, candidate.chainTops?.[last][0] ?? sample, candidate.mainKey);
  const ends = [...links.slice(0, MAX_ENDS), ...links.slice(-MAX_ENDS), ...above.slice(-MAX_ENDS)];
  const inChain = (node: NodeOrdinal): boolean => view.entryKey(last, node) === candidate.mainKey;
  const kept = ends.filter((node) =>
    namer
      .links(node, 12)
      .some(
        (link) =>
          (link.kind === 'variable' || link.kind === 'property' || link.kind === 'entry') && !inChain(link.holder),
      ),
  );
  const places = [
    ...kept.slice(0, 8),
    ...above.slice(-1),
    view.survivors.ordinal(last, candidate.survivors[0]),
    candidate.chainTops?.[last][0] ?? sample,
    sample,
  ].filter((node) => node !== view.root(last));
  const names = places.map((node) => nameOwner(namer, node));
  return (
    names.find(({ name }) => name !== null && !isWeakName(name)) ??
    names.find(({ name }) => name !== null && !isListLink(name)) ??
    names.find(({ name }) => name !== null) ?? { ...names[0], name: nameOnTheWay(namer, places[0]) }
  );
}

/** The nearest variable or property on the path to an object that nothing calls by a name. */
function nameOnTheWay(namer: Namer, node: NodeOrdinal): string | null {
  const named = namer
    .path(node)
    .findLast(
      ({ link }) =>
        (link.kind === 'variable' || link.kind === 'property') &&
        link.folded.length === 0 &&
        !isWeakName(link.name) &&
        !link.name.startsWith('<symbol '),
    );
  return named?.link.name ?? null;
}
