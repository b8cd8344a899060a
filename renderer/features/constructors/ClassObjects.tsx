// The objects behind one constructor row: all, those that are new, or those that were there before.

import { useCallback, useMemo, useState, type ReactElement } from 'react';
import type { ClassObjectsQuery, KeptBy, ObjectRow } from '../../../worker/engine/api.ts';
import type { Report } from '../../../worker/report/types.ts';
import { useServices, useText } from '../../app/services.ts';
import type { FetchRows } from '../../state/rows.ts';
import { objectColumns, type ObjectSort } from '../../ui/object-columns.tsx';
import { RowCount } from '../../ui/RowCount.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TreeGrid } from '../../ui/TreeGrid.tsx';
import { useRows } from '../../ui/useRows.ts';
import { CloseIcon } from '../../ui/icons.tsx';

interface ClassObjectsProps {
  readonly classKey: string;
  /** Only what a filter keeps; its table has been asked for. */
  readonly keptBy: KeptBy | null;
  readonly report: Report;
  readonly onClose: () => void;
}

/** The pane. */
export function ClassObjects({ classKey, keptBy, report, onClose }: ClassObjectsProps): ReactElement {
  const { engine, router } = useServices();
  const text = useText();
  const [only, setOnly] = useState<ClassObjectsQuery['only']>('all');
  const [sort, setSort] = useState<ClassObjectsQuery['sort']>({ by: 'retained', descending: true });
  const snapshot = report.snapshots.length - 1;
  const fetch = useCallback<FetchRows<ObjectRow>>(
    (offset, limit) => engine.ask('classObjects', { snapshot, classKey, only, keptBy, sort, offset, limit }),
    [engine, snapshot, classKey, only, keptBy, sort],
  );
  const rows = useRows(fetch);
  const columns = useMemo(() => objectColumns(text, snapshot), [text, snapshot]);
  const comparable = report.identity === 'same-process' && report.snapshots.length > 1;
  return (
    <section className="objects" aria-labelledby="objects-title">
      <div className="view__bar">
        <h2 id="objects-title" className="section-title view-title">
          {text.t('ui.constructors.objects')}
        </h2>
        {comparable ? (
          <Segmented
            name="objects-which"
            label={text.t('ui.constructors.which')}
            value={only}
            options={(['all', 'added', 'survived'] as const).map((value) => ({
              value,
              text: text.t(`ui.constructors.which.${value}`),
            }))}
            onChange={setOnly}
          />
        ) : null}
        <button
          type="button"
          className="button button--quiet button--icon button--small"
          aria-label={text.t('ui.close')}
          onClick={onClose}
        >
          <CloseIcon />
        </button>
      </div>
      <TreeGrid<ObjectRow, ObjectSort>
        label={text.t('ui.constructors.objects')}
        rows={rows}
        columns={columns}
        rowKey={(row) => String(row.objectId)}
        wordOf={(row) => row.constructor}
        sort={sort}
        onSort={(by, descending) => setSort({ by, descending })}
        onOpen={(row) => router.go({ view: 'object', snapshot, objectId: row.objectId, tab: 'fields' })}
        empty={text.t('ui.nothing-matches')}
      />
      <RowCount rows={rows} />
    </section>
  );
}
