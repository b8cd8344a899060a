// What is on screen while files are opened: the list, what each file needs, and how far each is.

import type { Progress } from '../../worker/engine/api.ts';
import type { EngineClient } from '../engine/client.ts';
import { applyProgress, type FileEntry, type Ignored, type SeriesStore } from '../state/series.ts';
import { keyOf, labelFor, sizeOf, type Entry, type Plan } from './plan.ts';

/** Progress is painted at most this often, milliseconds. */
const PAINT_EVERY_MS = 80;

/** What is said of a profile that came without snapshots: it holds no objects. */
export function onlyAProfile({ name }: File): Ignored {
  return { name, why: 'error', error: { code: 'heap-profile', file: null, where: null, params: {} } };
}

/** @returns the list before anything was read */
export function filesOf(plan: Plan): FileEntry[] {
  return plan.entries.map((entry) => ({
    key: keyOf(entry),
    name: entry.item.source.name,
    sizeBytes: sizeOf(entry.item.source),
    label: labelFor(entry),
    phase: 'queued',
    fraction: 0,
    neededBytes: null,
    error: null,
    leftOut: entry.leftOut,
    takenAt: entry.takenAt,
    rssBytes: entry.rssBytes,
  }));
}

/** The list as it is now, with what was known of each file before. */
export function settledLike(plan: Plan, before: readonly FileEntry[]): FileEntry[] {
  return filesOf(plan).map((f) => {
    const known = before.find((b) => b.key === f.key);
    return known === undefined ? f : { ...f, phase: known.phase, fraction: known.fraction, error: known.error };
  });
}

/** Asks how much memory each file needs; what comes too late is left. */
export async function estimate(
  engine: EngineClient,
  series: SeriesStore,
  entries: readonly Entry[],
  signal: AbortSignal,
): Promise<void> {
  try {
    const answer = await engine.ask(
      'estimate',
      entries.map((e) => sizeOf(e.item.source)),
      entries.map((e) => /\.gz$/i.test(e.item.source.name)),
    );
    const state = series.getState();
    if (signal.aborted || state.kind !== 'loading') return;
    const needed = new Map(entries.map((e, i) => [keyOf(e), answer.neededBytes[i] ?? null]));
    series.setState(
      {
        ...state,
        availableBytes: answer.availableBytes,
        files: state.files.map((f) => ({ ...f, neededBytes: needed.get(f.key) ?? null })),
      },
      true,
    );
  } catch (error) {
    if (signal.aborted) return;
    // Only a line of information is lost; opening itself reports what is wrong.
    console.warn('memory could not be estimated', error);
  }
}

/** @param places - place in the list of each source that the engine was given */
export function painter(series: SeriesStore, places: readonly number[]): { add(p: Progress): void; flush(): void } {
  let waiting: Progress[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = (): void => {
    timer = null;
    const batch = waiting;
    waiting = [];
    series.setState((state) => batch.reduce(applyProgress, state), true);
  };
  return {
    add(p) {
      waiting.push(p.snapshot === null ? p : { ...p, snapshot: places[p.snapshot] ?? p.snapshot });
      timer ??= setTimeout(flush, PAINT_EVERY_MS);
    },
    flush() {
      if (timer !== null) clearTimeout(timer);
      waiting = [];
    },
  };
}
