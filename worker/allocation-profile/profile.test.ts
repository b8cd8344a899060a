// A sampling profile beside a series, of V8 and of pprof: joined through the class, the script, or by its size; never guessed.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Report, ReportAllocation, ReportFinding } from '../report/types.ts';
import { sampleReport } from '../report/testing/sample.ts';
import { withProfile } from './join.ts';
import { NoProfile, readStacks } from './stacks.ts';
import type { ProfileStack } from './stacks.ts';

const frame = (name: string, url: string, line: number) => ({ function: name, url, line, column: 1 });
const stack = (bytes: number, ...frames: ReturnType<typeof frame>[]): ProfileStack => ({ bytes, frames });

const report = sampleReport({ findings: 1 });
const [finding] = report.findings;
/** One finding that grew by 100 kB, declared in one script. */
const grown: ReportFinding = {
  ...finding,
  constructor: 'Session',
  retainedBytesBySnapshot: report.snapshots.map((_, i) => (i === report.snapshots.length - 1 ? 100_000 : 0)),
  sources: [{ url: '/app/store.cjs', line: 2, column: 1 }],
};
const of = (finds: readonly ReportFinding[]): Report => ({ ...report, findings: finds });
const placed = (
  stacks: readonly ProfileStack[],
  finds: readonly ReportFinding[] = [grown],
): ReportAllocation | undefined => withProfile(of(finds), stacks).findings[0].allocatedAt;
const firstPlace = (stacks: readonly ProfileStack[], finds?: readonly ReportFinding[]): string | undefined =>
  placed(stacks, finds)?.frames[0].function;

describe('stacks and a finding', () => {
  const other = stack(900_000, frame('render', 'file:///app/view.mjs', 9));

  it('who calls the constructor of what grows comes before who made most', () => {
    const made = placed([
      other,
      stack(900, frame('Session', 'file:///app/session.mjs', 3), frame('login', 'file:///app/auth.mjs', 42)),
      stack(100, frame('Session', 'file:///app/session.mjs', 3), frame('probe', 'file:///app/auth.mjs', 50)),
    ]);
    expect([made?.frames[0].function, made?.share, made?.certainty]).toEqual(['login', 0.9, 'sampled']);
  });

  it('then who is in its script, whether that is named by path or by address', () => {
    expect(firstPlace([other, stack(10, frame('add', 'file:///app/store.cjs', 7))])).toBe('add');
  });

  it('the reader’s function is the place, not the package’s that it calls, nor a callback that it runs itself', () => {
    const lodash = frame('baseClone', '/app/node_modules/lodash/clone.js', 1);
    const stacks = [
      stack(
        10,
        lodash,
        frame('', '/app/store.cjs', 8),
        frame('', '/app/store.cjs', 7),
        frame('add', '/app/store.cjs', 6),
      ),
    ];
    expect(firstPlace(stacks, [{ ...grown, sources: [{ url: lodash.url, line: 1, column: 1 }] }])).toBe('add');
    // Called by another script: it is the place.
    const called = [stack(10, frame('', '/app/store.cjs', 8), frame('emit', '/app/bus.cjs', 6))];
    expect(placed(called)?.frames[0]).toMatchObject({ function: '', line: 8 });
  });

  it('by size alone only what made about as much as grew, and never what a script does while it loads', () => {
    const far = { ...grown, sources: [] };
    const by = (bytes: number, name = 'load', line = 5): string | undefined =>
      firstPlace([stack(bytes, frame(name, '/app/a.cjs', line))], [far]);
    expect([by(19_000), by(21_000), by(399_000), by(401_000)]).toEqual([undefined, 'load', 'load', undefined]);
    expect([by(50_000, '', 1), by(50_000, '', 2)]).toEqual([undefined, '']);
  });

  it('by size alone only for the finding that is at least half of all growth', () => {
    const far = { ...grown, sources: [] };
    const stacks = [stack(50_000, frame('load', '/app/a.cjs', 5))];
    expect(firstPlace(stacks, [far, { ...far, rank: 2 }])).toBe('load');
    expect(firstPlace(stacks, [far, { ...far, rank: 2 }, { ...far, rank: 3 }])).toBeUndefined();
  });

  it('what two findings share a script with is neither’s', () => {
    const stacks = [stack(10, frame('add', '/app/store.cjs', 7))];
    expect(firstPlace(stacks, [grown, { ...grown, rank: 2 }])).toBeUndefined();
  });
});

describe('files', () => {
  const bytesOf = (content: string | Uint8Array<ArrayBuffer>): Blob => new Blob([content]);
  const node = (functionName: string, url: string, lineNumber: number, selfSize: number, children: object[] = []) => ({
    callFrame: { functionName, url, lineNumber, columnNumber: 4 },
    selfSize,
    children,
  });

  it('of V8: counted from 1, without the engine’s functions, also compressed', async () => {
    const head = node('(root)', '', -1, 5, [
      node('emit', 'node:events', 400, 0, [node('add', '/app/a.js', 6, 30, [node('Map', '', -1, 70)])]),
    ]);
    const text = JSON.stringify({ head, samples: [] });
    const read = await readStacks(bytesOf(text));
    const frames = [{ function: 'add', url: '/app/a.js', line: 7, column: 5 }];
    expect(read).toEqual([
      { bytes: 30, frames },
      { bytes: 70, frames },
    ]);
    expect(await readStacks(bytesOf(new Uint8Array(gzipSync(text))))).toEqual(read);
  });

  it('of pprof: what @datadog/pprof 5 wrote of a Map of sessions in Node 20', async () => {
    const file = readFileSync(path.join(import.meta.dirname, 'testing', 'sessions.pb.gz'));
    const read = await readStacks(bytesOf(new Uint8Array(file)));
    const sessions = { ...grown, sources: [{ url: 'file:///tmp/app/dd/store.mjs', line: 2, column: 7 }] };
    expect(placed(read, [sessions])?.frames).toEqual([
      { function: 'login', url: 'file:///tmp/app/dd/store.mjs', line: 4, column: 1 },
      { function: 'handle', url: 'file:///tmp/app/dd/leak.mjs', line: 5, column: 1 },
      { function: '', url: 'file:///tmp/app/dd/leak.mjs', line: 1, column: 1 },
    ]);
  });

  it('nested as deep as V8 samples are read; places that no script has are not believed', async () => {
    const deep = (levels: number): object => node('f', '/app/a.js', 1, 1, levels === 1 ? [] : [deep(levels - 1)]);
    const read = await readStacks(bytesOf(JSON.stringify({ head: deep(128) })));
    expect([read.length, read.at(-1)?.frames.length]).toEqual([128, 128]);
    const odd = JSON.stringify({ head: node('f', '/app/a.js', 1.5, 1) });
    await expect(readStacks(bytesOf(odd))).rejects.toMatchObject({ code: 'profile-wrong-form' });
  });

  it('that unpack to more than anybody reads are refused while they are unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc((256 << 20) + 1), { level: 1 });
    await expect(readStacks(bytesOf(new Uint8Array(bomb)))).rejects.toMatchObject({ code: 'profile-too-large' });
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['a broken archive', Uint8Array.of(0x1f, 0x8b, 1, 2, 3)],
    ['other JSON', '{"head":1}'],
    ['a CPU profile', '{"nodes":[],"samples":[]}'],
    ['JSON nested deeper than any profile', `{"head":${'{"children":['.repeat(100_000)}`],
    ['bytes', Uint8Array.of(10, 200, 1, 2, 3)],
  ])('%s is none', async (_, content) => {
    await expect(readStacks(bytesOf(content))).rejects.toBeInstanceOf(NoProfile);
  });
});
