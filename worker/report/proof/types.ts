// What comparing a series from before a change with one from after it says. Contract: `heapdelta.proof/1`.

import type { Confidence, FindingKind, Identity, Message, ReportWarning, SeriesOrder, VerdictKind } from '../types.ts';

export type ProofKind = 'proved' | 'less' | 'unchanged' | 'not-proved';

/** Why nothing is proved; the sentences are `cli.verify.why.<reason>` and `cli.verify.next.<reason>`. */
export type ProofReason =
  | 'nothing-before'
  | 'too-few-before'
  | 'too-few-after'
  | 'another-program'
  | 'too-little-work'
  | 'work-unknown'
  | 'warm-up-only'
  | 'heap-grows'
  | 'order-unproven'
  | 'several-series'
  | 'another-finding';

/** Units of work between two snapshots. A number is null when nobody said it and no report carries it. */
export interface Work {
  /** `requests`; null when no name is known. */
  readonly unit: string | null;
  readonly before: number | null;
  readonly after: number | null;
}

/** Growth of one thing: bytes per unit of work, or per step when the work is unknown. */
interface Rate {
  readonly bytesPerUnit: number;
}

export interface ProofFinding {
  /** Of the series before. */
  readonly fingerprint: string;
  readonly title: string;
  readonly kind: ProofKind;
  /** Null unless `kind` is `not-proved`. */
  readonly reason: ProofReason | null;
  /** With the bytes it kept alive in each snapshot, oldest first. */
  readonly before: Rate & { readonly bytesBySnapshot: readonly number[] };
  /** `bytesBySnapshot` is null when it is not there. */
  readonly after: Rate & { readonly bytesBySnapshot: readonly number[] | null };
  /** What it was recognised by in the series after; null when it is not there. */
  readonly matchedBy: MatchedBy | null;
}

/** `entries`: no finding, but objects of the class that leaked still become more. */
export type MatchedBy = 'fingerprint' | 'names' | 'structure' | 'entries';

/** A finding of the series after that the series before did not have. */
export interface Newcomer {
  readonly fingerprint: string;
  readonly title: string;
  readonly kind: FindingKind;
  readonly after: Rate;
}

/** One of the two series, as far as a page about the fix tells of it. */
export interface ProofSide {
  readonly labels: readonly string[];
  /** Of the whole heap, per snapshot. */
  readonly heapBytes: readonly number[];
  readonly verdict: {
    readonly kind: VerdictKind;
    readonly confidence: Confidence;
    readonly summary: string;
    readonly messages: { readonly summary: Message };
  };
  readonly identity: Identity;
  /** What its order was read from; null when the report does not say. */
  readonly order: SeriesOrder['by'] | null;
  readonly service: string | null;
  /** Version or commit of the program. */
  readonly release: string | null;
  /** What must be known to trust it. */
  readonly warnings: readonly ReportWarning[];
}

export interface Proof {
  readonly schema: 'heapdelta.proof/1';
  readonly kind: ProofKind;
  /** Null unless `kind` is `not-proved`. */
  readonly reason: ProofReason | null;
  readonly certainty: Confidence;
  readonly work: Work & {
    /** `given`: by the user or in both reports; `unknown`: rates are per step. */
    readonly known: 'given' | 'unknown';
  };
  readonly series: { readonly before: ProofSide; readonly after: ProofSide };
  /** Leaks of the series before, largest rate first. */
  readonly findings: readonly ProofFinding[];
  readonly newFindings: readonly Newcomer[];
  readonly messages: { readonly summary: Message; readonly next: Message | null };
}
