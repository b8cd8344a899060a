// The sections of the PDF, in the order a manager and then an engineer reads them.

import { withoutTicks, type Translator } from '../../messages/index.ts';
import {
  alsoHeldLine,
  answerFacts,
  confidenceLine,
  constructorsShown,
  CONSTRUCTORS_ON_PAPER,
  fixFreesLine,
  growthLine,
  headline,
  knownLine,
  methodFacts,
  compositionLine,
  keptIn,
  partRows,
  patternName,
  redactionLines,
  sourceLine,
  changedConstructors,
  verdictTitle,
} from '../content.ts';
import { blocksOf, type CodeBlock } from '../code-block.ts';
import { layerSlot } from '../html.ts';
import { allocationText } from '../allocation-text.ts';
import { costText } from '../cost-text.ts';
import { MEMORY_PARTS, MEMORY_SLOTS, memorySentence, memoryStory, memoryTable } from '../memory.ts';
import { seriesLine } from '../series-text.ts';
import { steps } from '../steps.ts';
import { constructorColumns, findingColumns } from '../tables.ts';
import { shorten } from '../text.ts';
import type { Report, ReportFinding } from '../types.ts';
import { growthFigure, layerColour, memoryFigure, pathChain, sparkFigure, VERDICT_COLOURS } from './figures.ts';
import { INK, SOFT, TINT, type Column, type Paper } from './paper.ts';

/** Findings that get a page of their own; the rest stand in the ranked table only, and the report says so. */
const FINDING_PAGES = 6;
/** Rows of the ranked table. */
const RANKED_ROWS = 200;
/** Names in tables; the whole name stands where the finding is described. */
const CELL_NAME = 180;
/** In the table of classes, whose templates and shapes would fill a page. */
const CELL_CLASS = 90;

const cellName = (text: string): string => shorten(text, CELL_NAME);

/** Title, verdict, the one-sentence answer. */
export function cover(paper: Paper, report: Report, date: string, speak: Translator): void {
  const { t } = speak;
  const { x, width } = paper.column;
  const colour = VERDICT_COLOURS[report.verdict.kind];
  paper.startSection(t('export.answer'));
  paper.outline.addItem(t('export.answer'));
  paper.block('H1', [paper.run(t('export.title'), { size: 12, weight: 'bold', colour: SOFT })]);
  paper.paragraph(
    `${t('export.subject', { snapshotCount: report.snapshots.length })} · ${t('export.made', { version: report.tool.version, date: speak.date(date) })}`,
    { size: 9, colour: SOFT },
  );
  const whose = seriesLine(report, speak);
  if (whose !== null) paper.paragraph(whose, { size: 9, colour: SOFT });
  paper.skip(12);
  const inside: Column = { x: x + 18, width: width - 18 };
  const from = paper.y;
  paper.paragraph(verdictTitle(report, speak), { size: 24, weight: 'bold', colour }, inside);
  paper.paragraph(confidenceLine(report, speak), { size: 10, colour: SOFT }, inside);
  const to = paper.y;
  paper.decorate(() =>
    paper.doc
      .rect(x, from + 4, 5, to - from - 6)
      .fillColor(colour)
      .fill(),
  );
  paper.skip(12);
  paper.paragraph(report.verdict.summary, { size: 14 });
  paper.skip(8);
  paper.bullets(
    [
      ...report.verdict.reasons,
      ...(report.verdict.next === null ? [] : [`${t('export.surer')}: ${report.verdict.next}`]),
    ],
    { size: 10 },
  );
  const facts = answerFacts(report, speak);
  if (facts.length > 0) paper.skip(6);
  const value: Column = { x: x + LABEL_WIDTH + 12, width: width - LABEL_WIDTH - 12 };
  for (const { label, value: text } of facts) besideLabel(paper, label, () => paper.paragraph(text, {}, value));
}

