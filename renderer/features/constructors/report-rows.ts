// The constructor table of a shared report: the same windows, made from the report's rows, without an engine.

import type { ConstructorQuery, ConstructorRowData, ConstructorSortColumn, Rows } from '../../../worker/engine/api.ts';
import type { Report } from '../../../worker/report/types.ts';
import { growthOf } from '../../state/series.ts';

const last = (values: readonly number[]): number => values[values.length - 1] ?? 0;

function amount(row: ConstructorRowData, by: Exclude<ConstructorSortColumn, 'name'>): number {
  switch (by) {
    case 'count':
      return last(row.countBySnapshot);
    case 'countGrowth':
      return growthOf(row.countBySnapshot);
    case 'shallow':
      return last(row.shallowBytesBySnapshot);
    case 'shallowGrowth':
      return growthOf(row.shallowBytesBySnapshot);
    case 'retained':
      return last(row.retainedBytesBySnapshot);
    case 'retainedGrowth':
      return growthOf(row.retainedBytesBySnapshot);
    case 'added':
      return row.addedCount ?? -1;
    case 'removed':
      return row.removedCount ?? -1;
    case 'survived':
      return row.survivedCount ?? -1;
    case 'distance':
      return row.distance;
  }
}

/** A window of the report's constructors: filtered, sorted, cut. */
export function reportRows(report: Report, query: ConstructorQuery): Rows<ConstructorRowData> {
  const needle = query.filter.toLowerCase();
  const all = report.constructors.map((c, i): ConstructorRowData => ({
    key: `${i}`,
    name: c.name,
    engine: c.engine,
    source: c.source ?? null,
    ...(c.script === undefined ? {} : { script: c.script }),
    distance: -1,
    countBySnapshot: c.countBySnapshot,
    shallowBytesBySnapshot: c.shallowBytesBySnapshot,
    retainedBytesBySnapshot: c.retainedBytesBySnapshot,
    addedCount: c.addedCount,
    removedCount: c.removedCount,
    survivedCount: null,
    addedBytes: c.addedBytes,
    removedBytes: c.removedBytes,
  }));
  const { by, descending } = query.sort;
  const rows = all
    .filter((r) => (!query.hideEngine || !r.engine) && r.name.toLowerCase().includes(needle))
    .sort(
      (a, b) => (by === 'name' ? a.name.localeCompare(b.name) : amount(a, by) - amount(b, by)) * (descending ? -1 : 1),
    );
  return {
    generation: 0,
    total: rows.length,
    unfilteredTotal: all.length,
    offset: query.offset,
    rows: rows.slice(query.offset, query.offset + query.limit),
  };
}
