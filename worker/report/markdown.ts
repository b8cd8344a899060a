// The report as Markdown (GitHub's kind): whole, or the few lines that people paste into chat and tickets.

import {
  alsoHeldLine,
  answerFacts,
  compositionLine,
  confidenceLine,
  CONSTRUCTORS_ON_PAPER,
  fixFreesLine,
  glossary,
  growthLine,
  headline,
  methodFacts,
  keptIn,
  partRows,
  redactionLines,
  sourceLine,
  speaker,
  changedConstructors,
  verdictTitle,
} from './content.ts';
import { hopText, pathInPrint } from './path-text.ts';
import { allocationText } from './allocation-text.ts';
import { costText } from './cost-text.ts';
import { memorySentence, memoryStory, memoryTable } from './memory.ts';
import { seriesLine } from './series-text.ts';
import { steps } from './steps.ts';
import { constructorColumns, findingColumns, type TableColumn } from './tables.ts';
import { printable, printableReport } from './text.ts';
import type { CodeBlock } from './code-block.ts';
import type { Report, ReportFinding } from './types.ts';
import { splitTicks, type Translator } from '../messages/index.ts';

export interface RenderOptions {
  /** When the report was made: ISO time. Given, so that the same input gives the same bytes. */
  readonly date: string;
  /** What the user wrote to go along, one text per note. */
  readonly notes?: readonly string[];
  /** One page: the answer and how the heap grew, for a ticket. */
  readonly summary?: boolean;
  /** Lines of source beside their findings, in HTML alone. */
  readonly code?: readonly CodeBlock[];
}

/** Prose: nothing in it can become markup; names between ticks are code. */
export function prose(text: string): string {
  return splitTicks(text)
    .map((part, i) => (i % 2 === 1 ? name(part) : escaped(part)))
    .join('');
}

/** What GitHub, GitLab, Slack and Jira turn into a link or a call to somebody, wherever it stands in a text. */
const LINKED =
  /(?:[\w+.-]+@[\w-]+(?:\.[\w-]+)+|@[\w-]+(?:\/[\w-]+)?|\b[a-z][a-z0-9+.-]*:\/\/[^\s<>"]+|\bwww\.[^\s<>"]+|(?<![&\w])#\d+|\bGH-\d+|\b[\w-]+\/[\w.-]+#\d+)/giu;

/** As text; what would become a link stands as code. */
function escaped(text: string): string {
  let done = '';
  let from = 0;
  for (const match of text.matchAll(LINKED)) {
    done += plain(text.slice(from, match.index)) + name(match[0]);
    from = match.index + match[0].length;
  }
  return done + plain(text.slice(from));
}

function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~#&]/g, (mark) =>
    mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : mark === '&' ? '&amp;' : `\\${mark}`,
  );
}

/** A name from the program, as code; fences grow with the backticks inside. */
export function name(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || text === '' ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Pipes would end a cell, even inside code. */
const row = (cells: readonly string[]): string =>
  `| ${cells.map((text) => text.replaceAll(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
export const table = (
  head: readonly string[],
  align: string,
  rows: readonly (readonly string[])[],
): readonly string[] => [
  row(head),
  `|${[...align].map((side) => (side === 'r' ? ' ---: ' : ' --- ')).join('|')}|`,
  ...rows.map(row),
];

function columnsTable<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): readonly string[] {
  const align = columns.map((column) => (column.align === 'right' ? 'r' : 'l')).join('');
  return table(
    columns.map((column) => column.title),
    align,
    rows.map((cells) => columns.map((column) => (column.as === 'name' ? name : prose)(column.cell(cells)))),
  );
}

/** Where the memory of the process was; nothing unless a capture recorded it. */
function memorySection(report: Report, speak: Translator): readonly string[] {
  const story = memoryStory(report);
  if (story === null) return [];
  const { head, rows } = memoryTable(story, speak);
  return [
    `## ${speak.t('capture.memory.head')}`,
    '',
    memorySentence(story, speak),
    '',
    ...table(head, 'r'.repeat(head.length), rows),
    '',
  ];
}

function findingSection(f: ReportFinding, speak: Translator): readonly string[] {
  const { t, bytes, count } = speak;
  const bullet = (label: string, value: string): string => `- **${label}:** ${value}`;
  const also = alsoHeldLine(f, speak);
  const frees = fixFreesLine(f, speak);
  const made = allocationText(f, speak);
  return [
    `### ${prose(headline(f, speak))}`,
    '',
    prose(f.explanation),
    '',
    `**${t('export.todo')}:** ${prose(f.advice)}`,
    '',
    bullet(t('export.what'), `${name(f.shape ?? f.constructor)} · ${steps(f.countBySnapshot, count)}`),
    bullet(t('export.where'), prose(keptIn(f, speak)) + (also === null ? '' : ` · ${prose(also)}`)),
    bullet(
      t('export.kept'),
      frees === null
        ? steps(f.retainedBytesBySnapshot, bytes)
        : `${steps(f.retainedBytesBySnapshot, bytes)} · ${frees}`,
    ),
    ...(f.composition.length === 0
      ? []
      : [
          bullet(
            t('export.entryBrings'),
            `${prose(compositionLine(f, speak))} · ${t('common.perEntry', { bytes: f.bytesPerEntry })}`,
          ),
        ]),
    ...(f.cost === null ? [] : [bullet(t('export.cost'), prose(costText(f.cost, f.countBySnapshot.length, speak)))]),
    ...(made === null ? [] : [bullet(t('export.madeIn'), prose(made))]),
    bullet(
      t('export.source'),
      f.sources.length === 0
        ? t('export.noSource')
        : f.sources.map((source) => name(sourceLine(source, speak))).join(', '),
    ),
    bullet(
      t('export.sure'),
      `${t(`common.verdict.${f.kind}`)}, ${t('export.confidenceIs', { confidence: t(`common.confidence.${f.confidence}`) })}. ${prose(f.reasons.join(' '))}${f.next === null ? '' : ` ${prose(f.next)}`}`,
    ),
    ...(f.known?.status === 'accepted' && f.known.reason !== null
      ? [bullet(t('export.status'), prose(t('export.reasonAccepted', { reason: f.known.reason })))]
      : []),
    bullet(t('export.fingerprint'), name(f.fingerprint)),
    bullet(t('export.who'), ''),
    ...pathInPrint(f.path).hops.map((hop, i) => {
      const { edge, constructor, remark } = hopText(hop, speak);
      return `  ${i + 1}. ${edge === '' ? name(constructor) : `${name(edge)} ${name(constructor)}`}${remark === '' ? '' : ` – ${prose(remark)}`}`;
    }),
    '',
  ];
}

