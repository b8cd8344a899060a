// What `capture` is asked for: which target, how it is paced; and from a real process to the sentence.

import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { LEAK } from '../../capture/testing/programs.ts';
import { heapdelta } from '../testing/built.ts';
import { engineAnswering, runCli } from '../testing/run.ts';
import { headersOf, pacingOf, wantedTarget } from './capture-options.ts';
import type { CaptureCommandOptions } from './capture-options.ts';

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

  it('a program that ends is said with exit 3, and no folder is left', async () => {
    const output = path.join(folder(), 'series');
    const { exit, stdout, stderr } = await heapdelta(['capture', '-o', output, '--', 'node', '-e', 'process.exit(7)']);
    expect([exit, stdout]).toEqual([3, '']);
    expect(stderr).toBe('heapdelta: node ended (exit 7): let it run until the snapshots are taken\n');
    expect(existsSync(output)).toBe(false);
  });
});
