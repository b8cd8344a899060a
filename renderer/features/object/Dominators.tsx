// What this object hangs from, nearest first: if any of these goes, it goes, too.

import { useState, type ReactElement } from 'react';
import type { ObjectDetail } from '../../../worker/engine/api.ts';
import { useText } from '../../app/services.ts';
import { formatRoute } from '../../state/routes.ts';
import { Amount } from '../../ui/amounts.tsx';
import { Term } from '../../ui/Term.tsx';

const FIRST = 6;

/** The list; nothing for what hangs from the root itself. */
export function Dominators({ detail }: { readonly detail: ObjectDetail }): ReactElement | null {
  const text = useText();
  const [all, setAll] = useState(false);
  const { dominators, snapshot } = detail;
  if (dominators.length === 0) return null;
  const shown = all ? dominators : dominators.slice(0, FIRST);
  return (
    <section className="object__path" aria-labelledby="dominators">
      <h2 id="dominators" className="section-title">
        <Term word="dominator">{text.t('ui.object.dominators')}</Term>
      </h2>
      <ol className="dominators">
        {shown.map((above) => (
          <li key={above.objectId}>
            <Term
              word={above.constructor}
              href={formatRoute({ view: 'object', snapshot, objectId: above.objectId, tab: 'dominated' })}
            />
            <span className="faint number">@{above.objectId}</span>
            <Amount value={above.retainedBytes} unit="bytes" />
          </li>
        ))}
      </ol>
      {shown.length < dominators.length ? (
        <button type="button" className="hop__unfold" onClick={() => setAll(true)}>
          {text.t('ui.path.more-hops', { count: dominators.length - shown.length })}
        </button>
      ) : null}
    </section>
  );
}
