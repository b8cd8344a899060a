// The questions of docs/fleet.md are run in DuckDB on tables that we wrote, and answer what `heapdelta fleet` says.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFleet } from '../../worker/report/fleet/fleet.ts';
import { fleetReportOf } from '../../worker/report/fleet/from-report.ts';
import { made } from '../../worker/report/fleet/testing/reports.ts';
import type { Fleet, FleetConstructor, FleetReport } from '../../worker/report/fleet/types.ts';
import { hostPlaceholder } from '../../worker/report/redact/host.ts';
import { redactReport } from '../../worker/report/redact/index.ts';
import { UsageError } from '../errors.ts';
import { openParquetFolder } from './parquet.ts';

type Row = Readonly<Record<string, unknown>>;

const SHAPE = { count: 540, instances: 50, rows: 6 };
let folder = '';
let fleet: Fleet;
let connection: DuckDBConnection;
let questions: ReadonlyMap<string, string>;
const grown: { readonly service: string | null; readonly instance: string; readonly row: FleetConstructor }[] = [];

/** A report as a thread reads it; one in three redacted, some without an instance, a release, a time or a service. */
function rowOf(i: number): FleetReport {
  const { name, report, date } = made(i, SHAPE);
  const row = fleetReportOf(i % 3 === 0 ? redactReport(report).report : report, {
    file: `${name}.heapdelta`,
    lang: 'en',
    accepted: [],
    date,
    contentHash: () => name,
  });
  if (i === 100) return { ...row, instance: null };
  if (i === 101) return { ...row, release: null };
  if (i === 102) return { ...row, takenAt: null };
  // What grows there may be no leak.
  if (i % 7 === 0) return { ...row, findings: row.findings.map((one) => ({ ...one, kind: 'growth' as const })) };
  return i === 103 || i === 104 ? { ...row, service: null } : row;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-queries-'));
  const counter = createFleet({ now: Date.parse('2026-12-01T00:00:00Z') });
  const tables = await openParquetFolder(path.join(folder, 'lake'), '0.1.0');
  for (let i = 0; i < SHAPE.count; i++) {
    const counted = counter.add(rowOf(i));
    if (counted === null) throw new Error(`twice: ${i}`);
    for (const row of counted.constructors)
      grown.push({ service: counted.service, instance: counted.instanceKey, row });
    await tables.add(counted);
  }
  fleet = counter.result();
  expect(await tables.finish()).toBeGreaterThan(20);
  const text = await readFile(new URL('../../docs/fleet.md', import.meta.url), 'utf8');
  const blocks = [...text.matchAll(/```sql\n([^]*?)```/g)].map(([, sql]) =>
    sql.replaceAll("'lake/", `'${folder}/lake/`),
  );
  questions = new Map(blocks.map((sql) => [/^-- (\w+)/.exec(sql)?.[1] ?? '', sql]));
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of (questions.get('Setup') ?? '').split(';').filter((sql) => sql.trim() !== ''))
    await connection.run(statement);
});
afterAll(async () => {
  connection.closeSync();
  await rm(folder, { recursive: true, force: true });
});

/** Rows of the question by its number; times as ISO text, whole numbers as numbers. */
async function ask(number: string): Promise<readonly Row[]> {
  const sql = questions.get(number);
  if (sql === undefined) throw new Error(`docs/fleet.md has no question ${number}`);
  const reader = await connection.runAndReadAll(sql);
  return reader
    .getRowObjectsJS()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          typeof value === 'bigint' ? Number(value) : value instanceof Date ? value.toISOString() : value,
        ]),
      ),
    );
}

const keyOf = (row: Row): string => JSON.stringify([row.service, row.fingerprint, row.release, row.instance_key]);
const sorted = (rows: readonly Row[]): readonly Row[] => rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
const same = async (number: string, expected: readonly Row[]): Promise<void> => {
  expect(expected.length).toBeGreaterThan(0);
  expect(sorted(await ask(number))).toEqual(sorted(expected));
};
const near = (value: number | undefined): unknown => (value === undefined ? null : expect.closeTo(value, 3));

