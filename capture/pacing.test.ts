// What happens between two snapshots, and how much of it was done.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { CaptureError, CaptureStopped } from './errors.ts';
import { countIn, onceItGoes, onEnter, runCommand, runScript, untilRisen, usualRise } from './pacing.ts';

const going = (): AbortSignal => new AbortController().signal;
const script = (text: string): string => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'heapdelta-pacing-')), 'load.mjs');
  writeFileSync(file, text);
  return file;
};

describe('the count of work', () => {
  it.each([
    ['1000 requests in 10.02s, 1.2 MB read', 1000],
    ['11k requests in 10.02s, 1.2 MB read', 11_000],
    ['  2,500 requests in 4s', 2500],
    ['requests: 750', 750],
    ['     http_reqs......: 3000\niterations: 120', 120],
    ['1.5M operations', 1_500_000],
    ['done', null],
    ['', null],
  ])('%j', (text, count) => {
    expect(countIn(text)).toBe(count);
  });
});

describe('--work', () => {
  it('runs in the user’s shell; its count is read, what it prints is passed on', async () => {
    let said = '';
    const pace = runCommand('echo "requests: $((40 + 2))"; echo heard >&2', (text) => (said += text));
    expect(await pace(0, going())).toBe(42);
    expect(said).toContain('heard');
  });

  it('that fails is said with how it ended', async () => {
    const failed = runCommand('exit 3', () => undefined)(0, going());
    await expect(failed).rejects.toMatchObject({ code: 'capture-work-failed', params: { how: 'exit 3' } });
  });

  it('is ended when the capture is stopped', async () => {
    const controller = new AbortController();
    const working = runCommand('sleep 600', () => undefined)(0, controller.signal);
    controller.abort();
    await expect(working).rejects.toBeInstanceOf(CaptureStopped);
  });
});

describe('--work-script', () => {
  it('calls its default function, or load, with the round; a number is the work done', async () => {
    expect(await runScript(script('export default async (round) => 100 + round;'))(2, going())).toBe(102);
    expect(await runScript(script('export function load() { return "much"; }'))(1, going())).toBeNull();
  });

  it.each([
    ['export const answer = 42;', 'export default async function'],
    ['export default () => { throw new Error("no server"); };', 'no server'],
    ['this is no script', ''],
  ])('%j is said', async (text, how) => {
    const failed = runScript(script(text))(0, going());
    await expect(failed).rejects.toMatchObject({ code: 'capture-work-failed' });
    await expect(failed).rejects.toThrow(how === '' ? 'load.mjs' : how);
  });

  it('does not hold a capture that is stopped', async () => {
    const controller = new AbortController();
    const working = runScript(script('export default () => new Promise(() => undefined);'))(0, controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(working).rejects.toBeInstanceOf(CaptureStopped);
  });
});

describe('work against a program that was just started', () => {
  const failing = (times: number) => {
    let calls = 0;
    return {
      calls: () => calls,
      pace: () => {
        calls++;
        return calls <= times ? Promise.reject(new CaptureError('capture-work-failed', {})) : Promise.resolve(calls);
      },
    };
  };

  it('is tried again until it goes, and not any more then', async () => {
    const work = failing(1);
    const patient = onceItGoes(work.pace, 60_000);
    expect(await patient(0, going())).toBe(2);
    const broken = failing(0);
    const once = onceItGoes(broken.pace, 60_000);
    await once(0, going());
    const later = onceItGoes(failing(9).pace, -1);
    await expect(later(1, going())).rejects.toMatchObject({ code: 'capture-work-failed' });
  });

  it('what fails after it went is not tried again', async () => {
    let round = 0;
    const patient = onceItGoes(
      () => (round++ === 0 ? Promise.resolve(1) : Promise.reject(new CaptureError('capture-work-failed', {}))),
      60_000,
    );
    await patient(0, going());
    await expect(patient(1, going())).rejects.toMatchObject({ code: 'capture-work-failed' });
    expect(round).toBe(2);
  });
});

describe('Enter', () => {
  it('each line is one; the end of the input counts, too', async () => {
    const input = new PassThrough();
    const pace = onEnter(input);
    let passed = 0;
    const first = pace(0, going()).then(() => passed++);
    expect(passed).toBe(0);
    input.write('\n');
    await first;
    // Pressed before it was asked for.
    input.write('\n');
    await new Promise((resolve) => setImmediate(resolve));
    await pace(1, going());
    input.end();
    await pace(2, going());
    await pace(3, going());
    expect(passed).toBe(1);
  });

  it('does not hold a capture that is stopped', async () => {
    const controller = new AbortController();
    const waiting = onEnter(new PassThrough())(0, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toBeInstanceOf(CaptureStopped);
  });
});

describe('--watch', () => {
  const MB = 1e6;
  const ask = (values: readonly number[]) => {
    let at = 0;
    return () => Promise.resolve(values[Math.min(at++, values.length - 1)] * MB);
  };
  const floors: number[] = [];
  const watch = (values: readonly number[], riseBytes: number | null) =>
    untilRisen(ask(values), riseBytes, 0, (floor) => floors.push(floor));

  it('waits until the lowest use of the last samples has risen: a saw alone is no rise', async () => {
    const saw = Array.from({ length: 60 }, (_, i) => 20 + (i % 5) * 8);
    const rising = [...saw, ...saw.map((value) => value + 10)];
    floors.length = 0;
    expect(await watch(rising, 9 * MB)(0, going())).toBeNull();
    // Not within the saw: as many samples as it has, less a window, had no rise.
    expect(floors.length).toBeGreaterThan(saw.length - 6);
    expect(floors.at(-1)).toBe(30 * MB);
  });

  it('a heap that was given back is the new beginning', async () => {
    const values = [...Array<number>(8).fill(50), ...Array<number>(8).fill(20), ...Array<number>(8).fill(31)];
    floors.length = 0;
    await watch(values, 10 * MB)(0, going());
    expect(floors.at(-1)).toBe(31 * MB);
  });

  it('without a size it is a fifth of the heap, and at least 4 MB', () => {
    expect(usualRise(100 * MB)).toBe(20 * MB);
    expect(usualRise(1 * MB)).toBe(4 * MB);
  });

  it('does not hold a capture that is stopped', async () => {
    const controller = new AbortController();
    const waiting = untilRisen(ask([10]), MB, 5, () => undefined)(0, controller.signal);
    setTimeout(() => controller.abort(), 40);
    await expect(waiting).rejects.toBeInstanceOf(CaptureStopped);
  });
});
