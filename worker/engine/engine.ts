// The one door: opens a series, answers questions about it, releases it. Knows nothing of threads and platforms:
// these come with the host; the analysis and the queries are handed in by the entries.

import { methodsOf } from './api.ts';
import type {
  AnalyseOptions,
  EngineApi,
  MethodsOf,
  OpenFailure,
  OpenResult,
  Phase,
  Progress,
  SeriesQueries,
  SourceSpec,
} from './api.ts';
import { EngineError, engineError, toErrorData } from './errors.ts';
import { pathTreeThreadOn, type StartPathTreeThread } from '../loading/path-tree-thread.ts';
import type { EngineHost } from './host.ts';
import type { LoadedSnapshot } from '../loading/load.ts';
import { loadSeries } from '../loading/load-series.ts';
import { memoryNeed, THREAD_BYTES } from '../loading/memory.ts';
import type { UnspokenReport } from '../report/unspoken.ts';

/** One snapshot as the analysis gets it. */
export interface SeriesInput extends LoadedSnapshot {
  readonly name: string;
  /** Given by the user, else the name. */
  readonly label: string;
}

/** An analysed series. */
interface OpenSeries {
  readonly report: UnspokenReport;
  /** Position in the analysed order → index into the inputs. */
  readonly order: readonly number[];
  readonly queries: SeriesQueries<AbortSignal>;
}

/** Heaps (oldest first, as far as known) → findings and queries. */
export type Analyse = (
  inputs: readonly SeriesInput[],
  options: AnalyseOptions,
  generation: number,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
  startPathTreeThread: StartPathTreeThread,
) => Promise<OpenSeries> | OpenSeries;

/** Stages of the ranking that take arrays as long as a snapshot. */
const HUNGRY: ReadonlySet<Phase> = new Set<Phase>(['matching', 'owners', 'ranking', 'paths']);

/** Comparisons of the same snapshots that stay ready. Each is its report and its tables, some megabytes: the heaps are shared. */
const SERIES_KEPT = 4;

