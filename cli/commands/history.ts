// `heapdelta history`: the leaks of several saved reports by fingerprint: new, still there, not seen, fixed, came back.

import path from 'node:path';
import { localiseReport } from '../../worker/messages/index.ts';
import { historyOf, ordered } from '../../worker/report/history.ts';
import { markAccepted } from '../../worker/report/accepted.ts';
import { acceptedReasons } from '../accepted.ts';
import type { AcceptedOptions } from '../accepted.ts';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { UsageError } from '../errors.ts';
import { formatHistory } from '../format/history.ts';
import { collect } from '../parse.ts';
import { readSavedReport } from '../report-source.ts';
import { write, writeJson } from '../series.ts';
import { visibleData } from '../text/visible.ts';

interface HistoryOptions extends AcceptedOptions {
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
      .option('--keep-order', t('cli.option.keepOrder'))
      .option('--accepted <file>', t('cli.option.accepted'), collect)
      .option('--no-accepted', t('cli.option.noAccepted'));
    examples(command, t, [['heapdelta history nights/*.heapdelta', t('cli.history.example')]]);
  },

  async run(context, files, options) {
    if (files.length < 2) throw new UsageError('cli.usage.twoReports');
    const accepted = await acceptedReasons(options);
    const reports = await Promise.all(
      files.map(async (file) => {
        const { report, date } = await readSavedReport(file);
        return {
          name: path.basename(file),
          report: markAccepted(localiseReport(report, context.lang), accepted),
          date,
        };
      }),
    );
    const order = options.keepOrder ? { reports, orderedBy: 'given' as const } : ordered(reports);
    const result = historyOf(order.reports, order.orderedBy);
    return options.json ? writeJson(context, result) : write(context, formatHistory(visibleData(result), context.view));
  },
};