/** Points: height of the picture, of what stands below it, and of a row of the table of its parts. */
const GROWTH_FIGURE = { least: 100, most: 168 };
const GROWTH_CAPTION = 30;
const PART_ROW = 19.5;

export function growth(paper: Paper, report: Report, speak: Translator): void {
  const { t, bytes, percent } = speak;
  paper.skip(12);
  paper.startSection(t('export.growth'));
  paper.need(270);
  paper.outline.addItem(t('export.growth'), { top: paper.y });
  paper.heading(2, t('export.growth'), 14);
  paper.paragraph(growthLine(report, speak), { size: 10 });
  paper.skip(8);
  const rows = partRows(report, speak);
  // The picture gives way before the last rows of its table go overleaf.
  const room = paper.bottom - paper.y - GROWTH_CAPTION - (rows.length + 1) * PART_ROW;
  growthFigure(paper, report, speak, Math.max(GROWTH_FIGURE.least, Math.min(GROWTH_FIGURE.most, room)));
  paper.paragraph(t('export.growthCaption'), { size: 8.5, colour: SOFT });
  paper.skip(10);
  paper.table(
    [
      { title: t('export.part'), share: 6 },
      { title: t('export.bytes'), share: 2, align: 'right' },
      { title: t('export.share'), share: 1.5, align: 'right' },
    ],
    rows.map((row) => [
      row.part === null
        ? cellName(row.label)
        : { text: cellName(row.label), swatch: layerColour(layerSlot(row.part, report)) },
      bytes(row.bytes, { signed: true }),
      row.share === null ? '–' : percent(row.share),
    ]),
    9,
    'total',
  );
}

/** Where the memory of the process was; nothing unless a capture recorded it. */
export function memory(paper: Paper, report: Report, speak: Translator): void {
  const story = memoryStory(report);
  if (story === null) return;
  const title = speak.t('capture.memory.head');
  paper.skip(14);
  paper.startSection(title);
  paper.need(140 + story.rows.length * 34);
  paper.outline.addItem(title, { top: paper.y });
  paper.heading(2, title, 14);
  paper.paragraph(memorySentence(story, speak), { size: 10 });
  paper.skip(8);
  memoryFigure(paper, story, speak);
  const { head, rows } = memoryTable(story, speak);
  paper.table(
    head.map((column, i) => ({ title: column, share: i === 0 ? 0.9 : 1.2, align: 'right' })),
    rows,
    8,
  );
  const swatches = MEMORY_PARTS.map((part) => [
    { text: speak.t(`capture.memory.${part}`), swatch: layerColour(MEMORY_SLOTS[part]) },
  ]);
  paper.skip(4);
  paper.table([{ title: speak.t('export.part'), share: 1 }], swatches, 8);
}

export function ranked(paper: Paper, report: Report, speak: Translator, code: readonly CodeBlock[] | undefined): void {
  const { t } = speak;
  paper.skip(14);
  paper.startSection(t('export.ranked'));
  // A short ranking stays together; a long one may run on.
  paper.need(Math.min(report.findings.length, 14) * 20 + 62);
  const outline = paper.outline.addItem(t('export.ranked'), { top: paper.y, expanded: true });
  paper.heading(2, t('export.ranked'), 14);
  if (report.findings.length === 0) {
    paper.paragraph(t('export.noFindings'));
    return;
  }
  const columns = findingColumns(speak);
  paper.table(
    columns,
    report.findings.slice(0, RANKED_ROWS).map((f) => columns.map((column) => cellName(column.cell(f)))),
    9,
  );
  const pages = report.findings.slice(0, FINDING_PAGES);
  if (report.findings.length > RANKED_ROWS)
    paper.paragraph(t('common.shownOf', { shownCount: RANKED_ROWS, totalCount: report.findings.length }), {
      size: 8.5,
      colour: SOFT,
    });
  if (pages.length < report.findings.length)
    paper.paragraph(t('export.onPages', { shownCount: pages.length }), { size: 8.5, colour: SOFT });
  for (const finding of pages) {
    // A finding begins where its explanation and advice have room; a page for one line is no page.
    paper.skip(22);
    paper.need(finding.kind === 'warm-up' ? WARM_UP_NEEDS : FINDING_NEEDS);
    const title = withoutTicks(headline(finding, speak));
    paper.startSection(title);
    outline.addItem(shorten(title, 90), { top: paper.y });
    if (finding.kind === 'warm-up') warmUp(paper, finding, speak);
    else findingPage(paper, finding, speak, blocksOf(code, finding.rank));
  }
}

