// How many rows a table shows, and of how many: truncation is said out loud.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { sentenceForError } from '../../worker/messages/index.ts';
import { useLang, useText } from '../app/services.ts';
import { toFailure } from '../engine/errors.ts';
import type { RowSource } from './TreeGrid.tsx';

/** The line under a table; also says when its rows could not be had. */
export function RowCount<T>({
  rows,
  counts,
}: {
  readonly rows: Pick<RowSource<T>, 'store'>;
  /** For a table in which not every line is a row of what is counted; asked anew when the rows change. */
  readonly counts?: () => { readonly shownCount: number; readonly totalCount: number };
}): ReactElement {
  const text = useText();
  const lang = useLang();
  const total = useStore(rows.store, (s) => s.total);
  const unfiltered = useStore(rows.store, (s) => s.unfilteredTotal);
  const error = useStore(rows.store, (s) => s.error);
  if (error !== null)
    return (
      <p className="row-count" role="alert">
        {sentenceForError(toFailure(error).data, lang).told}
      </p>
    );
  const { shownCount, totalCount } = counts?.() ?? { shownCount: total ?? 0, totalCount: unfiltered };
  return (
    <p className="row-count faint" role="status">
      {total === null
        ? ''
        : shownCount === totalCount
          ? text.t('ui.rows', { count: shownCount })
          : text.t('common.shownOf', { shownCount, totalCount })}
    </p>
  );
}
