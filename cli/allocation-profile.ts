// A sampling heap profile given beside a series (`.heapprofile`, or pprof's `.pb.gz`): its places stand with the findings.

import { openAsBlob } from 'node:fs';
import { withProfile } from '../worker/allocation-profile/join.ts';
import { NoProfile, readStacks } from '../worker/allocation-profile/stacks.ts';
import type { Report } from '../worker/report/types.ts';
import { errorData, InputError } from './errors.ts';

/** The report with the profile's places on findings that say none; as it was without a profile. Throws InputError. */
export async function withAllocationProfile(report: Report, file: string | null): Promise<Report> {
  if (file === null) return report;
  try {
    return withProfile(report, await readStacks(await openAsBlob(file)));
  } catch (error) {
    if (!(error instanceof NoProfile)) throw new InputError([errorData(error, file)]);
    throw new InputError([{ code: error.code, file, where: null, params: error.params }]);
  }
}
