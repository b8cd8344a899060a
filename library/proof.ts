// Is it fixed? The proof of worker/report/proof, with its sentences spoken.

import { speak } from '../worker/messages/translator.ts';
import { proofOf } from '../worker/report/proof/judge.ts';
import type { ProofOptions } from '../worker/report/proof/judge.ts';
import type { Proof } from '../worker/report/proof/types.ts';
import type { Lang, Report } from '../worker/report/types.ts';

export interface SpokenProof extends Proof {
  /** The answer in one sentence. */
  readonly summary: string;
  /** What to capture next; null when nothing is missing. */
  readonly next: string | null;
}

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
  const proof = proofOf(withPer(before), withPer(after), rest);
  const { summary, next } = proof.messages;
  return { ...proof, summary: speak(summary, lang), next: next === null ? null : speak(next, lang) };
}
