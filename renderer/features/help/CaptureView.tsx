// How to take snapshots: the procedure that gives a clear answer, its honest cost, and code to copy.

import type { ReactElement } from 'react';
import { useText } from '../../app/services.ts';
import { formatRoute } from '../../state/routes.ts';
import { Snippet } from '../../ui/Snippet.tsx';
import { DOCKER, KUBERNETES, LIVE, PM2, REACT_NATIVE, SYSTEMD } from './recipes.ts';
import { ELECTRON, EXPRESS, NEAR_LIMIT, NEST, SIGNAL, WRITE } from './snippets.ts';
import './help.css';

const WAYS = [
  { name: 'live', code: LIVE },
  { name: 'kubernetes', code: KUBERNETES },
  { name: 'docker', code: DOCKER },
  { name: 'pm2', code: PM2 },
  { name: 'systemd', code: SYSTEMD },
  { name: 'signal', code: SIGNAL },
  { name: 'write', code: WRITE },
  { name: 'express', code: EXPRESS },
  { name: 'nest', code: NEST },
  { name: 'near-limit', code: NEAR_LIMIT },
  { name: 'electron', code: ELECTRON },
  { name: 'react-native', code: REACT_NATIVE },
] as const;

/** The page. */
export function CaptureView(): ReactElement {
  const text = useText();
  return (
    <article className="capture">
      <header className="capture__section">
        <p>
          <a href={formatRoute({ view: 'start' })}>{text.t('ui.capture.back')}</a>
        </p>
        <h1>{text.t('ui.view.capture')}</h1>
        <p className="soft">{text.t('ui.capture.intro')}</p>
        <p>
          <a href={formatRoute({ view: 'live' })}>{text.t('ui.view.live')}</a>
        </p>
      </header>
      <section className="capture__section">
        <h2>{text.t('ui.capture.steps')}</h2>
        <ol className="capture__steps">
          {(['warm', 'first', 'load', 'second', 'again', 'third'] as const).map((step) => (
            <li key={step}>{text.t(`ui.capture.step.${step}`)}</li>
          ))}
        </ol>
      </section>
      <section className="capture__cost" aria-labelledby="cost-title">
        <h2 id="cost-title">{text.t('ui.capture.cost')}</h2>
        <ul className="bullets">
          {(['pause', 'memory', 'disk', 'secrets'] as const).map((cost) => (
            <li key={cost}>{text.t(`ui.capture.cost.${cost}`)}</li>
          ))}
        </ul>
      </section>
      {WAYS.map(({ name, code }) => (
        <section key={name} className="capture__section">
          <h2>{text.t(`ui.capture.${name}`)}</h2>
          <p className="soft">{text.t(`ui.capture.${name}.text`)}</p>
          <Snippet code={code} label={text.t(`ui.capture.${name}`)} />
        </section>
      ))}
      <section className="capture__section">
        <h2>{text.t('ui.capture.chrome')}</h2>
        <p className="soft">{text.t('ui.capture.chrome.text')}</p>
      </section>
    </article>
  );
}
