// Owners that grow: each survivor whose territory rises is opened until the place is found where new objects pile up: many
// entries (width), one thing that swells (bytes), a chain (depth), or many owners alike.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { inSlices } from '../../heap/index.ts';
import { TYPE } from '../series/node-kinds.ts';
import type { Survivors } from '../series/survivors.ts';
import type { SeriesView } from '../series/view.ts';
import { MIN_ALIKE, MIN_GROWTH_BYTES, MIN_SIBLINGS } from '../thresholds.ts';
import type { Candidate, SurvivorIndex } from '../types.ts';
import { AlikeSurvivors, type Alike } from './alike.ts';
import { descend } from './descend.ts';

/** Survivors that are opened one by one, those that grew most. */
const MAX_CANDIDATE_SURVIVORS = 400;
/** Bytes: who grew by less than a word or two is not looked at, not even together with others. */
const MIN_MEMBER_BYTES = 16;
/** A member of a group of survivors alike that has this share of the group's growth speaks for itself. */
const LARGEST_SHARE = 0.5;
const LARGEST_SHARE_OF_COUSINS = 0.25;

/**
 * All candidates of a series, largest growth first; they may still overlap in meaning, never in bytes.
 * @param grewBy - `territoryGrowth`
 */
export function findCandidates(view: SeriesView, grewBy: Float64Array | Int32Array): Candidate[] {
  const { last, survivors } = view;
  const growthOf = (s: SurvivorIndex): number => grewBy[survivors.ordinal(last, s)];
  const grown: { readonly survivor: SurvivorIndex; readonly growth: number }[] = [];
  const alike = new AlikeSurvivors(view);
  for (const survivor of grownOnes(survivors, last, grewBy)) {
    const growth = growthOf(survivor);
    if (growth >= MIN_GROWTH_BYTES) grown.push({ survivor, growth });
    alike.add(survivor, growth);
  }
  const candidates: Candidate[] = [];
  const taken = new Set<SurvivorIndex>();
  const openTogether = (group: Alike, enough: number, largestShare: number): void => {
    const { members, growth, largest } = group;
    if (members.length < enough || growth < MIN_GROWTH_BYTES || largest > growth * LARGEST_SHARE) return;
    // Large members speak for themselves; only small ones are counted together.
    const small = members.filter(
      (s) => !taken.has(s) && growthOf(s) < Math.max(MIN_GROWTH_BYTES, growth * largestShare),
    );
    if (small.length < enough) return;
    const found = descend(view, small, ordinalsOf(view, small));
    if (found.length === 0) return;
    for (const s of small) taken.add(s);
    candidates.push(...found);
  };
  for (const group of alike.siblings.values()) openTogether(group, MIN_SIBLINGS, LARGEST_SHARE);
  for (const group of alike.cousins.values()) openTogether(group, MIN_ALIKE, LARGEST_SHARE_OF_COUSINS);
  grown.sort((x, y) => y.growth - x.growth);
  for (const { survivor } of grown.slice(0, MAX_CANDIDATE_SURVIVORS)) {
    if (taken.has(survivor)) continue;
    candidates.push(...descend(view, [survivor], ordinalsOf(view, [survivor])));
  }
  // GC roots are synthetic: a group of them is never reported as one growing object.
  return candidates
    .filter(({ mainKey }) => mainKey % 16 !== TYPE.synthetic)
    .sort((x, y) => candidateGrowth(y) - candidateGrowth(x));
}

/** Survivors that grew by a word or two at least. */
function grownOnes(survivors: Survivors, last: number, grewBy: Float64Array | Int32Array): readonly SurvivorIndex[] {
  const grown: SurvivorIndex[] = [];
  const alive = survivors.bitsOf(0);
  inSlices(survivors.limit, undefined, (from, to) => {
    for (let s = from; s < to; s++) {
      const isAlive = ((alive[s >>> 5] >>> (s & 31)) & 1) === 1;
      if (isAlive && grewBy[survivors.ordinal(last, s)] >= MIN_MEMBER_BYTES) grown.push(s);
    }
  });
  return grown;
}

/** @returns new bytes from the first to the last snapshot, the engine's that come with them included. */
export function candidateGrowth(candidate: Candidate): number {
  const last = candidate.freshBytesBySnapshot.length - 1;
  const at = (i: number): number => candidate.freshBytesBySnapshot[i] + candidate.engineBySnapshot[i];
  return at(last) - at(0);
}

/** Per snapshot, the survivors' ordinals there. */
function ordinalsOf(view: SeriesView, survivors: readonly SurvivorIndex[]): NodeOrdinal[][] {
  return view.heaps.map((_, i) => survivors.map((s) => view.survivors.ordinal(i, s)));
}
