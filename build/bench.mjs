// `npm run bench`: installs the peers (they live in bench/ with their own lockfile: they are heavy) and runs bench/run.mjs.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildCli } from './bundle.mjs';
import { ensureDependencies, root, run } from './setup.mjs';

/**
 * @param {readonly string[]} args passed on: --sizes, --peers, --quick, --json, --write…
 * @returns {Promise<number>} exit code
 */
export async function bench(args) {
  const folder = path.join(root, 'bench');
  if (existsSync(path.join(folder, 'package-lock.json'))) await ensureDependencies(folder);
  await buildCli();
  return run(process.execPath, [path.join(folder, 'run.mjs'), ...args], { stdio: 'inherit' });
}
