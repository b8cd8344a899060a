// Accepted findings travel with the report; the rest of it stays the same object.

import { describe, expect, it } from 'vitest';
import { fakeReport } from '../../testing/fake-report.ts';
import { withAccepted } from './with-accepted.ts';

describe('withAccepted', () => {
  it('marks accepted findings with their reason', () => {
    const report = fakeReport();
    const marked = withAccepted(report, {
      [report.findings[1].fingerprint]: { title: 't', reason: 'bounded', acceptedAt: '' },
    });
    expect(marked.findings.map((f) => f.known)).toEqual([null, { status: 'accepted', reason: 'bounded' }, null]);
    expect(report.findings[1].known).toBeNull();
  });

  it('changes nothing when none of them is in the report', () => {
    const report = fakeReport();
    expect(withAccepted(report, { other: { title: 't', reason: 'r', acceptedAt: '' } })).toBe(report);
  });
});
