import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { MAX_ROWS } from '../../worker/report/description/values.ts';
import { written } from '../../worker/report/description/report.ts';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import { writtenForms } from './forms.ts';
import { NAMED } from './named.ts';
import { reportSchema } from './schema.ts';
import { reportTypes } from './types.ts';

it.each([['worker/report/types.ts'], ['worker/report/report.schema.json']])(
  '%s is what the description says (npm run forms)',
  async (file) => {
    expect(new Map(await writtenForms()).get(file)).toBe(readFileSync(file, 'utf8'));
  },
);

it('prints the sentence of a field, and none twice for a named part', () => {
  const types = reportTypes();
  expect(types).toContain('/** Freed for sure, in the last snapshot. */\nreadonly exclusiveBytes: number;');
  expect(types.match(/A sentence not yet spoken/g)).toHaveLength(1);
});

it('promises more than a reader asks, and requires what every version wrote', () => {
  const { $defs, required } = JSON.parse(reportSchema()) as {
    $defs: Record<
      string,
      { properties: Record<string, { minLength?: number; maxLength?: number }>; required: string[] }
    >;
    required: string[];
  };
  expect($defs.ReportFinding.properties.pattern.minLength).toBe(1);
  expect($defs.ReportFinding.properties.pattern.maxLength).toBeUndefined();
  expect($defs.ReportFinding.required).toEqual([
    'rank',
    'kind',
    'confidence',
    'constructor',
    'owner',
    'path',
    'countBySnapshot',
    'retainedBytesBySnapshot',
    'exclusiveBytes',
    'sharedBytes',
    'pattern',
    'sources',
    'fingerprint',
    'explanation',
    'advice',
  ]);
  expect(required).toEqual([
    'schema',
    'tool',
    'identity',
    'snapshots',
    'verdict',
    'growth',
    'findings',
    'constructors',
    'warnings',
  ]);
});

it('reads what it describes', () => {
  const report = sampleReport();
  expect(v.is(written, report)).toBe(true);
  expect(v.is(written, { ...report, constructors: new Array(MAX_ROWS + 1).fill(report.constructors[0]) })).toBe(false);
  expect(v.is(NAMED.ReportSource, { url: 'a.js', line: 0, column: 1 })).toBe(false);
});
