// Several shared reports: as a fleet of instances, or over time: which leaks are new, still there, fixed or back.

import { useState, type ReactElement } from 'react';
import type { History, HistoryFinding } from '../../../worker/report/history.ts';
import { useSeries, useServices, useText } from '../../app/services.ts';
import { Amount, Change } from '../../ui/amounts.tsx';
import { Said } from '../../ui/Said.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { FleetTables } from './FleetTables.tsx';
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

function FindingRow({
  finding,
  history,
}: {
  readonly finding: HistoryFinding;
  readonly history: History;
}): ReactElement {
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
      {history.instanceCount > 1 ? (
        <td>
          <Spread finding={finding} history={history} />
        </td>
      ) : null}
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

/** `3 of 7` instances are in the finding's own state. */
function Spread({ finding, history }: { readonly finding: HistoryFinding; readonly history: History }): ReactElement {
  const text = useText();
  const seenCount = finding.instances.filter(({ state }) => state === finding.state).length;
  return <>{text.t('fleet.share', { seenCount, totalCount: history.instanceCount })}</>;
}

/** Instances over the columns of their reports: they stand beside each other and have no order. */
function InstanceHead({ reports }: Pick<History, 'reports'>): ReactElement {
  const text = useText();
  const groups: { readonly instance: string | null; span: number }[] = [];
  for (const { instance } of reports) {
    const last = groups[groups.length - 1];
    if (last !== undefined && last.instance === instance) last.span++;
    else groups.push({ instance, span: 1 });
  }
  return (
    <tr>
      <th scope="row" colSpan={3}>
        {text.t('fleet.instance')}
      </th>
      {groups.map(({ instance, span }, i) => (
        <th key={i} scope="colgroup" colSpan={span} className="numeric history__instance">
          {instance ?? text.t('fleet.noInstance')}
        </th>
      ))}
    </tr>
  );
}

/** The findings of each report, in the order of time within each instance. */
function OverTime({ history }: { readonly history: History }): ReactElement {
  const { opener } = useServices();
  const text = useText();
  const many = history.instanceCount > 1;
  const notes = [
    ...(history.instancesBy === 'nothing'
      ? []
      : [text.t(`cli.history.instances.${history.instancesBy}`, { instanceCount: history.instanceCount })]),
    ...(history.instanceCount < history.reports.length ? [text.t(`cli.history.order.${history.orderedBy}`)] : []),
  ];
  return (
    <>
      <p className="soft">
        {notes.join(' ')} {text.t('ui.history.press')}
      </p>
      <div className="card scroll-x" tabIndex={0} role="group" aria-label={text.t('export.history.title')}>
        <table className="history__table">
          <tbody className="table-head">
            {many ? <InstanceHead reports={history.reports} /> : null}
            <tr>
              <th scope="col">{text.t('common.finding')}</th>
              <th scope="col">{text.t('ui.history.state')}</th>
              {many ? <th scope="col">{text.t('ui.history.instances')}</th> : null}
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
              <FindingRow key={finding.fingerprint} finding={finding} history={history} />
            ))}
            {history.findings.length === 0 ? (
              <tr>
                <td colSpan={history.reports.length + 3} className="soft">
                  {text.t('export.history.none')}
                </td>
              </tr>
            ) : null}
          </tbody>
          <tbody className="table-foot">
            <tr>
              <th scope="row">{text.t('ui.growth.total')}</th>
              <td />
              {many ? <td /> : null}
              {history.reports.map((report, i) => (
                <td key={i} className="numeric">
                  <Change value={report.totalBytes} unit="bytes" />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <Doubts history={history} />
    </>
  );
}

/** Why a finding that is not seen any more is not called fixed. */
function Doubts({ history }: { readonly history: History }): ReactElement | null {
  const text = useText();
  const doubts = new Map(history.findings.map((finding) => [finding.why, finding]));
  const said = [...doubts].flatMap(([why, { title }]) =>
    why === null ? [] : [`${text.t('cli.history.notFixed')} ${text.t(`cli.verify.why.${why}`, { title })}`],
  );
  return said.length === 0 ? null : (
    <ul className="history__doubts soft">
      {said.map((one) => (
        <li key={one}>
          <Said text={one} />
        </li>
      ))}
    </ul>
  );
}

/** The screen: the fleet where reports name several instances, else the history; the other one a click away. */
export function HistoryView(): ReactElement | null {
  const text = useText();
  const many = useSeries((s) => (s.kind === 'history' ? s.many : null));
  const [chosen, setChosen] = useState<'time' | 'fleet' | null>(null);
  if (many === null) return null;
  const { fleet, history } = many;
  const instances = fleet.services.reduce((sum, one) => sum + one.instances, 0);
  const usual = history === null || (instances > 1 && fleet.services.some((s) => s.countedBy === 'instances'));
  const shown = history === null ? 'fleet' : (chosen ?? (usual ? 'fleet' : 'time'));
  return (
    <div className="history">
      <div className="view__bar">
        <h1 className="view-title">{text.t(shown === 'fleet' ? 'ui.fleet.title' : 'export.history.title')}</h1>
        {history === null ? null : (
          <Segmented
            name="many-as"
            label={text.t('ui.fleet.as')}
            value={shown}
            options={[
              { value: 'fleet', text: text.t('ui.fleet.as.fleet') },
              { value: 'time', text: text.t('ui.fleet.as.time') },
            ]}
            onChange={setChosen}
          />
        )}
      </div>
      {shown === 'fleet' || history === null ? <FleetTables fleet={fleet} /> : <OverTime history={history} />}
    </div>
  );
}