/** The whole report; ends with a line feed. */
export function renderMarkdown(given: Report, options: RenderOptions): string {
  if (options.summary === true) return renderSummaryMarkdown(given);
  const report = printableReport(given);
  const speak = speaker(report.lang);
  const { t, bytes, count, percent, date } = speak;
  const verdict = report.verdict;
  const whose = seriesLine(report, speak);
  const shown = changedConstructors(report, CONSTRUCTORS_ON_PAPER);
  const lines = [
    `# ${t('export.title')}`,
    '',
    ...(whose === null ? [] : [prose(whose), '']),
    `**${verdictTitle(report, speak)}** · ${confidenceLine(report, speak)}`,
    '',
    `> ${prose(verdict.summary)}`,
    '',
    ...answerFacts(report, speak).map(({ label, value }) => `- **${label}:** ${prose(value)}`),
    ...(answerFacts(report, speak).length > 0 ? [''] : []),
    ...verdict.reasons.map((reason) => `- ${prose(reason)}`),
    ...(verdict.next === null ? [] : [`- ${t('export.surer')}: ${prose(verdict.next)}`]),
    '',
    `## ${t('export.growth')}`,
    '',
    growthLine(report, speak),
    '',
    ...table(
      [t('export.part'), t('export.bytes'), t('export.share')],
      'lrr',
      partRows(report, speak).map((part) => [
        prose(part.label),
        bytes(part.bytes, { signed: true }),
        part.share === null ? '–' : percent(part.share),
      ]),
    ),
    '',
    ...memorySection(report, speak),
    `## ${t('export.ranked')}`,
    '',
    ...(report.findings.length === 0 ? [t('export.noFindings')] : columnsTable(findingColumns(speak), report.findings)),
    '',
    ...report.findings.flatMap((finding) => findingSection(finding, speak)),
    `## ${t('export.constructors')}`,
    '',
    `${t('export.constructorsCaption')} ${t('common.shownOf', { shownCount: shown.length, totalCount: report.constructors.length })}`,
    '',
    ...columnsTable(
      constructorColumns(
        shown.some((r) => r.addedCount !== null),
        speak,
        shown,
      ),
      shown,
    ),
    '',
    `## ${t('export.method')}`,
    '',
    ...table(
      [
        t('export.file'),
        t('export.size'),
        t('export.nodes'),
        t('export.edges'),
        t('export.heap'),
        t('export.runtime'),
        t('export.taken'),
        t('export.hash'),
      ],
      'lrrrrlll',
      report.snapshots.map((s) => [
        name(s.label),
        bytes(s.fileBytes),
        count(s.nodeCount),
        count(s.edgeCount),
        bytes(s.shallowBytes),
        t(`common.runtime.${s.runtime}`),
        s.takenAt === null ? '–' : date(s.takenAt),
        s.sha256 === null ? '–' : name(s.sha256.slice(0, 16)),
      ]),
    ),
    '',
    ...methodFacts(report, speak).map((fact) => `- **${fact.label}:** ${prose(fact.value)}`),
    '',
    `**${t('export.warnings')}**`,
    '',
    ...(report.warnings.length === 0
      ? [t('export.noWarnings')]
      : report.warnings.map((warning) => `- ${prose(warning.message)}`)),
    '',
    `**${t('export.redaction')}**`,
    '',
    ...redactionLines(report, speak).map((text) => prose(text)),
    '',
    ...((options.notes ?? []).length === 0
      ? []
      : [`## ${t('export.notes')}`, '', ...(options.notes ?? []).map((text) => `- ${prose(printable(text))}`), '']),
    `## ${t('export.glossary')}`,
    '',
    ...glossary(report).map(({ term, text }) => `- **${prose(term)}**: ${prose(text)}`),
    '',
    `*${t('export.made', { version: report.tool.version, date: date(options.date) })}*`,
  ];
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

/** The verdict, the answer and the findings as a table: what is copied into chat and tickets. */
export function renderSummaryMarkdown(given: Report): string {
  const report = printableReport(given);
  const speak = speaker(report.lang);
  const lines = [
    `**${verdictTitle(report, speak)}** – ${prose(report.verdict.summary)}`,
    '',
    growthLine(report, speak),
  ];
  if (report.findings.length > 0) lines.push('', ...columnsTable(findingColumns(speak), report.findings));
  return `${lines.join('\n')}\n`;
}

/** One finding, as a section of Markdown. */
export function renderFindingMarkdown(given: Report, rank: number): string {
  const report = printableReport(given);
  const finding = report.findings.find((f) => f.rank === rank);
  return finding === undefined ? '' : findingSection(finding, speaker(report.lang)).join('\n');
}
