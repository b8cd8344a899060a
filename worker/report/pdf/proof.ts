// A proof as PDF: the answer, before and after as bars on one scale, both series side by side. The same proof, date and fonts
// give the same bytes.

import { createTranslator, type Translator } from '../../messages/index.ts';
import {
  certaintyLine,
  findingRows,
  pictureOf,
  pictureText,
  PROOF_TONES,
  proofWord,
  sideRemarks,
  sideRows,
  unitLine,
  type Bar,
  type SpokenProof,
} from '../proof/content.ts';
import { printable, shorten } from '../text.ts';
import { VERDICT_COLOURS } from './figures.ts';
import { Paper, RULE, SOFT, type Column, type PageSize } from './paper.ts';
import type { PdfFonts } from './type.ts';

export interface ProofPdfOptions {
  readonly fonts: PdfFonts;
  /** ISO time that stands on the page. */
  readonly date: string;
  readonly version: string;
  readonly pageSize?: PageSize;
}

/** Names in tables; the whole name stands in the sentence above. */
const CELL_TEXT = 400;
/** Points: with it, one leak, its reason and both series stand on one page. */
const FIGURE_HEIGHT = 124;

/** Renders the proof as it is. Rejects with a RangeError when `date` is not a date. */
export async function renderProofPdf(given: SpokenProof, options: ProofPdfOptions): Promise<Uint8Array> {
  const made = new Date(options.date);
  if (Number.isNaN(made.getTime())) throw new RangeError(`not a date: ${options.date}`);
  const proof = printed(given) as SpokenProof;
  const speak = createTranslator(proof.lang);
  const { t } = speak;
  const title = t('export.proof.title');
  const word = proofWord(proof, speak);
  const paper = new Paper({
    fonts: options.fonts,
    lang: proof.lang === 'ko' ? 'ko-KR' : 'en-US',
    pageSize: options.pageSize ?? 'A4',
    info: {
      Title: `${title}: ${word}`,
      Author: 'Heapdelta',
      Creator: 'Heapdelta',
      Producer: 'Heapdelta (pdfkit)',
      CreationDate: made,
      ModDate: made,
    },
  });
  answer(paper, proof, options, speak);
  figure(paper, proof, speak);
  findings(paper, proof, speak);
  sides(paper, proof, speak);
  return paper.finish((page, pages) => ({
    left: `${title} · ${word}`,
    right: t('export.page', { page, pages }),
  }));
}

/** Every text of a value made printable. */
function printed(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(printed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, printed(held)]));
}

function answer(paper: Paper, proof: SpokenProof, { version, date }: ProofPdfOptions, speak: Translator): void {
  const { t } = speak;
  const { x, width } = paper.column;
  const colour = VERDICT_COLOURS[PROOF_TONES[proof.kind]];
  paper.startSection(t('export.proof.title'));
  paper.outline.addItem(t('export.proof.title'));
  paper.block('H1', [paper.run(t('export.proof.title'), { size: 12, weight: 'bold', colour: SOFT })]);
  paper.paragraph(t('export.made', { version, date: speak.date(date) }), { size: 9, colour: SOFT });
  paper.skip(12);
  const inside: Column = { x: x + 18, width: width - 18 };
  const from = paper.y;
  paper.paragraph(proofWord(proof, speak), { size: 24, weight: 'bold', colour }, inside);
  paper.paragraph(certaintyLine(proof, speak), { size: 10, colour: SOFT }, inside);
  const to = paper.y;
  paper.decorate(() =>
    paper.doc
      .rect(x, from + 4, 5, to - from - 6)
      .fillColor(colour)
      .fill(),
  );
  paper.skip(12);
  paper.paragraph(proof.summary, { size: 14 });
  if (proof.next !== null) {
    paper.skip(6);
    paper.paragraph(`${t('cli.verify.nextLabel')}: ${proof.next}`, { size: 10 });
  }
  paper.skip(12);
}

