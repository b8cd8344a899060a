import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportOf } from '../../worker/report/proof/testing/build.ts';
import type { Program } from '../../worker/report/proof/testing/build.ts';
import { PAIRS } from '../../worker/report/proof/testing/pairs.ts';
import { engineAnswering, runCli } from '../testing/run.ts';
import type { Outcome } from '../testing/run.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-verify-'));
});
async function save(name: string, program: Program): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, JSON.stringify(reportOf(program)));
  return file;
}
/** What the command says of a pair of the table, by name. */
async function verify(name: string, more: readonly string[], lang: 'en' | 'ko' = 'en'): Promise<Outcome> {
  const pair = PAIRS.find((one) => one.name === name);
  if (pair === undefined) throw new Error(name);
  const files = [await save('before.json', pair.before), await save('after.json', pair.after)];
  return runCli(['verify', '--before', files[0], '--after', files[1], ...more], {
    engine: engineAnswering(null),
    lang,
  });
}
const even = ['--work', '1000,1000', '--per', 'requests'];

describe('verify', () => {
  it('a proved fix: exit 0, the rates and the work they are per', async () => {
    const { exit, stdout, stderr } = await verify('removed at logout, same work', even);
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^FIXED · certainty high\n`?sessions/);
    expect(stdout).toMatch(/fixed +sessions \(Map\) +500 B +0 B/);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Bytes are per unit of work (requests): 1,000 between two snapshots before, 1,000 after.',
    );
  });

  it('not proved: exit 1, why, and what to do', async () => {
    const { exit, stdout } = await verify('idle, nothing said', []);
    expect(exit).toBe(1);
    expect(stdout).toContain('NOT PROVED\n');
    expect(stdout.replace(/\s+/g, ' ')).toContain('--work 1000,1000 --per requests');
    expect(stdout).toMatch(/not proved +sessions \(Map\) +500 kB +\?/);
  });

  it('--per with a number says the work of both series', async () => {
    expect((await verify('no longer kept, same work', ['--per', '1000 requests'])).exit).toBe(0);
    expect((await verify('no longer kept, same work', ['--work', '1000,5'])).exit).toBe(1);
  });

  it('is unchanged in Korean, too', async () => {
    const { exit, stdout } = await verify('nobody changed it', even, 'ko');
    expect(exit).toBe(1);
    expect(stdout).toContain('고쳐지지 않음');
    expect(stdout).toContain('전과 같이 늘고 있습니다');
  });

  it('--json is heapdelta.proof/1', async () => {
    const { exit, stdout } = await verify('half as fast', [...even, '--json']);
    expect(exit).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'heapdelta.proof/1',
      kind: 'less',
      reason: null,
      findings: [
        { title: 'sessions (Map)', before: { bytesPerUnit: 500 }, after: { bytesPerUnit: 250 }, kind: 'less' },
      ],
      summary: 'sessions (Map) grows less, but still grows: 500 B before, 250 B after.',
    });
  });

  it('-o saves the proof as pages, redacted, and says so', async () => {
    const pages = ['html', 'md', 'json'].map((form) => path.join(folder, `proof.${form}`));
    const { exit, stderr } = await verify('no longer kept, same work', [
      ...even,
      ...pages.flatMap((page) => ['-o', page]),
      '--date',
      '2026-11-21T10:00:00Z',
    ]);
    expect(exit).toBe(0);
    expect(stderr.match(/saved/g)).toHaveLength(3);
    const [html, md, json] = await Promise.all(pages.map((page) => readFile(page, 'utf8')));
    expect(html).toContain('Is it fixed?: Fixed');
    expect(md).toContain('**Fixed** · certainty medium');
    expect(JSON.parse(json)).toMatchObject({ schema: 'heapdelta.proof/1', kind: 'proved' });
  });

  it('reads snapshots: each side is analysed', async () => {
    const series = ['1.heapsnapshot', '2.heapsnapshot', '3.heapsnapshot'];
    const engine = engineAnswering(reportOf(PAIRS[0].before));
    const outcome = await runCli(['verify', '--before', ...series, '--after', ...series, '--json'], { engine });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ kind: 'unchanged', work: { known: 'unknown' } });
  });

  it.each([
    [['--before', 'a.heapdelta'], 'two series are needed'],
    [['--before', 'a.heapdelta', '--after', 'b.heapdelta', '--work', '1000'], '--work "1000"'],
    [['--before', 'a.heapdelta', '--after', 'b.heapdelta', '--work', '1000,many'], '--work "many"'],
    [['--before', 'a.heapdelta', '--after', 'b.heapdelta', '--per', 'requests'], 'does not say how many'],
    [['--before', 'a.heapsnapshot', '--after', 'b.heapdelta'], 'needs two snapshots or more'],
    [['--before', 'a.heapdelta', '--after', 'b.heapdelta', '-o', 'proof.csv'], '.pdf, .html, .md, .json'],
  ])('called wrongly: %j', async (args, text) => {
    expect(await runCli(['verify', ...args], { engine: engineAnswering(null) })).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining(text),
    });
  });

  it('a file that is not there: exit 3', async () => {
    const args = ['verify', '--before', path.join(folder, 'none.heapdelta'), '--after', 'b.heapdelta'];
    expect(await runCli(args, { engine: engineAnswering(null) })).toMatchObject({ exit: 3, stdout: '' });
  });
});
