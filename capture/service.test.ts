// A capture on behalf of the app's page, from the list of programs to the files; and whatever ends it early.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { createCaptureService } from './service.ts';
import type { CaptureService, CaptureStart, CaptureState } from './service-types.ts';
import { endPrograms, inspectorClosed, scratch, startLeak, until } from './testing/programs.ts';
import type { Program } from './testing/programs.ts';

endPrograms();

const HOW: CaptureStart = { rounds: 2, everySeconds: null, yes: false, stacks: false };

function serviceIn(folder: string, now?: () => Date): CaptureService {
  return createCaptureService({
    now,
    version: '0.0.0',
    base: { folder, place: '~/captures' },
    register: (paths) =>
      Promise.resolve(
        paths.map((file) => ({ id: path.basename(file), name: path.basename(file), sizeBytes: 1, lastModifiedMs: 0 })),
      ),
    onFault: (error) => expect.unreachable(String(error)),
  });
}

async function chosen(service: CaptureService, program: Program): Promise<CaptureState> {
  const choice = (await service.choices()).find(({ pid }) => pid === program.pid);
  expect(choice).toBeDefined();
  return service.choose(choice!.id);
}

const isWaiting = (service: CaptureService, round: number) => (): boolean => {
  const state = service.state();
  return state.kind === 'recording' && state.step === 'waiting' && state.round === round;
};
const ends = (service: CaptureService) => (): boolean => service.state().kind !== 'recording';

describe.runIf(process.platform === 'linux')('the capture service', () => {
  it('lists, looks, records a round per press, and hands over whole files; then deletes them', async () => {
    const program = await startLeak();
    const folder = scratch();
    const service = serviceIn(folder);
    const ready = await chosen(service, program);
    expect(ready).toMatchObject({ kind: 'ready', name: 'testing/leak.mjs', look: { runtime: 'node', danger: null } });
    expect(await service.start(HOW)).toMatchObject({ kind: 'recording', rounds: 2, round: 1 });
    for (const round of [1, 2]) {
      await until(isWaiting(service, round));
      await service.next();
    }
    await until(ends(service));
    const done = service.state();
    expect(done).toMatchObject({
      kind: 'done',
      endedBy: null,
      files: [{ name: '1.heapsnapshot.gz' }, { name: '2.heapsnapshot.gz' }],
      record: { target: { pid: program.pid } },
    });
    expect(done.kind === 'done' && done.place).toMatch(/^~\/captures\/\d{8}-\d{6}$/);
    await inspectorClosed(program);
    expect(await service.discard()).toEqual({ kind: 'idle' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('by a timer it goes on alone, and says how long it waits', async () => {
    const program = await startLeak();
    const service = serviceIn(scratch());
    await chosen(service, program);
    await service.start({ ...HOW, everySeconds: 1 });
    await until(() => {
      const state = service.state();
      return state.kind === 'recording' && state.secondsLeft === 1;
    });
    await until(ends(service));
    expect(service.state()).toMatchObject({ kind: 'done', endedBy: null });
  });

  it('stopped after the first: it is kept, and the program lives', async () => {
    const program = await startLeak();
    const service = serviceIn(scratch());
    await chosen(service, program);
    await service.start({ ...HOW, rounds: 3 });
    await until(isWaiting(service, 1));
    await service.next();
    await until(isWaiting(service, 2));
    expect(await service.stop()).toMatchObject({ stopping: true });
    await until(ends(service));
    expect(service.state()).toMatchObject({ kind: 'done', endedBy: 'stopped', files: [{ name: '1.heapsnapshot.gz' }] });
    await inspectorClosed(program);
    expect(program.child.exitCode).toBeNull();
  });

  it('stopped before the first: nothing is left, and another can be chosen', async () => {
    const program = await startLeak();
    const folder = path.join(scratch(), 'captures');
    const service = serviceIn(folder);
    await chosen(service, program);
    await service.start(HOW);
    await until(isWaiting(service, 1));
    await service.stop();
    await until(ends(service));
    expect(service.state()).toEqual({ kind: 'idle' });
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });

  it('the program that dies is said: with what is whole, or as a failure', async () => {
    const first = await startLeak();
    const service = serviceIn(scratch());
    await chosen(service, first);
    await service.start({ ...HOW, rounds: 3 });
    await until(isWaiting(service, 1));
    await service.next();
    await until(isWaiting(service, 2));
    first.child.kill('SIGKILL');
    await until(ends(service));
    expect(service.state()).toMatchObject({ kind: 'done', endedBy: { code: 'capture-connection-lost' } });

    const second = await startLeak();
    expect(await chosen(service, second)).toMatchObject({ kind: 'ready' });
    second.child.kill('SIGKILL');
    await until(() => service.state().kind !== 'ready');
    expect(service.state()).toMatchObject({ kind: 'failed', fault: { code: 'capture-connection-lost' } });
  });

  it('the first press of a capture counts, also before its wait, after one that was stopped or died in a wait', async () => {
    const service = serviceIn(scratch());
    for (const ending of ['stopped', 'dies', 'goes on']) {
      const program = await startLeak();
      await chosen(service, program);
      await service.start(HOW);
      await service.next();
      await until(() => isWaiting(service, 2)() || ends(service)());
      expect(service.state()).toMatchObject({ kind: 'recording' });
      if (ending === 'stopped') await service.stop();
      else if (ending === 'dies') program.child.kill('SIGKILL');
      else await service.next();
      await until(ends(service));
      expect(service.state()).toMatchObject({ kind: 'done', files: { length: ending === 'goes on' ? 2 : 1 } });
      await service.stop();
    }
  });

  it('captures that begin within one second have a folder each', async () => {
    const folder = scratch();
    const at = new Date('2026-11-29T13:00:00Z');
    for (const name of ['20261129-130000', '20261129-130000-2']) {
      const program = await startLeak();
      const service = serviceIn(folder, () => at);
      await chosen(service, program);
      await service.start({ ...HOW, rounds: 1 });
      await service.next();
      await until(ends(service));
      expect(service.state()).toMatchObject({ kind: 'done', place: `~/captures/${name}` });
      await service.stop();
    }
  });

  it('what is not in the list cannot be chosen', async () => {
    const service = serviceIn(scratch());
    expect(await service.choose('x')).toMatchObject({ kind: 'failed', fault: { code: 'capture-choice-gone' } });
  });

  it('closed in the middle, it lets the program go', async () => {
    const program = await startLeak();
    const service = serviceIn(scratch());
    await chosen(service, program);
    await service.start(HOW);
    await until(isWaiting(service, 1));
    await service.close();
    await inspectorClosed(program);
    expect(program.child.exitCode).toBeNull();
  });
});
