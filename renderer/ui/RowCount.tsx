// How many rows a table shows, and of how many: truncation is said out loud.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { sentenceForError } from '../../worker/messages/index.ts';
import { useLang, useText } from '../app/services.ts';
import { toFailure } from '../engine/errors.ts';
import type { RowSource } from './TreeGrid.tsx';

/** The line under a table; also says when its rows could not be had. */
export function RowCount<T>({ rows }: { readonly rows: Pick<RowSource<T>, 'store'> }): ReactElement {
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
  return (
    <p className="row-count faint" role="status">
      {total === null
        ? ''
        : total === unfiltered
          ? text.t('ui.rows', { count: total })
          : text.t('common.shownOf', { shownCount: total, totalCount: unfiltered })}
    </p>
  );
}
