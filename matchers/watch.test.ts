// When the watch looks, and for how long: a program made of numbers, and a clock that rounds move on.

import { describe, expect, it } from 'vitest';
import type { Report } from '../library/public.ts';
import { sampleReport } from '../worker/report/testing/sample.ts';
import {
  ENDURANCE_BYTES,
  ENDURANCE_ROUNDS,
  FIRST_SNAPSHOTS,
  FLAT_BYTES,
  FLAT_BYTES_PER_ROUND,
  LEAST_ROUNDS,
  MOST_ROUNDS,
  MOST_SNAPSHOTS,
  SNAPSHOT_STEP_BYTES,
  SNAPSHOT_STEP_MS,
  SNAPSHOT_STEP_ROUNDS,
  STEP_MS,
  WARM_UP_STEPS,
  WATCHED_STEPS,
} from './limits.ts';
import { isFlat, medianRise, watch } from './watch.ts';
import type { Watched } from './watch.ts';

interface Program {
  /** Bytes and objects alive after so many rounds. */
  readonly bytes?: (rounds: number) => number;
  readonly objects?: (rounds: number) => number;
  readonly msPerRound?: number;
  readonly rounds?: number;
  /** What the ranking says, snapshot by snapshot; `undecided` until that many. */
  readonly decidedAt?: number;
}

interface Seen extends Watched {
  readonly samples: number;
  readonly roundsAtSnapshots: readonly number[];
  readonly judged: readonly number[];
}

const report: Report = sampleReport();

async function seen({
  bytes = () => 1e6,
  objects = () => 5000,
  msPerRound = 1,
  rounds,
  decidedAt = 0,
}: Program): Promise<Seen> {
  let total = 0;
  let clock = 0;
  let samples = 0;
  const roundsAtSnapshots: number[] = [];
  const judged: number[] = [];
  const watched = await watch(
    {
      sample() {
        samples++;
        return Promise.resolve({ bytes: bytes(total), counts: [objects(total)] });
      },
      snapshot() {
        roundsAtSnapshots.push(total);
        return Promise.resolve();
      },
    },
    {
      run(count) {
        total += count;
        clock += count * msPerRound;
        return Promise.resolve();
      },
      rounds: rounds ?? null,
      fileOf: (index) => `${index}`,
      now: () => clock,
      judge(files) {
        judged.push(files.length);
        return Promise.resolve({ report, decided: files.length >= decidedAt });
      },
    },
  );
  return { ...watched, samples, roundsAtSnapshots, judged };
}

const stepsOf = ({ roundsAtSnapshots }: Seen): readonly number[] =>
  roundsAtSnapshots.slice(1).map((at, i) => at - roundsAtSnapshots[i]);

describe('a flow that keeps nothing', () => {
  it('ends by its numbers, without a snapshot', async () => {
    const flow = await seen({});
    expect(flow).toMatchObject({ report: null, files: [], samples: WATCHED_STEPS + 1 });
    expect(flow.rounds).toBe(LEAST_ROUNDS + (WARM_UP_STEPS + WATCHED_STEPS) * STEP_MS);
  });

  it('is run as often as takes a moment, within bounds, or as often as told', async () => {
    const steps = WARM_UP_STEPS + WATCHED_STEPS;
    expect((await seen({ msPerRound: 0 })).rounds).toBe(LEAST_ROUNDS + steps * MOST_ROUNDS);
    expect((await seen({ msPerRound: 1e4 })).rounds).toBe(LEAST_ROUNDS + steps * LEAST_ROUNDS);
    expect((await seen({ rounds: 3 })).rounds).toBe(LEAST_ROUNDS + steps * 3);
  });

  it('may fill up to a bound that it reaches in the test', async () => {
    const flow = await seen({
      objects: (rounds) => Math.min(rounds, 3000),
      bytes: (rounds) => 1e6 + 100 * Math.min(rounds, 3000),
    });
    expect(flow).toMatchObject({ report: null, files: [] });
    expect(flow.rounds).toBeGreaterThan(3000);
  });

  it('may swing: V8 counts a page of 250 kB now and then', async () => {
    let looks = 0;
    expect(await seen({ bytes: () => 1e6 + (looks++ % 2) * 250_000 })).toMatchObject({ report: null });
  });
});

