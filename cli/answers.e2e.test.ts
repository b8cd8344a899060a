// The built command on recorded series of real programs: the answers, their golden text, and how the process behaves.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localiseReport } from '../worker/messages/index.ts';
import { BRIEF_BYTES, briefOf } from '../worker/report/brief.ts';
import { validateBrief, validateInspect, validateReport } from '../worker/report/testing/validate.ts';
import type { Lang, Report } from '../worker/report/types.ts';
import { formatDiff } from './format/diff.ts';
import { createView } from './format/create-view.ts';
import { builtCommand, heapdelta, interrupt, recorded } from './testing/built.ts';
import { widthOf } from './text/layout.ts';
import { visibleData } from './text/visible.ts';

const SERIES = [
  ['session-map-node20', 3],
  ['http-listeners-node18', 4],
  ['string-array-node18', 3],
  ['page-detached', 3],
  ['steady-http-node20', 4],
] as const;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-e2e-'));
  await builtCommand();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** One run of the built command per series; its JSON is what every rendering is made of. */
const reports = new Map<string, Promise<Report>>();
function reportOf(id: string, snapshots: number): Promise<Report> {
  const made =
    reports.get(id) ??
    heapdelta(['diff', ...recorded(id, snapshots), '--json']).then(({ exit, stdout, stderr }) => {
      expect([exit, stderr]).toEqual([0, '']);
      expect(stdout.trimEnd().split('\n')).toHaveLength(1);
      return JSON.parse(stdout) as Report;
    });
  reports.set(id, made);
  return made;
}
const golden = (id: string, lang: Lang, columns: number): string => `testing/golden/${id}-${lang}-${columns}.txt`;

