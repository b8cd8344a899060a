// A report in the form somebody asks for: the one table of forms that the command line, the app and the library share.
// Each form's code is loaded when it is first wanted.

import type { ExportFormat } from '../engine/api.ts';
import type { CodeBlock } from './code-block.ts';
import type { PageSize, PdfFonts } from './pdf/index.ts';
import type { Report } from './types.ts';

export interface FormOptions {
  /** ISO time that stands in the rendering; the same report and time give the same bytes. */
  readonly date: string;
  readonly notes: readonly string[];
  /** One page, in the forms that have pages or prose. */
  readonly summary?: boolean;
  /** Lines of source beside their findings, in HTML and PDF; nothing in them is redacted. */
  readonly code?: readonly CodeBlock[];
  /** Of the PDF; default A4. */
  readonly pageSize?: PageSize;
  /** Reads the fonts that a PDF of this text needs; asked for nothing else. */
  readonly fonts: (text: string) => Promise<PdfFonts>;
}

type Render = (report: Report, options: FormOptions) => string | Uint8Array | Promise<string | Uint8Array>;

/** pdfkit and fontkit take 100 ms to load; the fonts are read meanwhile. */
async function pdf(report: Report, { fonts, ...options }: FormOptions): Promise<Uint8Array> {
  const text = JSON.stringify([report, options.notes]);
  const [{ renderPdf }, read] = await Promise.all([import('./pdf/index.ts'), fonts(text)]);
  return renderPdf(report, { ...options, fonts: read });
}

const RENDERINGS: Readonly<Record<ExportFormat, Render>> = {
  pdf,
  html: async (report, options) => (await import('./html.ts')).renderHtml(report, options),
  md: async (report, options) => (await import('./markdown.ts')).renderMarkdown(report, options),
  csv: async (report) => (await import('./csv.ts')).renderCsv(report),
  heapdelta: async (report, options) => (await import('./heapdelta.ts')).encodeHeapdelta(report, options),
  json: async (report) => (await import('./heapdelta.ts')).encodeJsonReport(report),
};

/** The forms there are, by the end of a file's name. */
export const FORMS = Object.keys(RENDERINGS) as readonly ExportFormat[];

/** Whether `name` is one of `FORMS`. */
export function isForm(name: string): name is ExportFormat {
  return Object.hasOwn(RENDERINGS, name);
}

/** Renders the report as it is: redact it before. PDF and `.heapdelta` are bytes, all others text. */
export async function renderForm(
  report: Report,
  form: ExportFormat,
  options: FormOptions,
): Promise<string | Uint8Array> {
  return RENDERINGS[form](report, options);
}
