// The constructor table, and the objects of one constructor.

import type {
  ClassObjectsQuery,
  ConstructorQuery,
  ConstructorRowData,
  ConstructorSortColumn,
  KeptBy,
  ObjectRow,
  Rows,
} from '../engine/api.ts';
import { classKeyOf, diffConstructors, type ConstructorDiffRow } from '../growth/tables/constructor-diff.ts';
import { shallowOf, type SlimHeap } from '../heap/index.ts';
import { growthOf, lastOf } from '../base/by-snapshot.ts';
import { objectRow } from './objects.ts';
import { hasBit, keptByKnown } from './kept-by.ts';
import { Recent, survivorsOf, withEdges, type QuerySeries } from './series.ts';
import { sortByKey, windowOf } from './window.ts';

/** Which rows of a table to show, by its sort and filter: for tables that are small. */
export function orderOf(
  rows: readonly ConstructorRowData[],
  { sort, filter, hideEngine }: Pick<ConstructorQuery, 'sort' | 'filter' | 'hideEngine'>,
): Uint32Array {
  const wanted = filter.trim().toLowerCase();
  const kept: number[] = [];
  rows.forEach((row, index) => {
    if (!(hideEngine && row.engine) && row.name.toLowerCase().includes(wanted)) kept.push(index);
  });
  const byName = (a: number, b: number): number =>
    rows[a].name < rows[b].name ? -1 : rows[a].name > rows[b].name ? 1 : a - b;
  const items = Uint32Array.from(kept).sort(byName);
  if (sort.by === 'name') return sort.descending ? items.reverse() : items;
  const { by } = sort;
  return sortByKey(
    items,
    Float64Array.from(items, (index) => valueOf(rows[index], by)),
    sort.descending,
  );
}

/** Answers for the constructor table of one series; sorted orders are kept, so scrolling only cuts windows. */
export class ConstructorTable {
  readonly #series: QuerySeries;
  readonly #orders = new Recent<Uint32Array>(16);
  readonly #objects = new Recent<{ readonly nodes: Uint32Array; readonly unfiltered: number }>(8);
  #rows: readonly ConstructorDiffRow[] | null = null;
  #lowerNames: readonly string[] = [];
  /** Position of each row in the order of names. */
  #nameRank: Float64Array = new Float64Array(0);

  constructor(series: QuerySeries) {
    this.#series = series;
  }

