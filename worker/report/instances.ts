// Which reports are of one instance: a pod, a host, a process. Seven pods of one evening are no history of one of them.

import { hostPlaceholder, isHostPlaceholder } from './redact/host.ts';
import type { Report } from './types.ts';

/** Reports name their instance, their snapshots overlap in time, or nothing tells that they are several. */
export type InstancesBy = 'name' | 'overlap' | 'nothing';

export interface Instances {
  /** Indices of the reports by the name of their instance, in the order given. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  readonly by: InstancesBy;
}

interface Named {
  readonly name: string;
  readonly report: Report;
}

/** First and last time of the snapshots, ms; null when one is not known. */
function spanOf({ snapshots }: Report): readonly [number, number] | null {
  const times = snapshots.map(({ takenAt }) => (takenAt === null ? Number.NaN : Date.parse(takenAt)));
  return times.some(Number.isNaN) ? null : [Math.min(...times), Math.max(...times)];
}

/** One process takes one series at a time: of two that overlap each is of another. Of equal times it is one series, saved twice. */
function overlap(reports: readonly Report[]): boolean {
  const spans = reports.map(spanOf).filter((span) => span !== null);
  if (spans.length < reports.length) return false;
  const inOrder = spans.toSorted((a, b) => a[0] - b[0]);
  return inOrder.some(([from, to], i) => {
    const [before, until] = i === 0 ? [from, from] : inOrder[i - 1];
    return from < until && (from !== before || to !== until);
  });
}

/** Service and instance, as people read them; a redacted and an unredacted report of one instance have one name. */
function nameOf({ series }: Report, clear: ReadonlyMap<string, string>): string | null {
  const instance = series?.instance;
  if (instance === undefined) return series?.service ?? null;
  const shown = isHostPlaceholder(instance) ? (clear.get(instance) ?? instance) : instance;
  return series?.service === undefined ? shown : `${series.service} ${shown}`;
}

/** Groups reports by instance. Those that name none are of one, unless their snapshots overlap: then each is of its own. */
export function instancesOf(named: readonly Named[]): Instances {
  const clear = new Map<string, string>();
  for (const { report } of named) {
    const instance = report.series?.instance;
    if (instance !== undefined && !isHostPlaceholder(instance)) clear.set(hostPlaceholder(instance), instance);
  }
  const names = named.map(({ report }) => nameOf(report, clear));
  const nameless = named.filter((_, i) => names[i] === null);
  const apart = nameless.length > 1 && overlap(nameless.map(({ report }) => report));
  const groups = new Map<string, number[]>();
  named.forEach(({ name }, i) => {
    const key = names[i] ?? (apart ? name : '');
    groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  return { groups, by: groups.size === 1 ? 'nothing' : apart ? 'overlap' : 'name' };
}
