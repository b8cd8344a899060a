// One table for everything: windows of rows under a virtual scroller, as an ARIA grid or treegrid.
// The grid itself has the focus and names its active row, so rows may come and go while one scrolls.

import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { glossaryFor } from '../../worker/messages/index.ts';
import { useLang, useText } from '../app/services.ts';
import type { RowsState } from '../state/rows.ts';
import { DownIcon, UpIcon } from './icons.tsx';
import './treegrid.css';

export interface Column<T, S extends string = string> {
  readonly key: string;
  readonly title: ReactNode;
  /** A CSS grid track. */
  readonly width: string;
  readonly numeric?: boolean;
  /** The sort this column asks for; absent when it cannot be sorted by. */
  readonly sort?: S;
  readonly cell: (row: T) => ReactNode;
}

interface TreePlace {
  readonly level: number;
  readonly expandable: boolean;
  readonly expanded: boolean;
  readonly position: number;
  readonly siblings: number;
}

/** Rows to draw: `RowWindow` over the engine, or a plain list. */
export interface RowSource<T> {
  readonly store: StoreApi<RowsState<T>>;
  show(first: number, last: number): void;
  row(index: number): T | undefined;
}

interface TreeGridProps<T, S extends string> {
  readonly label: string;
  readonly rows: RowSource<T>;
  readonly columns: readonly Column<T, S>[];
  readonly rowKey: (row: T) => string;
  /** Makes it a treegrid. */
  readonly place?: (row: T) => TreePlace;
  readonly sort?: { readonly by: S; readonly descending: boolean };
  readonly onSort?: (by: S, descending: boolean) => void;
  /** Enter, or a click on a row that does not unfold. */
  readonly onOpen?: (row: T) => void;
  readonly onToggle?: (row: T, expand: boolean) => void;
  readonly isCurrent?: (row: T) => boolean;
  /** A word of V8's in the row: its meaning stands under the table while the row is the active one. */
  readonly wordOf?: (row: T) => string | null;
  readonly empty: string;
}

const ROW_HEIGHT = 30;
/** Browsers cannot scroll further than about 33 million pixels. */
const MAX_ROWS = 1_000_000;
const PAGE_STEP = 20;

