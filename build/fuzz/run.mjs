// `npm run fuzz -- --seconds N [--target NAME] [--seed S] [--at I]`: seeded inputs against every target. The only good
// ends are a right answer and a coded error; a crash, a hang, a wrong answer or too much memory is kept and fails the run.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { root, say } from '../setup.mjs';

/** An input that takes longer is a hang: they are small, and the slowest takes well under a second. */
const HANG_MS = 20_000;
/** Looked at this often. */
const WATCH_MS = 100;
/** After so many failures of one target there is enough to read. */
const ENOUGH = 20;
const NAMES = /** @type {const} */ (['parser', 'engine', 'heapdelta', 'protocol']);

/**
 * @typedef {{ readonly index: number, readonly recipe: string, readonly reason: string, readonly bytes: Uint8Array | null }} Failure
 * @typedef {{ readonly target: string, readonly tried: number, readonly right: number, readonly codes: Record<string, number>, readonly failures: readonly Failure[], readonly peakBytes: number }} Result
 */

/** Bundles the targets; the thread runs from one file. @returns {Promise<string>} absolute path */
async function bundle() {
  const outfile = path.join(root, 'node_modules', '.cache', 'heapdelta', `fuzz-${process.pid}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: ['build/fuzz/worker.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    conditions: ['source'],
    sourcemap: 'inline',
    logLevel: 'warning',
    loader: { '.woff2': 'file', '.html': 'text', '.css': 'text' },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
  });
  return outfile;
}

/**
 * Runs one target until the time or the count is over. A thread that hangs or dies is replaced by one that goes on after it.
 * @param {string} entry bundled worker
 * @param {{ readonly target: string, readonly seed: number, readonly seconds: number, readonly first?: number, readonly count?: number }} options
 * @returns {Promise<Result>}
 */
export async function fuzz(entry, { target, seed, seconds, first = 0, count = Number.MAX_SAFE_INTEGER }) {
  const result = {
    target,
    tried: 0,
    right: 0,
    codes: /** @type {Record<string, number>} */ ({}),
    failures: /** @type {Failure[]} */ ([]),
    peakBytes: 0,
  };
  const end = first + count;
  const total = seconds * 1000;
  let spent = 0;
  let next = first;
  while (next < end && spent < total && result.failures.length < ENOUGH) {
    const began = Date.now();
    next = await oneThread(
      entry,
      { root, target, seed, first: next, count: end - next, until: 0, remaining: total - spent },
      result,
    );
    spent += Date.now() - began;
  }
  return result;
}

/**
 * @param {string} entry
 * @param {{ root: string, target: string, seed: number, first: number, count: number, until: number, remaining: number }} job
 * @param {Result & { tried: number, right: number, failures: Failure[], peakBytes: number }} result
 * @returns {Promise<number>} the input to go on with
 */
function oneThread(entry, job, result) {
  return new Promise((resolve) => {
    const shared = new SharedArrayBuffer(16);
    const at = new Float64Array(shared);
    at[0] = job.first;
    const worker = new Worker(entry, {
      workerData: { ...job, until: Date.now() + job.remaining, at: shared },
      resourceLimits: { maxOldGenerationSizeMb: 1500 },
      execArgv: ['--enable-source-maps'],
    });
    let index = job.first;
    let since = Date.now();
    let idleBytes = Number.MAX_SAFE_INTEGER;
    let next = job.first;
    /** @param {string} reason */
    const lost = (reason) => {
      const where = at[0] ?? next;
      result.failures.push({ index: where, recipe: '(see --at)', reason, bytes: null });
      result.tried += where + 1 - next;
      next = where + 1;
    };
    const watch = setInterval(() => {
      const rss = process.memoryUsage().rss;
      result.peakBytes = Math.max(result.peakBytes, rss);
      if (at[0] !== index) [index, since] = [at[0] ?? 0, Date.now()];
      else if (idleBytes !== Number.MAX_SAFE_INTEGER && Date.now() - since > HANG_MS)
        finish(`hang: no end after ${HANG_MS / 1000} s`);
      // The smallest seen is what the target holds when idle.
      idleBytes = Math.min(idleBytes, rss);
      if (rss - idleBytes > 1.2e9 + (at[1] ?? 0) * 100)
        finish(`memory: ${Math.round((rss - idleBytes) / 1e6)} MB for an input of ${at[1]} bytes`);
    }, WATCH_MS);
    let over = false;
    /** @param {string} [reason] */
    const finish = (reason) => {
      if (over) return;
      over = true;
      clearInterval(watch);
      if (reason !== undefined) lost(reason);
      void worker.terminate().then(() => resolve(next));
    };
    worker.on('message', (note) => {
      if (note.kind === 'ready') {
        idleBytes = process.memoryUsage().rss;
        since = Date.now();
      } else if (note.kind === 'failed') {
        result.failures.push(note);
        if (result.failures.length >= ENOUGH) finish();
      } else {
        result.tried += note.next - next;
        next = note.next;
        result.right += note.right;
        for (const [code, n] of Object.entries(note.codes)) result.codes[code] = (result.codes[code] ?? 0) + n;
      }
    });
    worker.on('error', (error) => finish(`died: ${error.stack ?? error.message}`));
    worker.on('exit', () => finish());
  });
}

/** @param {Result} result @param {number} seed @param {string} folder where failing inputs are kept */
function print(result, seed, folder) {
  const codes = Object.entries(result.codes)
    .sort((a, b) => b[1] - a[1])
    .map(([code, n]) => `${code} ${n}`)
    .join(', ');
  process.stdout.write(
    `${result.failures.length === 0 ? 'ok    ' : 'FAILED'} ${result.target}: ${result.tried} inputs (seed ${seed}), ${result.right} right, ` +
      `${Object.values(result.codes).reduce((a, b) => a + b, 0)} coded (${codes}); peak ${Math.round(result.peakBytes / 1e6)} MB\n`,
  );
  for (const { index, recipe, reason, bytes } of result.failures) {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${result.target}-${seed}-${index}.bin`);
    if (bytes !== null) writeFileSync(file, bytes);
    process.stdout.write(
      `       #${index}: ${recipe.slice(0, 300)}\n         ${reason.split('\n').slice(0, 6).join('\n         ')}\n` +
        `         again: npm run fuzz -- --target ${result.target} --seed ${seed} --at ${index}${bytes === null ? '' : `   input: ${path.relative(root, file)}`}\n`,
    );
  }
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function fuzzCommand(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      target: { type: 'string', multiple: true },
      seed: { type: 'string' },
      at: { type: 'string' },
    },
  });
  const seconds = Number(values.seconds);
  const seed = Number(values.seed ?? 1);
  const chosen = values.target ?? [...NAMES];
  if (!(seconds > 0) || !Number.isInteger(seed) || chosen.some((name) => !NAMES.some((known) => known === name))) {
    say(`usage: npm run fuzz -- [--seconds N] [--target ${NAMES.join('|')}] [--seed S] [--at INDEX]`);
    return 2;
  }
  const entry = await bundle();
  let failed = 0;
  try {
    for (const target of chosen) {
      const only = values.at === undefined ? {} : { first: Number(values.at), count: 1 };
      const result = await fuzz(entry, { target, seed, seconds: seconds / chosen.length, ...only });
      print(result, seed, path.join(root, 'test-results', 'fuzz'));
      failed += result.failures.length;
    }
  } finally {
    rmSync(entry, { force: true });
  }
  return failed > 0 ? 1 : 0;
}
export { bundle };
