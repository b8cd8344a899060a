// Owners that grow: each survivor whose territory rises is opened until the place is found where new objects pile
// up: many entries (width), one thing that swells (bytes), a chain (depth), or many owners alike. The rule for
// going down is LeakCanary's (report where the count rises and the parent's does not), on dominators instead of paths.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { inSlices } from '../../heap/index.ts';
import { CONTEXT, TYPE, isStringType, typeOf } from '../series/node-kinds.ts';
import { isGlobal } from '../name/origin.ts';
import type { Survivors } from '../series/survivors.ts';
import { trendOf, calmer } from '../judge/trend.ts';
import type { ChildGroup, Expansion, SeriesView } from '../series/view.ts';
import type { Candidate, EntryKey, SurvivorIndex, Trend } from '../types.ts';

/** A growth below this many bytes over the whole series is not looked at. */
export const MIN_GROWTH_BYTES = 2048;
/** What a browser keeps beside the objects it shows goes up and down by itself: less than this part of it is no growth (measured: a style engine of 750 kB, up to 5 % in either direction). */
const BROWSER_SWINGS = 0.1;
const MAX_DESCENT = 48;
const MAX_CANDIDATE_SURVIVORS = 400;
/** A group of small owners is one finding when at least this many take part. */
const MIN_ALIKE = 8;
/** … or this many, when one collection holds them all. */
const MIN_SIBLINGS = 3;

const HUB_NAMES = /^(process|system \/ .*)$/;

/**
 * All candidates of a series, largest growth first; they may still overlap in meaning, never in bytes.
 * @param grewBy - `territoryGrowth`
 */
export function findCandidates(view: SeriesView, grewBy: Float64Array | Int32Array): Candidate[] {
  const last = view.last;
  const { survivors } = view;
  const growthOf = (s: SurvivorIndex): number => grewBy[survivors.ordinal(last, s)];
  const grown: { readonly survivor: SurvivorIndex; readonly growth: number }[] = [];
  const siblings = new Map<string, Alike>();
  const cousins = new Map<string, Alike>();
  for (const s of grownOnes(survivors, last, grewBy)) {
    const growth = growthOf(s);
    if (growth >= MIN_GROWTH_BYTES) grown.push({ survivor: s, growth });
    const node = survivors.ordinal(last, s);
    if (node === view.root(last)) continue;
    const key = view.entryKey(last, node);
    const parent = parentOf(view, node);
    const parentKey = view.entryKey(last, parent);
    if (isAnonymousContainer(view, parentKey)) join(siblings, `${key}@${parent}`, s, growth);
    join(cousins, `${key}/${parentKey}`, s, growth);
  }
  const candidates: Candidate[] = [];
  const taken = new Set<SurvivorIndex>();
  const together = (group: Alike, enough: number, largestShare: number): void => {
    if (group.members.length < enough || group.growth < MIN_GROWTH_BYTES || group.largest > group.growth * 0.5) return;
    // Large members speak for themselves; only small ones are counted together.
    const members = group.members.filter(
      (s) => !taken.has(s) && growthOf(s) < Math.max(MIN_GROWTH_BYTES, group.growth * largestShare),
    );
    if (members.length < enough) return;
    const found = locate(view, members, rootsOf(view, members), []);
    if (found.length === 0) return;
    for (const s of members) taken.add(s);
    candidates.push(...found);
  };
  for (const group of siblings.values()) together(group, MIN_SIBLINGS, 0.5);
  for (const group of cousins.values()) together(group, MIN_ALIKE, 0.25);
  grown.sort((x, y) => y.growth - x.growth);
  for (const { survivor } of grown.slice(0, MAX_CANDIDATE_SURVIVORS)) {
    if (taken.has(survivor)) continue;
    candidates.push(...locate(view, [survivor], rootsOf(view, [survivor]), []));
  }
  // A group of roots is not a thing that swells.
  return candidates
    .filter(({ mainKey }) => mainKey % 16 !== TYPE.synthetic)
    .sort((x, y) => candidateGrowth(y) - candidateGrowth(x));
}

