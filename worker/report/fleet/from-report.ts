// A report as the fleet counts it: the few hundred bytes that are compared with other reports.

import { trySpeak } from '../../messages/index.ts';
import { takenAtOf } from '../series-text.ts';
import type { Accepted } from '../heapdelta.ts';
import type { Lang, Report, ReportConstructor, ReportFinding } from '../types.ts';
import type { FleetConstructor, FleetReport, FleetReportFinding } from './types.ts';

export interface FromReportOptions {
  readonly file: string;
  readonly lang: Lang;
  /** What the file says was accepted. */
  readonly accepted: readonly Accepted[];
  /** ISO time when the file was made; null when it does not say. */
  readonly date: string | null;
  /** Of the report, for those whose snapshots are not known by their hash. */
  readonly contentHash: () => string;
}

/**
 * Rows of the constructor table that go into a table of the whole fleet: those that changed, most retained growth first.
 * With 200 of them 10,000 reports took 538 MB (and twice the time), with 50 369 MB; what comes behind them is noise.
 */
const CONSTRUCTORS_KEPT = 50;

const last = (values: readonly number[]): number => values[values.length - 1] ?? 0;
const growthOf = (values: readonly number[]): number => last(values) - (values[0] ?? 0);
const HOUR_MS = 3_600_000;

/** Hours between the first and the last snapshot; null when a time is not known, or they do not go forward. */
function hoursOf({ snapshots }: Report): number | null {
  const [from, to] = [snapshots[0].takenAt, snapshots[snapshots.length - 1].takenAt];
  if (from === null || to === null) return null;
  const hours = (Date.parse(to) - Date.parse(from)) / HOUR_MS;
  return hours > 0 ? hours : null;
}

function hourlyOf({ cost, retainedBytesBySnapshot }: ReportFinding, hours: number | null): number | null {
  if (cost?.bytesPerHour !== undefined) return cost.bytesPerHour;
  if (cost?.unit === 'hour') return cost.bytesPerUnit;
  return hours === null ? null : growthOf(retainedBytesBySnapshot) / hours;
}

function findingOf(
  finding: ReportFinding,
  hours: number | null,
  reasons: ReadonlyMap<string, string | null>,
  lang: Lang,
): FleetReportFinding {
  const { cost, owner, sources, known, fingerprint } = finding;
  const [source] = sources;
  const perUnit = cost === null || cost.unit === 'hour' ? null : cost;
  const accepted = reasons.has(fingerprint) || known?.status === 'accepted';
  return {
    fingerprint,
    kind: finding.kind,
    title: trySpeak(finding.messages.title, lang) ?? (finding.title || `${owner.name ?? ''} (${owner.constructor})`),
    titleMessage: finding.messages.title,
    constructor: finding.shape ?? finding.constructor,
    owner: owner.name,
    pattern: finding.pattern,
    place: source === undefined ? null : `${source.url}:${source.line}:${source.column}`,
    package: finding.package?.name ?? null,
    bytes: finding.sharedBytes,
    exclusiveBytes: finding.exclusiveBytes,
    growthBytes: growthOf(finding.retainedBytesBySnapshot),
    bytesPerHour: hourlyOf(finding, hours),
    unit: perUnit?.unit ?? null,
    bytesPerUnit: perUnit?.bytesPerUnit ?? null,
    accepted,
    reason: accepted ? (reasons.get(fingerprint) ?? known?.reason ?? null) : null,
  };
}

function constructorOf(row: ReportConstructor): FleetConstructor {
  return {
    name: row.name,
    count: last(row.countBySnapshot),
    countGrowth: growthOf(row.countBySnapshot),
    shallowGrowthBytes: growthOf(row.shallowBytesBySnapshot),
    retainedBytes: last(row.retainedBytesBySnapshot),
    retainedGrowthBytes: growthOf(row.retainedBytesBySnapshot),
  };
}

/** What the fleet keeps of `report`. */
export function fleetReportOf(report: Report, options: FromReportOptions): FleetReport {
  const { snapshots, series } = report;
  const hours = hoursOf(report);
  const reasons = new Map(options.accepted.map(({ fingerprint, reason }) => [fingerprint, reason]));
  const taken = takenAtOf(report);
  const seen = new Set<string>();
  const findings = report.findings.filter(({ kind, fingerprint }) => {
    // Two findings of one report may share a fingerprint: the larger speaks for both.
    if (kind === 'warm-up' || seen.has(fingerprint)) return false;
    seen.add(fingerprint);
    return true;
  });
  const changed = report.constructors
    .map(constructorOf)
    .filter((row) => row.countGrowth !== 0 || row.shallowGrowthBytes !== 0 || row.retainedGrowthBytes !== 0);
  const hashes = snapshots.map(({ sha256 }) => sha256).filter((hash) => hash !== null);
  return {
    file: options.file,
    id: hashes.length === snapshots.length ? hashes.join('+') : options.contentHash(),
    service: series?.service ?? null,
    instance: series?.instance ?? null,
    release: series?.release ?? null,
    takenAt: taken ?? options.date,
    takenFromFile: taken === null && options.date !== null,
    verdict: report.verdict.kind,
    heapBytes: snapshots[snapshots.length - 1].shallowBytes,
    growthBytes: report.growth.totalBytes,
    snapshots: snapshots.length,
    runtime: snapshots[snapshots.length - 1].runtime,
    toolVersion: report.tool.version,
    redacted: report.redaction !== undefined,
    per: report.per,
    findings: findings.map((finding) => findingOf(finding, hours, reasons, options.lang)),
    constructors: changed
      .sort((a, b) => b.retainedGrowthBytes - a.retainedGrowthBytes || (a.name < b.name ? -1 : 1))
      .slice(0, CONSTRUCTORS_KEPT),
  };
}
