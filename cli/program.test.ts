import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleReport } from '../worker/report/testing/sample.ts';
import { validateReport } from '../worker/report/testing/validate.ts';
import { readKnown } from './known.ts';
import { engineAnswering, runCli } from './testing/run.ts';
import { widthOf } from './text/layout.ts';

const three = ['1.heapsnapshot', '2.heapsnapshot', '3.heapsnapshot', '4.heapsnapshot'];
const leaking = engineAnswering(sampleReport());
const run = (args: readonly string[], more: Partial<Parameters<typeof runCli>[1]> = {}) =>
  runCli(args, { engine: leaking, ...more });

describe('called wrongly: exit 2, one line that says what to do, nothing on stdout', () => {
  it.each([
    [['diff', 'a.heapsnapshot'], 'two snapshots or more'],
    [['diff'], 'the argument "files" is missing'],
    [['dif', 'a', 'b'], 'did you mean diff?'],
    [['frobnicate'], 'there is no command "frobnicate"'],
    [['diff', 'a', 'b', '--jsn'], 'did you mean --json?'],
    [['diff', 'a', 'b', '--zzzzzz'], 'there is no option "--zzzzzz"'],
    [['diff', 'a', 'b', '--top', '0'], '--top "0" is no whole number'],
    [['diff', 'a', 'b', '--top'], 'needs a value'],
    [['diff', 'a', 'b', '--fail-on', 'rain'], '--fail-on "rain" is no limit'],
    [['diff', 'a', 'b', '--by', 'size'], '--by "size" is unknown'],
    [['diff', 'a', 'b', '--label', 'x'], 'give one for each'],
    [['diff', 'a', 'b', '--rss', '1MB,2MB,3MB'], 'give one for each'],
    [['inspect', 'a', 'b'], 'more arguments than it takes'],
    [['inspect', 'a', '--sort', 'colour'], '--sort "colour" is unknown'],
    [['explain', 'a', 'x'], 'OBJECT_ID "x" is no whole number'],
  ])('%j', async (args, sentence) => {
    const { exit, stdout, stderr } = await run(args);
    expect(exit).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/^heapdelta: [^\n]+: [^\n]+\n$/);
  });

  it('in Korean too', async () => {
    const { exit, stderr } = await run(['diff', 'a', '--zzzzzz'], { lang: 'ko' });
    expect(exit).toBe(2);
    expect(stderr).toBe('heapdelta: "--zzzzzz" 옵션은 없습니다: heapdelta help에서 목록을 볼 수 있습니다\n');
  });
});

describe('an input that cannot be read: exit 3, its line, nothing on stdout', () => {
  const engine = engineAnswering(null, [
    { snapshot: 1, error: { code: 'truncated', file: null, where: 'edges, byte 1234', params: {} } },
  ]);

  it.each([
    ['diff', []],
    ['diff', ['--json']],
    ['paths', []],
  ])('%s %j', async (command, options) => {
    const { exit, stdout, stderr } = await run([command, 'a.heapsnapshot', 'dir/b.heapsnapshot', ...options], {
      engine,
    });
    expect(exit).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'heapdelta: dir/b.heapsnapshot: the file ends too early, so the snapshot was not written completely ' +
        '(in edges, at byte 1234): take it again and let the process finish writing before you copy the file\n',
    );
  });

  it('an engine that breaks is said in one line too, as our fault', async () => {
    const broken = engineAnswering(null, [], { open: () => Promise.reject(new Error('worker died\n  at x')) });
    const { exit, stdout, stderr } = await run(['inspect', 'a.heapsnapshot'], { engine: broken });
    expect([exit, stdout, stderr.split('\n').length]).toEqual([70, '', 2]);
    expect(stderr).toContain('worker died');
  });
});

