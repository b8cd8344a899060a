// A capture under way: which snapshot is waited for or taken, those that are whole, and the way out.

import type { ReactElement } from 'react';
import type { CaptureState } from '../../../capture/service-types.ts';
import { useText } from '../../app/services.ts';
import { CheckIcon } from '../../ui/icons.tsx';

type State = Extract<CaptureState, { kind: 'recording' }>;

/** What happens now, in one sentence. */
function useStep({ step, round, rounds, secondsLeft, stopping, share }: State): string {
  const { t } = useText();
  if (stopping) return t('ui.live.stopping');
  if (step === 'snapshot') return t('capture.taking', { round, rounds, sharePercent: share });
  if (secondsLeft !== null)
    return round === 1
      ? t('capture.wait.warmUp', { seconds: secondsLeft })
      : t('capture.wait.every', { seconds: secondsLeft, round, rounds });
  return t(round === 1 ? 'ui.live.press-first' : 'ui.live.press', { round, rounds });
}

export function Recording({
  state,
  onNext,
  onStop,
}: {
  readonly state: State;
  readonly onNext: () => void;
  readonly onStop: () => void;
}): ReactElement {
  const text = useText();
  const sentence = useStep(state);
  const { name, round, rounds, step, stopping, taken, share } = state;
  const done = taken.length + (step === 'snapshot' ? share : 0);
  return (
    <section className="live__panel card" aria-labelledby="live-recording">
      <h2 id="live-recording" tabIndex={-1}>
        {text.t('ui.live.recording', { name })}
      </h2>
      <p role="status">{step === 'snapshot' ? text.t('ui.live.still') : sentence}</p>
      <div className="live__bar">
        <span>{step === 'snapshot' ? sentence : text.t('ui.live.taken', { count: taken.length, rounds })}</span>
        <progress className="bar" max={rounds} value={done} aria-label={text.t('ui.live.progress')} />
      </div>
      {taken.length === 0 ? null : (
        <ol className="live__taken">
          {taken.map((one, i) => (
            <li key={i}>
              <CheckIcon />
              <span>
                {[
                  text.t('ui.live.snapshot', { number: i + 1 }),
                  ...(one.heapUsedBytes === null ? [] : [text.t('capture.heap', { heapBytes: one.heapUsedBytes })]),
                  ...(one.rssBytes === null ? [] : [text.t('capture.rss', { rssBytes: one.rssBytes })]),
                  text.t('ui.live.paused', { fileBytes: one.fileBytes, pauseSeconds: one.pauseSeconds }),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ol>
      )}
      <div className="live__buttons">
        <button
          type="button"
          className="button button--primary"
          // Not `disabled`: a disabled button loses the focus, and the next press would need the whole way again.
          aria-disabled={step === 'snapshot' || stopping}
          onClick={() => {
            if (step !== 'snapshot' && !stopping) onNext();
          }}
        >
          {text.t('ui.live.take', { round, rounds })}
        </button>
        <button type="button" className="button" disabled={stopping} onClick={onStop}>
          {text.t(taken.length === 0 ? 'ui.live.cancel' : 'ui.live.stop')}
        </button>
      </div>
    </section>
  );
}
