// One finding over all instances of its service: how many have it, of which releases, since when, how fast, how much,
// and which instances stand apart.

import { OUTLIER_LEAST, OUTLIER_SCORE, OUTLIER_TIMES, OUTLIERS_NAMED } from './limits.ts';
import { releasesInOrder, type FindingState, type SeenFinding, type Service } from './state.ts';
import type { FleetFinding, FleetOutlier, FleetShare, Spread } from './types.ts';

/** The value below which `share` of the sorted `values` lie, between two neighbours by their distance (R's type 7). */
export function quantile(values: readonly number[], share: number): number {
  const at = (values.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.min(below + 1, values.length - 1);
  return values[below] + (values[above] - values[below]) * (at - below);
}

const ascending = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);

/** Median and quartiles; null when nothing is known. */
function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = ascending(values);
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
    known: values.length,
  };
}

/** Instances far above the others: in rate where most rates are known, else in size. Largest first. */
function outliersOf(newest: readonly SeenFinding[]): readonly FleetOutlier[] {
  const hourly = newest.filter(({ finding }) => finding.bytesPerHour !== null);
  const byRate = hourly.length * 2 > newest.length;
  const measured = (byRate ? hourly : newest).map((one) => ({
    one,
    value: byRate ? (one.finding.bytesPerHour ?? 0) : one.finding.bytes,
  }));
  if (measured.length < OUTLIER_LEAST) return [];
  const median = quantile(ascending(measured.map(({ value }) => value)), 0.5);
  const deviation = quantile(ascending(measured.map(({ value }) => Math.abs(value - median))), 0.5);
  return measured
    .filter(
      ({ value }) =>
        median > 0 && value >= OUTLIER_TIMES * median && 0.6745 * (value - median) > OUTLIER_SCORE * deviation,
    )
    .sort((a, b) => b.value - a.value)
    .slice(0, OUTLIERS_NAMED)
    .map(({ one: { seen, finding }, value }) => ({
      instance: seen.unit.instance ?? seen.file,
      bytes: finding.bytes,
      bytesPerHour: finding.bytesPerHour,
      times: value / median,
    }));
}

/** Releases that have it, and what the order of the releases tells: the last before it, and whether it came back. */
function releasesOf(service: Service, state: FindingState): Pick<FleetFinding, 'releases' | 'since' | 'cameBack'> {
  const all = releasesInOrder(service).map((release): FleetShare & { readonly ordered: boolean } => ({
    release: release.name,
    seenIn: state.releases.get(release.name ?? '')?.size ?? 0,
    of: release.units.size,
    ordered: release.name !== null && release.first !== null,
  }));
  // Without a time a release has no place among the others: it tells nothing of before and after.
  const ordered = all.filter((one) => one.ordered);
  const first = ordered.findIndex(({ seenIn }) => seenIn > 0);
  const isFirstKnown = all.every(({ ordered: known, seenIn }) => known || seenIn === 0);
  const missing = first < 0 ? -1 : ordered.findIndex(({ seenIn }, i) => i > first && seenIn === 0);
  const again = missing < 0 ? -1 : ordered.findIndex(({ seenIn }, i) => i > missing && seenIn > 0);
  return {
    releases: all.filter(({ seenIn }) => seenIn > 0).map(({ release, seenIn, of }) => ({ release, seenIn, of })),
    since: first > 0 && isFirstKnown ? ordered[first - 1].release : null,
    cameBack: again < 0 ? null : { missingIn: ordered[missing].release ?? '', againIn: ordered[again].release ?? '' },
  };
}

/** The rate per unit that most instances give; null when none does. */
function perUnitOf(newest: readonly SeenFinding[]): FleetFinding['perUnit'] {
  const byUnit = new Map<string, number[]>();
  for (const { finding } of newest) {
    if (finding.unit === null || finding.bytesPerUnit === null) continue;
    byUnit.set(finding.unit, [...(byUnit.get(finding.unit) ?? []), finding.bytesPerUnit]);
  }
  const [most] = [...byUnit].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  if (most === undefined) return null;
  return { unit: most[0], bytes: quantile(ascending(most[1]), 0.5), known: most[1].length };
}

/** All findings of one service, in no order. */
export function findingRows(service: Service): readonly FleetFinding[] {
  const units = [...service.units.values()];
  const countedBy = units.every(({ instance }) => instance === null) ? 'reports' : 'instances';
  return [...service.findings].flatMap(([fingerprint, state]): readonly FleetFinding[] => {
    if (state.newest === null) return [];
    const { finding: told } = state.newest;
    const newest = [...state.units.values()];
    const accepting = newest.find(({ finding }) => finding.accepted);
    const stillThere = newest.filter(({ seen }) => seen.unit.newest === seen).length;
    const hourly = newest.map(({ finding }) => finding.bytesPerHour).filter((rate) => rate !== null);
    return [
      {
        service: service.name,
        fingerprint,
        title: told.title,
        kind: newest.some(({ finding }) => finding.kind === 'leak') ? 'leak' : told.kind,
        constructor: told.constructor,
        owner: told.owner,
        pattern: told.pattern,
        place: told.place,
        // One instance that has it without its being accepted is enough: somebody has to look.
        accepted:
          accepting !== undefined && newest.every(({ finding }) => finding.accepted)
            ? { reason: accepting.finding.reason }
            : null,
        countedBy,
        seenIn: state.units.size,
        of: units.length,
        inNewest: stillThere,
        reports: state.reports,
        ...releasesOf(service, state),
        firstSeen: state.first,
        lastSeen: state.last,
        bytesPerHour: spreadOf(hourly),
        perUnit: perUnitOf(newest),
        totalBytes: newest.reduce((sum, { finding }) => sum + finding.bytes, 0),
        outliers: outliersOf(newest),
      },
    ];
  });
}
