import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CAPTURE_ENDING, CAPTURE_SCHEMA } from '../capture/record.ts';
import { renderHtml } from '../worker/report/html.ts';
import { renderMarkdown } from '../worker/report/markdown.ts';
import { workOf } from '../worker/report/proof/work.ts';
import { sampleReport } from '../worker/report/testing/sample.ts';
import { validateReport } from '../worker/report/testing/validate.ts';
import { readReport } from '../worker/report/untrusted.ts';
import { UsageError } from './errors.ts';
import { identified, identifiedSaved } from './series-identity.ts';
import { engineAnswering, runCli } from './testing/run.ts';

const report = sampleReport({ snapshots: 2 });
const none = { HOSTNAME: 'machine-1' };
const of = (options: Parameters<typeof identified>[3], env: Readonly<Record<string, string>> = none) =>
  identified(report, ['1.heapsnapshot', '2.heapsnapshot'], [0, 1], options, env).then(({ series }) => series);

async function captured(): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-identity-'));
  const files = ['1.heapsnapshot', '2.heapsnapshot'].map((name) => path.join(folder, name));
  for (const file of files) await writeFile(file, '{}');
  const snapshot = (file: string, work: number) => ({
    file: path.basename(file),
    fileBytes: 2,
    takenAt: '2026-11-28T09:10:00.000Z',
    pauseSeconds: 0.1,
    work,
    ...Object.fromEntries(
      ['heapUsed', 'heapTotal', 'heapLimit', 'rss', 'external', 'arrayBuffer', 'code', 'anonymous'].map((name) => [
        `${name}Bytes`,
        null,
      ]),
    ),
  });
  const record = {
    schema: CAPTURE_SCHEMA,
    tool: { name: 'heapdelta', version: '0.1.0' },
    target: { name: 'x', runtime: 'node', pid: 1, command: null, runtimeVersion: null, v8Version: null },
    service: 'from-capture',
    workUnit: 'requests',
    workCommand: null,
    allocations: 'none',
    snapshots: [snapshot(files[0], 1000), snapshot(files[1], 3000)],
  };
  await writeFile(path.join(folder, `series${CAPTURE_ENDING}`), JSON.stringify(record));
  return files;
}

describe('whose heap a report is about', () => {
  it('is unknown when nobody says it: the report stays as it was', async () => {
    expect(await of({})).toBeUndefined();
    expect(await of({ service: ' ' }, { ...none, HEAPDELTA_RELEASE: '' })).toBeUndefined();
  });

  it('comes from options, then from the environment', async () => {
    const env = { ...none, HEAPDELTA_SERVICE: 'orders', HEAPDELTA_RELEASE: '1.5.0' };
    expect(await of({ release: '1.6.0' }, env)).toEqual({ service: 'orders', release: '1.6.0' });
  });

  it('names the machine only when it is asked for', async () => {
    expect(await of({ service: 'a' })).toEqual({ service: 'a' });
    expect(await of({ instance: 'auto' })).toEqual({ instance: 'machine-1' });
    expect(await of({}, { ...none, HEAPDELTA_INSTANCE: 'auto', POD_NAME: 'pod-7' })).toEqual({ instance: 'pod-7' });
  });

  it('refuses what is no name', async () => {
    await expect(of({ service: 'x'.repeat(301) })).rejects.toThrow(UsageError);
  });

  it('takes names and work from the side file of a capture, in the order analysed', async () => {
    const files = await captured();
    const from = await identified(report, files, [0, 1], {}, { ...none, HEAPDELTA_SERVICE: 'from-environment' });
    expect(from.series).toEqual({ service: 'from-capture', work: [1000, 3000], workUnit: 'requests' });
    expect(workOf({ ...from, per: null }, { ...from, per: '500 requests' })).toEqual({
      unit: 'requests',
      before: 2000,
      after: 500,
    });
  });

  it('is set in a saved report by options alone', () => {
    const saved = { ...report, series: { service: 'orders', instance: 'a' } };
    expect(identifiedSaved(saved, { instance: 'b', takenAt: ['2026-11-28T00:00:00.000Z'] }).series).toEqual({
      service: 'orders',
      instance: 'b',
      takenAt: ['2026-11-28T00:00:00.000Z'],
    });
    expect(() => identifiedSaved(saved, { takenAt: ['a', 'b', 'c'] })).toThrow(UsageError);
  });

  it('stands in every rendering, in the schema and is read again', () => {
    const series = { service: 'orders', instance: 'pod-<1>', release: '1.5.0', work: [0, 1000], workUnit: 'requests' };
    const whole = { ...report, series };
    expect(validateReport(whole)).toEqual([]);
    const read = readReport(JSON.parse(JSON.stringify(whole)));
    expect(read.ok && read.report.series).toEqual(series);
    expect(readReport({ ...whole, series: { work: [1] } })).toEqual({ ok: false, where: 'series.work' });
    const date = '2026-11-28T00:00:00Z';
    expect(renderHtml(whole, { date })).toContain('orders · instance pod-&lt;1&gt; · release 1.5.0');
    expect(renderMarkdown(whole, { date })).toContain('orders · instance pod-&lt;1&gt; · release 1.5.0');
  });

  it('is said by diff', async () => {
    const { stdout, exit } = await runCli(['diff', '1.heapsnapshot', '2.heapsnapshot', '--service', 'orders'], {
      engine: engineAnswering(report),
    });
    expect(exit).toBe(0);
    expect(stdout).toContain('orders');
  });
});
