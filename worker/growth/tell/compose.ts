// What one added entry brings: everything under the new entries, counted by constructor and divided by them.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { CompositionRow } from '../../report/types.ts';
import { CONTEXT, ENGINE, PLUMBING, isStringType } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';

/**
 * What one added entry brings: everything under the new entries, counted by constructor and divided by them.
 * @param entries - new entries of the main constructor, last snapshot
 * @param all - new entries of all constructors that grow with it
 */
export function compose(
  view: SeriesView,
  entries: readonly NodeOrdinal[],
  all: readonly NodeOrdinal[],
): { rows: CompositionRow[]; bytesPerEntry: number } {
  const last = view.last;
  const { selfSize } = view.heaps[last].columns.nodes;
  const counts = new Map<number, { count: number; bytes: number }>();
  let total = 0;
  for (const entry of all) {
    let key = view.entryKey(last, entry);
    view.walkTerritory(last, entry, (n) => {
      const kind = view.kinds[last][n];
      total += selfSize[n];
      // Shapes, code and hidden records come with it: told in the sum, in no row of their own.
      if ((kind & ENGINE) !== 0) return;
      if ((kind & (PLUMBING | CONTEXT)) === 0) key = view.entryKey(last, n);
      const row = counts.get(key);
      const counted = (kind & (PLUMBING | CONTEXT)) === 0 ? 1 : 0;
      if (row === undefined) counts.set(key, { count: counted, bytes: selfSize[n] });
      else {
        row.count += counted;
        row.bytes += selfSize[n];
      }
    });
  }
  const divisor = Math.max(1, entries.length);
  const merged = new Map<string, { count: number; bytes: number }>();
  for (const [key, row] of counts) {
    const name = isStringType(key % 16) ? '(string)' : view.keyConstructor(key);
    const known = merged.get(name);
    if (known === undefined) merged.set(name, { ...row });
    else {
      known.count += row.count;
      known.bytes += row.bytes;
    }
  }
  const main = entries.length > 0 ? view.keyConstructor(view.entryKey(last, entries[0])) : '';
  const rows = [...merged]
    .map(([name, row]) => ({
      constructor: name,
      count: round(row.count / divisor),
      bytes: Math.round(row.bytes / divisor),
    }))
    .filter((row) => row.count >= 0.05)
    .sort((x, y) => Number(y.constructor === main) - Number(x.constructor === main) || y.bytes - x.bytes);
  return { rows: rows.slice(0, 12), bytesPerEntry: Math.round(total / divisor) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
