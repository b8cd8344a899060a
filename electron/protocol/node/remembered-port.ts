// The loopback port used last. A browser keeps settings and recent files per origin, and the port is part of it:
// the first is random, later starts try the same one again.

import { homedir } from 'node:os';
import { join } from 'node:path';
import { jsonStore, type JsonStore } from './json-store.ts';

/** Where per-user state lies; HEAPDELTA_STATE_DIR wins (tests, portable use). Absolute path. */
export function stateFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (env.HEAPDELTA_STATE_DIR) return env.HEAPDELTA_STATE_DIR;
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Heapdelta');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Heapdelta');
  return join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'heapdelta');
}

/**
 * @param warn hears of a memory that cannot be read or was damaged; the start goes on with a new port
 * @returns the store of the port: a number of 1024…65535, or null before the first start
 */
export function rememberedPort(
  folder: string,
  warn?: (message: string, error: unknown) => void,
): JsonStore<number | null> {
  return jsonStore<number | null>({ path: join(folder, 'local-host.json'), fallback: null, check: checkPort, warn });
}

function checkPort(value: unknown): number | null {
  if (value === null || (Number.isInteger(value) && (value as number) >= 1024 && (value as number) <= 65_535))
    return value as number | null;
  throw new TypeError('not a port');
}
