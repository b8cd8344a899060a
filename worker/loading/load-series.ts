// A series of sources → heaps: as many loader threads at once as cores and memory allow, shapes from the newest
// snapshot for all, edges kept for the first and the last. One file that fails does not stop the others.

import type { Shapes } from '../heap/index.ts';
import type { OpenFailure, Progress, SourceSpec } from '../engine/api.ts';
import { engineError, toErrorData } from '../engine/errors.ts';
import type { EngineHost } from '../engine/host.ts';
import { Load, type LoadedSnapshot } from './load.ts';
import { needOf, planMemory, ROW_BYTES } from './memory.ts';
import { groupSeries, type SeriesGroups } from './groups.ts';
import { agree } from './order.ts';

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** The order given is the order in time. */
  readonly keepOrder: boolean;
  /** ISO times per source that somebody gave. */
  readonly takenAt?: readonly string[] | undefined;
  readonly sequential: boolean;
  /** null asks the host. */
  readonly memoryLimitBytes: number | null;
  readonly keepEdges: 'both-ends' | 'newest';
  readonly hashFiles: boolean;
}

export interface LoadResult {
  /** Oldest first as far as the ids (or the order given) tell. */
  readonly snapshots: readonly LoadedSnapshot[];
  readonly failures: readonly OpenFailure[];
}

