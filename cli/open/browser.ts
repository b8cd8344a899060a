// Opens an address in the person's browser: the system's own opener, no shell, nothing kept waiting.

import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface BrowserSystem {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Whether a program can be run by this name. */
  readonly exists: (program: string) => boolean;
  /** Starts it; true when it is running or ended well, false when it failed. */
  readonly start: (program: string, args: readonly string[]) => Promise<boolean>;
}

/** This machine. */
export function realSystem(): BrowserSystem {
  return { platform: process.platform, env: process.env, exists: onPath, start };
}

/**
 * Opens an http address.
 * @returns false when there is no browser to open it with (BROWSER=none, no display, no opener, or it failed)
 */
export async function openInBrowser(url: string, system: BrowserSystem = realSystem()): Promise<boolean> {
  const command = opener(system);
  return command === null ? false : system.start(command[0], [...command[1], url]);
}

type Opener = readonly [program: string, args: readonly string[]];

function opener({ platform, env, exists }: BrowserSystem): Opener | null {
  const named = env.BROWSER;
  if (named === 'none') return null;
  if (platform === 'darwin') return ['open', []];
  // `start` belongs to cmd.exe, where an address could become a command; this does the same without a shell.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler']];
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return null;
  // BROWSER is a program's name, or a list of them.
  for (const program of named?.split(':') ?? [])
    if (program !== '' && !/[\s%]/.test(program) && exists(program)) return [program, []];
  return exists('xdg-open') ? ['xdg-open', []] : null;
}

function onPath(program: string): boolean {
  const places = program.includes('/')
    ? [program]
    : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
  return places.some((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      // Not in this folder: the next one may have it.
      return false;
    }
  });
}

/** An opener that still runs after this long has a browser to show for it. */
const OPENED_AFTER_MS = 3_000;

function start(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    const timer = setTimeout(() => resolve(true), OPENED_AFTER_MS);
    const settle = (opened: boolean): void => {
      clearTimeout(timer);
      resolve(opened);
    };
    child.on('error', () => settle(false));
    child.on('exit', (code) => settle(code === 0));
    child.unref();
  });
}
