// Chains by their shape: what hangs from an owner becomes deeper and not wider, and on its spine one edge leads on again and
// again (`next`, `previous`, the rest of a pair, the scope of a function). Names of classes play no part: links are plain
// objects as often as not, and carry other plain objects.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { trendOf } from '../judge/trend.ts';
import { isStringType, TYPE } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import { MIN_GROWTH_BYTES } from '../thresholds.ts';
import type { Candidate, ChainLinks, EntryKey } from '../types.ts';
import { thing, type Place } from './describe.ts';
import type { GroupSeries } from './group-series.ts';
import { isAnonymousContainer } from './groups.ts';
import { depthOf, DominatorEdges, wayDown, type ChainStep, type Depth, type EdgeLabel } from './spine.ts';

/**
 * How sure the shape must be. `strict`: nothing else is known; a spine of 16 is deeper than nested data usually is (measured:
 * deepest JSON, DOM and module records of the corpus: 12). `met`: the same constructor was met again and again on the way down.
 */
const SHAPES = {
  strict: { levels: 16, links: 6, deeperThanWide: true },
  met: { levels: 3, links: 2, deeperThanWide: false },
} as const;
/** Objects from one link to the next. */
const LONGEST_ROUND = 12;
/** What comes this share as often as the most frequent step of a spine is of the same round. */
const SAME_ROUND_SHARE = 0.8;
/** Share of the spine that its rounds must make up. */
const ROUNDS_SHARE = 0.5;
/** Chains that are looked at together: more tops than this are a collection. */
const MAX_TOPS = 256;
/** Bytes under one top of a chain: less cannot hold the links. */
const MIN_BYTES_PER_TOP = 256;
/** Objects that a chain may pass between two links above the first new one, beyond those of a round. */
const SLACK = 4;
/** The way through old objects must pass this share of the new links. */
const ALONG_SHARE = 0.9;

/** Whether it is worth a walk to see if a group is a chain: its bytes rise, the number of its objects does not. */
export function mayBeChain(group: GroupSeries): boolean {
  const type = group.key % 16;
  if (isStringType(type) || type === TYPE.symbol || type === TYPE.bigint) return false;
  const fresh = group.groups.map((g) => g?.fresh.length ?? 0);
  const last = fresh.length - 1;
  if (fresh[last] === 0 || fresh[last] > MAX_TOPS || group.growth < MIN_BYTES_PER_TOP * fresh[last]) return false;
  const before = fresh.slice(1, last).find((count) => count > 0);
  return fresh[last] <= 2 * (before ?? 4);
}

/**
 * The chain that some objects are the top of.
 * @param group - the objects whose bytes it is told with
 * @param nodes - per snapshot, those of them that are new
 * @param shape - how sure the shape must be
 * @param topsBySnapshot - per snapshot, its first new links
 * @returns null when it is none
 */
export function chainByShape(
  place: Place,
  group: GroupSeries,
  nodes: readonly (readonly NodeOrdinal[])[],
  shape: keyof typeof SHAPES = 'strict',
  topsBySnapshot = nodes,
): Candidate | null {
  const { view } = place;
  const { last } = view;
  const need = SHAPES[shape];
  const tops = topsBySnapshot[last];
  if (tops.length === 0 || tops.length > MAX_TOPS) return null;
  const depths = tops.map((top) => depthOf(view, last, top, false));
  const levels = sumOf(depths, 'levels');
  const average = levels / tops.length;
  if (average < need.levels) return null;
  // A balanced tree of n objects is log n deep, a heap of records flat: a chain is deep beyond the root of what it holds.
  if (need.deeperThanWide && sumOf(depths, 'objects') > average * levels) return null;
  const round = roundOf(view, tops, depths, need.links);
  if (round === null) return null;
  // Objects on the spine that are no part of a round: what the last link carries, what leads to the first.
  const { heldElsewhere, above, ...links } = linksOf(view, tops, depths, round);
  const inside = links.fresh.length - heldElsewhere;
  const beside = Math.max(0, levels - inside * round.length) / tops.length;
  const freshBySnapshot = topsBySnapshot.map((topsThen, i) =>
    i === last ? links.fresh : newLinksThen(view, i, topsThen, round, beside),
  );
  const countBySnapshot = freshBySnapshot.map(({ length }, i) => {
    if (i === last) return links.lasting.length + length;
    const elsewhere = length === 0 ? 0 : heldElsewhere;
    return links.lasting.length + takenOutLater(view, i, above, round) + length + elsewhere;
  });
  const chain: ChainLinks = {
    ...links,
    edge: edgeText(view, round.edge),
    countBySnapshot,
    freshBySnapshot,
    heldElsewhere,
  };
  return {
    ...thing(place, group, nodes),
    growthKind: 'depth',
    trend: trendOf(group.bytes, MIN_GROWTH_BYTES / 2),
    mainKey: round.key,
    keys: [round.key],
    baseBytes: baseBytesOf(view, links, group.bytes[0]),
    countBySnapshot,
    freshEntries: links.fresh,
    chain,
  };
}

