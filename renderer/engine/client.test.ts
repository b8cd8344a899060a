// The engine client's promises: numbering, rejecting when the worker dies, cancelling at once, dropping what comes late.

import { describe, expect, it, vi } from 'vitest';
import type { EngineApi, OpenResult, Progress } from '../../worker/engine/api.ts';
import { fakeEngine } from '../testing/fake-engine.ts';
import type { EngineProcess } from '../../library/web/spawn.ts';
import { createEngineClient } from './client.ts';
import { EngineFailure, isCancelled, toFailure } from './errors.ts';

interface Held {
  readonly process: EngineProcess;
  readonly die: (detail: string) => void;
  readonly terminated: () => boolean;
}

function held(api: Partial<EngineApi>): Held {
  let death: (detail: string) => void = () => undefined;
  let terminated = false;
  return {
    process: {
      api: { ...fakeEngine({ constructors: 10 }), ...api },
      onDeath: (listener) => (death = listener),
      terminate: () => (terminated = true),
    },
    die: (detail) => death(detail),
    terminated: () => terminated,
  };
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
const QUERY = { offset: 0, limit: 5, sort: { by: 'name', descending: false }, filter: '', hideEngine: false } as const;

describe('engine client', () => {
  it('starts the worker with the first question, and no other', async () => {
    const spawn = vi.fn(() => held({}).process);
    const client = createEngineClient(spawn);
    expect(spawn).not.toHaveBeenCalled();
    await client.ask('constructors', QUERY);
    await client.ask('statistics');
    expect(spawn).toHaveBeenCalledTimes(1);
  });

  it('starts the worker ahead, once; one that dies or cannot start before it was asked is not missed', async () => {
    const workers = [held({}), held({})];
    let started = 0;
    const client = createEngineClient(() => workers[started++].process);
    client.warm();
    client.warm();
    expect(started).toBe(1);
    workers[0].die('its script failed');
    await expect(client.ask('constructors', QUERY)).resolves.toMatchObject({ total: 10 });
    expect(started).toBe(2);

    const failing = createEngineClient(() => {
      throw new Error('no workers here');
    });
    failing.warm();
    await expect(failing.ask('statistics')).rejects.toThrow('no workers here');
  });

  it('is ended with all that is open, tells nobody of a death, and starts another with the next question', async () => {
    const workers = [held({ statistics: () => never() }), held({})];
    let started = 0;
    const client = createEngineClient(() => workers[started++].process);
    const told = vi.fn();
    client.onDeath(told);
    const pending = client.ask('statistics');
    client.end();
    await expect(pending).rejects.toSatisfy(isCancelled);
    expect(workers[0].terminated()).toBe(true);
    expect(told).not.toHaveBeenCalled();
    await client.ask('constructors', QUERY);
    expect(started).toBe(2);
  });

  it('rejects everything pending when the worker dies, tells it, and starts another with the next question', async () => {
    const workers = [held({ constructors: () => never(), statistics: () => never() }), held({})];
    let started = 0;
    const client = createEngineClient(() => workers[started++].process);
    const told: string[] = [];
    client.onDeath((failure) => told.push(failure.data.code));
    const pending = [client.ask('constructors', QUERY), client.ask('statistics')];
    workers[0].die('out of memory');
    for (const p of pending)
      await expect(p).rejects.toMatchObject({ data: { code: 'engine-died', params: { detail: 'out of memory' } } });
    expect(told).toEqual(['engine-died']);
    expect(workers[0].terminated()).toBe(true);
    expect(client.pendingCount()).toBe(0);
    await expect(client.ask('constructors', QUERY)).resolves.toMatchObject({ total: 10 });
    expect(started).toBe(2);
  });

  it('a death told twice, or of a worker already replaced, changes nothing', async () => {
    const workers = [held({}), held({})];
    let started = 0;
    const client = createEngineClient(() => workers[started++].process);
    const told = vi.fn();
    client.onDeath(told);
    await client.ask('statistics');
    workers[0].die('first');
    await client.ask('statistics');
    workers[0].die('again');
    expect(told).toHaveBeenCalledTimes(1);
    expect(workers[1].terminated()).toBe(false);
  });

  it('gives up a cancelled job at once, asks the worker to stop, and drops the late answer and late progress', async () => {
    let answer: (result: OpenResult) => void = () => undefined;
    let progress: (p: Progress) => void = () => undefined;
    const cancel = vi.fn(() => Promise.resolve());
    const worker = held({
      cancel,
      open: (_job, _sources, _options, onProgress) => {
        progress = onProgress;
        return new Promise((resolve) => (answer = resolve));
      },
    });
    const client = createEngineClient(() => worker.process);
    const seen: Progress[] = [];
    const controller = new AbortController();
    const opening = client.open([], {}, (p) => seen.push(p), controller.signal);
    progress({ snapshot: 0, phase: 'reading', fraction: 0.1 });
    controller.abort();
    await expect(opening).rejects.toSatisfy(isCancelled);
    expect(cancel).toHaveBeenCalledTimes(1);
    progress({ snapshot: 0, phase: 'reading', fraction: 0.9 });
    answer({ generation: 1, report: null, failures: [], order: [] });
    await Promise.resolve();
    expect(seen).toHaveLength(1);
    expect(worker.terminated()).toBe(false);
  });

  it('stops a worker that does not stop when asked to', async () => {
    vi.useFakeTimers();
    try {
      const workers = [held({ open: () => never() }), held({})];
      let started = 0;
      const client = createEngineClient(() => workers[started++].process, 500);
      const controller = new AbortController();
      const opening = client.open([], {}, () => undefined, controller.signal);
      controller.abort();
      await expect(opening).rejects.toSatisfy(isCancelled);
      expect(workers[0].terminated()).toBe(false);
      vi.advanceTimersByTime(501);
      expect(workers[0].terminated()).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not even ask when the signal had fired before', async () => {
    const spawn = vi.fn(() => held({}).process);
    const client = createEngineClient(spawn);
    await expect(
      client.run('search', AbortSignal.abort(), { text: 'x', kinds: ['string'], snapshot: 0, offset: 0, limit: 1 }),
    ).rejects.toSatisfy(isCancelled);
    expect(spawn).not.toHaveBeenCalled();
  });

  it('numbers every request anew', async () => {
    const jobs: number[] = [];
    const worker = held({
      cut: (jobId) => {
        jobs.push(jobId);
        return Promise.resolve({ freedBytes: 1, freedCount: 1, totalBytes: 2 });
      },
    });
    const client = createEngineClient(() => worker.process);
    const { signal } = new AbortController();
    await client.run('cut', signal, 0, 1, 2);
    await client.run('cut', signal, 0, 1, 3);
    expect(new Set(jobs).size).toBe(2);
  });
});

describe('errors that crossed the thread border', () => {
  it('finds the data in the message, in `data`, or in the thing itself', () => {
    const data = { code: 'truncated', file: 'a.heapsnapshot', where: '12', params: {} } as const;
    expect(toFailure(new Error(JSON.stringify(data))).data).toEqual(data);
    expect(toFailure({ data }).data).toEqual(data);
    expect(toFailure(data).data).toEqual(data);
    const failure = new EngineFailure(data);
    expect(toFailure(failure)).toBe(failure);
  });

  it('makes anything else `unexpected`, with its text', () => {
    expect(toFailure(new Error('{ not json')).data).toMatchObject({
      code: 'unexpected',
      params: { detail: '{ not json' },
    });
    expect(toFailure('boom').data).toMatchObject({ code: 'unexpected', params: { detail: 'boom' } });
  });
});
