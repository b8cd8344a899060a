// Every limit on both sides of its boundary: a growth of exactly the limit passes, one more does not.

import { describe, expect, it } from 'vitest';
import { growthOf } from '../../worker/base/by-snapshot.ts';
import { redactReport } from '../../worker/report/redact/index.ts';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import type { Report } from '../../worker/report/types.ts';
import { requireKnownNames, requireLimits, type Budget } from './budget.ts';
import { evaluate, type Check } from './evaluate.ts';

const report = sampleReport();
const [first, second, third] = report.findings;
const NOTHING: Budget = {
  totalGrowthBytes: null,
  findingBytes: null,
  constructors: [],
  findings: [],
  forbidNew: false,
  forbidLeak: false,
  known: [],
};
const checksOf = (budget: Partial<Budget>, of: Report = report, shown: Report = of): readonly Check[] =>
  evaluate(of, { ...NOTHING, ...budget }, shown).checks;
/** Ids of what passed and of what did not. */
const outcome = (checks: readonly Check[]): readonly string[] =>
  checks.map(({ id, passed }) => `${passed ? 'pass' : 'FAIL'} ${id}`);

describe('a limit', () => {
  const total = report.growth.totalBytes;
  it('of the whole heap', () => {
    expect(outcome(checksOf({ totalGrowthBytes: total }))).toEqual(['pass total-growth']);
    const [check] = checksOf({ totalGrowthBytes: total - 1 });
    expect(check).toEqual({
      id: 'total-growth',
      passed: false,
      source: null,
      title: { key: 'cli.check.total', params: { limitBytes: total - 1 } },
      detail: { key: 'cli.check.grew', params: { growthBytes: total } },
    });
  });

  it('of any one finding', () => {
    const bytes = first.sharedBytes;
    const at = (findingBytes: number): boolean =>
      checksOf({ findingBytes }).find(({ id }) => id === `finding:${first.fingerprint}:bytes`)?.passed === true;
    expect([at(bytes), at(bytes - 1)]).toEqual([true, false]);
    expect(checksOf({ findingBytes: bytes })[0]).toMatchObject({
      source: first.sources[0],
      title: { key: 'cli.check.finding', params: { title: first.title, limitBytes: bytes } },
      detail: {
        key: 'cli.check.findingGrew',
        params: {
          title: first.title,
          growthBytes: growthOf(first.retainedBytesBySnapshot),
          shareBytes: bytes,
          fingerprint: first.fingerprint,
        },
      },
    });
    expect(checksOf({ findingBytes: 1 })).toHaveLength(report.findings.length);
  });

  it('of one finding by its fingerprint, which the others do not have', () => {
    const bytes = second.sharedBytes;
    const at = (limit: number): readonly string[] =>
      outcome(checksOf({ findings: [{ fingerprint: second.fingerprint, bytes: limit }] }));
    expect(at(bytes)).toEqual([`pass finding:${second.fingerprint}:bytes`]);
    expect(at(bytes - 1)).toEqual([`FAIL finding:${second.fingerprint}:bytes`]);
  });

  it('of its own goes before the one for any', () => {
    const budget = { findingBytes: 0, findings: [{ fingerprint: first.fingerprint, bytes: first.sharedBytes }] };
    expect(outcome(checksOf(budget))[0]).toBe(`pass finding:${first.fingerprint}:bytes`);
  });

  it('of a constructor, counts and bytes, over all rows of that name', () => {
    const row = { ...report.constructors[0], name: 'Twice', source: { url: 'a.ts', line: 1, column: 2 } };
    const two: Report = {
      ...report,
      constructors: [{ ...row, name: 'Other' }, row, { ...row, countBySnapshot: [0, 0, 0, 5] }],
    };
    const growth = (values: readonly number[]): number => values[values.length - 1] - values[0];
    const count = growth(row.countBySnapshot) + 5;
    const bytes = 2 * growth(row.retainedBytesBySnapshot);
    const at = (n: number | null, retainedBytes: number | null): readonly Check[] =>
      checksOf({ constructors: [{ name: 'Twice', count: n, retainedBytes }] }, two);
    expect(outcome(at(count, bytes))).toEqual(['pass constructor:Twice:count', 'pass constructor:Twice:retained']);
    expect(outcome(at(count - 1, bytes - 1))).toEqual([
      'FAIL constructor:Twice:count',
      'FAIL constructor:Twice:retained',
    ]);
    expect(outcome(at(count, null))).toEqual(['pass constructor:Twice:count']);
    expect(outcome(at(null, bytes))).toEqual(['pass constructor:Twice:retained']);
    expect(at(1, 2)).toEqual([
      {
        id: 'constructor:Twice:count',
        passed: false,
        source: row.source,
        title: { key: 'cli.check.constructorCount', params: { name: 'Twice', limitCount: 1 } },
        detail: { key: 'cli.check.countGrew', params: { growthCount: count } },
      },
      {
        id: 'constructor:Twice:retained',
        passed: false,
        source: row.source,
        title: { key: 'cli.check.constructorBytes', params: { name: 'Twice', limitBytes: 2 } },
        detail: { key: 'cli.check.grew', params: { growthBytes: bytes } },
      },
    ]);
  });

  it('of a constructor that no row has, or that has no place, is checked and says none', () => {
    const [missing] = checksOf({ constructors: [{ name: 'Gone', count: 0, retainedBytes: null }] });
    expect(missing).toMatchObject({ id: 'constructor:Gone:count', passed: true, source: null });
    const bare = { ...report, constructors: [{ ...report.constructors[0], source: undefined }] };
    const name = bare.constructors[0].name;
    expect(checksOf({ constructors: [{ name, count: 0, retainedBytes: null }] }, bare)[0].source).toBeNull();
  });

  it('is said in the words of the redacted report, and measured in those of the other', () => {
    const shown: Report = {
      ...report,
      constructors: report.constructors.map((row) => ({ ...row, name: `redacted ${row.name}` })),
      findings: report.findings.map((finding) => ({ ...finding, title: 'redacted', sources: [] })),
    };
    const name = report.constructors[0].name;
    const [constructor, finding] = checksOf(
      { constructors: [{ name, count: 0, retainedBytes: null }], findingBytes: 0 },
      report,
      shown,
    );
    expect(constructor.id).toBe(`constructor:redacted ${name}:count`);
    expect(finding).toMatchObject({ source: null, title: { params: { title: 'redacted' } } });
  });
});

