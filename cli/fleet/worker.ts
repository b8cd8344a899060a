// A thread that reads saved reports in batches (dist/cli/fleet-worker.mjs).

import { parentPort } from 'node:worker_threads';
import { readOne } from './read.ts';
import type { ReadOptions, ReadResult } from './read.ts';

export interface Batch {
  readonly index: number;
  readonly files: readonly string[];
  readonly options: ReadOptions;
}

export interface BatchResult {
  readonly index: number;
  readonly results: readonly ReadResult[];
}

parentPort?.on('message', ({ index, files, options }: Batch) => {
  parentPort?.postMessage({ index, results: files.map((file) => readOne(file, options)) } satisfies BatchResult);
});
