// A sampling profile beside a series: joined through the constructor, else by the script; never guessed where two findings share it.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../worker/report/testing/sample.ts';
import { validateReport } from '../worker/report/testing/validate.ts';
import { withAllocationProfile } from './allocation-profile.ts';
import { engineAnswering, runCli } from './testing/run.ts';

interface Node {
  callFrame: { functionName: string; scriptId: string; url: string; lineNumber: number; columnNumber: number };
  selfSize: number;
  id: number;
  children: Node[];
}
const at = (functionName: string, url: string, line: number, selfSize: number, children: Node[] = []): Node => ({
  callFrame: { functionName, scriptId: '1', url, lineNumber: line - 1, columnNumber: 4 },
  selfSize,
  id: line,
  children,
});

const base = sampleReport();
const [first] = base.findings;
const file = (head: unknown): string => {
  const name = path.join(mkdtempSync(path.join(tmpdir(), 'heapdelta-profile-')), 'a.heapprofile');
  writeFileSync(name, typeof head === 'string' ? head : JSON.stringify({ head, samples: [] }));
  return name;
};

describe('a sampling profile', () => {
  it('names who calls the constructor of what grows', async () => {
    const head = at('(root)', '', 0, 0, [
      at('handle', 'file:///app/server.js', 9, 10, [
        at('login', 'file:///app/auth.js', 42, 5, [at(first.constructor, 'file:///app/auth.js', 3, 900)]),
        at('probe', 'file:///app/auth.js', 50, 5, [at(first.constructor, 'file:///app/auth.js', 3, 100)]),
      ]),
    ]);
    const report = await withAllocationProfile(base, file(head));
    expect(report.findings[0].allocatedAt).toEqual({
      share: 0.9,
      certainty: 'sampled',
      frames: [
        { function: 'login', url: 'file:///app/auth.js', line: 42, column: 5 },
        { function: 'handle', url: 'file:///app/server.js', line: 9, column: 5 },
      ],
    });
    expect(validateReport(report)).toEqual([]);
  });

  it("else who allocates in the script of the finding, if it is no other finding's", async () => {
    const { url } = first.sources[0];
    const head = at('(root)', '', 0, 0, [at('add', url, 7, 50)]);
    expect((await withAllocationProfile(base, file(head))).findings[0].allocatedAt?.frames[0].function).toBe('add');
    const twins = { ...base, findings: [first, { ...first, rank: 2 }] };
    expect((await withAllocationProfile(twins, file(head))).findings.map((one) => one.allocatedAt)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('lies beside the snapshots of diff, and one that is none is refused by name', async () => {
    const head = at('(root)', '', 0, 0, [at('add', first.sources[0].url, 7, 50)]);
    const options = { engine: engineAnswering(base), columns: 120 };
    const series = ['1.heapsnapshot', '2.heapsnapshot', 'series.heapdelta-capture.json'];
    const { stdout } = await runCli(['diff', ...series, file(head)], options);
    expect(stdout).toMatch(/Made in +add \(.*:7\): some 100% of what is new, by a sample/);
    const broken = await runCli(['diff', ...series, file('{"head":1}')], options);
    expect([broken.exit, broken.stdout]).toEqual([3, '']);
    expect(broken.stderr).toContain('this is no sampling heap profile');
  });
});
