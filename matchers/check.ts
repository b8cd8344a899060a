// One flow through the watch, the ranking and the test's limits. Our own faults never fail a test that is healthy.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { analyse } from '../library/node/index.ts';
import type { Report } from '../library/public.ts';
import { budgetFor, failureText, isDecided, judgeReport, OptionError, writeReport } from './judge.ts';
import { LeakError } from './options.ts';
import type { LeakCheck, LeakOptions } from './options.ts';
import { watch } from './watch.ts';
import type { Probe } from './watch.ts';

export interface Place {
  readonly folder: string;
  readonly name: string;
}

/** What the flow itself threw, told apart from what we throw. */
class FlowError {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

function requireOptions({ rounds }: LeakOptions): void {
  if (rounds !== undefined && (!Number.isSafeInteger(rounds) || rounds < 1))
    throw new OptionError(`heapdelta: "rounds" must be a whole number of at least 1, and is ${String(rounds)}`);
}

/**
 * Runs `work` round by round and resolves when it is sure that nothing leaks. Rejects with LeakError when something does,
 * with what `work` rejects with, and with OptionError for options that are wrong.
 * @param start - begins to look at the program; called once
 */
export async function checkFlow(
  work: () => unknown,
  start: () => Promise<Probe & { end(): Promise<void> }>,
  options: LeakOptions,
  place: Place,
): Promise<LeakCheck> {
  requireOptions(options);
  const budget = await budgetFor(options);
  const { lang, redact = true } = options;
  const run = async (rounds: number): Promise<void> => {
    for (let i = 0; i < rounds; i++) {
      try {
        await work();
      } catch (error) {
        throw new FlowError(error);
      }
    }
  };
  const known = budget.known.map(({ fingerprint, status, reason }) => ({ fingerprint, status, reason }));
  const ranked = (files: readonly string[], rounds: number): Promise<Report> =>
    analyse(files, {
      lang,
      known,
      per: `${rounds} rounds`,
      labels: files.map((_, i) => `look ${i + 1}`),
      keepOrder: true,
    });

  let folder: string | null = null;
  let probe: (Probe & { end(): Promise<void> }) | null = null;
  try {
    folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-'));
    probe = await start();
    const inside = folder;
    const { report, files, rounds } = await watch(probe, {
      run,
      rounds: options.rounds ?? null,
      fileOf: (index) => path.join(inside, `${index + 1}.heapsnapshot`),
      now: () => performance.now(),
      async judge(looks, count) {
        const found = await ranked(looks, count);
        return { report: found, decided: isDecided(found, judgeReport(found, budget, redact).result) };
      },
    });
    if (report === null) return { verdict: 'flat', rounds, snapshots: 0, report: null };
    const { result, shown } = judgeReport(report, budget, redact);
    if (!result.passed) {
      const written = await writeReport(shown, place.folder, place.name).catch(() => []);
      throw new LeakError(failureText(shown, result, written), shown, written);
    }
    const { kind } = report.verdict;
    return { verdict: kind === 'leak' ? 'accepted' : kind, rounds, snapshots: files.length, report };
  } catch (error) {
    if (error instanceof FlowError) throw error.error;
    if (error instanceof LeakError || error instanceof OptionError) throw error;
    process.emitWarning(
      `heapdelta could not look at this flow, which passes unseen: ${String(error)}`,
      'HeapdeltaWarning',
    );
    return { verdict: 'unknown', rounds: 0, snapshots: 0, report: null };
  } finally {
    await probe?.end().catch(() => undefined);
    if (folder !== null) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
