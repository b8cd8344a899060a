// Progress over a thread border: few messages, and no port left open when the job is over.

import * as Comlink from 'comlink';
import type { EngineApi, Progress } from '../engine/api.ts';

const INTERVAL_MS = 40;

/** The engine with a progress callback that is throttled per snapshot and released when the job ends. */
export function releasing(engine: EngineApi): EngineApi {
  return {
    ...engine,
    open: (jobId, sources, options, onProgress) =>
      whileHeard(onProgress, (report) => engine.open(jobId, sources, options, report)),
    compare: (jobId, picked, options, onProgress) =>
      whileHeard(onProgress, (report) => engine.compare(jobId, picked, options, report)),
  };
}

/** Runs a job that reports over a port of its own, and closes that port when the job is over. */
async function whileHeard<T>(
  onProgress: (progress: Progress) => void,
  work: (report: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  const remote = onProgress as typeof onProgress & Partial<Record<typeof Comlink.releaseProxy, () => void>>;
  let heard: unknown = null;
  try {
    const result = await work(
      throttled((progress) => {
        heard = remote(progress);
      }),
    );
    // Progress has a port of its own: without this the answer could overtake its last step.
    await heard;
    return result;
  } finally {
    remote[Comlink.releaseProxy]?.();
  }
}

/** Passes on every change of phase and both ends of it, and what lies between every 40 ms. By the wall clock: Node loads eight modules for a finer one. */
export function throttled(
  report: (progress: Progress) => void,
  now: () => number = Date.now,
): (progress: Progress) => void {
  const last = new Map<number | null, { phase: string; at: number }>();
  return (progress) => {
    const before = last.get(progress.snapshot);
    const at = now();
    // A clock that was set back must not silence anything.
    const isRecent = before !== undefined && at >= before.at && at - before.at < INTERVAL_MS;
    if (isRecent && before.phase === progress.phase && progress.fraction > 0 && progress.fraction < 1) return;
    last.set(progress.snapshot, { phase: progress.phase, at });
    report(progress);
  };
}
