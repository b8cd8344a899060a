// The site that made most of what is new: shares, limits on both sides, libraries and the engine left out.

import { describe, expect, it } from 'vitest';
import type { Heap } from '../../heap/types.ts';
import type { AllocationTraces, TraceFrame } from '../../heap/traces.ts';
import { allocatedAt, allocationOf, EXACT_RECORDED, madeBy, MIN_RECORDED, MIN_SHARE } from './allocations.ts';

const frame = (functionName: string, url = 'file:///app/auth.js', line = 4): TraceFrame => ({
  functionName,
  url,
  line,
  column: 7,
});
const STACKS: Readonly<Record<number, readonly TraceFrame[]>> = {
  1: [frame('get', ''), frame('login'), frame('handle', 'file:///app/server.js', 9), frame('emit', 'node:events', 3)],
  2: [frame('refresh', 'file:///app/auth.js', 20)],
  3: [frame('login'), frame('replay', 'file:///app/jobs.js', 2)],
  4: [frame('insert', '/app/node_modules/store/index.js'), frame('save', 'file:///app/db.js', 5)],
  5: [frame('emit', 'node:events', 3)],
};

/** Traces in which node n has the n-th of `ids`. */
const tracesOf = (ids: readonly number[]): AllocationTraces => ({
  traceOf: (node) => ids[node],
  framesOf: (id) => STACKS[id] ?? [],
});
const found = (ids: readonly number[]) => allocatedAt(tracesOf(ids), ids.keys());
const many = (id: number, count: number): readonly number[] => Array<number>(count).fill(id);

describe('where entries were made', () => {
  it("is the program's function with most of them, over all its callers, with the callers of most", () => {
    expect(found([...many(1, 6), ...many(2, 2), ...many(3, 2)])).toEqual({
      share: 0.8,
      certainty: 'exact',
      frames: [
        { function: 'login', url: 'file:///app/auth.js', line: 4, column: 7 },
        { function: 'handle', url: 'file:///app/server.js', line: 9, column: 7 },
      ],
    });
  });

  it("is the reader's own line, not the library's that it calls", () => {
    expect(found(many(4, 3))?.frames.map((one) => one.function)).toEqual(['save']);
  });

  it('is not said of what only the engine and Node made, nor where nothing was recorded', () => {
    expect(found(many(5, 3))).toBeNull();
    expect(found(many(0, 3))).toBeNull();
    expect(found([])).toBeNull();
    expect(allocatedAt(null, [1])).toBeNull();
  });

  it('needs a fifth of what was recorded', () => {
    // Each other entry was made by nobody's function.
    expect(found([...many(1, 100 * MIN_SHARE), ...many(5, 100 - 100 * MIN_SHARE)])?.share).toBe(MIN_SHARE);
    expect(found([...many(1, 100 * MIN_SHARE - 1), ...many(5, 101 - 100 * MIN_SHARE)])).toBeNull();
  });

  it('needs a part of the entries to be recorded, and is a sample until nearly all are', () => {
    const recorded = (share: number) =>
      found([...many(1, Math.round(1000 * share)), ...many(0, Math.round(1000 * (1 - share)))]);
    expect(recorded(MIN_RECORDED)).toMatchObject({ share: 1, certainty: 'sampled' });
    expect(recorded(MIN_RECORDED - 0.001)).toBeNull();
    expect(recorded(EXACT_RECORDED)?.certainty).toBe('exact');
    expect(recorded(EXACT_RECORDED - 0.001)?.certainty).toBe('sampled');
  });
});

describe('bytes that grow without entries', () => {
  // 0: an array of numbers, older than the recording; it refers to its map, its store and a name.
  const heap = {
    columns: {
      nodes: { firstEdge: Uint32Array.of(0, 3, 3, 3, 3), selfSize: Uint32Array.of(16, 80, 120_000, 24) },
      edges: { toNode: Uint32Array.of(1, 2, 3) },
    },
  } as unknown as Heap;
  const grown = { growthKind: 'bytes' as const, owners: [[0], [0]], freshEntries: [], allFresh: [] };
  const made = (traces: readonly number[], growth: Parameters<typeof allocationOf>[2] = grown): string | undefined =>
    allocationOf(tracesOf(traces), heap, growth).allocatedAt?.frames[0].function;

  it('were added where the store that holds them was made anew, the largest thing that the owner refers to', () => {
    expect(made([0, 2, 1, 2])).toBe('login');
  });

  it('are not told of a store that nobody recorded, of other growth, nor where entries were recorded', () => {
    expect(made([0, 2, 0, 2])).toBeUndefined();
    expect(made([0, 2, 1, 2], { ...grown, growthKind: 'width' })).toBeUndefined();
    expect(made([0, 2, 1, 2], { ...grown, freshEntries: [3] })).toBe('refresh');
    expect(allocationOf(null, heap, grown)).toEqual({});
  });
});

it('of one object it is the whole stack of the program, the library’s functions among them', () => {
  expect(madeBy(tracesOf([4]), 0).map((one) => one.function)).toEqual(['insert', 'save']);
  expect(madeBy(tracesOf([1]), 0).map((one) => one.function)).toEqual(['login', 'handle']);
  expect(madeBy(tracesOf([5]), 0)).toEqual([]);
  expect(madeBy(null, 0)).toEqual([]);
});
