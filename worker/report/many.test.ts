// Several saved reports for the app: the fleet of all, the history of few, and what cannot be read told beside them.

import { describe, expect, it } from 'vitest';
import { engineError } from '../engine/errors.ts';
import type { HeapdeltaFile } from './heapdelta.ts';
import { MAX_HISTORY, readMany } from './many.ts';
import { sampleReport } from './testing/sample.ts';
import type { Report } from './types.ts';

const options = { lang: 'en', now: Date.parse('2026-11-28T12:00:00Z'), accepted: {} } as const;
const source = (name: string): { readonly name: string } => ({ name });
function reportAt(day: number, instance: string): Report {
  const report = sampleReport();
  return {
    ...report,
    series: { ...report.series, instance },
    snapshots: report.snapshots.map((s, i) => ({
      ...s,
      sha256: `${instance}-${day}-${i}`,
      takenAt: new Date(Date.UTC(2026, 10, day, i)).toISOString(),
    })),
  } as Report;
}
const decodeAs =
  (reports: Readonly<Record<string, Report>>) =>
  ({ name }: { readonly name: string }): Promise<HeapdeltaFile> =>
    name in reports
      ? Promise.resolve({ report: reports[name], notes: [], accepted: [], date: null })
      : Promise.reject(engineError('heapdelta-corrupt', name));

describe('readMany', () => {
  const reports = { a1: reportAt(1, 'pod-a'), a2: reportAt(2, 'pod-a'), b1: reportAt(1, 'pod-b') };

  it('counts instances, and orders the reports of each', async () => {
    const { fleet, history } = await readMany(['b1', 'a2', 'a1'].map(source), decodeAs(reports), options);
    expect(fleet.reports).toBe(3);
    expect(fleet.services[0]).toMatchObject({ countedBy: 'instances', instances: 2 });
    expect(history?.instanceCount).toBe(2);
    expect(history?.reports.filter(({ instance }) => instance === 'pod-a').map(({ name }) => name)).toEqual([
      'a1',
      'a2',
    ]);
  });

  it('puts what is accepted on this machine last, and counts it for nothing', async () => {
    const [first] = reports.a1.findings;
    const accepted = { [first.fingerprint]: 'known' };
    const { fleet, history } = await readMany(['a1', 'a2'].map(source), decodeAs(reports), { ...options, accepted });
    expect(history?.findings.at(-1)).toMatchObject({ fingerprint: first.fingerprint, accepted: true });
    expect(fleet.findings.find(({ fingerprint }) => fingerprint === first.fingerprint)?.accepted).toEqual({
      reason: 'known',
    });
  });

  it('tells files that cannot be read, and fails only when none can', async () => {
    const { fleet, history } = await readMany(['a1', 'broken', 'a2'].map(source), decodeAs(reports), options);
    expect(fleet.unreadable).toMatchObject({ count: 1, files: [{ file: 'broken', code: 'heapdelta-corrupt' }] });
    expect(history?.reports).toHaveLength(2);
    await expect(readMany(['x', 'y'].map(source), decodeAs(reports), options)).rejects.toMatchObject({
      data: { code: 'heapdelta-corrupt', file: 'x' },
    });
    const alone = await readMany(['a1', 'broken'].map(source), decodeAs(reports), options);
    expect(alone.history).toBeNull();
  });

  it('makes no history of more reports than stand side by side', async () => {
    const many = Object.fromEntries(
      Array.from({ length: MAX_HISTORY + 1 }, (_, i) => [`r${i}`, reportAt(1 + (i % 27), `pod-${i}`)]),
    );
    const names = Object.keys(many);
    expect((await readMany(names.map(source), decodeAs(many), options)).history).toBeNull();
    expect((await readMany(names.slice(1).map(source), decodeAs(many), options)).history).not.toBeNull();
  });
});
