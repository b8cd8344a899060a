// What happens between two snapshots: time passes, somebody presses Enter, work is done, or the heap rises.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { CaptureError, CaptureStopped } from './errors.ts';

/** One wait between snapshots. Resolves to how much work was done (null: nobody counted). Rejects with CaptureStopped on the signal. */
export type Pace = (round: number, signal: AbortSignal) => Promise<number | null>;

function abortable<T>(
  signal: AbortSignal,
  work: (resolve: (value: T) => void, reject: (error: unknown) => void) => () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new CaptureStopped());
    // The work may be over before it has told how to end it.
    let end = (): void => undefined;
    const stop = (): void => {
      reject(new CaptureStopped());
      end();
    };
    signal.addEventListener('abort', stop, { once: true });
    end = work(
      (value) => {
        signal.removeEventListener('abort', stop);
        resolve(value);
      },
      (error) => {
        signal.removeEventListener('abort', stop);
        reject(error);
      },
    );
  });
}

function sleep(ms: number, signal: AbortSignal): Promise<null> {
  return abortable<null>(signal, (resolve) => {
    const timer = setTimeout(() => resolve(null), ms);
    return () => clearTimeout(timer);
  });
}

/** The same time between every two. */
export const everyMs =
  (ms: number): Pace =>
  async (_round, signal) => {
    await sleep(ms, signal);
    return null;
  };

/** Enter on `input`; its end counts as Enter, so that a pipe of lines works, too. */
export function onEnter(input: Readable): Pace {
  const lines = createInterface({ input });
  const arrived: string[] = [];
  let ended = false;
  let wake: (() => void) | null = null;
  lines.on('line', (line) => {
    arrived.push(line);
    wake?.();
  });
  lines.on('close', () => {
    ended = true;
    wake?.();
  });
  return (_round, signal) =>
    abortable(signal, (resolve) => {
      wake = () => {
        if (arrived.length === 0 && !ended) return;
        arrived.shift();
        wake = null;
        resolve(null);
      };
      wake();
      return () => lines.close();
    });
}

/** A count that a command says it did: `requests: 1000`, `1000 requests in 10.02s` (autocannon: `11k requests in 10s`). */
export function countIn(output: string): number | null {
  const found =
    /(?:^|\s)(\d+(?:[.,]\d+)*)(k|M)? (?:requests|operations|jobs|iterations)\b/m.exec(output) ??
    /\b(?:requests|operations|jobs|iterations)\b[^\d\n]{0,20}(\d+(?:[.,]\d+)*)(k|M)?/i.exec(output);
  if (found === null) return null;
  const value = Number(found[1].replaceAll(',', ''));
  return Number.isFinite(value) ? value * (found[2] === 'k' ? 1e3 : found[2] === 'M' ? 1e6 : 1) : null;
}

/** Of what a command prints, the end is enough to find its sum. */
const KEPT_CHARS = 1 << 16;

/** A command line of the user's, run by their shell. Its count of work is read from what it prints. Throws CaptureError `capture-work-failed`. */
export const runCommand =
  (command: string, onOutput: (text: string) => void): Pace =>
  (_round, signal) =>
    abortable(signal, (resolve, reject) => {
      const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          said = (said + text).slice(-KEPT_CHARS);
          onOutput(text);
        });
      child.on('error', (error) => reject(new CaptureError('capture-work-failed', { command, how: error.message })));
      child.on('close', (code, ended) => {
        if (code === 0) resolve(countIn(said));
        else reject(new CaptureError('capture-work-failed', { command, how: ended ?? `exit ${code ?? 0}` }));
      });
      return () => child.kill();
    });

/** How long work may fail against a program that has just been started: it may not listen yet. */
export const STARTS_WITHIN_MS = 30_000;
const RETRY_MS = 500;

/** Work whose first round is tried again until it goes: load that comes before the program listens is refused. */
export function onceItGoes(pace: Pace, withinMs: number): Pace {
  let goes = false;
  return async (round, signal) => {
    for (const until = performance.now() + withinMs; ;) {
      try {
        const done = await pace(round, signal);
        goes = true;
        return done;
      } catch (error) {
        if (goes || !(error instanceof CaptureError) || performance.now() > until) throw error;
        await sleep(RETRY_MS, signal);
      }
    }
  };
}

/** A module of the user's: its default export (or `load`) is called with the round and may return how much it did. */
export const runScript =
  (file: string): Pace =>
  async (round, signal) => {
    const fail = (how: string): CaptureError => new CaptureError('capture-work-failed', { command: file, how });
    try {
      const loaded = (await import(pathToFileURL(path.resolve(file)).href)) as { default?: unknown; load?: unknown };
      const work = loaded.load ?? loaded.default;
      if (typeof work !== 'function') throw fail('export default async function (round) { … }');
      const done: unknown = await Promise.race([
        Promise.resolve((work as (round: number) => unknown)(round)),
        abortable<never>(signal, () => () => undefined),
      ]);
      return typeof done === 'number' && Number.isFinite(done) ? done : null;
    } catch (error) {
      if (error instanceof CaptureError || error instanceof CaptureStopped) throw error;
      throw fail(error instanceof Error ? error.message : String(error));
    }
  };

/** Heap use is a saw: what stays is its lowest point over so many samples. */
const WINDOW = 6;
/** Without a size of the user's: so much of the heap, and at least so many bytes. */
const RISE_SHARE = 0.2;
const RISE_LEAST_BYTES = 4e6;

/** Bytes that a heap must rise by, unless the user said. */
export const usualRise = (heapUsedBytes: number): number => Math.max(RISE_LEAST_BYTES, heapUsedBytes * RISE_SHARE);

/**
 * Until the lowest heap use of the last samples has risen.
 * @param ask heap in use now, bytes
 * @param riseBytes how much; null: `usualRise` of where it began
 */
export function untilRisen(
  ask: () => Promise<number | null>,
  riseBytes: number | null,
  sampleMs: number,
  onSample: (floor: number, from: number) => void,
): Pace {
  let from: number | null = null;
  return async (_round, signal) => {
    const samples: number[] = [];
    for (;;) {
      const now = await ask();
      if (now !== null) samples.push(now);
      if (samples.length > WINDOW) samples.shift();
      if (samples.length === WINDOW) {
        const floor = Math.min(...samples);
        from ??= floor;
        onSample(floor, from);
        if (floor - from >= (riseBytes ?? usualRise(from))) {
          from = floor;
          return null;
        }
        // A heap that was given back is the new beginning.
        from = Math.min(from, floor);
      }
      await sleep(sampleMs, signal);
    }
  };
}
