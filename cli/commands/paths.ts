// `heapdelta paths`: the retainer-path tree of a series, what grew most first.

import type { Report } from '../../worker/report/types.ts';
import type { CliCommand } from '../command.ts';
import type { ExitCode } from '../context.ts';
import { examples } from '../command.ts';
import { UsageError } from '../errors.ts';
import { formatPaths } from '../format/paths.ts';
import type { PathsAnswer } from '../format/paths.ts';
import { parseShare, parseWhole } from '../parse.ts';
import { isSavedReport, withReport } from '../report-source.ts';
import { withSeries, write, writeJson } from '../series.ts';
import { visibleData } from '../text/visible.ts';
import { addAnalysisOptions, openOptions, requireSeries } from './analysis-options.ts';
import type { AnalysisOptions } from './analysis-options.ts';

interface PathsOptions extends AnalysisOptions {
  readonly json?: boolean;
  readonly depth: number;
  readonly minShare: number;
  readonly top: number;
}

export const paths: CliCommand<PathsOptions> = {
  name: 'paths',

  describe(command, t) {
    command
      .description(t('cli.paths.description'))
      .argument('<files...>', t('cli.report.files'))
      .option('--json', t('cli.option.json'))
      .option('--depth <n>', t('cli.paths.depth'), (text) => parseWhole(text, '--depth', 1), 8)
      .option('--min-share <share>', t('cli.paths.minShare'), (text) => parseShare(text, '--min-share'), 0.01)
      .option('--top <n>', t('cli.paths.top'), (text) => parseWhole(text, '--top', 1), 5);
    addAnalysisOptions(command, t);
    examples(command, t, [['heapdelta paths 1.heapsnapshot 2.heapsnapshot --depth 12', t('cli.paths.example.deep')]]);
  },

  async run(context, files, options) {
    const answered = (tree: Report['pathTree'], { identity, snapshots }: Report): Promise<ExitCode> => {
      const answer: PathsAnswer = { schema: 'heapdelta.paths/1', identity, snapshots, tree };
      return options.json
        ? writeJson(context, answer)
        : write(context, formatPaths(visibleData(answer), context.view, options.top, options.depth));
    };
    // A saved report has its tree in it, to a sensible depth; snapshots are asked for as much as is wanted.
    if (files.some(isSavedReport))
      return withReport(context, files, options, [], ({ report }) => answered(report.pathTree, report));
    requireSeries(files);
    return withSeries(context, files, await openOptions(files, options), async ({ engine, result }) => {
      if (result.report === null) throw new UsageError('cli.usage.twoFiles');
      const tree = await engine.pathTree('', options.depth, options.minShare);
      return answered(tree, result.report);
    });
  },
};
