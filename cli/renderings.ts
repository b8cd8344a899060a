// A report in the form a file name asks for. What each form looks like is decided in worker/report.

import { readFile } from 'node:fs/promises';
import bold from 'pretendard/dist/public/static/alternative/Pretendard-SemiBold.ttf';
import regular from 'pretendard/dist/public/static/alternative/Pretendard-Regular.ttf';
import type { PageSize } from '../worker/report/pdf/index.ts';
import type { Report } from '../worker/report/types.ts';
import { UsageError } from './errors.ts';

export interface RenderingOptions {
  /** ISO time that stands in the rendering; the same report and time give the same bytes. */
  readonly date: string;
  readonly notes: readonly string[];
  /** One page, in the forms that have pages or prose. */
  readonly summary: boolean;
  /** Of forms that have pages. */
  readonly pageSize: PageSize;
}

type Render = (report: Report, options: RenderingOptions) => string | Uint8Array | Promise<string | Uint8Array>;

/** pdfkit and fontkit take 100 ms to load. The bundler puts the fonts beside the command. */
async function renderPdfHere(
  report: Report,
  { date, notes, pageSize, summary }: RenderingOptions,
): Promise<Uint8Array> {
  const [{ renderPdf }, ...fonts] = await Promise.all([
    import('../worker/report/pdf/index.ts'),
    ...[regular, bold].map((file) => readFile(new URL(file, import.meta.url))),
  ]);
  return renderPdf(report, { fonts: { regular: fonts[0], bold: fonts[1] }, date, notes, pageSize, summary });
}

/** The papers there are, for help and errors; the first unless asked for another. */
export const PAGE_SIZES: readonly PageSize[] = ['A4', 'Letter'];

/** The paper of that name, however it is capitalised. Throws UsageError when there is none. */
export function pageSizeFor(text: string): PageSize {
  const size = PAGE_SIZES.find((one) => one.toLowerCase() === text.toLowerCase());
  if (size === undefined)
    throw new UsageError('cli.usage.oneOf', { option: '--page-size', value: text, list: PAGE_SIZES.join(', ') });
  return size;
}

/** By the end of the file's name, without the dot; read from the disk only when wanted. */
const RENDERINGS: Readonly<Record<string, Render>> = {
  pdf: renderPdfHere,
  html: async (report, options) => (await import('../worker/report/html.ts')).renderHtml(report, options),
  md: async (report, options) => (await import('../worker/report/markdown.ts')).renderMarkdown(report, options),
  csv: async (report) => (await import('../worker/report/csv.ts')).renderCsv(report),
  heapdelta: async (report, options) =>
    (await import('../worker/report/heapdelta.ts')).encodeHeapdelta(report, options),
  json: (report) => `${JSON.stringify(report)}\n`,
};

/** The forms there are, for help and errors: `pdf, html, …`. */
export const FORMS: readonly string[] = Object.keys(RENDERINGS);

/** Picks the rendering for `file`. Throws UsageError when its ending is none of `FORMS`. */
export function renderingFor(file: string): Render {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1].toLowerCase() ?? '';
  const render = Object.hasOwn(RENDERINGS, ending) ? RENDERINGS[ending] : undefined;
  if (render === undefined)
    throw new UsageError('cli.usage.form', { file, list: FORMS.map((form) => `.${form}`).join(', ') });
  return render;
}
