// A fleet: what leaks in how many instances, since which release, and which instances stand out. The cells are those of
// `heapdelta fleet`.

import { useState, type ReactElement } from 'react';
import { readablePath } from '../../../worker/base/source-place.ts';
import {
  fleetHeadline,
  fleetRemarks,
  fleetSubject,
  findingRemarks,
  findingSentence,
} from '../../../worker/report/fleet/sentence.ts';
import { fleetTables, type FleetTable } from '../../../worker/report/fleet/tables.ts';
import type { Fleet, FleetFinding } from '../../../worker/report/fleet/types.ts';
import { useText } from '../../app/services.ts';
import { Said } from '../../ui/Said.tsx';

/** Rows of a table before it is asked for more, and cards of findings. */
const ROWS = 50;
const CARDS = 12;

/** The screen's part under its title. */
export function FleetTables({ fleet }: { readonly fleet: Fleet }): ReactElement {
  const text = useText();
  const [rows, setRows] = useState(ROWS);
  const remarks = fleetRemarks(fleet, text);
  const open = fleet.findings.filter(({ accepted }) => accepted === null);
  const kind = open.length === 0 ? 'none' : open[0].kind;
  return (
    <>
      <section className={`card fleet__answer fleet__answer--${kind}`}>
        <p className="soft">
          <Said text={fleetSubject(fleet, text)} />
        </p>
        <p className="fleet__headline">
          <Said text={fleetHeadline(fleet, text)} />
        </p>
        {remarks.length === 0 ? null : (
          <ul className="fleet__remarks soft">
            {remarks.map((remark) => (
              <li key={remark}>
                <Said text={remark} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {fleetTables(fleet, text, rows).map((table) => (
        <section key={table.id} className="fleet__section" aria-labelledby={`fleet-${table.id}`}>
          <h2 id={`fleet-${table.id}`} className="section-title">
            {table.title}
          </h2>
          <FleetTableBody table={table} onMore={() => setRows(rows * 4)} />
          {table.id === 'finding' ? (
            <ul className="fleet__cards">
              {fleet.findings.slice(0, CARDS).map((finding) => (
                <FindingCard key={`${finding.service ?? ''} ${finding.fingerprint}`} finding={finding} />
              ))}
            </ul>
          ) : null}
        </section>
      ))}
    </>
  );
}

interface FleetTableBodyProps {
  readonly table: FleetTable;
  readonly onMore: () => void;
}

function FleetTableBody({ table, onMore }: FleetTableBodyProps): ReactElement {
  const text = useText();
  const { columns, rows, total } = table;
  return (
    <>
      <div className="card scroll-x" tabIndex={0} role="group" aria-labelledby={`fleet-${table.id}`}>
        <table className="history__table">
          <tbody className="table-head">
            <tr>
              {columns.map(({ title, right }) => (
                <th key={title} scope="col" className={right === true ? 'numeric' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </tbody>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, i) => (
                  <td
                    key={i}
                    className={`${columns[i].right === true ? 'numeric' : ''}${columns[i].wide === true ? ' history__title' : ''}`}
                  >
                    <Said text={cell} />
                  </td>
                ))}
              </tr>
            ))}
            {rows.length === 0 ? (
              <tr>
                <td colSpan={columns.length} className="soft">
                  {text.t('export.history.none')}
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      {rows.length < total ? (
        <p className="row-count">
          {text.t('common.shownOf', { shownCount: rows.length, totalCount: total })}{' '}
          <button type="button" className="link-button" onClick={onMore}>
            {text.t('ui.fleet.more')}
          </button>
        </p>
      ) : null}
    </>
  );
}

function FindingCard({ finding }: { readonly finding: FleetFinding }): ReactElement {
  const text = useText();
  const { releases, accepted, countedBy, place } = finding;
  const named = countedBy === 'instances' || releases.some(({ release }) => release !== null);
  return (
    <li className={`card fleet__card${accepted === null ? '' : ' fleet__card--accepted'}`}>
      <h3 className="fleet__name">
        <Said text={finding.title} />
        {accepted === null ? null : <span className="badge">{text.t('common.known.accepted')}</span>}
      </h3>
      <p>
        <Said text={findingSentence(finding, text)} />
      </p>
      {named && releases.length > 1 ? <Shares finding={finding} /> : null}
      {findingRemarks(finding, text).map((remark) => (
        <p key={remark} className="soft">
          <Said text={remark} />
        </p>
      ))}
      <p className="faint code fleet__place">{place === null ? finding.fingerprint : readablePath(place)}</p>
    </li>
  );
}

/** Of each release how many instances have the finding. */
function Shares({ finding }: { readonly finding: FleetFinding }): ReactElement {
  const text = useText();
  return (
    <dl className="fleet__shares">
      {finding.releases.map(({ release, seenIn, of }) => (
        <div key={release ?? ''}>
          <dt>{release ?? text.t('fleet.noRelease')}</dt>
          <dd>
            <span className="fleet__track" aria-hidden="true">
              <span className="fleet__part" style={{ width: `${of === 0 ? 0 : (seenIn / of) * 100}%` }} />
            </span>
            <span className="number">{text.t('fleet.share', { seenCount: seenIn, totalCount: of })}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
