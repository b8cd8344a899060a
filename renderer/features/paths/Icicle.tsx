// The path tree as a picture: wider means more bytes kept, colour says what grew and what shrank.

import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { sentenceForError } from '../../../worker/messages/index.ts';
import type { PathTreeNode, Report } from '../../../worker/report/types.ts';
import { useLang, useServices, useText } from '../../app/services.ts';
import { toFailure } from '../../engine/errors.ts';
import { formatRoute, type PictureMeasure, type RouteOf } from '../../state/routes.ts';
import { growthOf } from '../../state/series.ts';
import { Amount, Change } from '../../ui/amounts.tsx';
import { useWidth } from '../../ui/useWidth.ts';
import { layoutIcicle, neighbour, type Box } from './icicle-layout.ts';
import { reportPathNode } from './report-paths.ts';

const DEPTH = 7;
/** Nodes under this share of the heap are not asked for; growth hides in small ones. */
const MIN_SHARE: Readonly<Record<PictureMeasure, number>> = { growth: 0.0002, size: 0.002 };
const HEIGHT = 560;

type Loaded =
  | { readonly kind: 'wait' }
  | { readonly kind: 'tree'; readonly node: PathTreeNode | null }
  | { readonly kind: 'failed'; readonly error: unknown };

function useTree(id: string, by: PictureMeasure, report: Report, live: boolean): Loaded {
  const { engine } = useServices();
  const [loaded, setLoaded] = useState<{ readonly id: string; readonly value: Loaded }>({
    id,
    value: { kind: 'wait' },
  });
  useEffect(() => {
    let wanted = true;
    const say = (value: Loaded): void => {
      if (wanted) setLoaded({ id, value });
    };
    const question = live
      ? engine.ask('pathTree', id, DEPTH, MIN_SHARE[by])
      : Promise.resolve(report.pathTree === null ? null : reportPathNode(report.pathTree, id));
    question.then(
      (node) => say({ kind: 'tree', node }),
      (error: unknown) => say({ kind: 'failed', error }),
    );
    return () => {
      wanted = false;
    };
  }, [engine, id, by, live, report]);
  return loaded.value;
}

function boxName(box: Box): string {
  const { edge, constructor } = box.node;
  return edge === '' || edge === '[]' || edge === constructor ? constructor : `${edge}: ${constructor}`;
}

interface IcicleProps {
  readonly route: RouteOf<'paths'>;
  readonly report: Report;
  readonly live: boolean;
  readonly by: PictureMeasure;
}

/** Id to zoom to: the row's id in a live series; in a shared report the child positions from its root. */
function idOf(box: Box, at: string, live: boolean): string | null {
  if (live) return box.node.id ?? null;
  return [at, ...box.indexes].filter((part) => part !== '').join('.');
}

