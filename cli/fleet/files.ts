// Which files a fleet is made of: every `.heapdelta` below the folders that were given, and the files given by name.

import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { compareNatural } from '../../worker/report/natural-order.ts';
import { errorData, InputError, UsageError } from '../errors.ts';

const isReport = (name: string): boolean => /\.heapdelta$/i.test(name);

/** Links to folders are not followed: they may lead back. */
async function below(folder: string, shown: string, found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new InputError([errorData(error, shown)]);
  });
  for (const entry of entries) {
    const name = path.join(shown, entry.name);
    if (entry.isDirectory()) await below(path.join(folder, entry.name), name, found);
    else if (isReport(entry.name)) found.push(name);
  }
}

/**
 * Paths in natural order, none twice.
 * @throws InputError for a place that is not there; UsageError where there is no report at all
 */
export async function fleetFiles(given: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const place of given) {
    const what = await stat(place).catch((error: unknown) => {
      throw new InputError([errorData(error, place)]);
    });
    if (what.isDirectory()) await below(place, place, found);
    else found.push(place);
  }
  const files = [...new Map(found.map((file) => [path.resolve(file), file])).values()].sort(compareNatural);
  if (files.length === 0) throw new UsageError('cli.usage.noFleetFiles', { list: given.join(', ') });
  return files;
}
