// Several shared reports over time: which leaks are new, still there, fixed or back, by fingerprint.

import type { ReactElement } from 'react';
import type { HistoryFinding } from '../../../worker/report/history.ts';
import { useSeries, useServices, useText } from '../../app/services.ts';
import { Amount, Change } from '../../ui/amounts.tsx';
import { Said } from '../../ui/Said.tsx';
import './history.css';

const STATE_KEYS = {
  new: 'export.history.new',
  'still-there': 'export.history.still',
  fixed: 'export.history.fixed',
  'came-back': 'export.history.back',
  'not-seen': 'export.history.notSeen',
} as const;
const STATE_BADGES = {
  new: 'leak',
  'still-there': 'growth',
  'not-seen': 'growth',
  fixed: 'none',
  'came-back': 'leak',
} as const;

/** What stands in a report that has not the finding: before it came, or after it was last seen. */
function absence({ state, last }: HistoryFinding, report: number): 'fixed' | 'notSeen' | 'absent' {
  if (report < last) return 'absent';
  return state === 'fixed' ? 'fixed' : 'notSeen';
}

function FindingRow({ finding }: { readonly finding: HistoryFinding }): ReactElement {
  const text = useText();
  return (
    <tr>
      <th scope="row" className="history__title">
        <Said text={finding.title} />
        {finding.accepted ? <span className="badge">{text.t('common.known.accepted')}</span> : null}
      </th>
      <td>
        <span className={`badge badge--${STATE_BADGES[finding.state]}`}>{text.t(STATE_KEYS[finding.state])}</span>
      </td>
      {finding.bytesByReport.map((bytes, i) => (
        <td key={i} className="numeric">
          {bytes === null ? (
            <span className="faint">{text.t(`export.history.${absence(finding, i)}`)}</span>
          ) : (
            <Amount value={bytes} unit="bytes" />
          )}
        </td>
      ))}
    </tr>
  );
}

/** The screen. */
export function HistoryView(): ReactElement | null {
  const { opener } = useServices();
  const text = useText();
  const history = useSeries((s) => (s.kind === 'history' ? s.history : null));
  if (history === null) return null;
  return (
    <div className="history">
      <h1 className="view-title">{text.t('export.history.title')}</h1>
      <p className="soft">{text.t('ui.history.explain', { count: history.reports.length })}</p>
      <div className="card scroll-x" tabIndex={0} role="group" aria-label={text.t('export.history.title')}>
        <table className="history__table">
          <tbody className="table-head">
            <tr>
              <th scope="col">{text.t('common.finding')}</th>
              <th scope="col">{text.t('ui.history.state')}</th>
              {history.reports.map((report, i) => (
                <th key={i} scope="col" className="numeric">
                  <button type="button" className="link-button" onClick={() => opener.openOnly(report.name)}>
                    {report.name}
                  </button>
                  <span className="history__when faint">
                    {report.takenAt === null ? null : text.date(report.takenAt)}
                  </span>
                </th>
              ))}
            </tr>
          </tbody>
          <tbody>
            {history.findings.map((finding) => (
              <FindingRow key={finding.fingerprint} finding={finding} />
            ))}
            {history.findings.length === 0 ? (
              <tr>
                <td colSpan={history.reports.length + 2} className="soft">
                  {text.t('export.history.none')}
                </td>
              </tr>
            ) : null}
          </tbody>
          <tbody className="table-foot">
            <tr>
              <th scope="row">{text.t('ui.growth.total')}</th>
              <td />
              {history.reports.map((report, i) => (
                <td key={i} className="numeric">
                  <Change value={report.totalBytes} unit="bytes" />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </div>
  );
}
