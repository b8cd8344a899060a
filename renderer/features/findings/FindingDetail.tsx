// One finding, answered in the order in which one asks: what grows, where it is kept, who keeps it,
// what each entry brings, how sure we are and why, what to do.

import { Fragment, useState, type ReactElement, type ReactNode } from 'react';
import { unitText } from '../../../worker/report/cost-text.ts';
import type { CompositionRow, Report, ReportFinding, ReportSource } from '../../../worker/report/types.ts';
import { usePreferences, useSeries, useServices, useText } from '../../app/services.ts';
import { acceptFinding } from '../../state/preferences.ts';
import { formatRoute } from '../../state/routes.ts';
import { growthOf } from '../../state/series.ts';
import { Amount, Change } from '../../ui/amounts.tsx';
import { late } from '../../ui/late.tsx';
import { Said, withoutTicks } from '../../ui/Said.tsx';
import { Term } from '../../ui/Term.tsx';
import { CohortPicture } from './CohortPicture.tsx';
import { FindingCopy } from './FindingCopy.tsx';
import { PathChain } from './PathChain.tsx';

const AcceptDialog = late(async () => (await import('./AcceptDialog.tsx')).AcceptDialog);

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="answer">
      <h3 className="answer__title">{title}</h3>
      <div className="answer__body">{children}</div>
    </section>
  );
}

function SourcePlace({ source }: { readonly source: ReportSource }): ReactElement {
  const text = useText();
  const file = source.url.split(/[/\\]/).pop() ?? source.url;
  return (
    <li className="source">
      <code title={source.url}>
        {file}:{source.line}:{source.column}
      </code>
      {source.name === undefined ? null : (
        <span className="soft">{text.t('ui.finding.in-function', { name: source.name })}</span>
      )}
      <span className="source__path faint">{source.url}</span>
    </li>
  );
}