/** The picture. */
export function Icicle({ route, report, live, by }: IcicleProps): ReactElement {
  const { router } = useServices();
  const text = useText();
  const lang = useLang();
  const loaded = useTree(route.at, by, report, live);
  const [ref, width] = useWidth();
  const [focused, setFocused] = useState('');
  const canvas = useRef<HTMLDivElement>(null);
  const takeFocus = useRef(false);
  const levels = width < 640 ? 4 : DEPTH;
  const root = loaded.kind === 'tree' ? loaded.node : null;
  const boxes = useMemo(
    () => (root === null || width === 0 ? [] : layoutIcicle(root, width, HEIGHT, levels, by)),
    [root, width, levels, by],
  );
  const current = boxes.find((b) => b.place === focused) ?? boxes[0];

  const zoom = (box: Box): void => {
    if (root === null) return;
    const id = idOf(box, route.at, live);
    if (id !== null && id !== route.at && box.node.children.length + box.node.omitted > 0) {
      router.go({ ...route, at: id });
      setFocused('');
      // The box that had the focus is gone with its picture: the new root takes it over.
      if (canvas.current?.contains(document.activeElement) === true) takeFocus.current = true;
    }
  };
  useEffect(() => {
    if (!takeFocus.current || loaded.kind !== 'tree') return;
    takeFocus.current = false;
    canvas.current?.querySelector<HTMLElement>('[role="treeitem"]')?.focus();
  }, [loaded]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (current === undefined) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      zoom(current);
      return;
    }
    if (event.key === 'Escape' || event.key === 'Backspace') {
      event.preventDefault();
      takeFocus.current = true;
      router.go({ ...route, at: '' });
      return;
    }
    const next = neighbour(boxes, current.place, event.key);
    if (next === null) return;
    event.preventDefault();
    setFocused(next.place);
    canvas.current?.querySelector<HTMLElement>(`[data-place="${next.place}"]`)?.focus();
  };

  if (loaded.kind === 'failed') return <p role="alert">{sentenceForError(toFailure(loaded.error).data, lang).told}</p>;
  if (loaded.kind === 'tree' && root === null) return <p className="soft">{text.t('ui.paths.none')}</p>;
  return (
    <div className="icicle-box">
      <div className="icicle__bar">
        {route.at === '' ? null : (
          <a className="button button--small" href={formatRoute({ ...route, at: '' })}>
            {text.t('ui.paths.zoom-out')}
          </a>
        )}
        <span className="icicle__legend" aria-hidden="true">
          <span>{text.t('ui.paths.shrank')}</span>
          <span className="icicle__scale" />
          <span>{text.t('ui.paths.grew')}</span>
        </span>
      </div>
      <div className="icicle" ref={ref}>
        <div
          ref={canvas}
          role="tree"
          aria-label={text.t('ui.paths.picture')}
          onKeyDown={onKeyDown}
          className="icicle__canvas"
          style={{ height: HEIGHT }}
        >
          {boxes.map((box) => (
            <div
              key={box.place}
              data-place={box.place}
              role="treeitem"
              aria-level={box.depth + 1}
              aria-selected={box === current}
              aria-label={`${boxName(box)}, ${text.bytes(box.node.bytesBySnapshot.at(-1) ?? 0)}, ${text.bytes(growthOf(box.node.bytesBySnapshot), { signed: true })}`}
              tabIndex={box === current ? 0 : -1}
              className={`icicle__node${box.height < 17 ? ' icicle__node--thin' : ''}`}
              style={{
                transform: `translate(${box.x}px, ${box.y}px)`,
                width: Math.max(1, box.width - 1),
                height: Math.max(1, box.height - 1),
                backgroundColor: `color-mix(in oklab, var(${box.heat >= 0 ? '--icicle-grew' : '--icicle-shrank'}) ${Math.round(Math.abs(box.heat) * 100)}%, var(--icicle-still))`,
              }}
              onClick={() => setFocused(box.place)}
              onDoubleClick={() => zoom(box)}
              onPointerEnter={() => setFocused(box.place)}
              onFocus={() => setFocused(box.place)}
            >
              {box.height < 13 ? null : (
                <span className="icicle__label">
                  <b>{boxName(box)}</b>
                  {box.height < 34 ? null : (
                    <span className="number">
                      {by === 'growth'
                        ? `${text.bytes(growthOf(box.node.bytesBySnapshot), { signed: true })} (${text.bytes(box.node.bytesBySnapshot.at(-1) ?? 0)})`
                        : `${text.bytes(box.node.bytesBySnapshot.at(-1) ?? 0)} (${text.bytes(growthOf(box.node.bytesBySnapshot), { signed: true })})`}
                    </span>
                  )}
                </span>
              )}
            </div>
          ))}
        </div>
      </div>
      {current === undefined ? null : (
        <div className="icicle__info card" aria-live="off">
          <strong className="icicle__info-name">{boxName(current)}</strong>
          <span>
            {text.t('ui.constructors.retained')}:{' '}
            <Amount value={current.node.bytesBySnapshot.at(-1) ?? 0} unit="bytes" />
          </span>
          <Change value={growthOf(current.node.bytesBySnapshot)} unit="bytes" />
          <span>
            {text.t('ui.constructors.count')}: <Amount value={current.node.countBySnapshot.at(-1) ?? 0} unit="count" />
          </span>
          {current.node.omitted > 0 ? (
            <span className="faint">{text.t('ui.paths.omitted', { count: current.node.omitted })}</span>
          ) : null}
          <button type="button" className="button button--small" onClick={() => zoom(current)}>
            {text.t('ui.paths.zoom-in')}
          </button>
        </div>
      )}
    </div>
  );
}
