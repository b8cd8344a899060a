// A report in another language: every text field spoken anew from the messages the report carries.

import type { Lang, Message, OtherSeries, Report, ReportFinding, ReportWarning } from '../report/types.ts';
import { trySpeak } from './translator.ts';

/** Sentences of one paragraph; the text the report came with when a key is unknown (a file of a newer version). */
function paragraph(messages: readonly Message[], lang: Lang, fallback: string): string {
  const sentences = messages.map((message) => trySpeak(message, lang));
  return sentences.length === 0 || sentences.includes(null) ? fallback : sentences.join(' ');
}

function each(messages: readonly Message[], lang: Lang, fallback: readonly string[]): readonly string[] {
  const texts = messages.map((message, i) => trySpeak(message, lang) ?? fallback[i] ?? message.key);
  return texts.length === 0 ? fallback : texts;
}

function optional(message: Message | null, lang: Lang, fallback: string | null): string | null {
  return message === null ? fallback : (trySpeak(message, lang) ?? fallback ?? message.key);
}

function localiseFinding(finding: ReportFinding, lang: Lang): ReportFinding {
  const { messages } = finding;
  return {
    ...finding,
    title: paragraph([messages.title], lang, finding.title),
    explanation: paragraph(messages.explanation, lang, finding.explanation),
    advice: paragraph(messages.advice, lang, finding.advice),
    reasons: each(messages.reasons, lang, finding.reasons),
    next: optional(messages.next, lang, finding.next),
  };
}

function localiseOther(other: OtherSeries, lang: Lang): OtherSeries {
  const { verdict } = other;
  return {
    ...other,
    verdict: { ...verdict, summary: paragraph([verdict.messages.summary], lang, verdict.summary) },
  };
}

/** What a remark on another series says ends in that series' own answer. */
function localiseWarning(warning: ReportWarning, others: readonly OtherSeries[], lang: Lang): ReportWarning {
  const said = trySpeak({ key: `report.warning.${warning.code}`, params: warning.params }, lang) ?? warning.message;
  const { otherIndex } = warning.params ?? {};
  const other = typeof otherIndex === 'number' ? others[otherIndex] : undefined;
  return { ...warning, message: other === undefined ? said : `${said} ${other.verdict.summary}` };
}

/**
 * The same report with every text field in `lang`. Pure and idempotent; text without a message (or with a key this
 * version does not know) stays as it is.
 */
export function localiseReport(report: Report, lang: Lang): Report {
  const { verdict, series } = report;
  const others = (series?.others ?? []).map((other) => localiseOther(other, lang));
  return {
    ...report,
    lang,
    ...(series?.others === undefined ? {} : { series: { ...series, others } }),
    verdict: {
      ...verdict,
      summary: paragraph([verdict.messages.summary], lang, verdict.summary),
      reasons: each(verdict.messages.reasons, lang, verdict.reasons),
      next: optional(verdict.messages.next, lang, verdict.next),
    },
    findings: report.findings.map((finding) => localiseFinding(finding, lang)),
    warnings: report.warnings.map((warning) => localiseWarning(warning, others, lang)),
  };
}