/** Points that a finding's title, explanation and advice take. */
const FINDING_NEEDS = 300;
const WARM_UP_NEEDS = 110;
/** Points that a link of a path takes. */
const PATH_LINE = 17;
const LABEL_WIDTH = 108;

/** A label on the left and what it labels on the right. */
function besideLabel(paper: Paper, label: string, write: () => void, tag: 'H3' | 'P' = 'P'): void {
  paper.need(34);
  const from = paper.y;
  const page = paper.doc.page;
  paper.block(tag, [paper.run(label, { size: 9, colour: SOFT })], { x: paper.column.x, width: LABEL_WIDTH });
  const under = paper.y;
  // The value stands beside its label, unless the label went overleaf.
  if (page === paper.doc.page) paper.y = from - 0.7;
  write();
  paper.y = page === paper.doc.page ? Math.max(paper.y, under) : paper.y;
  paper.skip(7);
}

function findingPage(paper: Paper, f: ReportFinding, speak: Translator, code: readonly CodeBlock[]): void {
  const { t, bytes, count } = speak;
  paper.heading(2, withoutTicks(headline(f, speak)), 16, 2);
  const pattern = patternName(f, speak);
  const tags = [
    t(`common.verdict.${f.kind}`),
    t('export.confidenceIs', { confidence: t(`common.confidence.${f.confidence}`) }),
    ...(pattern === null ? [] : [pattern]),
    ...(f.known === null || f.known.status === 'new' ? [] : [knownLine(f.known, speak)]),
  ];
  paper.block('P', [
    paper.run(tags[0], { weight: 'bold', colour: VERDICT_COLOURS[f.kind] }),
    paper.run(`   ·   ${tags.slice(1).join('   ·   ')}`, { colour: SOFT }),
  ]);
  paper.skip(8);
  paper.paragraph(f.explanation, { size: 11 });
  paper.skip(6);
  advice(paper, f, speak);
  paper.skip(14);
  const value: Column = { x: paper.column.x + LABEL_WIDTH + 12, width: paper.column.width - LABEL_WIDTH - 12 };
  const fact = (label: string, write: () => void): void => besideLabel(paper, label, write, 'H3');
  const say = (text: string): void => paper.paragraph(text, {}, value);
  fact(t('export.what'), () => {
    paper.block(
      'P',
      [paper.run(`${f.shape ?? f.constructor}  `, { weight: 'bold' }), paper.run(steps(f.countBySnapshot, count))],
      value,
    );
  });
  fact(t('export.kept'), () => {
    sparkFigure(paper, f, speak, value);
    say(steps(f.retainedBytesBySnapshot, bytes));
    const frees = fixFreesLine(f, speak);
    if (frees !== null) paper.paragraph(frees, { size: 9, colour: SOFT }, value);
  });
  fact(t('export.where'), () => {
    paper.block('P', [paper.run(keptIn(f, speak), { weight: 'bold' })], value);
    const also = alsoHeldLine(f, speak);
    if (also !== null) say(also);
  });
  if (f.composition.length > 0) {
    fact(t('export.entryBrings'), () => {
      say(compositionLine(f, speak));
      paper.paragraph(t('common.perEntry', { bytes: f.bytesPerEntry }), { size: 9, colour: SOFT }, value);
    });
  }
  const { cost } = f;
  if (cost !== null) fact(t('export.cost'), () => say(costText(cost, f.countBySnapshot.length, speak)));
  const made = allocationText(f, speak);
  if (made !== null) fact(t('export.madeIn'), () => say(made));
  fact(t('export.source'), () =>
    f.sources.length === 0
      ? paper.paragraph(t('export.noSource'), { colour: SOFT }, value)
      : f.sources.forEach((source) => say(sourceLine(source, speak))),
  );
  fact(t('export.sure'), () => {
    say(f.reasons.join(' '));
    if (f.next !== null) paper.paragraph(`${t('export.surer')}: ${f.next}`, {}, value);
  });
  fact(t('export.fingerprint'), () => paper.paragraph(f.fingerprint, { size: 9, colour: SOFT }, value));
  if (code.length > 0) fact(t('export.code'), () => code.forEach((block) => codeLines(paper, block, value)));
  // The longest last: what to do and where never stand overleaf because of it.
  // It stays together: a tail of two links overleaf is read by nobody.
  if (f.path.length > 0) {
    paper.need(Math.min(f.path.length, 9) * PATH_LINE);
    fact(t('export.who'), () => pathChain(paper, f, speak, value));
  }
}

