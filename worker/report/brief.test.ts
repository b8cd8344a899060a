import { describe, expect, it } from 'vitest';
import { localiseReport } from '../messages/index.ts';
import { BRIEF_BYTES, briefOf, jsonBytes } from './brief.ts';
import { shorterReport } from './shorter.ts';
import { sampleReport } from './testing/sample.ts';
import { validateBrief, validateReport } from './testing/validate.ts';
import type { Lang, Report, ReportFinding } from './types.ts';

const LANGS: readonly Lang[] = ['en', 'ko'];

/** The sample with every name and text of its findings replaced by `hostile`. */
function withNames(lang: Lang, hostile: string): Report {
  const report = sampleReport({ lang });
  const findings = report.findings.map((finding): ReportFinding => ({
    ...finding,
    title: hostile,
    advice: hostile,
    explanation: hostile,
    sources: [{ url: `file:///app/node_modules/${hostile}/${hostile}.js`, line: 12, column: 5 }],
    path: Array.from({ length: 40 }, () => ({ edge: hostile, constructor: hostile })),
    sampleObjectIds: [1, 2, 3, 4, 5].map((id) => Number.MAX_SAFE_INTEGER - id),
    cost: { unit: hostile, bytesPerUnit: 1e9, secondsToLimit: null },
  }));
  const verdict = { ...report.verdict, summary: hostile, next: hostile };
  return { ...report, verdict, findings: [...findings, ...findings, ...findings] };
}

