// Findings seen before, there and back: a real series is analysed, its report is shared (redacted) or saved, and the
// next analysis of the same leak knows it, with the reason that was given.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ranked } from '../worker/loading/ranked.ts';
import { inputsOf } from '../worker/engine/testing/inputs.ts';
import type { SeriesInput } from '../worker/engine/engine.ts';
import { recordedFiles } from '../worker/growth/testing/series.ts';
import { localiseReport } from '../worker/messages/index.ts';
import { encodeHeapdelta } from '../worker/report/heapdelta.ts';
import { redactReport } from '../worker/report/redact/index.ts';
import { reportLaws } from '../worker/report/laws.ts';
import type { Report } from '../worker/report/types.ts';
import { createView } from './format/create-view.ts';
import { formatDiff } from './format/diff.ts';
import { readKnown, type Known } from './known.ts';
import { exceeded } from './limits.ts';

let folder = '';
let inputs: readonly SeriesInput[] = [];
let first: Report;

async function analyse(given: readonly SeriesInput[], known?: readonly Known[]): Promise<Report> {
  const { report } = await ranked(
    given,
    known === undefined ? {} : { known },
    new AbortController().signal,
    () => undefined,
  );
  return localiseReport(report, 'en');
}
async function file(name: string, bytes: Uint8Array | string): Promise<string> {
  const at = path.join(folder, name);
  await writeFile(at, bytes);
  return at;
}
const statusOf = (report: Report): unknown => report.findings[0]?.known;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-known-round-'));
  inputs = await inputsOf(recordedFiles('session-map-node20'));
  first = await analyse(inputs);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('--known, there and back', () => {
  it('without a list nothing is said of a finding; with an empty one it is new', async () => {
    expect(statusOf(first)).toBeNull();
    expect(statusOf(await analyse(inputs, []))).toEqual({ status: 'new', reason: null });
  });

  it('a report as JSON makes its findings known', async () => {
    const known = await readKnown(await file('report.json', JSON.stringify(first)));
    expect(statusOf(await analyse(inputs, known))).toEqual({ status: 'known', reason: null });
  });

  it('a shared .heapdelta, redacted, does too; what was accepted in it stays accepted with its reason', async () => {
    const { report } = redactReport(first);
    const { fingerprint } = first.findings[0];
    const shared = await readKnown(await file('shared.heapdelta', await encodeHeapdelta(report)));
    expect(statusOf(await analyse(inputs, shared))).toEqual({ status: 'known', reason: null });
    const accepted = await readKnown(
      await file(
        'accepted.heapdelta',
        await encodeHeapdelta(report, { accepted: [{ fingerprint, reason: 'a cache, bounded in 2.3' }] }),
      ),
    );
    const again = await analyse(inputs, accepted);
    expect(statusOf(again)).toEqual({ status: 'accepted', reason: 'a cache, bounded in 2.3' });
    // What is expected counts towards no limit, and is still told.
    expect(exceeded(again, [{ kind: 'leak' }])).toEqual([]);
    expect(exceeded(first, [{ kind: 'leak' }])).toHaveLength(1);
    for (const [lang, seen] of [
      ['en', 'accepted as expected (a cache, bounded in 2.3)'],
      ['ko', '예상된 증가(a cache, bounded in 2.3)'],
    ] as const) {
      const view = createView({ lang, columns: 100, colors: false });
      expect(formatDiff(localiseReport(again, lang), view, { top: 5, finding: 1, newestFile: null })).toContain(seen);
    }
  });

  it('the leak is known from two snapshots as from three, and another leak is not', async () => {
    const known = await readKnown(await file('again.json', JSON.stringify(first)));
    expect(statusOf(await analyse([inputs[0], inputs[2]], known))).toEqual({ status: 'known', reason: null });
    const other = await analyse(await inputsOf(recordedFiles('string-array-node18')), known);
    expect(statusOf(other)).toEqual({ status: 'new', reason: null });
  });
});

describe('reports of recorded series', () => {
  it.each([
    'session-map-node20',
    'string-array-node18',
    'http-listeners-node18',
    'steady-http-node20',
    'page-detached',
  ])('%s keeps the laws: its parts add up', async (series) => {
    const report = await analyse(await inputsOf(recordedFiles(series)));
    expect(reportLaws(report)).toEqual([]);
    const { totalBytes, findingsBytes, engineBytes, otherBytes, bySnapshot } = report.growth;
    expect(findingsBytes + engineBytes + otherBytes).toBeCloseTo(totalBytes, 3);
    report.snapshots.forEach((snapshot, i) => {
      const parts =
        bySnapshot.findings.reduce((sum, row) => sum + row[i], 0) + bySnapshot.engine[i] + bySnapshot.other[i];
      expect(parts).toBeCloseTo(snapshot.shallowBytes - report.snapshots[0].shallowBytes, 3);
    });
    for (const { exclusiveBytes, sharedBytes } of report.findings)
      expect(exclusiveBytes).toBeLessThanOrEqual(sharedBytes);
  });
});
