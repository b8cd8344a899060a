import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportOf } from '../../worker/report/proof/testing/build.ts';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import { junit } from './outputs.ts';
import { engineAnswering, runCli } from '../testing/run.ts';
import type { Outcome } from '../testing/run.ts';

const report = sampleReport();
const [sessions, orders] = report.findings;
const four = ['1.heapsnapshot', '2.heapsnapshot', '3.heapsnapshot', '4.heapsnapshot'];
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-check-'));
});

async function save(name: string, value: unknown): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}
async function check(budget: unknown, ...more: readonly string[]): Promise<Outcome> {
  const file = await save('budget.json', budget);
  return runCli(['check', ...four, '--budget', file, ...more], { engine: engineAnswering(report) });
}
const ids = ({ stdout }: Outcome): readonly string[] =>
  (JSON.parse(stdout) as { checks: { id: string; passed: boolean }[] }).checks
    .filter((one) => !one.passed)
    .map((one) => one.id);

describe('budget', () => {
  it('keeps within the limits: exit 0', async () => {
    const { exit, stdout } = await check({
      totalGrowth: '10MB',
      constructors: { Session: { count: 5000, retained: '1MB' } },
      forbidLeak: false,
    });
    expect(exit).toBe(0);
    expect(stdout).toContain('3 checks, all passed.');
  });

  it('each kind of limit fails by itself: exit 1', async () => {
    expect(ids(await check({ totalGrowth: '5MB', forbidLeak: false }, '--json'))).toEqual(['total-growth']);
    expect(
      ids(await check({ constructors: { Session: { count: 10, retained: 1000 } }, forbidLeak: false }, '--json')),
    ).toEqual(['constructor:Session:count', 'constructor:Session:retained']);
    expect(ids(await check({ findingGrowth: '3MB', forbidLeak: false }, '--json'))).toEqual([
      `finding:${sessions.fingerprint}:bytes`,
    ]);
    expect(ids(await check({ forbidNew: true, forbidLeak: false }, '--json'))).toHaveLength(3);
    const { exit, stdout } = await check({}, '--no-redact');
    expect(exit).toBe(1);
    expect(stdout).toContain('FAIL  sessions (Map) in session.store.ts:12 is not a leak');
    expect(stdout).toContain('2 of 2 checks failed.');
  });

  it('what is known or accepted passes, with its own limit if it has one', async () => {
    const known = [
      { fingerprint: sessions.fingerprint, status: 'accepted', reason: 'by design' },
      { fingerprint: orders.fingerprint },
    ];
    expect(ids(await check({ forbidNew: true, known }, '--json'))).toEqual([
      `finding:${orders.fingerprint}:leak`,
      `finding:${report.findings[2].fingerprint}:new`,
    ]);
    expect(
      ids(await check({ findings: { [sessions.fingerprint]: '1MB', [orders.fingerprint]: '5MB' } }, '--json')),
    ).toEqual([`finding:${sessions.fingerprint}:bytes`]);
    const list = await save('accepted.json', [{ fingerprint: sessions.fingerprint, status: 'accepted' }]);
    expect(ids(await check({ known: [path.basename(list)] }, '--json'))).toEqual([
      `finding:${orders.fingerprint}:leak`,
    ]);
  });

  it.each<[string, string, number, string]>([
    ['a list', '[]', 3, 'the budget holds something it cannot'],
    ['a list of constructors', '{"constructors":[]}', 3, '(in constructors)'],
    ['no limit at all in a number', '{"totalGrowth":1e999}', 3, '(in totalGrowth)'],
    ['a size beyond all numbers', `{"totalGrowth":"${'9'.repeat(400)}MB"}`, 2, 'is no size'],
    ['a wrong limit', '{"constructors":{"Session":{"retained":-1}}}', 3, '(in constructors.Session.retained)'],
    ['a misspelt limit', '{"constructors":{"Session":{"bytes":1}}}', 3, '(in constructors.Session.bytes)'],
    ['a wrong limit of a finding', '{"findings":{"sha256:1":true}}', 3, '(in findings.sha256:1)'],
    ['a misspelt constructor', '{"constructors":{"Sesion":{"count":1}}}', 2, 'in none of the snapshots (Sesion)'],
    ['a constructor named so', '{"constructors":{"constructor":{"count":1}}}', 2, 'snapshots (constructor)'],
  ])('%s is refused, not passed over', async (_name, text, exit, says) => {
    expect(await check(text)).toMatchObject({ exit, stdout: '', stderr: expect.stringContaining(says) });
  });

  it('a report without a leak passes the verdict check', async () => {
    const budget = await save('quiet.json', {});
    const { exit, stdout } = await runCli(['check', ...four, '--budget', budget], {
      engine: engineAnswering(sampleReport({ findings: 0 })),
    });
    expect([exit, stdout.includes('There is no leak')]).toEqual([0, true]);
  });

  it('a saved report needs no snapshots', async () => {
    const saved = await save('saved.json', report);
    const budget = await save('b.json', { totalGrowth: '1MB', forbidLeak: false });
    const { exit } = await runCli(['check', saved, '--budget', budget], {
      engine: () => Promise.reject(new Error('no engine is needed')),
    });
    expect(exit).toBe(1);
  });

  it.each([
    [{ totalGrwth: '5MB' }, 3, 'totalGrwth'],
    ['{', 3, 'the budget is not JSON'],
    [{ totalGrowth: 'a lot' }, 2, 'is no size'],
    [{ forbidLeak: false }, 2, 'limits nothing'],
    [{ constructors: { Session: { shallow: 1 } } }, 3, 'constructors.Session'],
  ])('a budget that cannot be is refused: %j', async (budget, exit, text) => {
    const outcome = await check(budget);
    expect([outcome.exit, outcome.stdout]).toEqual([exit, '']);
    expect(outcome.stderr).toContain(text);
  });

  it('without a budget it is called wrongly', async () => {
    expect(await runCli(['check', ...four], { engine: engineAnswering(report) })).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('--budget is missing'),
    });
  });
});

