// Where a report comes from: snapshots that are analysed now, or a file that somebody saved (.heapdelta, --json).

import { readFile } from 'node:fs/promises';
import { CAPTURE_ENDING } from '../capture/record.ts';
import { localiseReport } from '../worker/messages/index.ts';
import type { CarriedText } from '../worker/code/snippet.ts';
import type { Report } from '../worker/report/types.ts';
import { finished, openOptions, readKnownFiles, requireSeries } from './commands/analysis-options.ts';
import type { AnalysisOptions } from './commands/analysis-options.ts';
import type { CliContext, ExitCode } from './context.ts';
import { isAllocationProfile } from '../worker/allocation-profile/names.ts';
import { withAllocationProfile } from './allocation-profile.ts';
import { acceptedAside, markAccepted } from '../worker/report/accepted.ts';
import { acceptedReasons } from './accepted.ts';
import { errorData, InputError, UsageError } from './errors.ts';
import type { Known } from './known.ts';
import { onePerFile } from './parse.ts';
import { identified, identifiedSaved } from './series-identity.ts';
import { inputErrorOf, withSeries } from './series.ts';

/** A report saved by us, by its name: `.heapdelta`, or JSON that `--json` printed. */
export function isSavedReport(file: string): boolean {
  return /\.(?:heapdelta|json)$/i.test(file) && !file.endsWith(CAPTURE_ENDING);
}

export interface ReportSource {
  readonly report: Report;
  /** What people wrote to go along with it. */
  readonly notes: readonly string[];
  /** ISO time when a saved report was made; null for one made now. */
  readonly date: string | null;
  /** The newest snapshot as the user named it; null for a saved report, which has no snapshots beside it. */
  readonly newestFile: string | null;
  /** The text of a script as far as the snapshots carry it; null where there are none, or nobody asked for code. */
  readonly scriptText: ((url: string) => Promise<CarriedText | null>) | null;
}

/** Reads a saved report. Throws InputError with the place that is wrong. */
export async function readSavedReport(file: string): Promise<ReportSource> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new InputError([errorData(error, file)]);
  });
  // Only who has a saved report waits for its reader.
  const { readSaved } = await import('../library/saved.ts');
  const saved = await readSaved(bytes, file).catch((error: unknown) => {
    throw inputErrorOf(error, [file]);
  });
  return { ...saved, newestFile: null, scriptText: null };
}

/** Options that change how snapshots are analysed: a saved report was analysed already. */
const ASK_FOR_SNAPSHOTS: readonly (readonly [keyof AnalysisOptions, string])[] = [
  ['per', '--per'],
  ['heapLimit', '--heap-limit'],
  ['rss', '--rss'],
  ['at', '--at'],
  ['keepOrder', '--keep-order'],
  ['memory', '--memory'],
  ['sequential', '--sequential'],
];

/** Throws UsageError for an option that a saved report cannot honour: it would be ignored without a word. */
function refuseForSaved(options: AnalysisOptions): void {
  const asked = ASK_FOR_SNAPSHOTS.find(([name]) => options[name] !== undefined && options[name] !== false);
  if (asked !== undefined) throw new UsageError('cli.usage.needsSnapshots', { option: asked[1] });
}

/** Names of the snapshots, in the report's order (which is that of their age). Throws UsageError unless there is one for each. */
function withLabels(report: Report, labels: readonly string[] | undefined): Report {
  const given = onePerFile(labels, report.snapshots.length, '--label');
  if (given === undefined) return report;
  return { ...report, snapshots: report.snapshots.map((snapshot, i) => ({ ...snapshot, label: given[i] })) };
}

/** The report with findings marked that were seen or accepted before. What the file itself says of one is older and gives way. */
function withKnown(report: Report, known: readonly Known[]): Report {
  if (known.length === 0) return report;
  const byFingerprint = new Map(known.map((one) => [one.fingerprint, one]));
  const findings = report.findings.map((finding) => {
    const one = byFingerprint.get(finding.fingerprint);
    if (one === undefined) return { ...finding, known: finding.known ?? { status: 'new' as const, reason: null } };
    return { ...finding, known: { status: one.status ?? 'known', reason: one.reason ?? null } };
  });
  return { ...report, findings };
}

/** Gives `use` the report of a series, or the one a single saved file holds, in the context's language. */
export async function withReport(
  context: CliContext,
  given: readonly string[],
  options: AnalysisOptions,
  known: readonly Known[],
  use: (source: ReportSource) => Promise<ExitCode>,
): Promise<ExitCode> {
  // `diff folder/*` names what lies beside the snapshots, too.
  const files = given.filter((file) => !file.endsWith(CAPTURE_ENDING) && !isAllocationProfile(file));
  const accepted = await acceptedReasons(options);
  if (files.some(isSavedReport)) {
    if (files.length > 1) throw new UsageError('cli.usage.oneReport');
    refuseForSaved(options);
    const added = [...(await readKnownFiles(options)), ...known];
    const saved = await readSavedReport(files[0]);
    const report = withKnown(identifiedSaved(withLabels(saved.report, options.label), options), added);
    const told = localiseReport(await finished(report, options), context.lang);
    return use({ ...saved, report: acceptedAside(markAccepted(told, accepted)) });
  }
  requireSeries(files);
  const open = await openOptions(files, options);
  return withSeries(
    context,
    files,
    { ...open, known: [...(open.known ?? []), ...known] },
    async ({ result, engine }) => {
      if (result.report === null) throw new UsageError('cli.usage.twoFiles');
      const newest = result.order[result.order.length - 1];
      return use({
        report: acceptedAside(
          markAccepted(
            await identified(
              // Before source maps are used, which both know the same places by.
              await finished(
                await withAllocationProfile(result.report, given.find(isAllocationProfile) ?? null),
                options,
              ),
              files,
              result.order,
              options,
            ),
            accepted,
          ),
        ),
        notes: [],
        date: null,
        newestFile: files[newest] ?? null,
        scriptText: options.code === true ? (url) => engine.sourceText(url) : null,
      });
    },
    options.code === true ? 'questions' : 'nothing',
  );
}
