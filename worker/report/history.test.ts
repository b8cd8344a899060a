import { describe, expect, it } from 'vitest';
import { historyOf, inTimeOrder } from './history.ts';
import { sampleReport } from './testing/sample.ts';
import type { Report } from './types.ts';

/** A report with the findings of the sample that `ranks` names. */
function withFindings(...ranks: readonly number[]): Report {
  const base = sampleReport();
  return {
    ...base,
    findings: base.findings
      .filter(({ rank }) => ranks.includes(rank))
      .map((finding, i) => ({ ...finding, rank: i + 1 })),
  };
}
const named = (...reports: readonly Report[]) => reports.map((report, i) => ({ name: `night-${i + 1}`, report }));
const states = (...reports: readonly Report[]): Record<string, string> =>
  Object.fromEntries(
    historyOf(named(...reports)).findings.map(({ fingerprint, state }) => [fingerprint.slice(-1), state]),
  );

describe('history', () => {
  it('says new, still there, fixed and came back', () => {
    expect(states(withFindings(), withFindings(1))).toEqual({ 1: 'new' });
    expect(states(withFindings(1), withFindings(1))).toEqual({ 1: 'still-there' });
    expect(states(withFindings(1), withFindings(2))).toEqual({ 1: 'fixed', 2: 'new' });
    expect(states(withFindings(1), withFindings(), withFindings(1))).toEqual({ 1: 'came-back' });
    expect(states(withFindings(1))).toEqual({ 1: 'new' });
  });

  it('leaves warm-up out and keeps the bytes per report', () => {
    const { findings } = historyOf(named(withFindings(1, 3), withFindings(3)));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ state: 'fixed', first: 0, last: 0, bytesByReport: [4_608_000, null] });
  });

  it('orders by time only when every report knows it', () => {
    const at = (takenAt: string | null): { readonly report: Report } => {
      const base = withFindings(1);
      return { report: { ...base, snapshots: base.snapshots.map((snapshot) => ({ ...snapshot, takenAt })) } };
    };
    const [late, early, unknown] = [at('2026-05-02T00:00:00Z'), at('2026-05-01T00:00:00Z'), at(null)];
    expect(inTimeOrder([late, early])).toEqual([early, late]);
    expect(inTimeOrder([late, early, unknown])).toEqual([late, early, unknown]);
  });
});
