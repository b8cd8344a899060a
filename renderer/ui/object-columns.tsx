// Columns of tables of objects, the same wherever objects are listed.

import type { ObjectRow } from '../../worker/engine/api.ts';
import type { Translator } from '../../worker/messages/index.ts';
import { formatRoute } from '../state/routes.ts';
import { Amount } from './amounts.tsx';
import type { Column } from './TreeGrid.tsx';
import { WordTitle } from './WordTitle.tsx';

export type ObjectSort = 'retained' | 'shallow' | 'distance' | 'id';

/** Object, preview, sizes, distance, whether it was there before. */
export function objectColumns(text: Translator, snapshot: number): Column<ObjectRow, ObjectSort>[] {
  return [
    {
      key: 'object',
      title: text.t('common.object'),
      width: 'minmax(14rem, 2fr)',
      sort: 'id',
      cell: (row) => (
        <>
          <a tabIndex={-1} href={formatRoute({ view: 'object', snapshot, objectId: row.objectId, tab: 'fields' })}>
            <WordTitle word={row.constructor} />
          </a>
          <span className="faint number">@{row.objectId}</span>
          {row.detached ? <span className="badge badge--growth">{text.t('ui.object.detached')}</span> : null}
        </>
      ),
    },
    {
      key: 'preview',
      title: text.t('ui.object.preview'),
      width: 'minmax(10rem, 2fr)',
      cell: (row) => (
        <span className="soft ellipsis code" title={row.preview}>
          {row.preview}
        </span>
      ),
    },
    {
      key: 'retained',
      title: text.t('ui.constructors.retained'),
      width: '7rem',
      numeric: true,
      sort: 'retained',
      cell: (row) => <Amount value={row.retainedBytes} unit="bytes" />,
    },
    {
      key: 'shallow',
      title: text.t('ui.constructors.shallow'),
      width: '7rem',
      numeric: true,
      sort: 'shallow',
      cell: (row) => <Amount value={row.shallowBytes} unit="bytes" />,
    },
    {
      key: 'distance',
      title: text.t('ui.constructors.distance'),
      width: '6rem',
      numeric: true,
      sort: 'distance',
      cell: (row) => (row.distance < 0 || row.distance >= 100_000_000 ? '–' : text.count(row.distance)),
    },
    {
      key: 'age',
      title: text.t('ui.object.age'),
      width: '6.5rem',
      cell: (row) => (row.survived === null ? '–' : text.t(row.survived ? 'ui.object.old' : 'ui.object.new')),
    },
  ];
}
