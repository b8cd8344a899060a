// What became of what came: a row per snapshot, how many of its newcomers are there in each later one. A leak's rows keep
// their full width; a working set's rows are empty after one step.

import type { ReactElement } from 'react';
import type { Report, ReportFinding } from '../../../worker/report/types.ts';
import { useText } from '../../app/services.ts';
import { Amount } from '../../ui/amounts.tsx';
import './cohorts.css';

/** Draws nothing where ids do not compare, or where nothing came between the first snapshot and the last. */
export function CohortPicture({
  report,
  finding,
}: {
  readonly report: Report;
  readonly finding: ReportFinding;
}): ReactElement | null {
  const text = useText();
  const cohorts = finding.cohorts ?? null;
  if (cohorts === null || cohorts.length < 3) return null;
  const rows = cohorts
    .map((row, k) => ({ row, label: report.snapshots[k]?.label ?? String(k + 1), came: row[k] ?? 0, isFirst: k === 0 }))
    .filter(({ came }) => came > 0);
  if (rows.length === 0) return null;
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={text.t('ui.finding.cohorts')}>
      <table className="plain-table cohorts">
        <caption className="cohorts__caption">{text.t('ui.finding.cohorts')}</caption>
        <tbody className="table-head">
          <tr>
            <td />
            {report.snapshots.map((snapshot, i) => (
              <th key={i} scope="col" className="numeric" title={snapshot.label}>
                {snapshot.label}
              </th>
            ))}
          </tr>
        </tbody>
        <tbody>
          {rows.map(({ row, label, came, isFirst }) => (
            <tr key={label}>
              <th scope="row">{text.t(isFirst ? 'ui.finding.cohort.first' : 'ui.finding.cohort.came', { label })}</th>
              {row.map((count, j) => (
                <td key={j} className="numeric cohorts__cell">
                  {count === null ? null : (
                    <>
                      <span
                        className="cohorts__bar"
                        style={{ inlineSize: `${Math.round((100 * count) / came)}%` }}
                        aria-hidden="true"
                      />
                      <span className="cohorts__count">
                        <Amount value={count} unit="count" />
                      </span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
