// Counts reports of many instances as they come in, and says what they say together. Nothing of a report is kept but
// what one line about it needs, so that ten thousand of them fit beside each other.

import { compareNatural } from '../natural-order.ts';
import { hostPlaceholder, isHostPlaceholder } from '../redact/host.ts';
import { findingRows } from './findings.ts';
import { EARLIEST, FILES_NAMED, FUTURE_MS } from './limits.ts';
import { instanceRows, releaseRows, serviceRow } from './rows.ts';
import { earlier, isBetterTold, isNewer, later, type Release, type Seen, type Service, type Unit } from './state.ts';
import {
  FLEET_SCHEMA,
  type CountedReport,
  type Fleet,
  type FleetFailure,
  type FleetReport,
  type Named,
} from './types.ts';

export interface FleetOptions {
  /** Now, in ms: later times are no times. */
  readonly now: number;
  /** Reasons by fingerprint: findings that a team accepted. */
  readonly accepted?: ReadonlyMap<string, string | null>;
}

export interface FleetCounter {
  /** Takes the next report. @returns it as it counts; null when the same snapshots were counted before */
  add(report: FleetReport): CountedReport | null;
  /** Notes a file that could not be read. */
  fail(failure: FleetFailure): void;
  result(): Fleet;
}

function nameList<T>(): { readonly list: T[]; add(item: T): void; result(): Named<T> } {
  const list: T[] = [];
  let count = 0;
  return {
    list,
    add: (item) => {
      count++;
      if (list.length < FILES_NAMED) list.push(item);
    },
    result: () => ({ count, files: list }),
  };
}

/** Makes a counter that has seen nothing yet. Reports may come in any order; equal input gives an equal result. */
export function createFleet({ now, accepted = new Map() }: FleetOptions): FleetCounter {
  const services = new Map<string, Service>();
  const firstOf = new Map<string, string>();
  const unreadable = nameList<FleetFailure>();
  const duplicates = nameList<{ readonly file: string; readonly sameAs: string }>();
  const wrongClocks = nameList<{ readonly file: string; readonly takenAt: string }>();
  const tools = new Map<string, number>();
  let reports = 0;
  let timedByFile = 0;
  let timeless = 0;
  let redacted = 0;

  /** ISO time in one form, comparable as text; null when it is none, or cannot be. */
  function timeOf({ takenAt, file }: FleetReport): string | null {
    if (takenAt === null) return null;
    const time = Date.parse(takenAt);
    if (Number.isNaN(time)) return null;
    const iso = new Date(time).toISOString();
    if (time <= now + FUTURE_MS && iso >= EARLIEST) return iso;
    wrongClocks.add({ file, takenAt });
    return null;
  }

  function unitOf(service: Service, report: FleetReport): Unit {
    const { instance, file } = report;
    // A report that was redacted and one that was not may be of the same instance.
    const key = instance === null ? `file ${file}` : isHostPlaceholder(instance) ? instance : hostPlaceholder(instance);
    const unit = service.units.get(key) ?? { key, instance, reports: 0, newest: null };
    if (instance !== null && !isHostPlaceholder(instance)) unit.instance = instance;
    service.units.set(key, unit);
    return unit;
  }

  function releaseOf(service: Service, report: FleetReport, time: string | null): Release {
    const key = report.release ?? '';
    const release = service.releases.get(key) ?? {
      name: report.release,
      units: new Map<string, Seen>(),
      reports: 0,
      first: null,
      last: null,
    };
    release.reports++;
    release.first = earlier(release.first, time);
    release.last = later(release.last, time);
    service.releases.set(key, release);
    return release;
  }

  return {
    add(report) {
      const sameAs = firstOf.get(report.id);
      if (sameAs !== undefined) {
        duplicates.add({ file: report.file, sameAs });
        return null;
      }
      firstOf.set(report.id, report.file);
      reports++;
      tools.set(report.toolVersion, (tools.get(report.toolVersion) ?? 0) + 1);
      if (report.redacted) redacted++;
      const takenAt = timeOf(report);
      if (takenAt === null) timeless++;
      else if (report.takenFromFile) timedByFile++;
      const serviceKey = report.service ?? '';
      const service = services.get(serviceKey) ?? {
        name: report.service,
        units: new Map<string, Unit>(),
        releases: new Map<string, Release>(),
        findings: new Map(),
        reports: 0,
      };
      services.set(serviceKey, service);
      service.reports++;
      const unit = unitOf(service, report);
      const release = releaseOf(service, report, takenAt);
      unit.reports++;
      const findings = report.findings.map((finding) =>
        accepted.has(finding.fingerprint)
          ? { ...finding, accepted: true, reason: accepted.get(finding.fingerprint) ?? finding.reason }
          : finding,
      );
      const seen: Seen = {
        unit,
        release: report.release,
        takenAt,
        file: report.file,
        redacted: report.redacted,
        verdict: report.verdict,
        heapBytes: report.heapBytes,
        findings,
      };
      if (isNewer(seen, unit.newest)) unit.newest = seen;
      const inRelease = release.units.get(unit.key) ?? null;
      if (isNewer(seen, inRelease)) release.units.set(unit.key, seen);
      for (const finding of findings) {
        const rows = service.findings.get(finding.fingerprint) ?? {
          newest: null,
          units: new Map(),
          reports: 0,
          first: null,
          last: null,
          releases: new Map(),
        };
        service.findings.set(finding.fingerprint, rows);
        rows.reports++;
        rows.first = earlier(rows.first, takenAt);
        rows.last = later(rows.last, takenAt);
        const one = { seen, finding };
        if (rows.newest === null || isBetterTold(one.seen, rows.newest.seen)) rows.newest = one;
        if (isNewer(seen, rows.units.get(unit.key)?.seen ?? null)) rows.units.set(unit.key, one);
        const units = rows.releases.get(report.release ?? '') ?? new Set<string>();
        rows.releases.set(report.release ?? '', units.add(unit.key));
      }
      return { ...report, takenAt, findings, instanceKey: unit.key };
    },

    fail: (failure) => unreadable.add(failure),

    result() {
      const all = [...services.values()].sort((a, b) => compareNatural(a.name ?? '', b.name ?? ''));
      return {
        schema: FLEET_SCHEMA,
        reports,
        firstSeen: all
          .flatMap(({ releases }) => [...releases.values()])
          .reduce<string | null>((time, { first }) => earlier(time, first), null),
        lastSeen: all
          .flatMap(({ releases }) => [...releases.values()])
          .reduce<string | null>((time, { last }) => later(time, last), null),
        services: all.map(serviceRow),
        findings: all
          .flatMap(findingRows)
          .sort(
            (a, b) =>
              Number(a.accepted !== null) - Number(b.accepted !== null) ||
              Number(b.kind === 'leak') - Number(a.kind === 'leak') ||
              b.totalBytes - a.totalBytes ||
              (a.fingerprint < b.fingerprint ? -1 : 1),
          ),
        releases: all.flatMap(releaseRows),
        instances: all
          .flatMap(instanceRows)
          .sort((a, b) => b.bytes - a.bytes || compareNatural(a.instance ?? '', b.instance ?? '')),
        unreadable: unreadable.result(),
        duplicates: duplicates.result(),
        wrongClocks: wrongClocks.result(),
        timedByFile,
        timeless,
        redacted,
        tools: [...tools]
          .map(([version, count]) => ({ version, reports: count }))
          .sort((a, b) => compareNatural(b.version, a.version)),
      };
    },
  };
}
