// The smallest analysis: proves what the engine hands over, so that threads are tested without the rooms above.

import type { Analyse } from '../engine.ts';
import { engineError } from '../errors.ts';
import type { UnspokenReport } from '../../report/unspoken.ts';

/** Answers `statistics` with a few numbers of each heap; the report is empty but for labels and totals. */
export const probe: Analyse = (inputs, options, generation) => {
  const snapshots = inputs.map(({ heap, label }) => ({
    label,
    fileBytes: heap.columns.fileBytes,
    nodeCount: heap.columns.nodes.count,
    edgeCount: heap.columns.edges.count,
    shallowBytes: heap.totalShallowBytes,
    runtime: 'node' as const,
    extraNativeBytes: null,
    takenAt: null,
    sha256: null,
  }));
  const none = (): never => {
    throw engineError('unexpected', null, { detail: `generation ${generation}` });
  };
  return {
    order: inputs.map((_, i) => i),
    report: { snapshots, per: options.per ?? null } as unknown as UnspokenReport,
    queries: {
      constructors: none,
      classObjects: none,
      object: none,
      fields: none,
      retainers: none,
      dominated: none,
      cut: none,
      paths: none,
      pathTree: none,
      search: none,
      kept: none,
      groups: none,
      find: none,
      ranking: none,
      sourceText: none,
      statistics: async () =>
        inputs.map(({ heap, label, trace }) => ({
          label,
          fileBytes: heap.columns.fileBytes,
          nodeCount: heap.columns.nodes.count,
          edgeCount: heap.columns.edges.count,
          stringCount: heap.columns.strings.count,
          shallowBytes: heap.totalShallowBytes,
          byKind: [],
          extraNativeBytes: null,
          detachedCount: heap.classes.rows.length,
          maxObjectId: trace.maxId,
        })),
    },
  };
};
