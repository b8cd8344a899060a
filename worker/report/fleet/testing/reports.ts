// A made-up fleet of any size, the same every time: two services, three releases, a leak that came with one of them,
// one that came back, one that everybody accepts, an instance that stands apart.

import { sampleReport } from '../../testing/sample.ts';
import type { Report, ReportFinding } from '../../types.ts';

/** Numbers 0..1 from a seed: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const RELEASES = ['1.3.0', '1.4.0', '1.5.0'] as const;
const HOUR_MS = 3_600_000;
const FIRST_NIGHT = Date.parse('2026-11-01T02:00:00Z');

/** Leaks by name: what `made` gives a report of this service and release. */
export const LEAKS = {
  sessions: 'sha256:1111111111111111',
  pages: 'sha256:2222222222222222',
  log: 'sha256:3333333333333333',
  cache: 'sha256:4444444444444444',
} as const;

interface Leak {
  readonly fingerprint: string;
  readonly bytesPerHour: number;
  readonly accepted?: string;
}

function findingOf(base: ReportFinding, leak: Leak, rank: number): ReportFinding {
  const grown = leak.bytesPerHour * 3;
  return {
    ...base,
    rank,
    kind: 'leak',
    fingerprint: leak.fingerprint,
    retainedBytesBySnapshot: base.retainedBytesBySnapshot.map(
      (_, i, all) => 1_000_000 + Math.round((grown * i) / (all.length - 1)),
    ),
    sharedBytes: Math.round(grown),
    exclusiveBytes: Math.round(grown * 0.9),
    cost: {
      unit: '1000 requests',
      bytesPerUnit: leak.bytesPerHour / 50,
      secondsToLimit: null,
      bytesPerHour: leak.bytesPerHour,
    },
    known: leak.accepted === undefined ? null : { status: 'accepted', reason: leak.accepted },
  };
}

/** What leaks in this report: `orders` from 1.5.0 on in `sessions`, in 1.3.0 and again in 1.5.0 in `pages`. */
function leaksOf(service: string, release: string, instance: number, random: () => number): readonly Leak[] {
  const near = (bytes: number): number => Math.round(bytes * (0.9 + 0.2 * random()));
  if (service === 'carts')
    return [
      { fingerprint: LEAKS.cache, bytesPerHour: near(400_000), accepted: 'bounded at 50 MB by the eviction job' },
    ];
  return [
    ...(release === '1.5.0'
      ? [{ fingerprint: LEAKS.sessions, bytesPerHour: near(3_100_000) * (instance === 7 ? 10 : 1) }]
      : []),
    ...(release !== '1.4.0' && instance % 5 === 0 ? [{ fingerprint: LEAKS.pages, bytesPerHour: near(200_000) }] : []),
    ...(instance % 11 === 3 ? [{ fingerprint: LEAKS.log, bytesPerHour: near(50_000) }] : []),
  ];
}

export interface MadeReport {
  readonly name: string;
  readonly report: Report;
  /** ISO time the file is made. */
  readonly date: string;
}

export interface FleetShape {
  readonly count: number;
  /** Instances of `orders`; of `carts` there are a fifth. */
  readonly instances?: number;
  /** Constructor rows beyond the sample's, at most; each report has its own number. */
  readonly rows?: number;
}

/** The `index`-th report of a fleet: nights go round over all instances, releases over the nights. */
export function made(index: number, { count, instances = 50, rows = 0 }: FleetShape): MadeReport {
  const random = randomFrom(index * 7919 + 1);
  const all = Math.max(1, Math.floor(instances * 1.2));
  const night = Math.floor(index / all);
  const nights = Math.max(1, Math.ceil(count / all));
  const at = index % all;
  const service = at < instances ? 'orders' : 'carts';
  const instance = at < instances ? at : at - instances;
  // The newest release reaches five in six instances: the rest stay where they were.
  const stage = Math.min(RELEASES.length - 1, Math.floor((night / nights) * RELEASES.length));
  const release = stage === 2 && instance % 6 === 5 ? '1.4.0' : RELEASES[stage];
  const end = FIRST_NIGHT + night * 24 * HOUR_MS + instance * 1000;
  const base = sampleReport({ extraConstructors: Math.floor(random() * rows) });
  const leaks = leaksOf(service, release, instance, random);
  const names = { [LEAKS.sessions]: 0, [LEAKS.pages]: 1, [LEAKS.log]: 2, [LEAKS.cache]: 1 } as Readonly<
    Record<string, number>
  >;
  const findings = leaks.map((leak, i) => findingOf(base.findings[names[leak.fingerprint]], leak, i + 1));
  const hash = (k: number): string =>
    (BigInt(index * 16 + k + 1) * 0x9e3779b97f4a7c15n).toString(16).padStart(64, '0').slice(-64);
  return {
    name: `${service}-${instance}.${String(night).padStart(4, '0')}`,
    date: new Date(end).toISOString(),
    report: {
      ...base,
      series: { service, instance: `${service}-7c9d-${instance}`, release },
      snapshots: base.snapshots.map((snapshot, i, list) => ({
        ...snapshot,
        takenAt: new Date(end - (list.length - 1 - i) * HOUR_MS).toISOString(),
        sha256: hash(i),
      })),
      verdict: { ...base.verdict, kind: findings.length > 0 ? 'leak' : 'none' },
      growth: { ...base.growth, bySnapshot: { findings: [], engine: [], other: [] } },
      findings,
    },
  };
}
