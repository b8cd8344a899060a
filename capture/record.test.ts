// What a side file says, as options and as parts of the process' memory.

import { describe, expect, it } from 'vitest';
import { CAPTURE_SCHEMA, memoryOf, parseRecord, workPerStep } from './record.ts';
import type { CapturedSnapshot, CaptureRecord } from './record.ts';

const snapshot: CapturedSnapshot = {
  file: '1.heapsnapshot.gz',
  fileBytes: 10,
  takenAt: '2026-11-21T04:15:00.000Z',
  pauseSeconds: 1,
  work: 0,
  heapUsedBytes: 50e6,
  heapTotalBytes: 60e6,
  heapLimitBytes: 2e9,
  rssBytes: 200e6,
  externalBytes: 30e6,
  arrayBufferBytes: 25e6,
  codeBytes: 4e6,
  anonymousBytes: 150e6,
};
const record: CaptureRecord = {
  schema: CAPTURE_SCHEMA,
  tool: { name: 'heapdelta', version: '1' },
  target: { name: 'a', runtime: 'node', pid: 1, thread: null, command: null, runtimeVersion: null, v8Version: null },
  service: null,
  instance: null,
  release: null,
  workUnit: 'requests',
  workCommand: null,
  allocations: 'none',
  snapshots: [snapshot],
};

describe('the memory of a process', () => {
  it('is told in parts that add up to the resident set', () => {
    const memory = memoryOf(snapshot)!;
    expect(memory).toEqual({
      rssBytes: 200e6,
      heapBytes: 46e6,
      freeBytes: 10e6,
      bufferBytes: 25e6,
      externalBytes: 5e6,
      // V8's code, and the 50 MB that files back.
      codeBytes: 54e6,
      nativeBytes: 60e6,
    });
    const { rssBytes, ...parts } = memory;
    expect(Object.values(parts).reduce((sum, bytes) => sum + bytes, 0)).toBe(rssBytes);
  });

  it('without the system’s word all that is left is native', () => {
    expect(memoryOf({ ...snapshot, anonymousBytes: null })).toMatchObject({ codeBytes: 4e6, nativeBytes: 110e6 });
  });

  it('is not told in part, and no part is below nothing', () => {
    for (const field of ['rssBytes', 'heapUsedBytes', 'heapTotalBytes', 'externalBytes'] as const)
      expect(memoryOf({ ...snapshot, [field]: null })).toBeNull();
    expect(memoryOf({ ...snapshot, rssBytes: 20e6 })).toMatchObject({ nativeBytes: 0 });
  });
});

describe('the work per step', () => {
  const per = (...work: readonly (number | null)[]) =>
    workPerStep(
      record,
      work.map((value) => ({ ...snapshot, work: value })),
    );
  it('is told where it was counted and the same each time', () => {
    expect(per(1000, 2000, 3000)).toBe('1000 requests');
    // Two of a hundred more or less are the same.
    expect(per(1000, 2000, 3020)).toBe('1010 requests');
    expect(per(1000, 2000, 3100)).toBeNull();
    expect(per(1000, null, 3000)).toBeNull();
    expect(per(5, 5, 5)).toBeNull();
    expect(per(5)).toBeNull();
    expect(workPerStep({ ...record, workUnit: null }, [snapshot, snapshot])).toBeNull();
  });
});

describe('a side file', () => {
  it('is read back, also one of before worker threads were named', () => {
    expect(parseRecord(JSON.stringify(record))).toEqual(record);
    const { thread: _thread, ...target } = record.target;
    expect(parseRecord(JSON.stringify({ ...record, target }))).toEqual(record);
  });
  it.each(['', 'no JSON', '{}', '[]', JSON.stringify({ ...record, schema: 'heapdelta.capture/9' })])(
    '%j is none',
    (text) => {
      expect(parseRecord(text)).toBeNull();
    },
  );
});
