// `heapdelta check`: a series or a shared report against a budget, for CI: exit 1 when it is exceeded.

import process from 'node:process';
import { githubAnnotations, formatCheck, junit } from '../check/outputs.ts';
import { appliedTo } from '../check/applied.ts';
import { readBudget, requireKnownNames, requireLimits } from '../check/budget.ts';
import { evaluate } from '../check/evaluate.ts';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { EXIT } from '../context.ts';
import { UsageError } from '../errors.ts';
import { redactReport } from '../../worker/report/redact/index.ts';
import { withReport } from '../report-source.ts';
import { requireWritable, saveFile } from '../save.ts';
import { write, writeJson } from '../series.ts';
import { visible } from '../text/visible.ts';
import { speak } from '../../worker/messages/index.ts';
import { addAnalysisOptions } from './analysis-options.ts';
import type { AnalysisOptions } from './analysis-options.ts';

interface CheckOptions extends AnalysisOptions {
  readonly budget?: string;
  readonly json?: boolean;
  readonly junit?: string;
  readonly github?: boolean;
  readonly redact: boolean;
}

export const check: CliCommand<CheckOptions> = {
  name: 'check',

  describe(command, t) {
    command
      .description(t('cli.check.description'))
      .argument('<files...>', t('cli.report.files'))
      .option('--budget <file>', t('cli.check.budget'))
      .option('--json', t('cli.option.json'))
      .option('--junit <file>', t('cli.check.junit'))
      .option('--github', t('cli.check.github'), process.env.GITHUB_ACTIONS === 'true');
    command.option('--no-redact', t('cli.option.noRedact'));
    addAnalysisOptions(command, t);
    examples(command, t, [
      [
        'heapdelta check 1.heapsnapshot 2.heapsnapshot 3.heapsnapshot --budget budget.json',
        t('cli.check.example.plain'),
      ],
      ['heapdelta check night.heapdelta --budget budget.json --junit heap.xml', t('cli.check.example.shared')],
    ]);
  },

  async run(context, files, options) {
    if (options.budget === undefined) throw new UsageError('cli.usage.noBudget');
    const budget = await readBudget(options.budget);
    requireLimits(budget, options.budget);
    if (options.junit !== undefined) await requireWritable([options.junit]);
    const known = budget.known;
    const budgetFile = options.budget;
    return withReport(context, files, options, known, async ({ report }) => {
      requireKnownNames(budget, report, budgetFile);
      const shown = options.redact ? redactReport(report).report : report;
      const result = evaluate(report, appliedTo(budget, report, budgetFile), shown);
      if (options.junit !== undefined) await saveFile(options.junit, junit(result, context.lang));
      if (options.json) {
        const spoken = result.checks.map((one) => ({
          ...one,
          title: speak(one.title, context.lang),
          detail: speak(one.detail, context.lang),
        }));
        await writeJson(context, { ...result, checks: spoken });
      } else {
        await write(context, formatCheck(result, visible(shown.verdict.summary), context.view));
      }
      // On standard error, so that --json stays JSON; GitHub reads both streams.
      if (options.github) context.stderr.write(githubAnnotations(result, context.lang));
      return result.passed ? EXIT.ok : EXIT.limit;
    });
  },
};
