// The answer of `diff`: the verdict first, the top finding in full, the ranked table, where the rest of the growth
// went, what to know before trusting it, and the snapshot to take next.

import { seriesLine } from '../../worker/report/series-text.ts';
import { costText } from '../../worker/report/cost-text.ts';
import { steps } from '../../worker/report/steps.ts';
import type { Report, ReportFinding } from '../../worker/report/types.ts';
import { hanging, widthOf } from '../text/layout.ts';
import { sparkline, stackedBar } from '../text/style.ts';
import { table } from '../text/table.ts';
import type { Cell, TableColumn } from '../text/table.ts';
import { growthOf } from '../../worker/base/by-snapshot.ts';
import { findingLines } from './finding.ts';
import { labelled } from './labelled.ts';
import { memoryLines } from './memory.ts';
import { proseColumns } from './view.ts';
import type { View } from './view.ts';

export interface DiffChoices {
  /** Rows of a table at most. */
  readonly top: number;
  /** Rank of the finding told in full; 1 unless asked for another. */
  readonly finding: number;
  /** Path of the newest file as the user gave it; null when it is not at hand. */
  readonly newestFile: string | null;
}

/** @param told - the finding told below: reasons that it gives too are left to it */
function verdictLines(report: Report, told: ReportFinding | undefined, view: View): readonly string[] {
  const { t, say, style } = view;
  const { verdict, growth, snapshots } = report;
  const badge = t(`cli.badge.${verdict.kind}`);
  const indent = widthOf(badge) + 2;
  const columns = proseColumns(view);
  const block = (text: string): readonly string[] => hanging('', text, indent, columns);
  const sure = t(`cli.confidence.${verdict.confidence}`);
  const reasons =
    told?.confidence === verdict.confidence && told.reasons.join(' ') === verdict.reasons.join(' ')
      ? []
      : verdict.reasons;
  const summary = hanging(
    badge,
    reasons.length === 0 ? `${verdict.summary} ${sure}` : verdict.summary,
    indent,
    columns,
  ).map((line, i) => (i === 0 ? line.replace(badge, style.verdict(verdict.kind)(badge)) : line));
  const heap = t('cli.diff.heap', {
    steps: steps(
      snapshots.map((snapshot) => snapshot.shallowBytes),
      (bytes) => say.bytes(bytes),
    ),
    growth: say.bytes(growth.totalBytes, { signed: true }),
    count: snapshots.length,
    identity: t(`cli.diff.identity.${report.identity}`),
    order: report.series?.order === undefined ? '' : `, ${t(`common.order.${report.series.order.by}`)}`,
  });
  const whose = seriesLine(report, say);
  return [
    ...summary,
    ...(reasons.length === 0 ? [] : block([sure, ...reasons].join(' '))),
    ...block(heap),
    ...(whose === null ? [] : block(whose)),
  ];
}

function status(finding: ReportFinding, view: View): string {
  const word = view.t(`common.verdict.${finding.kind}`);
  const known = finding.known?.status;
  return known === 'known' || known === 'accepted' ? `${word}, ${view.t(`common.known.${known}`)}` : word;
}