/** What needs no fix gets no page: what it was, and how one knows. */
function warmUp(paper: Paper, f: ReportFinding, speak: Translator): void {
  const { t } = speak;
  paper.heading(2, withoutTicks(headline(f, speak)), 13, 2);
  paper.block('P', [
    paper.run(t(`common.verdict.${f.kind}`), { weight: 'bold', colour: VERDICT_COLOURS[f.kind] }),
    paper.run(`   ·   ${t('export.confidenceIs', { confidence: t(`common.confidence.${f.confidence}`) })}`, {
      colour: SOFT,
    }),
  ]);
  paper.skip(4);
  paper.paragraph(f.explanation, { size: 10 });
  paper.paragraph([...f.reasons, f.advice].join(' '), { size: 10 });
}

/** Lines of source: spaces are kept, and the line that is meant stands out. */
function codeLines(paper: Paper, { place, line, lines }: CodeBlock, at: Column): void {
  paper.paragraph(place, { size: 8.5, colour: SOFT }, at);
  for (const { number, text } of lines) {
    const shown = `${number}\u2002${text}`.replaceAll(' ', '\u00a0');
    paper.block('P', [paper.run(shown, { size: 8, ...(number === line ? { weight: 'bold', colour: INK } : {}) })], at);
  }
  paper.skip(5);
}

/** What to do, on a tinted ground: the one thing to find again when leafing through. */
function advice(paper: Paper, f: ReportFinding, { t }: Translator): void {
  const { x, width } = paper.column;
  const inside: Column = { x: x + 16, width: width - 32 };
  const runs = paper.said(f.advice, { size: 11 });
  const height = paper.heightOf(paper.lines(runs, inside.width)) + 42;
  paper.skip(4);
  paper.need(Math.min(height, 400));
  const from = paper.y;
  if (from + height <= paper.bottom) {
    paper.decorate(() => {
      paper.doc.roundedRect(x, from, width, height, 5).fillColor(TINT).fill();
      paper.doc.rect(x, from, 4, height).fillColor(VERDICT_COLOURS[f.kind]).fill();
    });
  }
  paper.skip(11);
  paper.block('H3', [paper.run(t('export.todo'), { size: 10, weight: 'bold', colour: INK })], inside);
  paper.skip(2);
  paper.block('P', runs, inside);
  paper.y = Math.max(paper.y + 4, from + height <= paper.bottom && paper.y > from ? from + height : 0);
}

/** Points that title, caption and head of the table of constructors take, and a row of one line. */
const CONSTRUCTORS_HEAD = 76;
const CONSTRUCTORS_ROW = 17;

