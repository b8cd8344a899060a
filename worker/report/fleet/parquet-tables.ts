// The tables of a fleet's data set, column by column: what `heapdelta fleet --parquet` writes for DuckDB, Spark, Trino,
// ClickHouse or BigQuery. Names and types are a promise: a column may be added, none changes. docs/fleet.md has them.

import type { CountedReport } from './types.ts';

/** In the metadata of every file, under `heapdelta.schema`. */
export const TABLES_SCHEMA = 'heapdelta.fleet-tables/1';

export type TableName = 'reports' | 'findings' | 'constructors';
type Value = string | number | boolean | null;
export type TableRow = Readonly<Record<string, Value>>;
/** `bytes`: whole numbers of 64 bits; `time`: milliseconds since 1970 in UTC. */
export type ColumnType = 'text' | 'bytes' | 'count' | 'rate' | 'flag' | 'time';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly optional: boolean;
}

const column = (name: string, type: ColumnType): Column => ({ name, type, optional: false });
const maybe = (name: string, type: ColumnType): Column => ({ name, type, optional: true });

/** Stand in every table, so that most questions need no join. `service` and `day` are the folders' names. */
const SHARED: readonly Column[] = [
  column('report_id', 'text'),
  column('file', 'text'),
  maybe('instance', 'text'),
  column('instance_key', 'text'),
  maybe('release', 'text'),
  maybe('taken_at', 'time'),
];

export const TABLES: Readonly<Record<TableName, readonly Column[]>> = {
  reports: [
    ...SHARED,
    column('taken_from_file', 'flag'),
    column('verdict', 'text'),
    column('runtime', 'text'),
    column('tool_version', 'text'),
    column('redacted', 'flag'),
    maybe('per', 'text'),
    column('snapshots', 'count'),
    column('heap_bytes', 'bytes'),
    column('growth_bytes', 'bytes'),
    column('findings', 'count'),
    column('open_findings', 'count'),
    column('open_leaks', 'count'),
  ],
  findings: [
    ...SHARED,
    column('fingerprint', 'text'),
    column('title', 'text'),
    column('kind', 'text'),
    column('constructor', 'text'),
    maybe('owner', 'text'),
    column('pattern', 'text'),
    maybe('place', 'text'),
    maybe('package', 'text'),
    column('bytes', 'bytes'),
    column('exclusive_bytes', 'bytes'),
    column('growth_bytes', 'bytes'),
    maybe('bytes_per_hour', 'rate'),
    maybe('unit', 'text'),
    maybe('bytes_per_unit', 'rate'),
    column('accepted', 'flag'),
    maybe('reason', 'text'),
  ],
  constructors: [
    ...SHARED,
    column('name', 'text'),
    column('count', 'bytes'),
    column('count_growth', 'bytes'),
    column('shallow_growth_bytes', 'bytes'),
    column('retained_bytes', 'bytes'),
    column('retained_growth_bytes', 'bytes'),
  ],
};

/** What an engine reads as null in a folder's name. */
const NO_VALUE = '__HIVE_DEFAULT_PARTITION__';

/** The folder a report's rows lie in, below that of their table: `service=orders/day=2026-11-28`. */
export function partitionOf({ service, takenAt }: CountedReport): string {
  const name = service === null || service === '' ? NO_VALUE : encodeURIComponent(service);
  return `service=${name}/day=${takenAt === null ? NO_VALUE : takenAt.slice(0, 10)}`;
}

/** The rows that one report brings to each table. */
export function rowsOf(report: CountedReport): Readonly<Record<TableName, readonly TableRow[]>> {
  const shared = {
    report_id: report.id,
    file: report.file,
    instance: report.instance,
    instance_key: report.instanceKey,
    release: report.release,
    taken_at: report.takenAt === null ? null : Date.parse(report.takenAt),
  };
  return {
    reports: [
      {
        ...shared,
        taken_from_file: report.takenFromFile,
        verdict: report.verdict,
        runtime: report.runtime,
        tool_version: report.toolVersion,
        redacted: report.redacted,
        per: report.per,
        snapshots: report.snapshots,
        heap_bytes: report.heapBytes,
        growth_bytes: report.growthBytes,
        findings: report.findings.length,
        open_findings: report.findings.filter(({ accepted }) => !accepted).length,
        open_leaks: report.findings.filter(({ accepted, kind }) => !accepted && kind === 'leak').length,
      },
    ],
    findings: report.findings.map((finding) => ({
      ...shared,
      fingerprint: finding.fingerprint,
      title: finding.title,
      kind: finding.kind,
      constructor: finding.constructor,
      owner: finding.owner,
      pattern: finding.pattern,
      place: finding.place,
      package: finding.package,
      bytes: finding.bytes,
      exclusive_bytes: finding.exclusiveBytes,
      growth_bytes: finding.growthBytes,
      bytes_per_hour: finding.bytesPerHour,
      unit: finding.unit,
      bytes_per_unit: finding.bytesPerUnit,
      accepted: finding.accepted,
      reason: finding.reason,
    })),
    constructors: report.constructors.map((row) => ({
      ...shared,
      name: row.name,
      count: row.count,
      count_growth: row.countGrowth,
      shallow_growth_bytes: row.shallowGrowthBytes,
      retained_bytes: row.retainedBytes,
      retained_growth_bytes: row.retainedGrowthBytes,
    })),
  };
}
