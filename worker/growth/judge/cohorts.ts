// The fate of what came in: of the entries that first appear in one snapshot, how many are still there in each later one.
// A leak keeps what came; a working set keeps none of it, whatever its length does.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { PLUMBING } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import { GONE_SHARE, KEPT_SHARE, MIN_COHORT, MOST_OF_ENTRIES, OLD_GONE_SHARE, PLATEAU_SHARE } from '../thresholds.ts';
import type { Candidate, Cohorts, Fate, Growth } from '../types.ts';

/**
 * Follows the entries of a growth through the series by their object ids.
 * @param newestIds - largest id of a JS object per snapshot: an object with a larger id did not exist then
 * @returns one row per snapshot: row k counts the entries that first existed in snapshot k, column j how many of them are
 *   entries in snapshot j (null before k); null when the growth is no set of entries
 */
export function cohortsOf(view: SeriesView, growth: Growth, newestIds: readonly number[]): Cohorts | null {
  // One thing that swells has no entries; many of a kind that swell together (texts that are joined) come and go like any.
  const isThing = growth.growthKind === 'bytes';
  if (isThing && Math.max(...growth.candidate.countBySnapshot) < MIN_COHORT) return null;
  const parts = partsCounted(growth);
  const entries = view.heaps.map((_, snapshot) => entriesIn(view, snapshot, parts));
  const ids = entries.map(({ fresh }, snapshot) => sortedIds(view, snapshot, fresh));
  const cohorts = followIds(ids, newestIds);
  if (cohorts === null) return null;
  // Entries that stand in every snapshot have no row in `fresh`: they were there at first. Where somebody else holds some
  // of them for a moment they are counted in fewer snapshots; they have not left.
  const lasting = Math.max(...entries.map(({ surviving }) => surviving));
  const perEntry = growth.candidate.perEntry ?? 1;
  const all = cohorts.map((row, k) =>
    row.map((count, j) => {
      if (count === null) return null;
      const entries = Math.floor((count + (k === 0 ? lasting : 0)) / perEntry);
      return perEntry === 1 ? entries : Math.min(entries, growth.countBySnapshot[j]);
    }),
  );
  // Entries that are counted by what a list refers to, while they hang from elsewhere (frames, listeners), cannot be followed.
  if (all.every((row) => row.every((count) => count === null || count === 0))) return null;
  return areOfEntries(all, growth.countBySnapshot) ? withFirst(all, growth.countBySnapshot) : null;
}

/**
 * The cohort of the first snapshot filled up where its entries hang from elsewhere, too, and so are counted but not followed:
 * what the count has beside those that came later, if it is one number in all snapshots.
 */
