// What a program hangs on a window, a document or an element hangs there by its listeners: where several of them share an
// object, it is theirs, and not an entry of the target's own.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { TYPE } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import { isDetachedName } from '../vocabulary.ts';
import type { GroupSeries } from './group-series.ts';

/** Listeners that one object adds to one target at most: an editor has some twenty. */
const MAX_LISTENERS_EACH = 64;
/** How far the number of listeners of each may be from a whole number: some are shared. */
const EACH_SLACK = 0.1;
/** New listeners that are followed to see what they keep, evenly over all. */
const SAMPLES = 8;
/** Objects that are passed on the way from one listener: a widget with its fields and its elements. */
const MAX_PASSED = 2_000;
/** Objects that are passed on the way from all new listeners of a window: what they keep beyond that is told apart. */
const MAX_KEPT = 200_000;
/** A group is there because of the listeners when they lead to more than this part of its new objects. */
const KEPT_SHARE = 0.5;

/**
 * @param pool - groups under one owner that may name a growth
 * @param heaviest - of these
 * @returns the listeners, where the heaviest group is there because of them; else null
 */
export function listenersAround(
  view: SeriesView,
  pool: readonly GroupSeries[],
  heaviest: GroupSeries,
): GroupSeries | null {
  if (heaviest.countGrowth <= 0) return null;
  const listeners = pool.find((group) => isListeners(view, group));
  if (listeners === undefined || listeners.countGrowth <= 0) return null;
  // What stands in the page hangs there by itself; an element that was taken out of it does not.
  if (heaviest.key % 16 === TYPE.native)
    return isDetachedName(view.keyConstructor(heaviest.key)) && areKeptBy(view, listeners, heaviest) ? listeners : null;
  if (isSomeEach(listeners, heaviest)) return listeners;
  // Two charts of a report, of which one took a listener off again: three for two.
  return areKeptBy(view, listeners, heaviest) ? listeners : null;
}

/** Whether there is a whole number of listeners, and not too many, for each object of a group. */
function isSomeEach(listeners: GroupSeries, group: GroupSeries): boolean {
  const each = listeners.countGrowth / group.countGrowth;
  const isWhole = Math.abs(each - Math.round(each)) <= EACH_SLACK * each;
  return each >= 1 - EACH_SLACK && each <= MAX_LISTENERS_EACH && isWhole;
}

/**
 * A window holds unrelated things, which are told apart by constructor. But where several listeners keep a widget, its
 * parts hang from the window one by one: they belong to the listeners.
 * @param all - groups right under the window
 * @returns the listeners, and the groups most of whose new objects they lead to; null where no listeners keep any, and
 *   where the heaviest are a script's own objects with some listeners each: those name the growth
 */
export function keptByListeners(
  view: SeriesView,
  all: readonly GroupSeries[],
): { readonly listeners: GroupSeries; readonly kept: readonly GroupSeries[] } | null {
  const { last } = view;
  const listeners = all.find((group) => group.countGrowth > 0 && isListeners(view, group));
  const fresh = listeners?.groups[last]?.fresh ?? [];
  if (listeners === undefined || fresh.length === 0) return null;
  const reached = reachedFrom(view, fresh);
  const kept = all.filter((group) => {
    if (group === listeners) return false;
    const came = group.groups[last]?.fresh ?? [];
    return came.filter((node) => reached.has(node)).length > KEPT_SHARE * came.length;
  });
  if (kept.length === 0) return null;
  const heaviest = kept.reduce((best, group) => (group.growth > best.growth ? group : best));
  return heaviest.key % 16 !== TYPE.native && isSomeEach(listeners, heaviest) ? null : { listeners, kept };
}

function isListeners(view: SeriesView, group: GroupSeries): boolean {
  return /^(V8)?EventListener$/.test(view.keyConstructor(group.key));
}

/** New objects that some new objects lead to by strong references, at most `MAX_KEPT`. */
function reachedFrom(view: SeriesView, from: readonly NodeOrdinal[]): ReadonlySet<NodeOrdinal> {
  const { last } = view;
  const { nodes, edges, header } = view.newest.columns;
  const weak = header.edgeTypes.indexOf('weak');
  const seen = new Set(from);
  const queue = [...from];
  for (let at = 0; at < queue.length && queue.length < MAX_KEPT; at++) {
    for (let e = nodes.firstEdge[queue[at]]; e < nodes.firstEdge[queue[at] + 1]; e++) {
      const to = edges.toNode[e];
      if (edges.type[e] === weak || seen.has(to) || view.survives(last, to)) continue;
      seen.add(to);
      queue.push(to);
    }
  }
  return seen;
}

/** Whether most of the new listeners lead to new objects of another group: the functions' scopes have them. */
function areKeptBy(view: SeriesView, listeners: GroupSeries, others: GroupSeries): boolean {
  const { last } = view;
  const fresh = listeners.groups[last]?.fresh ?? [];
  const wanted = new Set(others.groups[last]?.fresh ?? []);
  if (fresh.length === 0 || wanted.size === 0) return false;
  const step = Math.max(1, Math.floor(fresh.length / SAMPLES));
  const samples = fresh.filter((_, i) => i % step === 0);
  return samples.filter((node) => leadsTo(view, node, wanted)).length * 2 > samples.length;
}

/** Whether an object leads to one of some others by what is new itself; weak references lead nowhere. */
function leadsTo(view: SeriesView, from: NodeOrdinal, wanted: ReadonlySet<NodeOrdinal>): boolean {
  const { last } = view;
  const { nodes, edges, header } = view.newest.columns;
  const weak = header.edgeTypes.indexOf('weak');
  const seen = new Set([from]);
  const queue = [from];
  for (let at = 0; at < queue.length && at < MAX_PASSED; at++) {
    for (let e = nodes.firstEdge[queue[at]]; e < nodes.firstEdge[queue[at] + 1]; e++) {
      const to = edges.toNode[e];
      if (edges.type[e] === weak || seen.has(to) || view.survives(last, to)) continue;
      if (wanted.has(to)) return true;
      seen.add(to);
      queue.push(to);
    }
  }
  return false;
}
