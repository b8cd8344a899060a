// `heapdelta verify`: is it fixed? A series from before a change against one from after it; exit 1 unless it is proved.

import { verify as prove } from '../../library/proof.ts';
import type { Work } from '../../worker/report/proof/types.ts';
import type { Report } from '../../worker/report/types.ts';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { EXIT } from '../context.ts';
import type { CliContext } from '../context.ts';
import { UsageError } from '../errors.ts';
import { formatProof } from '../format/proof.ts';
import { collect, collectList, parseWork } from '../parse.ts';
import { withReport } from '../report-source.ts';
import { write, writeJson } from '../series.ts';
import { visibleData } from '../text/visible.ts';
import type { AnalysisOptions } from './analysis-options.ts';

interface VerifyOptions {
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  readonly work?: readonly number[];
  readonly per?: string;
  readonly known?: readonly string[];
  readonly memory?: number;
  readonly sameProgram?: boolean;
  readonly json?: boolean;
}

/** What the user said of the work; undefined when the reports have to say it. Throws UsageError. */
function workGiven({ work, per }: VerifyOptions): Work | undefined {
  if (work !== undefined && work.length !== 2) throw new UsageError('cli.usage.work', { value: work.join(',') });
  if (work !== undefined) return { unit: per ?? null, before: work[0], after: work[1] };
  if (per !== undefined && !/^\s*\d/.test(per)) throw new UsageError('cli.usage.perAlone', { value: per });
  return undefined;
}

/** The report of one side: of snapshots analysed now, or saved. */
async function reportOf(context: CliContext, files: readonly string[], options: AnalysisOptions): Promise<Report> {
  const found: Report[] = [];
  await withReport(context, files, options, [], ({ report }) => {
    found.push(report);
    return Promise.resolve(EXIT.ok);
  });
  return found[0];
}

export const verify: CliCommand<VerifyOptions> = {
  name: 'verify',

  describe(command, t) {
    command
      .description(t('cli.verify.description'))
      .option('--before <files...>', t('cli.verify.before'), collect)
      .option('--after <files...>', t('cli.verify.after'), collect)
      .option(
        '--work <numbers>',
        t('cli.verify.work'),
        collectList((text) => parseWork(text, '--work')),
      )
      .option('--per <unit>', t('cli.verify.per'))
      .option('--same-program', t('cli.verify.sameProgram'))
      .option('--known <file>', t('cli.option.known'), collect)
      .option('--json', t('cli.option.json'));
    examples(command, t, [
      [
        'heapdelta verify --before 1.heapsnapshot 2.heapsnapshot 3.heapsnapshot --after 4.heapsnapshot 5.heapsnapshot 6.heapsnapshot --work 1000,1000 --per requests',
        t('cli.verify.example.series'),
      ],
      ['heapdelta verify --before monday.heapdelta --after tuesday.heapdelta', t('cli.verify.example.saved')],
    ]);
  },

  async run(context, files, options) {
    const { before = [], after = [] } = options;
    if (before.length === 0 || after.length === 0 || files.length > 0) throw new UsageError('cli.usage.beforeAfter');
    const work = workGiven(options);
    const shared = { known: options.known };
    // One after the other: two series at once would take the memory of both.
    const then = await reportOf(context, before, shared);
    const now = await reportOf(context, after, shared);
    const { per, sameProgram } = options;
    const proof = prove(then, now, { work, per, sameProgram, lang: context.lang });
    await (options.json ? writeJson(context, proof) : write(context, formatProof(visibleData(proof), context.view)));
    return proof.kind === 'proved' ? EXIT.ok : EXIT.limit;
  },
};
