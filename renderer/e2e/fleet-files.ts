// Reports of three pods over two releases, as shared files: what a folder of `.heapdelta` files looks like.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeHeapdelta } from '../../worker/report/heapdelta.ts';
import { reportOf } from '../../worker/report/proof/testing/build.ts';
import type { Report } from '../../worker/report/types.ts';

/** A pod's report of one evening. */
function podReport(pod: string, release: string, day: number, perStep: number): Report {
  const counts = Array.from({ length: 4 }, (_, i) => 200 + i * perStep);
  const report = reportOf({ findings: perStep === 0 ? [] : [{ counts }], snapshots: counts.length });
  return {
    ...report,
    series: { ...report.series, service: 'orders', instance: pod, release },
    verdict: { ...report.verdict, kind: perStep === 0 ? 'none' : 'leak' },
    snapshots: report.snapshots.map((s, i) => ({
      ...s,
      sha256: null,
      label: `${pod} ${day}`,
      takenAt: new Date(Date.UTC(2026, 10, day, 18 + i)).toISOString(),
    })),
  };
}

/** Writes them. @returns their paths */
export async function fleetFiles(): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-fleet-'));
  const pods: readonly (readonly [string, string, number, number])[] = [
    ['orders-7c9d', '1.4.2', 20, 0],
    ['orders-7c9d', '1.5.0', 21, 1000],
    ['orders-x2f8', '1.5.0', 21, 1200],
    ['orders-b6kq', '1.5.0', 21, 9000],
    ['orders-old1', '1.4.2', 21, 0],
  ];
  return Promise.all(
    pods.map(async ([pod, release, day, perStep], i) => {
      const file = path.join(folder, `${pod}-${day}-${i}.heapdelta`);
      const report = podReport(pod, release, day, perStep);
      writeFileSync(file, await encodeHeapdelta(report, { date: `2026-11-${day}T22:00:00Z`, notes: [] }));
      return file;
    }),
  );
}
