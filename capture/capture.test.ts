// Captures of real Node processes: one session, whole files, nothing left behind, whatever ends it.

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { capture } from './capture.ts';
import type { CaptureEvent, CaptureOptions } from './capture.ts';
import { CaptureStopped } from './errors.ts';
import { everyMs } from './pacing.ts';
import { listeningPorts } from './proc.ts';
import { captureOf } from './side-file.ts';
import { attachPid } from './targets/pid.ts';
import { startProgram } from './targets/program.ts';
import { endPrograms, LEAK, scratch, startLeak, startNode, until } from './testing/programs.ts';

endPrograms();
const isLinux = process.platform === 'linux';

function optionsFor(folder: string, more: Partial<CaptureOptions> = {}): CaptureOptions {
  return {
    folder,
    rounds: 2,
    warmUp: true,
    pace: everyMs(50),
    workUnit: null,
    workCommand: null,
    allocations: 'none',
    yes: false,
    version: '0.0.0',
    signal: new AbortController().signal,
    onEvent: () => undefined,
    now: () => new Date(),
    ...more,
  };
}

const sessionsIn = (file: string): number => {
  const { snapshot, nodes, strings } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    snapshot: { meta: { node_fields: string[] } };
    nodes: number[];
    strings: string[];
  };
  const width = snapshot.meta.node_fields.length;
  const name = strings.indexOf('Session');
  let count = 0;
  for (let i = 1; i < nodes.length; i += width) if (nodes[i] === name) count++;
  return count;
};

describe.runIf(isLinux)('a process that was started without its inspector', () => {
  it('gives a series of whole files that grow, a side file that knows them, and has its inspector closed again', async () => {
    const program = await startLeak();
    const before = await listeningPorts(program.pid);
    const folder = path.join(scratch(), 'series');
    const target = await attachPid(program.pid);
    const events: CaptureEvent[] = [];
    const { files, record, endedBy } = await capture(
      target,
      optionsFor(folder, { onEvent: (event) => events.push(event) }),
    );
    await target.close();
    expect(endedBy).toBeNull();
    expect(readdirSync(folder).sort()).toEqual([
      '1.heapsnapshot.gz',
      '2.heapsnapshot.gz',
      'series.heapdelta-capture.json',
    ]);
    const [first, second] = files.map(sessionsIn);
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    expect(record.target).toMatchObject({ runtime: 'node', pid: program.pid, runtimeVersion: process.version });
    expect((await captureOf(files))?.snapshots).toEqual(record.snapshots);
    // Only whole, unchanged files are known.
    writeFileSync(files[1], 'something else');
    expect(await captureOf(files)).toBeNull();
    // Nobody else may read what a program has read.
    expect(statSync(files[0]).mode & 0o077).toBe(0);
    await until(() => /Debugger ending/.test(program.stderr()));
    expect(await listeningPorts(program.pid)).toEqual(before);
    expect(program.child.exitCode).toBeNull();
    const kinds = events.map(({ kind }) => kind).filter((kind, i, all) => kind !== all[i - 1]);
    expect(kinds).toEqual(['look', 'wait', 'snapshot', 'taken', 'wait', 'snapshot', 'taken']);
  });

  it('stopped in the middle: the whole file is kept, its inspector is closed, no part is left', async () => {
    const program = await startLeak();
    const controller = new AbortController();
    const folder = path.join(scratch(), 'series');
    const target = await attachPid(program.pid);
    const { files, endedBy } = await capture(
      target,
      optionsFor(folder, {
        rounds: 3,
        signal: controller.signal,
        onEvent: (event) => {
          if (event.kind === 'snapshot' && event.round === 2) controller.abort();
        },
      }),
    );
    await target.close();
    expect(endedBy).toBeInstanceOf(CaptureStopped);
    expect(files.map((file) => path.basename(file))).toEqual(['1.heapsnapshot.gz']);
    expect(readdirSync(folder).sort()).toEqual(['1.heapsnapshot.gz', 'series.heapdelta-capture.json']);
    await until(() => /Debugger ending/.test(program.stderr()));
  });

  it('killed in the first snapshot: an error with a sentence, not even the folder is left', async () => {
    const program = await startLeak();
    const parent = scratch();
    const target = await attachPid(program.pid);
    const taken = capture(
      target,
      optionsFor(path.join(parent, 'series'), {
        onEvent: (event) => {
          if (event.kind === 'snapshot') program.child.kill('SIGKILL');
        },
      }),
    );
    await expect(taken).rejects.toMatchObject({ code: 'capture-connection-lost' });
    await target.close();
    expect(readdirSync(parent)).toEqual([]);
  });

  it('one that does not catch the signal is refused, and lives', async () => {
    const sleeper = await startNode(['-c', 'echo ready; exec sleep 60'], '/bin/sh');
    await until(() => readFileSync(`/proc/${sleeper.pid}/comm`, 'utf8') === 'sleep\n');
    await expect(attachPid(sleeper.pid)).rejects.toMatchObject({ code: 'capture-not-node' });
    expect(sleeper.child.exitCode).toBeNull();
  });

  it('a port that another program has is said before anything is sent', async () => {
    const other = await startNode([
      '-e',
      `require('net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port) })`,
    ]);
    const [port] = (await listeningPorts(other.pid)) ?? [];
    const program = await startNode([`--inspect-port=${port}`, LEAK]);
    await expect(attachPid(program.pid)).rejects.toMatchObject({ code: 'capture-port-taken', params: { port } });
    expect(program.stderr()).toBe('');
  });
});

it('a process that is not there', async () => {
  await expect(attachPid(2 ** 30)).rejects.toMatchObject({ code: 'capture-no-process' });
});

describe('a program of our own', () => {
  it('is started with an inspector, captured, and ended', async () => {
    const said: string[] = [];
    const output = new (await import('node:stream')).Writable({
      write(chunk, _encoding, done) {
        said.push(String(chunk));
        done();
      },
    });
    const target = await startProgram([process.execPath, LEAK], { env: process.env, output });
    const { files } = await capture(target, optionsFor(path.join(scratch(), 'series'), { warmUp: false }));
    const pid = target.localPid ?? 0;
    await target.close();
    expect(files).toHaveLength(2);
    // What the inspector says is not the program's.
    expect(said.join('')).toBe('ready\n');
    expect(() => process.kill(pid, 0)).toThrow();
  });

  it('one that ends at once says how', async () => {
    const output = new (await import('node:stream')).PassThrough().resume();
    const started = startProgram([process.execPath, '-e', 'process.exit(3)'], { env: process.env, output });
    await expect(started).rejects.toMatchObject({ code: 'capture-program-ended', params: { how: 'exit 3' } });
  });
});

describe('what is refused before it is paid for', () => {
  it('a folder that has a series already', async () => {
    const folder = scratch();
    writeFileSync(path.join(folder, '1.heapsnapshot'), '{}');
    const output = new (await import('node:stream')).PassThrough().resume();
    const target = await startProgram([process.execPath, LEAK], { env: process.env, output });
    await expect(capture(target, optionsFor(folder))).rejects.toMatchObject({ code: 'capture-exists' });
    await target.close();
    expect(readdirSync(folder)).toEqual(['1.heapsnapshot']);
  });
});
