// What goes if this object goes: the objects it dominates directly, and above it what dominates it.

import { useCallback, useMemo, type ReactElement } from 'react';
import type { ObjectRef, ObjectRow } from '../../../worker/engine/api.ts';
import { useServices, useText } from '../../app/services.ts';
import type { FetchRows } from '../../state/rows.ts';
import { objectColumns, type ObjectSort } from '../../ui/object-columns.tsx';
import { RowCount } from '../../ui/RowCount.tsx';
import { TreeGrid } from '../../ui/TreeGrid.tsx';
import { useRows } from '../../ui/useRows.ts';

/** The table. */
export function Dominated({
  target,
  showEngine,
}: {
  readonly target: ObjectRef;
  readonly showEngine: boolean;
}): ReactElement {
  const { engine, router } = useServices();
  const text = useText();
  const { snapshot, objectId } = target;
  const fetch = useCallback<FetchRows<ObjectRow>>(
    (offset, limit) => engine.ask('dominated', { ref: { snapshot, objectId }, offset, limit, showEngine }),
    [engine, snapshot, objectId, showEngine],
  );
  const rows = useRows(fetch);
  const columns = useMemo(() => objectColumns(text, snapshot), [text, snapshot]);
  return (
    <>
      <TreeGrid<ObjectRow, ObjectSort>
        label={text.t('ui.object.tab.dominated')}
        rows={rows}
        columns={columns}
        rowKey={(row) => String(row.objectId)}
        wordOf={(row) => row.constructor}
        onOpen={(row) => router.go({ view: 'object', snapshot, objectId: row.objectId, tab: 'dominated' })}
        empty={text.t('ui.object.no-dominated')}
      />
      <RowCount rows={rows} />
    </>
  );
}
