// A budget as it is read: every field, in every form, and nothing passed over.

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import { readBudget, type Budget } from './budget.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'budget-'));
});
let count = 0;
async function read(value: unknown): Promise<Budget> {
  const file = path.join(folder, `budget-${(count += 1)}.json`);
  await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value));
  return readBudget(file);
}

describe('a budget', () => {
  it('that says nothing forbids leaks and limits nothing', async () => {
    expect(await read({})).toEqual({
      totalGrowthBytes: null,
      findingBytes: null,
      constructors: [],
      findings: [],
      forbidNew: false,
      forbidLeak: true,
      known: [],
    });
  });

  it('says everything, sizes as numbers or with a unit', async () => {
    expect(
      await read({
        $schema: 'x',
        totalGrowth: '5MB',
        findingGrowth: 1000,
        constructors: { Session: { count: 3, retained: '1kB' }, Order: { count: 0 }, Price: { retained: 0 } },
        findings: { 'sha256:1': '2MB', 'sha256:2': 7 },
        forbidNew: true,
        forbidLeak: false,
        known: [{ fingerprint: 'sha256:3', status: 'accepted', reason: 'ok' }, { fingerprint: 'sha256:4' }],
      }),
    ).toEqual({
      totalGrowthBytes: 5_000_000,
      findingBytes: 1000,
      constructors: [
        { name: 'Session', count: 3, retainedBytes: 1000 },
        { name: 'Order', count: 0, retainedBytes: null },
        { name: 'Price', count: null, retainedBytes: 0 },
      ],
      findings: [
        { fingerprint: 'sha256:1', bytes: 2_000_000 },
        { fingerprint: 'sha256:2', bytes: 7 },
      ],
      forbidNew: true,
      forbidLeak: false,
      known: [
        { fingerprint: 'sha256:3', status: 'accepted', reason: 'ok' },
        { fingerprint: 'sha256:4', status: 'known', reason: null },
      ],
    });
  });

  it('may begin with a byte order mark, and only begin', async () => {
    expect((await read('\ufeff{"totalGrowth":1}')).totalGrowthBytes).toBe(1);
    await expect(read('{"totalGrowth":\ufeff1}')).rejects.toMatchObject({ failures: [{ code: 'budget-not-json' }] });
  });

  it('names files with findings beside itself', async () => {
    const report = sampleReport();
    await writeFile(path.join(folder, 'known.json'), JSON.stringify(report));
    const { known } = await read({ known: ['known.json', { fingerprint: 'sha256:9' }] });
    expect(known.map(({ fingerprint }) => fingerprint)).toEqual([
      ...report.findings.map(({ fingerprint }) => fingerprint),
      'sha256:9',
    ]);
  });
});

describe('a budget that cannot be read says where', () => {
  const failing = (where: string | null) => ({ failures: [{ code: 'budget-wrong-form', where, params: {} }] });
  it.each([
    ['a number for the whole', 7, null],
    ['null', null, null],
    ['a list', [], null],
    ['a text', '"x"', null],
    ['a negative size', { totalGrowth: -1 }, 'totalGrowth'],
    ['a size that is no size', { findingGrowth: true }, 'findingGrowth'],
    ['a count that is no whole number', { constructors: { A: { count: 1.5 } } }, 'constructors.A.count'],
    ['a negative count', { constructors: { A: {}, B: { count: -1 } } }, 'constructors.B.count'],
    ['a limit that is none', { constructors: { A: 7 } }, 'constructors.A'],
    ['constructors that are none', { constructors: null }, 'constructors'],
    ['a text for constructors', { constructors: 'x' }, 'constructors'],
    [
      'the eleventh constructor',
      {
        constructors: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`K${i}`, { count: i === 10 ? -1 : 1 }])),
      },
      'constructors.K10.count',
    ],
    ['findings as a list', { findings: [] }, 'findings'],
    ['a finding without a size', { findings: { 'sha256:1': null } }, 'findings.sha256:1'],
    ['a switch that is none', { forbidNew: 'yes' }, 'forbidNew'],
    ['another switch', { forbidLeak: 1 }, 'forbidLeak'],
    ['a status that is none', { known: [{ fingerprint: 'x', status: 'maybe' }] }, 'known.0'],
    ['more than is known', { total: 1 }, 'total'],
    ['a known finding with more', { known: [{ fingerprint: 'x', why: 'y' }] }, 'known.0'],
  ])('%s', async (_what, value, where) => {
    const error: unknown = await read(value).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(failing(where));
    expect(error).toMatchObject({ failures: [{ file: expect.stringContaining('budget-') as string }] });
  });

  it.each([
    ['totalGrowth', { totalGrowth: 'much' }],
    ['findingGrowth', { findingGrowth: '5 apples' }],
    ['constructors.A.retained', { constructors: { A: { retained: 'x' } } }],
    ['findings.sha256:1', { findings: { 'sha256:1': '' } }],
  ])('a size in words: %s', async (option, value) => {
    await expect(read(value)).rejects.toMatchObject({
      key: 'cli.usage.size',
      params: expect.objectContaining({ option }) as unknown,
    });
  });

  it('no JSON, and no file', async () => {
    await expect(read('{')).rejects.toMatchObject({
      failures: [{ code: 'budget-not-json', where: null, params: {} }],
    });
    await expect(readBudget(path.join(folder, 'none.json'))).rejects.toMatchObject({
      failures: [{ code: 'not-found', file: path.join(folder, 'none.json') }],
    });
  });
});
