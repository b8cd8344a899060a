// "Why this and not that": every decision of the ranking, asked of the engine when the reader unfolds it and not before.

import { useEffect, useState, type ReactElement } from 'react';
import type { RankingStep } from '../../../worker/report/types.ts';
import type { Translator } from '../../../worker/messages/index.ts';
import { useSeries, useServices, useText } from '../../app/services.ts';
import { decisionText, reasonText } from './ranking-words.ts';
import './ranking.css';

type Shown =
  | { readonly kind: 'wait' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'steps'; readonly steps: readonly RankingStep[] };

function useSteps(wanted: boolean): Shown {
  const { engine } = useServices();
  const generation = useSeries((s) => (s.kind === 'open' ? s.generation : 0));
  const [shown, setShown] = useState<Shown>({ kind: 'wait' });
  useEffect(() => {
    if (!wanted) return undefined;
    const controller = new AbortController();
    setShown({ kind: 'wait' });
    engine.run('ranking', controller.signal).then(
      (steps) => setShown({ kind: 'steps', steps }),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        console.warn('the ranking could not be explained', error);
        setShown({ kind: 'failed' });
      },
    );
    return () => controller.abort();
  }, [engine, generation, wanted]);
  return shown;
}

function StepRow({ step, text }: { readonly step: RankingStep; readonly text: Translator }): ReactElement {
  return (
    <tr className={`ranking__step ranking__step--${step.step}`}>
      <td>{text.t(`ui.ranking.step.${step.step}`)}</td>
      <th scope="row">{step.what}</th>
      <td>{decisionText(step, text)}</td>
      <td>
        <ul className="ranking__because">
          {step.because.map((one, i) => (
            <li key={i}>{reasonText(one, text)}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

function Steps(): ReactElement {
  const text = useText();
  const shown = useSteps(true);
  if (shown.kind !== 'steps')
    return (
      <p className="ranking__note soft" role="status">
        {text.t(shown.kind === 'wait' ? 'ui.wait' : 'ui.ranking.failed')}
      </p>
    );
  if (shown.steps.length === 0) return <p className="ranking__note soft">{text.t('ui.ranking.none')}</p>;
  return (
    <div className="ranking__scroll" tabIndex={0} role="group" aria-label={text.t('ui.ranking.title')}>
      <table className="plain-table">
        <tbody className="table-head">
          <tr>
            <th scope="col">{text.t('ui.ranking.step')}</th>
            <th scope="col">{text.t('ui.ranking.what')}</th>
            <th scope="col">{text.t('ui.ranking.decision')}</th>
            <th scope="col">{text.t('ui.ranking.because')}</th>
          </tr>
        </tbody>
        <tbody>
          {shown.steps.map((step, i) => (
            <StepRow key={i} step={step} text={text} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The fold-out; only where an engine with the series is there to ask. */
export function RankingTrace(): ReactElement | null {
  const text = useText();
  const [open, setOpen] = useState(false);
  const live = useSeries((s) => s.kind === 'open' && s.live && s.engineLost === null && s.report.snapshots.length > 1);
  if (!live) return null;
  return (
    <details className="ranking card" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.t('ui.ranking.title')}</summary>
      {open ? <Steps /> : null}
    </details>
  );
}
