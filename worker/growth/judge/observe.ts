// Looks into the heap for what a judgement needs to know of a growth, and puts the judged growths in order.

import { stringAt, type NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { FindingKind } from '../../report/types.ts';
import type { Namer } from '../name/links.ts';
import { isOfPlatform } from '../name/origin.ts';
import { ENGINE, PLUMBING, isStringType, typeOf } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import { CONTENT_STAYS_SHARE, GONE_SHARE, MIN_COHORT, OLD_CONTENT_SHARE, STEPS_FOR_SMALL } from '../thresholds.ts';
import type { RankTrace } from '../trace.ts';
import type { Circumstances, EntryKey, Growth, GrowthFacts, Judged } from '../types.ts';
import { boundsOf, sweeperOf } from './bounds.ts';
import { cohortsOf } from './cohorts.ts';
import { judge, tooSmall } from './judge.ts';
import { isLoading, isRepetitive } from './loading.ts';
import { runtimeBoundOf } from './runtime-bounds.ts';

const URGENCY: Readonly<Record<FindingKind, number>> = { leak: 0, growth: 1, 'warm-up': 2 };

/**
 * Judges growths.
 * @param growths - named and merged
 * @param trace - told of every decision; null when nobody asked
 * @returns those worth telling, most important first: what goes on, then what may, then what has levelled off
 */
export function judgeGrowths(
  view: SeriesView,
  namer: Namer,
  growths: readonly Growth[],
  circumstances: Circumstances,
  trace: RankTrace | null = null,
): Judged[] {
  const judged: Judged[] = [];
  const here = { ...circumstances, work: workOf(namer, growths) };
  for (const growth of growths) {
    const small = tooSmall(growth, here);
    // Small growths are only looked into where many snapshots may make up for their size.
    if (small !== null && view.last < STEPS_FOR_SMALL) {
      trace?.dropped(growth, small.dropped, small.because);
      continue;
    }
    const facts = observe(view, namer, growth, here);
    const judgement = judge(facts, here);
    trace?.observed(growth, facts, here, judgement);
    if (judgement.kind === null) {
      trace?.dropped(growth, judgement.dropped, judgement.because);
      continue;
    }
    trace?.judged(growth, judgement);
    const { kind, confidence, reason } = judgement;
    judged.push({ growth, kind, confidence, reason, facts });
  }
  return judged.sort((x, y) => URGENCY[x.kind] - URGENCY[y.kind] || y.growth.growthBytes - x.growth.growthBytes);
}

/**
 * How much was done between the snapshots, by the records that the runtime makes of it: those that rise at every step.
 */
function workOf(namer: Namer, growths: readonly Growth[]): (readonly number[])[] {
  return growths
    .filter((growth) => growth.growthKind === 'width' && runtimeBoundOf(namer, growth) !== null)
    .map(({ countBySnapshot }) => countBySnapshot)
    .filter((count) => count.every((one, i) => i === 0 || one > count[i - 1]));
}

/** All that a judgement of a growth rests on. */
function observe(view: SeriesView, namer: Namer, growth: Growth, circumstances: Circumstances): GrowthFacts {
  const { growthKind, trend, countBySnapshot, retainedBySnapshot, growthBytes, entryConstructor } = growth;
  const isSame = circumstances.identity === 'same-process';
  const there = isSame ? stillThere(view, growth, circumstances.newestIds) : null;
  return {
    growthKind,
    trend,
    countBySnapshot,
    retainedBySnapshot,
    growthBytes,
    entryConstructor,
    cohorts: isSame ? cohortsOf(view, growth, circumstances.newestIds) : null,
    replacedAtEnd: there !== null && there.before >= MIN_COHORT && there.stayed <= GONE_SHARE * there.before,
    contentStays: there !== null && there.before >= MIN_COHORT && there.stayed >= CONTENT_STAYS_SHARE * there.before,
    runtimeKeeps: runtimeBoundOf(namer, growth) !== null,
    repetitive: isRepetitive(view, namer, growth),
    loading: isLoading(namer, growth),
    ofPlatform: isOfPlatform(namer, growth.owner),
    bounds: isBesideBound(view, growth) ? [] : boundsOf(namer, growth),
    sweeper: sweeperOf(namer, growth),
  };
}

/**
 * Whether the bound of a cache does not hold for what grows: of the two that such a cache is made of, a Map and a list, one
 * keeps to the bound and the other keeps what it has let go of.
 */
function isBesideBound(view: SeriesView, growth: Growth): boolean {
  const { chain } = growth.candidate;
  if (chain !== undefined) return isPast(chain.lasting.length + chain.fresh.length, chain.heldElsewhere);
  const { owner, candidate } = growth;
  if (candidate.growthKind !== 'width' || owner.node === null || owner.holder === null) return false;
  const alone = candidate.countBySnapshot[view.last];
  return isPast(alone, sharedWithHolder(view, owner.node, owner.holder.node, candidate.mainKey));
}

/** @param shared - entries that stand in both, so that nothing but their holder keeps them alone */
function isPast(alone: number, shared: number): boolean {
  return shared >= MIN_COHORT && alone >= 2 * shared;
}

/** Entries of an owner that its holder keeps by a second way, too: they hang from the holder in the dominator tree. */
function sharedWithHolder(view: SeriesView, owner: NodeOrdinal, holder: NodeOrdinal, key: EntryKey): number {
  const { columns, dominator } = view.heaps[view.last];
  const kinds = view.kinds[view.last];
  const shared = new Set<NodeOrdinal>();
  const stack: NodeOrdinal[] = [owner];
  const seen = new Set<NodeOrdinal>(stack);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let e = columns.nodes.firstEdge[node]; e < columns.nodes.firstEdge[node + 1]; e++) {
      const to = columns.edges.toNode[e];
      if ((kinds[to] & PLUMBING) !== 0) {
        // Tables and backing stores are the owner's own; what is shared (shapes, code) is not.
        if ((kinds[to] & ENGINE) === 0 && !seen.has(to) && dominator[to] === node) stack.push(to);
        seen.add(to);
      } else if (dominator[to] === holder && view.entryKey(view.last, to) === key) shared.add(to);
    }
  }
  return shared.size;
}

