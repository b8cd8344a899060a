// Programs of this machine to choose from: Node processes, and pages behind debugging ports.

import type { ReactElement } from 'react';
import { useText } from '../../app/services.ts';
import { Snippet } from '../../ui/Snippet.tsx';
import { useChoices } from './useCapture.ts';

/** What to type where the list has nothing: a program that we start, with load on it between the snapshots. */
const COMMAND = 'heapdelta capture --work "npx autocannon -a 1000 localhost:3000" -- node server.js';

export function Choices({ onChoose }: { readonly onChoose: (id: string) => void }): ReactElement {
  const text = useText();
  const choices = useChoices();
  return (
    <section className="live__panel card" aria-labelledby="live-choose" aria-busy={choices === null}>
      <h2 id="live-choose" tabIndex={-1}>
        {text.t('ui.live.choose')}
      </h2>
      {choices === null ? (
        <p className="soft">{text.t('ui.live.looking')}</p>
      ) : choices.length === 0 ? (
        <p>{text.t('ui.live.none')}</p>
      ) : (
        <ul className="live__choices">
          {choices.map(({ id, name, detail, pid, rssBytes }) => (
            <li key={id}>
              <button type="button" className="live__choice" onClick={() => onChoose(id)}>
                <span className="live__name">{name}</span>
                <span className="soft">
                  {[
                    detail,
                    ...(pid === null ? [] : [text.t('ui.live.pid', { pid: String(pid) })]),
                    ...(rssBytes === null ? [] : [text.t('capture.rss', { rssBytes })]),
                  ].join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="soft">{text.t('ui.live.listed')}</p>
      <p className="soft">{text.t('ui.live.elsewhere')}</p>
      <Snippet code={COMMAND} label={text.t('ui.live.elsewhere')} />
    </section>
  );
}
