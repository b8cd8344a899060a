import { describe, expect, it } from 'vitest';
import { readReport } from './untrusted.ts';
import { sampleReport } from './testing/sample.ts';
import { validateReport } from './testing/validate.ts';

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('readReport', () => {
  it.each([{}, { findings: 0 as const }, { lang: 'ko' as const, snapshots: 2 }])(
    'returns our own report unchanged: %j',
    (options) => {
      const report = sampleReport(options);
      expect(readReport(json(report))).toEqual({ ok: true, report });
    },
  );

  it('drops what it does not know', () => {
    const result = readReport({ ...sampleReport(), evil: '<script>' });
    expect(result).toEqual({ ok: true, report: sampleReport() });
  });

  it('fills what an older version did not write, and the result is a valid report', () => {
    const { pathTree: _a, per: _b, identityAgreement: _c, ...older } = json(sampleReport()) as Record<string, unknown>;
    const result = readReport(older);
    expect(result.ok && result.report.pathTree).toBe(null);
    expect(result.ok && validateReport(result.report)).toEqual([]);
  });

  it('makes text well-formed and free of NUL', () => {
    const report = sampleReport();
    const result = readReport({ ...report, per: 'a\u0000b\ud800c' });
    expect(result.ok && result.report.per).toBe('a\uFFFDb\uFFFDc');
  });

  it.each<[string, unknown, string]>([
    ['not an object', 7, ''],
    ['null', null, ''],
    ['NaN', { ...sampleReport(), growth: { ...sampleReport().growth, totalBytes: Number.NaN } }, 'growth.totalBytes'],
    ['a too long text', { ...sampleReport(), per: 'x'.repeat(20_001) }, 'per'],
    ['no snapshot', { ...sampleReport(), snapshots: [] }, 'snapshots'],
    [
      'more layers of growth than findings (found by fuzzing)',
      { ...sampleReport(), findings: [] },
      'growth.bySnapshot',
    ],
    [
      'a hole in a series',
      { ...sampleReport(), constructors: [{ ...sampleReport().constructors[0], countBySnapshot: [1] }] },
      'constructors.0',
    ],
    [
      'a prototype as parameter',
      { ...sampleReport(), warnings: [{ code: 'x', message: 'y', params: { a: { toString: 1 } } }] },
      'warnings.0.params',
    ],
  ])('refuses %s and says where', (_name, value, where) => {
    expect(readReport(value)).toEqual({ ok: false, where });
  });
});
