// What ranking adds to parsing and retained sizes of a pair: both taken inside one run of our engine, at the moment
// its progress leaves the snapshots and turns to the series.

import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure } from './measure.mjs';
import { workspace } from '../build/workspace.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Bundles bench/ours.ts beside copies of the command line's worker threads. @returns {Promise<string>} absolute path */
async function bundleOurs() {
  const { build } = await import('esbuild');
  const folder = path.join(root, 'dist', 'bench');
  const workers = path.join(root, 'dist', 'cli');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(workers))
    if (/\.(mjs|woff2)$/.test(name) && !name.startsWith('heapdelta'))
      copyFileSync(path.join(workers, name), path.join(folder, name));
  const outfile = path.join(folder, 'ours.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/ours.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    alias: workspace,
    loader: { '.woff2': 'file', '.html': 'text', '.css': 'text' },
    assetNames: '[name]',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return outfile;
}

/**
 * @param {readonly string[]} files a series, oldest first
 * @param {number} runs
 * @returns {Promise<import('./tables.mjs').Ranking | null>} null when the engine could not be run
 */
export async function measureRanking(files, runs) {
  const result = await measure([await bundleOurs(), ...files], files, { runs });
  if (!result.ok) {
    process.stderr.write(`no figures for ranking: ${result.reason}\n`);
    return null;
  }
  return /** @type {import('./tables.mjs').Ranking} */ (result.detail);
}
