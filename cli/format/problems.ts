// `--format=problems`: findings as lines that editors' problem matchers read, `file:line:column: severity: message`.

import { fileURLToPath } from 'node:url';
import type { Report, ReportFinding, ReportSource } from '../../worker/report/types.ts';
import { growthOf } from '../../worker/base/by-snapshot.ts';
import type { View } from './view.ts';

type Severity = 'error' | 'warning' | 'info';

/** A leak must be repaired, growth looked at; warm-up and what was accepted are only told. */
function severityOf({ kind, known }: ReportFinding): Severity {
  if (known?.status === 'accepted' || kind === 'warm-up') return 'info';
  return kind === 'leak' ? 'error' : 'warning';
}

/** The path an editor opens: of a file's address its path, of any other the address itself. */
function fileOf(url: string): string {
  if (!url.startsWith('file:')) return url;
  try {
    return fileURLToPath(url);
  } catch {
    // Another system's path (`file:///C:/…` seen on Linux, a host in it): better as it is than not at all.
    return url;
  }
}

function line({ url, line: row, column }: ReportSource, severity: Severity, message: string): string {
  return `${fileOf(url)}:${row}:${column}: ${severity}: ${message.replace(/\s+/g, ' ')}`;
}

/**
 * One line per finding, in the order of their rank; a finding whose code no file tells stands at the start of `fallback`.
 * @param report - its texts are safe to write (`visibleData`)
 * @param fallback - the newest snapshot or the saved report, as the user named it
 * @returns text that ends with a newline, empty when there is no finding
 */
export function formatProblems(report: Report, view: View, fallback: string): string {
  return report.findings
    .map((finding) => {
      const message = view.t('cli.problems.message', {
        kind: view.t(`cli.problems.${finding.kind}`),
        title: finding.title,
        growthBytes: growthOf(finding.retainedBytesBySnapshot),
        advice: finding.kind === 'warm-up' ? '' : finding.advice,
      });
      const place = finding.sources[0] ?? { url: fallback, line: 1, column: 1 };
      return `${line(place, severityOf(finding), message.trim())}\n`;
    })
    .join('');
}
