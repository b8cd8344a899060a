// The files that are measured: pairs (and one series of ten) written by V8 from bench/programs/, kept in
// bench/.data (HEAPDELTA_BENCH_DATA names another folder) and made only when they are not there.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
/** Absolute folder of the snapshots. */
export const dataFolder = process.env.HEAPDELTA_BENCH_DATA ?? path.join(here, '.data');

/**
 * The programs. Measured on Node 20 (the page: Chromium 156): an empty program's snapshot, and what a unit adds to it, bytes; and the
 * share of units that leaks between two snapshots.
 */
const PROGRAMS = {
  grow: { empty: 3.3e6, unit: 4_640, leak: 0.05 },
  sessions: { empty: 2.8e6, unit: 13_800, leak: 0.1 },
  store: { empty: 5.8e6, unit: 730, leak: 0.05 },
  page: { empty: 14.2e6, unit: 4_250, leak: 0.05 },
  modules: { empty: 4.2e6, unit: 7_650, leak: 0.05 },
};
/** @typedef {keyof typeof PROGRAMS} Kind */
/** Heaps that are unlike the shop of `grow.mjs`. @type {readonly Kind[]} */
export const UNLIKE = ['sessions', 'store', 'page', 'modules'];

/**
 * @typedef {{ readonly megabytes: number, readonly files: readonly string[], readonly bytes: number }} Series
 * `megabytes`: the size asked for per file; `bytes`: the first file's true size
 */

/**
 * A series of `count` snapshots of about `megabytes` each, oldest first.
 * @param {number} megabytes millions of bytes
 * @param {number} count
 * @param {Kind} [kind]
 * @returns {Series}
 */
export function makeSeries(megabytes, count, kind = 'grow') {
  const name = kind === 'grow' ? `${megabytes}mb` : `${kind}-${megabytes}mb`;
  const prefix = path.join(dataFolder, `${name}${count === 2 ? '' : `-${count}`}`);
  const { empty, unit, leak } = PROGRAMS[kind];
  const files = Array.from({ length: count }, (_, i) => `${prefix}-${i + 1}.heapsnapshot`);
  if (!files.every((file) => existsSync(file))) {
    process.stderr.write(`making ${count} snapshots of about ${megabytes} MB by ${kind}.mjs (once)…\n`);
    mkdirSync(dataFolder, { recursive: true });
    const units = Math.max(100, Math.round((megabytes * 1e6 - empty) / unit));
    // V8 needs several times the heap to write it; typed by what the machine has.
    const heapMegabytes = Math.floor((os.totalmem() / 1e6) * 0.6);
    const { status } = spawnSync(
      process.execPath,
      [
        `--max-old-space-size=${heapMegabytes}`,
        '--expose-gc',
        path.join(here, 'programs', `${kind}.mjs`),
        '--units',
        String(units),
        '--snapshots',
        String(count),
        '--leak',
        String(count === 2 ? leak : 0.01),
        '--out',
        prefix,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    if (status !== 0) {
      for (const file of files) rmSync(file, { force: true });
      throw new Error(`writing snapshots of ${megabytes} MB failed; more memory is needed than this machine has`);
    }
  }
  return { megabytes, files, bytes: statSync(/** @type {string} */ (files[0])).size };
}
