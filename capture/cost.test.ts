// The rules of cost against what was measured: never below it, and not so far above that everything is refused.

import { describe, expect, it } from 'vitest';
import { dangerOf, DISK_PER_HEAP_BYTE, estimateCost, SAFE_SHARE } from './cost.ts';
import type { TargetFacts } from './facts.ts';
import { UNKNOWN_SURROUNDINGS } from './proc.ts';

/** Node, heap in use, memory at the peak beyond before, gzipped file: MB. Heaps of small objects. */
const MEASURED = [
  [18, 44, 619, 12.3],
  [20, 44, 640, 12.6],
  [22, 51, 654, 13.2],
  [24, 51, 577, 12.4],
  [25, 51, 643, 14.4],
  [26, 51, 619, 13.7],
  [24, 191, 2555, 56.4],
] as const;

describe('the estimate', () => {
  it.each(MEASURED)('Node %i, %i MB: what was measured fits, with little to spare', (_node, heap, memory, disk) => {
    const cost = estimateCost(heap * 1e6);
    expect(cost.memoryBytes).toBeGreaterThanOrEqual(memory * 1e6);
    expect(cost.memoryBytes).toBeLessThan(memory * 1e6 * 1.5);
    expect(cost.diskBytes).toBeGreaterThanOrEqual(disk * 1e6);
    expect(DISK_PER_HEAP_BYTE).toBeLessThan(0.35);
  });
});

it('the pause follows the version: Node 18 takes five times as long', () => {
  // 44 MB took 21 s of processor time on Node 18, 4.4 s on Node 20.
  expect(estimateCost(44e6, 'v18.20.8').pauseSeconds).toBeGreaterThanOrEqual(21);
  expect(estimateCost(44e6, 'v20.20.2').pauseSeconds).toBeCloseTo(4.4);
  expect(estimateCost(44e6, 'v19.9.0').pauseSeconds).toBe(22);
  expect(estimateCost(44e6, null).pauseSeconds).toBeCloseTo(4.4);
  expect(estimateCost(44e6, '2.9.6').pauseSeconds).toBeCloseTo(4.4);
});

describe('danger', () => {
  const facts = {
    runtime: 'node',
    pid: 1,
    versions: { runtime: null, v8: null },
    command: null,
    heapUsedBytes: 50e6,
    heapLimitBytes: null,
    rssBytes: 100e6,
    externalBytes: null,
    arrayBufferBytes: null,
    codeBytes: null,
    heapTotalBytes: null,
    constrainedBytes: null,
  } as const satisfies TargetFacts;
  const needed = estimateCost(50e6).memoryBytes;
  const enough = Math.ceil(needed / SAFE_SHARE);

  it('is a container, an address space or a machine without the room, on both sides of the limit', () => {
    const of = (room: Partial<typeof UNKNOWN_SURROUNDINGS>) =>
      dangerOf(facts, { ...UNKNOWN_SURROUNDINGS, ...room })?.kind;
    expect(of({ cgroupLimitBytes: 100e6 + enough, cgroupUsedBytes: 100e6 })).toBeUndefined();
    expect(of({ cgroupLimitBytes: 100e6 + enough - 10, cgroupUsedBytes: 100e6 })).toBe('cgroup');
    expect(of({ addressLimitBytes: 1e9 + enough - 10, addressUsedBytes: 1e9 })).toBe('address-space');
    expect(of({ availableBytes: enough - 10 })).toBe('machine');
    expect(of({ availableBytes: enough })).toBeUndefined();
    expect(of({})).toBeUndefined();
  });

  it('a limit that only the runtime knows counts, too', () => {
    expect(dangerOf({ ...facts, constrainedBytes: 512e6 }, UNKNOWN_SURROUNDINGS)).toMatchObject({
      kind: 'cgroup',
      limitBytes: 512e6,
    });
  });
});
