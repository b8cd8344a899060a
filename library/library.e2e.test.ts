// The library as programs import it: the built package's entry, by its name, and the examples of docs/library.md as they stand.

import { execFileSync } from 'node:child_process';
import {
  createReadStream,
  mkdtempSync,
  openAsBlob,
  readFileSync,
  rmSync,
  symlinkSync,
  mkdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildLibrary } from '../build/bundle.mjs';
import { recorded, ROOT } from '../cli/testing/built.ts';
import { nodes } from '../fixtures/kit/nodes.mjs';
import { validateReport } from '../worker/report/testing/validate.ts';
import type * as Library from './api.ts';

// Every test analyses a series; a busy machine takes its time.
vi.setConfig({ testTimeout: 600_000 });

const files = recorded('session-map-node20', 3);
let library: typeof Library;
let folder = '';

beforeAll(async () => {
  const built = await buildLibrary();
  library = (await import(pathToFileURL(path.join(built, 'node/index.mjs')).href)) as typeof Library;
  folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-library-'));
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(ROOT, path.join(folder, 'node_modules/heapdelta'));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  files.forEach((file, i) => symlinkSync(file, path.join(folder, `${i + 1}.heapsnapshot`)));
}, 300_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('analyse', () => {
  it('answers as the command line does, in the language asked for', async () => {
    const phases = new Set<string>();
    const report = await library.analyse(files, { lang: 'ko', onProgress: ({ phase }) => phases.add(phase) });
    expect(validateReport(report)).toEqual([]);
    expect(report).toMatchObject({ lang: 'ko', verdict: { kind: 'leak' } });
    expect(report.findings[0].owner).toMatchObject({ name: 'sessions', constructor: 'Map' });
    expect([...phases]).toEqual(expect.arrayContaining(['reading', 'ranking']));
  });

  it('takes URLs, bytes, streams and Blobs, of memory and of files, with names of their own', async () => {
    const report = await library.analyse([
      pathToFileURL(files[0]),
      { name: 'bytes', data: new Uint8Array(readFileSync(files[1])) },
      Readable.toWeb(createReadStream(files[2])) as ReadableStream<Uint8Array>,
    ]);
    expect(report.snapshots.map(({ label }) => label)).toEqual(['1.heapsnapshot.gz', 'bytes', 'snapshot 3']);
    expect(report.verdict.kind).toBe('leak');
    const blobs = await library.analyse([
      await openAsBlob(files[0]),
      new File([readFileSync(files[1])], 'b'),
      files[2],
    ]);
    expect(blobs.snapshots.map(({ label }) => label)).toEqual(['snapshot 1', 'b', '3.heapsnapshot.gz']);
  });

  it('says which file is wrong, and that one is too few', async () => {
    const broken = path.join(folder, 'broken.heapsnapshot');
    writeFileSync(broken, '{"snapshot":{');
    await expect(library.analyse([files[0], broken])).rejects.toMatchObject({
      name: 'AnalysisError',
      code: 'truncated',
      file: 'broken.heapsnapshot',
      failures: [{ index: 1 }],
    });
    await expect(library.analyse([files[0]])).rejects.toMatchObject({ code: 'too-few-files' });
  });

  it('ends when it is given up, before and while it works', async () => {
    const reason = new Error('enough');
    await expect(library.analyse(files, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const working = library.analyse(files, { signal: controller.signal, onProgress: () => controller.abort(reason) });
    await expect(working).rejects.toBe(reason);
  });
});

it('renders every form, redacted unless told otherwise, and reads back what it wrote', async () => {
  const report = await library.analyse(files);
  const date = '2026-01-01T00:00:00.000Z';
  for (const form of ['html', 'md', 'csv', 'json'] as const)
    expect(await library.renderReport(report, form, { date })).toEqual(expect.any(String));
  const pdf = await library.renderReport(report, 'pdf', { date });
  expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe('%PDF-');
  const shared = await library.renderReport(report, 'heapdelta', { date, notes: ['mail a@b.example'] });
  const saved = await library.readReport(shared, { lang: 'ko' });
  expect(saved).toMatchObject({ date, report: { lang: 'ko', findings: [{ rank: 1 }] } });
  expect(saved.notes.join()).not.toContain('a@b.example');
  const whole = await library.readReport(new Blob([await library.renderReport(report, 'json', { unredacted: true })]));
  expect(whole.report.findings).toEqual(report.findings);
  await expect(library.readReport(new TextEncoder().encode('no'))).rejects.toMatchObject({ code: 'report-not-json' });
  await expect(library.renderReport(report, 'doc' as 'pdf')).rejects.toThrow('there is no form "doc"');
});

it('keeps a series open for questions, and compares two reports', async () => {
  const series = await library.open(files);
  try {
    const objectId = series.report.findings[0].sampleObjectIds[0];
    expect(await series.ask.object({ snapshot: 2, objectId })).toMatchObject({ objectId });
    const hits = await series.ask.search({ text: 'Session', kinds: ['constructor'], snapshot: 2, offset: 0, limit: 5 });
    expect(hits.rows.map(({ label }) => label)).toContain('Session');
    expect(library.verify(series.report, series.report, { per: '10 logins', lang: 'ko' })).toMatchObject({
      kind: 'unchanged',
      summary: expect.stringMatching(/[가-힣]/) as string,
    });
  } finally {
    await series.close();
  }
});

const examples = [
  ...readFileSync(path.join(ROOT, 'docs/library.md'), 'utf8').matchAll(/## (.*)\n(?:(?!## )[^])*?```js\n([^]*?)```/g),
];

describe.each(nodes())('docs/library.md on $name', ({ file: node }) => {
  it.each(examples.map(([, title, code]) => [title, code]))('%s', (_, code) => {
    expect(code.trim().split('\n').length).toBeLessThanOrEqual(13);
    const file = path.join(folder, 'example.js');
    writeFileSync(file, code);
    const said = execFileSync(node, [file], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(said.trim()).not.toBe('');
  });
});
