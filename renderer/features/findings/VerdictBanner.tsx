// The answer, first and largest: the verdict in one sentence and how sure it is, what grows, whose code it is, how much of
// the heap, what to do and where. Everything below supports it.

import { useState, type ReactElement } from 'react';
import type { Report, VerdictKind } from '../../../worker/report/types.ts';
import { useText } from '../../app/services.ts';
import { AlertIcon, CheckIcon, InfoIcon } from '../../ui/icons.tsx';
import { Said } from '../../ui/Said.tsx';
import { Answer } from './Answer.tsx';
import type { Headline } from './headline.ts';

const ICONS: Readonly<Record<VerdictKind, () => ReactElement>> = {
  leak: AlertIcon,
  growth: InfoIcon,
  'warm-up': InfoIcon,
  none: CheckIcon,
};

interface VerdictBannerProps {
  readonly report: Report;
  readonly headline: Headline;
  /** Findings of the report that were accepted. */
  readonly acceptedCount: number;
}

/** The banner. */
export function VerdictBanner({ report, headline, acceptedCount }: VerdictBannerProps): ReactElement {
  const text = useText();
  const { kind, finding, reasons, next } = headline;
  // Where no finding follows, the reasons are all there is to go by.
  const [why, setWhy] = useState(report.findings.length === 0);
  const Icon = ICONS[kind];
  return (
    <section className={`verdict verdict--${kind}`} aria-labelledby="verdict-sentence">
      <div className="verdict__head">
        <span className={`verdict__kind verdict__kind--${kind}`}>
          <Icon />
          {text.t(headline.sentence === null ? 'ui.verdict.accepted' : `ui.verdict.${kind}`)}
        </span>
        <span className="verdict__sure">
          {text.t('ui.verdict.confidence', { confidence: text.t(`common.confidence.${headline.confidence}`) })}
        </span>
        <span className="verdict__identity soft sentence">{text.t(`common.identity.${report.identity}`)}</span>
      </div>
      <h1 id="verdict-sentence" className="verdict__sentence" tabIndex={-1}>
        {headline.sentence === null ? text.t('ui.verdict.all-accepted') : <Said text={headline.sentence} />}
      </h1>
      {finding === null ? null : <Answer report={report} finding={finding} />}
      {next === null ? null : (
        <p className="verdict__next">
          <strong>{text.t('ui.verdict.next')}</strong> <Said text={next} />
        </p>
      )}
      {acceptedCount === 0 || headline.sentence === null ? null : (
        <p className="verdict__next">
          {text.t('ui.verdict.some-accepted', { acceptedCount, findingCount: report.findings.length })}
        </p>
      )}
      {reasons.length === 0 ? null : (
        <div className="verdict__foot">
          <button
            type="button"
            className="link-button"
            aria-expanded={why}
            aria-controls="verdict-why"
            onClick={() => setWhy(!why)}
          >
            {why ? text.t('ui.verdict.hide-why') : text.t('ui.verdict.why')}
          </button>
        </div>
      )}
      {why && reasons.length > 0 ? (
        <ul id="verdict-why" className="bullets">
          {reasons.map((reason, i) => (
            <li key={i}>
              <Said text={reason} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