describe('answers', () => {
  it('--json prints the report, valid by its schema, and nothing else', async () => {
    const { exit, stdout, stderr } = await run(['diff', ...three, '--json']);
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout.endsWith('}\n')).toBe(true);
    expect(validateReport(JSON.parse(stdout))).toEqual([]);
  });

  it('files alone mean diff', async () => {
    expect((await run(three)).stdout).toBe((await run(['diff', ...three])).stdout);
  });

  it('a limit exceeded is exit 1 and said on stderr, the answer is there all the same', async () => {
    const { exit, stdout, stderr } = await run([
      'diff',
      ...three,
      '--fail-on',
      'growth=5MB',
      '--fail-on',
      'leak',
      '--json',
    ]);
    expect(exit).toBe(1);
    expect(stderr).toBe(
      'heapdelta: limit exceeded: the heap grew by 6.6 MB, more than 5.0 MB\n' +
        'heapdelta: limit exceeded: 2 leaks were found, first sessions (Map) in session.store.ts:12\n',
    );
    expect(validateReport(JSON.parse(stdout))).toEqual([]);
    expect((await run(['diff', ...three, '--fail-on', 'growth=5GB'])).exit).toBe(0);
  });

  it('--finding tells another finding, --top cuts the table and says so', async () => {
    const { stdout } = await run(['diff', ...three, '--finding', '2', '--top', '2']);
    expect(stdout).toContain('#2  orders (EventEmitter) in server.ts:31');
    expect(stdout).toContain('2 of 3 shown');
  });

  it('help is in both languages and has examples', async () => {
    expect((await run([])).stdout).toContain('Examples:');
    expect((await run(['help', 'diff'])).stdout).toContain('--fail-on <limit>');
    expect((await run(['diff', '--help'], { lang: 'ko' })).stdout).toContain('예:');
    expect((await run(['--version'])).stdout).toBe('0.0.0\n');
  });

  it('hostile names reach the terminal without their control characters', async () => {
    const base = sampleReport();
    const evil = '\u001b]0;owned\u0007\u001b[2J\u202e';
    const report = {
      ...base,
      findings: base.findings.map((finding) => ({ ...finding, title: evil, owner: { ...finding.owner, name: evil } })),
      warnings: [{ code: 'x', message: evil }],
    };
    const { stdout } = await run(['diff', ...three], { engine: engineAnswering(report) });
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  describe.each([
    ['en', 80],
    ['en', 120],
    ['ko', 80],
    ['ko', 120],
  ] as const)('%s at %d columns', (lang, columns) => {
    const engine = engineAnswering(sampleReport({ lang }));
    const quiet = engineAnswering(sampleReport({ lang, findings: 0 }));
    it.each([
      ['diff', ['diff', ...three], engine],
      ['constructors', ['diff', ...three, '--by', 'constructor'], engine],
      ['paths', ['paths', ...three], engine],
      ['no-leak', ['diff', ...three], quiet],
    ] as const)('%s is as the golden says and fits', async (name, args, answering) => {
      const { exit, stdout } = await runCli(args, { engine: answering, lang, columns });
      expect(exit).toBe(0);
      for (const line of stdout.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
      await expect(stdout).toMatchFileSnapshot(`testing/golden/sample-${name}-${lang}-${columns}.txt`);
    });
  });
});

describe('--known', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-known-'));
  });
  const file = async (name: string, text: string): Promise<string> => {
    const at = path.join(folder, name);
    await writeFile(at, text);
    return at;
  };

  it('reads a report, a list, and a list under "known"', async () => {
    const report = sampleReport({ findings: 1 });
    expect(await readKnown(await file('report.json', JSON.stringify(report)))).toEqual([
      { fingerprint: report.findings[0].fingerprint, status: 'known', reason: null },
    ]);
    const list = [{ fingerprint: 'sha256:1', status: 'accepted', reason: 'a cache' }, { fingerprint: 'sha256:2' }];
    const expected = [list[0], { fingerprint: 'sha256:2', status: 'known', reason: null }];
    expect(await readKnown(await file('list.json', JSON.stringify(list)))).toEqual(expected);
    expect(await readKnown(await file('known.json', JSON.stringify({ known: list })))).toEqual(expected);
  });

  it('a file that is none of these is said in one line', async () => {
    const bad = await file('bad.json', '{"a":1}');
    expect(await run(['diff', ...three, '--known', bad])).toMatchObject({
      exit: 3,
      stdout: '',
      stderr: expect.stringContaining('holds no known findings'),
    });
    expect(await run(['diff', ...three, '--known', path.join(folder, 'none.json')])).toMatchObject({
      exit: 3,
      stderr: expect.stringContaining('there is no such file'),
    });
    expect(await run(['diff', ...three, '--known', await file('text.json', 'hello')])).toMatchObject({
      exit: 3,
      stderr: expect.stringContaining('is not JSON'),
    });
  });
});
