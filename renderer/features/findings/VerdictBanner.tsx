// The answer, first and largest: the verdict in one sentence, how sure it is, and why.

import { useMemo, useState, type ReactElement } from 'react';
import { acceptedAside, markAccepted } from '../../../worker/report/accepted.ts';
import type { Report, VerdictKind } from '../../../worker/report/types.ts';
import { usePreferences, useText } from '../../app/services.ts';
import { AlertIcon, CheckIcon, InfoIcon } from '../../ui/icons.tsx';
import { Said } from '../../ui/Said.tsx';

const ICONS: Readonly<Record<VerdictKind, () => ReactElement>> = {
  leak: AlertIcon,
  growth: InfoIcon,
  'warm-up': InfoIcon,
  none: CheckIcon,
};

/** The banner. */
export function VerdictBanner({ report }: { readonly report: Report }): ReactElement {
  const text = useText();
  // Where no finding follows, the reasons are all there is to go by.
  const [why, setWhy] = useState(report.findings.length === 0);
  const mine = usePreferences((p) => p.accepted);
  // What was accepted does not head the answer.
  const { verdict } = useMemo(() => {
    const reasons = new Map(Object.entries(mine).map(([fingerprint, { reason }]) => [fingerprint, reason]));
    return acceptedAside(markAccepted(report, reasons));
  }, [report, mine]);
  const accepted = usePreferences(
    (p) =>
      report.findings.filter((f) => p.accepted[f.fingerprint] !== undefined || f.known?.status === 'accepted').length,
  );
  const Icon = ICONS[verdict.kind];
  return (
    <section className={`verdict verdict--${verdict.kind}`} aria-labelledby="verdict-sentence">
      <div className="verdict__head">
        <span className={`verdict__kind verdict__kind--${verdict.kind}`}>
          <Icon />
          {text.t(`ui.verdict.${verdict.kind}`)}
        </span>
        <span className="verdict__sure">
          {text.t('ui.verdict.confidence', { confidence: text.t(`common.confidence.${verdict.confidence}`) })}
        </span>
      </div>
      <h1 id="verdict-sentence" className="verdict__sentence" tabIndex={-1}>
        <Said text={verdict.summary} />
      </h1>
      {verdict.next === null ? null : (
        <p className="verdict__next">
          <strong>{text.t('ui.verdict.next')}</strong> <Said text={verdict.next} />
        </p>
      )}
      {accepted === 0 ? null : (
        <p className="verdict__next">
          {text.t(accepted === report.findings.length ? 'ui.verdict.all-accepted' : 'ui.verdict.some-accepted', {
            acceptedCount: accepted,
            findingCount: report.findings.length,
          })}
        </p>
      )}
      <div className="verdict__foot">
        {verdict.reasons.length === 0 ? null : (
          <button
            type="button"
            className="link-button"
            aria-expanded={why}
            aria-controls="verdict-why"
            onClick={() => setWhy(!why)}
          >
            {why ? text.t('ui.verdict.hide-why') : text.t('ui.verdict.why')}
          </button>
        )}
        <span className="soft sentence">{text.t(`common.identity.${report.identity}`)}</span>
      </div>
      {why ? (
        <ul id="verdict-why" className="bullets">
          {verdict.reasons.map((reason, i) => (
            <li key={i}>
              <Said text={reason} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
