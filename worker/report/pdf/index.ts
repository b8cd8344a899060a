// The report as PDF: vector pictures, embedded subset fonts, bookmarks, tags, language. The same report, date and
// fonts give the same bytes. Runs in a worker and in Node.

import type { CodeBlock } from '../code-block.ts';
import { speaker, verdictTitle } from '../content.ts';
import { printable, printableReport } from '../text.ts';
import type { Lang, Report } from '../types.ts';
import { localiseReport } from '../../messages/index.ts';
import { constructors, cover, growth, memory, method, ranked } from './pages.ts';
import { words } from './words.ts';
import { Paper, type PageSize } from './paper.ts';
import type { PdfFonts } from './type.ts';

export type { PageSize } from './paper.ts';
export type { PdfFonts } from './type.ts';

export interface PdfOptions {
  readonly fonts: PdfFonts;
  /** Default: the report's own. */
  readonly lang?: Lang;
  /** Default A4. */
  readonly pageSize?: PageSize;
  /** When it was made, ISO time: on the first page and in the metadata. */
  readonly date: string;
  readonly notes?: readonly string[];
  /** One page: the answer and how the heap grew. */
  readonly summary?: boolean;
  /** Lines of source beside their findings. */
  readonly code?: readonly CodeBlock[];
}

/**
 * Renders the report as it is (redact it before). Rejects with a RangeError when `date` is not a date and with what
 * the font reader says when the fonts are none.
 */
export async function renderPdf(given: Report, options: PdfOptions): Promise<Uint8Array> {
  const made = new Date(options.date);
  if (Number.isNaN(made.getTime())) throw new RangeError(`not a date: ${options.date}`);
  const lang = options.lang ?? given.lang;
  const report = printableReport(lang === given.lang ? given : localiseReport(given, lang));
  const speak = speaker(report.lang);
  const title = speak.t('export.title');
  const paper = new Paper({
    fonts: options.fonts,
    lang: lang === 'ko' ? 'ko-KR' : 'en-US',
    pageSize: options.pageSize ?? 'A4',
    // Nothing of the user's goes here: these texts are written into XML as they are.
    info: {
      Title: `${title}: ${verdictTitle(report, speak)}`,
      Subject: speak.t('export.subject', { snapshotCount: report.snapshots.length }),
      Author: 'Heapdelta',
      Creator: 'Heapdelta',
      Producer: 'Heapdelta (pdfkit)',
      CreationDate: made,
      ModDate: made,
    },
  });
  cover(paper, report, options.date, speak);
  growth(paper, report, speak);
  memory(paper, report, speak);
  if (options.summary !== true) {
    ranked(paper, report, speak, options.code);
    constructors(paper, report, speak);
    method(paper, report, (options.notes ?? []).map(printable), speak);
    words(paper, report, speak);
  }
  return paper.finish((page, pages) => ({
    left: `${title} · ${verdictTitle(report, speak)}`,
    right: speak.t('export.page', { page, pages }),
  }));
}
