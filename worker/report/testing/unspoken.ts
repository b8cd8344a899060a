// A report as the engine hands it over, made of one that has its texts: for engines that tests invent.

import type { OtherSeries, Report, ReportFinding, ReportWarning } from '../types.ts';
import type {
  FindingMessages,
  UnspokenFinding,
  UnspokenOther,
  UnspokenReport,
  UnspokenWarning,
  WarningCode,
} from '../unspoken.ts';

function withoutTexts({
  title,
  explanation,
  advice,
  reasons,
  next,
  messages,
  ...finding
}: ReportFinding): UnspokenFinding {
  return { ...finding, messages: messages as FindingMessages };
}

const silent = ({ code, params }: ReportWarning): UnspokenWarning => ({
  code: code as WarningCode,
  ...(params === undefined ? {} : { params }),
});

function silentOther({ labels, verdict: { summary, ...verdict } }: OtherSeries): UnspokenOther {
  return { labels, verdict };
}

/** The report without any text for people. */
export function unspoken({ verdict, findings, warnings, series, ...rest }: Report): UnspokenReport {
  const { summary, reasons, next, ...judged } = verdict;
  return {
    ...rest,
    ...(series === undefined ? {} : { series: { ...series, others: series.others?.map(silentOther) } }),
    verdict: judged,
    findings: findings.map(withoutTexts),
    warnings: warnings.map(silent),
  };
}
