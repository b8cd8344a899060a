// What supports the answer about one finding: numbers per snapshot, where it is kept and by whom, what each entry brings,
// how sure we are and why. A finding that the banner does not speak of gets its own answer first.

import { Fragment, useState, type ReactElement, type ReactNode } from 'react';
import type { Report, ReportFinding } from '../../../worker/report/types.ts';
import { usePreferences, useSeries, useServices, useText } from '../../app/services.ts';
import { acceptFinding } from '../../state/preferences.ts';
import { formatRoute } from '../../state/routes.ts';
import { Amount } from '../../ui/amounts.tsx';
import { late } from '../../ui/late.tsx';
import { Said, withoutTicks } from '../../ui/Said.tsx';
import { Term } from '../../ui/Term.tsx';
import { Answer } from './Answer.tsx';
import { CohortPicture } from './CohortPicture.tsx';
import { FindingCopy } from './FindingCopy.tsx';
import { Composition, PerSnapshot } from './FindingTables.tsx';
import { MadeAt } from './MadeAt.tsx';
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
    </>
  );
}

/** Everything about one finding. */
export function FindingDetail({
  report,
  finding,
  answered,
}: {
  readonly report: Report;
  readonly finding: ReportFinding;
  /** The banner above has answered for this finding: what it says is not said again. */
  readonly answered: boolean;
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
        {answered ? null : (
          <div className="detail__badges">
            <span className={`badge badge--${finding.kind}`}>{text.t(`common.verdict.${finding.kind}`)}</span>
            <span className="badge">
              {text.t('ui.verdict.confidence', { confidence: text.t(`common.confidence.${finding.confidence}`) })}
            </span>
            {finding.known?.status === 'known' ? <span className="badge">{text.t('common.known.known')}</span> : null}
            {isAccepted ? <span className="badge badge--none">{text.t('common.known.accepted')}</span> : null}
          </div>
        )}
        <h2 id="finding-title" className="detail__title" tabIndex={-1}>
          {answered ? text.t('ui.finding.evidence') : <Said text={finding.title} />}
        </h2>
        {answered ? null : <Answer report={report} finding={finding} />}
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
      <Section title={text.t('ui.finding.numbers')}>
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
          </dl>
        )}
        {finding.kind !== 'warm-up' && finding.exclusiveBytes > (finding.retainedBytesBySnapshot.at(-1) ?? 0) ? (
          <p className="faint">{text.t('ui.finding.frees-more')}</p>
        ) : null}
      </Section>
      <Section title={text.t('ui.finding.where')}>
        <Owner finding={finding} snapshot={snapshot} />
      </Section>
      <Section title={text.t('ui.finding.who')}>
        <PathChain path={finding.path} snapshot={snapshot} isWarmUp={finding.kind === 'warm-up'} />
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
      {finding.allocatedAt === undefined || finding.allocatedAt.frames.length === 0 ? null : (
        <Section title={text.t('export.madeIn')}>
          <MadeAt allocation={finding.allocatedAt} />
        </Section>
      )}
      {finding.composition.length === 0 ? null : (
        <Section title={text.t('ui.finding.brings')}>
          <Composition rows={finding.composition} total={finding.bytesPerEntry} />
        </Section>
      )}
      <Section title={text.t('ui.finding.sure')}>
        <ul className="bullets">
          {finding.reasons.map((r, i) => (
            <li key={i}>
              <Said text={r} />
            </li>
          ))}
        </ul>
      </Section>
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