/** Survivors that grew by a word or two at least. */
function grownOnes(survivors: Survivors, last: number, grewBy: Float64Array | Int32Array): readonly SurvivorIndex[] {
  const grown: SurvivorIndex[] = [];
  const alive = survivors.bitsOf(0);
  inSlices(survivors.limit, undefined, (from, to) => {
    for (let s = from; s < to; s++)
      if (((alive[s >>> 5] >>> (s & 31)) & 1) === 1 && grewBy[survivors.ordinal(last, s)] >= 16) grown.push(s);
  });
  return grown;
}

/** Survivors that may be one growth together. */
interface Alike {
  readonly members: SurvivorIndex[];
  growth: number;
  largest: number;
}

function join(groups: Map<string, Alike>, key: string, member: SurvivorIndex, growth: number): void {
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, { members: [member], growth, largest: growth });
    return;
  }
  group.members.push(member);
  group.growth += growth;
  group.largest = Math.max(group.largest, growth);
}

/** @returns new bytes from the first to the last snapshot, the engine's that come with them included. */
export function candidateGrowth(candidate: Candidate): number {
  const last = candidate.freshBytesBySnapshot.length - 1;
  const at = (i: number): number => candidate.freshBytesBySnapshot[i] + candidate.engineBySnapshot[i];
  return at(last) - at(0);
}

function rootsOf(view: SeriesView, survivors: readonly SurvivorIndex[]): NodeOrdinal[][] {
  return view.heaps.map((_, i) => survivors.map((s) => view.survivors.ordinal(i, s)));
}

/** The nearest surviving object above: owners alike hang from alike. */
function parentOf(view: SeriesView, node: NodeOrdinal): NodeOrdinal {
  const last = view.last;
  const { dominator } = view.heaps[last];
  let n = dominator[node];
  while (n !== view.root(last) && (view.isTransparent(last, n) || !view.survives(last, n))) n = dominator[n];
  return n;
}

interface KeySeries {
  readonly key: EntryKey;
  readonly groups: readonly (ChildGroup | null)[];
  readonly count: readonly number[];
  readonly bytes: readonly number[];
  readonly engine: readonly number[];
  readonly growth: number;
  readonly countGrowth: number;
}

function seriesByKey(expansions: readonly Expansion[]): KeySeries[] {
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
      growth: bytes[bytes.length - 1] - bytes[0],
      countGrowth: count[count.length - 1] - count[0],
    };
  });
}

/** One step on the way down: the constructor passed, and its objects per snapshot. */
interface Level {
  readonly key: EntryKey;
  readonly nodes: readonly (readonly NodeOrdinal[])[];
}

/**
 * Opens owners until entries pile up.
 * @param survivors - whom the bytes belong to
 * @param roots - per snapshot, the objects looked into now
 * @param way - constructors passed on the way here, the roots' own last; empty at the survivor itself
 */
