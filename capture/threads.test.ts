// Worker threads as targets: named, told of, and taken over the session of their process.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SnapshotFile } from './snapshot-file.ts';
import { attach } from './targets/attach.ts';
import { attachPid } from './targets/pid.ts';
import { endPrograms, inspectorClosed, scratch, startNode } from './testing/programs.ts';
import { startSlowInspector } from './testing/slow-inspector.ts';
import { threadName } from './threads.ts';

endPrograms();
const WORKERS = path.join(import.meta.dirname, 'testing', 'workers.mjs');

describe('the name of a thread', () => {
  it.each([
    [{ id: 3, title: 'Worker', url: 'file:///app/resize.js' }, 'worker 3 "resize.js"'],
    [{ id: 3, title: '[worker 3] Worker', url: 'file:///app/resize.js' }, 'worker 3 "resize.js"'],
    [{ id: 4, title: '[worker 4] mailer', url: 'file:///app/resize.js' }, 'worker 4 "mailer"'],
    [{ id: 5, title: '', url: '' }, 'worker 5'],
  ])('%j', (thread, name) => {
    expect(threadName({ ...thread, sessionId: '' })).toBe(name);
  });
});

describe.runIf(process.platform === 'linux')('a process with worker threads', () => {
  it('has its main thread taken, and says which others there are', async () => {
    const program = await startNode(['--inspect-port=0', WORKERS]);
    const target = await attachPid(program.pid);
    await target.close();
    expect(target.thread).toBeNull();
    expect(target.threads).toHaveLength(2);
  });

  it('one named by its number is taken instead: its heap, not the process’', async () => {
    const program = await startNode(['--inspect-port=0', WORKERS]);
    const target = await attachPid(program.pid, '2');
    expect(target.thread).toMatch(/^worker 2/);
    expect(await target.facts()).toMatchObject({ runtime: 'node', pid: program.pid });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const file = new SnapshotFile(path.join(scratch(), '1.heapsnapshot.gz'));
    await target.snapshot(file, () => undefined);
    await file.finish();
    await target.close();
    expect(gunzipSync(readFileSync(file.target)).toString('utf8')).toContain('"Job"');
    await inspectorClosed(program);
    expect(program.child.exitCode).toBeNull();
  });

  it('one that is not there is said, with those that are; the inspector is closed again', async () => {
    const program = await startNode(['--inspect-port=0', WORKERS]);
    await expect(attachPid(program.pid, 'mailer')).rejects.toMatchObject({ code: 'capture-nothing-to-take' });
    await inspectorClosed(program);
  });
});

describe('leaving a process whose thread was taken', () => {
  const leave = async (thread: string): Promise<readonly string[]> => {
    const inspector = await startSlowInspector();
    const options = { name: '1', expectedPid: 1, local: false, opened: true, thread };
    await attach(inspector.channel, { path: '/' }, options).then(
      (target) => target.close(),
      () => undefined,
    );
    const owed = await inspector.owed;
    inspector.close();
    return owed;
  };

  // Before, its farewell to the thread was still under way, and one process in twenty ended with SIGSEGV.
  it('waits for every answer before the connection goes', async () => {
    expect(await leave('2')).toEqual([]);
  });

  it('does so where there is no such thread', async () => {
    expect(await leave('mailer')).toEqual([]);
  });
});
