// Who holds the entries: an object kept from two places has a common ancestor as dominator and belongs to neither.
// From a sample of entries, references are followed upwards, at most to the first surviving objects; who is met from most
// entries is a holder.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { Link, Namer } from '../name/links.ts';
import type { SeriesView } from '../series/view.ts';

export interface Holder {
  readonly node: NodeOrdinal;
  /** How it refers to what leads to the entry. */
  readonly link: Link;
  /** Share of the sampled entries it was met from, 0..1. */
  readonly coverage: number;
  /** Links between holder and entry: 1 = refers to it directly. */
  readonly depth: number;
  /** A GC root's own list, not an object. */
  readonly root: boolean;
}

const SAMPLE = 48;
const MAX_VISITED = 160;
const MAX_DEPTH = 6;

/**
 * @param entries - new entries in the last snapshot
 * @param also - an owner that is no survivor (made after the first snapshot) but may hold them
 * @returns holders met from at least half of the sample, best first: by coverage, then nearness
 */
export function findHolders(
  view: SeriesView,
  namer: Namer,
  entries: readonly NodeOrdinal[],
  also: NodeOrdinal | null = null,
): Holder[] {
  const last = view.last;
  const tally = new Map<NodeOrdinal, { link: Link; entries: number; depth: number }>();
  const step = Math.max(1, Math.floor(entries.length / SAMPLE));
  let sampled = 0;
  for (let k = entries.length - 1; k >= 0 && sampled < SAMPLE; k -= step) {
    sampled++;
    for (const [node, met] of climb(view, namer, entries[k], also)) {
      const known = tally.get(node);
      if (known === undefined) tally.set(node, { link: met.link, entries: 1, depth: met.depth });
      else {
        known.entries++;
        if (met.depth < known.depth) {
          known.depth = met.depth;
          known.link = met.link;
        }
      }
    }
  }
  const holders: Holder[] = [];
  for (const [node, t] of tally) {
    const coverage = t.entries / sampled;
    if (coverage < 0.5) continue;
    holders.push({ node, link: t.link, coverage, depth: t.depth, root: namer.isSynthetic(node) });
  }
  const weight = (h: Holder): number =>
    h.coverage * 10 -
    h.depth -
    (h.root ? 20 : 0) -
    (namer.isContext(h.node) ? 3 : 0) +
    (view.survives(last, h.node) ? 1 : 0);
  return holders.sort((x, y) => weight(y) - weight(x));
}

function climb(
  view: SeriesView,
  namer: Namer,
  entry: NodeOrdinal,
  also: NodeOrdinal | null,
): Map<NodeOrdinal, { link: Link; depth: number }> {
  const last = view.last;
  const met = new Map<NodeOrdinal, { link: Link; depth: number }>();
  const visited = new Set<NodeOrdinal>([entry]);
  let frontier: NodeOrdinal[] = [entry];
  let lasting = false;
  for (let depth = 1; depth <= MAX_DEPTH && frontier.length > 0 && visited.size < MAX_VISITED; depth++) {
    const next: NodeOrdinal[] = [];
    for (const node of frontier) {
      for (const link of namer.links(node, 24)) {
        const holder = link.holder;
        // What is no survivor is a holder too when most entries meet in it; from there the climb goes on.
        if (!met.has(holder)) met.set(holder, { link, depth });
        if (holder === also || view.survives(last, holder) || namer.isSynthetic(holder)) {
          lasting ||= !namer.isSynthetic(holder);
          continue;
        }
        if (visited.has(holder) || visited.size >= MAX_VISITED) continue;
        visited.add(holder);
        // What hangs from the entry itself (a back reference) keeps nothing.
        if (dominates(view, entry, holder)) met.delete(holder);
        else next.push(holder);
      }
    }
    frontier = next;
    // Direct holders are the answer; farther ones only matter when there are none.
    if (lasting) break;
  }
  return met;
}

function dominates(view: SeriesView, above: NodeOrdinal, below: NodeOrdinal): boolean {
  const { dominator } = view.heaps[view.last];
  let n = below;
  for (let hop = 0; hop < 64 && n !== view.root(view.last); hop++) {
    if (n === above) return true;
    n = dominator[n];
  }
  return false;
}
