// What hangs from some owners, grouped by constructor and followed over the snapshots: which groups grow in number, which
// only in bytes, and which one a growth is called by.

import { trendOf, calmer } from '../judge/trend.ts';
import { TYPE } from '../series/node-kinds.ts';
import type { Expansion, SeriesView } from '../series/view.ts';
import { MIN_GROWTH_BYTES, MIN_STEADY_ENTRIES } from '../thresholds.ts';
import type { EntryKey, Trend } from '../types.ts';
import { growthOf } from '../../base/by-snapshot.ts';
import { isPlain } from '../vocabulary.ts';
import type { GroupSeries } from './group-series.ts';
import { listenersAround } from './listeners.ts';

/** @param expansions - what hangs from the owners, per snapshot */
export function groupsOf(expansions: readonly Expansion[]): GroupSeries[] {
  const keys = new Set<EntryKey>();
  for (const expansion of expansions) for (const key of expansion.groups.keys()) keys.add(key);
  return [...keys].map((key) => {
    const groups = expansions.map((e) => e.groups.get(key) ?? null);
    const count = groups.map((g) => g?.count ?? 0);
    const bytes = groups.map((g) => g?.freshBytes ?? 0);
    const engine = groups.map((g) => g?.engineBytes ?? 0);
    return {
      key,
      groups,
      count,
      bytes,
      engine,
      growth: growthOf(bytes),
      countGrowth: growthOf(count),
    };
  });
}

/** Rises by count, and not by one object that merely came late. */
export function isWide(group: GroupSeries): boolean {
  if (group.countGrowth <= 0) return false;
  const last = group.count.length - 1;
  // 0 → 1 → 1: one thing made late; it is looked into, not counted.
  return group.count[last] > 1 && !(group.countGrowth <= 1 && last > 1);
}

/**
 * Bytes overrule counts: a group whose bytes rise at every step, while the number of its objects rose once, grows inside its
 * objects (two links at the top of a chain of thousands). It is looked into, not counted.
 */
export function isOutgrown(group: GroupSeries): boolean {
  if (group.count.length < 3 || trendOf(group.bytes, MIN_GROWTH_BYTES / 2) !== 'rising') return false;
  const byCount = trendOf(group.count, 0);
  return byCount === 'step' || byCount === 'flat' || byCount === 'levelling';
}

/** Groups that rise by themselves, whatever else goes on in their owner; none when they are too small together. */
export function steadyOf(series: readonly GroupSeries[]): readonly GroupSeries[] {
  const steady = series.filter((group) => {
    const last = group.count.length - 1;
    return (
      last > 1 &&
      isWide(group) &&
      group.countGrowth >= MIN_STEADY_ENTRIES * last &&
      trendOfEntries(group.count, group.bytes) === 'rising'
    );
  });
  return steady.reduce((sum, group) => sum + group.growth, 0) < MIN_GROWTH_BYTES ? [] : steady;
}

/** Entries that rise at every step rise, also when part of their bytes came late (held by somebody else until then). */
export function trendOfEntries(count: readonly number[], bytes: readonly number[]): Trend {
  const byCount = trendOf(count, 0);
  const byBytes = trendOf(bytes, MIN_GROWTH_BYTES / 2);
  return byCount === 'rising' && byBytes === 'unknown' && bytes.every((b, i) => i === 0 || b >= bytes[i - 1])
    ? 'rising'
    : calmer(byCount, byBytes);
}

/** The group that names the growth: the heaviest, unless only its strings are heavy. */
export function mainOf(view: SeriesView, series: readonly GroupSeries[]): GroupSeries {
  const wide = series.filter(isWide);
  const pool = wide.length > 0 ? wide : series;
  const sorted = [...pool].sort((x, y) => y.growth - x.growth);
  const heaviest = sorted[0];
  const listeners = listenersAround(view, pool, heaviest);
  if (listeners !== null) return listeners;
  if (!isBareValue(view, heaviest.key)) return heaviest;
  const named = sorted.find(
    (group) =>
      !isBareValue(view, group.key) &&
      group.countGrowth >= heaviest.countGrowth * 0.4 &&
      (group.growth >= heaviest.growth * 0.15 || isOneEach(group, heaviest)),
  );
  return named ?? heaviest;
}

/** As many of one as of the other, give or take a tenth: a record and its text. */
function isOneEach(a: GroupSeries, b: GroupSeries): boolean {
  return Math.abs(a.countGrowth - b.countGrowth) <= 0.1 * b.countGrowth;
}

/** Strings, numbers and symbols: they name nothing. */
function isBareValue(view: SeriesView, key: EntryKey): boolean {
  return view.keyConstructor(key).startsWith('(') || key % 16 === TYPE.symbol;
}

/** Arrays in arrays, objects in objects: nesting, not a chain, unless it goes on and on. */
export function isAnonymousContainer(view: SeriesView, key: EntryKey): boolean {
  return isPlain(view.keyConstructor(key));
}