/** An engine on a host. All of its rejections are `EngineError`. */
export function createEngine(host: EngineHost, analyse: Analyse): EngineApi {
  let generation = 0;
  let current: OpenSeries | null = null;
  /** What the last `open` read, oldest first, and under which names: `compare` takes from it. */
  let held: Held | null = null;
  /** Series made of what is held, the one asked for last at the end: whoever goes back and forth waits once. */
  const made = new Map<string, { readonly series: OpenSeries; readonly generation: number }>();
  const jobs = new Map<number, AbortController>();

  /** A job that `cancel` can reach; whatever it throws leaves as data. */
  async function job<T>(jobId: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    jobs.set(jobId, controller);
    try {
      return await guarded(() => work(controller.signal));
    } finally {
      if (jobs.get(jobId) === controller) jobs.delete(jobId);
    }
  }

  /** Progress as the client hears it, with the garbage of each stage given back. */
  const heard =
    (signal: AbortSignal, onProgress: (p: Progress) => void) =>
    (progress: Progress): void => {
      if (signal.aborted) return;
      onProgress(progress);
      // What the loading left, and what a stage of the ranking leaves, is given back before the next one takes its own.
      if (progress.snapshot === null && HUNGRY.has(progress.phase))
        host.collectGarbage?.(progress.phase !== 'matching' || progress.fraction > 0);
    };

  async function open(
    jobId: number,
    sources: readonly SourceSpec[],
    options: AnalyseOptions,
    onProgress: (p: Progress) => void,
  ): Promise<OpenResult> {
    return job(jobId, async (signal) => {
      const report = heard(signal, onProgress);
      const { snapshots, failures } = await loadSeries(host, sources, {
        signal,
        onProgress: report,
        keepOrder: options.keepOrder === true,
        takenAt: options.takenAt,
        sequential: options.sequential === true,
        memoryLimitBytes: options.memoryLimitBytes ?? null,
        keepEdges: options.keepEdges ?? 'both-ends',
        hashFiles: options.hashFiles === true,
      });
      if (snapshots.length === 0) return { generation, report: null, failures, order: [] };
      const names = sources.map(({ name }) => name);
      made.clear();
      const result = await analysed({ snapshots, names, failures }, snapshots, options, signal, report);
      held = { snapshots, names, failures };
      report({ snapshot: null, phase: 'done', fraction: 1 });
      return result;
    });
  }

  /** Ranks heaps that are there; the series before gives way only when the new one is whole. */
  async function analysed(
    { names, failures }: Held,
    snapshots: readonly LoadedSnapshot[],
    options: AnalyseOptions,
    signal: AbortSignal,
    report: (progress: Progress) => void,
  ): Promise<OpenResult> {
    const key = JSON.stringify([snapshots.map(({ source }) => source), options]);
    const known = made.get(key);
    if (known !== undefined) {
      keep(key, known);
      return answer(known, snapshots, failures);
    }
    const next = generation + 1;
    const inputs = snapshots.map((snapshot): SeriesInput => ({
      ...snapshot,
      name: names[snapshot.source],
      label: options.labels?.[snapshot.source] ?? names[snapshot.source],
    }));
    const series = await analyse(
      inputs,
      aligned(options, inputs),
      next,
      signal,
      report,
      pathTreeThreadOn(host, signal),
    );
    if (signal.aborted) throw engineError('cancelled');
    generation = next;
    const entry = { series, generation: next };
    keep(key, entry);
    return answer(entry, snapshots, failures);
  }

  function keep(key: string, entry: { readonly series: OpenSeries; readonly generation: number }): void {
    current = entry.series;
    made.delete(key);
    made.set(key, entry);
    for (const oldest of [...made.keys()].slice(0, -SERIES_KEPT)) made.delete(oldest);
  }

  async function compare(
    jobId: number,
    picked: readonly number[],
    options: AnalyseOptions,
    onProgress: (p: Progress) => void,
  ): Promise<OpenResult | null> {
    return job(jobId, async (signal) => {
      const from = held;
      if (from === null) return null;
      const order = options.keepOrder === true ? picked : from.snapshots.map(({ source }) => source);
      const wanted = order.filter((source) => picked.includes(source));
      const snapshots = wanted.flatMap((source) => from.snapshots.filter((snapshot) => snapshot.source === source));
      const isHeld = snapshots.length > 0 && snapshots.length === picked.length;
      if (!isHeld || !snapshots[snapshots.length - 1].heap.hasEdges) return null;
      const result = await analysed(from, snapshots, options, signal, heard(signal, onProgress));
      onProgress({ snapshot: null, phase: 'done', fraction: 1 });
      return result;
    });
  }

  /** A method of the open series, called by its name. The table of methods says which there are, the compiler what they take. */
  const query = (name: MethodsOf<'question' | 'job'>, args: readonly unknown[]): Promise<unknown> =>
    (opened(current).queries[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
  const questions = Object.fromEntries(
    methodsOf('question').map((name) => [name, (...args: readonly unknown[]) => guarded(() => query(name, args))]),
  ) as Pick<EngineApi, MethodsOf<'question'>>;
  const longQuestions = Object.fromEntries(
    methodsOf('job').map((name) => [
      name,
      (jobId: number, ...args: readonly unknown[]) => job(jobId, (signal) => query(name, [signal, ...args])),
    ]),
  ) as Pick<EngineApi, MethodsOf<'job'>>;

  return {
    ...questions,
    ...longQuestions,
    open,
    compare,
    estimate: (sizes, gzip) =>
      guarded(() =>
        Promise.resolve({
          neededBytes: sizes.map((size, i) => memoryNeed(size, gzip[i] === true, null).peakBytes + THREAD_BYTES),
          availableBytes: host.availableBytes(),
        }),
      ),
    cancel(jobId) {
      jobs.get(jobId)?.abort();
      return Promise.resolve();
    },
    close() {
      for (const controller of jobs.values()) controller.abort();
      current = null;
      held = null;
      made.clear();
      return Promise.resolve();
    },
  };
}

function answer(
  { series, generation }: { readonly series: OpenSeries; readonly generation: number },
  snapshots: readonly LoadedSnapshot[],
  failures: readonly OpenFailure[],
): OpenResult {
  return { generation, report: series.report, failures, order: series.order.map((i) => snapshots[i].source) };
}

function opened(series: OpenSeries | null): OpenSeries {
  if (series === null) throw engineError('nothing-open');
  return series;
}

/** Snapshots that are in memory, oldest first; `source` of each is a place in `names`. */
interface Held {
  readonly snapshots: readonly LoadedSnapshot[];
  /** Of all sources, also of those that failed. */
  readonly names: readonly string[];
  readonly failures: readonly OpenFailure[];
}

/** Options given per source, in the order of the inputs. */
function aligned(options: AnalyseOptions, inputs: readonly SeriesInput[]): AnalyseOptions {
  const pick = <T>(values: readonly T[] | undefined): readonly T[] | undefined =>
    values && inputs.map((input) => values[input.source]);
  return {
    ...options,
    labels: inputs.map((input) => input.label),
    rssBytes: pick(options.rssBytes),
    takenAt: pick(options.takenAt),
  };
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof EngineError ? error : new EngineError(toErrorData(error, null));
  }
}