describe('outputs', () => {
  const evil = {
    ...report,
    findings: report.findings.map((finding) => ({ ...finding, title: 'a "b" <c> & \u0000\ud800\n::error ::x%0A' })),
  };

  it('JUnit holds nothing that turns the reading direction around', () => {
    const one = {
      id: 'a',
      passed: false,
      source: null,
      title: { key: 'cli.check.known', params: { title: 'cache \u202etxt.exe\u2066' } },
      detail: { key: 'cli.check.grew', params: { growthBytes: 1 } },
    };
    const xml = junit({ schema: 'heapdelta.check/1', passed: false, checks: [one] }, 'en');
    expect(xml).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    expect(xml).toContain('U+202E');
  });

  it('JUnit is well-formed XML with one case per check, whatever the names are', async () => {
    const budget = await save('b2.json', { totalGrowth: '5MB' });
    const file = path.join(folder, 'out.xml');
    await runCli(['check', ...four, '--budget', budget, '--junit', file, '--no-redact'], {
      engine: engineAnswering(evil),
    });
    const text = await readFile(file, 'utf8');
    expect(text).toContain('<testsuite name="heapdelta" tests="3" failures="3">');
    expect(text.match(/<testcase /g)).toHaveLength(3);
    expect(text.match(/<failure /g)).toHaveLength(3);
    expect(text).toContain('a &#34;b&#34; &#60;c&#62; &#38; \ufffd\ufffd&#10;');
    expect(text).not.toMatch(/[\u0000-\u0008]/);
    expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('GitHub gets one line per failure with file and line, and no command that a name smuggles in', async () => {
    const budget = await save('b3.json', {});
    const { stderr } = await runCli(['check', ...four, '--budget', budget, '--github', '--no-redact'], {
      engine: engineAnswering(evil),
    });
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(line).toMatch(/^::error file=src\/[a-z.]+,line=\d+,col=\d+,title=Heapdelta%3A [^\n]*::[^\n]*$/);
    expect(lines[0]).toContain('%250A');
  });

  it('redacts what it writes, unless told not to', async () => {
    const budget = await save('b5.json', {});
    const secret = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';
    const leaky = {
      ...report,
      findings: report.findings.map((finding) => ({
        ...finding,
        title: `cache[${secret}]`,
        sources: [{ url: `/home/ann/${secret}/a.js`, line: 1, column: 1 }],
      })),
    };
    const run = (...more: readonly string[]) =>
      runCli(['check', ...four, '--budget', budget, '--github', ...more], { engine: engineAnswering(leaky) });
    const [redacted, plain] = [await run(), await run('--no-redact')];
    expect(redacted.exit).toBe(1);
    expect(redacted.stdout + redacted.stderr).not.toContain(secret);
    expect(plain.stdout).toContain(secret);
  });

  it('a result that cannot be saved is said in one line', async () => {
    const budget = await save('b4.json', {});
    const outcome = await runCli(
      ['check', ...four, '--budget', budget, '--junit', path.join(folder, 'no', 'such', 'folder.xml')],
      { engine: engineAnswering(report) },
    );
    expect(outcome).toMatchObject({
      exit: 3,
      stdout: '',
      stderr: expect.stringContaining('folder.xml: the folder it should be saved in is not there'),
    });
  });
});

describe('history', () => {
  it('tells what is new, still there, fixed and came back', async () => {
    const counts = [0, 1000, 2000, 3000];
    const steady = [200, 200, 200, 200];
    const night = (leaks: boolean, per = '1000 requests') =>
      reportOf({
        per,
        snapshots: 4,
        findings: leaks ? [{ counts }] : [],
        classes: {
          Order: [steady, 40, 40],
          Price: [steady, 0, 0],
          Session: leaks ? [counts, 3000, 0] : [steady, 200, 200],
        },
      });
    const files = [
      await save('n2.json', night(true)),
      await save('n9.json', night(false)),
      await save('n10.json', night(true)),
    ];
    const { exit, stdout } = await runCli(['history', ...files], { engine: engineAnswering(null) });
    expect(exit).toBe(0);
    expect(stdout).toMatch(/came back\s+sessions \(Map\).*●·●\s+1\.5 MB/);
    expect(stdout).toMatch(/1 +n2\.json[^]*2 +n9\.json[^]*3 +n10\.json/);
    const idle = await save('idle.json', night(false, '5 requests'));
    const doubted = await runCli(['history', files[0], idle], { engine: engineAnswering(null) });
    expect(doubted.stdout).toMatch(/not seen\s+sessions \(Map\)/);
    expect(doubted.stdout).toContain('Not seen is not fixed.');
    expect(doubted.stdout).not.toMatch(/^fixed/m);
    const korean = await runCli(['history', ...files], { engine: engineAnswering(null), lang: 'ko' });
    expect(korean.stdout).toContain('다시 나타남');
    expect(
      JSON.parse((await runCli(['history', ...files, '--json'], { engine: engineAnswering(null) })).stdout),
    ).toMatchObject({ schema: 'heapdelta.history/1' });
  });

  it('one report is no history', async () => {
    expect(await runCli(['history', 'a.heapdelta'], { engine: engineAnswering(null) })).toMatchObject({
      exit: 2,
      stdout: '',
    });
  });
});

describe('budgets by finding, release and rate', () => {
  const name = sessions.owner.name ?? '';
  const timed = {
    ...report,
    cost: { unit: 'hour', bytesPerUnit: 2_000_000, secondsToLimit: null },
    findings: report.findings.map((finding, i) => ({
      ...finding,
      cost: { unit: '1000 requests', bytesPerUnit: 1000 * (i + 1), secondsToLimit: null, bytesPerHour: 1e6 * (i + 1) },
    })),
  };
  async function checkTimed(budget: object, ...more: readonly string[]): Promise<Outcome> {
    const file = await save('timed.json', { forbidLeak: false, ...budget });
    return runCli(['check', ...four, '--budget', file, '--json', ...more], { engine: engineAnswering(timed) });
  }

  it('a finding is limited by its owner, its title or what grows, as by its fingerprint', async () => {
    for (const key of [name, `${name} (Map)`, 'Session', sessions.title, sessions.fingerprint])
      expect(ids(await checkTimed({ findings: { [key]: 1 } }))).toEqual([`finding:${sessions.fingerprint}:bytes`]);
  });

  it('a name that the program does not know is wrong usage, one that it knows was mended', async () => {
    expect(await checkTimed({ findings: { sesions: 1 } })).toMatchObject({ exit: 2, stdout: '' });
    const mended = { ...timed, findings: [] };
    const file = await save('mended.json', { findings: { Session: 1 }, forbidLeak: false });
    const run = await runCli(['check', ...four, '--budget', file], { engine: engineAnswering(mended) });
    expect(run.exit).toBe(0);
  });

  it('in a redacted report a placeholder is a name, and a name it hides says what to do', async () => {
    const hidden = {
      ...timed,
      redaction: { version: 2, replaced: [{ kind: 'name', count: 1 }], kept: [] },
      findings: timed.findings.map((one, i) => (i === 0 ? { ...one, owner: { ...one.owner, name: '«name-1»' } } : one)),
    };
    const run = async (key: string): Promise<Outcome> =>
      runCli(
        ['check', ...four, '--budget', await save('r.json', { findings: { [key]: 1 }, forbidLeak: false }), '--json'],
        {
          engine: engineAnswering(hidden),
        },
      );
    expect(ids(await run('«name-1»'))).toEqual([`finding:${sessions.fingerprint}:bytes`]);
    expect((await run('customerSecrets')).stderr).toContain('placeholder');
  });

  it('rates: an hour of the heap and of findings, a unit of one; both sides of each limit', async () => {
    expect(ids(await checkTimed({ totalGrowthPerHour: 2_000_000 }))).toEqual([]);
    expect(ids(await checkTimed({ totalGrowthPerHour: 1_999_999 }))).toEqual(['total-hour']);
    expect(ids(await checkTimed({ findingGrowthPerHour: 2_000_000 }))).toEqual([
      `finding:${report.findings[2].fingerprint}:hour`,
    ]);
    expect(ids(await checkTimed({ findings: { [name]: { perHour: 999_999, perUnit: 1000 } } }))).toEqual([
      `finding:${sessions.fingerprint}:hour`,
    ]);
    expect(ids(await checkTimed({ findings: { [name]: { perUnit: 999 } } }))).toEqual([
      `finding:${sessions.fingerprint}:unit`,
    ]);
  });

  it('a rate that nobody knows is wrong usage, no green tick', async () => {
    const still = { ...report, per: null, findings: report.findings.map((one) => ({ ...one, cost: null })) };
    const file = async (budget: object): Promise<Outcome> =>
      runCli(['check', ...four, '--budget', await save('n.json', budget)], { engine: engineAnswering(still) });
    expect((await file({ totalGrowthPerHour: 1 })).exit).toBe(2);
    expect((await file({ findings: { [name]: { perUnit: 1 } } })).exit).toBe(2);
  });

  it('a release has limits of its own; one that the budget does not have is wrong usage', async () => {
    const releases = { '1.4.0': { totalGrowth: 1 }, '1.5.0': { totalGrowth: '500MB' } };
    const of = (release: readonly string[], more: object = {}) =>
      checkTimed({ totalGrowth: 0, releases: { ...releases, ...more } }, ...release);
    expect(ids(await of(['--release', '1.4.0']))).toEqual(['total-growth']);
    expect(ids(await of(['--release', '1.5.0']))).toEqual([]);
    expect((await of(['--release', '1.6.0'])).exit).toBe(2);
    expect(ids(await of(['--release', '1.6.0'], { '*': { totalGrowth: '500MB' } }))).toEqual([]);
    expect((await of([])).stderr).toContain('--release');
  });
});