describe('the questions of docs/fleet.md', () => {
  it('are twelve, and one more of constructors', () => {
    expect([...questions.keys()]).toEqual(['Setup', ...Array.from({ length: 13 }, (_, i) => String(i + 1))]);
  });

  it('1: in how many instances', async () => {
    const rows = await ask('1');
    const found = fleet.findings.filter(({ service }) => service !== null);
    expect(sorted(rows.map(({ title: _, ...row }) => row))).toEqual(
      sorted(found.map(({ service, fingerprint, seenIn, of }) => ({ service, fingerprint, seen_in: seenIn, of }))),
    );
  });

  it('2: of which releases', () =>
    same(
      '2',
      fleet.findings.flatMap(({ service, fingerprint, releases }) =>
        releases
          .filter(({ release }) => release !== null && service !== null)
          .map(({ release, seenIn, of }) => ({ service, fingerprint, release, seen_in: seenIn, of })),
      ),
    ));

  it('3: since which release', async () => {
    const rows = await ask('3');
    for (const { service, fingerprint, releases, since } of fleet.findings.filter((one) => one.service !== null)) {
      const row = rows.find((one) => one.service === service && one.fingerprint === fingerprint);
      expect(row?.first_release).toBe(releases[0].release);
      expect(row?.before ?? null).toBe(since);
    }
  });

  it('4: first and last seen', () =>
    same(
      '4',
      fleet.findings.map(({ service, fingerprint, firstSeen, lastSeen }) => ({
        service,
        fingerprint,
        first_seen: firstSeen,
        last_seen: lastSeen,
      })),
    ));

  it('5: how fast', () =>
    same(
      '5',
      fleet.findings.map(({ service, fingerprint, bytesPerHour }) => ({
        service,
        fingerprint,
        low: near(bytesPerHour?.low),
        median: near(bytesPerHour?.median),
        high: near(bytesPerHour?.high),
        known: bytesPerHour?.known ?? 0,
      })),
    ));

  it('6: what it costs', () =>
    same(
      '6',
      fleet.findings.map(({ service, fingerprint, totalBytes }) => ({ service, fingerprint, total_bytes: totalBytes })),
    ));

  it('7: how many of each release leak', () =>
    same(
      '7',
      fleet.releases.map(({ service, release, instances, leaking }) => ({ service, release, instances, leaking })),
    ));

  it('8: which instances lose most', () =>
    same(
      '8',
      fleet.instances.map(({ service, instance, bytes }) => ({
        service,
        instance_key:
          instance === null
            ? `file ${rowOf(100).file}`
            : instance.startsWith('«host-')
              ? instance
              : hostPlaceholder(instance),
        bytes,
      })),
    ));

  it('9: which stand apart', () =>
    same(
      '9',
      fleet.findings.flatMap(({ service, fingerprint, outliers }) =>
        outliers.map(({ instance, times }) => ({
          service,
          fingerprint,
          instance_key: instance.startsWith('«host-') ? instance : hostPlaceholder(instance),
          times: near(times),
        })),
      ),
    ));

  it('10: what came back', () =>
    same(
      '10',
      fleet.findings.flatMap(({ service, fingerprint, cameBack }) =>
        cameBack === null ? [] : [{ service, fingerprint, missing_in: cameBack.missingIn, again_in: cameBack.againIn }],
      ),
    ));

  it('11: what is accepted', () =>
    same(
      '11',
      fleet.findings.flatMap(({ service, fingerprint, accepted, seenIn }) =>
        accepted === null ? [] : [{ service, fingerprint, reason: accepted.reason, instances: seenIn }],
      ),
    ));

  it('12: what is gone from the newest report', async () => {
    await same(
      '12',
      fleet.findings.map(({ service, fingerprint, seenIn, inNewest }) => ({
        service,
        fingerprint,
        gone: seenIn - inNewest,
        seen_in: seenIn,
      })),
    );
    expect(fleet.findings.some(({ seenIn, inNewest }) => inNewest < seenIn)).toBe(true);
  });

  it('13: which classes grow on most instances', async () => {
    const [top] = await ask('13');
    const rows = grown.filter(
      ({ service, row }) => service === top.service && row.name === top.name && row.retainedGrowthBytes > 0,
    );
    expect(top.instances).toBe(new Set(rows.map(({ instance }) => instance)).size);
    expect(top.grown).toBe(rows.reduce((sum, { row }) => sum + row.retainedGrowthBytes, 0));
  });
});

describe('the folder of tables', () => {
  it('must be empty: no row is there twice', async () => {
    await expect(openParquetFolder(path.join(folder, 'lake'), '0.1.0')).rejects.toThrow(UsageError);
  });

  it('says its schema in every file', async () => {
    const rows = await connection.runAndReadAll(
      `SELECT DISTINCT decode(value) AS v FROM parquet_kv_metadata('${folder}/lake/findings/**/*.parquet') WHERE decode(key) = 'heapdelta.schema'`,
    );
    expect(rows.getRowObjectsJS()).toEqual([{ v: 'heapdelta.fleet-tables/1' }]);
  });
});
