// Reads saved reports for a fleet, one after the other: what each thread does. Only the parts that are compared are
// parsed; a file that cannot be read is a row of its own kind, never an error.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fleetReportOf } from '../../worker/report/fleet/from-report.ts';
import type { FleetFailure, FleetReport } from '../../worker/report/fleet/types.ts';
import { decodeHeapdeltaSync, decodeJsonReport, isHeapdelta } from '../../worker/report/heapdelta.ts';
import type { HeapdeltaFile } from '../../worker/report/heapdelta.ts';
import type { Lang } from '../../worker/report/types.ts';
import { errorData } from '../errors.ts';

export interface ReadOptions {
  readonly lang: Lang;
  /** Whether rows of constructors are wanted: they cost most of the reading. */
  readonly constructors: boolean;
}

export type ReadResult = { readonly report: FleetReport } | { readonly failure: FleetFailure };

/** A limit of 0 would be none to zlib. */
const gunzip = (packed: Uint8Array, limit: number): Uint8Array =>
  gunzipSync(packed, { maxOutputLength: Math.max(1, limit) });

function decode(bytes: Uint8Array, file: string, { constructors }: ReadOptions): HeapdeltaFile {
  if (!isHeapdelta(bytes) && /\.json$/i.test(file))
    return { report: decodeJsonReport(bytes), notes: [], accepted: [], date: null };
  return decodeHeapdeltaSync(bytes, gunzip, {
    without: constructors ? ['pathTree', 'names'] : ['constructors', 'pathTree', 'names'],
  });
}

/** What the file says; its failure where it says nothing. Never throws. */
export function readOne(file: string, options: ReadOptions): ReadResult {
  try {
    const bytes = readFileSync(file);
    if (bytes.length === 0) return { failure: { file, code: 'empty', params: {} } };
    const { report, accepted, date } = decode(bytes, file, options);
    const contentHash = (): string =>
      createHash('sha256')
        .update(JSON.stringify({ ...report, constructors: [] }))
        .digest('hex');
    return { report: fleetReportOf(report, { file, lang: options.lang, accepted, date, contentHash }) };
  } catch (error) {
    const { code, params } = errorData(error, file);
    return { failure: { file, code, params } };
  }
}