describe('briefOf', () => {
  it.each(LANGS)('tells the sample in %s: owner, place, path, rate, advice, what to ask next', (lang) => {
    const brief = briefOf(sampleReport({ lang }));
    expect(validateBrief(brief)).toEqual([]);
    expect(jsonBytes(brief)).toBeLessThanOrEqual(BRIEF_BYTES);
    expect(brief.findings).toHaveLength(3);
    expect(brief.findings[0]).toMatchObject({ place: 'src/session.store.ts:12:5', addedBy: [], package: null });
    expect(brief.findings[0].title).toContain('sessions (Map)');
    expect(brief.findings[0].path).toMatch(/ → sessions \(Map\) → .* \(Session\)$/);
    expect(brief.findings[0].rate).toContain('1,000 → 2,000 → 3,000 → 4,000');
    expect(brief).toMatchSnapshot();
  });

  it.each(
    LANGS.flatMap((lang) =>
      [
        'x'.repeat(3_000),
        'a word '.repeat(3_000),
        '누수 '.repeat(3_000),
        '\u0000\u202e"\\'.repeat(3_000),
        '👩‍👩‍👧‍👦'.repeat(2_000),
        `a${'\u0301'.repeat(9_000)}`,
        ' → '.repeat(3_000),
        '../'.repeat(3_000),
      ].map((hostile) => ({ lang, hostile, start: JSON.stringify(hostile.slice(0, 8)) })),
    ),
  )('stays within its bytes and its schema in $lang whatever names are like $start', ({ lang, hostile }) => {
    const brief = briefOf(withNames(lang, hostile));
    expect(jsonBytes(brief)).toBeLessThanOrEqual(BRIEF_BYTES);
    expect(validateBrief(JSON.parse(JSON.stringify(brief)))).toEqual([]);
    expect(JSON.stringify(brief).isWellFormed()).toBe(true);
    expect(brief.findings.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(brief.moreFindings).toBe(6);
  });

  it('cuts sentences behind a word, addresses at their front and paths in their middle', () => {
    const report = withNames('en', 'something long '.repeat(40));
    const [first] = briefOf(report).findings;
    expect(first.title).toMatch(/(?:something|long)…$/);
    expect(first.place).toMatch(/^….*\.js:12:5$/);
    expect(first.path).toMatch(/ → … → /);
  });

  it('pages: the next findings and how many are left', () => {
    const brief = briefOf(sampleReport(), { offset: 1, most: 1 });
    expect(brief.findings.map(({ rank }) => rank)).toEqual([2]);
    expect(brief.moreFindings).toBe(1);
    expect(briefOf(sampleReport(), { most: 100 }).findings).toHaveLength(3);
  });

  it('names the package by its folder, with the version and the lines that add where the report has them', () => {
    const report = sampleReport();
    const url = 'file:///app/node_modules/.pnpm/debug@4.1.1/node_modules/@scope/debug/src/common.js';
    const inPackage = { ...report.findings[0], sources: [{ url, line: 1, column: 1 }] };
    expect(briefOf({ ...report, findings: [inPackage] }).findings[0].package).toBe('@scope/debug');
    const told = {
      ...inPackage,
      package: { name: 'debug', version: '4.1.1' },
      addedBy: [{ function: 'onResize', url: 'src/a.js', line: 14, column: 3 }],
    };
    expect(briefOf({ ...report, findings: [told] }).findings[0]).toMatchObject({
      package: 'debug 4.1.1',
      addedBy: ['onResize src/a.js:14:3'],
    });
  });

  it('says of entries that came how many stayed, and nothing where objects cannot be followed', () => {
    const report = sampleReport({ snapshots: 3 });
    const cohorts = (rows: ReportFinding['cohorts']): string | null =>
      briefOf({ ...report, findings: [{ ...report.findings[0], cohorts: rows }] }).findings[0].cohorts;
    expect(
      cohorts([
        [200, 200, 200],
        [null, 1000, 900],
        [null, null, 500],
      ]),
    ).toBe('Of the 1,500 that came between the first snapshot and the last, 1,400 are still there.');
    expect(
      cohorts([
        [200, 200, 200],
        [null, 0, 0],
        [null, null, 0],
      ]),
    ).toBeNull();
    expect(cohorts(null)).toBeNull();
  });

  it('has the one set of figures: growth, kept now, freed by the fix; nothing is freed where nothing needs a fix', () => {
    const report = sampleReport();
    const [first] = report.findings;
    const shared: ReportFinding = { ...first, exclusiveBytes: 4_000_000, sharedBytes: 4_600_000 };
    const warm: ReportFinding = { ...shared, kind: 'warm-up' };
    const told = briefOf({ ...report, findings: [shared, warm] });
    expect(validateBrief(told)).toEqual([]);
    const kept = first.retainedBytesBySnapshot;
    const figures = { growthBytes: kept[3] - kept[0], keptBytes: kept[3] };
    expect(told.findings[0]).toMatchObject({ ...figures, freedBytes: 4_000_000, freedWithShareBytes: 4_600_000 });
    expect(told.findings[1]).toMatchObject({ ...figures, freedBytes: null, freedWithShareBytes: null });
  });

  it('always says what to do next', () => {
    const next = (report: Report): string => briefOf(report).next;
    const { verdict, findings, ...rest } = localiseReport(sampleReport(), 'en');
    const quiet = {
      ...rest,
      verdict: { ...verdict, next: null },
      findings: findings.map((one) => ({ ...one, next: null })),
    };
    expect(next({ ...quiet, verdict: { ...verdict, next: 'Take one more.' } })).toBe('Take one more.');
    expect(next(quiet)).toMatch(/compare both with "verify".*finding 1/);
    expect(next({ ...quiet, findings: [] })).toContain('Nothing to repair');
  });
});

describe('shorterReport', () => {
  it('keeps the first findings and what grew most, says how many there were, and keeps the laws', () => {
    const report = sampleReport({ extraConstructors: 50 });
    const shorter = shorterReport(report, 2);
    expect(validateReport(shorter)).toEqual([]);
    expect(shorter.findings.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(shorter.constructors).toHaveLength(2);
    expect(shorter.shortened).toEqual({ top: 2, findings: 3, constructors: report.constructors.length });
    expect(shorter.growth).toEqual(report.growth);
    const kept = shorterReport(report, 1).pathTree;
    expect(kept?.children).toHaveLength(1);
    expect(kept?.omitted).toBe((report.pathTree?.omitted ?? 0) + (report.pathTree?.children.length ?? 0) - 1);
  });
});