function locate(
  view: SeriesView,
  survivors: readonly SurvivorIndex[],
  roots: readonly (readonly NodeOrdinal[])[],
  way: readonly Level[],
): Candidate[] {
  const last = view.last;
  const expansions = roots.map((nodes, i) => view.expand(i, nodes));
  const all = seriesByKey(expansions)
    .filter((k) => k.growth > 0)
    .sort((x, y) => y.growth - x.growth);
  const self = expansions.map((e) => e.selfBytes);
  const selfGrowth = self[last] - self[0];
  const growth = all.reduce((sum, k) => sum + k.growth, 0) + Math.max(0, selfGrowth);
  if (growth < MIN_GROWTH_BYTES) return [];
  const here = { view, survivors, owners: roots };
  const hub = way.length === 0 && survivors.length === 1 && isHub(view, roots[last][0]);
  const path: readonly Level[] =
    way.length > 0 ? way : [{ key: roots[last].length > 0 ? view.entryKey(last, roots[last][0]) : -1, nodes: roots }];

  const goDown = (k: KeySeries): Candidate[] => {
    const type = k.key % 16;
    const nodes = k.groups.map((g) => g?.fresh ?? []);
    if (isStringType(type) || type === TYPE.symbol || type === TYPE.bigint) return [thing(here, 'bytes', k, nodes)];
    if (timesIn(path, k.key) >= (isAnonymousContainer(view, k.key) ? 6 : 3)) return [chain(here, k, nodes, path)];
    if (way.length >= MAX_DESCENT) return [thing(here, 'bytes', k, nodes)];
    const level = { key: k.key, nodes };
    const below = locate(view, survivors, nodes, way.length === 0 ? [...path, level] : [...way, level]);
    return below.length > 0 ? below : [thing(here, 'bytes', k, nodes)];
  };

  const wide = all.filter((k) => k.countGrowth > 0 && k.growth > 0);
  if (hub) {
    const found: Candidate[] = [];
    for (const k of all) {
      if (k.growth < MIN_GROWTH_BYTES) continue;
      if (isWide(k)) found.push(width(here, [k], 0, self, false));
      else found.push(...goDown(k));
    }
    return found;
  }
  const wideGrowth = wide.filter(isWide).reduce((sum, k) => sum + k.growth, 0);
  const flat = all.filter((k) => !isWide(k) && k.growth >= MIN_GROWTH_BYTES);
  const found: Candidate[] = [];
  if (wideGrowth + (wideGrowth > 0 ? Math.max(0, selfGrowth) : 0) >= 0.3 * growth && wideGrowth > 0) {
    found.push(width(here, wide, Math.max(0, selfGrowth), self, true));
    for (const k of flat) if (k.growth >= 0.25 * growth) found.push(...goDown(k));
    return found;
  }
  for (const k of flat) if (k.growth >= 0.2 * growth) found.push(...goDown(k));
  const steady = steadyOf(wide);
  if (steady.length > 0) found.push(width(here, steady, 0, self, true));
  if (found.length === 0 && selfGrowth >= 0.5 * growth) return [swollen(here, self)];
  if (found.length === 0 && all.length > 0) return [width(here, all, Math.max(0, selfGrowth), self, true)];
  return found;
}

/** Rises by count, and not by one object that merely came late. */
function isWide(k: KeySeries): boolean {
  if (k.countGrowth <= 0) return false;
  const last = k.count.length - 1;
  // 0 → 1 → 1: one thing made late; it is looked into, not counted.
  return k.count[last] > 1 && !(k.countGrowth <= 1 && last > 1);
}

/** Entries that rise at every step must be this many, when they speak for an owner in which others do not. */
const MIN_STEADY_ENTRIES = 10;

/** Those that rise by themselves, whatever else goes on in their owner; none when they are too small together. */
function steadyOf(series: readonly KeySeries[]): readonly KeySeries[] {
  const steady = series.filter((k) => {
    const last = k.count.length - 1;
    return (
      last > 1 &&
      isWide(k) &&
      k.countGrowth >= MIN_STEADY_ENTRIES * last &&
      trendOfEntries(k.count, k.bytes) === 'rising'
    );
  });
  return steady.reduce((sum, k) => sum + k.growth, 0) < MIN_GROWTH_BYTES ? [] : steady;
}

/** Scopes, globals and roots hold unrelated things: what grows in them is told apart by constructor. */
function isHub(view: SeriesView, node: NodeOrdinal): boolean {
  const kind = view.kinds[view.last][node];
  const type = typeOf(kind);
  if (node === view.root(view.last) || type === TYPE.synthetic || (kind & CONTEXT) !== 0 || type === TYPE.closure)
    return true;
  const name = view.keyConstructor(view.entryKey(view.last, node));
  return isGlobal(name) || HUB_NAMES.test(name);
}

