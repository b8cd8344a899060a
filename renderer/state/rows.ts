// A table's rows as windows over the engine: pages come when they are looked at, old rows stay while new ones
// come, and answers to a question that was replaced are dropped.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Rows } from '../../worker/engine/api.ts';

export const PAGE_SIZE = 200;

export interface RowsState<T> {
  /** Rows there are after filters; null before the first answer. */
  readonly total: number | null;
  readonly unfilteredTotal: number;
  /** Page number → its rows. */
  readonly pages: ReadonlyMap<number, readonly T[]>;
  /** A question is under way. */
  readonly pending: boolean;
  readonly error: unknown;
}

export type FetchRows<T> = (offset: number, limit: number) => Promise<Rows<T>>;

export interface RowWindow<T> {
  readonly store: StoreApi<RowsState<T>>;
  /** Another question (sort, filter, expansion…): its first answer replaces all rows; until then the old ones stay. */
  ask(fetch: FetchRows<T>): void;
  /** Says which rows are in view; missing pages are fetched. */
  show(first: number, last: number): void;
  row(index: number): T | undefined;
  /** Stops listening to answers. */
  dispose(): void;
}

const EMPTY: RowsState<never> = { total: null, unfilteredTotal: 0, pages: new Map(), pending: false, error: null };

/** An empty window; nothing is fetched before `ask`. */
export function createRowWindow<T>(): RowWindow<T> {
  const store = createStore<RowsState<T>>()(() => EMPTY);
  /** Grows with every `ask`; answers of older ones are dropped. */
  let question = 0;
  let fetchRows: FetchRows<T> | null = null;
  /** Pages of the current question that were asked for. */
  let requested = new Set<number>();
  let fresh = true;
  let view: readonly [number, number] = [0, 0];

  function fetchPage(page: number): void {
    if (fetchRows === null || requested.has(page)) return;
    requested.add(page);
    const asked = question;
    store.setState({ pending: true });
    fetchRows(page * PAGE_SIZE, PAGE_SIZE).then(
      (answer) => {
        if (asked !== question) return;
        const pages = new Map(fresh ? [] : store.getState().pages);
        pages.set(page, answer.rows);
        fresh = false;
        store.setState({
          total: answer.total,
          unfilteredTotal: answer.unfilteredTotal,
          pages,
          pending: pages.size < requested.size,
          error: null,
        });
      },
      (error: unknown) => {
        if (asked !== question) return;
        requested.delete(page);
        store.setState({ pending: false, error });
      },
    );
  }

  function fetchView(): void {
    for (let page = Math.floor(view[0] / PAGE_SIZE); page <= Math.floor(view[1] / PAGE_SIZE); page++) fetchPage(page);
  }

  return {
    store,
    ask(fetch) {
      question += 1;
      fetchRows = fetch;
      requested = new Set();
      fresh = true;
      fetchView();
    },
    show(first, last) {
      const total = store.getState().total;
      view = [Math.max(0, first), Math.max(0, total === null || fresh ? last : Math.min(last, total - 1))];
      fetchView();
    },
    row(index) {
      return store.getState().pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
    },
    dispose() {
      question += 1;
      fetchRows = null;
    },
  };
}
