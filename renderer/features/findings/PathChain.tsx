// Who keeps it: the path from a GC root to the growing objects, one link per line, engine links folded.

import { useState, type ReactElement } from 'react';
import type { PathHop } from '../../../worker/report/types.ts';
import { useText } from '../../app/services.ts';
import { formatRoute } from '../../state/routes.ts';
import { Term } from '../../ui/Term.tsx';

function Folded({ hops }: { readonly hops: readonly { readonly edge: string; readonly constructor: string }[] }): ReactElement {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <div className="hop__folded">
      <button type="button" className="hop__unfold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {text.t('ui.path.engine-hops', { count: hops.length })}
      </button>
      {open ? (
        <ol className="hop__engine">
          {hops.map((hop, i) => (
            <li key={i}>
              <code>{hop.edge}</code> → <Term word={hop.constructor}>{hop.constructor}</Term>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}

interface PathChainProps {
  readonly path: readonly PathHop[];
  /** Snapshot in which the ids are looked up; null when objects cannot be opened (a shared report). */
  readonly snapshot: number | null;
}

/** The chain. */
export function PathChain({ path, snapshot }: PathChainProps): ReactElement {
  const text = useText();
  return (
    <ol className="chain">
      {path.map((hop, i) => {
        const last = i === path.length - 1;
        const id = hop.objectId ?? null;
        const kind = hop.edgeKind ?? (hop.edge === null ? 'root' : 'property');
        return (
          <li key={i} className={`hop${last ? ' hop--last' : ''}`}>
            {hop.folded !== undefined && hop.folded.length > 0 ? <Folded hops={hop.folded} /> : null}
            <div className="hop__line">
              {hop.edge === null ? null : (
                <>
                  <span className="hop__kind">{text.t(`ui.edge.${kind}`)}</span>
                  {hop.edge === '[]' ? null : <code className="hop__edge">{hop.edge}</code>}
                </>
              )}
              {id === null || snapshot === null ? (
                <span className="hop__object">
                  <Term word={hop.constructor} />
                </span>
              ) : (
                <a className="hop__object" href={formatRoute({ view: 'object', snapshot, objectId: id, tab: 'fields' })}>
                  {hop.constructor}
                </a>
              )}
              {hop.repeat !== undefined && hop.repeat > 1 ? <span className="badge">{text.t('ui.path.repeat', { count: hop.repeat })}</span> : null}
              {last ? <span className="badge badge--leak">{text.t('ui.path.grows-here')}</span> : null}
            </div>
            {hop.scope ? <div className="hop__scope">{hop.scope}</div> : null}
          </li>
        );
      })}
    </ol>
  );
}