/** Arrays in arrays, objects in objects: nesting, not a chain, unless it goes on and on. */
function isAnonymousContainer(view: SeriesView, key: EntryKey): boolean {
  const name = view.keyConstructor(key);
  return name === 'Object' || name === 'Array' || name === 'Map' || name === 'Set';
}

function timesIn(path: readonly Level[], key: EntryKey): number {
  return path.reduce((times, level) => times + Number(level.key === key), 0);
}

interface Here {
  readonly view: SeriesView;
  readonly survivors: readonly SurvivorIndex[];
  readonly owners: readonly (readonly NodeOrdinal[])[];
}

function width(
  here: Here,
  series: readonly KeySeries[],
  selfGrowth: number,
  self: readonly number[],
  merge: boolean,
): Candidate {
  const { view } = here;
  const last = view.last;
  const main = mainOf(view, series);
  const members = merge ? [main, ...series.filter((k) => k !== main)] : [main];
  const entries = view.heaps.map((_, i) => members.reduce((sum, k) => sum + k.bytes[i], 0));
  // Tables double while entries rise evenly: the trend is read off the entries alone.
  // Strings are flattened and joined all the time: only their bytes tell.
  const flattened = members.every((k) => isStringType(k.key % 16)) && main.countGrowth <= 0.1 * main.count[last];
  // A tree's nodes have room for a few of their kind: new ones hang from new ones, and those right under the old ones say little.
  const tree =
    here.survivors.length > 1 && here.owners[last].length > 0 && view.entryKey(last, here.owners[last][0]) === main.key;
  const count = tree ? view.heaps.map((_, i) => countBelow(view, i, main)) : main.count;
  const trend = flattened ? trendOf(entries, MIN_GROWTH_BYTES / 2) : trendOfEntries(count, entries);
  // One heavy thing among a thousand small ones must not hide that these never stop coming.
  const steady = trend === 'rising' ? [] : steadyOf(members);
  if (steady.length > 0 && steady.length < members.length) return width(here, steady, 0, self, merge);
  return {
    growthKind: here.survivors.length > 1 ? 'many-owners' : 'width',
    survivors: here.survivors,
    owners: here.owners,
    mainKey: main.key,
    keys: members.map((k) => k.key),
    countBySnapshot: count,
    engineBySnapshot: view.heaps.map((_, i) => members.reduce((sum, k) => sum + k.engine[i], 0)),
    freshBytesBySnapshot: selfGrowth > 0 ? entries.map((b, i) => b + self[i]) : entries,
    baseBytes: members.reduce((sum, k) => sum + (k.groups[0]?.survivingBytes ?? 0), 0),
    trend,
    freshEntries: main.groups[last]?.fresh ?? [],
    allFresh: members.flatMap((k) => k.groups[last]?.fresh ?? []),
  };
}

/** All objects of a kind that came under some owners, and those that were there. */
function countBelow(view: SeriesView, snapshot: number, { key, groups }: KeySeries): number {
  const group = groups[snapshot];
  if (group === null) return 0;
  let count = group.count - group.fresh.length;
  for (const node of group.fresh) {
    view.walkTerritory(snapshot, node, (below) => {
      if (view.entryKey(snapshot, below) === key) count++;
    });
  }
  return count;
}

/** The constructor that names the growth: the heaviest, unless only its strings are heavy. */
function mainOf(view: SeriesView, series: readonly KeySeries[]): KeySeries {
  const wide = series.filter(isWide);
  const pool = wide.length > 0 ? wide : series;
  const sorted = [...pool].sort((x, y) => y.growth - x.growth);
  const heaviest = sorted[0];
  if (!isPlain(view, heaviest.key)) return heaviest;
  const named = sorted.find(
    (k) =>
      !isPlain(view, k.key) &&
      k.countGrowth >= heaviest.countGrowth * 0.4 &&
      (k.growth >= heaviest.growth * 0.15 || isOneEach(k, heaviest)),
  );
  return named ?? heaviest;
}

