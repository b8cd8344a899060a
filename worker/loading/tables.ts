// The report of heaps without a ranking: snapshots, constructors, path tree and the totals. All there is to say about
// one snapshot; the ranking of a series adds findings and a verdict.

import { timeInName } from '../base/name-order.ts';
import { diffConstructors, reportConstructors, type ConstructorDiffRow } from '../growth/tables/constructor-diff.ts';
import { runtimeOf } from '../heap/index.ts';
import type { AnalyseOptions } from '../engine/api.ts';
import type { SeriesInput } from '../engine/engine.ts';
import { TOOL_VERSION } from '../report/version.ts';
import { REPORT_SCHEMA, type Identity, type ReportSnapshot } from '../report/types.ts';
import type { RankedSeries, RankSeries } from '../engine/analyse.ts';
import { drawTree, type DrawnTree } from './draw-tree.ts';
import { agree } from './order.ts';

/** When a snapshot was taken, as far as its name tells: ISO, without a zone where the name has none; else null. */
export function takenAtOf(name: string): string | null {
  return timeInName(name)?.iso ?? null;
}

/** The report's line about one input. */
function reportSnapshot(input: SeriesInput, takenAt: string | undefined): ReportSnapshot {
  const { columns, totalShallowBytes } = input.heap;
  return {
    label: input.label,
    fileBytes: columns.fileBytes,
    nodeCount: columns.nodes.count,
    // A slimmed heap has dropped its edges, not their number.
    edgeCount: input.edgeCount,
    shallowBytes: totalShallowBytes,
    runtime: runtimeOf(input.heap),
    extraNativeBytes: columns.header.extraNativeBytes,
    takenAt: takenAt ?? takenAtOf(input.name),
    sha256: input.sha256,
  };
}

/** Whether the files are of one process, as their traces tell. */
export function identityOfTraces(inputs: readonly SeriesInput[]): Identity {
  if (inputs.length < 2) return 'unknown';
  return inputs.every((input, i) => i === 0 || agree(inputs[i - 1].trace, input.trace))
    ? 'same-process'
    : 'different-processes';
}

/** Tables and totals; never says leak. */
export const tablesOnly: RankSeries = (inputs, options): RankedSeries => {
  const identity = identityOfTraces(inputs);
  const heaps = inputs.map((input) => input.heap);
  return withTables(inputs, options, identity, { constructors: diffConstructors(heaps, identity), ...drawTree(heaps) });
};

/** What a report shows beside its findings. */
export interface SeriesTables extends DrawnTree {
  readonly constructors: readonly ConstructorDiffRow[];
}

/** The report around tables that were made already. Nothing is said in it: its messages are spoken where people read them. */
export function withTables(
  inputs: readonly SeriesInput[],
  options: AnalyseOptions,
  identity: Identity,
  { constructors, pathTree, tree }: SeriesTables,
): RankedSeries {
  const heaps = inputs.map((input) => input.heap);
  const totals = heaps.map((heap) => heap.totalShallowBytes);
  const engine = heaps.map((heap) =>
    heap.classes.rows.reduce((sum, row) => sum + (row.engine ? row.shallowBytes : 0), 0),
  );
  const since = (values: readonly number[]): number[] => values.map((value) => value - values[0]);
  const last = inputs.length - 1;
  const totalBytes = totals[last] - totals[0];
  const engineBytes = engine[last] - engine[0];
  const kind = inputs.length > 1 && totalBytes > 0 ? 'growth' : 'none';
  const summary = { key: `common.verdict.${kind}` } as const;
  return {
    identity,
    constructors,
    ...(tree === undefined ? {} : { tree }),
    order: inputs.map((_, i) => i),
    report: {
      schema: REPORT_SCHEMA,
      tool: { name: 'heapdelta', version: TOOL_VERSION },
      lang: 'en',
      identity,
      identityAgreement: null,
      snapshots: inputs.map((input, i) => reportSnapshot(input, options.takenAt?.[i])),
      verdict: {
        kind,
        confidence: 'low',
        messages: { summary, reasons: [], next: null },
      },
      growth: {
        totalBytes,
        findingsBytes: 0,
        engineBytes,
        otherBytes: totalBytes - engineBytes,
        bySnapshot: { findings: [], engine: since(engine), other: since(totals.map((total, i) => total - engine[i])) },
      },
      findings: [],
      constructors: reportConstructors(constructors),
      pathTree,
      warnings: [],
      per: options.per ?? null,
      heapLimitBytes: options.heapLimitBytes ?? null,
    },
  };
}
