// Reads a report that somebody saved: a `.heapdelta` or the JSON of `--json`, of unknown origin.

import type { EngineErrorData } from '../worker/engine/api.ts';
import { toErrorData } from '../worker/engine/errors.ts';
import type { ErrorCode } from '../worker/messages/types.ts';
import { decodeHeapdelta, decodeJsonReport, HeapdeltaError, isHeapdelta } from '../worker/report/heapdelta.ts';
import type { Accepted } from '../worker/report/heapdelta.ts';
import type { Report } from '../worker/report/types.ts';
import { AnalysisError } from './errors.ts';

export interface SavedReport {
  readonly report: Report;
  /** What people wrote to go along with it. */
  readonly notes: readonly string[];
  /** ISO time when it was made; null when the file does not say. */
  readonly date: string | null;
}

/** What is said of a report saved as JSON, where a .heapdelta has another sentence. */
const JSON_CODES: Partial<Record<ErrorCode, ErrorCode>> = {
  'heapdelta-corrupt': 'report-not-json',
  'heapdelta-wrong-form': 'report-wrong-form',
  'heapdelta-too-large': 'report-too-large',
};

/** Findings that somebody accepted after the report was made are marked in it. */
function withAccepted(report: Report, accepted: readonly Accepted[]): Report {
  const reasons = new Map(accepted.map(({ fingerprint, reason }) => [fingerprint, reason]));
  const findings = report.findings.map((finding) =>
    reasons.has(finding.fingerprint)
      ? { ...finding, known: { status: 'accepted' as const, reason: reasons.get(finding.fingerprint) ?? null } }
      : finding,
  );
  return { ...report, findings };
}

function dataOf(error: unknown, file: string | null): EngineErrorData {
  if (!(error instanceof HeapdeltaError)) return toErrorData(error, file);
  return { code: error.code, file, where: error.where, params: error.params };
}

/**
 * The report in `bytes`, in the language it was saved in. Rejects with AnalysisError and the place that is wrong.
 * @param file - its name, for the error; one that ends in `.heapdelta` is never taken for JSON
 */
export async function readSaved(bytes: Uint8Array, file: string | null): Promise<SavedReport> {
  try {
    if (isHeapdelta(bytes) || /\.heapdelta$/i.test(file ?? '')) {
      const { report, notes, date, accepted } = await decodeHeapdelta(bytes);
      return { report: withAccepted(report, accepted), notes, date };
    }
  } catch (error) {
    throw new AnalysisError([{ index: 0, error: dataOf(error, file) }]);
  }
  try {
    return { report: decodeJsonReport(bytes), notes: [], date: null };
  } catch (error) {
    const data = dataOf(error, file);
    throw new AnalysisError([{ index: 0, error: { ...data, code: JSON_CODES[data.code] ?? data.code } }]);
  }
}
