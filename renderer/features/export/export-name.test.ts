// An export is called after what it is, and gives nothing away.

import { describe, expect, it } from 'vitest';
import type { Report } from '../../../worker/report/types.ts';
import { fakeReport } from '../../testing/fake-report.ts';
import { exportName } from './export-name.ts';

const DAY = new Date(2026, 10, 5, 23, 59);

function owned(name: string | null, code: readonly string[] | null): Report {
  const report = fakeReport('leak');
  const [first, ...rest] = report.findings;
  return {
    ...report,
    findings: [{ ...first, owner: { ...first.owner, name } }, ...rest],
    ...(code === null ? { names: undefined } : { names: { code, data: [] } }),
  } as Report;
}

describe('the name of an export', () => {
  it('says verdict, owner and day', () => {
    expect(exportName(owned('sessions', ['sessions']), 'pdf', DAY)).toBe('heapdelta-leak-sessions-2026-11-05.pdf');
  });

  it('names no owner that is not known to be code, nor one that no file can be called by', () => {
    expect(exportName(owned('kim@example.com', []), 'pdf', DAY)).toBe('heapdelta-leak-2026-11-05.pdf');
    expect(exportName(owned('sessions', null), 'md', DAY)).toBe('heapdelta-leak-2026-11-05.md');
    expect(exportName(owned('../x', ['../x']), 'csv', DAY)).toBe('heapdelta-leak-2026-11-05.csv');
    expect(exportName(owned(null, []), 'json', DAY)).toBe('heapdelta-leak-2026-11-05.json');
  });
});
