// Who keeps it: the path from a GC root to the growing objects, one link per line; engine links and the middle of a
// long path are folded, and open where they stand.

import { useState, type ReactElement } from 'react';
import type { PathHop } from '../../../worker/report/types.ts';
import { useText } from '../../app/services.ts';
import { formatRoute } from '../../state/routes.ts';
import { foldHops } from '../../ui/fold-hops.ts';
import { Term } from '../../ui/Term.tsx';

/** What an engineer recognises lies at the owner's end; the root's end is the runtime's. */
const LIMITS = { longest: 9, head: 1, tail: 6 };

const isEngine = (hop: PathHop): boolean => hop.edgeKind === 'internal';

function Folded({
  hops,
}: {
  readonly hops: readonly { readonly edge: string; readonly constructor: string }[];
}): ReactElement {
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

interface HopProps {
  readonly hop: PathHop;
  /** The scope a variable belongs to may stand at the folded link before it. */
  readonly scope: string | null;
  readonly last: boolean;
  readonly isWarmUp: boolean;
  readonly snapshot: number | null;
}

function Hop({ hop, scope, last, isWarmUp, snapshot }: HopProps): ReactElement {
  const text = useText();
  const id = hop.objectId ?? null;
  const kind = hop.edgeKind ?? (hop.edge === null ? 'root' : 'property');
  // Roots are numbered by the engine; the number says nothing.
  const named = hop.edge !== null && hop.edge !== '[]' && !(kind === 'root' && /^\d+$/.test(hop.edge));
  const href =
    id === null || snapshot === null
      ? undefined
      : formatRoute({ view: 'object', snapshot, objectId: id, tab: 'fields' });
  return (
    <li className={`hop${last ? ' hop--last' : ''}`}>
      {hop.folded !== undefined && hop.folded.length > 0 ? <Folded hops={hop.folded} /> : null}
      <div className="hop__line">
        {hop.edge === null ? null : <span className="hop__kind">{text.t(`ui.edge.${kind}`)}</span>}
        {named ? <code className="hop__edge">{hop.edge}</code> : null}
        <span className="hop__object">
          <Term word={hop.constructor} href={href} />
        </span>
        {hop.repeat !== undefined && hop.repeat > 1 ? (
          <span className="badge">{text.t('ui.path.repeat', { count: hop.repeat })}</span>
        ) : null}
        {last ? (
          <span className={`badge badge--${isWarmUp ? 'warm-up' : 'leak'}`}>{text.t('ui.path.grows-here')}</span>
        ) : null}
      </div>
      {scope === null || scope === '' ? null : <div className="hop__scope">{scope}</div>}
    </li>
  );
}

interface PathChainProps {
  readonly path: readonly PathHop[];
  /** Snapshot in which the ids are looked up; null when objects cannot be opened (a shared report). */
  readonly snapshot: number | null;
  /** What grows at its end is no leak, and not in a leak's colour. */
  readonly isWarmUp: boolean;
}

/** The chain. */
export function PathChain({ path, snapshot, isWarmUp }: PathChainProps): ReactElement {
  const text = useText();
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  return (
    <ol className={`chain${isWarmUp ? ' chain--warm-up' : ''}`}>
      {foldHops(path, isEngine, unfolded, LIMITS).map((line) =>
        line.kind === 'hop' ? (
          <Hop
            key={line.index}
            hop={line.hop}
            scope={
              line.hop.scope ??
              (line.hop.edgeKind === 'variable' && !unfolded.has(line.index - 1)
                ? (path[line.index - 1]?.scope ?? null)
                : null)
            }
            last={line.index === path.length - 1}
            isWarmUp={isWarmUp}
            snapshot={snapshot}
          />
        ) : (
          <li key={`fold ${line.index}`} className="hop hop--fold">
            <button
              type="button"
              className="hop__unfold"
              aria-expanded={false}
              onClick={() => setUnfolded(new Set([...unfolded, line.index]))}
            >
              {text.t(line.kind === 'engine' ? 'ui.path.engine-hops' : 'ui.path.more-hops', { count: line.count })}
            </button>
          </li>
        ),
      )}
    </ol>
  );
}