describe('recorded series', () => {
  it.each(SERIES)(
    '%s: the JSON is valid by its schema and its laws, and nothing else is printed',
    async (id, snapshots) => {
      expect(validateReport(await reportOf(id, snapshots))).toEqual([]);
    },
  );

  it.each(SERIES.flatMap(([id, snapshots]) => (['en', 'ko'] as const).map((lang) => ({ id, snapshots, lang }))))(
    '$id in $lang: the brief answer is valid and within its bytes',
    async ({ id, snapshots, lang }) => {
      const report = localiseReport(await reportOf(id, snapshots), lang);
      const brief = briefOf(report);
      expect(validateBrief(brief)).toEqual([]);
      expect(Buffer.byteLength(JSON.stringify(brief))).toBeLessThanOrEqual(BRIEF_BYTES);
      // None of these series has names so long that anything had to be cut.
      expect(brief.verdict.summary).toBe(report.verdict.summary);
      expect(brief.findings.map(({ advice }) => advice)).toEqual(
        report.findings.slice(0, 3).map(({ advice }) => advice),
      );
    },
  );

  it('--json=brief is a form of --json and swallows no file; --top shortens --json only when it is given', async () => {
    const files = recorded('string-array-node18', 3);
    const whole = await reportOf('string-array-node18', 3);
    const brief = await heapdelta(['diff', '--json=brief', ...files]);
    expect(JSON.parse(brief.stdout)).toEqual(briefOf(whole));
    const shorter = await heapdelta(['diff', '--json', ...files, '--top', '1']);
    expect(JSON.parse(shorter.stdout)).toMatchObject({
      constructors: { length: 1 },
      shortened: { top: 1, findings: whole.findings.length, constructors: whole.constructors.length },
    });
    const other = await heapdelta(['diff', '--json=short', ...files]);
    expect([other.exit, other.stdout]).toEqual([2, '']);
    expect(other.stderr).toContain('--json=');
  });

  it.each(
    SERIES.flatMap(([id, snapshots]) =>
      (
        [
          ['en', 80],
          ['en', 120],
          ['ko', 80],
          ['ko', 120],
        ] as const
      ).map(([lang, columns]) => ({ id, snapshots, lang, columns })),
    ),
  )('$id in $lang at $columns columns is as the golden says', async ({ id, snapshots, lang, columns }) => {
    const report = visibleData(localiseReport(await reportOf(id, snapshots), lang));
    const text = formatDiff(report, createView({ lang, columns, colors: false }), {
      top: 10,
      finding: 1,
      newestFile: `${snapshots}.heapsnapshot.gz`,
    });
    for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    await expect(text).toMatchFileSnapshot(golden(id, lang, columns));
  });

  it.each([
    ['en', 80],
    ['ko', 120],
  ] as const)('the command itself prints that text in %s at %d columns', async (lang, columns) => {
    const [id, snapshots] = SERIES[0];
    const cwd = path.dirname(recorded(id, 1)[0]);
    const names = Array.from({ length: snapshots }, (_, i) => `${i + 1}.heapsnapshot.gz`);
    const { exit, stdout, stderr } = await heapdelta(['diff', ...names, '--lang', lang, '--width', String(columns)], {
      cwd,
    });
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout).toBe(await readFile(path.join(import.meta.dirname, golden(id, lang, columns)), 'utf8'));
  });

  it('inspect gives every row, also past what the engine answers at once', async () => {
    const classes = 10_500;
    const file = path.join(folder, 'many.heapsnapshot');
    const nodes = [
      [9, 0, 1, 0, classes, 0],
      ...Array.from({ length: classes }, (_, i) => [3, i + 1, 2 * i + 3, 24, 0, 0]),
    ];
    const meta = {
      node_fields: ['type', 'name', 'id', 'self_size', 'edge_count', 'detachedness'],
      node_types: [
        ['hidden', 'array', 'string', 'object', 'code', 'closure', 'regexp', 'number', 'native', 'synthetic'],
      ],
      edge_fields: ['type', 'name_or_index', 'to_node'],
      edge_types: [['context', 'element', 'property', 'internal', 'hidden', 'shortcut', 'weak']],
    };
    await writeFile(
      file,
      JSON.stringify({
        snapshot: { meta, node_count: classes + 1, edge_count: classes, trace_function_count: 0 },
        nodes: nodes.flat(),
        edges: Array.from({ length: classes }, (_, i) => [1, i, (i + 1) * 6]).flat(),
        strings: ['', ...Array.from({ length: classes }, (_, i) => `Class${i}`)],
      }),
    );
    const { stdout } = await heapdelta(['inspect', file, '--json']);
    const rows = (JSON.parse(stdout) as { constructors: readonly { name: string }[] }).constructors;
    expect(new Set(rows.map(({ name }) => name)).size).toBe(classes);
    expect((await heapdelta(['inspect', file, '--top', '2'])).stdout).toContain('2 of 10,500 shown');
  });

  it('inspect, paths and explain answer about the same files', async () => {
    const files = recorded('session-map-node20', 3);
    const inspected = await heapdelta(['inspect', files[2], '--json']);
    expect(validateInspect(JSON.parse(inspected.stdout))).toEqual([]);
    const { findings } = await reportOf('session-map-node20', 3);
    const id = findings[0].sampleObjectIds[0] ?? findings[0].owner.objectId;
    const explained = await heapdelta(['explain', files[2], String(id)]);
    expect(explained).toMatchObject({ exit: 0, stderr: '' });
    expect(explained.stdout).toContain(`@${id}`);
    expect(explained.stdout).toContain('Shortest path from a GC root');
    const paths = await heapdelta(['paths', ...files, '--json']);
    expect(JSON.parse(paths.stdout)).toMatchObject({ schema: 'heapdelta.paths/1', identity: 'same-process' });
    expect((await heapdelta(['explain', files[2], '999999999'])).exit).toBe(2);

    const finding = await heapdelta(['explain', '--finding', '1', ...files, '--lang', 'ko']);
    expect(finding).toMatchObject({ exit: 0, stderr: '' });
    expect(finding.stdout).toContain('`sessions` (Map)');
  });

  it('order and labels: files are put in order of age, labels stay with their file', async () => {
    const [first, second, third] = recorded('session-map-node20', 3);
    const labels = ['--label', 'c', '--label', 'a', '--label', 'b'];
    const { stdout } = await heapdelta(['diff', third, first, second, ...labels, '--json']);
    expect((JSON.parse(stdout) as Report).snapshots.map(({ label }) => label)).toEqual(['a', 'b', 'c']);
  });

  it('limits decide the exit code', async () => {
    const files = recorded('session-map-node20', 3);
    expect((await heapdelta(['diff', ...files, '--fail-on', 'leak', '--json'])).exit).toBe(1);
    expect((await heapdelta(['diff', ...files, '--fail-on', 'growth=10GB'])).exit).toBe(0);
    expect((await heapdelta(['diff', ...recorded('steady-http-node20', 4), '--fail-on', 'leak'])).exit).toBe(0);
  });

  it('the report is saved in every form, and a saved one renders the same again', async () => {
    const files = recorded('session-map-node20', 3);
    const at = (name: string): string => path.join(folder, name);
    const forms = ['pdf', 'html', 'md', 'csv', 'heapdelta'];
    const saved = await heapdelta([
      'report',
      ...files,
      '--date',
      '2026-01-01T00:00Z',
      ...forms.flatMap((form) => ['-o', at(`leak.${form}`)]),
    ]);
    expect([saved.exit, saved.stdout]).toEqual([0, '']);
    expect((await readFile(at('leak.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    const again = await heapdelta([
      'report',
      at('leak.heapdelta'),
      ...forms.flatMap((form) => ['-o', at(`again.${form}`)]),
    ]);
    expect([again.exit, again.stdout]).toEqual([0, '']);
    for (const form of forms)
      expect((await readFile(at(`again.${form}`))).equals(await readFile(at(`leak.${form}`))), form).toBe(true);
  });

  it('a PDF has the paper asked for, A4 unless told', async () => {
    const saved = path.join(folder, 'paper.heapdelta');
    const pdf = path.join(folder, 'paper.pdf');
    await heapdelta(['report', ...recorded('session-map-node20', 3), '-o', saved]);
    for (const [args, box] of [
      [[], '[0 0 595.28 841.89]'],
      [['--page-size', 'letter'], '[0 0 612 792]'],
      [['--page-size', 'A4'], '[0 0 595.28 841.89]'],
    ] as const) {
      expect(await heapdelta(['report', saved, '-o', pdf, ...args])).toMatchObject({ exit: 0, stdout: '' });
      const boxes = [...(await readFile(pdf, 'latin1')).matchAll(/\/MediaBox (\[[^\]]*\])/g)].map(([, found]) => found);
      expect([...new Set(boxes)]).toEqual([box]);
    }
  });

  it('what was known is marked', async () => {
    const files = recorded('session-map-node20', 3);
    const saved = path.join(folder, 'known.json');
    expect((await heapdelta(['report', ...files, '-o', saved])).exit).toBe(0);
    const { stdout } = await heapdelta(['diff', ...files, '--known', saved, '--json']);
    expect((JSON.parse(stdout) as Report).findings[0].known?.status).toBe('known');
    expect(validateReport(JSON.parse(await readFile(saved, 'utf8')))).toEqual([]);
  });
});

