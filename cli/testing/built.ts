// The built command as a shell runs it: a process with streams, an exit code and signals.

import { execFile, spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { buildCli } from '../../build/bundle.mjs';
import type { Outcome } from './run.ts';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');
export const RECORDED = path.join(ROOT, 'fixtures', 'recorded');

/** Absolute paths of a recorded series, oldest first. */
export function recorded(id: string, snapshots: number): readonly string[] {
  return Array.from({ length: snapshots }, (_, i) => path.join(RECORDED, id, `${i + 1}.heapsnapshot.gz`));
}

let built: Promise<string> | null = null;
/** Absolute path of dist/cli/heapdelta.mjs, built when it is stale. */
export function builtCommand(): Promise<string> {
  built ??= buildCli();
  return built;
}

const ENV = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8' };

/** Runs `heapdelta ARGS` in an empty environment. */
export async function heapdelta(
  args: readonly string[],
  more: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> {
  const command = await builtCommand();
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [command, ...args],
      { env: { ...ENV, ...more.env }, cwd: more.cwd, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        const exit = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ exit, stdout, stderr });
      },
    );
  });
}

/** Runs a line of a POSIX shell in which `$HEAPDELTA` is the built command and `$NODE` its Node. */
export async function shell(
  line: string,
  more: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> {
  const names = { NODE: process.execPath, HEAPDELTA: await builtCommand() };
  return new Promise((resolve) => {
    execFile(
      '/bin/bash',
      ['-c', line],
      { env: { ...ENV, ...names, ...more.env }, cwd: more.cwd, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        const exit = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ exit, stdout, stderr });
      },
    );
  });
}

export interface Interrupted {
  readonly exit: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `heapdelta ARGS`, waits for its first word of progress on standard error, sends the signal, and waits for its end. */
export async function interrupt(args: readonly string[], signal: 'SIGINT' | 'SIGTERM'): Promise<Interrupted> {
  const child = spawn(process.execPath, [await builtCommand(), ...args], {
    env: ENV,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let isSent = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (!isSent && stderr.includes('heapdelta: ')) {
      isSent = true;
      child.kill(signal);
    }
  });
  return new Promise((resolve) => {
    child.on('close', (exit, endedBy) => resolve({ exit, signal: endedBy, stdout, stderr }));
  });
}
