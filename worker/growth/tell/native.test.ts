// Growth outside the JS heap, on snapshots of a program whose memory is in compressors, buffers, or nowhere to be seen.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Heap } from '../../heap/index.ts';
import { createTranslator } from '../../messages/index.ts';
import { nativeWarnings } from './native.ts';
import { heapsOf } from '../testing/series.ts';

const PROGRAM = `
const v8 = require('node:v8');
const zlib = require('node:zlib');
const keep = globalThis.keep = [];
v8.writeHeapSnapshot(process.argv[1] + '/0.heapsnapshot');
for (let i = 0; i < 20; i++) { const gzip = zlib.createGzip(); gzip.write('x'); keep.push(gzip); }
setTimeout(() => {
  v8.writeHeapSnapshot(process.argv[1] + '/1.heapsnapshot');
  for (let i = 0; i < 20000; i++) keep.push({ i, text: 'object ' + i });
  v8.writeHeapSnapshot(process.argv[1] + '/2.heapsnapshot');
}, 100);
`;
let folder = '';
let heaps: readonly Heap[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-native-'));
  execFileSync(process.execPath, ['-e', PROGRAM, folder]);
  heaps = await heapsOf([0, 1, 2].map((i) => path.join(folder, `${i}.heapsnapshot`)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function withExtra(heap: Heap, extraNativeBytes: number): Heap {
  return { ...heap, columns: { ...heap.columns, header: { ...heap.columns.header, extraNativeBytes } } };
}

describe('growth outside the JS heap', () => {
  it('in native nodes is said with the kind that grew most', () => {
    const found = nativeWarnings(heaps.slice(0, 2), {});
    expect(found).toMatchObject([{ code: 'native-nodes', params: { mostConstructor: 'Node / zlib_memory' } }]);
    const { nativeBytes, heapBytes } = found[0].params as { nativeBytes: number; heapBytes: number };
    expect(nativeBytes).toBeGreaterThan(0.8 * heapBytes);
  });

  it('is no news when the objects themselves grew', () => {
    expect(nativeWarnings(heaps.slice(1), {})).toEqual([]);
  });

  it('in extra_native_bytes is said when it is most of the growth', () => {
    const [older, newer] = [withExtra(heaps[1], 1e6), withExtra(heaps[2], 80e6)];
    expect(nativeWarnings([older, newer], {})).toMatchObject([{ code: 'engine-native', params: { extraBytes: 79e6 } }]);
    expect(nativeWarnings([older, withExtra(heaps[2], 1.5e6)], {})).toEqual([]);
  });

  it('in RSS is said, counted from the second snapshot on, since the first one makes the process larger', () => {
    const objects = [heaps[1], heaps[1], heaps[2]];
    expect(
      nativeWarnings(objects, { rssBytes: [60e6, 100e6, 180e6], labels: ['a', 'b', 'c'] }).find(
        ({ code }) => code === 'rss-outside',
      )?.params,
    ).toMatchObject({ label: 'b', rssBytes: 80e6 });
    expect(nativeWarnings(objects, { rssBytes: [60e6, 160e6, 165e6] })).toEqual([]);
    expect(nativeWarnings(objects, { rssBytes: [60e6, 180e6] })).toEqual([]);
  });

  it('reads like a colleague', () => {
    const said = nativeWarnings([heaps[1], heaps[1], heaps[2]], {
      rssBytes: [60e6, 100e6, 180e6],
      labels: ['a', 'b', 'c'],
    })[0];
    expect(
      createTranslator('en').t('report.warning.rss-outside', { ...said.params, heapBytes: 3e6, outsideBytes: 77e6 }),
    ).toBe(
      'Since b the process (RSS) grew by 80.0 MB and what the snapshots hold by 3.0 MB: 77.0 MB of the growth is not in these files. Look at native addons, threads and memory the allocator does not give back.',
    );
    expect(createTranslator('ko').t('report.warning.rss-outside', said.params)).toContain('RSS');
  });
});
