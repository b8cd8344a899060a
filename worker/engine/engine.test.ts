// The engine through its real threads: bundled as it ships, on snapshots V8 wrote.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspace } from '../../build/workspace.mjs';
import type { AnalyseOptions, Progress, SourceSpec } from './api.ts';
import { EngineError } from './errors.ts';
import { localiseReport } from '../messages/localise.ts';
import { reportLaws } from '../report/laws.ts';
import { createNodeEngine, type NodeEngine } from '../entry/node/client.ts';
import { takenAtOf } from '../loading/tables.ts';

let dir = '';
const engines: NodeEngine[] = [];
const options: AnalyseOptions = {};
const spec = (name: string): SourceSpec => ({ kind: 'path', path: join(dir, name), name });

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'heapdelta-engine-'));
  for (const [name, source] of [
    ['engine-worker', 'node/testing/engine-worker.ts'],
    ['whole-engine', 'node/engine-worker.ts'],
    ['loader-worker', 'node/loader-worker.ts'],
  ] as const) {
    await build({
      entryPoints: [join(import.meta.dirname, '../entry', source)],
      outfile: join(dir, `${name}.mjs`),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      alias: workspace,
      logLevel: 'error',
    });
  }
  // Three snapshots of one process, oldest first.
  const program = `
    const v8 = require('node:v8');
    class Session { constructor(i) { this.id = i; this.user = { name: 'user ' + i }; } }
    globalThis.sessions = new Map();
    for (let s = 1; s <= 3; s++) {
      for (let i = 0; i < 300; i++) sessions.set(s + '/' + i, new Session(i));
      v8.writeHeapSnapshot(${JSON.stringify(dir)} + '/' + s + '.heapsnapshot');
    }`;
  execFileSync(process.execPath, ['-e', program]);
  writeFileSync(join(dir, '2.heapsnapshot.gz'), gzipSync(readFileSync(join(dir, '2.heapsnapshot'))));
  writeFileSync(join(dir, 'cut.heapsnapshot'), readFileSync(join(dir, '3.heapsnapshot')).subarray(0, 900_000));
});

afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  rmSync(dir, { recursive: true, force: true });
});

function start(bundle = 'engine-worker'): NodeEngine {
  const engine = createNodeEngine({ bundle: pathToFileURL(join(dir, `${bundle}.mjs`)) });
  engines.push(engine);
  return engine;
}

describe('comparing again', () => {
  const files = (): SourceSpec[] => [1, 2, 3].map((n) => spec(`${n}.heapsnapshot`));
  const silent = (): void => undefined;

  it('takes snapshots from memory, oldest first or as they are given', async () => {
    const { api } = start();
    expect(await api.compare(1, [0], options, silent)).toBeNull();
    await api.open(2, files(), { ...options, labels: ['a', 'b', 'c'] }, silent);
    const seen: Progress[] = [];
    const some = await api.compare(3, [2, 0], { ...options, labels: ['a', 'b', 'c'], per: '5 minutes' }, (p) =>
      seen.push(p),
    );
    expect(some).toMatchObject({ generation: 2, order: [0, 2], report: { per: '5 minutes' } });
    expect(some?.report?.snapshots.map(({ label }) => label)).toEqual(['a', 'c']);
    expect(seen.at(-1)).toMatchObject({ phase: 'done' });
    expect(await api.compare(4, [2, 0], { ...options, keepOrder: true }, silent)).toMatchObject({ order: [2, 0] });
    // What was left out is still there.
    expect(await api.compare(5, [0, 1, 2], options, silent)).toMatchObject({ generation: 4, order: [0, 1, 2] });
  });

  it('says when files must be read: the newest has dropped its references, or was never there', async () => {
    const { api } = start();
    await api.open(1, files(), options, silent);
    expect(await api.compare(2, [0, 1], options, silent)).toBeNull();
    expect(await api.compare(3, [0, 7], options, silent)).toBeNull();
    // The series before is still open.
    expect(await api.statistics()).toHaveLength(3);
    await api.close();
    expect(await api.compare(4, [0, 2], options, silent)).toBeNull();
  });

  it('keeps the last comparisons ready: going back to one is no new analysis', async () => {
    const { api } = start();
    await api.open(1, files(), options, silent);
    const ends = await api.compare(2, [0, 2], options, silent);
    expect(ends).toMatchObject({ generation: 2, order: [0, 2] });
    expect(await api.compare(3, [0, 1, 2], options, silent)).toMatchObject({ generation: 1, order: [0, 1, 2] });
    // Questions are those of the comparison that was asked for last.
    expect(await api.statistics()).toHaveLength(3);
    expect(await api.compare(4, [0, 2], options, silent)).toEqual(ends);
    expect(await api.statistics()).toHaveLength(2);
    // Four others push it out.
    for (const per of ['a', 'b', 'c', 'd']) await api.compare(5, [0, 2], { ...options, per }, silent);
    expect(await api.compare(6, [0, 2], options, silent)).toMatchObject({ generation: 7 });
    // Other files: nothing of before stays.
    await api.open(7, files(), options, silent);
    expect(await api.compare(8, [0, 2], options, silent)).toMatchObject({ generation: 9 });
  });

  it('comes to the same report as reading these files alone', async () => {
    const { api } = start('whole-engine');
    const alone = await api.open(1, [files()[0], files()[2]], options, silent);
    await api.open(2, files(), options, silent);
    const again = await api.compare(3, [0, 2], options, silent);
    expect(again?.report).toEqual(alone.report);
  });

  it('gives the text of a script as far as the newest snapshot has it', async () => {
    const { api } = start('whole-engine');
    await api.open(1, files(), options, silent);
    expect(await api.sourceText('file:///no/such/script.js')).toBeNull();
  });
});