/** As many of one as of the other, give or take a tenth: a record and its text. */
function isOneEach(a: KeySeries, b: KeySeries): boolean {
  return Math.abs(a.countGrowth - b.countGrowth) <= 0.1 * b.countGrowth;
}

function isPlain(view: SeriesView, key: EntryKey): boolean {
  return view.keyConstructor(key).startsWith('(') || key % 16 === TYPE.symbol;
}

function thing(
  here: Here,
  kind: 'bytes' | 'depth',
  k: KeySeries,
  nodes: readonly (readonly NodeOrdinal[])[],
): Candidate {
  const last = here.view.last;
  return {
    growthKind: kind,
    survivors: here.survivors,
    owners: here.owners,
    mainKey: k.key,
    keys: [k.key],
    countBySnapshot: k.count,
    freshBytesBySnapshot: k.bytes,
    engineBySnapshot: k.engine,
    baseBytes: k.groups[0]?.survivingBytes ?? 0,
    trend: kind === 'bytes' ? trendOfThing(here.view, k.key, k.bytes) : trendOf(k.bytes, MIN_GROWTH_BYTES / 2),
    freshEntries: nodes[last],
    allFresh: nodes[last],
  };
}

/** A chain: told by the constructor of its round that says most, from its first link on. */
function chain(
  here: Here,
  k: KeySeries,
  nodes: readonly (readonly NodeOrdinal[])[],
  path: readonly Level[],
): Candidate {
  const { view } = here;
  const since = path.findLastIndex((level) => level.key === k.key);
  const round = path.slice(since).map((level) => level.key);
  const weight = (key: EntryKey): number =>
    isScopeKey(view, key) ? 0 : key % 16 === TYPE.closure ? 1 : isAnonymousContainer(view, key) ? 2 : 3;
  const most = Math.max(...round.map(weight));
  const main = path.find((level) => round.includes(level.key) && weight(level.key) === most) ?? { key: k.key, nodes };
  return { ...thing(here, 'depth', k, nodes), mainKey: main.key, keys: [main.key], chainTops: main.nodes };
}

function isScopeKey(view: SeriesView, key: EntryKey): boolean {
  return view.keyConstructor(key).startsWith('system / Context');
}

/** The owner itself swells: a number array, a typed table without objects in it. */
function swollen(here: Here, self: readonly number[]): Candidate {
  const { view } = here;
  const last = view.last;
  const key = view.entryKey(last, here.owners[last][0]);
  return {
    growthKind: here.survivors.length > 1 ? 'many-owners' : 'bytes',
    survivors: here.survivors,
    owners: here.owners,
    mainKey: key,
    keys: [key],
    countBySnapshot: here.owners.map((o) => o.length),
    freshBytesBySnapshot: self,
    engineBySnapshot: self.map(() => 0),
    baseBytes: 0,
    trend: trendOfThing(view, key, self),
    freshEntries: here.owners[last],
    allFresh: here.owners[last],
  };
}

/** Entries that rise at every step rise, also when part of their bytes came late (held by somebody else until then). */
function trendOfEntries(count: readonly number[], bytes: readonly number[]): Trend {
  const byCount = trendOf(count, 0);
  const byBytes = trendOf(bytes, MIN_GROWTH_BYTES / 2);
  return byCount === 'rising' && byBytes === 'unknown' && bytes.every((b, i) => i === 0 || b >= bytes[i - 1])
    ? 'rising'
    : calmer(byCount, byBytes);
}

/** One thing has nothing but its bytes to tell. Native objects are a browser's, but for the buffers of programs, which V8 names `system / …`. */
function trendOfThing(view: SeriesView, key: EntryKey, bytes: readonly number[]): Trend {
  const isOfBrowser = key % 16 === TYPE.native && !view.keyConstructor(key).startsWith('system / ');
  return trendOf(bytes, Math.max(MIN_GROWTH_BYTES / 2, isOfBrowser ? BROWSER_SWINGS * bytes[0] : 0));
}
