// What an export is called: its verdict, what grows, the day. Only names of code go into it, because a file's name is read by
// whoever it is sent to, and by whoever it passes on the way.

import type { Report } from '../../../worker/report/types.ts';

/** A name that a file system of any kind takes. */
const PLAIN = /^[\p{L}\p{N}_$][\p{L}\p{N}_$.-]{0,39}$/u;

/**
 * `heapdelta-leak-sessions-2026-11-28.pdf`.
 * @param now - its day on this machine's clock stands in the name
 */
export function exportName(report: Report, format: string, now: Date): string {
  const owner = report.findings[0]?.owner.name ?? null;
  // What is not known to be code may be a key, and a key may be somebody's name.
  const isCode = owner !== null && report.names?.code.includes(owner) === true;
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  const parts = ['heapdelta', report.verdict.kind, ...(isCode && PLAIN.test(owner) ? [owner] : []), day.join('-')];
  return `${parts.join('-')}.${format}`;
}