function Composition({
  rows,
  total,
}: {
  readonly rows: readonly CompositionRow[];
  readonly total: number;
}): ReactElement {
  const text = useText();
  return (
    <>
      <div className="mixture" aria-hidden="true">
        {rows.map((row, i) => (
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
          {rows.map((row, i) => (
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

function PerSnapshot({ report, finding }: { readonly report: Report; readonly finding: ReportFinding }): ReactElement {
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

function Owner({
  finding,
  snapshot,
}: {
  readonly finding: ReportFinding;
  readonly snapshot: number | null;
}): ReactElement {
  const text = useText();
  const places = [{ ...finding.owner, main: true }, ...finding.alsoHeldBy.map((h) => ({ ...h, main: false }))];
  return (
    <>
      <ul className="owners">
        {places.map((place, i) => (
          <li key={i} className="owner">
            {place.name === null ? null : <code className="owner__name">{place.name}</code>}
            <Term
              word={place.constructor}
              href={
                place.objectId === null || snapshot === null
                  ? undefined
                  : formatRoute({ view: 'object', snapshot, objectId: place.objectId, tab: 'fields' })
              }
            />
          </li>
        ))}
      </ul>
      {places.length > 1 ? <p className="soft">{text.t('ui.finding.also-held', { count: places.length })}</p> : null}
      {finding.sources.length === 0 ? null : (
        <ul className="sources" aria-label={text.t('ui.finding.sources')}>
          {finding.sources.map((s, i) => (
            <SourcePlace key={i} source={s} />
          ))}
        </ul>
      )}
    </>
  );
}

/** Everything about one finding. */
export function FindingDetail({
  report,
  finding,
}: {
  readonly report: Report;
  readonly finding: ReportFinding;
}): ReactElement {
  const text = useText();
  const { preferences } = useServices();
  const live = useSeries((s) => s.kind === 'open' && s.live && s.engineLost === null);
  const accepted = usePreferences((p) => p.accepted[finding.fingerprint] ?? null);
  const [accepting, setAccepting] = useState(false);
  const snapshot = live ? report.snapshots.length - 1 : null;
  const reason = accepted?.reason ?? (finding.known?.status === 'accepted' ? finding.known.reason : null);
  const isAccepted = accepted !== null || finding.known?.status === 'accepted';
  return (
    <article className="detail card" aria-labelledby="finding-title">
      <header className="detail__head">
        <div className="detail__badges">
          <span className={`badge badge--${finding.kind}`}>{text.t(`common.verdict.${finding.kind}`)}</span>
          <span className="badge">
            {text.t('ui.verdict.confidence', { confidence: text.t(`common.confidence.${finding.confidence}`) })}
          </span>
          {finding.known?.status === 'known' ? <span className="badge">{text.t('common.known.known')}</span> : null}
          {isAccepted ? <span className="badge badge--none">{text.t('common.known.accepted')}</span> : null}
        </div>
        <h2 id="finding-title" className="detail__title" tabIndex={-1}>
          <Said text={finding.title} />
        </h2>
        <p className="detail__explanation">
          <Said text={finding.explanation} />
        </p>
        {isAccepted && reason !== null ? (
          <p className="detail__accepted">{text.t('ui.finding.accepted-because', { reason })}</p>
        ) : null}
        <div className="detail__actions">
          <FindingCopy report={report} finding={finding} />
          {accepted === null ? (
            <button type="button" className="button button--small" onClick={() => setAccepting(true)}>
              {text.t('ui.finding.accept')}
            </button>
          ) : (
            <button
              type="button"
              className="button button--small"
              onClick={() => acceptFinding(preferences, finding.fingerprint, finding.title, null, new Date())}
            >
              {text.t('ui.finding.unaccept')}
            </button>
          )}
        </div>
      </header>
      <Section title={text.t('ui.finding.what')}>
        <p className="answer__lead">
          <strong>
            <Term word={finding.constructor} />
          </strong>
          {finding.shape === null ? null : <code>{finding.shape}</code>}
          <Change value={growthOf(finding.countBySnapshot)} unit="count" />
          <Change value={growthOf(finding.retainedBytesBySnapshot)} unit="bytes" />
        </p>
        <PerSnapshot report={report} finding={finding} />
        <CohortPicture report={report} finding={finding} />
        {finding.kind === 'warm-up' ? null : (
          <dl className="facts">
            <div>
              <dt>
                <Term word="exclusive-bytes">{text.t('common.exclusiveBytes')}</Term>
              </dt>
              <dd>
                <Amount value={finding.exclusiveBytes} unit="bytes" />
              </dd>
            </div>
            <div>
              <dt>
                <Term word="leak-share">{text.t('common.leakShare')}</Term>
              </dt>
              <dd>
                <Amount value={finding.sharedBytes} unit="bytes" />
              </dd>
            </div>
            {finding.cost === null ? null : (
              <>
                <div>
                  <dt>{text.t('ui.finding.cost')}</dt>
                  <dd className="number">
                    {text.t('common.perUnit', {
                      bytes: finding.cost.bytesPerUnit,
                      unit: unitText(finding.cost.unit, text),
                    })}
                  </dd>
                </div>
                {finding.cost.secondsToLimit === null ? null : (
                  <div>
                    <dt>{text.t('ui.finding.time-left')}</dt>
                    <dd className="number">{text.duration(finding.cost.secondsToLimit)}</dd>
                  </div>
                )}
              </>
            )}
          </dl>
        )}
      </Section>
      <Section title={text.t('ui.finding.where')}>
        <Owner finding={finding} snapshot={snapshot} />
      </Section>
      <Section title={text.t('ui.finding.who')}>
        <PathChain path={finding.path} snapshot={snapshot} />
        {snapshot !== null && finding.sampleObjectIds.length > 0 ? (
          <p className="samples">
            {text.t('ui.finding.newest')}
            {finding.sampleObjectIds.slice(0, 3).map((id) => (
              <Fragment key={id}>
                {' '}
                <a className="number" href={formatRoute({ view: 'object', snapshot, objectId: id, tab: 'fields' })}>
                  @{id}
                </a>
              </Fragment>
            ))}
          </p>
        ) : null}
      </Section>
      {finding.composition.length === 0 ? null : (
        <Section title={text.t('ui.finding.brings')}>
          <Composition rows={finding.composition} total={finding.bytesPerEntry} />
        </Section>
      )}
      <Section title={text.t('ui.finding.sure')}>
        <p>{text.t(`ui.finding.sure.${finding.confidence}`)}</p>
        <ul className="bullets">
          {finding.reasons.map((r, i) => (
            <li key={i}>
              <Said text={r} />
            </li>
          ))}
        </ul>
        {finding.next === null ? null : (
          <p>
            <strong>{text.t('ui.verdict.next')}</strong> <Said text={finding.next} />
          </p>
        )}
      </Section>
      <section className="answer answer--todo">
        <h3 className="answer__title">{text.t('ui.finding.todo')}</h3>
        <div className="answer__body">
          <p>
            <Said text={finding.advice} />
          </p>
        </div>
      </section>
      {accepting ? (
        <AcceptDialog
          title={withoutTicks(finding.title)}
          onClose={() => setAccepting(false)}
          onAccept={(why) => {
            acceptFinding(preferences, finding.fingerprint, withoutTicks(finding.title), why, new Date());
            setAccepting(false);
          }}
        />
      ) : null}
    </article>
  );
}
