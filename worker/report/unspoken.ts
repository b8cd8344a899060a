// A report whose sentences are messages only: what the engine makes. It knows no language; whoever shows a report
// speaks it (messages/localise.ts), and only what was spoken is a `Report`.

import type { MessageKey, MessageParams } from '../messages/types.ts';
import type { OtherSeries, Report, ReportFinding, ReportWarning } from './types.ts';

/** The texts of a finding, each spoken from its message. */
export type FindingTexts = Pick<ReportFinding, 'title' | 'explanation' | 'advice' | 'reasons' | 'next'>;
/** The texts of a verdict. */
export type VerdictTexts = Pick<Report['verdict'], 'summary' | 'reasons' | 'next'>;

/** What the engine may remark on a series: each has its sentence under `report.warning.<code>`. */
export type WarningCode = MessageKey extends infer Key
  ? Key extends `report.warning.${infer Code}`
    ? Code
    : never
  : never;

/** A message that this version has a sentence for. */
export interface KnownMessage {
  readonly key: MessageKey;
  /** See `Message`. */
  readonly params?: MessageParams;
}
/** The messages of a finding, each with a sentence. */
export interface FindingMessages {
  readonly title: KnownMessage;
  readonly explanation: readonly KnownMessage[];
  readonly advice: readonly KnownMessage[];
  readonly reasons: readonly KnownMessage[];
  readonly next: KnownMessage | null;
}

/** A finding without its texts. */
export type UnspokenFinding = Omit<ReportFinding, keyof FindingTexts | 'messages'> & {
  readonly messages: FindingMessages;
};
/** A verdict without its texts. */
type UnspokenVerdict = Omit<Report['verdict'], keyof VerdictTexts>;
/** A remark without its text. */
export type UnspokenWarning = Omit<ReportWarning, 'message' | 'code'> & { readonly code: WarningCode };
/** Another series among the files, without the texts of its verdict. */
export type UnspokenOther = Omit<OtherSeries, 'verdict'> & {
  readonly verdict: Omit<OtherSeries['verdict'], 'summary'>;
};
/** What is known of the files, other series among them unspoken. */
export type UnspokenSeries = Omit<NonNullable<Report['series']>, 'others'> & {
  readonly others?: readonly UnspokenOther[];
};

/** A report without any text for people. */
export type UnspokenReport = Omit<Report, 'verdict' | 'findings' | 'warnings' | 'series'> & {
  readonly verdict: UnspokenVerdict;
  readonly findings: readonly UnspokenFinding[];
  readonly warnings: readonly UnspokenWarning[];
  readonly series?: UnspokenSeries;
};
