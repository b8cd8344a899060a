// One measurement: a process of its own, the file in the page cache, wall time and peak memory of the whole process.

import { spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * @typedef {{ readonly seconds: number, readonly peakBytes: number, readonly cpuSeconds: number, readonly detail: Readonly<Record<string, unknown>> }} Sample
 * @typedef {{ readonly ok: true } & Sample
 *   | { readonly ok: false, readonly reason: string }} Measured medians of several samples, or why there are none
 */

/** Reads a file once, so that every contender finds it in the page cache. @param {string} file */
async function warm(file) {
  for await (const chunk of createReadStream(file, { highWaterMark: 4 << 20 })) void chunk;
}

/**
 * Runs a Node program and measures it. It may print one line of JSON with its own `totalSeconds`, which then counts
 * (a peer's start-up is not held against it); without one the whole process's time counts.
 * @param {readonly string[]} args script and arguments
 * @param {{ timeoutSeconds: number, ownClock: boolean, heapMegabytes: number | null }} options `ownClock`: the program prints that
 * line; `heapMegabytes`: V8's limit is raised to it (a peer's objects), null leaves Node as people have it
 * @returns {Promise<{ ok: true } & Sample | { ok: false, reason: string }>}
 */
function runOnce(args, { timeoutSeconds, ownClock, heapMegabytes }) {
  return new Promise((resolve) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'heapdelta-bench-'));
    const peakFile = path.join(folder, 'peak');
    const started = performance.now();
    const child = spawn(
      process.execPath,
      [
        ...(heapMegabytes ? [`--max-old-space-size=${heapMegabytes}`] : []),
        '--import',
        path.join(here, 'peak.mjs'),
        ...args,
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, HEAPDELTA_BENCH_PEAK: peakFile, NO_COLOR: '1' },
      },
    );
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      if (ownClock) output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      errors = (errors + String(chunk)).slice(-4000);
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutSeconds * 1000);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const seconds = (performance.now() - started) / 1000;
      const [peakBytes = Number.NaN, cpuSeconds = Number.NaN] = existsSync(peakFile)
        ? readFileSync(peakFile, 'utf8').split(' ').map(Number)
        : [];
      rmSync(folder, { recursive: true, force: true });
      if (code !== 0) {
        const line =
          errors.split('\n').find((text) => /error|memory|unreachable|invalid|length/i.test(text)) ??
          errors.split('\n')[0] ??
          '';
        resolve({
          ok: false,
          reason: signal
            ? `ended by ${signal} after ${seconds.toFixed(0)} s`
            : line.trim().slice(0, 120) || `exit ${code}`,
        });
        return;
      }
      const detail = ownClock ? JSON.parse(output.trim().split('\n').at(-1) ?? '{}') : {};
      resolve({
        ok: true,
        seconds: detail.totalSeconds ?? seconds,
        peakBytes: peakBytes || detail.peakRssBytes,
        cpuSeconds,
        detail,
      });
    });
  });
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? Number(sorted[middle]) : (Number(sorted[middle - 1]) + Number(sorted[middle])) / 2;
}

/**
 * @param {readonly string[]} args script and arguments
 * @param {readonly string[]} files read beforehand into the page cache
 * @param {{ runs: number, ownClock?: boolean, heapMegabytes?: number | null, timeoutSeconds?: number }} options
 * @returns {Promise<Measured>}
 */
export async function measure(args, files, { runs, ownClock = true, heapMegabytes = null, timeoutSeconds = 900 }) {
  /** @type {Sample[]} */
  const samples = [];
  for (let i = 0; i < runs; i++) {
    for (const file of files) await warm(file);
    const sample = await runOnce(args, { timeoutSeconds, ownClock, heapMegabytes });
    if (!sample.ok) return sample;
    samples.push(sample);
    // Who needs minutes is not asked again: the ratio is plain.
    if (sample.seconds > 60) break;
  }
  return {
    ok: true,
    seconds: median(samples.map((sample) => sample.seconds)),
    peakBytes: median(samples.map((sample) => sample.peakBytes)),
    cpuSeconds: median(samples.map((sample) => sample.cpuSeconds)),
    detail: samples[0]?.detail ?? {},
  };
}