function sumOf(depths: readonly Depth[], field: 'levels' | 'objects'): number {
  return depths.reduce((sum, depth) => sum + depth[field], 0);
}

/** What comes again and again on a spine. */
interface Round extends ChainStep {
  /** Objects from one link to the next: 1 when links follow one another. */
  readonly length: number;
}

/** The round of the deepest spine; null when nothing comes again often enough. */
function roundOf(
  view: SeriesView,
  tops: readonly NodeOrdinal[],
  depths: readonly Depth[],
  leastLinks: number,
): Round | null {
  const { last } = view;
  const at = depths.reduce((best, depth, i) => (depth.levels > depths[best].levels ? i : best), 0);
  const spine = wayDown(view, last, tops[at], depths[at].deepest);
  const edges = new DominatorEdges(view);
  // By edge and constructor: of errors that have errors of another class as their cause, both edges are called the same.
  const steps = new Map<string, { edge: EdgeLabel; key: EntryKey; first: number; last: number; times: number }>();
  for (let i = 0; i + 1 < spine.length; i++) {
    const edge = edges.label(spine[i], spine[i + 1]);
    const key = view.entryKey(last, spine[i]);
    const known = steps.get(`${edge}/${key}`);
    if (known === undefined) steps.set(`${edge}/${key}`, { edge, key, first: i, last: i, times: 1 });
    else {
      known.last = i;
      known.times++;
    }
  }
  const most = Math.max(...[...steps.values()].map(({ times }) => times));
  let best: (Round & { readonly weight: number }) | null = null;
  for (const { edge, key, first, last: lastAt, times } of steps.values()) {
    // Of the objects of one round, the one that says most is what a link is.
    if (times < leastLinks || times < SAME_ROUND_SHARE * most) continue;
    const length = Math.max(1, (lastAt - first) / (times - 1));
    if (length > LONGEST_ROUND || times * length < ROUNDS_SHARE * spine.length) continue;
    const weight = linkWeight(view, key);
    if (best === null || weight > best.weight) best = { edge, key, length, weight };
  }
  return best;
}

/** How much a constructor says of a chain: a class of the program's most, a scope nothing. */
export function linkWeight(view: SeriesView, key: EntryKey): number {
  if (view.keyConstructor(key).startsWith('system / Context')) return 0;
  if (key % 16 === TYPE.closure) return 1;
  return isAnonymousContainer(view, key) ? 2 : 3;
}

interface Links extends Pick<ChainLinks, 'head' | 'fresh' | 'lasting' | 'heldElsewhere'> {
  /** Links that were there all along and keep the first new one, nearest first. */
  readonly above: readonly NodeOrdinal[];
}

/** All links in the newest snapshot: new ones, and those above and below them that were there all along. */
function linksOf(view: SeriesView, tops: readonly NodeOrdinal[], depths: readonly Depth[], round: Round): Links {
  const { last } = view;
  const edges = new DominatorEdges(view);
  const fresh: NodeOrdinal[] = [];
  const lasting: NodeOrdinal[] = [];
  // The tail of a queue is a top of its own, since the queue holds it, too: it is a link of the chain of the deepest top.
  const known = new Set<NodeOrdinal>();
  let head: NodeOrdinal | null = null;
  let heldElsewhere = 0;
  let aboveFirst: readonly NodeOrdinal[] | null = null;
  const deepestFirst = tops
    .map((top, t) => ({ top, depth: depths[t] }))
    .sort((x, y) => y.depth.levels - x.depth.levels);
  for (const { top, depth } of deepestFirst) {
    if (known.has(top)) continue;
    const links = linksUnder(view, top, depth.deepest, edges, round);
    const above = linksAbove(view, top, edges, round);
    for (const link of [...links, ...above]) known.add(link);
    const before = round.length > 1 ? [] : edges.followUp(above.at(-1) ?? links[0] ?? top, round, known);
    const after = round.length > 1 ? [] : edges.followDown(links.at(-1) ?? top, round, known);
    for (const link of [...links, ...after, ...above, ...before])
      (view.survives(last, link) ? lasting : fresh).push(link);
    heldElsewhere += [...before, ...after].reduce((sum, link) => sum + Number(!view.survives(last, link)), 0);
    aboveFirst ??= above;
    head ??= before.at(-1) ?? above.at(-1) ?? links[0] ?? top;
  }
  return { head: head ?? tops[0], fresh, lasting, heldElsewhere, above: aboveFirst ?? [] };
}