/**
 * Of the entries of the snapshot before the last, how many are still there, themselves or in what they keep: what sets
 * itself up again and again (an immediate, a timer, a record that is copied at each change) is new each time, what it
 * keeps is not.
 * @returns null for what is no set of entries
 */
function stillThere(
  view: SeriesView,
  growth: Growth,
  newestIds: readonly number[],
): { readonly before: number; readonly stayed: number } | null {
  if (growth.growthKind === 'bytes' || growth.growthKind === 'depth') return null;
  const { last } = view;
  const { countBySnapshot: count, freshEntries, allFresh } = growth.candidate;
  const before = count[last - 1] - (count[last] - freshEntries.length);
  const { nodes, strings } = view.heaps[last].columns;
  const kinds = view.kinds[last];
  // Ids are given in the order of time; those of native objects (even) are not. A handle of Node's is nobody's content.
  const isOld = (node: NodeOrdinal): boolean =>
    (nodes.id[node] & 1) === 0
      ? !stringAt(strings, nodes.name[node]).startsWith('Node / ')
      : nodes.id[node] <= newestIds[last - 1];
  let stayed = 0;
  for (const node of allFresh) {
    // A text that several hold (a topic, a key) is the same for whoever comes next: it says nothing of who was there.
    if (isStringType(typeOf(kinds[node]))) continue;
    let old = 0;
    let all = 0;
    view.walkTerritory(last, node, (below) => {
      // Backing stores of literals and shapes are shared by all that were made in one place: they are always old.
      if ((kinds[below] & (PLUMBING | ENGINE)) !== 0) return;
      all++;
      old += Number(isOld(below));
    });
    if (old > 0 && old >= OLD_CONTENT_SHARE * all) stayed++;
  }
  return { before, stayed };
}
