// The shortest path from a GC root to the object, and "what if this reference were cut".

import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { CutResult, EdgeRow, ObjectDetail } from '../../../worker/engine/api.ts';
import { sentenceForError } from '../../../worker/messages/index.ts';
import { useLang, useServices, useText } from '../../app/services.ts';
import { isCancelled, toFailure } from '../../engine/errors.ts';
import { formatRoute } from '../../state/routes.ts';
import { foldHops } from '../../ui/fold-hops.ts';
import { CutIcon } from '../../ui/icons.tsx';
import { Term } from '../../ui/Term.tsx';
import { WordTitle } from '../../ui/WordTitle.tsx';

type Cut =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly at: number }
  | { readonly kind: 'done'; readonly at: number; readonly result: CutResult }
  | { readonly kind: 'failed'; readonly at: number; readonly error: unknown };

function useCut(snapshot: number): readonly [Cut, (at: number, fromId: number, toId: number) => void] {
  const { engine } = useServices();
  const [cut, setCut] = useState<Cut>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = (at: number, fromId: number, toId: number): void => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setCut({ kind: 'busy', at });
    engine.run('cut', controller.signal, snapshot, fromId, toId).then(
      (result) => setCut({ kind: 'done', at, result }),
      (error: unknown) => {
        if (!isCancelled(error)) setCut({ kind: 'failed', at, error });
      },
    );
  };
  return [cut, start];
}

const LIMITS = { longest: 14, head: 2, tail: 8 };
const isEngine = (hop: EdgeRow): boolean => hop.engine || hop.edgeKind === 'internal' || hop.edgeKind === 'hidden';

/** The path. */
export function RootPath({ detail }: { readonly detail: ObjectDetail }): ReactElement {
  const text = useText();
  const lang = useLang();
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const [cut, startCut] = useCut(detail.snapshot);
  const hops = detail.pathFromRoot;
  if (hops.length === 0) return <p className="soft">{text.t('ui.object.unreachable')}</p>;
  return (
    <ol className="chain">
      {foldHops(hops, isEngine, unfolded, LIMITS).map((line) => {
        if (line.kind !== 'hop') {
          return (
            <li key={line.index} className="hop">
              <button
                type="button"
                className="hop__unfold"
                aria-expanded={false}
                onClick={() => setUnfolded(new Set([...unfolded, line.index]))}
              >
                {text.t(line.kind === 'engine' ? 'ui.path.engine-hops' : 'ui.path.more-hops', { count: line.count })}
              </button>
            </li>
          );
        }
        const { hop, index } = line;
        const last = index === hops.length - 1;
        return (
          <li key={index} className={`hop${last ? ' hop--self' : ''}`}>
            <div className="hop__row">
              <div className="hop__line">
                {index === 0 ? null : <span className="hop__kind">{text.t(`ui.edge.${hop.edgeKind}`)}</span>}
                {hop.edge === '' || index === 0 ? null : <code className="hop__edge">{hop.edge}</code>}
                {last ? (
                  <strong>
                    <WordTitle word={hop.constructor} />
                  </strong>
                ) : (
                  <Term
                    word={hop.constructor}
                    href={formatRoute({
                      view: 'object',
                      snapshot: detail.snapshot,
                      objectId: hop.objectId,
                      tab: 'fields',
                    })}
                  />
                )}
                <span className="faint number">@{hop.objectId}</span>
              </div>
              {index === 0 ? null : (
                <button
                  type="button"
                  className="button button--quiet button--icon button--small hop__cut"
                  aria-label={text.t('ui.cut.ask')}
                  title={text.t('ui.cut.ask')}
                  onClick={() => startCut(index, hops[index - 1].objectId, hop.objectId)}
                >
                  <CutIcon />
                </button>
              )}
            </div>
            {cut.kind !== 'idle' && cut.at === index ? (
              <p className="cut" role="status">
                {cut.kind === 'busy'
                  ? text.t('ui.cut.busy')
                  : cut.kind === 'failed'
                    ? sentenceForError(toFailure(cut.error).data, lang).told
                    : cut.result.freedBytes === 0
                      ? text.t('ui.cut.nothing')
                      : text.t('ui.cut.freed', {
                          freedBytes: cut.result.freedBytes,
                          count: cut.result.freedCount,
                          sharePercent: cut.result.totalBytes === 0 ? 0 : cut.result.freedBytes / cut.result.totalBytes,
                        })}
              </p>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
