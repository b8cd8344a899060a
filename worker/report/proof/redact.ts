// A proof as it may leave the machine: its names and labels are those of the two redacted reports, nothing else is said anew.

import { redactReport, type RedactOptions } from '../redact/index.ts';
import type { Message, Report, ReportFinding } from '../types.ts';
import { sideOf } from './side.ts';
import type { Proof } from './types.ts';

/**
 * The proof of `before` and `after`, with every name as the redacted reports have it.
 * @param proof - what was decided on the reports as they are
 */
export function redactProof(proof: Proof, before: Report, after: Report, options: RedactOptions = {}): Proof {
  const { unit } = proof.work;
  // The unit of work is somebody's text, given here or cut out of a report: it goes by the rule of a report's unit.
  const withUnit = unit === null ? before : { ...before, series: { ...before.series, workUnit: unit } };
  const [then, now] = [redactReport(withUnit, options).report, redactReport(after, options).report];
  const titles = new Map<string, string>();
  const enter = (raw: readonly ReportFinding[], shared: readonly ReportFinding[]): void =>
    raw.forEach(({ title }, i) => titles.set(title, shared[i]?.title ?? ''));
  enter(after.findings, now.findings);
  enter(before.findings, then.findings);
  const titleOf = (title: string): string => titles.get(title) ?? '';
  const message = ({ key, params }: Message): Message =>
    typeof params?.title === 'string'
      ? { key, params: { ...params, title: titleOf(params.title) } }
      : { key, ...(params === undefined ? {} : { params }) };
  return {
    ...proof,
    work: { ...proof.work, unit: unit === null ? null : (then.series?.workUnit ?? null) },
    series: { before: sideOf(then), after: sideOf(now) },
    findings: proof.findings.map((finding) => ({ ...finding, title: titleOf(finding.title) })),
    newFindings: proof.newFindings.map((finding) => ({ ...finding, title: titleOf(finding.title) })),
    messages: {
      summary: message(proof.messages.summary),
      next: proof.messages.next === null ? null : message(proof.messages.next),
    },
  };
}