  /** All rows of the series; made once. */
  rows(): readonly ConstructorDiffRow[] {
    if (this.#rows !== null) return this.#rows;
    const rows = this.#series.constructors ?? diffConstructors(this.#series.heaps, this.#series.identity);
    this.#lowerNames = rows.map((row) => row.name.toLowerCase());
    this.#nameRank = rankOf(rows, this.#lowerNames);
    this.#rows = rows;
    return rows;
  }

  window(query: ConstructorQuery): Rows<ConstructorRowData> {
    const rows = this.rows();
    const { by, descending } = query.sort;
    const filter = query.filter.trim().toLowerCase();
    const order = this.#orders.get(JSON.stringify([by, descending, filter, query.hideEngine]), () => {
      const kept: number[] = [];
      rows.forEach((row, index) => {
        if (!(query.hideEngine && row.engine) && this.#lowerNames[index].includes(filter)) kept.push(index);
      });
      const items = Uint32Array.from(kept).sort((a, b) => this.#nameRank[a] - this.#nameRank[b]);
      if (by === 'name') return descending ? items.reverse() : items;
      return sortByKey(
        items,
        Float64Array.from(items, (index) => valueOf(rows[index], by)),
        descending,
      );
    });
    return windowOf(this.#series.generation, query, order.length, rows.length, (index) => rows[order[index]]);
  }

  /** The objects of one constructor in one snapshot; empty for a key that is not there. */
  objects(query: ClassObjectsQuery): Rows<ObjectRow> {
    const { generation, heaps } = this.#series;
    const heap = heaps[query.snapshot];
    if (heap === undefined) return windowOf(generation, query, 0, 0, () => objectRow(this.#series, 0, 0));
    const { by, descending } = query.sort;
    const { nodes, unfiltered } = this.#objects.get(
      JSON.stringify([query.snapshot, query.classKey, query.only, query.keptBy ?? '', by, descending]),
      () => {
        const all = this.#nodesOf(heap, query.classKey);
        const kept = this.#keptBy(heap, this.#only(heap, all, query.only), query.keptBy ?? null);
        return {
          nodes: sortByKey(
            kept,
            Float64Array.from(kept, (node) => nodeValue(heap, node, by)),
            descending,
          ),
          unfiltered: all.length,
        };
      },
    );
    return windowOf(generation, query, nodes.length, unfiltered, (index) =>
      objectRow(this.#series, query.snapshot, nodes[index]),
    );
  }

  #nodesOf(heap: SlimHeap, classKey: string): Uint32Array {
    const { rows, nodeClass } = heap.classes;
    const wanted = new Uint8Array(rows.length + 1);
    let count = 0;
    rows.forEach((row, index) => {
      if (classKeyOf(row, this.#series) !== classKey) return;
      wanted[index] = 1;
      count += row.count;
    });
    const nodes = new Uint32Array(count);
    if (count === 0) return nodes;
    let at = 0;
    for (let node = 0; node < nodeClass.length; node++) if (wanted[nodeClass[node]] === 1) nodes[at++] = node;
    return nodes;
  }

  /** Objects that came after the first snapshot, or were in it; all of them when ids do not compare. */
  #only(heap: SlimHeap, nodes: Uint32Array, only: ClassObjectsQuery['only']): Uint32Array {
    if (only === 'all' || this.#series.identity !== 'same-process') return nodes;
    const survived = survivorsOf(this.#series.heaps[0], heap);
    const wanted = only === 'survived' ? 1 : 0;
    return nodes.filter((node) => survived[node] === wanted);
  }

  /** Those that a filter keeps; its walk was done when the filter's table was asked for. */
  #keptBy(heap: SlimHeap, nodes: Uint32Array, by: KeptBy | null): Uint32Array {
    const full = by === null ? null : withEdges(heap);
    const bits = full === null || by === null ? null : keptByKnown(full, by);
    return bits === null ? nodes : nodes.filter((node) => hasBit(bits, node));
  }
}

function rankOf(rows: readonly ConstructorDiffRow[], lower: readonly string[]): Float64Array {
  const order = rows
    .map((_, index) => index)
    .sort((a, b) => (lower[a] < lower[b] ? -1 : lower[a] > lower[b] ? 1 : rows[a].key < rows[b].key ? -1 : 1));
  const rank = new Float64Array(rows.length);
  order.forEach((row, at) => {
    rank[row] = at;
  });
  return rank;
}

function valueOf(row: ConstructorRowData, by: Exclude<ConstructorSortColumn, 'name'>): number {
  switch (by) {
    case 'count':
      return lastOf(row.countBySnapshot);
    case 'countGrowth':
      return growthOf(row.countBySnapshot);
    case 'shallow':
      return lastOf(row.shallowBytesBySnapshot);
    case 'shallowGrowth':
      return growthOf(row.shallowBytesBySnapshot);
    case 'retained':
      return lastOf(row.retainedBytesBySnapshot);
    case 'retainedGrowth':
      return growthOf(row.retainedBytesBySnapshot);
    case 'added':
      return row.addedCount ?? 0;
    case 'removed':
      return row.removedCount ?? 0;
    case 'survived':
      return row.survivedCount ?? 0;
    case 'distance':
      return row.distance;
  }
}

/** What a table of objects sorts by. */
export function nodeValue(heap: SlimHeap, node: number, by: ClassObjectsQuery['sort']['by']): number {
  switch (by) {
    case 'retained':
      return heap.retained[node];
    case 'shallow':
      return shallowOf(heap, node);
    case 'distance':
      return heap.distance[node];
    case 'id':
      return heap.columns.nodes.id[node];
  }
}