/** @throws EngineError `cancelled` when the signal fires; failures of single files are data. */
export async function loadSeries(
  host: EngineHost,
  specs: readonly SourceSpec[],
  options: LoadOptions,
): Promise<LoadResult> {
  const { signal, onProgress } = options;
  const failures: OpenFailure[] = [];
  specs.forEach((_, snapshot) => onProgress({ snapshot, phase: 'queued', fraction: 0 }));
  const needs = await Promise.all(specs.map((spec) => needOf(spec, host.sources)));
  const limit = options.memoryLimitBytes ?? host.availableBytes();
  const plan = planMemory(needs, limit, options.sequential ? 1 : host.cores, host.largeBytes);
  for (const { index, neededBytes, availableBytes } of plan.refused) {
    failures.push({
      snapshot: index,
      error: {
        code: 'not-enough-memory',
        file: specs[index].name,
        where: null,
        params: { neededBytes, availableBytes },
      },
    });
  }

  // With all of them at work at once, this thread can be one of theirs: that of the last, which goes first.
  const here = plan.accepted.length <= plan.parallel;
  const newest = plan.accepted.length - 1;
  // With one heap built at a time the thread that waits helps the one that works: the first and the newest each other.
  const helped = plan.inTurn && host.sharedMemory;
  const loads = plan.accepted.map(
    (source, i) =>
      new Load(
        host,
        specs[source],
        source,
        {
          here: here && i === newest,
          alone: newest === 0,
          hash: options.hashFiles,
          shared: host.sharedMemory && newest > 0,
          newest: i === newest,
          asked: options.keepEdges === 'both-ends',
          hold: plan.inTurn && i === newest,
          helped: helped && (i === 0 || i === newest),
          roomBytes: limit,
          takenAt: options.takenAt?.[source] ?? null,
        },
        onProgress,
      ),
  );
  if (helped) {
    loads[0].standBy(loads[newest]);
    loads[newest].standBy(loads[0]);
  }
  const stop = (): void => loads.forEach((load) => load.end());
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) throw engineError('cancelled');
    const snapshots = withRoomForRows(await loadAll(loads, plan.parallel, options, failures), limit, specs, failures);
    if (signal.aborted) throw engineError('cancelled');
    loads.forEach((load) => load.release());
    return { snapshots, failures: failures.sort((a, b) => a.snapshot - b.snapshot) };
  } catch (error) {
    throw signal.aborted ? engineError('cancelled') : error;
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/**
 * The snapshots whose constructors fit into memory beside those of the ones before them; the others are failures. A heap of
 * hundreds of thousands of classes takes many times its file.
 * @param limit bytes that may be taken; null when that is unknown
 */
function withRoomForRows(
  snapshots: readonly LoadedSnapshot[],
  limit: number | null,
  specs: readonly SourceSpec[],
  failures: OpenFailure[],
): LoadedSnapshot[] {
  let rows = 0;
  return snapshots.filter(({ source, heap }) => {
    const neededBytes = (rows + heap.classes.rows.length) * ROW_BYTES;
    if (limit !== null && neededBytes > limit) {
      const params = { neededBytes, availableBytes: limit };
      failures.push({
        snapshot: source,
        error: { code: 'not-enough-memory', file: specs[source].name, where: null, params },
      });
      return false;
    }
    rows += heap.classes.rows.length;
    return true;
  });
}

async function loadAll(
  loads: readonly Load[],
  parallel: number,
  { keepOrder, keepEdges }: LoadOptions,
  failures: OpenFailure[],
): Promise<LoadedSnapshot[]> {
  const failed = (load: Load, error: unknown): void => {
    load.end();
    failures.push({ snapshot: load.source, error: toErrorData(error, load.spec.name) });
  };
  // The last one given is most likely the newest: it goes first, so that its shapes are there for the others.
  const waiting = [...loads.slice(-1), ...loads.slice(0, -1)];
  const done = new Map<Load, { readonly shapes: Shapes; readonly slim: boolean; readonly snapshot: LoadedSnapshot }>();
  const build = async (load: Load, shapes: Shapes, slim: boolean): Promise<void> => {
    try {
      done.set(load, { shapes, slim, snapshot: await load.build(shapes, slim) });
    } catch (error) {
      failed(load, error);
    }
  };
  const parse = async (load: Load): Promise<boolean> => {
    try {
      await load.parse();
      return true;
    } catch (error) {
      failed(load, error);
      return false;
    }
  };

  // Until one could be read there are no shapes; usually the first wave has them.
  let shapes: Shapes | null = null;
  let ends: ReadonlySet<Load> = new Set();
  while (shapes === null && waiting.length > 0) {
    const wave = waiting.splice(0, parallel);
    const parsed = await Promise.all(wave.map(parse));
    let good = wave.filter((_, i) => parsed[i]);
    while (shapes === null && good.length > 0) {
      const { main } = groupSeries(good, keepOrder);
      const newest = waiting.length === 0 ? main[main.length - 1] : good[0];
      try {
        shapes = await newest.infer();
      } catch (error) {
        failed(newest, error);
        good = good.filter((load) => load !== newest);
      }
    }
    const found = shapes;
    // With all of them read the order is known; before that the order given is the best guess.
    const read = groupSeries([...good, ...done.keys()], keepOrder);
    ends =
      waiting.length === 0
        ? endsOfGroups(read, keepEdges)
        : isOneProcess(read.main)
          ? endsOf(loads, keepEdges)
          : new Set(loads);
    // What was held back takes its turn when the others, slimmed by then, have theirs behind them.
    if (found !== null)
      await pool(
        good.sort((a, b) => Number(a.held) - Number(b.held)),
        good.some(({ held }) => held) ? 1 : good.length,
        (load) => build(load, found, !ends.has(load)),
      );
  }
  const common = shapes;
  if (common === null) return [];
  await pool(waiting, parallel, async (load) => {
    if (await parse(load)) await build(load, common, !ends.has(load));
  });

  // The order is certain only now: what was guessed wrongly is loaded again (a series given in the wrong order).
  if (done.size === 0) return [];
  const groups = groupSeries([...done.keys()], keepOrder);
  const ordered = [...new Set([...groups.main, ...groups.others.flat(), ...groups.leftOut.map(({ file }) => file)])];
  const newest = groups.main[groups.main.length - 1];
  ends = endsOfGroups(groups, keepEdges);
  let right = common;
  if (!newest.shapeSource && (await parse(newest))) right = await newest.infer();
  for (const load of ordered) {
    const state = done.get(load);
    if (state === undefined || (state.shapes === right && !(ends.has(load) && state.slim))) continue;
    done.delete(load);
    if (load.parsed || (await parse(load))) await build(load, right, !ends.has(load));
  }
  return ordered.flatMap((load) => done.get(load)?.snapshot ?? []);
}

/**
 * Who keeps edges: paths, names and the object view need the last one's, questions about the first its own. Between
 * processes objects are matched along edges, so there all keep them. What is left out is asked nothing.
 */
function endsOfGroups({ main, others }: SeriesGroups<Load>, keepEdges: LoadOptions['keepEdges']): ReadonlySet<Load> {
  const ends = (files: readonly Load[]): readonly Load[] =>
    isOneProcess(files) ? [...endsOf(files, keepEdges)] : files;
  return new Set([...ends(main), ...others.flatMap(ends)]);
}

function endsOf(files: readonly Load[], keepEdges: LoadOptions['keepEdges']): ReadonlySet<Load> {
  return new Set([...(keepEdges === 'newest' ? [] : files.slice(0, 1)), ...files.slice(-1)]);
}

function isOneProcess(files: readonly Load[]): boolean {
  return files.every((load, i) => i === 0 || agree(files[i - 1].trace, load.trace));
}

/** Runs `work` on every item, `width` at a time. */
async function pool<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) await work(items[next++]);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
