// `heapdelta verify`: is it fixed? A series from before a change against one from after it; exit 1 unless it is proved.

import { verify as prove } from '../../library/proof.ts';
import { formatBytes } from '../../worker/messages/index.ts';
import type { PageSize } from '../../worker/report/pdf/index.ts';
import { speakProof } from '../../worker/report/proof/content.ts';
import { PROOF_FORMS, renderProof } from '../../worker/report/proof/forms.ts';
import type { ProofForm } from '../../worker/report/proof/forms.ts';
import { redactProof } from '../../worker/report/proof/redact.ts';
import type { Work } from '../../worker/report/proof/types.ts';
import type { Report } from '../../worker/report/types.ts';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { EXIT } from '../context.ts';
import type { CliContext } from '../context.ts';
import { UsageError } from '../errors.ts';
import { formatProof } from '../format/proof.ts';
import { collect, collectList, parseTime, parseWork } from '../parse.ts';
import { fonts } from '../../library/node/fonts.ts';
import { PAGE_SIZES, pageSizeFor } from '../renderings.ts';
import { withReport } from '../report-source.ts';
import { requireWritable, saveFile } from '../save.ts';
import { write, writeJson } from '../series.ts';
import { visible, visibleData } from '../text/visible.ts';
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
  readonly output?: readonly string[];
  readonly redact: boolean;
  readonly date?: string;
  readonly pageSize: PageSize;
}

/** The form that a file's ending asks for. Throws UsageError when it is none of `PROOF_FORMS`. */
function formOf(file: string): ProofForm {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1].toLowerCase() ?? '';
  const form = PROOF_FORMS.find((one) => one === ending);
  if (form === undefined)
    throw new UsageError('cli.usage.form', { file, list: PROOF_FORMS.map((one) => `.${one}`).join(', ') });
  return form;
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
      .option('--json', t('cli.option.json'))
      .option(
        '-o, --output <file>',
        t('cli.report.output', { list: PROOF_FORMS.map((form) => `.${form}`).join(', ') }),
        collect,
      )
      .option('--no-redact', t('cli.option.noRedact'))
      .option('--date <time>', t('cli.report.date'), (text) => parseTime(text, '--date'))
      .option(
        '--page-size <size>',
        t('cli.report.pageSize', { list: PAGE_SIZES.join(', ') }),
        pageSizeFor,
        PAGE_SIZES[0],
      );
    examples(command, t, [
      [
        'heapdelta verify --before 1.heapsnapshot 2.heapsnapshot 3.heapsnapshot --after 4.heapsnapshot 5.heapsnapshot 6.heapsnapshot --work 1000,1000 --per requests',
        t('cli.verify.example.series'),
      ],
      ['heapdelta verify --before monday.heapdelta --after tuesday.heapdelta', t('cli.verify.example.saved')],
      [
        'heapdelta verify --before monday.heapdelta --after tuesday.heapdelta -o fixed.pdf',
        t('cli.verify.example.page'),
      ],
    ]);
  },

  async run(context, files, options) {
    const { before = [], after = [] } = options;
    if (before.length === 0 || after.length === 0 || files.length > 0) throw new UsageError('cli.usage.beforeAfter');
    const work = workGiven(options);
    const outputs = (options.output ?? []).map((file) => ({ file, form: formOf(file) }));
    await requireWritable(outputs.map(({ file }) => file));
    const shared = { known: options.known };
    // One after the other: two series at once would take the memory of both.
    const then = await reportOf(context, before, shared);
    const now = await reportOf(context, after, shared);
    const { per, sameProgram } = options;
    const proof = prove(then, now, { work, per, sameProgram, lang: context.lang });
    await (options.json ? writeJson(context, proof) : write(context, formatProof(visibleData(proof), context.view)));
    if (outputs.length > 0) {
      const shared = options.redact ? speakProof(redactProof(proof, then, now), context.lang) : proof;
      const made = { date: options.date ?? context.now().toISOString(), fonts, pageSize: options.pageSize };
      for (const { file, form } of outputs) {
        const content = await renderProof(shared, form, made);
        await saveFile(file, content);
        const bytes = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
        const size = formatBytes(bytes, context.lang);
        context.stderr.write(`heapdelta: ${visible(context.view.t('cli.report.saved', { file, size }))}\n`);
      }
    }
    return proof.kind === 'proved' ? EXIT.ok : EXIT.limit;
  },
};
