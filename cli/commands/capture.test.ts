// What `capture` is asked for: which target, how it is paced; and from a real process to the sentence.

import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { CaptureRecord } from '../../capture/record.ts';
import { endPrograms, LEAK, startLeak, startNode } from '../../capture/testing/programs.ts';
import { heapdelta, shell } from '../testing/built.ts';
import { engineAnswering, runCli } from '../testing/run.ts';
import { headersOf, pacingOf, wantedTarget } from './capture-options.ts';
import type { CaptureCommandOptions } from './capture-options.ts';

endPrograms();
const isLinux = process.platform === 'linux';
const base: CaptureCommandOptions = { rounds: 4, workUnit: 'requests', warmUp: true, allocations: 'none' };
const wanted = (words: readonly string[], more: Partial<CaptureCommandOptions> = {}) =>
  wantedTarget(words, { ...base, ...more });
const folder = (): string => mkdtempSync(path.join(tmpdir(), 'heapdelta-capture-cli-'));

describe('the target', () => {
  it.each([
    [['9229'], { kind: 'address', address: { host: '127.0.0.1', port: 9229, path: null } }],
    [['127.0.0.1:9222'], { kind: 'address', address: { host: '127.0.0.1', port: 9222, path: null } }],
    [['ws://[::1]:9229/abc'], { kind: 'address', address: { host: '[::1]', port: 9229, path: '/abc' } }],
    [['http://localhost:9222'], { kind: 'address', address: { host: 'localhost', port: 9222, path: null } }],
    [['http://localhost:3000/heapsnapshot'], { kind: 'stream', url: 'http://localhost:3000/heapsnapshot' }],
    [['node', 'server.js'], { kind: 'program', command: ['node', 'server.js'] }],
    [['./server'], { kind: 'program', command: ['./server'] }],
  ])('%j', (words, expected) => {
    expect(wanted(words)).toMatchObject(expected);
  });

  it('a process, a container and the process in it', () => {
    expect(wanted([], { pid: 4 })).toEqual({ kind: 'pid', pid: 4 });
    expect(wanted([], { pid: 4, docker: 'api' })).toEqual({ kind: 'container', tool: 'docker', name: 'api' });
    expect(wanted([], { kubectl: 'orders-1' })).toEqual({ kind: 'container', tool: 'kubectl', name: 'pod/orders-1' });
  });
});

