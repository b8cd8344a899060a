// Fields or retainers of an object, opened step by step.

import { useEffect, useMemo, useState, type ReactElement } from 'react';
import type { EdgeRow, ObjectRef, ObjectRow } from '../../../worker/engine/api.ts';
import { useServices, useText } from '../../app/services.ts';
import { createEdgeTree, type EdgeTreeRow } from '../../state/edge-tree.ts';
import { formatRoute } from '../../state/routes.ts';
import { Amount } from '../../ui/amounts.tsx';
import { RowCount } from '../../ui/RowCount.tsx';
import { TreeGrid, type Column } from '../../ui/TreeGrid.tsx';
import { WordTitle } from '../../ui/WordTitle.tsx';

/** An edge's name; of a Map's value its key. */
function EdgeName({ row, snapshot }: { readonly row: EdgeRow; readonly snapshot: number }): ReactElement {
  const text = useText();
  const { entry } = row;
  if (entry?.role === 'value' && entry.key !== null) {
    const { key } = entry;
    return (
      <span className="entry">
        <a
          tabIndex={-1}
          className="entry__key ellipsis code"
          href={formatRoute({ view: 'object', snapshot, objectId: key.objectId, tab: 'fields' })}
          title={text.t('ui.object.entry-key', { key: keyText(key) })}
        >
          {keyText(key)}
        </a>
        <span aria-hidden="true">→</span>
      </span>
    );
  }
  return (
    <span className={`edge edge--${row.edgeKind}`} title={text.t(`ui.edge.${row.edgeKind}`)}>
      {entry?.role === 'key' ? text.t('ui.object.entry-is-key', { place: row.edge }) : row.edge}
    </span>
  );
}

/** A key as code shows it: text in quotes, an object by its constructor. */
function keyText(key: ObjectRow): string {
  return /string|symbol|number|bigint/.test(key.type) && key.preview !== '' ? key.preview : key.constructor;
}

interface EdgeTableProps {
  readonly target: ObjectRef;
  readonly direction: 'fields' | 'retainers';
  readonly showEngine: boolean;
}

/** The table; give it a new key for another object, direction or setting. */
export function EdgeTable({ target, direction, showEngine }: EdgeTableProps): ReactElement {
  const { engine, router } = useServices();
  const text = useText();
  const { snapshot, objectId } = target;
  const [tree] = useState(() =>
    createEdgeTree(objectId, (id, offset, limit) =>
      engine.ask(direction, { ref: { snapshot, objectId: id }, offset, limit, showEngine }),
    ),
  );
  useEffect(() => {
    tree.start();
    return () => tree.dispose();
  }, [tree]);

  const columns = useMemo(
    (): Column<EdgeTreeRow>[] => [
      {
        key: 'edge',
        title: text.t(direction === 'fields' ? 'ui.object.field' : 'ui.object.retainer'),
        width: 'minmax(17rem, 3fr)',
        cell: (r) =>
          r.kind === 'more' ? (
            <span className="soft">{text.t('ui.object.more', { count: r.left })}</span>
          ) : (
            <>
              <EdgeName row={r.row} snapshot={snapshot} />
              <a
                tabIndex={-1}
                className="ellipsis"
                href={formatRoute({ view: 'object', snapshot, objectId: r.row.objectId, tab: direction })}
              >
                <WordTitle word={r.row.constructor} />
              </a>
              <span className="faint number">@{r.row.objectId}</span>
            </>
          ),
      },
      {
        key: 'kind',
        title: text.t('ui.object.kind'),
        width: '5.5rem',
        cell: (r) =>
          r.kind === 'more' ? null : <span className="soft ellipsis">{text.t(`ui.edge.${r.row.edgeKind}`)}</span>,
      },
      {
        key: 'preview',
        title: text.t('ui.object.preview'),
        width: 'minmax(7rem, 2fr)',
        cell: (r) =>
          r.kind === 'more' ? null : (
            <span className="soft ellipsis code" title={r.row.preview}>
              {r.row.preview}
            </span>
          ),
      },
      {
        key: 'retained',
        title: text.t('ui.constructors.retained'),
        width: '5.5rem',
        numeric: true,
        cell: (r) => (r.kind === 'more' ? null : <Amount value={r.row.retainedBytes} unit="bytes" />),
      },
      {
        key: 'shallow',
        title: text.t('ui.constructors.shallow'),
        width: '5.5rem',
        numeric: true,
        cell: (r) => (r.kind === 'more' ? null : <Amount value={r.row.shallowBytes} unit="bytes" />),
      },
    ],
    [text, direction, snapshot],
  );
  return (
    <>
      <TreeGrid<EdgeTreeRow>
        label={text.t(direction === 'fields' ? 'ui.object.fields' : 'ui.object.retainers')}
        rows={tree}
        columns={columns}
        rowKey={(r) => r.key}
        wordOf={(r) => (r.kind === 'more' ? null : r.row.constructor)}
        place={(r) => ({
          level: r.level,
          expandable: r.kind === 'more' || r.row.expandable,
          expanded: r.kind === 'edge' && r.expanded,
          position: r.position,
          siblings: r.siblings,
        })}
        onToggle={(r, expand) => void tree.toggle(r, expand)}
        onOpen={(r) => {
          if (r.kind === 'more') void tree.toggle(r, true);
          else router.go({ view: 'object', snapshot, objectId: r.row.objectId, tab: direction });
        }}
        empty={text.t(direction === 'fields' ? 'ui.object.no-fields' : 'ui.object.no-retainers')}
      />
      <RowCount rows={tree} counts={tree.counts} />
    </>
  );
}
