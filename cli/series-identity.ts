// Whose heap a report is about (`report.series`): service, instance, release, times and work. From the options, else from
// the side file of the capture, else from the environment; a report that somebody else made gets it from options alone.

import { hostname } from 'node:os';
import process from 'node:process';
import { memoryOf } from '../capture/record.ts';
import { captureOf } from '../capture/side-file.ts';
import type { KnownSeries } from '../capture/side-file.ts';
import type { Report, ReportSeries, ReportSnapshot } from '../worker/report/types.ts';
import { MAX_SERIES_NAME } from '../worker/report/series-limits.ts';
import { UsageError } from './errors.ts';

export interface IdentityOptions {
  readonly service?: string;
  readonly instance?: string;
  readonly release?: string;
  /** ISO times: one for each snapshot, or one for the newest. */
  readonly takenAt?: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;
type Name = 'service' | 'instance' | 'release';

/** The instance is what Kubernetes or the system calls this machine: only when somebody asks for it by this word. */
const AUTO = 'auto';

function instanceHere(env: Environment): string | undefined {
  return [env.POD_NAME, env.HOSTNAME, hostname()].find((name) => name !== undefined && name !== '');
}

/** A name as it stands in the report; undefined for an empty one. Throws UsageError when it is longer than any name. */
function nameOf(field: Name, given: string | undefined, env: Environment): string | undefined {
  const text = given?.trim();
  if (text === undefined || text === '') return undefined;
  if (text.length > MAX_SERIES_NAME)
    throw new UsageError('cli.usage.longName', { option: `--${field}`, limit: MAX_SERIES_NAME });
  return field === 'instance' && text === AUTO ? instanceHere(env) : text;
}

function named(options: IdentityOptions, known: KnownSeries | null, env: Environment): Pick<ReportSeries, Name> {
  const read = (field: Name, variable: string): Pick<ReportSeries, Name> => {
    const value =
      nameOf(field, options[field], env) ??
      nameOf(field, known?.record[field] ?? undefined, {}) ??
      nameOf(field, env[variable], env);
    return value === undefined ? {} : { [field]: value };
  };
  return {
    ...read('service', 'HEAPDELTA_SERVICE'),
    ...read('instance', 'HEAPDELTA_INSTANCE'),
    ...read('release', 'HEAPDELTA_RELEASE'),
  };
}

/** What a capture writes down of the program it looks at. Throws UsageError. */
export function namesGiven(
  options: IdentityOptions,
  env: Environment = process.env,
): Readonly<Record<Name, string | null>> {
  const { service = null, instance = null, release = null } = named(options, null, env);
  return { service, instance, release };
}

function withSeries(report: Report, series: ReportSeries): Report {
  const all = { ...report.series, ...series };
  return Object.keys(all).length === 0 ? report : { ...report, series: all };
}

/** The report with the memory of the process at each snapshot, as far as the capture's side file has it. */
function withMemory(report: Report, order: readonly number[], known: KnownSeries | null): Report {
  if (known === null) return report;
  const snapshots = report.snapshots.map((snapshot, i): ReportSnapshot => {
    const captured = known.snapshots[order[i]];
    const memory = captured === undefined ? null : memoryOf(captured);
    return memory === null ? snapshot : { ...snapshot, memory };
  });
  return { ...report, snapshots };
}

/**
 * The report of snapshots analysed now.
 * @param order - index of each of the report's snapshots in `files`
 */
export async function identified(
  report: Report,
  files: readonly string[],
  order: readonly number[],
  options: IdentityOptions,
  env: Environment = process.env,
): Promise<Report> {
  const known = await captureOf(files);
  const work = order.map((at) => known?.snapshots[at]?.work ?? null).filter((one) => one !== null);
  const single = options.takenAt?.length === 1 ? options.takenAt : undefined;
  return withSeries(withMemory(report, order, known), {
    ...named(options, known, env),
    ...(single === undefined ? {} : { takenAt: single }),
    ...(work.length === report.snapshots.length && known !== null
      ? { work, ...(known.record.workUnit === null ? {} : { workUnit: known.record.workUnit }) }
      : {}),
  });
}

/** A saved report: what the user says of it now replaces what it says. Throws UsageError for times that are not one each. */
export function identifiedSaved(report: Report, options: IdentityOptions): Report {
  const { takenAt } = options;
  if (takenAt !== undefined && takenAt.length !== 1 && takenAt.length !== report.snapshots.length)
    throw new UsageError('cli.usage.onePerFile', {
      option: '--taken-at',
      count: takenAt.length,
      filesCount: report.snapshots.length,
    });
  return withSeries(report, { ...named(options, null, {}), ...(takenAt === undefined ? {} : { takenAt }) });
}
