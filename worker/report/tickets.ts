// The answer for where teams talk: Slack's and Jira's own markup, and Markdown for GitHub. Names stand as code, so that
// none of them becomes a link, a mention or markup of its own.

import { splitTicks } from '../messages/index.ts';
import { answerFacts, confidenceLine, growthLine, speaker, verdictTitle } from './content.ts';
import { prose } from './markdown.ts';
import { hopLine, pathInPrint } from './path-text.ts';
import { printableReport } from './text.ts';
import type { PathHop, Report } from './types.ts';

/** Where an answer is pasted. */
export const TICKET_FORMS = ['slack', 'jira', 'github'] as const;
export type TicketForm = (typeof TICKET_FORMS)[number];

interface Markup {
  readonly bold: (text: string) => string;
  readonly bullet: string;
  /** A sentence; the names between ticks in it are code. */
  readonly said: (text: string) => string;
}

/** What chats and trackers make a link, a mention or a picture of: `session.store.ts:12`, `@here`, `:smile:`, `#12`, `PROJ-7`. */
const LINKED = /((?:[\w$-]*[./:@#])+[\w$:-]*[A-Za-z\d](?:[\w$./:-]*[\w$])?|\b[A-Z][A-Z\d]+-\d+\b)/;

/** Pieces of a sentence in turn: text, code, text… Numbers with a point are text. */
const pieces = (text: string): readonly string[] =>
  splitTicks(text).flatMap((part, i) => {
    if (i % 2 === 1) return [part];
    const cut = part.split(LINKED);
    const joined: string[] = [cut[0]];
    for (let k = 1; k < cut.length; k += 2) {
      if (/^[\d.:]+$/.test(cut[k])) joined[joined.length - 1] += cut[k] + cut[k + 1];
      else joined.push(cut[k], cut[k + 1]);
    }
    return joined;
  });

const said =
  (plain: (text: string) => string, code: (text: string) => string) =>
  (text: string): string =>
    pieces(text)
      .map((part, i) => (part === '' ? '' : i % 2 === 1 ? code(part) : plain(part)))
      .join('');

const WORD_JOINER = '\u2060';
const SLACK: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const slack = (text: string): string => text.replace(/[&<>]/g, (mark) => SLACK[mark]);
const jira = (text: string): string => text.replace(/[\\{}[\]*_+^~|!?-]/g, '\\$&');

const MARKUPS: Readonly<Record<TicketForm, Markup>> = {
  slack: {
    bold: (text) => `*${slack(text)}*`,
    bullet: '•',
    said: said(
      (text) => slack(text).replace(/[*_~`]/g, (mark) => mark + WORD_JOINER),
      (text) => `\`${slack(text).replaceAll('`', '\u02cb')}\``,
    ),
  },
  jira: {
    bold: (text) => `*${jira(text)}*`,
    bullet: '*',
    said: said(jira, (text) => `{{${jira(text)}}}`),
  },
  github: { bold: (text) => `**${text}**`, bullet: '-', said: prose },
};

/** Hops in print; null stands for those of the middle. */
function way(path: readonly PathHop[]): readonly (PathHop | null)[] {
  const { hops, leftOut } = pathInPrint(path);
  return leftOut === 0 ? hops : [hops[0], null, ...hops.slice(1)];
}

/** Verdict, answer, how sure, figures, where, who keeps it, what to do: a ticket's text. Redact the report before. */
export function renderTicket(given: Report, form: TicketForm): string {
  const report = printableReport(given);
  const speak = speaker(report.lang);
  const { bold, bullet, said } = MARKUPS[form];
  const [first] = report.findings;
  const lines = [
    `${bold(verdictTitle(report, speak))} – ${said(report.verdict.summary)}`,
    '',
    ...[confidenceLine(report, speak), ...report.verdict.reasons].map((text) => `${bullet} ${said(text)}`),
    `${bullet} ${said(growthLine(report, speak))}`,
    ...answerFacts(report, speak).map(({ label, value }) => `${bullet} ${bold(`${label}:`)} ${said(value)}`),
    ...(first === undefined || first.kind === 'warm-up' || first.path.length === 0
      ? []
      : [
          `${bullet} ${bold(`${speak.t('export.who')}:`)} ${way(first.path)
            .map((hop) => (hop === null ? '…' : said(`\`${hopLine(hop, speak).replaceAll('`', '\u02cb')}\``)))
            .join(' → ')}`,
        ]),
    '',
    said(speak.t('export.madeBy', { version: report.tool.version })),
  ];
  return `${lines.join('\n')}\n`;
}
