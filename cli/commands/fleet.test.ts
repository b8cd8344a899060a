import { mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEAKS, made } from '../../worker/report/fleet/testing/reports.ts';
import type { Fleet } from '../../worker/report/fleet/types.ts';
import { encodeHeapdelta } from '../../worker/report/heapdelta.ts';
import { validateFleet } from '../../worker/report/testing/validate.ts';
import { readOne } from '../fleet/read.ts';
import { runCli } from '../testing/run.ts';

const engine = () => Promise.reject(new Error('not needed'));
let folder = '';
const at = (...names: readonly string[]): string => path.join(folder, ...names);
const run = (...args: readonly string[]) => runCli(['fleet', ...args], { engine });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-fleet-test-'));
  const shape = { count: 30, instances: 5, rows: 3 };
  await mkdir(at('bucket', '밤', 'deep'), { recursive: true });
  for (let i = 0; i < shape.count; i++) {
    const { name, report, date } = made(i, shape);
    const place = i % 2 === 0 ? ['bucket'] : ['bucket', '밤', 'deep'];
    await writeFile(at(...place, `${name}.heapdelta`), await encodeHeapdelta(report, { date }));
  }
  await writeFile(at('bucket', 'empty.heapdelta'), '');
  await writeFile(at('bucket', 'notes.txt'), 'not asked for');
  const whole = await readFile(at('bucket', 'orders-0.0000.heapdelta'));
  await writeFile(at('bucket', 'cut.heapdelta'), whole.subarray(0, whole.length - 9));
  await symlink(at('bucket'), at('bucket', '밤', 'round'));
  await mkdir(at('none'));
  await writeFile(at('none', 'a.txt'), '');
  await mkdir(at('broken'));
  await writeFile(at('broken', 'a.heapdelta'), '');
});

describe('fleet', () => {
  it('searches folders, counts what it can read and names the rest', async () => {
    const { stdout, exit } = await run(at('bucket'), '--json');
    expect(exit).toBe(0);
    const fleet = JSON.parse(stdout) as Fleet;
    expect(validateFleet(fleet)).toEqual([]);
    expect(fleet.reports).toBe(30);
    expect(fleet.unreadable.files.map(({ file, code }) => [path.basename(file), code])).toEqual([
      ['cut.heapdelta', 'heapdelta-truncated'],
      ['empty.heapdelta', 'empty'],
    ]);
    expect(fleet.findings.map(({ fingerprint }) => fingerprint)).toContain(LEAKS.sessions);
  });

  it.each(['en', 'ko'] as const)('tells people in %s', async (lang) => {
    const { stdout } = await runCli(['fleet', at('bucket')], { lang, engine });
    expect(stdout).not.toContain('{{');
    expect(stdout).toContain('1.5.0');
    expect(stdout).toContain('cut.heapdelta');
  });

  it('writes a page and metrics beside the answer', async () => {
    const { stderr, exit } = await run(at('bucket'), '--html', at('f.html'), '--openmetrics', at('f.om'));
    expect([exit, stderr.match(/saved/g)?.length]).toEqual([0, 2]);
    expect(await readFile(at('f.html'), 'utf8')).toContain('<!doctype html>');
    expect((await readFile(at('f.om'), 'utf8')).endsWith('# EOF\n')).toBe(true);
  });

  it('is called wrongly without a report, and fails where none can be read', async () => {
    expect(await run(at('none'))).toMatchObject({ exit: 2, stdout: '' });
    expect(await run(at('nowhere'))).toMatchObject({ exit: 3, stdout: '' });
    expect(await run(at('broken'))).toMatchObject({ exit: 3, stdout: '' });
  });
});

describe('reading for a fleet', () => {
  it('gives the same with and without the tables, and rows only when asked', () => {
    const file = at('bucket', 'orders-0.0000.heapdelta');
    const lean = readOne(file, { lang: 'en', constructors: false });
    const whole = readOne(file, { lang: 'en', constructors: true });
    if (!('report' in lean) || !('report' in whole)) throw new Error('not read');
    expect(lean.report.constructors).toEqual([]);
    expect(whole.report.constructors.length).toBeGreaterThan(0);
    expect({ ...whole.report, constructors: [] }).toEqual(lean.report);
  });
});