describe('a flow that keeps something', () => {
  it('is run on, and then looked at with four snapshots that are far enough apart', async () => {
    const flow = await seen({ objects: (rounds) => 5000 + rounds, bytes: (rounds) => 1e6 + 64 * rounds });
    expect(flow.report).toBe(report);
    expect(flow.files).toHaveLength(FIRST_SNAPSHOTS);
    expect(flow.roundsAtSnapshots[0]).toBeGreaterThanOrEqual(ENDURANCE_ROUNDS);
    expect(stepsOf(flow)).toEqual(Array(FIRST_SNAPSHOTS - 1).fill(SNAPSHOT_STEP_BYTES / 64));
  });

  it.each([
    ['one object in a hundred rounds', { objects: (rounds: number) => 5000 + Math.floor(rounds / 100) }],
    ['text alone', { bytes: (rounds: number) => 1e6 + 40 * rounds }],
  ])('is seen by %s', async (_, program) => {
    expect((await seen(program)).files).toHaveLength(FIRST_SNAPSHOTS);
  });

  it('is not run on until memory is full', async () => {
    const flow = await seen({ bytes: (rounds) => 1e6 + 1e6 * rounds, objects: (rounds) => rounds, rounds: 10 });
    expect(flow.roundsAtSnapshots[0] * 1e6).toBeLessThan(4 * ENDURANCE_BYTES);
    expect(stepsOf(flow)).toEqual([10, 10, 10]);
  });

  it('is judged by fewer rounds where they are slow, by ten entries a step at least', async () => {
    const slow = await seen({ objects: (rounds) => rounds, msPerRound: 100 });
    expect(stepsOf(slow)).toEqual(Array(FIRST_SNAPSHOTS - 1).fill(SNAPSHOT_STEP_MS / 100));
    const slower = await seen({ objects: (rounds) => rounds, msPerRound: 1000 });
    expect(stepsOf(slower)).toEqual(Array(FIRST_SNAPSHOTS - 1).fill(SNAPSHOT_STEP_ROUNDS));
  });

  it('is looked at again as long as the ranking cannot tell, and not for ever', async () => {
    const leak = { objects: (rounds: number) => rounds };
    expect((await seen({ ...leak, decidedAt: 6 })).judged).toEqual([4, 6]);
    const never = await seen({ ...leak, decidedAt: 99 });
    expect(never.judged.at(-1)).toBe(MOST_SNAPSHOTS);
    expect(never.report).toBe(report);
  });
});

it('takes the median of the rises, and calls flat what lies within the noise', () => {
  expect(medianRise([0, 10, 10, 20, 500])).toBe(10);
  expect(medianRise([0, 1, 3])).toBe(1.5);
  const noise = FLAT_BYTES + 100 * FLAT_BYTES_PER_ROUND;
  const rising = (by: number): readonly number[] => [0, by, 2 * by, 3 * by, 4 * by];
  expect(isFlat([rising(noise), rising(0)], 100)).toBe(true);
  expect(isFlat([rising(noise + 1), rising(0)], 100)).toBe(false);
  expect(isFlat([rising(0), rising(0), rising(1)], 100)).toBe(false);
  expect(isFlat([rising(-1), rising(-1)], 100)).toBe(true);
});

it('makes steps as long as the smaller of two rises asks: V8 may open pages while the other is watched', async () => {
  const kept = 50;
  const flow = await seen({
    bytes: (rounds) => 1e6 + kept * rounds + Math.max(0, rounds - ENDURANCE_ROUNDS) * 2000,
    objects: (rounds) => 5000 + rounds,
  });
  expect(stepsOf(flow)[0]).toBe(Math.ceil(SNAPSHOT_STEP_BYTES / kept));
});
