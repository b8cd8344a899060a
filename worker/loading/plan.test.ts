import { describe, expect, it } from 'vitest';
import type { Progress } from '../engine/api.ts';
import { EngineError, engineError, reviveError, toErrorData } from '../engine/errors.ts';
import { memoryNeed, planMemory, THREAD_BYTES, type MemoryNeed } from './memory.ts';
import { throttled } from './progress.ts';

const MB = 1 << 20;
const need = (peak: number, kept: number, slim: number): MemoryNeed => ({
  peakBytes: peak * MB,
  keptBytes: kept * MB,
  slimBytes: slim * MB,
});

describe('the memory plan', () => {
  it('takes everything in parallel without a limit', () => {
    expect(planMemory([need(900, 600, 500), null, need(900, 600, 500)], null, 2)).toEqual({
      accepted: [0, 1, 2],
      refused: [],
      parallel: 2,
      inTurn: true,
    });
  });

  it('builds large heaps in turn, small ones and single ones at once', () => {
    const turns = (...needs: readonly (ReturnType<typeof need> | null)[]): boolean => planMemory(needs, null, 2).inTurn;
    expect(turns(need(500, 400, 300), need(500, 400, 300))).toBe(false);
    expect(turns(need(600, 400, 300), need(500, 400, 300))).toBe(true);
    expect(turns(need(2000, 1500, 1000))).toBe(false);
    expect(turns(null, null)).toBe(false);
  });

  it('goes one at a time before it refuses', () => {
    const needs = [need(100, 60, 50), need(100, 60, 50)];
    const both = 120 * MB + 2 * (50 * MB + THREAD_BYTES);
    expect(planMemory(needs, both, 4).parallel).toBe(2);
    expect(planMemory(needs, both - 1, 4)).toEqual({ accepted: [0, 1], refused: [], parallel: 1, inTurn: false });
  });

  it('refuses what does not fit beside the ones before it, with both numbers', () => {
    const plan = planMemory([need(100, 60, 50), need(800, 600, 500), need(100, 60, 50)], 300 * MB, 2);
    expect(plan.accepted).toEqual([0, 2]);
    expect(plan.refused).toEqual([{ index: 1, neededBytes: 800 * MB + THREAD_BYTES, availableBytes: 240 * MB }]);
  });

  it('grows with the file and knows that gzip is small on disk', () => {
    const plain = memoryNeed(100 * MB, false, null);
    expect(memoryNeed(200 * MB, false, null).peakBytes / plain.peakBytes).toBeCloseTo(2, 2);
    expect(memoryNeed(100 * MB, true, null).peakBytes).toBeGreaterThan(plain.peakBytes * 5);
    expect(plain.peakBytes).toBeGreaterThan(plain.keptBytes);
    expect(plain.keptBytes).toBeGreaterThan(plain.slimBytes);
  });
});

describe('progress', () => {
  it('keeps every change and both ends, and thins what lies between', () => {
    const seen: string[] = [];
    let time = 0;
    const report = throttled(
      (p) => seen.push(`${p.snapshot} ${p.phase} ${p.fraction}`),
      () => time,
    );
    const send = (snapshot: number | null, phase: Progress['phase'], fraction: number, at: number): void => {
      time = at;
      report({ snapshot, phase, fraction });
    };
    send(0, 'reading', 0, 0);
    send(0, 'reading', 0.1, 10);
    send(1, 'reading', 0.1, 11);
    send(0, 'reading', 0.2, 45);
    send(0, 'reading', 0.3, 50);
    send(0, 'reading', 1, 55);
    send(0, 'graph', 0.5, 56);
    expect(seen).toEqual(['0 reading 0', '1 reading 0.1', '0 reading 0.2', '0 reading 1', '0 graph 0.5']);
  });
});

describe('errors', () => {
  it('keep their data across a thread border', () => {
    const error = engineError('truncated', 'a.heapsnapshot', { limit: 3 }, 'nodes, byte 7');
    const crossed = reviveError(new Error(error.message));
    expect(crossed).toBeInstanceOf(EngineError);
    expect((crossed as EngineError).data).toEqual(error.data);
    const plain = new Error('{ not ours');
    expect(reviveError(plain)).toBe(plain);
  });

  it('of any origin become a code', () => {
    expect(toErrorData(Object.assign(new Error('x'), { code: 'ENOENT' }), 'f')).toEqual({
      code: 'not-found',
      file: 'f',
      where: null,
      params: {},
    });
    expect(toErrorData(Object.assign(new Error('x'), { code: 'EIO' }), 'f').code).toBe('read-failed');
    expect(toErrorData(new RangeError('Array buffer allocation failed'), 'f').code).toBe('out-of-memory');
    expect(toErrorData(new TypeError('boom'), null)).toEqual({
      code: 'unexpected',
      file: null,
      where: null,
      params: { detail: 'boom' },
    });
  });
});
