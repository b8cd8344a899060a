// A report in a language: every text field spoken from the messages the report carries.

import type {
  Lang,
  Message,
  OtherSeries,
  Report,
  ReportFinding,
  ReportSeries,
  ReportWarning,
} from '../report/types.ts';
import type {
  FindingTexts,
  UnspokenFinding,
  UnspokenOther,
  UnspokenReport,
  UnspokenSeries,
  UnspokenWarning,
  VerdictTexts,
} from '../report/unspoken.ts';
import { trySpeak } from './translator.ts';

/** Sentences of one paragraph; the text the report came with when a key is unknown (a file of a newer version). */
function paragraph(messages: readonly Message[], lang: Lang, fallback = ''): string {
  const sentences = messages.map((message) => trySpeak(message, lang));
  return sentences.length === 0 || sentences.includes(null) ? fallback : sentences.join(' ');
}

function each(messages: readonly Message[], lang: Lang, fallback: readonly string[] = []): readonly string[] {
  const texts = messages.map((message, i) => trySpeak(message, lang) ?? fallback[i] ?? message.key);
  return texts.length === 0 ? fallback : texts;
}

function optional(message: Message | null, lang: Lang, fallback: string | null = null): string | null {
  return message === null ? fallback : (trySpeak(message, lang) ?? fallback ?? message.key);
}

/**
 * The texts where the contract has them: `before` and `after` the field `beside`, unless they stand somewhere already.
 */
function withTexts<T extends object, B extends object, A extends object>(
  unspoken: T,
  beside: keyof T & string,
  before: B,
  after: A,
): T & B & A {
  const fields = Object.entries(unspoken).flatMap(([name, value]) =>
    name === beside ? [...Object.entries(before), [name, value], ...Object.entries(after)] : [[name, value]],
  );
  // A text that the report came with keeps its place among the fields, and is spoken anew.
  return Object.assign(Object.fromEntries(fields) as T & B & A, before, after);
}

function localiseFinding(
  finding: (UnspokenFinding & Partial<FindingTexts>) | ReportFinding,
  lang: Lang,
): ReportFinding {
  const { messages } = finding;
  return withTexts(
    finding,
    'messages',
    {
      title: paragraph([messages.title], lang, finding.title),
      explanation: paragraph(messages.explanation, lang, finding.explanation),
      advice: paragraph(messages.advice, lang, finding.advice),
    },
    {
      reasons: each(messages.reasons, lang, finding.reasons),
      next: optional(messages.next, lang, finding.next),
    },
  );
}

function localiseOther(other: UnspokenOther | OtherSeries, lang: Lang): OtherSeries {
  const { verdict } = other;
  const before = 'summary' in verdict ? verdict.summary : undefined;
  const summary = paragraph([verdict.messages.summary], lang, before);
  return { ...other, verdict: withTexts(verdict, 'messages', { summary }, {}) };
}

/** What a remark on another series says ends in that series' own answer. */
function localiseWarning(
  warning: UnspokenWarning | ReportWarning,
  others: readonly OtherSeries[],
  lang: Lang,
): ReportWarning {
  const came = 'message' in warning ? warning.message : undefined;
  const said = trySpeak({ key: `report.warning.${warning.code}`, params: warning.params }, lang) ?? came ?? '';
  const { otherIndex } = warning.params ?? {};
  const other = typeof otherIndex === 'number' ? others[otherIndex] : undefined;
  return withTexts(warning, 'code', {}, { message: other === undefined ? said : `${said} ${other.verdict.summary}` });
}

function localiseSeries(series: UnspokenSeries | ReportSeries, lang: Lang): ReportSeries {
  const { others } = series;
  const rest: Omit<ReportSeries, 'others'> = series;
  return others === undefined ? rest : { ...rest, others: others.map((other) => localiseOther(other, lang)) };
}

function localiseVerdict(verdict: UnspokenReport['verdict'] & Partial<VerdictTexts>, lang: Lang): Report['verdict'] {
  const { messages } = verdict;
  return withTexts(
    verdict,
    'messages',
    { summary: paragraph([messages.summary], lang, verdict.summary) },
    { reasons: each(messages.reasons, lang, verdict.reasons), next: optional(messages.next, lang, verdict.next) },
  );
}

/**
 * The report with every text field in `lang`: what the engine made gets its texts, what was spoken is spoken anew. Pure
 * and idempotent; text without a message (or with a key this version does not know) stays as it is.
 */
export function localiseReport(report: UnspokenReport | Report, lang: Lang): Report {
  const series = report.series === undefined ? undefined : localiseSeries(report.series, lang);
  const rest: Omit<UnspokenReport, 'series'> | Omit<Report, 'series'> = report;
  return {
    ...rest,
    lang,
    ...(series === undefined ? {} : { series }),
    verdict: localiseVerdict(report.verdict, lang),
    findings: report.findings.map((finding) => localiseFinding(finding, lang)),
    warnings: report.warnings.map((warning) => localiseWarning(warning, series?.others ?? [], lang)),
  };
}
