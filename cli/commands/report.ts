// `heapdelta report`: the answer as files to pass on (PDF, HTML, Markdown, CSV, JSON, .heapdelta), redacted.

import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { EXIT } from '../context.ts';
import { UsageError } from '../errors.ts';
import { collect, parseTime } from '../parse.ts';
import { FORMS } from '../../worker/report/forms.ts';
import { PAGE_SIZES, pageSizeFor, renderingFor } from '../renderings.ts';
import { withReport } from '../report-source.ts';
import { requireWritable, saveFile } from '../save.ts';
import { visible } from '../text/visible.ts';
import { KINDS, previewRedaction, redactReport } from '../../worker/report/redact/index.ts';
import type { Kind } from '../../worker/report/redact/index.ts';
import type { PageSize } from '../../worker/report/pdf/index.ts';
import { formatBytes } from '../../worker/messages/index.ts';
import { createView } from '../format/create-view.ts';
import { formatPreview } from '../format/preview.ts';
import { write } from '../series.ts';
import { addAnalysisOptions } from './analysis-options.ts';
import type { AnalysisOptions } from './analysis-options.ts';

interface ReportOptions extends AnalysisOptions {
  readonly output?: readonly string[];
  readonly redact: boolean;
  readonly keep?: readonly string[];
  readonly note?: readonly string[];
  readonly date?: string;
  readonly pageSize: PageSize;
  readonly summary?: boolean;
  readonly preview?: boolean;
  readonly savePreview?: string;
  readonly keepName?: readonly string[];
  readonly hideName?: readonly string[];
}

function kindsToKeep(asked: readonly string[] | undefined): readonly Kind[] {
  return (asked ?? []).map((text) => {
    const kind = KINDS.find((one) => one === text);
    if (kind === undefined)
      throw new UsageError('cli.usage.oneOf', { option: '--keep', value: text, list: KINDS.join(', ') });
    return kind;
  });
}

export const report: CliCommand<ReportOptions> = {
  name: 'report',

  describe(command, t) {
    command
      .description(t('cli.report.description'))
      .argument('<files...>', t('cli.report.files'))
      .option(
        '-o, --output <file>',
        t('cli.report.output', { list: FORMS.map((form) => `.${form}`).join(', ') }),
        collect,
      )
      .option('--summary', t('cli.report.summary'))
      .option('--preview', t('cli.report.preview'))
      .option('--save-preview <file>', t('cli.report.savePreview'))
      .option('--keep-name <name>', t('cli.report.keepName'), collect)
      .option('--hide-name <name>', t('cli.report.hideName'), collect)
      .option('--keep <kind>', t('cli.report.keep', { list: KINDS.join(', ') }), collect)
      .option('--no-redact', t('cli.option.noRedact'))
      .option('--note <text>', t('cli.report.note'), collect)
      .option('--date <time>', t('cli.report.date'), (text) => parseTime(text, '--date'))
      .option(
        '--page-size <size>',
        t('cli.report.pageSize', { list: PAGE_SIZES.join(', ') }),
        pageSizeFor,
        PAGE_SIZES[0],
      );
    addAnalysisOptions(command, t);
    examples(command, t, [
      [
        'heapdelta report 1.heapsnapshot 2.heapsnapshot 3.heapsnapshot -o leak.pdf -o leak.heapdelta',
        t('cli.report.example.files'),
      ],
      ['heapdelta report leak.heapdelta -o leak.html --lang ko', t('cli.report.example.saved')],
      ['heapdelta report 1.heapsnapshot 2.heapsnapshot --preview', t('cli.report.example.preview')],
    ]);
  },

  async run(context, files, options) {
    const outputs = options.output ?? [];
    const { savePreview } = options;
    if (outputs.length === 0 && !options.preview && savePreview === undefined)
      throw new UsageError('cli.usage.noOutput');
    const renderings = outputs.map((file) => ({ file, render: renderingFor(file) }));
    const keep = kindsToKeep(options.keep);
    await requireWritable(outputs);
    return withReport(context, files, { ...options, hashFiles: true }, [], async (source) => {
      const notes = [...source.notes, ...(options.note ?? [])];
      const choices = { keep, notes, keepNames: options.keepName ?? [], hideNames: options.hideName ?? [] };
      const preview = previewRedaction(source.report, choices);
      if (options.preview) await write(context, formatPreview(preview, context.view));
      if (savePreview !== undefined) {
        const data = `${JSON.stringify({ schema: 'heapdelta.preview/1', ...preview }, null, 1)}\n`;
        await saveFile(
          savePreview,
          /\.json$/i.test(savePreview)
            ? data
            : formatPreview(preview, createView({ lang: context.lang, columns: 120, colors: false })),
        );
      }
      const shared = options.redact ? redactReport(source.report, choices) : { report: source.report, notes };
      if (options.redact && outputs.length > 0 && preview.asks.length > 0) {
        const list = preview.asks.map(({ value }) => value).join(', ');
        context.stderr.write(
          `heapdelta: ${visible(context.view.t('cli.report.asks', { count: preview.asks.length, list }))}\n`,
        );
      }
      // A saved report keeps the time it was made, so that rendering it again gives the same bytes.
      const date = options.date ?? source.date ?? context.now().toISOString();
      for (const { file, render } of renderings) {
        const content = await render(shared.report, {
          date,
          notes: shared.notes,
          pageSize: options.pageSize,
          summary: options.summary ?? false,
        });
        await saveFile(file, content);
        const size = formatBytes(
          typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength,
          context.lang,
        );
        context.stderr.write(`heapdelta: ${visible(context.view.t('cli.report.saved', { file, size }))}\n`);
      }
      return EXIT.ok;
    });
  },
};