/** Where new links are put in front of old ones, the spine goes on below them. */
function linksUnder(
  view: SeriesView,
  top: NodeOrdinal,
  deepestNew: NodeOrdinal,
  edges: DominatorEdges,
  round: Round,
): NodeOrdinal[] {
  const { last } = view;
  const fresh = linksAlong(wayDown(view, last, top, deepestNew), edges, round);
  const all = linksAlong(wayDown(view, last, top, depthOf(view, last, top, true).deepest), edges, round);
  // What is deepest under a chain is its own end, unless a link carries something old that is deeper still.
  return all.filter((link) => !view.survives(last, link)).length >= ALONG_SHARE * fresh.length ? all : fresh;
}

/** The links on a spine: objects that the round's edge leads away from, and the last one it leads to. */
function linksAlong(spine: readonly NodeOrdinal[], edges: DominatorEdges, round: Round): NodeOrdinal[] {
  const links: NodeOrdinal[] = [];
  let next = 0;
  for (let i = 0; i + 1 < spine.length; i++) {
    if (!edges.isOf(spine[i], round.key) || edges.label(spine[i], spine[i + 1]) !== round.edge) continue;
    links.push(spine[i]);
    next = i + Math.round(round.length);
  }
  if (links.length > 0 && next < spine.length && edges.isOf(spine[next], round.key)) links.push(spine[next]);
  return links;
}

/** Where new links are put behind old ones: those, nearest first. */
function linksAbove(view: SeriesView, top: NodeOrdinal, edges: DominatorEdges, round: Round): NodeOrdinal[] {
  const { last } = view;
  const { dominator } = view.heaps[last];
  const links: NodeOrdinal[] = [];
  let below = top;
  for (let n = dominator[top], gap = 0; n !== view.root(last) && gap <= round.length + SLACK; n = dominator[n]) {
    if (view.isTransparent(last, n)) continue;
    if (edges.isOf(n, round.key) && edges.label(n, below) === round.edge) {
      links.push(n);
      gap = 0;
    } else gap++;
    below = n;
  }
  return links;
}

/**
 * New links of an older snapshot, whose edges are gone: as many objects of the links' constructor on its spine as there are
 * rounds in it.
 * @param beside - objects on a spine that are no part of a round
 */
function newLinksThen(
  view: SeriesView,
  snapshot: number,
  tops: readonly NodeOrdinal[],
  { key, length }: Round,
  beside: number,
): NodeOrdinal[] {
  const depths = tops.map((top) => ({ top, ...depthOf(view, snapshot, top, false) }));
  const rounds = Math.round((sumOf(depths, 'levels') - beside * tops.length) / length);
  const links: NodeOrdinal[] = [];
  for (const { top, deepest } of depths.sort((x, y) => y.levels - x.levels)) {
    if (links.length >= rounds) break;
    for (const node of wayDown(view, snapshot, top, deepest))
      if (links.length < rounds && view.entryKey(snapshot, node) === key) links.push(node);
  }
  return links;
}

/** Links in front of those that are still there in the newest snapshot: a queue is emptied from its head. */
function takenOutLater(
  view: SeriesView,
  snapshot: number,
  above: readonly NodeOrdinal[],
  { key, length }: Round,
): number {
  const first = above.at(-1);
  const survivor = first === undefined ? null : view.survivors.indexOf(view.last, first);
  if (survivor === null) return 0;
  const { dominator } = view.heaps[snapshot];
  const root = view.root(snapshot);
  let count = 0;
  let n = dominator[view.survivors.ordinal(snapshot, survivor)];
  for (let gap = 0; n !== root && gap < length + SLACK && !view.survives(snapshot, n); n = dominator[n]) {
    if (view.isTransparent(snapshot, n)) continue;
    const isLink = view.entryKey(snapshot, n) === key;
    count += Number(isLink);
    gap = isLink ? 0 : gap + 1;
  }
  return count;
}

/** Bytes of the chain as it was at first. */
function baseBytesOf(
  view: SeriesView,
  { head, lasting }: Pick<ChainLinks, 'head' | 'lasting'>,
  freshBytes: number,
): number {
  const { survivors, last } = view;
  // Both ends and the middle: some links may be held by somebody else, too, and keep only themselves.
  const some = [head, lasting[0], lasting[lasting.length >> 1], lasting.at(-1)];
  const kept = some.map((link) => {
    const survivor = link === undefined ? null : survivors.indexOf(last, link);
    return survivor === null ? 0 : view.heaps[0].retained[survivors.ordinal(0, survivor)];
  });
  return Math.max(0, Math.max(...kept) - freshBytes);
}

function edgeText(view: SeriesView, edge: EdgeLabel): string | null {
  return edge < 0 ? null : view.names.text(view.names.id(view.last, edge));
}
