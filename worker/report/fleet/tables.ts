// The tables of a fleet, cell by cell: terminal, page and app draw what stands here.

import type { Translator } from '../../messages/index.ts';
import type { Fleet } from './types.ts';

export interface FleetTable {
  readonly id: 'finding' | 'release' | 'instance' | 'service';
  readonly title: string;
  readonly columns: readonly {
    readonly title: string;
    readonly right?: boolean;
    /** The column that may be cut where space is short. */
    readonly wide?: boolean;
    /** Left out first where space is short; the highest number first. */
    readonly drop?: number;
  }[];
  readonly rows: readonly (readonly string[])[];
  /** Rows there are; more than `rows` when they were cut. */
  readonly total: number;
}

/** All tables with at most `most` rows each. A column that says nothing (one service only) is left out. */
export function fleetTables(fleet: Fleet, say: Translator, most: number): readonly FleetTable[] {
  const { t, bytes, count, date } = say;
  const many = fleet.services.length > 1;
  const when = (time: string | null): string => (time === null ? '–' : date(time));
  const rate = (hourly: number | null): string => (hourly === null ? '–' : bytes(hourly));
  const service = (name: string | null): readonly string[] => (many ? [name ?? t('fleet.noService')] : []);
  const serviceColumn = many ? [{ title: t('fleet.service'), drop: 5 }] : [];
  const right = (title: string, drop?: number) => ({ title, right: true, ...(drop === undefined ? {} : { drop }) });
  const share = (seenCount: number, totalCount: number): string => t('fleet.share', { seenCount, totalCount });
  const findings: FleetTable = {
    id: 'finding',
    title: t('fleet.findings'),
    columns: [
      ...serviceColumn,
      { title: t('fleet.finding'), wide: true },
      { title: t('cli.table.verdict'), drop: 4 },
      right(t('fleet.seen')),
      { title: t('fleet.first'), drop: 2 },
      right(t('fleet.hourlyColumn'), 1),
      right(t('fleet.bytes')),
    ],
    rows: fleet.findings
      .slice(0, most)
      .map((one) => [
        ...service(one.service),
        one.title,
        one.accepted === null ? t(`common.verdict.${one.kind}`) : t('fleet.acceptedWord'),
        share(one.seenIn, one.of),
        when(one.firstSeen),
        rate(one.bytesPerHour?.median ?? null),
        bytes(one.totalBytes),
      ]),
    total: fleet.findings.length,
  };
  const releases: FleetTable = {
    id: 'release',
    title: t('fleet.byRelease'),
    columns: [
      ...serviceColumn,
      { title: t('fleet.release'), wide: true },
      right(t('fleet.leaking')),
      right(t('fleet.reports'), 2),
      { title: t('fleet.first'), drop: 1 },
      { title: t('fleet.last'), drop: 3 },
      right(t('fleet.bytes')),
    ],
    rows: fleet.releases
      .slice(0, most)
      .map((one) => [
        ...service(one.service),
        one.release ?? t('fleet.noRelease'),
        share(one.leaking, one.instances),
        count(one.reports),
        when(one.firstSeen),
        when(one.lastSeen),
        bytes(one.bytes),
      ]),
    total: fleet.releases.length,
  };
  const instances: FleetTable = {
    id: 'instance',
    title: t('fleet.byInstance'),
    columns: [
      ...serviceColumn,
      { title: t('fleet.instance'), wide: true },
      { title: t('fleet.release'), drop: 2 },
      { title: t('cli.table.verdict') },
      right(t('fleet.reports'), 4),
      { title: t('fleet.last'), drop: 3 },
      right(t('fleet.heap'), 1),
      right(t('fleet.hourlyColumn')),
      right(t('fleet.bytes')),
    ],
    rows: fleet.instances
      .slice(0, most)
      .map((one) => [
        ...service(one.service),
        one.instance ?? t('fleet.noInstance'),
        one.release ?? t('fleet.noRelease'),
        t(`common.verdict.${one.verdict}`),
        count(one.reports),
        when(one.newest),
        bytes(one.heapBytes),
        rate(one.bytesPerHour),
        bytes(one.bytes),
      ]),
    total: fleet.instances.length,
  };
  const services: FleetTable = {
    id: 'service',
    title: t('fleet.byService'),
    columns: [
      { title: t('fleet.service'), wide: true },
      right(t('fleet.leaking')),
      right(t('fleet.reports')),
      right(t('fleet.hourlyColumn'), 1),
      right(t('fleet.bytes')),
    ],
    rows: fleet.services
      .slice(0, most)
      .map((one) => [
        one.service ?? t('fleet.noService'),
        share(one.leaking, one.instances),
        count(one.reports),
        rate(one.bytesPerHour),
        bytes(one.bytes),
      ]),
    total: fleet.services.length,
  };
  return [
    ...(many ? [services] : []),
    findings,
    releases,
    ...(fleet.services.some(({ countedBy }) => countedBy === 'instances') ? [instances] : []),
  ];
}
