// The history of a program's leaks over several reports, as a table.

import type { History, HistoryFinding } from '../../worker/report/history.ts';
import { table } from '../text/table.ts';
import type { Cell, TableColumn } from '../text/table.ts';
import { paragraph } from './view.ts';
import type { View } from './view.ts';

/** One mark per report: `●` it has the finding, `·` it has not. */
function marks(finding: HistoryFinding): string {
  return finding.bytesByReport.map((bytes) => (bytes === null ? '·' : '●')).join('');
}

/** In how many instances it is in that state, of all. */
function spread(finding: HistoryFinding, { instanceCount }: History, { t }: View): string {
  const seenCount = finding.instances.filter(({ state }) => state === finding.state).length;
  return t('fleet.share', { seenCount, totalCount: instanceCount });
}

/** Whether an instance has several reports, so that their order means something. */
const hasSeries = ({ reports, instanceCount }: History): boolean => instanceCount < reports.length;

/** The reports, then the findings by state; ends in a line break. */
export function formatHistory(history: History, view: View): string {
  const { t, say, style } = view;
  const many = history.instanceCount > 1;
  const reportColumns: readonly TableColumn[] = [
    { header: '#', align: 'right' },
    ...(many ? [{ header: t('fleet.instance'), align: 'left' } as const] : []),
    { header: t('cli.table.report'), align: 'left', flexible: true, cut: 'middle' },
    { header: t('cli.table.time'), align: 'left', dropOrder: 1 },
    { header: t('cli.table.verdict'), align: 'left' },
    { header: t('cli.table.growth'), align: 'right' },
  ];
  const reports = history.reports.map((report, i): readonly Cell[] => [
    { text: String(i + 1) },
    ...(many ? [{ text: report.instance ?? '–' }] : []),
    { text: report.name, paint: style.name },
    { text: report.takenAt === null ? '–' : say.date(report.takenAt) },
    { text: t(`common.verdict.${report.verdict}`), paint: style.verdict(report.verdict) },
    { text: say.bytes(report.totalBytes, { signed: true }) },
  ]);
  const columns: readonly TableColumn[] = [
    { header: t('cli.table.state'), align: 'left' },
    { header: t('cli.table.growingObject'), align: 'left', flexible: true, cut: 'middle' },
    { header: t('cli.table.inReports', { count: history.reports.length }), align: 'left' },
    { header: t('cli.table.share'), align: 'right' },
  ];
  const findings = history.findings.map((finding): readonly Cell[] => [
    {
      text:
        t(`cli.history.${finding.state}`) +
        (many ? ` (${spread(finding, history, view)})` : '') +
        (finding.accepted ? ` (${t('common.known.accepted')})` : ''),
      paint: finding.state === 'fixed' ? style.shrank : style.verdict(finding.kind),
    },
    { text: finding.title, paint: style.name },
    { text: marks(finding) },
    { text: say.bytes(finding.bytesByReport[finding.last] ?? 0) },
  ]);
  const blocks: (readonly string[])[] = [
    table(reportColumns, reports, view.columns, style.dim),
    paragraph(
      view,
      [
        ...(history.instancesBy === 'nothing'
          ? []
          : [t(`cli.history.instances.${history.instancesBy}`, { instanceCount: history.instanceCount })]),
        ...(hasSeries(history) ? [t(`cli.history.order.${history.orderedBy}`)] : []),
      ].join(' '),
    ),
    findings.length === 0 ? [t('cli.history.none')] : table(columns, findings, view.columns, style.dim),
  ];
  const doubts = new Map(history.findings.map((finding) => [finding.why, finding]));
  for (const [why, { title }] of doubts)
    if (why !== null)
      blocks.push(paragraph(view, `${t('cli.history.notFixed')} ${t(`cli.verify.why.${why}`, { title })}`));
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}
