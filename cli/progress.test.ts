import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Phase } from '../worker/engine/api.ts';
import { createProgress, seriesFraction, snapshotFraction } from './progress.ts';

function reporter(mode: 'line' | 'plain' | 'none', columns = 60) {
  const writes: string[] = [];
  let time = 0;
  const stderr = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      writes.push(chunk);
      done();
    },
  });
  return { writes, progress: createProgress({ stderr, lang: 'en', mode, columns, now: () => (time += 1) }) };
}

describe('progress', () => {
  it('a snapshot only goes forward through its phases', () => {
    const phases: readonly Phase[] = ['queued', 'reading', 'graph', 'sizes', 'dominators', 'names', 'matching'];
    const way = phases.flatMap((phase) => [snapshotFraction(phase, 0), snapshotFraction(phase, 1)]);
    expect(way).toEqual(way.toSorted((a, b) => a - b));
    expect(way[way.length - 1]).toBe(1);
  });

  it('and so does the series after them', () => {
    const phases: readonly Phase[] = ['matching', 'owners', 'ranking', 'paths', 'report', 'done'];
    const way = phases.flatMap((phase) => [seriesFraction(phase, 0), seriesFraction(phase, 1)]);
    expect(way).toEqual(way.toSorted((a, b) => a - b));
    expect([way[0], way[way.length - 1]]).toEqual([0.85, 1]);
  });

  it('plain lines name each phase once', () => {
    const { writes, progress } = reporter('plain');
    for (const fraction of [0, 0.5, 1])
      progress.report(['a.heapsnapshot'], { snapshot: 0, phase: 'reading', fraction });
    progress.report(['a.heapsnapshot'], { snapshot: null, phase: 'ranking', fraction: 0 });
    expect(writes).toEqual(['heapdelta: a.heapsnapshot: reading the file\n', 'heapdelta: ranking what grows\n']);
  });

  it('the line fits the terminal, is redrawn ten times a second at most, and goes away', () => {
    const { writes, progress } = reporter('line', 40);
    for (let i = 0; i < 50; i++)
      progress.report(['a-long-name.heapsnapshot', 'b'], { snapshot: 0, phase: 'reading', fraction: i / 50 });
    expect(writes).toHaveLength(1);
    expect(writes[0].startsWith('\r\u001b[2K')).toBe(true);
    expect(writes[0].length - '\r\u001b[2K'.length).toBeLessThanOrEqual(39);
    progress.end();
    progress.end();
    expect(writes).toHaveLength(2);
    expect(writes[1]).toBe('\r\u001b[2K');
  });

  it('is silent when nobody watches', () => {
    const { writes, progress } = reporter('none');
    progress.report(['a'], { snapshot: 0, phase: 'reading', fraction: 0.5 });
    progress.end();
    expect(writes).toEqual([]);
  });
});
