// Writes a fleet's reports as partitioned Parquet: DIR/<table>/service=…/day=…/part-0.parquet. Rows wait in memory until
// there are enough of them, so that ten thousand reports need no more than a few.

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ByteWriter, parquetWrite } from 'hyparquet-writer';
import type { BasicType, ColumnSource } from 'hyparquet-writer';
import { partitionOf, rowsOf, TABLES, TABLES_SCHEMA } from '../../worker/report/fleet/parquet-tables.ts';
import type { Column, ColumnType, TableName, TableRow } from '../../worker/report/fleet/parquet-tables.ts';
import type { CountedReport } from '../../worker/report/fleet/types.ts';
import { InputError, UsageError, writeErrorData } from '../errors.ts';

/** Rows of one table that wait before they are written: some 25 MB of constructors. */
const ROWS_WAITING = 50_000;

const TYPES: Readonly<Record<ColumnType, BasicType>> = {
  text: 'STRING',
  bytes: 'INT64',
  count: 'INT32',
  rate: 'DOUBLE',
  flag: 'BOOLEAN',
  time: 'TIMESTAMP',
};

function valueOf(value: TableRow[string] | undefined, type: ColumnType): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'bytes') return BigInt(Math.round(Number(value)));
  return type === 'time' ? new Date(Number(value)) : value;
}

const dataOf = ({ name, type, optional }: Column, rows: readonly TableRow[]): ColumnSource => ({
  name,
  type: TYPES[type],
  nullable: optional,
  data: rows.map((row) => valueOf(row[name], type)),
});

function fileOf(table: TableName, rows: readonly TableRow[], version: string): Uint8Array {
  const writer = new ByteWriter();
  void parquetWrite({
    writer,
    columnData: TABLES[table].map((column) => dataOf(column, rows)),
    rowGroupSize: ROWS_WAITING,
    createdBy: `heapdelta ${version}`,
    kvMetadata: [
      { key: 'heapdelta.schema', value: TABLES_SCHEMA },
      { key: 'heapdelta.table', value: table },
    ],
  });
  return new Uint8Array(writer.getBuffer());
}

export interface ParquetFolder {
  add(report: CountedReport): Promise<void>;
  /** Writes what still waits. @returns how many files there are */
  finish(): Promise<number>;
}

/** Throws UsageError when there is something in `folder`: the same rows would be there twice. */
export async function openParquetFolder(folder: string, version: string): Promise<ParquetFolder> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new InputError([writeErrorData(error, folder)]);
  });
  if (there.length > 0) throw new UsageError('cli.usage.notEmpty', { file: folder });
  const waiting: Readonly<Record<TableName, Map<string, TableRow[]>>> = {
    reports: new Map(),
    findings: new Map(),
    constructors: new Map(),
  };
  const counts: Record<TableName, number> = { reports: 0, findings: 0, constructors: 0 };
  const parts = new Map<string, number>();
  let files = 0;

  async function flush(table: TableName): Promise<void> {
    for (const [partition, rows] of waiting[table]) {
      const place = path.join(folder, table, ...partition.split('/'));
      const part = parts.get(place) ?? 0;
      try {
        await mkdir(place, { recursive: true });
        await writeFile(path.join(place, `part-${part}.parquet`), fileOf(table, rows, version));
      } catch (error) {
        throw new InputError([writeErrorData(error, place)]);
      }
      parts.set(place, part + 1);
      files++;
    }
    waiting[table].clear();
    counts[table] = 0;
  }

  return {
    async add(report) {
      const partition = partitionOf(report);
      const rows = rowsOf(report);
      for (const table of ['reports', 'findings', 'constructors'] as const) {
        if (rows[table].length === 0) continue;
        const held = waiting[table].get(partition) ?? [];
        held.push(...rows[table]);
        waiting[table].set(partition, held);
        counts[table] += rows[table].length;
        if (counts[table] >= ROWS_WAITING) await flush(table);
      }
    },
    async finish() {
      for (const table of ['reports', 'findings', 'constructors'] as const) await flush(table);
      return files;
    },
  };
}
