// Findings accepted on this machine travel with the report.

import type { Report } from '../../../worker/report/types.ts';
import type { AcceptedFinding } from '../../state/preferences.ts';

/** The report with the person's accepted findings marked as such. */
export function withAccepted(report: Report, accepted: Readonly<Record<string, AcceptedFinding>>): Report {
  if (!report.findings.some((f) => accepted[f.fingerprint] !== undefined)) return report;
  return {
    ...report,
    findings: report.findings.map((f) => {
      const mark = accepted[f.fingerprint];
      return mark === undefined ? f : { ...f, known: { status: 'accepted', reason: mark.reason } };
    }),
  };
}
