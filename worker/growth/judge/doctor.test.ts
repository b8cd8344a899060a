// The doctor on files V8 wrote: each fault is made with real snapshots, and a good series gets no remark.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slim, type Heap } from '../../heap/index.ts';
import { CATALOG } from '../../messages/index.ts';
import { diagnose, firstOfSame, identityOf, mostConfidence, repeated, type DoctorSeries } from './doctor.ts';
import { heapsOf, recordedHeaps } from '../testing/series.ts';

const PROGRAM = `
const v8 = require('node:v8');
const keep = globalThis.keep = [];
const write = (name, options) => v8.writeHeapSnapshot(process.argv[1] + '/' + name + '.heapsnapshot', options);
write('first');
write('idle');
for (let i = 0; i < 500; i++) keep.push({ i, half: i + 0.5 });
write('second');
write('numbers', { exposeNumericValues: true });
`;
let folder = '';
let first: Heap;
let idle: Heap;
let second: Heap;
let numbers: Heap;
let steady: readonly Heap[] = [];
let other: Heap;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-doctor-'));
  execFileSync(process.execPath, ['-e', PROGRAM, folder]);
  [first, idle, second, numbers] = await heapsOf(
    ['first', 'idle', 'second', 'numbers'].map((name) => path.join(folder, `${name}.heapsnapshot`)),
  );
  steady = await recordedHeaps('steady-http-node20');
  [other] = await recordedHeaps('string-array-node18');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codes = (heaps: readonly Heap[], more: Partial<DoctorSeries> = {}): readonly string[] =>
  diagnose({ heaps, identity: 'same-process', agreement: 1, ...more }).map(({ code }) => code);

