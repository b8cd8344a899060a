// A program that was chosen: what it is, what its snapshots will cost, and how they are to be taken.

import { useId, useState, type FormEvent, type ReactElement } from 'react';
import { EVERY_SECONDS, ROUNDS } from '../../../capture/service-types.ts';
import type { CaptureLook, CaptureStart } from '../../../capture/service-types.ts';
import type { Translator } from '../../../worker/messages/index.ts';
import { useText } from '../../app/services.ts';
import { AlertIcon } from '../../ui/icons.tsx';

const RUNTIMES: Readonly<Record<string, string>> = { node: 'Node.js', deno: 'Deno', chromium: 'Chromium' };
/** With four the first interval counts as warm-up and three remain to agree. */
const USUAL_ROUNDS = 4;
const USUAL_SECONDS = 30;

/** The program in one line, as the terminal says it. */
function factsLine(look: CaptureLook, { t }: Translator): string {
  const { heapUsedBytes: heapBytes, heapLimitBytes: limitBytes, rssBytes, groupLimitBytes, groupUsedBytes } = look;
  return [
    `${RUNTIMES[look.runtime] ?? look.runtime}${look.version === null ? '' : ` ${look.version}`}`,
    limitBytes === null ? t('capture.heap', { heapBytes }) : t('capture.heapOf', { heapBytes, limitBytes }),
    ...(rssBytes === null ? [] : [t('capture.rss', { rssBytes })]),
    ...(groupLimitBytes === null || groupUsedBytes === null
      ? []
      : [t('capture.group', { usedBytes: groupUsedBytes, limitBytes: groupLimitBytes })]),
  ].join(', ');
}

const within = (value: string, { least, most }: { readonly least: number; readonly most: number }): number | null =>
  /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most ? Number(value) : null;

export function Ready({
  name,
  look,
  onStart,
  onBack,
}: {
  readonly name: string;
  readonly look: CaptureLook;
  readonly onStart: (how: CaptureStart) => void;
  readonly onBack: () => void;
}): ReactElement {
  const text = useText();
  const id = useId();
  const [rounds, setRounds] = useState(String(USUAL_ROUNDS));
  const [timed, setTimed] = useState(false);
  const [seconds, setSeconds] = useState(String(USUAL_SECONDS));
  const [stacks, setStacks] = useState(false);
  const [yes, setYes] = useState(false);
  const { danger } = look;
  const roundCount = within(rounds, ROUNDS);
  const every = within(seconds, EVERY_SECONDS);
  const isReady = roundCount !== null && (!timed || every !== null) && (danger === null || yes);
  const start = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady || roundCount === null) return;
    onStart({ rounds: roundCount, everySeconds: timed ? every : null, yes, stacks });
  };
  return (
    <form className="live__panel card" aria-labelledby={`${id}-title`} onSubmit={start}>
      <h2 id={`${id}-title`} tabIndex={-1}>
        {name}
      </h2>
      <p>{factsLine(look, text)}</p>
      <div className="live__cost" role="note">
        <p>
          {text.t('ui.live.cost', {
            pauseSeconds: Math.max(1, Math.ceil(look.pauseSeconds)),
            memoryBytes: look.memoryBytes,
            diskBytes: look.diskBytes,
          })}
        </p>
        <p className="soft">{text.t('ui.live.cost-note')}</p>
      </div>
      {look.threads.length === 0 ? null : (
        <p className="soft">{text.t('ui.live.threads', { list: look.threads.join(', ') })}</p>
      )}
      {danger === null ? null : (
        <div role="alert" className="live__fault">
          <AlertIcon />
          <span>
            {text.t('errors.capture-would-die.what', { ...danger, heapBytes: look.heapUsedBytes })}
            <label className="live__check">
              <input type="checkbox" checked={yes} onChange={(e) => setYes(e.target.checked)} />
              {text.t('ui.live.yes')}
            </label>
          </span>
        </div>
      )}
      <div className="live__fields">
        <div className="form-field">
          <label htmlFor={`${id}-rounds`}>{text.t('ui.live.rounds')}</label>
          <input
            id={`${id}-rounds`}
            className="field live__number"
            inputMode="numeric"
            value={rounds}
            aria-invalid={roundCount === null}
            aria-describedby={`${id}-rounds-note`}
            onChange={(e) => setRounds(e.target.value)}
          />
          <span id={`${id}-rounds-note`} className="faint">
            {text.t('ui.live.rounds-note', { least: ROUNDS.least, most: ROUNDS.most })}
          </span>
        </div>
        <fieldset className="live__pace">
          <legend>{text.t('ui.live.pace')}</legend>
          <label className="live__check">
            <input type="radio" name={`${id}-pace`} checked={!timed} onChange={() => setTimed(false)} />
            {text.t('ui.live.by-press')}
          </label>
          <label className="live__check">
            <input type="radio" name={`${id}-pace`} checked={timed} onChange={() => setTimed(true)} />
            {text.t('ui.live.by-time')}
          </label>
          <input
            className="field live__number"
            inputMode="numeric"
            value={seconds}
            disabled={!timed}
            aria-invalid={timed && every === null}
            aria-label={text.t('ui.live.seconds')}
            onChange={(e) => setSeconds(e.target.value)}
          />
        </fieldset>
        <label className="live__check">
          <input type="checkbox" checked={stacks} onChange={(e) => setStacks(e.target.checked)} />
          {text.t('ui.live.stacks')}
        </label>
      </div>
      <div className="live__buttons">
        <button type="submit" className="button button--primary" disabled={!isReady}>
          {text.t('ui.live.start')}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {text.t('ui.live.back')}
        </button>
      </div>
    </form>
  );
}
