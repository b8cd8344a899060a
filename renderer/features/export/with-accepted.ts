// Findings accepted on this machine travel with the report, and do not head what it says.

import { acceptedAside, markAccepted } from '../../../worker/report/accepted.ts';
import type { Report } from '../../../worker/report/types.ts';
import type { AcceptedFinding } from '../../state/preferences.ts';

/** The report with the person's accepted findings marked as such, behind the others. */
export function withAccepted(report: Report, accepted: Readonly<Record<string, AcceptedFinding>>): Report {
  const reasons = new Map(Object.entries(accepted).map(([fingerprint, { reason }]) => [fingerprint, reason]));
  return acceptedAside(markAccepted(report, reasons));
}