describe('opening', () => {
  it('loads a series in parallel threads, orders it, keeps edges at both ends', async () => {
    const { api } = start();
    const seen: Progress[] = [];
    const result = await api.open(
      1,
      [spec('3.heapsnapshot'), spec('1.heapsnapshot'), spec('2.heapsnapshot.gz')],
      { ...options, labels: ['c', 'a', 'b'] },
      (p) => seen.push(p),
    );
    expect(result).toMatchObject({ generation: 1, failures: [], order: [1, 2, 0] });
    expect(result.report?.snapshots.map((s) => s.label)).toEqual(['a', 'b', 'c']);
    expect(result.report?.snapshots.map((s) => s.edgeCount > 0)).toEqual([true, false, true]);
    const statistics = await api.statistics();
    expect(statistics.map((s) => s.maxObjectId)).toEqual(statistics.map((s) => s.maxObjectId).sort((a, b) => a - b));
    expect(statistics.every((s) => s.shallowBytes > 1e6 && s.detachedCount > 20)).toBe(true);
    for (const snapshot of [0, 1, 2]) {
      const phases = [...new Set(seen.filter((p) => p.snapshot === snapshot).map((p) => p.phase))];
      expect(phases).toEqual(['queued', 'reading', 'graph', 'sizes', 'dominators', 'names', 'done']);
    }
    expect(seen.at(-1)).toMatchObject({ snapshot: null, phase: 'done' });
  });

  it('gives the same one at a time, in any order given', async () => {
    const { api } = start();
    const names = ['1.heapsnapshot', '2.heapsnapshot', '3.heapsnapshot'];
    const answers = [];
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ]) {
      for (const sequential of [true, false]) {
        const result = await api.open(
          1,
          order.map((i) => spec(names[i])),
          { ...options, sequential },
          () => undefined,
        );
        answers.push([
          result.report?.snapshots,
          (await api.statistics()).map((s) => [s.label, s.shallowBytes, s.detachedCount]),
        ]);
      }
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('keeps the order given when asked to', async () => {
    const { api } = start();
    const result = await api.open(
      1,
      [spec('2.heapsnapshot'), spec('1.heapsnapshot')],
      { ...options, keepOrder: true },
      () => undefined,
    );
    expect(result.order).toEqual([0, 1]);
  });

  it('orders files of several processes, whose ids say nothing of time, by their names and dates', async () => {
    const program = `globalThis.big = Array.from({ length: 20000 }, (_, i) => ({ i })); require('node:v8').writeHeapSnapshot(${JSON.stringify(join(dir, 'other.heapsnapshot'))})`;
    execFileSync(process.execPath, ['-e', program]);
    utimesSync(join(dir, 'other.heapsnapshot'), new Date('2026-11-20'), new Date('2026-11-20'));
    const { api } = start();
    const opened = (keepOrder: boolean) =>
      api.open(1, [spec('1.heapsnapshot'), spec('other.heapsnapshot')], { ...options, keepOrder }, () => undefined);
    const result = await opened(false);
    const [a, b] = await api.statistics();
    expect(a.maxObjectId).toBeGreaterThan(b.maxObjectId);
    expect(result.order).toEqual([1, 0]);
    expect((await opened(true)).order).toEqual([0, 1]);
  });

  it('says of each file what is wrong and goes on with the others', async () => {
    const { api } = start();
    const result = await api.open(
      1,
      [
        spec('1.heapsnapshot'),
        spec('cut.heapsnapshot'),
        spec('missing.heapsnapshot'),
        { kind: 'path', path: dir, name: 'folder' },
        spec('2.heapsnapshot'),
      ],
      options,
      () => undefined,
    );
    expect(result.failures).toEqual([
      {
        snapshot: 1,
        error: {
          code: 'truncated',
          file: 'cut.heapsnapshot',
          where: expect.stringMatching(/^(nodes|edges), byte 900000$/) as string,
          params: {},
        },
      },
      { snapshot: 2, error: { code: 'not-found', file: 'missing.heapsnapshot', where: null, params: {} } },
      { snapshot: 3, error: { code: 'is-directory', file: 'folder', where: null, params: {} } },
    ]);
    expect(result.order).toEqual([0, 4]);
    expect(result.report?.snapshots.every((s) => s.edgeCount > 0)).toBe(true);
  });

  it('leaves what was open alone when nothing could be read', async () => {
    const { api } = start();
    await api.open(1, [spec('1.heapsnapshot')], options, () => undefined);
    expect(await api.open(2, [spec('cut.heapsnapshot')], options, () => undefined)).toMatchObject({
      generation: 1,
      report: null,
    });
    expect((await api.statistics()).map((s) => s.label)).toEqual(['1.heapsnapshot']);
  });

  it('refuses before reading what does not fit in memory, and names both numbers', async () => {
    const { api } = start();
    const phases = new Set<string>();
    // Room for one of them and a little more.
    const one = (await api.estimate([statSync(join(dir, '2.heapsnapshot')).size], [false])).neededBytes[0];
    const result = await api.open(
      1,
      [spec('1.heapsnapshot'), spec('2.heapsnapshot')],
      { ...options, memoryLimitBytes: one },
      (p) => phases.add(`${p.snapshot} ${p.phase}`),
    );
    expect(result.failures).toMatchObject([
      { snapshot: 1, error: { code: 'not-enough-memory', file: '2.heapsnapshot' } },
    ]);
    const { neededBytes, availableBytes } = result.failures[0].error.params;
    expect(neededBytes).toBeGreaterThan(Number(availableBytes));
    expect([...phases].filter((p) => p.startsWith('1 '))).toEqual(['1 queued']);
    const estimate = await api.estimate([100e6, 100e6], [false, true]);
    expect(estimate.neededBytes[0]).toBeGreaterThan(100e6);
    expect(estimate.neededBytes[1]).toBeGreaterThan(estimate.neededBytes[0] * 5);
    expect(estimate.availableBytes).toBeGreaterThan(0);
  });

  it('reads dropped files and loopback URLs as well', async () => {
    const { api } = start();
    const file = new Blob([readFileSync(join(dir, '1.heapsnapshot'))]);
    const { createServer } = await import('node:http');
    const server = createServer((request, response) => {
      if (request.url !== '/2') response.writeHead(404);
      response.end(request.url === '/2' ? readFileSync(join(dir, '2.heapsnapshot.gz')) : undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const url = (path: string): SourceSpec => ({
        kind: 'url',
        url: `http://127.0.0.1:${port}/${path}`,
        name: path,
        sizeBytes: 0,
      });
      const result = await api.open(
        1,
        [{ kind: 'file', file, name: 'dropped' }, url('2'), url('3')],
        options,
        () => undefined,
      );
      expect(result.report?.snapshots.map((s) => s.label)).toEqual(['dropped', '2']);
      expect(result.failures).toMatchObject([{ snapshot: 2, error: { code: 'not-found', file: '3' } }]);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});

describe('the whole engine', () => {
  it('reads the time from the default file names of Node and Chrome', () => {
    expect(takenAtOf('Heap.20261121.041503.1234.0.001.heapsnapshot')).toBe('2026-11-21T04:15:03');
    expect(takenAtOf('Heap.20261341.041503.1234.0.001.heapsnapshot')).toBeNull();
    expect(takenAtOf('Heap-20261121T041503.heapsnapshot')).toBe('2026-11-21T04:15:03');
    expect(takenAtOf('1.heapsnapshot')).toBeNull();
  });

  it('reports, answers and releases', async () => {
    const { api } = start('whole-engine');
    const result = await api.open(
      1,
      [spec('1.heapsnapshot'), spec('2.heapsnapshot'), spec('3.heapsnapshot')],
      options,
      () => undefined,
    );
    const { report } = result;
    expect(report).not.toBeNull();
    if (report === null) return;
    expect(reportLaws(localiseReport(report, 'en'))).toEqual([]);
    expect(report.identity).toBe('same-process');
    expect(report.snapshots.every((s) => s.edgeCount > 100_000 && s.runtime === 'node')).toBe(true);
    expect(report.constructors.find((row) => row.name === 'Session')).toMatchObject({
      countBySnapshot: [300, 600, 900],
      addedCount: 600,
      removedCount: 0,
    });

    const table = await api.constructors({
      offset: 0,
      limit: 1,
      sort: { by: 'retainedGrowth', descending: true },
      filter: 'sess',
      hideEngine: true,
    });
    expect(table).toMatchObject({ generation: 1, total: 1, rows: [{ name: 'Session', survivedCount: 300 }] });
    const objects = await api.classObjects({
      snapshot: 2,
      classKey: table.rows[0].key,
      only: 'added',
      offset: 0,
      limit: 5,
      sort: { by: 'id', descending: false },
    });
    expect([objects.total, objects.rows.length]).toEqual([600, 5]);
    const detail = await api.object({ snapshot: 2, objectId: objects.rows[0].objectId });
    expect(detail?.pathFromRoot.map((hop) => hop.edge)).toContain('sessions');
    const hits = await api.search(2, { text: 'Session', kinds: ['constructor'], snapshot: 2, offset: 0, limit: 10 });
    expect(hits.rows.map((hit) => hit.label)).toContain('Session');
    expect(
      (
        await api.paths({
          offset: 0,
          limit: 20,
          expanded: [''],
          sort: { by: 'bytesGrowth', descending: true },
          filter: '',
          hideEngine: false,
        })
      ).total,
    ).toBeGreaterThan(1);

    await api.close();
    await expect(api.statistics()).rejects.toMatchObject({ data: { code: 'nothing-open' } });
  });

  it('names the files by their hash when asked', async () => {
    const { api } = start('whole-engine');
    const names = ['1.heapsnapshot', '2.heapsnapshot.gz'];
    const { report } = await api.open(1, names.map(spec), { ...options, hashFiles: true }, () => undefined);
    expect(report?.snapshots.map((s) => s.sha256)).toEqual(
      names.map((name) =>
        createHash('sha256')
          .update(readFileSync(join(dir, name)))
          .digest('hex'),
      ),
    );
  });

  it('gives the same report with the edges of the newest alone', async () => {
    const { api } = start('whole-engine');
    const sources = ['1.heapsnapshot', '2.heapsnapshot', '3.heapsnapshot'].map(spec);
    const fieldsOfFirst = async (): Promise<number> => {
      const { rows } = await api.constructors({
        offset: 0,
        limit: 1,
        sort: { by: 'retainedGrowth', descending: true },
        filter: 'session',
        hideEngine: true,
      });
      const objects = await api.classObjects({
        snapshot: 0,
        classKey: rows[0].key,
        only: 'all',
        offset: 0,
        limit: 1,
        sort: { by: 'id', descending: false },
      });
      return (
        await api.fields({
          ref: { snapshot: 0, objectId: objects.rows[0].objectId },
          showEngine: false,
          offset: 0,
          limit: 10,
        })
      ).total;
    };
    const both = await api.open(1, sources, options, () => undefined);
    expect(await fieldsOfFirst()).toBeGreaterThan(0);
    expect(await api.open(2, sources, { ...options, keepEdges: 'newest' }, () => undefined)).toEqual({
      ...both,
      generation: 2,
    });
    expect(await fieldsOfFirst()).toBe(0);
  });

  it('shows the tables of one snapshot', async () => {
    const { api } = start('whole-engine');
    const { report } = await api.open(1, [spec('2.heapsnapshot.gz')], options, () => undefined);
    expect(report).toMatchObject({ identity: 'unknown', findings: [], growth: { totalBytes: 0 } });
    expect(report?.constructors.length).toBeGreaterThan(50);
  });
});

describe('stopping', () => {
  it('cancels a job; the next one works', async () => {
    const { api } = start();
    let cancelled = false;
    const opening = api.open(7, [spec('1.heapsnapshot'), spec('2.heapsnapshot')], options, (p) => {
      if (p.phase === 'reading' && !cancelled) {
        cancelled = true;
        void api.cancel(7);
      }
    });
    await expect(opening).rejects.toMatchObject({ data: { code: 'cancelled' } });
    expect((await api.open(8, [spec('1.heapsnapshot')], options, () => undefined)).order).toEqual([0]);
  });

  it('ends at once when closed, and what was pending is rejected', async () => {
    const engine = start();
    const opening = engine.api.open(1, [spec('1.heapsnapshot')], options, () => undefined);
    const rejected = expect(opening).rejects.toMatchObject({ data: { code: 'engine-died' } });
    await engine.close();
    await rejected;
    await expect(engine.api.statistics()).rejects.toBeInstanceOf(EngineError);
  });

  it('answers questions with nothing open by a code', async () => {
    const { api } = start();
    await expect(api.statistics()).rejects.toMatchObject({ data: { code: 'nothing-open' } });
  });

  it('says so when a loader dies', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'heapdelta-broken-'));
    try {
      cpSync(join(dir, 'engine-worker.mjs'), join(broken, 'engine-worker.mjs'));
      writeFileSync(join(broken, 'loader-worker.mjs'), 'process.exit(3);');
      const engine = createNodeEngine({ bundle: pathToFileURL(join(broken, 'engine-worker.mjs')) });
      engines.push(engine);
      const result = await engine.api.open(1, [spec('1.heapsnapshot')], options, () => undefined);
      expect(result.failures).toMatchObject([{ snapshot: 0, error: { code: 'loader-died', file: '1.heapsnapshot' } }]);
    } finally {
      rmSync(broken, { recursive: true, force: true });
    }
  });

  it('does without a loader that was started ahead and died, and says so when the next one dies, too', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'heapdelta-broken-'));
    try {
      cpSync(join(dir, 'whole-engine.mjs'), join(broken, 'engine-worker.mjs'));
      const loader = join(broken, 'loader-worker.mjs');
      const flag = join(broken, 'died');
      // The first one dies at once, those after it work.
      writeFileSync(
        loader,
        `import { existsSync, writeFileSync } from 'node:fs';\nif (!existsSync(${JSON.stringify(flag)})) { writeFileSync(${JSON.stringify(flag)}, ''); process.exit(3); }\nawait import(${JSON.stringify(pathToFileURL(join(dir, 'loader-worker.mjs')).href)});`,
      );
      const engine = createNodeEngine({ bundle: pathToFileURL(join(broken, 'engine-worker.mjs')), loaders: 1 });
      engines.push(engine);
      while (!existsSync(flag)) await new Promise((resolve) => setTimeout(resolve, 10));
      await engine.api.estimate([1], [false]);
      const open = (): ReturnType<typeof engine.api.open> =>
        engine.api.open(1, [spec('1.heapsnapshot'), spec('2.heapsnapshot')], options, () => undefined);
      let result = await open();
      // Unless it was asked before its end was heard of.
      if (result.failures.length > 0) result = await open();
      expect(result.failures).toEqual([]);
      expect(result.report?.snapshots.length).toBe(2);
      writeFileSync(loader, 'process.exit(3);');
      const doomed = createNodeEngine({ bundle: pathToFileURL(join(broken, 'engine-worker.mjs')), loaders: 1 });
      engines.push(doomed);
      const failed = await doomed.api.open(
        1,
        [spec('1.heapsnapshot'), spec('2.heapsnapshot')],
        options,
        () => undefined,
      );
      expect(failed.failures).toMatchObject([{ snapshot: 0, error: { code: 'loader-died', file: '1.heapsnapshot' } }]);
    } finally {
      rmSync(broken, { recursive: true, force: true });
    }
  });
});