export function constructors(paper: Paper, report: Report, speak: Translator): void {
  const { t } = speak;
  const shown = changedConstructors(report, CONSTRUCTORS_ON_PAPER);
  const compared = shown.some((row) => row.addedCount !== null);
  paper.skip(18);
  // A short table begins where it has room as a whole; a long one where enough of it stands under its title.
  paper.need(Math.min(180, CONSTRUCTORS_HEAD + shown.length * CONSTRUCTORS_ROW));
  paper.startSection(t('export.constructors'));
  paper.outline.addItem(t('export.constructors'), { top: paper.y });
  paper.heading(2, t('export.constructors'), 14);
  paper.paragraph(
    `${t('export.constructorsCaption')} ${constructorsShown(report, shown.length, speak)}${compared ? '' : ` ${t('export.notCompared')}`}`,
    { size: 9, colour: SOFT },
  );
  paper.skip(8);
  const columns = constructorColumns(compared, speak, shown);
  paper.table(
    columns,
    shown.map((row) => columns.map((column) => shorten(column.cell(row), CELL_CLASS))),
    8.5,
  );
}

/** Points that title and head of the table of files take with a first line below it, and a row of it. */
const METHOD_HEAD = 90;
const METHOD_ROW = 17;

export function method(paper: Paper, report: Report, notes: readonly string[], speak: Translator): void {
  const { t, bytes, count, date } = speak;
  paper.skip(18);
  // The table of files stands together; what is said below it may go overleaf.
  paper.need(Math.min(220, METHOD_HEAD + report.snapshots.length * METHOD_ROW));
  paper.startSection(t('export.method'));
  paper.outline.addItem(t('export.method'), { top: paper.y });
  paper.heading(2, t('export.method'), 14);
  paper.table(
    [
      { title: t('export.file'), share: 4.4 },
      { title: t('export.size'), share: 1.3, align: 'right' },
      { title: t('export.nodes'), share: 1.4, align: 'right' },
      { title: t('export.edges'), share: 1.5, align: 'right' },
      { title: t('export.heap'), share: 1.3, align: 'right' },
      { title: t('export.runtime'), share: 1.4 },
      { title: t('export.taken'), share: 2.4 },
    ],
    report.snapshots.map((s) => [
      cellName(s.label),
      bytes(s.fileBytes),
      count(s.nodeCount),
      count(s.edgeCount),
      bytes(s.shallowBytes),
      t(`common.runtime.${s.runtime}`),
      s.takenAt === null ? '–' : date(s.takenAt),
    ]),
    8.5,
  );
  paper.skip(8);
  const value: Column = { x: paper.column.x + LABEL_WIDTH + 12, width: paper.column.width - LABEL_WIDTH - 12 };
  const hashes = report.snapshots.flatMap((s) =>
    s.sha256 === null
      ? []
      : [
          {
            label: `${t('export.hash')} ${shorten(s.label.replace(/\.heapsnapshot(\.gz)?$/, ''), 40)}`,
            value: s.sha256,
            size: 8,
          },
        ],
  );
  for (const fact of [...methodFacts(report, speak).map((fact) => ({ ...fact, size: 10 })), ...hashes]) {
    paper.need(20);
    const from = paper.y;
    paper.paragraph(fact.label, { size: 9, colour: SOFT }, { x: paper.column.x, width: LABEL_WIDTH });
    const under = paper.y;
    paper.y = from - 0.7;
    paper.paragraph(fact.value, { size: fact.size }, value);
    paper.y = Math.max(paper.y, under) + 3;
  }
  const part = (title: string, texts: readonly string[], empty: string): void => {
    paper.skip(12);
    paper.heading(3, title, 11, 3);
    if (texts.length === 0) paper.paragraph(empty);
    else paper.bullets(texts);
  };
  part(
    t('export.warnings'),
    report.warnings.map((warning) => warning.message),
    t('export.noWarnings'),
  );
  part(t('export.redaction'), redactionLines(report, speak), '');
  if (notes.length > 0) part(t('export.notes'), notes, '');
}
