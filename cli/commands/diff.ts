// `heapdelta diff`: what grows from snapshot to snapshot, in one sentence and one table.

import { speak } from '../../worker/messages/index.ts';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { EXIT } from '../context.ts';
import type { CliContext } from '../context.ts';
import { UsageError } from '../errors.ts';
import { exceeded, parseLimit } from '../limits.ts';
import type { Limit } from '../limits.ts';
import { parseWhole } from '../parse.ts';
import { withReport } from '../report-source.ts';
import { write, writeJson } from '../series.ts';
import { visible, visibleData } from '../text/visible.ts';
import { addAnalysisOptions } from './analysis-options.ts';
import type { AnalysisOptions } from './analysis-options.ts';
import type { Message, Report } from '../../worker/report/types.ts';

interface DiffOptions extends AnalysisOptions {
  readonly json?: boolean;
  /** `--json=brief`, a flag of its own: `--json [form]` would take the file's name behind it for a form. */
  readonly 'json=brief'?: boolean;
  /** Undefined when the user said none: whole for `--json`, ten rows for people. */
  readonly top?: number;
  readonly finding: number;
  readonly by: string;
  /** Undefined where another command shows its result as `diff` does. */
  readonly format?: string;
  readonly failOn?: readonly Limit[];
}

/** Rows that people are shown unless they say how many. */
const ROWS = 10;

/** For people, or for an editor's problem matcher. */
const FORMATS: readonly string[] = ['text', 'problems'];

/** What a program is told: the brief answer, the report, or its most important rows. */
async function structured(report: Report, options: DiffOptions): Promise<unknown> {
  if (options['json=brief'] === true)
    return (await import('../../worker/report/brief.ts')).briefOf(report, { most: options.top });
  return options.top === undefined
    ? report
    : (await import('../../worker/report/shorter.ts')).shorterReport(report, options.top);
}

/** Says on standard error which limits were exceeded; the exit code that follows. */
export function reportLimits(context: CliContext, hit: readonly Message[]): typeof EXIT.ok | typeof EXIT.limit {
  for (const message of hit) context.stderr.write(`heapdelta: ${visible(speak(message, context.lang))}\n`);
  return hit.length > 0 ? EXIT.limit : EXIT.ok;
}

export const diff: CliCommand<DiffOptions> = {
  name: 'diff',

  describe(command, t) {
    command
      .description(t('cli.diff.description'))
      .argument('<files...>', t('cli.report.files'))
      .option('--json', t('cli.option.json'))
      .option('--json=brief', t('cli.diff.brief'))
      .option('--top <n>', t('cli.diff.top', { rows: ROWS }), (text) => parseWhole(text, '--top', 1))
      .option('--finding <rank>', t('cli.option.finding'), (text) => parseWhole(text, '--finding', 1), 1)
      .option('--by <what>', t('cli.option.by'), 'finding')
      .option('--format <form>', t('cli.diff.format'), 'text')
      .option('--code', t('cli.diff.code'))
      .option('--explain-ranking', t('cli.option.explainRanking'))
      .option('--fail-on <limit>', t('cli.option.failOn'), (text, before: readonly Limit[] = []) => [
        ...before,
        parseLimit(text),
      ]);
    addAnalysisOptions(command, t);
    examples(command, t, [
      ['heapdelta diff 1.heapsnapshot 2.heapsnapshot 3.heapsnapshot', t('cli.diff.example.plain')],
      ['heapdelta diff *.heapsnapshot --per "1000 requests" --heap-limit 4GB', t('cli.diff.example.per')],
      ['heapdelta diff before.heapsnapshot after.heapsnapshot --json --fail-on growth=5MB', t('cli.diff.example.ci')],
      ['heapdelta diff 1.heapsnapshot 2.heapsnapshot 3.heapsnapshot --code --sources dist', t('cli.diff.example.code')],
      ['heapdelta diff 1.heapsnapshot 2.heapsnapshot 3.heapsnapshot --json=brief', t('cli.diff.example.brief')],
    ]);
  },

  run(context, files, options) {
    if (options.by !== 'finding' && options.by !== 'constructor')
      throw new UsageError('cli.usage.by', { value: options.by });
    if (options.format !== undefined && !FORMATS.includes(options.format))
      throw new UsageError('cli.usage.oneOf', { option: '--format', value: options.format, list: FORMATS.join(', ') });
    const formats = () => Promise.all([import('../format/constructors.ts'), import('../format/diff.ts')]);
    // Loaded while the engine works.
    const forPrograms = options.json === true || options['json=brief'] === true;
    if (!forPrograms && options.format !== 'problems') void formats();
    return withReport(context, files, options, [], async ({ report, newestFile, scriptText }) => {
      if (forPrograms) {
        await writeJson(context, await structured(report, options));
      } else if (options.format === 'problems') {
        const { formatProblems } = await import('../format/problems.ts');
        await write(context, formatProblems(visibleData(report), context.view, visible(newestFile ?? files[0])));
      } else {
        const shown = visibleData(report);
        const top = options.top ?? ROWS;
        const [{ constructorGrowth }, { formatDiff }] = await formats();
        await write(
          context,
          options.by === 'constructor'
            ? `${constructorGrowth(shown, context.view, top).join('\n')}\n`
            : formatDiff(shown, context.view, {
                top,
                finding: options.finding,
                newestFile: newestFile === null ? null : visible(newestFile),
              }),
        );
        if (options.code === true) {
          const finding = report.findings.find(({ rank }) => rank === options.finding) ?? report.findings[0];
          const folders = [...(options.sources ?? []), ...(options.sourceMaps ?? [])];
          if (finding !== undefined)
            await write(
              context,
              await (await import('../format/code.ts')).formatCode(finding, context.view, folders, scriptText),
            );
        }
        if (shown.ranking !== undefined)
          await write(context, (await import('../format/ranking.ts')).formatRanking(shown.ranking, context.view));
      }
      return reportLimits(context, exceeded(report, options.failOn ?? []));
    });
  },
};
