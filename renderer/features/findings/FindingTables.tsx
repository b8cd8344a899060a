// Numbers behind one finding: what one entry is made of, and counts and sizes in every snapshot.

import type { ReactElement } from 'react';
import type { CompositionRow, Report, ReportFinding } from '../../../worker/report/types.ts';
import { useText } from '../../app/services.ts';
import { growthOf } from '../../state/series.ts';
import { Amount, Change } from '../../ui/amounts.tsx';
import { Term } from '../../ui/Term.tsx';

/** What one entry brings, as a bar and a table; the rows add up to the total. */
export function Composition({
  rows,
  total,
}: {
  readonly rows: readonly CompositionRow[];
  readonly total: number;
}): ReactElement {
  const text = useText();
  // `0 HTMLDocument`: hardly any entry brings one; its bytes are in the total.
  const told = rows.filter((row) => text.count(row.count) !== '0');
  return (
    <>
      <div className="mixture" aria-hidden="true">
        {told.map((row, i) => (
          <span
            key={i}
            className={`mixture__part layer--${(i % 5) + 1}`}
            style={{ flexGrow: Math.max(row.bytes, 1) }}
          />
        ))}
      </div>
      <table className="plain-table">
        <tbody className="table-head">
          <tr>
            <th scope="col">{text.t('ui.finding.composition.constructor')}</th>
            <th scope="col" className="numeric">
              {text.t('ui.finding.composition.count')}
            </th>
            <th scope="col" className="numeric">
              {text.t('ui.finding.composition.bytes')}
            </th>
          </tr>
        </tbody>
        <tbody>
          {told.map((row, i) => (
            <tr key={i}>
              <th scope="row">
                <span className={`swatch swatch--small layer--${(i % 5) + 1}`} aria-hidden="true" />
                <Term word={row.constructor} />
              </th>
              <td className="numeric">
                <Amount value={row.count} unit="count" />
              </td>
              <td className="numeric">
                <Amount value={row.bytes} unit="bytes" />
              </td>
            </tr>
          ))}
        </tbody>
        <tbody className="table-foot">
          <tr>
            <th scope="row">{text.t('ui.finding.composition.total')}</th>
            <td />
            <td className="numeric">
              <Amount value={total} unit="bytes" />
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

/** Entries and memory kept, per snapshot, with the change. */
export function PerSnapshot({
  report,
  finding,
}: {
  readonly report: Report;
  readonly finding: ReportFinding;
}): ReactElement {
  const text = useText();
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={text.t('ui.finding.per-snapshot')}>
      <table className="plain-table plain-table--snapshots">
        <tbody className="table-head">
          <tr>
            <td />
            {report.snapshots.map((s, i) => (
              <th key={i} scope="col" className="numeric" title={s.label}>
                {s.label}
              </th>
            ))}
            <th scope="col" className="numeric">
              {text.t('ui.finding.change')}
            </th>
          </tr>
        </tbody>
        <tbody>
          <tr>
            <th scope="row">{text.t(finding.growthKind === 'depth' ? 'ui.finding.links' : 'ui.finding.entries')}</th>
            {finding.countBySnapshot.map((n, i) => (
              <td key={i} className="numeric">
                <Amount value={n} unit="count" />
              </td>
            ))}
            <td className="numeric">
              <Change value={growthOf(finding.countBySnapshot)} unit="count" />
            </td>
          </tr>
          <tr>
            <th scope="row">
              <Term word="retained-size">{text.t('ui.finding.kept')}</Term>
            </th>
            {finding.retainedBytesBySnapshot.map((n, i) => (
              <td key={i} className="numeric">
                <Amount value={n} unit="bytes" />
              </td>
            ))}
            <td className="numeric">
              <Change value={growthOf(finding.retainedBytesBySnapshot)} unit="bytes" />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
