// What the runtime keeps by a handle is said to be kept by it: the printed path passes the handle.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rankSeries } from './rank.ts';
import { heapsOf } from './testing/series.ts';

/** A thread for each job, of which nobody ends any. */
const JOBS = `
  const v8 = require('node:v8');
  const { Worker } = require('node:worker_threads');
  const work = 'require("node:worker_threads").parentPort.on("message", () => {})';
  const started = () => new Promise((resolve) => { const worker = new Worker(work, { eval: true }); worker.once('online', () => resolve()); });
  (async () => {
    for (let step = 0; step < 3; step++) {
      for (let i = 0; i < 12; i++) await started();
      v8.writeHeapSnapshot(process.argv[2] + '/' + step + '.heapsnapshot');
    }
    process.exit(0);
  })();`;

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-keepers-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('the path to a thread passes the port that is said to keep it', async () => {
  writeFileSync(path.join(folder, 'jobs.cjs'), JOBS);
  execFileSync(process.execPath, [path.join(folder, 'jobs.cjs'), folder]);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.heapsnapshot'))
    .sort()
    .map((file) => path.join(folder, file));
  const { findings } = await rankSeries(await heapsOf(files), {}, (text) =>
    createHash('sha256').update(text).digest('hex'),
  );
  const [{ owner, path: hops, constructor }] = findings;
  expect({ constructor, owner: owner.constructor }).toEqual({ constructor: 'Worker', owner: 'MessagePort' });
  expect(hops.map((hop) => hop.constructor)).toContain('MessagePort');
  expect(hops.at(-1)?.constructor).toBe('Worker');
});
