// What heads the findings screen. The engine's verdict speaks of its first finding; a finding that was accepted is known
// and expected, so the next one takes its place, and with none left the screen says that all is as expected.

import { trySpeak } from '../../../worker/messages/index.ts';
import type { Confidence, Lang, Report, ReportFinding, VerdictKind } from '../../../worker/report/types.ts';

export interface Headline {
  readonly kind: VerdictKind;
  readonly confidence: Confidence;
  /** Null when everything that grew was accepted. */
  readonly sentence: string | null;
  readonly reasons: readonly string[];
  readonly next: string | null;
  /** The finding it speaks of; null when it speaks of none. */
  readonly finding: ReportFinding | null;
}

/** Keys of verdicts that speak of the heap as a whole, whatever was found in it. */
const WITHOUT_FINDING: ReadonlySet<string> = new Set([
  'report.verdict.unplaced',
  'report.verdict.order',
  'report.verdict.none',
  'report.verdict.accepted',
]);

/** The sentence about one finding, as the engine would say it were that its first. */
function sentenceOf(finding: ReportFinding, lang: Lang): string {
  const form = /\.(held|listeners)$/.exec(finding.messages.title.key)?.[0] ?? '';
  const bytes = finding.retainedBytesBySnapshot;
  return (
    trySpeak(
      {
        key: `report.verdict.${finding.kind}${form}`,
        params: { ...finding.messages.title.params, count: 1, growthBytes: bytes[bytes.length - 1] - bytes[0] },
      },
      lang,
    ) ?? finding.title
  );
}

/** The headline of a report. @param isAccepted - whether a finding is known and expected */
export function headlineOf(report: Report, isAccepted: (finding: ReportFinding) => boolean, lang: Lang): Headline {
  const { verdict, findings } = report;
  const own = { ...verdict, sentence: verdict.summary, reasons: verdict.reasons, next: verdict.next };
  if (findings.length === 0 || WITHOUT_FINDING.has(verdict.messages.summary.key)) return { ...own, finding: null };
  const lead = findings.find((finding) => !isAccepted(finding));
  if (lead === undefined)
    return { kind: 'none', confidence: verdict.confidence, sentence: null, reasons: [], next: null, finding: null };
  if (lead === findings[0]) return { ...own, finding: lead };
  return {
    kind: lead.kind,
    confidence: lead.confidence,
    sentence: sentenceOf(lead, lang),
    reasons: lead.reasons,
    next: lead.next,
    finding: lead,
  };
}
