// The query room's door: every question about an open series, answered in windows of plain rows.

import type { SeriesQueries, SnapshotStatistics } from '../engine/api.ts';
import { PathTree } from '../growth/tables/path-tree.ts';
import { isWhole, type CancelSignal } from '../heap/index.ts';
import { sourceTextOf } from '../heap/source-text.ts';
import { ConstructorTable } from './constructors.ts';
import { cut } from './cut.ts';
import { objectDetail } from './detail.ts';
import { ObjectEdges } from './edges.ts';
import { Finder } from './find.ts';
import { Groups } from './groups.ts';
import { KeptTable } from './kept-rows.ts';
import { PathRows } from './paths.ts';
import { Search } from './search.ts';
import type { QuerySeries } from './series.ts';
import { snapshotStatistics } from './statistics.ts';

export type { Explain, QuerySeries } from './series.ts';

/** The questions of `EngineApi`, over one series. Cancelled work rejects with `HeapError('cancelled')`. */
export type Queries = SeriesQueries<CancelSignal>;

/** Nothing is computed until it is asked for; what was computed is kept with the series. */
export function createQueries(series: QuerySeries, known?: PathTree): Queries {
  const table = new ConstructorTable(series);
  const edges = new ObjectEdges(series);
  const search = new Search(series);
  const kept = new KeptTable(series, table);
  const groups = new Groups(series);
  const finder = new Finder(series);
  let tree = known ?? null;
  // A tree looks at every node and edge: `inspect` never asks for one.
  const pathTree = (): PathTree => (tree ??= new PathTree(series.heaps));
  let paths: PathRows | null = null;
  let statistics: readonly SnapshotStatistics[] | null = null;
  return {
    constructors: async (query) => table.window(query),
    classObjects: async (query) => table.objects(query),
    object: async (ref) => objectDetail(series, ref),
    fields: async (query) => edges.fields(query),
    retainers: async (query) => edges.retainers(query),
    dominated: async (query) => edges.dominated(query),
    cut: async (signal, snapshot, fromId, toId) => cut(series, snapshot, fromId, toId, signal),
    paths: async (query) => (paths ??= new PathRows(pathTree(), series.generation)).window(query),
    pathTree: async (id, depth, minShare) => pathTree().cut(id, depth, minShare, 2000, true),
    search: (signal, query) => search.window(query, signal),
    kept: (signal, query) => kept.window(query, signal),
    groups: (signal, query) => groups.window(query, signal),
    find: (signal, query) => finder.window(query, signal),
    ranking: async (signal) => (await series.explain?.(signal)) ?? [],
    sourceText: async (url) => scriptText(series, url),
    statistics: async () =>
      (statistics ??= series.heaps.map((heap, snapshot) => snapshotStatistics(heap, series.labels[snapshot] ?? ''))),
  };
}

/** A script's text from the newest snapshot that carries it: only those with their references can be asked. */
function scriptText({ heaps }: QuerySeries, url: string): ReturnType<typeof sourceTextOf> {
  for (const heap of heaps.filter(isWhole).reverse()) {
    const found = sourceTextOf(heap, url);
    if (found !== null) return found;
  }
  return null;
}
