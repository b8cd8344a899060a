// `npm run dist`: installers for the system this runs on (see .github/workflows/release.yml for all three).

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildAll, hasApp, hasElectron } from './bundle.mjs';
import { makeConfig, stage } from './electron-builder.mjs';
import { root } from './setup.mjs';

/**
 * @param {readonly string[]} args `--dir` makes the unpacked app only
 * @returns {Promise<number>} exit code
 */
export async function dist(args) {
  if (!hasApp() || !hasElectron()) throw new Error("the app's sources are not all there: nothing to package");
  await buildAll();
  if (!existsSync(path.join(root, 'dist', 'app', 'app-files.json')))
    throw new Error('dist/app has no list of its files: it is not a whole build');
  const { build, Platform } = await import('electron-builder');
  const projectDir = mkdtempSync(path.join(os.tmpdir(), 'heapdelta-app-'));
  try {
    stage(projectDir);
    await build({
      projectDir,
      config: makeConfig(),
      targets: Platform.current().createTarget(args.includes('--dir') ? 'dir' : undefined),
      publish: 'never',
    });
  } finally {
    rmSync(projectDir, { recursive: true, force: true });
  }
  return 0;
}