describe('new findings', () => {
  const seenBy = (budget: Partial<Budget>, of: Report = report): readonly string[] =>
    outcome(checksOf({ forbidNew: true, ...budget }, of)).filter((line) => line.includes(first.fingerprint));
  const passes = [`pass finding:${first.fingerprint}:new`];

  it('fail', () => {
    expect(seenBy({})).toEqual([`FAIL finding:${first.fingerprint}:new`]);
    expect(checksOf({ forbidNew: true })[0]).toMatchObject({
      source: first.sources[0],
      title: { key: 'cli.check.known', params: { title: first.title } },
      detail: { key: 'cli.check.findingGrew' },
    });
  });
  it('pass when the budget knows or accepts them', () => {
    expect(seenBy({ known: [{ fingerprint: first.fingerprint, status: 'known', reason: null }] })).toEqual(passes);
    expect(seenBy({ known: [{ fingerprint: first.fingerprint, status: 'accepted', reason: null }] })).toEqual(passes);
  });
  it('fail in a report that does not say what is known', () => {
    const { known: _known, ...silent } = { ...first, known: null };
    const older = { ...report, findings: [silent, second, third] } as Report;
    expect(seenBy({ forbidLeak: true }, older)).toEqual([
      `FAIL finding:${first.fingerprint}:new`,
      `FAIL finding:${first.fingerprint}:leak`,
    ]);
  });
  it('pass when they have a limit of their own', () => {
    expect(seenBy({ findings: [{ fingerprint: first.fingerprint, bytes: 1e12 }] })).toContain(passes[0]);
  });
  it.each(['known', 'accepted'] as const)('pass when the report says %s', (status) => {
    const marked = { ...report, findings: [{ ...first, known: { status, reason: null } }, second, third] };
    expect(seenBy({}, marked as Report)).toEqual(passes);
  });
});

