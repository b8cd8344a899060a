// What a test is told: errors of its own come through, mistakes in options are said, and our faults fail nothing.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { evaluate } from '../cli/check/evaluate.ts';
import { sampleReport } from '../worker/report/testing/sample.ts';
import { checkFlow } from './check.ts';
import { budgetFor, failureText, fileName, isDecided, judgeReport, OptionError } from './judge.ts';
import type { LeakOptions } from './options.ts';
import type { Probe } from './watch.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-matchers-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const still: Probe & { end(): Promise<void> } = {
  sample: () => Promise.resolve({ bytes: 1, counts: [1] }),
  snapshot: () => Promise.resolve(),
  end: () => Promise.resolve(),
};
const check = (work: () => unknown, options: LeakOptions = {}, probe: Partial<typeof still> = {}) =>
  checkFlow(work, () => Promise.resolve({ ...still, ...probe }), { rounds: 1, ...options }, { folder, name: 'a flow' });

describe('checkFlow', () => {
  it('resolves for a flow that is flat, and gives the heap back', async () => {
    const end = vi.fn(() => Promise.resolve());
    expect(await check(() => undefined, {}, { end })).toMatchObject({ verdict: 'flat', snapshots: 0 });
    expect(end).toHaveBeenCalledTimes(1);
  });

  it('rejects with what the flow itself throws', async () => {
    const wrong = new Error('the flow is broken');
    const end = vi.fn(() => Promise.resolve());
    await expect(check(() => Promise.reject(wrong), {}, { end })).rejects.toBe(wrong);
    expect(end).toHaveBeenCalledTimes(1);
  });

  it('passes with a warning where we fail ourselves', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const broken = { sample: () => Promise.reject(new Error('no inspector')) };
    expect(await check(() => undefined, {}, broken)).toMatchObject({ verdict: 'unknown' });
    const nowhere = checkFlow(
      () => undefined,
      () => Promise.reject(new Error('no page')),
      {},
      { folder, name: 'x' },
    );
    expect(await nowhere).toMatchObject({ verdict: 'unknown' });
    expect(warn.mock.calls.map(([text]) => String(text))).toEqual([
      expect.stringContaining('no inspector'),
      expect.stringContaining('no page'),
    ]);
  });

  it.each([
    [{ rounds: 0 }, '"rounds" must be a whole number of at least 1, and is 0'],
    [{ budget: { forbidLeak: false } }, 'budget'],
    [{ budget: { totalGrowth: 'much' } }, 'much'],
    [{ budget: 'no-such-budget.json' }, 'no-such-budget.json: there is no such file'],
  ] as const)('says what is wrong with %j before anything runs', async (options, said) => {
    const work = vi.fn();
    const checked = check(work, options);
    await expect(checked).rejects.toThrow(OptionError);
    await expect(checked).rejects.toThrow(said);
    expect(work).not.toHaveBeenCalled();
  });
});

describe('what is allowed', () => {
  const report = sampleReport();
  const [first] = report.findings;

  it('reads limits from a file or from the test, and accepts by fingerprint', async () => {
    const file = path.join(folder, 'budget.json');
    writeFileSync(file, JSON.stringify({ totalGrowth: '1MB' }));
    expect(await budgetFor({ budget: file })).toMatchObject({ totalGrowthBytes: 1e6, forbidLeak: true });
    const accepted = await budgetFor({ accept: report.findings.map(({ fingerprint }) => fingerprint) });
    expect(judgeReport(report, accepted, true).result.passed).toBe(true);
    expect(judgeReport(report, await budgetFor({}), true).result.passed).toBe(false);
  });

  it('is decided by a limit that is exceeded and by every verdict but growth', async () => {
    const budget = await budgetFor({});
    const failed = evaluate(report, budget);
    const growing = { ...report, verdict: { ...report.verdict, kind: 'growth' as const } };
    const passed = { ...failed, passed: true };
    expect([isDecided(report, passed), isDecided(growing, failed), isDecided(growing, passed)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('fails with the sentence, the place, the advice, the limit, the fingerprint and the files', async () => {
    const { result, shown } = judgeReport(report, await budgetFor({}), true);
    const text = failureText(shown, result, ['/tmp/a.html']);
    for (const part of [shown.verdict.summary, shown.findings[0].advice, first.fingerprint, '→ /tmp/a.html'])
      expect(text).toContain(part);
  });

  it('makes a name for files of the name of a test', () => {
    expect(fileName('orders > keeps "nothing"/..')).toBe('orders-keeps-nothing');
    expect(fileName('세션 / 지도')).toBe('세션-지도');
    expect(fileName('../..')).toBe('leak');
    expect(fileName('x'.repeat(500))).toHaveLength(80);
  });
});