describe('the doctor', () => {
  it('has nothing to say of a good series', () => {
    expect(codes(steady)).toEqual([]);
    expect(
      codes(steady, { given: [0, 1, 2, 3], labels: ['a', 'b', 'c', 'd'], times: [null, null, null, null] }),
    ).toEqual([]);
  });

  it('says that one snapshot, or two, are few', () => {
    expect(codes([first])).toEqual(['one-snapshot']);
    expect(codes([first, second])).toEqual(['two-snapshots']);
  });

  it('finds the same file given twice, whatever it is called', () => {
    expect(codes([first, first])).toEqual(['duplicates']);
    expect(codes([first, first, first])).toEqual(['duplicates']);
    expect(firstOfSame([first, second, first, second, numbers])).toEqual([0, 1, 0, 1, 4]);
    expect(repeated('b', 'copy of b')).toEqual({
      code: 'duplicate',
      params: { firstLabel: 'b', secondLabel: 'copy of b' },
    });
    expect(repeated('b', 'b').code).toBe('given-twice');
  });

  it('finds a step in which nothing happened', () => {
    const found = diagnose({
      heaps: [first, idle, second],
      identity: 'same-process',
      agreement: 1,
      labels: ['a', 'b', 'c'],
    });
    expect(found).toEqual([
      {
        code: 'idle-step',
        params: { firstLabel: 'a', secondLabel: 'b', objectCount: expect.any(Number) as number },
      },
    ]);
    expect(mostConfidence(found)).toBe('low');
  });

  it('says when files were put in order, and when they are compared against their order', () => {
    expect(codes(steady, { given: [2, 0, 1, 3] })).toEqual(['reordered']);
    expect(codes([...steady].reverse(), { given: [0, 1, 2, 3], keepOrder: true })).toEqual(['order-kept']);
    expect(codes(steady, { given: [0, 1, 2, 3], keepOrder: true })).toEqual([]);
  });

  it('believes the ids more than the times, and says so', () => {
    const times = ['2026-11-21T10:00:00Z', '2026-11-21T09:00:00Z', null, '2026-11-21T11:00:00Z'];
    expect(codes(steady, { times })).toEqual(['times-contradict']);
    expect(codes(steady, { times, identity: 'different-processes' })).toEqual([
      'different-processes',
      'times-against-order',
    ]);
    expect(codes(steady, { times: times.toSorted() })).toEqual([]);
  });

  it('says what ids that do not match mean, and what the order was read from', () => {
    const told = (more: Partial<DoctorSeries>): readonly string[] =>
      codes(steady, { identity: 'unknown', agreement: 0.3, ...more });
    expect(told({})).toEqual(['ids-differ']);
    expect(told({ oneProcessByName: true })).toEqual(['ids-renewed']);
    expect(told({ agreement: null })).toEqual(['ids-unusable']);
    expect(told({ order: { by: 'name-number', proven: false } })).toEqual(['ids-differ', 'order-name-number']);
    const byTime = { by: 'name-time', proven: true } as const;
    expect(told({ order: byTime, given: [0, 1, 2, 3] })).toEqual(['ids-differ']);
    expect(told({ order: byTime, given: [1, 0, 2, 3] })).toEqual(['ids-differ', 'reordered-time']);
    expect(told({ severalPrograms: true })).toEqual(['ids-differ', 'mixed-programs']);
  });

  it('knows two Node.js versions by the process object, and by the form of the file when edges are gone', () => {
    const found = diagnose({ heaps: [other, steady[3]], identity: 'different-processes', agreement: 0.4 });
    expect(found.map(({ code }) => code)).toEqual(['different-processes', 'mixed-versions', 'two-snapshots']);
    expect(found[1].params).toMatchObject({
      firstVersion: expect.stringMatching(/^18\./) as string,
      lastVersion: expect.stringMatching(/^20\./) as string,
    });
    const renamed = {
      ...slim(steady[3]),
      columns: {
        ...steady[3].columns,
        header: { ...steady[3].columns.header, nodeTypes: [...steady[3].columns.header.nodeTypes, 'new kind'] },
      },
    };
    expect(
      diagnose({ heaps: [slim(steady[0]), renamed], identity: 'different-processes', agreement: 0.4 }).map(
        ({ code }) => code,
      ),
    ).toContain('mixed-forms');
  });

  it('knows a page from a server', async () => {
    const [page] = await recordedHeaps('page-detached');
    expect(codes([steady[0], page], { identity: 'different-processes', agreement: 0.1 })).toContain('mixed-runtimes');
  });

  it('finds files that show numbers among files that do not', () => {
    expect(codes([first, second, numbers])).toEqual(['mixed-numbers']);
    expect(codes([numbers, { ...numbers, totalShallowBytes: numbers.totalShallowBytes + 9000 }])).not.toContain(
      'mixed-numbers',
    );
  });

  it('gives each remark a sentence in both languages', () => {
    const said = [
      'one-snapshot',
      'two-snapshots',
      'duplicate',
      'duplicates',
      'given-twice',
      'reordered',
      'order-kept',
      'times-contradict',
      'times-against-order',
      'idle-step',
      'mixed-runtimes',
      'mixed-versions',
      'mixed-forms',
      'mixed-numbers',
      'mixed-recording',
      'mixed-strings',
      'ids-unusable',
      'ids-differ',
      'ids-renewed',
      'reordered-time',
      'order-name-number',
      'order-name-word',
      'order-name-time',
      'order-modified',
      'order-given',
      'mixed-programs',
      'left-out-other-runtime',
      'left-out-other-program',
      'left-out-other-version',
      'left-out-other-process',
      'left-out-other-thread',
      'left-out-other-ids',
      'two-series',
      'by-turns',
      'different-processes',
    ];
    for (const texts of Object.values(CATALOG))
      expect(said.filter((code) => !(`report.warning.${code}` in texts))).toEqual([]);
  });
});

describe('identity', () => {
  it('is unknown when ids disagree and nothing else shows who wrote the files', () => {
    expect(identityOf(true, false)).toBe('same-process');
    expect(identityOf(false, true)).toBe('different-processes');
    expect(identityOf(false, false)).toBe('unknown');
  });
});
