// Watches a flow until it is sure: numbers first, which cost little and end a healthy flow; snapshots only of what grows on.

import type { Report } from '../library/public.ts';
import {
  ENDURANCE_BYTES,
  ENDURANCE_MS,
  ENDURANCE_ROUNDS,
  FIRST_SNAPSHOTS,
  FLAT_BYTES,
  FLAT_BYTES_PER_ROUND,
  LEAST_KEPT_BYTES,
  LEAST_ROUNDS,
  MORE_SNAPSHOTS,
  MOST_ROUNDS,
  MOST_SNAPSHOTS,
  SNAPSHOT_STEP_BYTES,
  SNAPSHOT_STEP_MS,
  SNAPSHOT_STEP_ROUNDS,
  STEP_MS,
  WARM_UP_STEPS,
  WATCHED_STEPS,
} from './limits.ts';

/** Columns of a sample, at least. */
const MOST_COUNTS = 8;

/** What is alive after a collection. */
export interface Sample {
  /** The heap and the buffers beside it. V8 counts a page it has opened whole, so single values jump by 250 kB. */
  readonly bytes: number;
  /** Exact: objects, and what the platform counts besides (nodes, listeners, timers). */
  readonly counts: readonly number[];
}

/** The program that is watched. */
export interface Probe {
  /** Lets the program finish what it has begun, collects its garbage, and says what is left. */
  sample(): Promise<Sample>;
  /** Collects garbage and writes a snapshot. */
  snapshot(file: string): Promise<void>;
}

export interface WatchOptions {
  /** One step of the flow. */
  readonly run: (rounds: number) => Promise<void>;
  /** Rounds of a step; null: by the flow's own time. */
  readonly rounds: number | null;
  readonly fileOf: (index: number) => string;
  /** The ranking, and whether it may stand as it is: `undecided` asks for more snapshots. */
  readonly judge: (
    files: readonly string[],
    rounds: number,
  ) => Promise<{ readonly report: Report; readonly decided: boolean }>;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface Watched {
  /** Null when the numbers were flat, and no snapshot was needed. */
  readonly report: Report | null;
  readonly files: readonly string[];
  /** All rounds that were run. */
  readonly rounds: number;
}

/** Median of the rises from one value to the next. */
export function medianRise(values: readonly number[]): number {
  const rises = values
    .slice(1)
    .map((value, i) => value - values[i])
    .toSorted((a, b) => a - b);
  const middle = rises.length >> 1;
  return rises.length % 2 === 1 ? rises[middle] : (rises[middle - 1] + rises[middle]) / 2;
}

/**
 * Whether nothing grows, step after step of so many rounds.
 * @param columns - the samples by what is measured: bytes first, then the counts
 */
export function isFlat([bytes, ...counts]: readonly (readonly number[])[], rounds: number): boolean {
  if (medianRise(bytes) > FLAT_BYTES + FLAT_BYTES_PER_ROUND * rounds) return false;
  return counts.every((values) => medianRise(values) <= 0);
}

/** Runs the flow and watches. Rejects with what the flow, the probe or the ranking rejects with. */
export async function watch(probe: Probe, { run, rounds: given, fileOf, judge, now }: WatchOptions): Promise<Watched> {
  let total = 0;
  const step = async (count: number): Promise<void> => {
    await run(count);
    total += count;
  };

  const from = now();
  await step(LEAST_ROUNDS);
  const msPerRound = Math.max((now() - from) / LEAST_ROUNDS, 1e-3);
  const rounds = given ?? Math.min(MOST_ROUNDS, Math.max(LEAST_ROUNDS, Math.round(STEP_MS / msPerRound)));
  for (let i = 0; i < WARM_UP_STEPS; i++) await step(rounds);

  /** In one buffer made before: a list of samples would be objects of the heap that is counted. */
  const stepsWatched = async (): Promise<{
    readonly flat: boolean;
    readonly startBytes: number;
    readonly rise: number;
  }> => {
    const table = new Float64Array((WATCHED_STEPS + 1) * MOST_COUNTS);
    let width = 0;
    for (let i = 0; i <= WATCHED_STEPS; i++) {
      if (i > 0) await step(rounds);
      const { bytes, counts } = await probe.sample();
      width = 1 + counts.length;
      table[i * MOST_COUNTS] = bytes;
      table.set(counts, i * MOST_COUNTS + 1);
    }
    const columns = Array.from({ length: width }, (_, k) =>
      Array.from({ length: WATCHED_STEPS + 1 }, (_step, i) => table[i * MOST_COUNTS + k]),
    );
    return { flat: isFlat(columns, rounds), startBytes: table[0], rise: medianRise(columns[0]) };
  };
  const first = await stepsWatched();
  if (first.flat) return { report: null, files: [], rounds: total };

  // What has a bound reaches it, if it can be reached in a test.
  const begun = now();
  for (let count = rounds; now() - begun < ENDURANCE_MS && total < ENDURANCE_ROUNDS; count *= 2) {
    await step(Math.min(count, ENDURANCE_ROUNDS - total));
    if ((await probe.sample()).bytes - first.startBytes > ENDURANCE_BYTES) break;
  }
  const last = await stepsWatched();
  if (last.flat) return { report: null, files: [], rounds: total };

  // By the smaller of both rises: a page that V8 opened in every other step made steps of a few kB out of a large one.
  const kept = Math.max(Math.min(first.rise, last.rise) / rounds, LEAST_KEPT_BYTES);
  const enough = Math.max(SNAPSHOT_STEP_ROUNDS, Math.ceil(SNAPSHOT_STEP_BYTES / kept));
  const affordable = Math.max(SNAPSHOT_STEP_ROUNDS, Math.floor(SNAPSHOT_STEP_MS / msPerRound));
  const between = given ?? Math.max(rounds, Math.min(enough, affordable));

  const files: string[] = [];
  const snapshots = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      if (files.length > 0) await step(between);
      const file = fileOf(files.length);
      await probe.snapshot(file);
      files.push(file);
    }
  };
  await snapshots(FIRST_SNAPSHOTS);
  for (;;) {
    const { report, decided } = await judge(files, between);
    if (decided || files.length + MORE_SNAPSHOTS > MOST_SNAPSHOTS) return { report, files, rounds: total };
    await snapshots(MORE_SNAPSHOTS);
  }
}
