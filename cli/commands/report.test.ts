import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { previewRedaction, redactReport } from '../../worker/report/redact/index.ts';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import { readKnown } from '../known.ts';
import { engineAnswering, runCli } from '../testing/run.ts';

const two = ['1.heapsnapshot', '2.heapsnapshot'];
const secret = 'ann.kim@example.com';
const base = sampleReport();
const leaky = {
  ...base,
  findings: base.findings.map((finding) => ({ ...finding, owner: { ...finding.owner, name: secret } })),
};
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-report-'));
});
const run = (...args: readonly string[]) => runCli(['report', ...args], { engine: engineAnswering(leaky) });
const at = (name: string): string => path.join(folder, name);

describe('report', () => {
  it('saves each form, says where, and prints nothing', async () => {
    const { exit, stdout, stderr } = await run(
      ...two,
      '-o',
      at('a.html'),
      '-o',
      at('a.md'),
      '-o',
      at('a.csv'),
      '-o',
      at('a.json'),
    );
    expect([exit, stdout]).toEqual([0, '']);
    expect(stderr.match(/^heapdelta: saved .+ \(\d.* k?B\)$/gm)).toHaveLength(4);
    expect(await readFile(at('a.html'), 'utf8')).toContain('<!doctype html>');
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('redacts unless told not to', async () => {
    await run(...two, '-o', at('safe.json'), '-o', at('safe.md'));
    await run(...two, '-o', at('open.json'), '--no-redact');
    expect(await readFile(at('safe.json'), 'utf8')).not.toContain(secret);
    expect(await readFile(at('safe.md'), 'utf8')).not.toContain(secret);
    expect(await readFile(at('open.json'), 'utf8')).toContain(secret);
  });

  it('renders a saved report again without an engine, in another language', async () => {
    await writeFile(at('saved.json'), JSON.stringify(base));
    const outcome = await runCli(['report', at('saved.json'), '-o', at('ko.html')], {
      engine: () => Promise.reject(new Error('not needed')),
      lang: 'ko',
    });
    expect(outcome.exit).toBe(0);
    expect(await readFile(at('ko.html'), 'utf8')).toContain('<html lang="ko">');
  });

  it('a .heapdelta goes round: the same report, its notes and its date', async () => {
    await run(
      ...two,
      '-o',
      at('a.heapdelta'),
      '-o',
      at('direct.md'),
      '--note',
      'seen on Monday',
      '--date',
      '2026-01-01T00:00Z',
    );
    const outcome = await runCli(['report', at('a.heapdelta'), '-o', at('again.md'), '-o', at('again.heapdelta')], {
      engine: () => Promise.reject(new Error('not needed')),
    });
    expect(outcome).toMatchObject({ exit: 0, stdout: '' });
    expect(await readFile(at('again.md'), 'utf8')).toBe(await readFile(at('direct.md'), 'utf8'));
    expect(await readFile(at('again.heapdelta'))).toEqual(await readFile(at('a.heapdelta')));
    expect(await readFile(at('again.md'), 'utf8')).toContain('seen on Monday');
  });

  it('diff and paths answer from a .heapdelta alone', async () => {
    await run(...two, '-o', at('alone.heapdelta'), '--no-redact');
    const engine = () => Promise.reject(new Error('not needed'));
    const told = await runCli([at('alone.heapdelta')], { engine });
    expect(told).toMatchObject({ exit: 0, stderr: '', stdout: expect.stringContaining('LEAK') });
    expect(told.stdout).not.toContain('heapdelta explain');
    expect((await runCli(['diff', at('alone.heapdelta'), '--by', 'constructor'], { engine })).stdout).toContain(
      'Session',
    );
    expect((await runCli(['paths', at('alone.heapdelta'), '--depth', '1'], { engine })).stdout).toMatch(
      /^├ .*EventEmitter/m,
    );
    expect((await runCli(['diff', at('alone.heapdelta'), '--fail-on', 'leak', '--json'], { engine })).exit).toBe(1);
  });

  it('a .heapdelta is a list of known findings', async () => {
    await run(...two, '-o', at('k.heapdelta'));
    expect(await readKnown(at('k.heapdelta'))).toEqual(
      base.findings.map(({ fingerprint }) => ({ fingerprint, status: 'known', reason: null })),
    );
    await writeFile(at('cut.heapdelta'), (await readFile(at('k.heapdelta'))).subarray(0, 200));
    expect(await run(...two, '-o', at('z.md'), '--known', at('cut.heapdelta'))).toMatchObject({
      exit: 3,
      stdout: '',
      stderr: expect.stringContaining('cut.heapdelta: '),
    });
  });

  it('the same input and date give the same bytes', async () => {
    await run(...two, '-o', at('x.html'), '--date', '2026-01-01T00:00Z');
    await run(...two, '-o', at('y.html'), '--date', '2026-01-01T00:00Z');
    expect(await readFile(at('x.html'))).toEqual(await readFile(at('y.html')));
  });

  it('help names the papers', async () => {
    expect((await run('--help')).stdout).toMatch(/--page-size <size> +paper of a PDF: A4, Letter \(default A4\)/);
  });

  it('--preview says the headline as it will be read, lists all that would leave, and saves nothing', async () => {
    const { exit, stdout, stderr } = await run(...two, '--preview');
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toBe(redactReport(leaky).report.verdict.summary.slice(0, stdout.indexOf('\n')));
    expect(stdout.replace(/\s+/g, ' ')).toContain('nothing shows that it is code: ann.kim@example.com («email-1»)');
    expect(stdout).toMatch(/Replaced by placeholders \(\d+\)/);
    expect(stdout).toMatch(/«email-1» +\d+ +ann\.kim@example\.com/);
    const listed = previewRedaction(leaky);
    for (const { value } of [...listed.leaves, ...listed.replaced].flatMap(({ names }) => names))
      expect(stdout.replace(/\s+/g, '')).toContain(value.replace(/\s+/g, ''));
  });

  it('--save-preview writes the same as text or data', async () => {
    await run(...two, '--save-preview', at('p.txt'), '--keep-name', secret);
    expect(await readFile(at('p.txt'), 'utf8')).not.toContain('«email-1»');
    await run(...two, '--save-preview', at('p.json'));
    expect(JSON.parse(await readFile(at('p.json'), 'utf8'))).toMatchObject({
      schema: 'heapdelta.preview/1',
      asks: [{ value: secret, placeholder: '«email-1»' }],
    });
  });

  it('--keep-name and --hide-name decide of one name, and what goes in doubt is said', async () => {
    const asked = await run(...two, '-o', at('n1.json'));
    expect(asked.stderr).toContain('keep it with --keep-name');
    const kept = await run(...two, '-o', at('n2.json'), '--keep-name', secret, '--hide-name', 'Session');
    expect(kept.stderr).not.toContain('--keep-name');
    const text = await readFile(at('n2.json'), 'utf8');
    expect(text).toContain(secret);
    expect(text).not.toContain('"Session"');
  });

  it.each([
    [[], 'nowhere to save'],
    [['-o', 'leak.docx'], 'does not say which form'],
    [['-o', 'leak'], 'does not say which form'],
    [['-o', 'a.md', '--keep', 'everything'], '--keep "everything" is unknown'],
    [['-o', 'a.md', '--date', 'soon'], 'is no time'],
    [['-o', 'a.pdf', '--page-size', 'A3'], '--page-size "A3" is unknown: use one of A4, Letter'],
  ])('called wrongly: %j', async (args, text) => {
    expect(await run(...two, ...args)).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining(text) });
  });

  it('a saved report takes what can still be said of it: --known and --label', async () => {
    await writeFile(at('again.json'), JSON.stringify(base));
    const fingerprint = base.findings[0].fingerprint;
    await writeFile(at('known.json'), JSON.stringify([{ fingerprint, status: 'accepted', reason: 'bounded' }]));
    const labels = base.snapshots.flatMap((_, i) => ['--label', `night ${i}`]);
    const outcome = await run(
      at('again.json'),
      '--known',
      at('known.json'),
      ...labels,
      '--no-redact',
      '-o',
      at('marked.json'),
    );
    expect(outcome.exit).toBe(0);
    const marked = JSON.parse(await readFile(at('marked.json'), 'utf8')) as typeof base;
    expect(marked.findings.map(({ known }) => known?.status)).toEqual([
      // What is accepted stands behind the others.
      ...base.findings.slice(1).map(() => 'new'),
      'accepted',
    ]);
    expect(marked.snapshots.map(({ label }) => label)).toEqual(base.snapshots.map((_, i) => `night ${i}`));
    expect(await run(at('again.json'), '--label', 'one', '-o', at('z.md'))).toMatchObject({ exit: 2 });
  });

  it.each([
    ['--per', 'request'],
    ['--heap-limit', '4GB'],
    ['--rss', '1MB,2MB'],
    ['--at', '2026-11-21T10:00Z'],
    ['--memory', '4GB'],
    ['--keep-order'],
    ['--sequential'],
  ])('a saved report refuses %s, which it could not honour', async (option, ...value) => {
    await writeFile(at('again.json'), JSON.stringify(base));
    expect(await run(at('again.json'), option, ...value, '-o', at('z.md'))).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining(`${option} cannot change a report that is saved already`),
    });
  });

  it('a saved report that is none is refused with the place', async () => {
    await writeFile(at('bad.json'), JSON.stringify({ ...base, snapshots: [] }));
    expect(await run(at('bad.json'), '-o', at('z.md'))).toMatchObject({
      exit: 3,
      stdout: '',
      stderr: expect.stringContaining('(in snapshots)'),
    });
    expect(await run(at('none.heapdelta'), '-o', at('z.md'))).toMatchObject({
      exit: 3,
      stderr: expect.stringContaining('there is no such file'),
    });
    expect(await run(at('bad.json'), at('saved.json'), '-o', at('z.md'))).toMatchObject({ exit: 2 });
  });
});
