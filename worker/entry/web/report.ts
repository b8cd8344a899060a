// Entry of the report worker: renderings and redaction off the page's thread. Nothing of the report stays here.

import * as Comlink from 'comlink';
import { engineError, EngineError, toErrorData } from '../../engine/errors.ts';
import type { SourceSpec } from '../../engine/api.ts';
import type { ExportOptions, ProofQuestion, ReportApi, SharedReport } from '../../engine/report-api.ts';
import { renderFindingsTsv } from '../../report/csv.ts';
import { renderForm } from '../../report/forms.ts';
import { decodeHeapdelta, HeapdeltaError } from '../../report/heapdelta.ts';
import { historyOf, ordered } from '../../report/history.ts';
import { renderFindingMarkdown, renderSummaryMarkdown } from '../../report/markdown.ts';
import type { PdfFonts } from '../../report/pdf/index.ts';
import { speakProof } from '../../report/proof/content.ts';
import { renderProof } from '../../report/proof/forms.ts';
import { proofOf } from '../../report/proof/judge.ts';
import { redactProof } from '../../report/proof/redact.ts';
import type { Proof } from '../../report/proof/types.ts';
import { previewRedaction, redactReport } from '../../report/redact/index.ts';
import type { Report } from '../../report/types.ts';

const encoder = new TextEncoder();

async function fetched(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function render(report: Report, options: ExportOptions): Promise<Uint8Array> {
  const { report: shared, notes } =
    options.keep === null
      ? { report, notes: options.notes }
      : redactReport(report, { keep: options.keep, notes: options.notes });
  const fonts = (): Promise<PdfFonts> => fontsAt(options.fonts);
  const made = await renderForm(shared, options.format, { date: options.date, notes, fonts });
  return typeof made === 'string' ? encoder.encode(made) : made;
}

async function fontsAt(urls: ExportOptions['fonts']): Promise<PdfFonts> {
  const [regular, bold] = await Promise.all([fetched(urls.regular), fetched(urls.bold)]);
  return { regular, bold };
}

function prove({ before, after, work, sameProgram }: ProofQuestion): Proof {
  return proofOf(before, after, { ...(work === null ? {} : { work }), sameProgram });
}

async function read(source: SourceSpec): Promise<SharedReport> {
  const bytes =
    source.kind === 'file'
      ? new Uint8Array(await source.file.arrayBuffer())
      : await fetched(source.kind === 'url' ? source.url : source.path);
  try {
    const { report, notes } = await decodeHeapdelta(bytes);
    return { report, notes };
  } catch (error) {
    if (error instanceof HeapdeltaError) throw engineError(error.code, source.name, error.params, error.where);
    throw new EngineError(toErrorData(error, source.name));
  }
}

/** Whatever is thrown leaves as data: Comlink carries only the message. */
async function guarded<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof EngineError ? error : new EngineError(toErrorData(error, null));
  }
}

const api: ReportApi = {
  read: (source) => guarded(() => read(source)),
  history: (sources) =>
    guarded(async () => {
      const named: { name: string; report: Report }[] = [];
      for (const source of sources) named.push({ name: source.name, report: (await read(source)).report });
      const { reports, orderedBy } = ordered(named);
      return historyOf(reports, orderedBy);
    }),
  preview: (report, notes) => guarded(() => previewRedaction(report, { notes })),
  render: (report, options) =>
    guarded(async () => {
      const bytes = await render(report, options);
      return Comlink.transfer(bytes, [bytes.buffer]);
    }),
  prove: (question) => guarded(() => speakProof(prove(question), question.lang)),
  renderProof: (question, { form, date, fonts }) =>
    guarded(async () => {
      const shared = speakProof(redactProof(prove(question), question.before, question.after), question.lang);
      const made = await renderProof(shared, form, { date, fonts: () => fontsAt(fonts) });
      const bytes = typeof made === 'string' ? encoder.encode(made) : made;
      return Comlink.transfer(bytes, [bytes.buffer]);
    }),
  markdown: (report, rank) =>
    guarded(() => {
      const shared = redactReport(report).report;
      return rank === null ? renderSummaryMarkdown(shared) : renderFindingMarkdown(shared, rank);
    }),
  table: (report) => guarded(() => renderFindingsTsv(redactReport(report).report)),
};
Comlink.expose(api);
