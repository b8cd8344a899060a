// Captures of real Node processes: one session, whole files, nothing left behind, whatever ends it.

import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { PassThrough } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { parseSnapshot, stringAt } from 'heapsnapshot-parser-lite';
import { describe, expect, it } from 'vitest';
import { allocationTraces } from '../worker/heap/traces.ts';
import { capture } from './capture.ts';
import type { CaptureEvent, CaptureOptions } from './capture.ts';
import { CaptureStopped } from './errors.ts';
import { everyMs } from './pacing.ts';
import { listeningPorts } from './proc.ts';
import { captureOf } from './side-file.ts';
import { attachContainer, chooseProcess, dockerExec, kubectlExec, surroundingsIn } from './targets/container.ts';
import { attachPid } from './targets/pid.ts';
import { startProgram } from './targets/program.ts';
import { streamTarget } from './targets/stream.ts';
import { samplingBytes } from './inspector.ts';
import { endPrograms, inspectorClosed, LEAK, scratch, startLeak, startNode, until } from './testing/programs.ts';

endPrograms();
const isLinux = process.platform === 'linux';

/** A port that nobody has right now. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createSocketServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function optionsFor(folder: string, more: Partial<CaptureOptions> = {}): CaptureOptions {
  return {
    folder,
    rounds: 2,
    warmUp: true,
    pace: everyMs(50),
    identity: { service: null, instance: null, release: null },
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
    await inspectorClosed(program);
    // Node says that its inspector ends before the thread that listens has let go of the port.
    await expect.poll(() => listeningPorts(program.pid), { timeout: 30_000 }).toEqual(before);
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
    await inspectorClosed(program);
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
    // It may end before we are attached, or wait for us to leave once we are.
    const taken = started.then((target) => capture(target, optionsFor(scratch())).finally(() => target.close()));
    await expect(taken).rejects.toMatchObject({ code: 'capture-program-ended', params: { how: 'exit 3' } });
  });
});

describe('where objects are made', () => {
  const output = (): PassThrough => new PassThrough().resume();

  it('full: stacks are in the snapshot, and lead to the function', async () => {
    let said = '';
    const listening = new PassThrough().on('data', (text: Buffer) => (said += text.toString()));
    const timesMade = (): number => said.split('made ').length - 1;
    const target = await startProgram([process.execPath, LEAK, '--tell'], { env: process.env, output: listening });
    const { files } = await capture(
      target,
      optionsFor(path.join(scratch(), 'series'), {
        allocations: 'full',
        // Until some were made since, however long that takes here.
        pace: async () => {
          const before = timesMade();
          await until(() => timesMade() > before + 2);
          return null;
        },
      }),
    );
    await target.close();
    const columns = await parseSnapshot(createReadStream(files[1]));
    const traces = allocationTraces(columns)!;
    const { header, nodes, strings } = columns;
    const isSession = (node: number): boolean =>
      header.nodeTypes[nodes.type[node]] === 'object' && stringAt(strings, nodes.name[node]) === 'Session';
    const made = [...nodes.id.keys()]
      .filter((node) => isSession(node) && traces.traceOf(node) > 0)
      .map((node) => traces.framesOf(traces.traceOf(node)).map(({ functionName }) => functionName));
    expect(made.filter((names) => names.includes('login')).length).toBeGreaterThan(0);
  });

  it('sampled: a profile lies beside the snapshots', async () => {
    const target = await startProgram([process.execPath, LEAK], { env: process.env, output: output() });
    const { profile } = await capture(target, optionsFor(path.join(scratch(), 'series'), { allocations: 'sampled' }));
    await target.close();
    expect(Object.keys(JSON.parse(readFileSync(profile!, 'utf8')) as object)).toContain('head');
  });
});

describe('a URL that streams a snapshot', () => {
  const SNAPSHOT = '{"snapshot":{},"nodes":[],"edges":[],"strings":["a"]}';
  const serve = async (answer: (response: ServerResponse, secret: string | undefined) => void) => {
    const server = createServer((request, response) => answer(response, request.headers.authorization));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const target = streamTarget({
      url: `http://127.0.0.1:${port}/heap`,
      headers: { authorization: 'Bearer s' },
      signal: new AbortController().signal,
    });
    return { target, end: () => server.close() };
  };

  it('is written as it comes, its secret sent along', async () => {
    const { target, end } = await serve((response, secret) => response.end(secret === 'Bearer s' ? SNAPSHOT : 'no'));
    const { files } = await capture(target, optionsFor(path.join(scratch(), 'series')));
    end();
    expect(files.map((file) => gunzipSync(readFileSync(file)).toString())).toEqual([SNAPSHOT, SNAPSHOT]);
  });

  it.each([
    ['one that stops in the middle', (response: ServerResponse) => response.end(SNAPSHOT.slice(0, 20)), 'capture-cut'],
    [
      'one whose connection breaks',
      (response: ServerResponse) => response.write(SNAPSHOT.slice(0, 20), () => response.destroy()),
      'capture-cut',
    ],
    ['one that refuses', (response: ServerResponse) => response.writeHead(403).end(), 'capture-http'],
  ])('%s leaves nothing', async (_name, answer, code) => {
    const { target, end } = await serve(answer);
    const parent = scratch();
    await expect(capture(target, optionsFor(path.join(parent, 'series')))).rejects.toMatchObject({ code });
    end();
    expect(readdirSync(parent)).toEqual([]);
  });
});

describe('sampled allocations', () => {
  it('are as coarse as DevTools’ on large heaps, and four times finer on small ones', () => {
    const mb = 2 ** 20;
    expect([1, 64, 65, 128, 256, 4096].map((size) => samplingBytes(size * mb))).toEqual([
      8192, 8192, 8320, 16_384, 32_768, 32_768,
    ]);
  });
});

describe.runIf(isLinux)('a container, through the user’s own command', () => {
  it('is looked at, signalled, and relayed; nothing stays in it', async () => {
    const port = await freePort();
    const inside = await startNode([`--inspect-port=${port}`, LEAK]);
    const folder = scratch();
    // Stands in for docker: `exec -i NAME COMMAND` runs the command here. A /proc of one container is simulated by the process id.
    const docker = path.join(folder, 'docker');
    writeFileSync(docker, '#!/bin/sh\n[ "$1 $2 $3" = "exec -i api" ] || exit 9\nshift 3\nexec "$@"\n', { mode: 0o755 });
    const target = await attachContainer({ exec: dockerExec('api', docker), name: 'api', pid: inside.pid });
    expect((await target.surroundings()).availableBytes).toBeGreaterThan(0);
    const { files, endedBy } = await capture(target, optionsFor(path.join(folder, 'series')));
    await target.close();
    expect([files.length, endedBy]).toEqual([2, null]);
    await inspectorClosed(inside);
    await expect(
      attachContainer({ exec: dockerExec('web', docker), name: 'web', pid: inside.pid }),
    ).rejects.toMatchObject({
      code: 'capture-tool',
    });
  });

  it('one without a shell is looked at by Node itself', async () => {
    const port = await freePort();
    const inside = await startNode([`--inspect-port=${port}`, LEAK]);
    const folder = scratch();
    const kubectl = path.join(folder, 'kubectl');
    writeFileSync(
      kubectl,
      '#!/bin/sh\nshift 6\n[ "$1" = sh ] && { echo "exec: sh: executable file not found" >&2; exit 126; }\nexec "$@"\n',
      { mode: 0o755 },
    );
    const [, ...words] = kubectlExec('pod/orders', 'api', null);
    const target = await attachContainer({ exec: [kubectl, ...words], name: 'pod/orders', pid: inside.pid });
    expect((await target.surroundings()).availableBytes).toBeGreaterThan(0);
    expect((await target.facts()).pid).toBe(inside.pid);
    await target.close();
    await inspectorClosed(inside);
    // Neither a shell nor Node: what the shell's failure said.
    writeFileSync(kubectl, '#!/bin/sh\necho "container not found" >&2\nexit 1\n');
    await expect(
      attachContainer({ exec: [kubectl, ...words], name: 'pod/orders', pid: inside.pid }),
    ).rejects.toMatchObject({ code: 'capture-tool', params: { detail: 'container not found' } });
  });

  it('the process is the only Node in it that is no starter', () => {
    const listing = 'process 1 /usr/bin/node npm start \nprocess 17 /usr/bin/node /usr/bin/node server.js \n';
    expect(chooseProcess(listing, null)).toMatchObject({ pid: 17 });
    expect(() => chooseProcess(`${listing}process 30 /usr/bin/node node worker.js \n`, null)).toThrow(
      'capture-several',
    );
    expect(() => chooseProcess('', null)).toThrow('capture-nothing-to-take');
  });

  it('its memory limit is read from either version of cgroups', () => {
    const v2 =
      'cgroup memory.max 536870912\ncgroup memory.current 400000000\ncgroup inactive 100000000\navailable 1000\n';
    expect(surroundingsIn(v2)).toMatchObject({
      cgroupLimitBytes: 536870912,
      cgroupUsedBytes: 300000000,
      availableBytes: 1024000,
    });
    const v1 = 'cgroup memory/memory.limit_in_bytes 9223372036854771712\ncgroup memory/memory.usage_in_bytes 5\n';
    expect(surroundingsIn(v1)).toMatchObject({ cgroupLimitBytes: null });
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

  it('a heap that its container has no room for; --yes takes it and says so', async () => {
    const output = new PassThrough().resume();
    const target = await startProgram([process.execPath, LEAK], { env: process.env, output });
    const facts = await target.facts();
    const tight = {
      ...(await target.surroundings()),
      cgroupLimitBytes: facts.rssBytes! + 1e6,
      cgroupUsedBytes: facts.rssBytes,
    };
    Object.assign(target, { surroundings: () => Promise.resolve(tight) });
    const parent = scratch();
    const folder = path.join(parent, 'series');
    await expect(capture(target, optionsFor(folder))).rejects.toMatchObject({
      code: 'capture-would-die',
      params: { freeBytes: 1e6 },
    });
    expect(readdirSync(parent)).toEqual([]);
    const kinds: string[] = [];
    await capture(target, optionsFor(folder, { yes: true, onEvent: ({ kind }) => kinds.push(kind) }));
    await target.close();
    expect(kinds).toContain('danger');
  });
});

it.runIf(isLinux)('what a killed capture left beside goes with the next one, and nobody else’s', async () => {
  const parent = scratch();
  const beside = (name: string, file: string | null): string => {
    const folder = path.join(parent, name);
    mkdirSync(folder);
    if (file !== null) writeFileSync(path.join(folder, file), '');
    return folder;
  };
  // No process has this number.
  const killed = beside('heapdelta-20261121-041500', `.series.${2 ** 30}.heapdelta-part`);
  const cut = beside('20261121-041600', `.2.heapsnapshot.gz.${2 ** 30}.heapdelta-part`);
  writeFileSync(path.join(cut, '1.heapsnapshot.gz'), '');
  const running = beside('heapdelta-20261121-041700', `.series.${process.pid}.heapdelta-part`);
  const others = beside('notes', `.series.${2 ** 30}.heapdelta-part`);
  const target = await startProgram([process.execPath, LEAK], { env: process.env, output: new PassThrough().resume() });
  const { files } = await capture(
    target,
    optionsFor(path.join(parent, 'heapdelta-20261121-041800'), { warmUp: false }),
  );
  await target.close();
  expect(existsSync(killed)).toBe(false);
  expect(readdirSync(cut)).toEqual(['1.heapsnapshot.gz']);
  expect(readdirSync(running)).toHaveLength(1);
  expect(readdirSync(others)).toHaveLength(1);
  expect(readdirSync(path.dirname(files[0])).filter((name) => name.startsWith('.'))).toEqual([]);
});
