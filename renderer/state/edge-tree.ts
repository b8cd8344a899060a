// An object's fields or retainers as a tree that is opened step by step: flattened rows, fetched level by level.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EdgeRow, Rows } from '../../worker/engine/api.ts';
import type { RowsState } from './rows.ts';

export type EdgeTreeRow =
  | {
      readonly kind: 'edge';
      readonly key: string;
      readonly level: number;
      readonly expanded: boolean;
      readonly position: number;
      readonly siblings: number;
      readonly parentId: number;
      readonly row: EdgeRow;
    }
  | {
      readonly kind: 'more';
      readonly key: string;
      readonly level: number;
      readonly position: number;
      readonly siblings: number;
      readonly parentKey: string;
      readonly parentId: number;
      readonly left: number;
    };

export interface EdgeTree {
  readonly store: StoreApi<RowsState<EdgeTreeRow>>;
  row(index: number): EdgeTreeRow | undefined;
  /** Edges that stand there now, and those that there are on the opened levels: a `more` row is none. */
  counts(): { readonly shownCount: number; readonly totalCount: number };
  show(first: number, last: number): void;
  /** Opens or closes a row; a `more` row brings the next rows of its level. Failures end in the store. */
  toggle(row: EdgeTreeRow, expand: boolean): Promise<void>;
  /** Fetches the first level; call it once the tree is shown. */
  start(): void;
  dispose(): void;
}

/** Fetches edges of an object. */
export type FetchEdges = (objectId: number, offset: number, limit: number) => Promise<Rows<EdgeRow>>;

export const EDGE_PAGE = 100;

/** The tree under an object, empty until `start`. */
export function createEdgeTree(rootId: number, fetchEdges: FetchEdges): EdgeTree {
  let rows: EdgeTreeRow[] = [];
  let alive = false;
  const store = createStore<RowsState<EdgeTreeRow>>()(() => ({
    total: null,
    unfilteredTotal: 0,
    pages: new Map(),
    pending: true,
    error: null,
  }));

  function publish(error: unknown = null): void {
    if (alive) store.setState({ total: rows.length, unfilteredTotal: rows.length, pending: false, error });
  }

  async function load(objectId: number, key: string, level: number, offset: number): Promise<EdgeTreeRow[]> {
    const answer = await fetchEdges(objectId, offset, EDGE_PAGE);
    const found: EdgeTreeRow[] = answer.rows.map((row, i) => ({
      kind: 'edge',
      key: `${key}/${offset + i}`,
      level,
      expanded: false,
      position: offset + i + 1,
      siblings: answer.total,
      parentId: objectId,
      row,
    }));
    const left = answer.total - offset - answer.rows.length;
    if (left > 0 && answer.rows.length > 0) {
      found.push({
        kind: 'more',
        key: `${key}/more${offset}`,
        level,
        position: offset + answer.rows.length + 1,
        siblings: answer.total,
        parentKey: key,
        parentId: objectId,
        left,
      });
    }
    return found;
  }

  async function toggle(row: EdgeTreeRow, expand: boolean): Promise<void> {
    try {
      if (row.kind === 'more') {
        const next = await load(row.parentId, row.parentKey, row.level, row.position - 1);
        const at = rows.findIndex((r) => r.key === row.key);
        if (at >= 0) rows = [...rows.slice(0, at), ...next, ...rows.slice(at + 1)];
      } else if (expand) {
        const next = await load(row.row.objectId, row.key, row.level + 1, 0);
        const at = rows.findIndex((r) => r.key === row.key);
        const now = rows[at];
        if (now?.kind === 'edge' && !now.expanded)
          rows = [...rows.slice(0, at), { ...now, expanded: true }, ...next, ...rows.slice(at + 1)];
      } else {
        rows = rows
          .filter((r) => !r.key.startsWith(`${row.key}/`))
          .map((r) => (r.key === row.key && r.kind === 'edge' ? { ...r, expanded: false } : r));
      }
      publish();
    } catch (error) {
      publish(error);
    }
  }

  return {
    store,
    row: (index) => rows[index],
    counts() {
      const more = rows.filter((row) => row.kind === 'more');
      const shownCount = rows.length - more.length;
      return { shownCount, totalCount: shownCount + more.reduce((sum, { left }) => sum + left, 0) };
    },
    show: () => undefined,
    toggle,
    start() {
      alive = true;
      void load(rootId, '', 1, 0).then(
        (found) => {
          rows = found;
          publish();
        },
        (error: unknown) => publish(error),
      );
    },
    dispose() {
      alive = false;
    },
  };
}
