// `heapdelta history`: the leaks of several saved reports by fingerprint: new, still there, not seen, fixed, came back.

import path from 'node:path';
import { localiseReport } from '../../worker/messages/index.ts';
import { historyOf, ordered } from '../../worker/report/history.ts';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { UsageError } from '../errors.ts';
import { formatHistory } from '../format/history.ts';
import { readSavedReport } from '../report-source.ts';
import { write, writeJson } from '../series.ts';
import { visibleData } from '../text/visible.ts';

interface HistoryOptions {
  readonly json?: boolean;
  readonly keepOrder?: boolean;
}

export const history: CliCommand<HistoryOptions> = {
  name: 'history',

  describe(command, t) {
    command
      .description(t('cli.history.description'))
      .argument('<files...>', t('cli.history.files'))
      .option('--json', t('cli.option.json'))
      .option('--keep-order', t('cli.option.keepOrder'));
    examples(command, t, [['heapdelta history nights/*.heapdelta', t('cli.history.example')]]);
  },

  async run(context, files, options) {
    if (files.length < 2) throw new UsageError('cli.usage.twoReports');
    const reports = await Promise.all(
      files.map(async (file) => ({
        name: path.basename(file),
        report: localiseReport((await readSavedReport(file)).report, context.lang),
      })),
    );
    const order = options.keepOrder ? { reports, orderedBy: 'given' as const } : ordered(reports);
    const result = historyOf(order.reports, order.orderedBy);
    return options.json ? writeJson(context, result) : write(context, formatHistory(visibleData(result), context.view));
  },
};
