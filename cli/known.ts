// Findings that were seen or accepted before (`--known`): a report's JSON, a list of fingerprints, or a .heapdelta.

import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { AnalyseOptions } from '../worker/engine/api.ts';
import { decodeHeapdelta, isHeapdelta } from '../worker/report/heapdelta.ts';
import type { Report } from '../worker/report/types.ts';
import { readAccepted } from './accepted.ts';
import { errorData, InputError } from './errors.ts';

export type Known = NonNullable<AnalyseOptions['known']>[number];

const reason = v.optional(v.nullable(v.string()), null);
const entry = v.object({
  fingerprint: v.string(),
  status: v.optional(v.picklist(['known', 'accepted']), 'known'),
  reason,
});
const list = v.union([
  v.array(entry),
  v.pipe(
    v.object({ known: v.array(entry) }),
    v.transform((file) => file.known),
  ),
]);
const report = v.object({
  schema: v.literal('heapdelta.report/1'),
  findings: v.array(
    v.object({
      fingerprint: v.string(),
      known: v.optional(v.nullable(v.object({ status: v.picklist(['new', 'known', 'accepted']), reason })), null),
    }),
  ),
});

function fromReport(read: Pick<v.InferOutput<typeof report>, 'findings'> | Report): readonly Known[] {
  return read.findings.map(({ fingerprint, known }) => ({
    fingerprint,
    status: known?.status === 'accepted' ? 'accepted' : 'known',
    reason: known?.reason ?? null,
  }));
}

/** The fingerprints in `file`; every finding of a report counts as known. Throws InputError when it is none of these. */
export async function readKnown(file: string): Promise<readonly Known[]> {
  if (/\.jsonl$/i.test(file))
    return [...(await readAccepted(file)).values()].map(({ fingerprint, reason: why }) => ({
      fingerprint,
      status: 'accepted',
      reason: why,
    }));
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new InputError([errorData(error, file)]);
  });
  if (isHeapdelta(bytes)) {
    const { report: shared, accepted } = await decodeHeapdelta(bytes).catch((error: unknown) => {
      throw new InputError([errorData(error, file)]);
    });
    const own = new Map(fromReport(shared).map((entry) => [entry.fingerprint, entry]));
    for (const { fingerprint, reason: why } of accepted)
      own.set(fingerprint, { fingerprint, status: 'accepted', reason: why });
    return [...own.values()];
  }
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    throw new InputError([{ code: 'known-not-json', file, where: null, params: {} }]);
  }
  const asReport = v.safeParse(report, value);
  if (asReport.success) return fromReport(asReport.output);
  const asList = v.safeParse(list, value);
  if (asList.success) return asList.output;
  throw new InputError([{ code: 'known-wrong-form', file, where: null, params: {} }]);
}
