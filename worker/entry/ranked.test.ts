// A ranking that is stopped stops: at the next stage, and also when the word comes while it computes.

import { beforeAll, describe, expect, it } from 'vitest';
import type { Progress } from '../engine-api.ts';
import type { SeriesInput } from '../engine.ts';
import { recordedFiles } from '../growth/testing/series.ts';
import { ranked } from './ranked.ts';
import { inputsOf } from './testing/inputs.ts';

let inputs: readonly SeriesInput[] = [];
beforeAll(async () => {
  inputs = await inputsOf(recordedFiles('session-map-node20'));
});

/** Phases seen until the ranking ended, each once, and how it ended. */
async function rankUntil(stop: (progress: Progress, abort: () => void) => void): Promise<{ readonly phases: readonly string[]; readonly error: unknown }> {
  const controller = new AbortController();
  const phases = new Set<string>();
  let error: unknown = null;
  try {
    await ranked(inputs, { lang: 'en' }, controller.signal, (progress) => {
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

  it.each(['matching', 'owners', 'ranking', 'paths', 'report'])('stops at once when it is cancelled in %s', async (phase) => {
    const { phases, error } = await rankUntil((progress, abort) => {
      if (progress.phase === phase) abort();
    });
    expect(error).toMatchObject({ data: { code: 'cancelled' } });
    expect(phases.at(-1)).toBe(phase);
  });

  it('hears a word that comes through the event loop, as `cancel` does from another thread', async () => {
    const { phases, error } = await rankUntil((progress, abort) => {
      if (progress.phase === 'matching') setTimeout(abort, 0);
    });
    expect(error).toMatchObject({ data: { code: 'cancelled' } });
    expect(phases).toEqual(['matching']);
  });
});