/** The table. */
export function TreeGrid<T, S extends string = string>(props: TreeGridProps<T, S>): ReactElement {
  const { label, rows, columns, rowKey, place, sort, onSort, onOpen, onToggle, isCurrent, wordOf, empty } = props;
  const text = useText();
  const lang = useLang();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const state = useStore(rows.store);
  const [active, setActive] = useState(0);
  const total = state.total ?? 0;
  const count = Math.min(total, MAX_ROWS);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    scrollPaddingStart: ROW_HEIGHT,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 0;

  useEffect(() => rows.show(first, Math.max(last, first + PAGE_STEP)), [rows, first, last]);

  // Another order is another list: its first row is what was asked for.
  const order = sort === undefined ? '' : `${sort.by} ${String(sort.descending)}`;
  const [ordered, setOrdered] = useState(order);
  if (order !== ordered) {
    setOrdered(order);
    setActive(0);
  }
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [order]);
  const cut = useCut(scroller);

  const current = Math.min(active, Math.max(0, count - 1));
  const activeRow = rows.row(current);
  const word = activeRow === undefined ? null : (wordOf?.(activeRow) ?? null);
  const meaning = word === null ? null : glossaryFor(word, lang);
  const template = columns.map((c) => c.width).join(' ');
  // Not as wide as the widest row in view: columns would jump while one scrolls.
  const minWidth = `calc(${columns.map((c) => /^minmax\(([^,]+),/.exec(c.width)?.[1] ?? c.width).join(' + ')})`;

  const goTo = (index: number): void => {
    const next = Math.min(count - 1, Math.max(0, index));
    setActive(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };

  const toParent = (row: T): void => {
    if (place === undefined) return;
    const level = place(row).level;
    for (let i = current - 1; i >= 0; i--) {
      const above = rows.row(i);
      if (above === undefined) return;
      if (place(above).level < level) {
        goTo(i);
        return;
      }
    }
  };

  const onArrow = (right: boolean): void => {
    if (activeRow === undefined) return;
    const at = place?.(activeRow);
    if (at === undefined) {
      scroller.current?.scrollBy({ left: right ? 80 : -80 });
      return;
    }
    if (right && at.expandable && !at.expanded) onToggle?.(activeRow, true);
    else if (right) goTo(at.expanded ? current + 1 : current);
    else if (at.expanded) onToggle?.(activeRow, false);
    else toParent(activeRow);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(current + 1),
      ArrowUp: () => goTo(current - 1),
      PageDown: () => goTo(current + PAGE_STEP),
      PageUp: () => goTo(current - PAGE_STEP),
      Home: () => goTo(0),
      End: () => goTo(count - 1),
      ArrowRight: () => onArrow(true),
      ArrowLeft: () => onArrow(false),
      Enter: () => {
        if (activeRow !== undefined) onOpen?.(activeRow);
      },
    };
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (move === undefined) return;
    event.preventDefault();
    move();
  };

  return (
    <div className={`grid-box${cut ? ' grid-box--cut' : ''}`}>
      <div
        ref={scroller}
        className={`grid${onOpen === undefined && onToggle === undefined ? '' : ' grid--opens'}`}
        role={place === undefined ? 'grid' : 'treegrid'}
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-busy={state.pending}
        aria-activedescendant={activeRow === undefined ? undefined : `${id}-${current}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div className="grid__content" role="presentation" style={{ minWidth }}>
          <div className="grid__head" role="rowgroup">
            <div className="grid__row" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
              {columns.map((c) => (
                <HeaderCell key={c.key} column={c} sort={sort} onSort={onSort} />
              ))}
            </div>
          </div>
          <div className="grid__body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = rows.row(item.index);
              const style = { transform: `translateY(${item.start}px)`, gridTemplateColumns: template };
              if (row === undefined) {
                return (
                  <div
                    key={item.key}
                    className="grid__row grid__row--wait"
                    role="row"
                    aria-rowindex={item.index + 2}
                    style={style}
                  >
                    <span className="grid__cell" role="gridcell">
                      …
                    </span>
                  </div>
                );
              }
              const at = place?.(row);
              return (
                <div
                  key={rowKey(row)}
                  id={`${id}-${item.index}`}
                  className={`grid__row${item.index === current ? ' grid__row--active' : ''}${isCurrent?.(row) === true ? ' grid__row--current' : ''}`}
                  role="row"
                  aria-rowindex={item.index + 2}
                  aria-selected={item.index === current}
                  aria-level={at?.level}
                  aria-expanded={at?.expandable === true ? at.expanded : undefined}
                  aria-posinset={at?.position}
                  aria-setsize={at?.siblings}
                  style={style}
                  onClick={(event: MouseEvent) => {
                    setActive(item.index);
                    // The row as a whole does what its name does; who marks text to copy it wants something else.
                    if (event.target instanceof Element && event.target.closest('a, button') !== null) return;
                    if (getSelection()?.isCollapsed === false) return;
                    if (at?.expandable === true) onToggle?.(row, !at.expanded);
                    else onOpen?.(row);
                  }}
                >
                  {columns.map((c, i) => (
                    <div
                      key={c.key}
                      className={`grid__cell${c.numeric === true ? ' grid__cell--numeric' : ''}`}
                      role={i === 0 ? 'rowheader' : 'gridcell'}
                    >
                      {i === 0 && at !== undefined ? (
                        <Twisty place={at} onToggle={() => onToggle?.(row, !at.expanded)} />
                      ) : null}
                      {c.cell(row)}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {wordOf === undefined ? null : (
        <p className="grid__meaning" aria-live="polite">
          {meaning === null ? null : (
            <>
              <strong>{meaning.term}</strong> {meaning.text}
            </>
          )}
        </p>
      )}
      {state.total === 0 ? <p className="grid__empty soft">{empty}</p> : null}
      {total > MAX_ROWS ? (
        <p className="grid__empty soft">{text.t('common.shownOf', { shownCount: MAX_ROWS, totalCount: total })}</p>
      ) : null}
    </div>
  );
}

/** Room that the box keeps for a scrollbar: Chromium counts it as content. */
const RESERVED_PIXELS = 20;

/** Whether columns lie beyond the right edge of the box; looked at when it scrolls and when its size changes. */
function useCut(box: RefObject<HTMLElement | null>): boolean {
  const [cut, setCut] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = (): void =>
      setCut(element.scrollWidth - element.clientWidth - Math.abs(element.scrollLeft) > RESERVED_PIXELS);
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    if (element.firstElementChild !== null) sizes.observe(element.firstElementChild);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box]);
  return cut;
}

function Twisty({ place, onToggle }: { readonly place: TreePlace; readonly onToggle: () => void }): ReactElement {
  return (
    <span className="twisty" style={{ paddingInlineStart: (place.level - 1) * 16 }} aria-hidden="true">
      {place.expandable ? (
        <span
          className={`twisty__mark${place.expanded ? ' twisty__mark--open' : ''}`}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <DownIcon />
        </span>
      ) : (
        <span className="twisty__mark" />
      )}
    </span>
  );
}

interface HeaderCellProps<T, S extends string> {
  readonly column: Column<T, S>;
  readonly sort: { readonly by: S; readonly descending: boolean } | undefined;
  readonly onSort: ((by: S, descending: boolean) => void) | undefined;
}

function HeaderCell<T, S extends string>({ column, sort, onSort }: HeaderCellProps<T, S>): ReactElement {
  const wanted = column.sort;
  const sorted = sort !== undefined && wanted === sort.by;
  return (
    <div
      className={`grid__cell grid__cell--head${column.numeric === true ? ' grid__cell--numeric' : ''}`}
      role="columnheader"
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      {wanted === undefined || onSort === undefined ? (
        <span className="grid__title">{column.title}</span>
      ) : (
        <button
          type="button"
          className="grid__sort"
          onClick={() => onSort(wanted, sorted ? !sort.descending : column.numeric === true)}
        >
          <span className="grid__title">{column.title}</span>
          {sorted ? sort.descending ? <DownIcon /> : <UpIcon /> : null}
        </button>
      )}
    </div>
  );
}
