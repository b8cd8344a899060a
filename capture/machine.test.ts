// What is listed of this machine: programs of ours, without us, without starters, and without the arguments that hold secrets.

import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { debuggingPorts, isStarter, listMachine, nodeProcesses, processesInPs, scriptOf } from './machine.ts';
import type { ProcessRow } from './machine.ts';
import { endPrograms, startLeak } from './testing/programs.ts';

endPrograms();
const row = (pid: number, parentPid: number, ...words: readonly string[]): ProcessRow => ({
  pid,
  parentPid,
  rssBytes: 1,
  words,
  folder: '/srv/orders',
});

describe('the script of a command line', () => {
  it.each([
    [['node', 'server.js', '--token=secret'], 'server.js'],
    [['/usr/bin/node', '--max-old-space-size=512', '-r', 'dotenv/config', 'dist/main.js'], 'dist/main.js'],
    [['node', '--import', './trace.mjs', 'app.mjs'], 'app.mjs'],
    [['node', '-e', 'setInterval(() => 0)'], null],
    [['node'], null],
    [['deno', 'run', '-A', 'main.ts', 'run'], 'main.ts'],
  ])('%j', (words, script) => {
    expect(scriptOf(words)).toBe(script);
  });
});

describe('processes', () => {
  it('are Node’s, and neither us, nor what started us, nor a starter', () => {
    const rows = [
      row(10, 1, 'bash'),
      row(11, 10, 'node', '/usr/bin/npm', 'start'),
      row(12, 11, 'node', 'open.mjs'),
      row(20, 1, '/usr/local/bin/node', 'server.js', '--password', 'secret'),
      row(21, 1, 'node', '/usr/lib/node_modules/npm/bin/npm-cli.js', 'start'),
      row(22, 1, 'node22', '/srv/mail/dist/worker.js'),
      row(23, 1, 'node', '-e', 'secret'),
      row(24, 1, 'python3', 'server.py'),
    ];
    expect(nodeProcesses(rows, 12).map(({ name, pid }) => [name, pid])).toEqual([
      ['orders/server.js', 20],
      ['dist/worker.js', 22],
      ['node', 23],
    ]);
  });

  it('starters are told from programs', () => {
    expect(isStarter('/usr/bin/npm')).toBe(true);
    expect(isStarter('/app/node_modules/nodemon/bin/nodemon.js')).toBe(true);
    expect(isStarter('/app/npm-server.js')).toBe(false);
  });

  it('ports are those that a command line names as a debugger’s', () => {
    expect(
      debuggingPorts([
        row(1, 0, 'chrome', '--remote-debugging-port=9222', '--type=renderer'),
        row(2, 0, 'chrome', '--remote-debugging-port=9222'),
        row(3, 0, 'deno', 'run', '--inspect=127.0.0.1:9230', 'main.ts'),
        row(4, 0, 'electron', '--remote-debugging-port=0'),
        row(5, 0, 'node', 'server.js', '--port=3000'),
      ]),
    ).toEqual([9222, 9230]);
  });

  it('are read from ps where there is no /proc, those of others left out', () => {
    const output = '  501     1   501  20480 node /app/server.js --x\n  77     1     0   1000 node /root/other.js\n\n';
    expect(processesInPs(output, 501)).toEqual([
      { pid: 501, parentPid: 1, rssBytes: 20480 * 1024, words: ['node', '/app/server.js', '--x'], folder: null },
    ]);
  });
});

describe.runIf(process.platform === 'linux')('this machine', () => {
  it('has a program that was just started', async () => {
    const program = await startLeak();
    const found = (await listMachine()).find(({ pid }) => pid === program.pid);
    expect(found).toMatchObject({ kind: 'process', name: 'testing/leak.mjs', page: null });
    expect(found?.rssBytes).toBeGreaterThan(1e6);
    expect((await listMachine()).some(({ pid }) => pid === process.pid)).toBe(false);
  });
});
