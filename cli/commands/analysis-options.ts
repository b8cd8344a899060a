// Options every command that compares a series shares, and how they become the engine's.

import process from 'node:process';
import type { Command } from 'commander';
import type { Translator } from '../../worker/messages/index.ts';
import type { Report } from '../../worker/report/types.ts';
import type { OpenOptions } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { Known } from '../known.ts';
import { collect, collectList, onePerFile, parseBytes, parseTime } from '../parse.ts';
import { recordedOptions } from '../capture-record.ts';
import type { AcceptedOptions } from '../accepted.ts';
import type { IdentityOptions } from '../series-identity.ts';
import { withSourceMaps } from '../source-maps.ts';

export interface AnalysisOptions extends IdentityOptions, AcceptedOptions {
  readonly label?: readonly string[];
  readonly keepOrder?: boolean;
  readonly per?: string;
  readonly heapLimit?: number;
  readonly rss?: readonly number[];
  readonly at?: readonly string[];
  readonly known?: readonly string[];
  readonly sourceMaps?: readonly string[];
  readonly sources?: readonly string[];
  /** Lines of the source are shown: only where a command offers it. */
  readonly code?: boolean;
  readonly memory?: number;
  readonly sequential?: boolean;
  readonly explainRanking?: boolean;
  /** Not the user's to say: files to pass on name what they were made from. */
  readonly hashFiles?: boolean;
}

/** Adds the shared options to a command. */
export function addAnalysisOptions(command: Command, t: Translator['t']): void {
  command
    .option('--label <name>', t('cli.option.label'), collect)
    .option('--keep-order', t('cli.option.keepOrder'))
    .option('--per <unit>', t('cli.option.per'))
    .option('--heap-limit <size>', t('cli.option.heapLimit'), (text) => parseBytes(text, '--heap-limit'))
    .option(
      '--rss <sizes>',
      t('cli.option.rss'),
      collectList((text) => parseBytes(text, '--rss')),
    )
    .option(
      '--at <times>',
      t('cli.option.at'),
      collectList((text) => parseTime(text, '--at')),
    )
    .option('--service <name>', t('cli.option.service'))
    .option('--instance <name>', t('cli.option.instance'))
    .option('--release <name>', t('cli.option.release'))
    .option(
      '--taken-at <times>',
      t('cli.option.takenAt'),
      collectList((text) => parseTime(text, '--taken-at')),
    )
    .option('--known <file>', t('cli.option.known'), collect)
    .option('--accepted <file>', t('cli.option.accepted'), collect)
    .option('--no-accepted', t('cli.option.noAccepted'))
    .option('--source-maps <dir>', t('cli.option.sourceMaps'), collect)
    .option('--sources <dir>', t('cli.option.sources'), collect)
    .option('--memory <size>', t('cli.option.memory'), (text) => parseBytes(text, '--memory'))
    .option('--sequential', t('cli.option.sequential'));
}

/** The engine's report as the user gets it: with original source positions. */
export async function finished(report: Report, options: AnalysisOptions): Promise<Report> {
  return withSourceMaps(report, [...(options.sourceMaps ?? []), ...(options.sources ?? [])]);
}

/** At least two files, or wrong usage. */
export function requireSeries(files: readonly string[]): void {
  if (files.length < 2) throw new UsageError('cli.usage.twoFiles');
}

/** What the `--known` files hold. Throws InputError. */
export async function readKnownFiles(options: AnalysisOptions): Promise<readonly Known[]> {
  const read = (options.known ?? []).map(async (file) => (await import('../known.ts')).readKnown(file));
  return (await Promise.all(read)).flat();
}

/** `HEAPDELTA_PER`; null when it is not there or empty. */
function perOfEnvironment({ HEAPDELTA_PER: per }: Readonly<Record<string, string | undefined>>): string | null {
  return per === undefined || per.trim() === '' ? null : per.trim();
}

/** The engine's options for `files`; reads the `--known` files. Throws UsageError or InputError. */
export async function openOptions(files: readonly string[], options: AnalysisOptions): Promise<OpenOptions> {
  const known = await readKnownFiles(options);
  // What the capture knew of the process; what the user says goes before it.
  const recorded = await recordedOptions(files);
  // One time alone is that of the newest snapshot, and stands in the report.
  const times = options.at ?? (options.takenAt?.length === 1 ? undefined : options.takenAt);
  return {
    labels: onePerFile(options.label, files.length, '--label'),
    keepOrder: options.keepOrder ?? false,
    per: options.per ?? recorded.per ?? perOfEnvironment(process.env),
    heapLimitBytes: options.heapLimit ?? recorded.heapLimitBytes,
    rssBytes: onePerFile(options.rss, files.length, '--rss') ?? recorded.rssBytes,
    takenAt: onePerFile(times, files.length, options.at === undefined ? '--taken-at' : '--at') ?? recorded.takenAt,
    known,
    sequential: options.sequential ?? false,
    memoryLimitBytes: options.memory ?? null,
    // A command answers with the report; none asks for objects of older snapshots.
    keepEdges: 'newest',
    hashFiles: options.hashFiles ?? false,
    explainRanking: options.explainRanking ?? false,
  };
}
