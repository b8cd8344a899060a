// A program that we start ourselves, with an inspector on a free port of this machine's loopback; it ends with the capture.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { tcpChannel } from '../channel.ts';
import { CdpClient } from '../cdp.ts';
import { CaptureError, CaptureStopped } from '../errors.ts';
import { readFacts } from '../facts.ts';
import { isStarter } from '../machine.ts';
import { InspectorTarget } from '../inspector.ts';
import type { InspectorOptions } from '../inspector.ts';

const INSPECT = '--inspect=127.0.0.1:0';
/** What V8's inspector prints when it listens. */
const LISTENING = /Debugger listening on (ws:\/\/127\.0\.0\.1:(\d+)(\/\S*))/;
/** Lines about the inspector that the program itself did not print. */
const NOISE =
  /^(?:Debugger (?:listening|attached|ending)|For help, see: https:\/\/nodejs|Waiting for the debugger|Visit chrome:\/\/inspect)/;
const WAITING = /^Waiting for the debugger to disconnect/;

/** The command with an inspector: as an argument where the program takes one, else by NODE_OPTIONS for whatever Node it starts. */
function withInspector(
  command: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): { readonly command: readonly string[]; readonly env: Record<string, string | undefined> } {
  const name = path.basename(command[0]).replace(/\.exe$/, '');
  if (name === 'node' || name === 'nodejs' || name === 'electron')
    return { command: [command[0], INSPECT, ...command.slice(1)], env: { ...env } };
  if (name === 'deno' && (command[1] === 'run' || command[1] === 'serve' || command[1] === 'test'))
    return { command: [command[0], command[1], INSPECT, ...command.slice(2)], env: { ...env } };
  return { command, env: { ...env, NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} ${INSPECT}`.trim() } };
}

interface Announced {
  readonly port: number;
  readonly path: string;
}

/** How long a program may take until Node runs in it; builds and containers are slow. */
const STARTS_MS = 60_000;
/** A starter (npm) announces itself first; what it starts comes within this. */
const SETTLE_MS = 1_500;
const TERM_MS = 5_000;
const ENDS_MS = 3_000;
/** "Debugger listening" is printed before there is anything to ask. */
const ANSWERS_MS = 10_000;
const RETRY_MS = 200;

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Gets what the program prints: our own standard output has the answer and nothing else. */
  readonly output: Writable;
  /** A worker thread of it, by number or name; null or absent: its main thread. */
  readonly thread?: string | null;
  /** Stops waiting for it to begin. */
  readonly signal?: AbortSignal;
}

/** Starts the program and attaches to it. Throws CaptureStopped, or CaptureError when it ends early or no Node is in it; it is ended then. */
export async function startProgram(words: readonly string[], options: ProgramOptions): Promise<InspectorTarget> {
  const { command, env } = withInspector(words, options.env);
  const child = spawn(command[0], command.slice(1), {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const announced: Announced[] = [];
  const attached: { cdp: CdpClient | null } = { cdp: null };
  let ended: CaptureError | null = null;
  const ends = new Promise<void>((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      ended = new CaptureError('capture-program-ended', { command: words[0], how: error.code ?? error.message });
      resolve();
    });
    child.on('exit', (code, signal) => {
      ended ??= new CaptureError('capture-program-ended', { command: words[0], how: signal ?? `exit ${code ?? 0}` });
      resolve();
    });
  });
  child.stdout.pipe(options.output, { end: false });
  createInterface({ input: child.stderr }).on('line', (line) => {
    const found = LISTENING.exec(line);
    if (found !== null) announced.push({ port: Number(found[2]), path: found[3] });
    // With us attached, a program that has ended waits: it is let go.
    if (WAITING.test(line)) attached.cdp?.drop();
    if (!NOISE.test(line)) options.output.write(`${line}\n`);
  });
  const stop = async (): Promise<void> => {
    // Whatever it started goes with it.
    killTree(child, 'SIGTERM');
    const late = setTimeout(() => killTree(child, 'SIGKILL'), TERM_MS);
    await ends;
    clearTimeout(late);
  };
  const failure = (): CaptureError | null => ended;
  const whyLost = async (): Promise<CaptureError | null> => {
    await Promise.race([ends, new Promise((resolve) => setTimeout(resolve, ENDS_MS).unref())]);
    return ended;
  };
  try {
    await waitFor(() => announced.length > 0 || failure() !== null || options.signal?.aborted === true, STARTS_MS);
    if (options.signal?.aborted === true) throw new CaptureStopped();
    if (command === words) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const died = failure();
    if (died !== null) throw died;
    if (announced.length === 0) throw new CaptureError('capture-no-inspector', { pid: child.pid ?? 0, port: 0 });
    for (const until = performance.now() + ANSWERS_MS; ;) {
      try {
        return await attachNewest(announced, words[0], attached, {
          onClose: stop,
          whyLost,
          thread: options.thread ?? null,
        });
      } catch (error) {
        if (failure() !== null || performance.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  } catch (error) {
    // An inspector that is gone is gone because the program ended: how is known a moment later.
    if (!(error instanceof CaptureStopped))
      await Promise.race([ends, new Promise((resolve) => setTimeout(resolve, ENDS_MS))]);
    const why = failure();
    await stop();
    throw why ?? error;
  }
}

/** The newest of the announced processes that is no starter. */
async function attachNewest(
  announced: readonly Announced[],
  name: string,
  attached: { cdp: CdpClient | null },
  more: Pick<InspectorOptions, 'onClose' | 'whyLost' | 'thread'>,
): Promise<InspectorTarget> {
  const options = { name, expectedPid: null, local: true, opened: false, endsWithUs: true, ...more };
  let last: unknown = null;
  for (const { port, path: at } of announced.toReversed()) {
    let cdp: CdpClient | null = null;
    try {
      cdp = await CdpClient.open(tcpChannel('127.0.0.1', port), at);
      attached.cdp = cdp;
      const { command } = await readFacts(cdp);
      if (announced.length === 1 || !isStarter(command?.split(' ').at(-1) ?? ''))
        return await InspectorTarget.take(cdp, options);
      cdp.close();
    } catch (error) {
      cdp?.close();
      last = error;
    }
  }
  throw last ?? new CaptureError('capture-no-inspector', { pid: 0, port: 0 });
}

function killTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    // It leads a process group of its own (detached), so Ctrl-C reaches us first and we end it in order.
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Ended between the look and the signal.
  }
}

async function waitFor(condition: () => boolean, ms: number): Promise<void> {
  for (const until = performance.now() + ms; !condition() && performance.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 50));
}