describe('the process', () => {
  const files = recorded('http-listeners-node18', 4);

  // Work for many seconds, so that the signal comes in the middle of it on any machine.
  const many = Array.from({ length: 10 }, () => files).flat();

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s stops it at once with exit %d and no answer', async (signal, code) => {
    const { exit, signal: killedBy, stdout, stderr } = await interrupt(['diff', ...many, '--verbose'], signal);
    expect([exit, killedBy, stdout]).toEqual([code, null, '']);
    // Sent at its first word: not all were read, and nothing was compared.
    expect(stderr).not.toContain('matching objects');
    expect(stderr.match(/: done\n/g)?.length ?? 0).toBeLessThan(many.length);
  });

  it('a reader that goes away is no error', async () => {
    const command = await builtCommand();
    const line = `set -o pipefail; "${process.execPath}" "${command}" inspect "${files[0]}" --json | head -c 1 >/dev/null`;
    const { stderr } = await promisify(execFile)('bash', ['-c', line]);
    expect(stderr).toBe('');
  });

  it('--verbose names phases on stderr, never on stdout', async () => {
    const { stdout, stderr } = await heapdelta(['diff', ...files, '--verbose', '--json']);
    expect(stderr).toContain('heapdelta: 1.heapsnapshot.gz: reading the file\n');
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it('colours only where asked', async () => {
    expect((await heapdelta(['diff', ...files])).stdout).not.toContain('\u001b[');
    expect((await heapdelta(['diff', ...files], { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[');
    expect((await heapdelta(['diff', ...files, '--no-color'], { env: { FORCE_COLOR: '1' } })).stdout).not.toContain(
      '\u001b[',
    );
  });

  it('the language comes from the environment', async () => {
    expect((await heapdelta(['help'], { env: { LANG: 'ko_KR.UTF-8' } })).stdout).toContain('사용법:');
  });
});
