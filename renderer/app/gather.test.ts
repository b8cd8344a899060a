// What people drop: folders of anything, reports among snapshots, names that are alike.

import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../worker/messages/index.ts';
import { ignoredLines } from '../ui/ignored.ts';
import { RECORD } from '../testing/captured.ts';
import { gather, type Found } from './gather.ts';

const found = (path: string): Found => ({ file: new File(['x'], path.split('/').pop() ?? path), path, handle: null });

async function names(...paths: string[]): Promise<readonly string[]> {
  return (await gather(paths.map(found))).items.map(({ source }) => source.name);
}

describe('what is compared', () => {
  it('is everything that was given by itself, and snapshots alone out of a folder, by their numbers', async () => {
    expect(await names('whatever.bin', 'a.heapsnapshot')).toEqual(['whatever.bin', 'a.heapsnapshot']);
    expect(
      await names(
        'run/10.heapsnapshot',
        'run/9.heapsnapshot.gz',
        'run/README.md',
        'run/.DS_Store',
        'run/a.heaptimeline',
      ),
    ).toEqual(['9.heapsnapshot.gz', '10.heapsnapshot', 'a.heaptimeline']);
  });

  it('is told apart by folders where names are alike', async () => {
    expect(await names('run/before/heap.heapsnapshot', 'run/after/heap.heapsnapshot', 'run/x.heapsnapshot')).toEqual([
      'run/after/heap.heapsnapshot',
      'run/before/heap.heapsnapshot',
      'x.heapsnapshot',
    ]);
  });

  it('leaves reports out beside snapshots, and takes them alone', async () => {
    const { items, ignored } = await gather(['a.heapsnapshot', 'old.heapdelta', 'b.heapsnapshot'].map(found));
    expect(items.map(({ source }) => source.name)).toEqual(['a.heapsnapshot', 'b.heapsnapshot']);
    expect(ignored).toEqual([{ name: 'old.heapdelta', why: 'report' }]);
    expect(await names('old.heapdelta', 'new.heapdelta')).toEqual(['old.heapdelta', 'new.heapdelta']);
  });

  it('takes the side file of a capture for what it is, and no other file for one', async () => {
    const side = (content: string): Found => ({
      ...found('run/series.heapdelta-capture.json'),
      file: new File([content], 'series.heapdelta-capture.json'),
    });
    const { items, ignored, record } = await gather([found('run/1.heapsnapshot.gz'), side(JSON.stringify(RECORD))]);
    expect(items).toHaveLength(1);
    expect(ignored).toEqual([]);
    expect(record).toEqual(RECORD);
    expect((await gather([found('run/1.heapsnapshot.gz'), side('{')])).record).toBeNull();
    expect((await gather([found('a.heapsnapshot')])).record).toBeNull();
  });

  it('takes a profile of allocations for what it is: of several the first', async () => {
    const given = ['run/1.heapsnapshot', 'run/allocations.heapprofile', 'run/heap.pb.gz', 'run/cpu.cpuprofile'];
    const { items, ignored, profile } = await gather(given.map(found));
    expect([items.length, profile?.name]).toEqual([1, 'allocations.heapprofile']);
    expect(ignored.map(({ name }) => name)).toEqual(['run/cpu.cpuprofile']);
    expect((await gather([found('a.heapsnapshot')])).profile).toBeNull();
  });

  it('says what was left out, and why', async () => {
    const { ignored } = await gather(
      [
        'run/a.heapsnapshot',
        'run/old.heapdelta',
        ...Array.from({ length: 6 }, (_, i) => `run/${i}.log`),
        'run/broken.zip',
        'run/__MACOSX/._a',
      ].map(found),
    );
    const lines = ignoredLines(ignored, createTranslator('en'));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^broken\.zip: This \.zip .*\. Make it again/);
    expect(lines[1]).toMatch(/old\.heapdelta is a report, not a snapshot/);
    expect(lines[2]).toMatch(/^6 files are no snapshots and were left out: run\/0\.log, .*, and others\.$/);
    expect(ignoredLines(ignored, createTranslator('ko')).join()).toMatch(/[가-힣]/);
  });
});
