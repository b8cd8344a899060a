/// <reference path="../../report/pdf/libraries.d.ts" />
// Entry of the report worker: renderings and redaction off the page's thread. Nothing of the report stays here.

import * as Comlink from 'comlink';
import { engineError, EngineError, toErrorData } from '../../engine/errors.ts';
import type { SourceSpec } from '../../engine/api.ts';
import type { ExportOptions, ProofQuestion, ReportApi, SharedReport } from '../../engine/report-api.ts';
import { renderFindingsTsv } from '../../report/csv.ts';
import { renderForm } from '../../report/forms.ts';
import { decodeHeapdelta, HeapdeltaError, type HeapdeltaFile } from '../../report/heapdelta.ts';
import { readMany } from '../../report/many.ts';
import { renderFindingMarkdown, renderSummaryMarkdown } from '../../report/markdown.ts';
import type { PdfFonts } from '../../report/pdf/index.ts';
import { scriptsIn } from '../../report/pdf/scripts.ts';
import { trueTypeOf } from '../../report/pdf/woff2.ts';
import { speakProof } from '../../report/proof/content.ts';
import { renderProof } from '../../report/proof/forms.ts';
import { proofOf } from '../../report/proof/judge.ts';
import { redactProof } from '../../report/proof/redact.ts';
import type { Proof } from '../../report/proof/types.ts';
import { previewRedaction, redactReport } from '../../report/redact/index.ts';
import { renderTicket } from '../../report/tickets.ts';
import type { Report } from '../../report/types.ts';

const encoder = new TextEncoder();

async function fetched(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function render(report: Report, options: ExportOptions): Promise<Uint8Array> {
  const { keep, keepNames, hideNames, notes: given } = options;
  const { report: shared, notes } =
    keep === null ? { report, notes: given } : redactReport(report, { keep, keepNames, hideNames, notes: given });
  const fonts = fontsAt(options.fonts);
  const made = await renderForm(shared, options.format, {
    date: options.date,
    notes,
    fonts,
    ...(options.code === undefined ? {} : { code: options.code }),
  });
  return typeof made === 'string' ? encoder.encode(made) : made;
}

/** Pretendard, and what else the text is written in. The decoder is 60 kB that nothing but a PDF needs. */
function fontsAt({ regular, bold, letters }: ExportOptions['fonts']): (text: string) => Promise<PdfFonts> {
  return async (text) => {
    const { default: unbrotli } = await import('brotli/decompress.js');
    const read = async (url: string): Promise<Uint8Array> => trueTypeOf(await fetched(url), unbrotli);
    const [regularBytes, boldBytes, ...fallback] = await Promise.all(
      [regular, bold, ...scriptsIn(text).map((script) => letters[script])].map(read),
    );
    return { regular: regularBytes, bold: boldBytes, fallback };
  };
}

function prove({ before, after, work, sameProgram }: ProofQuestion): Proof {
  return proofOf(before, after, { ...(work === null ? {} : { work }), sameProgram });
}

async function read(source: SourceSpec): Promise<SharedReport> {
  const { report, notes } = await decode(source);
  return { report, notes };
}

async function decode(source: SourceSpec): Promise<HeapdeltaFile> {
  const bytes =
    source.kind === 'file'
      ? new Uint8Array(await source.file.arrayBuffer())
      : await fetched(source.kind === 'url' ? source.url : source.path);
  try {
    return await decodeHeapdelta(bytes);
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
  many: (sources, options) => guarded(() => readMany(sources, (source) => decode(source), options)),
  preview: (report, choices) => guarded(() => previewRedaction(report, choices)),
  render: (report, options) =>
    guarded(async () => {
      const bytes = await render(report, options);
      return Comlink.transfer(bytes, [bytes.buffer]);
    }),
  prove: (question) => guarded(() => speakProof(prove(question), question.lang)),
  renderProof: (question, { form, date, fonts }) =>
    guarded(async () => {
      const shared = speakProof(redactProof(prove(question), question.before, question.after), question.lang);
      const made = await renderProof(shared, form, { date, fonts: fontsAt(fonts) });
      const bytes = typeof made === 'string' ? encoder.encode(made) : made;
      return Comlink.transfer(bytes, [bytes.buffer]);
    }),
  markdown: (report, rank) =>
    guarded(() => {
      const shared = redactReport(report).report;
      return rank === null ? renderSummaryMarkdown(shared) : renderFindingMarkdown(shared, rank);
    }),
  ticket: (report, form, choices) => guarded(() => renderTicket(redactReport(report, choices).report, form)),
  table: (report, choices) => guarded(() => renderFindingsTsv(redactReport(report, choices).report)),
};
Comlink.expose(api);
