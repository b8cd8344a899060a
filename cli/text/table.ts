// A table that fits: number columns keep their width, one column gives way, and what does not fit is cut with `…`.

import { pad, truncate, widthOf } from './layout.ts';
import type { Columns } from './layout.ts';

export interface TableColumn {
  readonly header: string;
  readonly align: 'left' | 'right';
  /** The column that takes what is left; at most one. */
  readonly flexible?: boolean;
  readonly cut?: 'end' | 'middle';
  /** Dropped when the table does not fit otherwise; the highest number goes first. */
  readonly dropOrder?: number;
}

export interface Cell {
  readonly text: string;
  /** Colours the padded text; never changes its width. */
  readonly paint?: (text: string) => string;
}

const GAP = '  ';
const MIN_FLEXIBLE: Columns = 30;

/**
 * Lines of a table of at most `columns`, header first. When it is too narrow, columns with a `dropOrder` go, highest
 * first, then the flexible one is cut. Cells are plain text; colour is in `paint`.
 */
export function table(
  columnsOf: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
  columns: Columns,
  header: (text: string) => string,
): readonly string[] {
  const natural = columnsOf.map((column, i) =>
    Math.max(widthOf(column.header), ...rows.map((row) => widthOf(row[i].text))),
  );
  let shown = columnsOf.map((_, i) => i);
  const fixed = (): Columns =>
    shown.reduce(
      (sum, i) => sum + (columnsOf[i].flexible ? Math.min(MIN_FLEXIBLE, natural[i]) : natural[i]),
      GAP.length * (shown.length - 1),
    );
  while (fixed() > columns) {
    const droppable = shown.filter((i) => columnsOf[i].dropOrder !== undefined);
    if (droppable.length === 0) break;
    const drop = droppable.reduce((a, b) => ((columnsOf[a].dropOrder ?? 0) >= (columnsOf[b].dropOrder ?? 0) ? a : b));
    shown = shown.filter((i) => i !== drop);
  }
  const others = shown.reduce(
    (sum, i) => sum + (columnsOf[i].flexible ? 0 : natural[i]),
    GAP.length * (shown.length - 1),
  );
  const widths = natural.map((width, i) =>
    columnsOf[i].flexible ? Math.min(width, Math.max(8, columns - others)) : width,
  );
  const line = (cells: readonly Cell[]): string =>
    shown
      .map((i, place) => {
        const { align, cut } = columnsOf[i];
        const text = truncate(cells[i].text, widths[i], cut);
        // No trailing spaces: they wrap on narrow terminals and make goldens brittle.
        const padded = place === shown.length - 1 && align === 'left' ? text : pad(text, widths[i], align);
        return cells[i].paint?.(padded) ?? padded;
      })
      .join(GAP)
      .trimEnd();
  return [header(line(columnsOf.map((column) => ({ text: column.header })))), ...rows.map(line)];
}