/** The ranked table; empty when there are no findings. */
export function rankedTable(report: Report, view: View, top: number): readonly string[] {
  const { t, say, style } = view;
  if (report.findings.length === 0) return [];
  const trend = report.snapshots.length > 2;
  const columns: TableColumn[] = [
    { header: '#', align: 'right' },
    { header: t('cli.table.growingObject'), align: 'left', flexible: true, cut: 'middle' },
    { header: t('cli.table.verdict'), align: 'left' },
    { header: t('cli.table.entries'), align: 'right', dropOrder: 2 },
    ...(trend ? [{ header: t('cli.table.trend'), align: 'left', dropOrder: 3 } as const] : []),
    { header: t('cli.table.growth'), align: 'right' },
    { header: t('cli.table.share'), align: 'right', dropOrder: 1 },
    { header: t('cli.table.exclusive'), align: 'right', dropOrder: 4 },
  ];
  const rows = report.findings.slice(0, top).map((finding): readonly Cell[] => [
    { text: String(finding.rank) },
    { text: finding.title, paint: style.name },
    { text: status(finding, view), paint: style.verdict(finding.kind) },
    {
      text:
        finding.growthKind === 'bytes'
          ? '–'
          : `${say.count(finding.countBySnapshot[0])} → ${say.count(finding.countBySnapshot[finding.countBySnapshot.length - 1])}`,
    },
    ...(trend ? [{ text: sparkline(finding.retainedBytesBySnapshot, 8) }] : []),
    { text: say.bytes(growthOf(finding.retainedBytesBySnapshot), { signed: true }), paint: style.grew },
    // What comes to rest needs no fix.
    { text: finding.kind === 'warm-up' ? '–' : say.bytes(finding.sharedBytes) },
    { text: finding.kind === 'warm-up' ? '–' : say.bytes(finding.exclusiveBytes) },
  ]);
  const lines = [...table(columns, rows, view.columns, style.dim)];
  if (report.findings.length > top)
    lines.push(style.dim(t('common.shownOf', { shownCount: top, totalCount: report.findings.length })));
  return lines;
}

/** total = findings + engine + everything else, in words and as a bar. */
export function reconciliation(report: Report, view: View): readonly string[] {
  const { t, say, style } = view;
  const { totalBytes, findingsBytes, engineBytes, otherBytes } = report.growth;
  if ([totalBytes, findingsBytes, engineBytes, otherBytes].every((bytes) => bytes === 0)) return [t('cli.growth.zero')];
  const part = (key: 'findings' | 'engine' | 'other', bytes: number): string => {
    // A part larger than the whole (another shrank) would read as a mistake.
    const share = bytes > 0 && bytes <= totalBytes ? ` (${say.percent(bytes / totalBytes)})` : '';
    return `${t(`cli.growth.${key}`)} ${say.bytes(bytes, { signed: true })}${share}`;
  };
  const sentence = t('cli.growth.sum', {
    total: say.bytes(totalBytes, { signed: true }),
    findings: part('findings', findingsBytes),
    engine: part('engine', engineBytes),
    other: part('other', otherBytes),
  });
  const bar = stackedBar(
    [
      { value: Math.max(0, findingsBytes), mark: '█', paint: style.grew },
      { value: Math.max(0, engineBytes), mark: '▒', paint: style.dim },
      { value: Math.max(0, otherBytes), mark: '░', paint: style.name },
    ],
    Math.min(60, view.columns - 2),
  );
  // What comes to rest reaches no limit: a rate per hour would frighten whoever has just read that nothing leaks.
  const isAtRest = report.verdict.kind === 'none' || report.verdict.kind === 'warm-up';
  const cost =
    report.cost === undefined || isAtRest
      ? []
      : hanging(
          '',
          t('report.cost.whole', { text: costText(report.cost, report.snapshots.length, say) }),
          0,
          proseColumns(view),
        );
  const lines = [...hanging('', sentence, 0, proseColumns(view)), ...cost];
  return bar === '' ? lines : [...lines, `${bar}  `.trimEnd(), style.dim(t('cli.growth.legend'))];
}

/** The whole answer as text, ending in a line break. The report's strings must already be safe for a terminal. */
export function formatDiff(report: Report, view: View, choices: DiffChoices): string {
  const { t } = view;
  const told = report.findings.find((finding) => finding.rank === choices.finding) ?? report.findings.at(0);
  const blocks: (readonly string[])[] = [verdictLines(report, told, view)];
  if (told) blocks.push(findingLines(told, view, { newestFile: choices.newestFile }));
  if (report.findings.length > 1) blocks.push(rankedTable(report, view, choices.top));
  blocks.push(reconciliation(report, view));
  blocks.push(memoryLines(report, view));
  blocks.push(report.warnings.flatMap((warning) => labelled(t('cli.diff.note'), warning.message, view)));
  if (report.verdict.next !== null) blocks.push(labelled(t('cli.diff.next'), report.verdict.next, view));
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}
