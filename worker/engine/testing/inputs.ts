// A series as the engine's threads hand it over, made in the test's own thread.

import { basename } from 'node:path';
import type { SeriesInput } from '../engine.ts';
import { heapsOf } from '../../growth/testing/series.ts';
import { traceOf } from '../../loading/order.ts';

/** Inputs of a ranking from files, in the order given. */
export async function inputsOf(files: readonly string[]): Promise<readonly SeriesInput[]> {
  const heaps = await heapsOf(files);
  return heaps.map((heap, source) => ({
    source,
    heap,
    trace: traceOf(heap.columns),
    lastModifiedMs: null,
    sha256: null,
    edgeCount: heap.columns.edges.count,
    name: basename(files[source]),
    label: basename(files[source]),
  }));
}
