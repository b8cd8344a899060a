// Findings that a team accepted do not head the answer: the first that nobody accepted does, and where all are accepted
// that is the answer. What the verdict would have been without them stands beside it (`verdict.accepted`).

import { localiseReport } from '../messages/localise.ts';
import type { Message, Report, ReportFinding } from './types.ts';

const isAccepted = (finding: ReportFinding): boolean => finding.known?.status === 'accepted';

/** Verdicts that are about the whole heap and no finding: accepting one changes nothing in them. */
const OF_THE_HEAP = new Set([
  'report.verdict.unplaced',
  'report.verdict.order',
  'report.verdict.none',
  'report.verdict.accepted',
]);

const grown = (values: readonly number[]): number => (values[values.length - 1] ?? 0) - (values[0] ?? 0);

/** The summary for `lead`, as the engine makes it (`growth/judge/verdict.ts`). */
function summaryOf(lead: ReportFinding, open: readonly ReportFinding[]): Message {
  return {
    key: `report.verdict.${lead.kind}${/\.(?:held|listeners)$/.exec(lead.messages.title.key)?.[0] ?? ''}`,
    params: {
      ...lead.messages.title.params,
      count: open.filter(({ kind }) => kind === lead.kind).length,
      growthBytes: grown(lead.retainedBytesBySnapshot),
    },
  };
}

/** The report with findings marked as accepted by their fingerprint; nothing else is said of the others. */
export function markAccepted(report: Report, reasons: ReadonlyMap<string, string | null>): Report {
  if (!report.findings.some(({ fingerprint }) => reasons.has(fingerprint))) return report;
  return {
    ...report,
    findings: report.findings.map((finding) =>
      reasons.has(finding.fingerprint)
        ? { ...finding, known: { status: 'accepted', reason: reasons.get(finding.fingerprint) ?? null } }
        : finding,
    ),
  };
}

/**
 * The report as it is told: accepted findings behind the others, ranked anew, and a verdict that one of them does not
 * head. Pure and idempotent; a report whose first finding nobody accepted stays as it is.
 */
export function acceptedAside(report: Report): Report {
  const { verdict, findings, growth } = report;
  const [first] = findings;
  if (first === undefined || !isAccepted(first) || OF_THE_HEAP.has(verdict.messages.summary.key)) return report;
  const order = findings.map((_, i) => i);
  const ordered = [...order.filter((i) => !isAccepted(findings[i])), ...order.filter((i) => isAccepted(findings[i]))];
  const open = findings.filter((finding) => !isAccepted(finding));
  const [lead] = open;
  const accepted = { kind: verdict.accepted?.kind ?? verdict.kind, count: findings.length - open.length };
  const layers = growth.bySnapshot.findings;
  const messages =
    lead === undefined
      ? {
          summary: { key: 'report.verdict.accepted', params: { count: findings.length } },
          reasons: [],
          next: null,
        }
      : { summary: summaryOf(lead, open), reasons: lead.messages.reasons, next: lead.messages.next };
  return localiseReport(
    {
      ...report,
      // Layers of the picture go by rank; a report may have fewer of them than findings, and then keeps them.
      ...(layers.length === findings.length
        ? { growth: { ...growth, bySnapshot: { ...growth.bySnapshot, findings: ordered.map((i) => layers[i]) } } }
        : {}),
      findings: ordered.map((at, i) => ({ ...findings[at], rank: i + 1 })),
      verdict: {
        ...verdict,
        kind: lead?.kind ?? 'none',
        confidence: lead?.confidence ?? verdict.confidence,
        messages,
        reasons: lead?.reasons ?? [],
        next: lead?.next ?? null,
        accepted,
      },
    },
    report.lang,
  );
}
