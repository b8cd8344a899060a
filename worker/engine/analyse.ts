// From heaps to an open series: the ranking says order, identity and report; the queries answer the rest. The seam
// between the engine's threads and the rooms that do the thinking.

import type { PathTree } from '../growth/tables/path-tree.ts';
import type { ConstructorDiffRow } from '../growth/tables/constructor-diff.ts';
import type { AnalyseOptions, Progress } from './api.ts';
import type { Analyse, SeriesInput } from './engine.ts';
import { createQueries, type Explain, type Queries } from '../query/index.ts';
import type { Identity } from '../report/types.ts';
import type { UnspokenReport } from '../report/unspoken.ts';
import type { StartPathTreeThread } from '../loading/path-tree-thread.ts';

/** What the ranking of a series comes to. */
export interface RankedSeries {
  readonly report: UnspokenReport;
  readonly identity: Identity;
  /** Position in the analysed order → index into the inputs. */
  readonly order: readonly number[];
  /** What was made on the way, in the analysed order, so that queries need not make it again. */
  readonly constructors?: readonly ConstructorDiffRow[];
  readonly tree?: PathTree;
  /** Ranks once more and tells every decision; absent where nothing was ranked. */
  readonly explain?: Explain;
}

/** Ranks; may be synchronous. Checks the signal about every 2^16 steps. Options given per source are in the order of the inputs. */
export type RankSeries = (
  inputs: readonly SeriesInput[],
  options: AnalyseOptions,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
  startPathTreeThread?: StartPathTreeThread,
) => Promise<RankedSeries> | RankedSeries;

/** The engine's analysis around a ranking. */
export function analyseWith(rank: RankSeries): Analyse {
  return async (inputs, options, generation, signal, onProgress, startPathTreeThread) => {
    const ranked = await rank(inputs, options, signal, onProgress, startPathTreeThread);
    const ordered = ranked.order.map((i) => inputs[i]);
    // Made with the first question: `--json` asks none.
    let queries: Queries | null = null;
    const make = (): Queries =>
      createQueries(
        {
          heaps: ordered.map((input) => input.heap),
          labels: ordered.map((input) => input.label),
          identity: ranked.identity,
          generation,
          ...(ranked.constructors === undefined ? {} : { constructors: ranked.constructors }),
          ...(ranked.explain === undefined ? {} : { explain: ranked.explain }),
        },
        ranked.tree,
      );
    return {
      order: ranked.order,
      get queries() {
        return (queries ??= make());
      },
      report: ranked.report,
    };
  };
}