function figure(paper: Paper, proof: SpokenProof, speak: Translator): void {
  const { t, bytes, count } = speak;
  const picture = pictureOf(proof);
  const gap = 28;
  const half = (paper.column.width - gap) / 2;
  const box = { top: 36, height: FIGURE_HEIGHT - 36 - 18 };
  const small = (text: string, x: number, y: number, width: number, bold = false): void =>
    paper.drawLines(
      paper.lines([paper.run(text, { size: bold ? 10 : 8, weight: bold ? 'bold' : 'regular' })], width),
      x,
      y,
      width,
    );
  const panel = (title: string, bars: readonly Bar[], colour: string, x: number, y: number): void => {
    small(title, x, y, half, true);
    if (bars.length === 0) small(t('export.proof.unseen'), x, y + box.top + box.height / 2, half);
    const between = 8;
    const width = Math.min(54, (half - between * (bars.length - 1)) / Math.max(1, bars.length));
    bars.forEach((bar, i) => {
      const height = Math.max(1, bar.share * box.height);
      const left = x + i * (width + between);
      const top = y + box.top + box.height - height;
      paper.doc.rect(left, top, width, height).fillColor(colour).fill();
      small(bytes(bar.bytes, { signed: true }), left, top - 13, width + between);
      small(count(i + 1), left, y + box.top + box.height + 3, width);
    });
    paper.doc
      .lineWidth(0.6)
      .strokeColor(RULE)
      .moveTo(x, y + box.top + box.height)
      .lineTo(x + half, y + box.top + box.height)
      .stroke();
  };
  paper.figure(pictureText(picture, speak), FIGURE_HEIGHT, (x, y) => {
    panel(t('cli.verify.before.column'), picture.before, VERDICT_COLOURS.leak, x, y);
    panel(t('cli.verify.after.column'), picture.after, VERDICT_COLOURS.none, x + half + gap, y);
  });
  paper.paragraph(t('export.proof.caption', { title: picture.title ?? t('export.proof.wholeHeap') }), {
    size: 8.5,
    colour: SOFT,
  });
  paper.skip(14);
}

function findings(paper: Paper, proof: SpokenProof, speak: Translator): void {
  const { t } = speak;
  const rows = findingRows(proof, speak);
  if (rows.length > 0) {
    paper.table(
      [
        { title: t('cli.table.state'), share: 1.6 },
        { title: t('cli.table.growingObject'), share: 4 },
        { title: t('cli.verify.before.column'), share: 1.4, align: 'right' },
        { title: t('cli.verify.after.column'), share: 1.4, align: 'right' },
        { title: t('export.proof.why'), share: 3.4 },
      ],
      rows.map((row) => [
        row.state,
        shorten(plain(row.title), CELL_TEXT),
        row.before,
        row.after,
        row.why === proof.summary ? '–' : plain(row.why),
      ]),
      9,
    );
    paper.skip(4);
  }
  paper.paragraph(unitLine(proof, speak), { size: 8.5, colour: SOFT });
}

/** Cells have no bold names: the ticks around them go. */
const plain = (text: string): string => text.replaceAll('`', '');

function sides(paper: Paper, proof: SpokenProof, speak: Translator): void {
  const { t } = speak;
  paper.skip(14);
  paper.startSection(t('export.proof.sides'));
  paper.outline.addItem(t('export.proof.sides'), { top: paper.y });
  paper.heading(2, t('export.proof.sides'), 14);
  paper.table(
    [
      { title: '', share: 2 },
      { title: t('cli.verify.before.column'), share: 4 },
      { title: t('cli.verify.after.column'), share: 4 },
    ],
    sideRows(proof, speak).map((row) => [
      row.label,
      shorten(plain(row.before), CELL_TEXT),
      shorten(plain(row.after), CELL_TEXT),
    ]),
    9,
  );
  const remarks = sideRemarks(proof, speak);
  if (remarks.length > 0) {
    paper.skip(10);
    paper.heading(3, t('export.warnings'), 11);
    paper.bullets(remarks, { size: 9 });
  }
  paper.skip(10);
  paper.block('H3', [paper.run(t('export.proof.rules'), { size: 10, weight: 'bold' })]);
  paper.paragraph(t('export.proof.rulesText'), { size: 8.5, colour: SOFT });
}
