// Limits the user asked for (`--fail-on`): what exceeds one ends the command with exit status 1.

import { formatBytes } from '../worker/messages/index.ts';
import type { Message, Report, ReportFinding } from '../worker/report/types.ts';
import { UsageError } from './errors.ts';
import { parseBytes } from './parse.ts';

export type Limit =
  | { readonly kind: 'leak' }
  /** Any growth the tool could not call harmless: verdict leak or growth. */
  | { readonly kind: 'growth' }
  | { readonly kind: 'growth-bytes'; readonly bytes: number }
  | { readonly kind: 'finding-bytes'; readonly bytes: number };

/** `leak`, `growth`, `growth=5MB` (the whole heap) or `finding=1MB` (any one finding). */
export function parseLimit(text: string): Limit {
  const [name, size] = text.split('=', 2);
  if (size === undefined && (name === 'leak' || name === 'growth')) return { kind: name };
  if (size !== undefined && name === 'growth') return { kind: 'growth-bytes', bytes: parseBytes(size, '--fail-on') };
  if (size !== undefined && name === 'finding') return { kind: 'finding-bytes', bytes: parseBytes(size, '--fail-on') };
  throw new UsageError('cli.usage.failOn', { value: text });
}

/** Findings the user has accepted are expected: they count towards no limit but that of the whole heap. */
function unaccepted(report: Report): readonly ReportFinding[] {
  return report.findings.filter((finding) => finding.known?.status !== 'accepted');
}

/** One message per limit that `report` exceeds, in the order of `limits`; empty when it keeps them all. */
export function exceeded(report: Report, limits: readonly Limit[]): readonly Message[] {
  const open = unaccepted(report);
  const { verdict, growth } = report;
  return limits.flatMap((limit): readonly Message[] => {
    if (limit.kind === 'leak') {
      const leaks = open.filter((finding) => finding.kind === 'leak');
      return verdict.kind === 'leak' && leaks.length > 0
        ? [{ key: 'cli.limit.leak', params: { title: leaks[0].title, count: leaks.length } }]
        : [];
    }
    if (limit.kind === 'growth') {
      const hit =
        (verdict.kind === 'leak' || verdict.kind === 'growth') && (open.length > 0 || report.findings.length === 0);
      return hit
        ? [
            {
              key: 'cli.limit.growth',
              params: { bytes: formatBytes(growth.totalBytes, report.lang, { signed: true }) },
            },
          ]
        : [];
    }
    if (limit.kind === 'growth-bytes') {
      return growth.totalBytes > limit.bytes
        ? [{ key: 'cli.limit.growthBytes', params: { growthBytes: growth.totalBytes, limitBytes: limit.bytes } }]
        : [];
    }
    return open
      .filter((finding) => finding.sharedBytes > limit.bytes)
      .map((finding) => ({
        key: 'cli.limit.findingBytes',
        params: { title: finding.title, shareBytes: finding.sharedBytes, limitBytes: limit.bytes },
      }));
  });
}
