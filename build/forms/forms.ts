// The files that are written from the description of the report, formatted as all others are.

import { format, resolveConfig } from 'prettier';
import { reportSchema } from './schema.ts';
import { reportTypes } from './types.ts';

/** [path from the root, text] of each. */
export async function writtenForms(): Promise<readonly (readonly [string, string])[]> {
  const options = (await resolveConfig('worker/report/types.ts')) ?? {};
  return [
    ['worker/report/types.ts', await format(reportTypes(), { ...options, parser: 'typescript' })],
    ['worker/report/report.schema.json', await format(reportSchema(), { ...options, parser: 'json' })],
  ];
}
