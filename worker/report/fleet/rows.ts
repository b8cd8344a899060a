// The rows of a fleet by service, by release and by instance. Findings that a team accepted count in none of them.

import type { VerdictKind } from '../types.ts';
import { releasesInOrder, type Seen, type Service } from './state.ts';
import type { FleetInstance, FleetRelease, FleetReportFinding, FleetService } from './types.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const sumKnown = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : sum(known);
};

const openFindings = (seen: Seen | null): readonly FleetReportFinding[] =>
  (seen?.findings ?? []).filter(({ accepted }) => !accepted);
/** Growth of two snapshots may be a leak and may be none: only what was found to be one counts as leaking. */
const isLeaking = (seen: Seen | null): boolean => openFindings(seen).some(({ kind }) => kind === 'leak');
const bytesOf = (seen: Seen | null): number => sum(openFindings(seen).map(({ bytes }) => bytes));
const hourlyOf = (seen: Seen | null): number | null =>
  sumKnown(openFindings(seen).map(({ bytesPerHour }) => bytesPerHour));

/** One row for the service. */
export function serviceRow(service: Service): FleetService {
  const units = [...service.units.values()];
  const nameless = units.filter(({ instance }) => instance === null).length;
  return {
    service: service.name,
    countedBy: nameless === units.length ? 'reports' : 'instances',
    instances: units.length,
    leaking: units.filter(({ newest }) => isLeaking(newest)).length,
    reports: service.reports,
    nameless,
    bytes: sum(units.map(({ newest }) => bytesOf(newest))),
    bytesPerHour: sumKnown(units.map(({ newest }) => hourlyOf(newest))),
  };
}

/** Its releases, oldest first. */
export function releaseRows(service: Service): readonly FleetRelease[] {
  return releasesInOrder(service).map(({ name, units, reports, first, last }) => {
    const newest = [...units.values()];
    return {
      service: service.name,
      release: name,
      instances: units.size,
      reports,
      leaking: newest.filter(isLeaking).length,
      findings: new Set(newest.flatMap((seen) => openFindings(seen).map(({ fingerprint }) => fingerprint))).size,
      bytes: sum(newest.map(bytesOf)),
      firstSeen: first,
      lastSeen: last,
    };
  });
}

/** Its instances, in no order. */
export function instanceRows(service: Service): readonly FleetInstance[] {
  return [...service.units.values()].map(({ instance, reports, newest }) => ({
    service: service.name,
    instance,
    release: newest?.release ?? null,
    reports,
    newest: newest?.takenAt ?? null,
    verdict: newest?.verdict ?? ('none' satisfies VerdictKind),
    heapBytes: newest?.heapBytes ?? 0,
    findings: openFindings(newest).length,
    bytes: bytesOf(newest),
    bytesPerHour: hourlyOf(newest),
  }));
}
