// Reads thousands of reports with a few threads and gives them on in the order of their files, so that the same folder
// says the same every time. At most a few batches wait at once: memory does not grow with the fleet.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { readOne } from './read.ts';
import type { ReadOptions, ReadResult } from './read.ts';
import type { Batch, BatchResult } from './worker.ts';

/** Files of one message to a thread: some 30 ms of work. */
const BATCH = 25;
/** Below this a thread starts no sooner than the files are read. */
const FEW_FILES = 100;
const MOST_THREADS = 4;
/** Batches a thread has before it: the next while it reads one. */
const AHEAD = 2;
/** Megabytes of a thread's young and old generation: a report is parsed in a few, and collected early memory stays low. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

export interface PoolOptions extends ReadOptions {
  readonly threads?: number;
  /** URL of the thread's bundle. */
  readonly bundle?: URL;
}

/** Calls `take` with what each of `files` says, in their order. Rejects when a thread dies. */
export async function readAll(
  files: readonly string[],
  options: PoolOptions,
  take: (result: ReadResult) => Promise<void> | void,
): Promise<void> {
  const { threads = Math.min(MOST_THREADS, availableParallelism()), bundle, ...readOptions } = options;
  if (files.length < FEW_FILES || threads < 1) {
    for (const file of files) await take(readOne(file, readOptions));
    return;
  }
  const batches: Batch[] = [];
  for (let from = 0; from < files.length; from += BATCH)
    batches.push({ index: batches.length, files: files.slice(from, from + BATCH), options: readOptions });
  await inThreads(batches, threads, bundle ?? new URL('./fleet-worker.mjs', import.meta.url), take);
}

async function inThreads(
  batches: readonly Batch[],
  threads: number,
  bundle: URL,
  take: (result: ReadResult) => Promise<void> | void,
): Promise<void> {
  const done = new Map<number, readonly ReadResult[]>();
  let wake: () => void = () => undefined;
  let failure: Error | null = null;
  const workers = Array.from({ length: threads }, () => new Worker(bundle, { resourceLimits: THREAD_LIMITS }));
  let sent = 0;
  let taken = 0;
  const send = (worker: Worker): void => {
    if (sent < batches.length) worker.postMessage(batches[sent++]);
  };
  try {
    for (const worker of workers) {
      worker.on('message', ({ index, results }: BatchResult) => {
        done.set(index, results);
        // What is read and not yet taken waits in memory: no more than a few batches of it.
        if (sent - taken < threads * AHEAD * 4) send(worker);
        wake();
      });
      worker.on('error', (error) => {
        failure = error instanceof Error ? error : new Error(String(error));
        wake();
      });
      for (let i = 0; i < AHEAD; i++) send(worker);
    }
    while (taken < batches.length) {
      const results = done.get(taken);
      if (results === undefined) {
        if (failure !== null) throw failure as Error;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      done.delete(taken++);
      for (const result of results) await take(result);
      // Threads that had nothing to do while this waited go on.
      if (done.size < threads) for (const worker of workers) if (sent - taken < threads * AHEAD) send(worker);
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
