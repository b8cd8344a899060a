// Is it fixed? The proof of worker/report/proof, with its sentences spoken.

import { speakProof } from '../worker/report/proof/content.ts';
import type { SpokenProof } from '../worker/report/proof/content.ts';
import { proofOf } from '../worker/report/proof/judge.ts';
import type { ProofOptions } from '../worker/report/proof/judge.ts';
import type { Lang, Report } from '../worker/report/types.ts';

export type { SpokenProof };

export interface VerifyOptions extends ProofOptions {
  /** What happened between two snapshots of either series, such as `1000 requests`; default: what the reports say. */
  readonly per?: string;
  /** Of the sentences; default English. */
  readonly lang?: Lang;
}

/** Compares the report of a series from before a change with the one of a series from after it. Pure. */
export function verify(before: Report, after: Report, options: VerifyOptions = {}): SpokenProof {
  const { per, lang = 'en', ...rest } = options;
  const withPer = (report: Report): Report => (per === undefined ? report : { ...report, per });
  return speakProof(proofOf(withPer(before), withPer(after), rest), lang);
}