function withFirst(cohorts: Cohorts, count: readonly number[]): Cohorts {
  const rest = count.map((all, j) => all - cohorts.slice(1).reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const [first] = rest;
  if (first <= (cohorts[0][0] ?? 0) || rest.some((one) => one !== first)) return cohorts;
  return [rest, ...cohorts.slice(1)];
}

/** The candidates whose entries the growth's count counts: what was merged into it may be of another kind. */
function partsCounted({ candidate, countBySnapshot: count }: Growth): readonly Candidate[] {
  const { parts } = candidate;
  if (parts === undefined) return [candidate];
  const last = count.length - 1;
  const sum = parts.reduce((total, part) => total + part.countBySnapshot[last], 0);
  return sum === count[last] ? parts : [candidate];
}

/** @returns whether cohorts are of the entries that are counted, and not of things inside them. */
export function areOfEntries(cohorts: Cohorts, count: readonly number[]): boolean {
  return count.every((most, j) => {
    const followed = cohorts.reduce((sum, row) => sum + (row[j] ?? 0), 0);
    return followed <= MOST_OF_ENTRIES * most + MIN_COHORT;
  });
}

interface Entries {
  /** Entries that do not stand in every snapshot. */
  readonly fresh: readonly NodeOrdinal[];
  /** How many stand in every snapshot. */
  readonly surviving: number;
}

function entriesIn(view: SeriesView, snapshot: number, parts: readonly Candidate[]): Entries {
  const fresh: NodeOrdinal[] = [];
  let surviving = 0;
  for (const part of parts) {
    if (part.chain !== undefined) {
      for (const link of part.chain.freshBySnapshot[snapshot]) fresh.push(link);
      surviving += part.chain.lasting.length;
      continue;
    }
    if (part.freshBySnapshot !== undefined) {
      for (const entry of part.freshBySnapshot[snapshot]) fresh.push(entry);
      surviving += part.countBySnapshot[view.last] - part.freshBySnapshot[view.last].length;
      continue;
    }
    const owners = part.owners[snapshot];
    if (owners.length === 0) continue;
    // A tree whose nodes hang from nodes of their own kind is counted through and through.
    if (view.entryKey(snapshot, owners[0]) === part.mainKey) {
      for (const owner of owners) collectBelow(view, snapshot, owner, part.mainKey, fresh);
      continue;
    }
    const group = view.expand(snapshot, owners).groups.get(part.mainKey);
    if (group === undefined) continue;
    for (const node of group.fresh) fresh.push(node);
    surviving += group.count - group.fresh.length;
  }
  return { fresh, surviving };
}

function collectBelow(view: SeriesView, snapshot: number, top: NodeOrdinal, key: number, into: NodeOrdinal[]): void {
  view.walkTerritory(snapshot, top, (node) => {
    if ((view.kinds[snapshot][node] & PLUMBING) !== 0 || view.survives(snapshot, node)) return;
    if (view.entryKey(snapshot, node) === key) into.push(node);
  });
}

function sortedIds(view: SeriesView, snapshot: number, nodes: readonly NodeOrdinal[]): Float64Array {
  const { id } = view.heaps[snapshot].columns.nodes;
  return Float64Array.from(nodes, (node) => id[node]).sort();
}

/**
 * Merges sorted lists of ids, one per snapshot, into cohorts. An entry counts as there from the snapshot in which it first
 * existed up to the last one in which it is an entry: what somebody else holds for a moment has not left.
 * @param ids - per snapshot, ascending
 * @returns null for no snapshots
 */
export function followIds(
  ids: readonly Float64Array[],
  newestIds: readonly number[],
): readonly (readonly (number | null)[])[] | null {
  const count = ids.length;
  if (count === 0) return null;
  // lastSeen[k * count + j]: entries born in k whose last snapshot is j.
  const lastSeen = new Float64Array(count * count);
  const heads = new Int32Array(count);
  for (;;) {
    let id = Infinity;
    for (let j = 0; j < count; j++) if (heads[j] < ids[j].length && ids[j][heads[j]] < id) id = ids[j][heads[j]];
    if (id === Infinity) break;
    let first = -1;
    let last = 0;
    for (let j = 0; j < count; j++) {
      if (heads[j] >= ids[j].length || ids[j][heads[j]] !== id) continue;
      while (heads[j] < ids[j].length && ids[j][heads[j]] === id) heads[j]++;
      if (first < 0) first = j;
      last = j;
    }
    // Ids of JS objects are odd and given in the order of time; those of native objects tell nothing of it.
    let born = first;
    if ((id & 1) === 1) while (born > 0 && id <= newestIds[born - 1]) born--;
    lastSeen[born * count + last]++;
  }
  return ids.map((_, k) => {
    const row: (number | null)[] = new Array<number | null>(count).fill(null);
    let there = 0;
    for (let j = count - 1; j >= k; j--) {
      there += lastSeen[k * count + j];
      row[j] = there;
    }
    return row;
  });
}

/**
 * What cohorts say of an owner. Only newcomers that had a snapshot to outlive are asked: not those of the first snapshot,
 * among which are things that were always there, and not those of the last.
 * @returns `unknown` when there are too few newcomers, or only two snapshots
 */
export function fateOf(cohorts: Cohorts | null): Fate {
  if (cohorts === null || cohorts.length < 3) return UNKNOWN;
  const last = cohorts.length - 1;
  let came = 0;
  let kept = 0;
  let outlived = 0;
  let keptOfOutlived = 0;
  for (let k = 1; k < last; k++) {
    came += cohorts[k][k] ?? 0;
    kept += cohorts[k][last] ?? 0;
    if (k > last - 2) continue;
    outlived += cohorts[k][k + 1] ?? 0;
    keptOfOutlived += cohorts[k][last] ?? 0;
  }
  if (came < MIN_COHORT) {
    // Few came before the last step; with those of the first snapshot they are enough to see that nothing ever stays.
    const first = cohorts[0][0] ?? 0;
    const isGone = came > 0 && came + first >= MIN_COHORT && kept + (cohorts[0][last] ?? 0) === 0;
    return { ...UNKNOWN, ...(isGone ? { kind: 'replaced' } : {}), came, kept };
  }
  if (kept <= GONE_SHARE * came) return { kind: 'replaced', came, kept };
  if (kept >= KEPT_SHARE * came) return { kind: leavesOldestFirst(cohorts) ? 'fading' : 'kept', came, kept };
  // A part that outlives the first step and then stays for good leaks; one that goes on shrinking has a lifetime.
  const stays = outlived >= MIN_COHORT && keptOfOutlived >= PLATEAU_SHARE * outlived;
  return { kind: stays ? 'partly-kept' : 'fading', came, kept };
}

/**
 * Whether what was there at first has gone while what came is still there: a window that lets go of the oldest as it takes
 * in the newest.
 */
function leavesOldestFirst(cohorts: Cohorts): boolean {
  const last = cohorts.length - 1;
  const first = cohorts[0][0] ?? 0;
  const gone = first - (cohorts[0][last] ?? 0);
  const stayed = cohorts.slice(1).reduce((sum, row) => sum + (row[last] ?? 0), 0);
  return first >= MIN_COHORT && gone >= OLD_GONE_SHARE * first && gone >= OLD_GONE_SHARE * stayed;
}

const UNKNOWN: Fate = { kind: 'unknown', came: 0, kept: 0 };
