import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { made } from '../../worker/report/fleet/testing/reports.ts';
import { encodeHeapdelta } from '../../worker/report/heapdelta.ts';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import type { Report } from '../../worker/report/types.ts';
import { ACCEPTED_FILE, findAccepted, readAccepted } from '../accepted.ts';
import { InputError } from '../errors.ts';
import { readKnown } from '../known.ts';
import { engineAnswering, runCli } from '../testing/run.ts';

const report = sampleReport();
const engine = engineAnswering(report);
const [first, second] = report.findings.map(({ fingerprint }) => fingerprint);
const two = ['1.heapsnapshot', '2.heapsnapshot'];
let folder = '';
const at = (...names: readonly string[]): string => path.join(folder, ...names);
const run = (...args: readonly string[]) => runCli(args, { engine });

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-accept-'));
});

describe('accept', () => {
  it('writes one line per finding, sorted, with reason and day, and replaces a line', async () => {
    const file = at('a.jsonl');
    expect((await run('accept', file, second, first, '--reason', 'the cache')).exit).toBe(0);
    expect((await run('accept', file, first, '--reason', '캐시 한도 10,000', '--who', 'ann')).exit).toBe(0);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines).toEqual(lines.toSorted());
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      expect.arrayContaining([
        {
          fingerprint: first,
          reason: '캐시 한도 10,000',
          date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          who: 'ann',
        },
        { fingerprint: second, reason: 'the cache', date: expect.any(String) },
      ]),
    );
    expect(await readKnown(file)).toContainEqual({ fingerprint: second, status: 'accepted', reason: 'the cache' });
  });

  it('takes a finding out again, and not one that is not there', async () => {
    const file = at('a.jsonl');
    await run('accept', file, first, '--reason', 'x');
    expect((await run('accept', file, second, '--remove')).exit).toBe(2);
    expect((await run('accept', file, first, '--remove')).exit).toBe(0);
    expect(await readFile(file, 'utf8')).toBe('');
  });

  it.each([
    ['no fingerprint', ['sessions', '--reason', 'x']],
    ['no reason', ['sha256:0123456789abcdef']],
    ['an empty reason', ['sha256:0123456789abcdef', '--reason', ' ']],
  ])('is called wrongly with %s', async (_, args) => {
    expect(await run('accept', at('a.jsonl'), ...args)).toMatchObject({ exit: 2, stdout: '' });
  });

  it('what git merged from two people counts, the later of two lines for one finding; a conflict is named', async () => {
    const line = (reason: string, date: string): string => `${JSON.stringify({ fingerprint: first, reason, date })}\n`;
    await writeFile(at('b.jsonl'), line('newer', '2026-11-28') + line('older', '2026-11-01'));
    expect((await readAccepted(at('b.jsonl'))).get(first)?.reason).toBe('newer');
    await writeFile(at('c.jsonl'), `${line('a', '2026-11-28')}<<<<<<< HEAD\n`);
    await expect(readAccepted(at('c.jsonl'))).rejects.toThrow(InputError);
    const { exit, stderr } = await run('diff', ...two, '--accepted', at('c.jsonl'));
    expect([exit, stderr]).toEqual([3, expect.stringContaining('line 2 is no accepted finding')]);
  });

  it('is looked for up to the repository, and outside of one only here', async () => {
    await mkdir(at('repo', '.git'), { recursive: true });
    await mkdir(at('repo', 'a', 'b'), { recursive: true });
    await mkdir(at('other', 'a'), { recursive: true });
    await writeFile(at(ACCEPTED_FILE), '');
    expect(await findAccepted(at('repo', 'a', 'b'))).toBeNull();
    await writeFile(at('repo', ACCEPTED_FILE), '');
    expect(await findAccepted(at('repo', 'a', 'b'))).toBe(at('repo', ACCEPTED_FILE));
    expect(await findAccepted(at('other', 'a'))).toBeNull();
    expect(await findAccepted(folder)).toBe(at(ACCEPTED_FILE));
  });

  it('an accepted finding does not head what diff says, in text, JSON, problems and from a saved report', async () => {
    const file = at('a.jsonl');
    await run('accept', file, first, '--reason', 'the cache');
    const text = (await run('diff', ...two, '--accepted', file)).stdout;
    expect(text.split('\n')[0]).not.toContain('sessions');
    const json = JSON.parse((await run('diff', ...two, '--accepted', file, '--json')).stdout) as Report;
    expect(json.verdict.accepted).toEqual({ kind: 'leak', count: 1 });
    expect(json.findings[0].fingerprint).toBe(second);
    const problems = (await run('diff', ...two, '--accepted', file, '--format', 'problems')).stdout;
    expect(problems.trimEnd().split('\n').at(-1)).toContain('info');
    await writeFile(at('s.heapdelta'), await encodeHeapdelta(report));
    const saved = JSON.parse((await run('diff', at('s.heapdelta'), '--accepted', file, '--json')).stdout) as Report;
    expect(saved.findings[0].fingerprint).toBe(second);
    const off = JSON.parse((await run('diff', ...two, '--no-accepted', '--json')).stdout) as Report;
    expect(off.findings[0].fingerprint).toBe(first);
  });

  it('stands last in a fleet', async () => {
    const shape = { count: 40, instances: 5 };
    for (let i = 0; i < shape.count; i++)
      await writeFile(
        at(`${i}.heapdelta`),
        await encodeHeapdelta(made(i, shape).report, { date: made(i, shape).date }),
      );
    const found = JSON.parse((await run('fleet', folder, '--json')).stdout) as { findings: { fingerprint: string }[] };
    const top = found.findings[0].fingerprint;
    await run('accept', at('a.jsonl'), top, '--reason', 'we know');
    const after = JSON.parse((await run('fleet', folder, '--json', '--accepted', at('a.jsonl'))).stdout) as {
      findings: { fingerprint: string; accepted: unknown }[];
    };
    expect(after.findings.find(({ fingerprint }) => fingerprint === top)?.accepted).toEqual({ reason: 'we know' });
    expect(after.findings[0].fingerprint).not.toBe(top);
  });
});