describe('called wrongly: exit 2, and nothing is touched', () => {
  it.each([
    [['capture'], 'what should be captured'],
    [['capture', '--pid', '1', '9229'], 'one target at a time'],
    [['capture', '9229', '--every', '5'], '--every "5" is no time span'],
    [['capture', '9229', '--every', '5s', '--work', 'true'], 'one way to pace the rounds'],
    [['capture', '9229', '--rounds', '1'], '--rounds "1" is no whole number of at least 2'],
    [['capture', '9229', '--allocations', 'some'], 'use one of none, sampled, full'],
    [['capture', 'ftp://x'], '"ftp://x" is neither'],
  ])('%j', async (args, sentence) => {
    const { exit, stdout, stderr } = await runCli(args, { engine: engineAnswering(null) });
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  it('a header that is none is told without its secret', async () => {
    await expect(headersOf(['Authorization Bearer secret'])).rejects.toMatchObject({ name: 'UsageError' });
    const file = path.join(folder(), 'headers');
    writeFileSync(file, 'Authorization: Bearer a:b\n\nX-Trace: 1\n');
    expect(await headersOf([`@${file}`, 'Y: 2'])).toEqual({ Authorization: 'Bearer a:b', 'X-Trace': '1', Y: '2' });
  });
});

describe('the pace', () => {
  const pace = (more: Partial<CaptureCommandOptions>, isTTY = false) => {
    const { kind, everyMs } = pacingOf(
      { ...base, ...more },
      Object.assign(Readable.from([]), { isTTY }),
      () => undefined,
      () => undefined,
    );
    return { kind, everyMs };
  };
  it('is what is asked for; else Enter at a terminal, and half a minute where there is none', () => {
    expect(pace({}, true)).toEqual({ kind: 'enter', everyMs: null });
    expect(pace({})).toEqual({ kind: 'every', everyMs: 30_000 });
    expect(pace({ every: 500 }, true)).toEqual({ kind: 'every', everyMs: 500 });
    expect(pace({ watch: '5MB', every: 500 })).toEqual({ kind: 'watch', everyMs: null });
    expect(pace({ workScript: 'load.mjs' })).toEqual({ kind: 'work', everyMs: null });
  });
});

describe('from a program to the sentence', () => {
  it('one command, no flag on the program', async () => {
    const output = path.join(folder(), 'series');
    const { exit, stdout, stderr } = await heapdelta([
      'capture',
      '--rounds',
      '3',
      '--every',
      '300ms',
      '-o',
      output,
      '--',
      'node',
      LEAK,
    ]);
    // How much it grows from step to step, and so the verdict, is the machine's to say.
    expect(stdout.split('\n\n')[0]).toContain('`sessions` (Map) in leak.mjs:2');
    expect(stdout).toContain('Memory of the process');
    expect(stderr).toMatch(/heapdelta: node: Node\.js v\d+\.\d+\.\d+, heap .* of at most .*, RSS/);
    expect(stderr).toContain('delete them when you are done');
    expect(exit).toBe(0);
    expect(readdirSync(output)).toHaveLength(4);
  });

  it.runIf(isLinux)('a file that may not grow is said as what it is, and nothing is left', async () => {
    const program = await startLeak();
    const output = path.join(folder(), 'series');
    // As a full disk: the system refuses what goes beyond 200 blocks.
    const { exit, stdout, stderr } = await shell(
      `ulimit -f 200; "$NODE" "$HEAPDELTA" capture --pid ${program.pid} --no-warm-up --rounds 2 --every 100ms -o ${output}`,
    );
    expect([exit, stdout]).toEqual([3, '']);
    expect(stderr.trim().split('\n').at(-1)).toBe(
      `heapdelta: ${output}: it would be larger than files may be here: raise the limit (ulimit -f) or choose another place`,
    );
    expect(existsSync(output)).toBe(false);
    expect(program.child.exitCode).toBeNull();
  });

  it('a program that ends is said with exit 3, and no folder is left', async () => {
    const output = path.join(folder(), 'series');
    const { exit, stdout, stderr } = await heapdelta(['capture', '-o', output, '--', 'node', '-e', 'process.exit(7)']);
    expect([exit, stdout]).toEqual([3, '']);
    expect(stderr).toBe('heapdelta: node ended (exit 7): let it run until the snapshots are taken\n');
    expect(existsSync(output)).toBe(false);
  });
});

describe.runIf(isLinux)('each way to pace it, from the command line', () => {
  const pid = async (script = LEAK): Promise<string> => String((await startNode(['--inspect-port=0', script])).pid);
  const sideFile = (output: string): CaptureRecord =>
    JSON.parse(readFileSync(path.join(output, 'series.heapdelta-capture.json'), 'utf8')) as CaptureRecord;
  interface Told {
    readonly per: string | null;
    readonly identity: string;
    readonly series?: { readonly work?: readonly number[] };
    readonly snapshots: readonly { readonly memory?: object }[];
  }

  it('--work: what it counts stands in the side file and in the answer, without any flag', async () => {
    const output = path.join(folder(), 'series');
    const work = 'sleep 0.3; echo "requests: 10"';
    const { exit, stdout } = await heapdelta([
      'capture',
      '--pid',
      await pid(),
      '--rounds',
      '3',
      '--work',
      work,
      '--json',
      '-o',
      output,
    ]);
    expect(exit).toBe(0);
    expect(sideFile(output)).toMatchObject({
      workCommand: work,
      snapshots: [{ work: 10 }, { work: 20 }, { work: 30 }],
    });
    const told = JSON.parse(stdout) as Told;
    expect(told).toMatchObject({ per: '10 requests', identity: 'same-process', series: { work: [10, 20, 30] } });
    expect(told.snapshots.every(({ memory }) => memory !== undefined)).toBe(true);
    // The folder alone says as much later.
    const again = await heapdelta(['diff', '--json', ...[1, 2, 3].map((n) => `${output}/${n}.heapsnapshot.gz`)]);
    expect(JSON.parse(again.stdout)).toMatchObject({ per: '10 requests' });
  });

  it('--work-script, in its own unit', async () => {
    const output = path.join(folder(), 'series');
    const script = path.join(path.dirname(output), 'load.mjs');
    writeFileSync(script, 'export default () => new Promise((done) => setTimeout(() => done(7), 200));');
    const args = ['--rounds', '2', '--work-script', script, '--work-unit', 'orders', '--json', '-o', output];
    const { exit, stdout } = await heapdelta(['capture', '--pid', await pid(), ...args]);
    expect([exit, (JSON.parse(stdout) as Told).per]).toEqual([0, '7 orders']);
  });

  it('--enter: a line is a snapshot, and so is the end of the input', async () => {
    const output = path.join(folder(), 'series');
    const line = `printf '\\n' | "$NODE" "$HEAPDELTA" capture --pid ${await pid()} --enter --rounds 2 -o ${output}`;
    const { exit, stderr } = await shell(line);
    expect(exit).toBe(0);
    expect(stderr).toContain('press Enter for snapshot 2 of 2');
    expect(sideFile(output).snapshots).toHaveLength(2);
  });

  it('--watch: a snapshot each time the heap has risen', async () => {
    const output = path.join(folder(), 'series');
    const args = ['--rounds', '2', '--watch', '300kB', '--every', '30ms', '--json', '-o', output];
    const { exit } = await heapdelta(['capture', '--pid', await pid(), ...args]);
    expect(exit).toBe(0);
    const [first, second] = sideFile(output).snapshots;
    expect(second.heapUsedBytes).not.toBe(first.heapUsedBytes);
  });

  it('--target: a worker thread’s heap, and not its process’', async () => {
    const output = path.join(folder(), 'series');
    const workers = path.join(path.dirname(LEAK), 'workers.mjs');
    const args = ['--target', '2', '--rounds', '3', '--every', '400ms', '-o', output];
    const { exit, stdout, stderr } = await heapdelta(['capture', '--pid', await pid(workers), ...args]);
    expect(exit).toBe(0);
    expect(stderr).toMatch(/heap that is taken is that of its worker 2/);
    expect(stdout).toContain('`jobs` (Map)');
    expect(sideFile(output).target.thread).toMatch(/^worker 2/);
  });
});
