// Several saved reports at once, for the app: counted as a fleet while they are read, and kept for a history as long as they
// are few enough to stand beside each other.

import type { EngineErrorData } from '../engine/api.ts';
import type { ManyOptions, ManyReports } from '../engine/report-api.ts';
import { createFleet } from './fleet/fleet.ts';
import { fleetReportOf } from './fleet/from-report.ts';
import type { HeapdeltaFile } from './heapdelta.ts';
import { historyOf, ordered } from './history.ts';
import type { Report } from './types.ts';

/** More columns than this nobody reads side by side, and more whole reports fill a page's memory (some 200 kB each). */
export const MAX_HISTORY = 60;

interface Source {
  readonly name: string;
}

/** The data of an error that crossed no thread yet; null for anything else. */
function dataOf(error: unknown): EngineErrorData | null {
  return error instanceof Error && 'data' in error ? (error.data as EngineErrorData) : null;
}

/**
 * Reads one after the other. A file that cannot be read is one of the fleet's remarks.
 * @param decode - rejects with an error whose `data` says why
 * @throws what `decode` rejected with first, when no file could be read
 */
export async function readMany<S extends Source>(
  sources: readonly S[],
  decode: (source: S) => Promise<HeapdeltaFile>,
  { lang, now, accepted }: ManyOptions,
): Promise<ManyReports> {
  const counter = createFleet({ now, accepted: new Map(Object.entries(accepted)) });
  const named: { readonly name: string; readonly report: Report; readonly date: string | null }[] = [];
  let failure: unknown = null;
  let count = 0;
  for (const source of sources) {
    try {
      const { report, accepted: inFile, date } = await decode(source);
      const contentHash = (): string => JSON.stringify({ ...report, constructors: [], pathTree: null });
      counter.add(fleetReportOf(report, { file: source.name, lang, accepted: inFile, date, contentHash }));
      count++;
      if (sources.length <= MAX_HISTORY) named.push({ name: source.name, report, date });
    } catch (error) {
      const data = dataOf(error);
      if (data === null) throw error;
      failure ??= error;
      counter.fail({ file: source.name, code: data.code, params: data.params });
    }
  }
  if (count === 0 && failure !== null) throw failure;
  return { fleet: counter.result(), history: named.length < 2 ? null : historyIn(named, accepted) };
}

/** The history, with what is accepted on this machine; what is accepted stands last. */
function historyIn(
  named: Parameters<typeof ordered>[0],
  accepted: ManyOptions['accepted'],
): NonNullable<ManyReports['history']> {
  const { reports, orderedBy } = ordered(named);
  const history = historyOf(reports, orderedBy);
  const findings = history.findings.map((finding) =>
    Object.hasOwn(accepted, finding.fingerprint) ? { ...finding, accepted: true } : finding,
  );
  return {
    ...history,
    findings: [...findings.filter((one) => !one.accepted), ...findings.filter((one) => one.accepted)],
  };
}
