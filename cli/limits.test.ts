import { describe, expect, it } from 'vitest';
import { speak } from '../worker/messages/index.ts';
import { sampleReport } from '../worker/report/testing/sample.ts';
import type { Report } from '../worker/report/types.ts';
import { exceeded, parseLimit } from './limits.ts';

const report = sampleReport();
const said = (of: Report, ...limits: readonly string[]): readonly string[] =>
  exceeded(of, limits.map(parseLimit)).map((message) => speak(message, 'en'));
const acceptAll = (of: Report): Report => ({
  ...of,
  findings: of.findings.map((finding) => ({ ...finding, known: { status: 'accepted', reason: 'ours' } })),
});

describe('--fail-on', () => {
  it('leak: a leak that nobody accepted', () => {
    expect(said(report, 'leak')).toEqual([
      'limit exceeded: 2 leaks were found, first sessions (Map) in session.store.ts:12',
    ]);
    expect(said(acceptAll(report), 'leak')).toEqual([]);
    expect(said(sampleReport({ findings: 0 }), 'leak')).toEqual([]);
    expect(said(sampleReport({ snapshots: 2 }), 'leak')).toEqual([]);
  });

  it('growth: any growth that is not harmless, two snapshots included', () => {
    expect(said(sampleReport({ snapshots: 2 }), 'growth')).toHaveLength(1);
    expect(said(sampleReport({ findings: 0 }), 'growth')).toEqual([]);
  });

  it('growth=SIZE: the whole heap, accepted or not', () => {
    expect(said(acceptAll(report), 'growth=1MB')).toEqual([
      'limit exceeded: the heap grew by 6.6 MB, more than 1.0 MB',
    ]);
    expect(said(report, 'growth=100MB')).toEqual([]);
  });

  it('finding=SIZE: each finding above it', () => {
    expect(said(report, 'finding=1MB')).toHaveLength(2);
    expect(said(report, 'finding=3MB', 'growth=1MB')).toHaveLength(2);
  });

  it.each(['', 'leaks', 'growth=', 'growth=big', 'leak=5MB', 'finding'])('%j is no limit', (text) => {
    expect(() => parseLimit(text)).toThrowError(/cli\.usage\.(failOn|size)/);
  });
});
