// A ranking that is stopped stops: at the next stage, and also when the word comes while it computes.

import { beforeAll, describe, expect, it } from 'vitest';
import type { Progress } from '../engine/api.ts';
import type { SeriesInput } from '../engine/engine.ts';
import { recordedFiles } from '../growth/testing/series.ts';
import { slim, type Heap } from '../heap/index.ts';
import type { RankedSeries } from '../engine/analyse.ts';
import { ranked } from './ranked.ts';
import { inputsOf } from '../engine/testing/inputs.ts';

let inputs: readonly SeriesInput[] = [];
beforeAll(async () => {
  inputs = await inputsOf(recordedFiles('session-map-node20'));
});

/** Phases seen until the ranking ended, each once, and how it ended. */
async function rankUntil(
  stop: (progress: Progress, abort: () => void) => void,
): Promise<{ readonly phases: readonly string[]; readonly error: unknown }> {
  const controller = new AbortController();
  const phases = new Set<string>();
  let error: unknown = null;
  try {
    await ranked(inputs, {}, controller.signal, (progress) => {
      phases.add(progress.phase);
      stop(progress, () => controller.abort());
    });
  } catch (reason) {
    error = reason;
  }
  return { phases: [...phases], error };
}

describe('ranking', () => {
  it('names its phases in order, fractions going forward', async () => {
    const seen: Progress[] = [];
    const { phases, error } = await rankUntil((progress) => seen.push(progress));
    expect([phases, error]).toEqual([['matching', 'owners', 'ranking', 'paths', 'report'], null]);
    for (const phase of phases) {
      const fractions = seen.filter((p) => p.phase === phase).map((p) => p.fraction);
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    }
  });

  it('explains itself afterwards as it does when it is asked beforehand, and stops when it is told to', async () => {
    const rank = (explainRanking: boolean): Promise<RankedSeries> =>
      Promise.resolve(ranked(inputs, { explainRanking }, new AbortController().signal, () => undefined));
    const [asked, unasked] = [await rank(true), await rank(false)];
    expect(asked.report.ranking?.length).toBeGreaterThan(2);
    expect(unasked.report.ranking).toBeUndefined();
    expect(await unasked.explain?.({ aborted: false })).toEqual(asked.report.ranking);
    await expect(unasked.explain?.({ aborted: true })).rejects.toMatchObject({ data: { code: 'cancelled' } });
  });

  it('of one snapshot there is nothing to explain', async () => {
    const { explain } = await ranked(inputs.slice(0, 1), {}, new AbortController().signal, () => undefined);
    expect(explain).toBeUndefined();
  });

  it.each(['matching', 'owners', 'ranking', 'paths', 'report'])(
    'stops at once when it is cancelled in %s',
    async (phase) => {
      const { phases, error } = await rankUntil((progress, abort) => {
        if (progress.phase === phase) abort();
      });
      expect(error).toMatchObject({ data: { code: 'cancelled' } });
      expect(phases.at(-1)).toBe(phase);
    },
  );

  it('hears a word that comes through the event loop, as `cancel` does from another thread', async () => {
    const { phases, error } = await rankUntil((progress, abort) => {
      if (progress.phase === 'matching') setTimeout(abort, 0);
    });
    expect(error).toMatchObject({ data: { code: 'cancelled' } });
    expect(phases).toEqual(['matching']);
  });
});

describe('a file given twice', () => {
  const rank = (given: readonly SeriesInput[]): Promise<RankedSeries> =>
    Promise.resolve(
      ranked(
        given,
        { takenAt: given.map((_, i) => `2026-11-21T10:0${i}:00Z`) },
        new AbortController().signal,
        () => undefined,
      ),
    );

  it('is left out: the leak it would hide is found, and the remark says so', async () => {
    const { order, report } = await rank([inputs[0], inputs[1], { ...inputs[1], label: 'copy' }, inputs[2]]);
    expect(order).toEqual([0, 1, 3]);
    expect(report.verdict.kind).toBe('leak');
    expect(report.snapshots.map(({ label, takenAt }) => [label, takenAt])).toEqual([
      ['1.heapsnapshot.gz', '2026-11-21T10:00:00Z'],
      ['2.heapsnapshot.gz', '2026-11-21T10:01:00Z'],
      ['3.heapsnapshot.gz', '2026-11-21T10:03:00Z'],
    ]);
    expect(report.warnings).toEqual([
      { code: 'duplicate', params: { firstLabel: '2.heapsnapshot.gz', secondLabel: 'copy' } },
    ]);
  });

  it('stays in the place of one that was slimmed: the last needs its edges', async () => {
    const slimmed = { ...inputs[2], heap: slim(inputs[2].heap as Heap) };
    const { order, report } = await rank([
      inputs[0],
      { ...inputs[1], heap: slim(inputs[1].heap as Heap) },
      slimmed,
      inputs[2],
    ]);
    expect(order).toEqual([0, 1, 3]);
    expect(report.verdict.kind).toBe('leak');
  });

  it('stays when there is nothing else: no growth, and the reason', async () => {
    const { order, report } = await rank([inputs[0], inputs[0]]);
    expect(order).toEqual([0, 1]);
    expect([report.verdict.kind, report.verdict.confidence, report.growth.totalBytes]).toEqual(['none', 'low', 0]);
    expect(report.warnings.map(({ code }) => code)).toEqual(['duplicates']);
  });
});