describe('leaks', () => {
  const leaks = report.findings.filter(({ kind }) => kind === 'leak');

  it('fail, each by itself; growth and warm-up do not', () => {
    expect(leaks.length).toBeGreaterThan(0);
    expect(outcome(checksOf({ forbidLeak: true }))).toEqual(
      leaks.map(({ fingerprint }) => `FAIL finding:${fingerprint}:leak`),
    );
    expect(checksOf({ forbidLeak: true })[0].title).toEqual({
      key: 'cli.check.noLeak',
      params: { title: leaks[0].title },
    });
    expect(checksOf({ forbidLeak: true })[0].source).toEqual(leaks[0].sources[0]);
  });
  it('pass when accepted, by the budget or in the report; being known is not enough', () => {
    const by = (status: 'known' | 'accepted'): string =>
      outcome(checksOf({ forbidLeak: true, known: [{ fingerprint: first.fingerprint, status, reason: null }] }))[0];
    expect([by('known'), by('accepted')]).toEqual([
      `FAIL finding:${first.fingerprint}:leak`,
      `pass finding:${first.fingerprint}:leak`,
    ]);
    const marked = { ...report, findings: [{ ...first, known: { status: 'accepted', reason: null } }] } as Report;
    expect(outcome(checksOf({ forbidLeak: true }, marked))).toEqual([`pass finding:${first.fingerprint}:leak`]);
  });
  it('an accepted one is free of the limit for any finding', () => {
    const known = [{ fingerprint: first.fingerprint, status: 'accepted' as const, reason: null }];
    expect(outcome(checksOf({ findingBytes: 0, known }))).not.toContain(`FAIL finding:${first.fingerprint}:bytes`);
  });
  it('one with a limit of its own is not asked whether it is a leak', () => {
    const findings = leaks.map(({ fingerprint }) => ({ fingerprint, bytes: 1e12 }));
    expect(outcome(checksOf({ forbidLeak: true, findings }))).toEqual([
      ...leaks.map(({ fingerprint }) => `pass finding:${fingerprint}:bytes`),
      'pass verdict',
    ]);
  });

  const without = sampleReport({ findings: 0 });
  const saying = (kind: Report['verdict']['kind'], of: Report): Report => ({ ...of, verdict: { ...of.verdict, kind } });
  it('a verdict without a finding is the check', () => {
    expect(outcome(checksOf({ forbidLeak: true }, saying('none', without)))).toEqual(['pass verdict']);
    const [check] = checksOf({ forbidLeak: true }, saying('leak', without));
    expect(check).toEqual({
      id: 'verdict',
      passed: false,
      source: null,
      title: { key: 'cli.check.verdict' },
      detail: { key: 'cli.check.verdictSaid', params: { summary: without.verdict.summary } },
    });
    expect(outcome(checksOf({ forbidLeak: true }, saying('growth', without)))).toEqual(['pass verdict']);
  });
  it('is not looked at when leaks are allowed', () => {
    expect(checksOf({}, saying('leak', without))).toEqual([]);
  });
});

it('all that passes passes, one that fails fails all', () => {
  const total = report.growth.totalBytes;
  expect(evaluate(report, { ...NOTHING, totalGrowthBytes: total })).toMatchObject({
    schema: 'heapdelta.check/1',
    passed: true,
  });
  expect(evaluate(report, { ...NOTHING, totalGrowthBytes: total, findingBytes: 0 }).passed).toBe(false);
});

describe('a budget that limits nothing', () => {
  it('is refused', () => {
    expect(() => requireLimits(NOTHING, 'b.json')).toThrow(
      expect.objectContaining({ key: 'cli.usage.emptyBudget', params: { file: 'b.json' } }),
    );
  });
  it.each<[string, Partial<Budget>]>([
    ['the whole heap', { totalGrowthBytes: 0 }],
    ['any finding', { findingBytes: 0 }],
    ['a constructor', { constructors: [{ name: 'A', count: 1, retainedBytes: null }] }],
    ['one finding', { findings: [{ fingerprint: 'sha256:1', bytes: 1 }] }],
    ['new findings', { forbidNew: true }],
    ['leaks', { forbidLeak: true }],
  ])('one that limits %s is not', (_what, limits) => {
    expect(() => requireLimits({ ...NOTHING, ...limits }, 'b.json')).not.toThrow();
  });
});

it('names every constructor that is in no snapshot, and no other', () => {
  const of = (...names: readonly string[]): Budget => ({
    ...NOTHING,
    constructors: names.map((name) => ({ name, count: 1, retainedBytes: null })),
  });
  const there = report.constructors[0].name;
  expect(() => requireKnownNames(of(there), report, 'b.json')).not.toThrow();
  expect(() => requireKnownNames(of('Aaa', there, 'Bbb'), report, 'b.json')).toThrow(
    expect.objectContaining({ key: 'cli.usage.unknownNames', params: { file: 'b.json', list: 'Aaa, Bbb' } }),
  );
});

describe('a redacted report', () => {
  it('is checked by the placeholders that its budget names', () => {
    const [row] = report.constructors;
    const secret = {
      ...report,
      constructors: [{ ...row, name: 'patient-svetlana-907' }, ...report.constructors.slice(1)],
    };
    const { report: redacted } = redactReport(secret);
    const { name } = redacted.constructors[0];
    expect(name).toMatch(/^«[a-z0-9]+-\d+»$/);
    const limits = { count: growthOf(row.countBySnapshot), retainedBytes: null };
    const check = (count: number): readonly string[] =>
      outcome(checksOf({ constructors: [{ name, ...limits, count }] }, redacted));
    expect(check(limits.count)).toEqual([`pass constructor:${name}:count`]);
    expect(check(limits.count - 1)).toEqual([`FAIL constructor:${name}:count`]);
  });
});
