// Real Node processes for tests, ended with the test.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach } from 'vitest';

const running = new Set<ChildProcess>();

/** A folder of its own. */
export const scratch = (): string => mkdtempSync(path.join(tmpdir(), 'heapdelta-capture-'));
export const LEAK = path.join(import.meta.dirname, 'leak.mjs');

export interface Program {
  readonly child: ChildProcess;
  readonly pid: number;
  /** What it printed on standard error: Node says there when an inspector begins and ends. */
  readonly stderr: () => string;
}

/** Waits until a program's inspector is closed. Throws when the program has ended instead, which no capture may bring about. */
export async function inspectorClosed({ child, stderr }: Program): Promise<void> {
  await until(() => {
    const ended = child.signalCode ?? child.exitCode;
    if (ended !== null) throw new Error(`the program ended (${ended}): ${stderr()}`);
    return /Debugger ending/.test(stderr());
  });
}

/** Starts `node ARGS` and waits for its first line. Port 0: tests beside each other must not meet at 9229. */
export async function startNode(args: readonly string[], program = process.execPath): Promise<Program> {
  const child = spawn(program, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', () => reject(new Error(`the program ended: ${stderr}`)));
  });
  return { child, pid: child.pid!, stderr: () => stderr };
}

/** The leaking program, its inspector closed. */
export const startLeak = (): Promise<Program> => startNode(['--inspect-port=0', LEAK]);

/** Ends what is still running. Call at the top of a test file. */
export function endPrograms(): void {
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
    running.clear();
  });
}

/** Waits until something holds; the test's own limit ends the wait. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
