// The constructor table under one of DevTools' filters, with growth: what one kind of holder alone keeps, in the oldest and
// in the newest snapshot that can be asked.

import type { ConstructorRowData, KeptBy, KeptQuery, KeptRows } from '../engine/api.ts';
import { lastOf } from '../base/by-snapshot.ts';
import { classKeyOf } from '../growth/tables/constructor-diff.ts';
import { dominatorTree, shallowOf, Stack, type CancelSignal, type Heap } from '../heap/index.ts';
import { orderOf, type ConstructorTable } from './constructors.ts';
import { hasBit, keptBy } from './kept-by.ts';
import { withEdges, type QuerySeries } from './series.ts';
import { windowOf } from './window.ts';

/** What DevTools' Summary has of one row, restricted to the objects of a filter. */
export interface FilteredRow {
  count: number;
  shallowBytes: number;
  retainedBytes: number;
  distance: number;
}

/** Answers for one series; the rows of a filter are kept. */
export class KeptTable {
  readonly #series: QuerySeries;
  readonly #table: ConstructorTable;
  readonly #rows = new Map<KeptBy, readonly ConstructorRowData[]>();

  constructor(series: QuerySeries, table: ConstructorTable) {
    this.#series = series;
    this.#table = table;
  }

  /** Rejects with `HeapError('cancelled')`. */
  async window(query: KeptQuery, signal: CancelSignal): Promise<KeptRows> {
    const snapshots = askable(this.#series);
    let rows = this.#rows.get(query.by);
    if (rows === undefined) this.#rows.set(query.by, (rows = await this.#make(query.by, snapshots, signal)));
    const found = rows;
    const order = orderOf(found, query);
    const total = (of: (row: ConstructorRowData) => readonly number[], at: number): number =>
      found.reduce((sum, row) => sum + (of(row)[at] ?? 0), 0);
    return {
      ...windowOf(this.#series.generation, query, order.length, found.length, (index) => found[order[index]]),
      snapshots,
      countBySnapshot: snapshots.map((_, at) => total((row) => row.countBySnapshot, at)),
      shallowBytesBySnapshot: snapshots.map((_, at) => total((row) => row.shallowBytesBySnapshot, at)),
    };
  }

  async #make(by: KeptBy, snapshots: readonly number[], signal: CancelSignal): Promise<readonly ConstructorRowData[]> {
    const bySnapshot: ReadonlyMap<string, FilteredRow>[] = [];
    for (const snapshot of snapshots) {
      const heap = withEdges(this.#series.heaps[snapshot]);
      if (heap !== null) bySnapshot.push(rowsByKey(this.#series, heap, await keptBy(heap, by, signal)));
    }
    return this.#table.rows().flatMap((row): ConstructorRowData[] => {
      const found = bySnapshot.map((rows) => rows.get(row.key));
      if (found.every((one) => one === undefined)) return [];
      return [
        {
          ...row,
          distance: lastOf(found.map((one) => one?.distance ?? -1)),
          countBySnapshot: found.map((one) => one?.count ?? 0),
          shallowBytesBySnapshot: found.map((one) => one?.shallowBytes ?? 0),
          retainedBytesBySnapshot: found.map((one) => one?.retainedBytes ?? 0),
          addedCount: null,
          removedCount: null,
          survivedCount: null,
          addedBytes: null,
          removedBytes: null,
        },
      ];
    });
  }
}

/** The oldest and the newest snapshot whose references are in memory; one where there is one. */
export function askable({ heaps }: QuerySeries): readonly number[] {
  const first = heaps.findIndex((heap) => heap.hasEdges);
  const last = heaps.findLastIndex((heap) => heap.hasEdges);
  return first < 0 ? [] : first === last ? [first] : [first, last];
}

function rowsByKey(series: QuerySeries, heap: Heap, bits: Uint32Array): ReadonlyMap<string, FilteredRow> {
  const byKey = new Map<string, FilteredRow>();
  filteredRows(heap, bits).forEach((row, index) => {
    if (row.count === 0) return;
    const key = classKeyOf(heap.classes.rows[index], series);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, row);
    else {
      // A script that was loaded twice: one row for people. What both retain may overlap, and DevTools has two rows.
      known.count += row.count;
      known.shallowBytes += row.shallowBytes;
      known.retainedBytes += row.retainedBytes;
      known.distance = Math.min(known.distance, row.distance);
    }
  });
  return byKey;
}

/**
 * DevTools' Summary rows under a filter, by row of `heap.classes`. A row's retained size counts what lies under an object of
 * it once, however many of them lie below each other.
 * @param bits - one per node: it passes the filter
 */
export function filteredRows(heap: Heap, bits: Uint32Array): readonly FilteredRow[] {
  const { rows, nodeClass } = heap.classes;
  const filtered = rows.map((): FilteredRow => ({ count: 0, shallowBytes: 0, retainedBytes: 0, distance: Infinity }));
  for (let node = 0; node < nodeClass.length; node++) {
    if (nodeClass[node] >= rows.length || !hasBit(bits, node)) continue;
    const row = filtered[nodeClass[node]];
    row.count++;
    row.shallowBytes += shallowOf(heap, node);
    row.distance = Math.min(row.distance, heap.distance[node]);
  }
  const { first, child } = dominatorTree(heap);
  /** 1 per row while the walk is below an object of it. */
  const below = new Uint8Array(rows.length);
  const pending = new Stack();
  /** Rows that the walk is below of, and the length of `pending` at which it has left them. */
  const opened: { readonly row: number; readonly until: number }[] = [];
  pending.push(heap.columns.header.rootOrdinal);
  while (pending.length > 0) {
    const node = pending.pop();
    const row = nodeClass[node];
    if (row < rows.length && below[row] === 0 && hasBit(bits, node)) {
      filtered[row].retainedBytes += heap.retained[node];
      if (first[node] < first[node + 1]) {
        below[row] = 1;
        opened.push({ row, until: pending.length });
      }
    }
    for (let i = first[node]; i < first[node + 1]; i++) pending.push(child[i]);
    while (opened.length > 0 && opened[opened.length - 1].until === pending.length) {
      const left = opened.pop();
      if (left !== undefined) below[left.row] = 0;
    }
  }
  return filtered;
}
