// What a test says to the matchers, and what they answer it.

import type { Lang, Report } from '../library/public.ts';

/** What a team allows: the same as the file of `heapdelta check` (docs/ci.md). */
export interface BudgetLimits {
  readonly totalGrowth?: number | string;
  readonly findingGrowth?: number | string;
  readonly constructors?: Readonly<Record<string, { readonly count?: number; readonly retained?: number | string }>>;
  readonly findings?: Readonly<Record<string, number | string>>;
  readonly forbidNew?: boolean;
  /** Default true. */
  readonly forbidLeak?: boolean;
  readonly known?: readonly (
    string | { readonly fingerprint: string; readonly status?: 'known' | 'accepted'; readonly reason?: string | null }
  )[];
}

export interface LeakOptions {
  /** Rounds between two looks; default: as many as take 0.3 seconds, 8 to 400. */
  readonly rounds?: number;
  /** Limits, or the path of a budget file. Growth under a limit of bytes passes only where `forbidLeak` is false. */
  readonly budget?: string | BudgetLimits;
  /** Fingerprints of findings that are accepted. */
  readonly accept?: readonly string[];
  /** Folder for the report of a failure; default `heapdelta-leaks` (with Playwright: the test's own output). */
  readonly out?: string;
  /** Name of the report's files; default: the test's. */
  readonly name?: string;
  /** Names that may be data are replaced in what is written and said. Default true, as everything that ends in a log. */
  readonly redact?: boolean;
  readonly lang?: Lang;
}

/** What the watch came to when it did not fail. */
export interface LeakCheck {
  /** `flat`: the numbers alone said so. `unknown`: our own fault, which is told as a warning and fails no test. */
  readonly verdict: 'flat' | 'none' | 'warm-up' | 'growth' | 'accepted' | 'unknown';
  /** Rounds that were run in all. */
  readonly rounds: number;
  readonly snapshots: number;
  readonly report: Report | null;
}

/** The flow leaks. `message` is the sentence, the place, and what to do. */
export class LeakError extends Error {
  override readonly name = 'LeakError';
  readonly report: Report;
  /** The written report: HTML and `.heapdelta`. */
  readonly files: readonly string[];

  constructor(message: string, report: Report, files: readonly string[]) {
    super(message);
    this.report = report;
    this.files = files;
  }
}
