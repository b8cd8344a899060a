// What a report says of the files given beside those that were judged: what was left out and why, and what further series
// among them say by themselves.

import { processInName } from '../base/name-order.ts';
import type { RankOptions } from '../growth/options.ts';
import type { Confidence } from '../report/types.ts';
import type { UnspokenOther, UnspokenReport, UnspokenSeries, UnspokenWarning } from '../report/unspoken.ts';
import type { SeriesInput } from '../engine/engine.ts';
import { reasonFor, type SeriesGroups } from './groups.ts';

/** What is known of the order and the processes of a series before its heaps are looked at. */
export type SeriesEvidence = Pick<RankOptions, 'order' | 'severalProcesses' | 'severalPrograms' | 'oneProcessByName'>;

/** The evidence for the series that is judged. */
export function evidenceOf({ main, by, proven, process }: SeriesGroups<SeriesInput>): SeriesEvidence {
  const writers = main.map(({ name }) => processInName(name));
  const [first] = writers;
  const oneProcessByName = writers.every(
    (writer) => writer !== null && writer.pid === first?.pid && writer.thread === first.thread,
  );
  const severalPrograms = main.some((file) => reasonFor(file, main[0]) === 'other-program');
  return { order: { by, proven }, severalProcesses: process === 'several', severalPrograms, oneProcessByName };
}

/** The report with all there is to say of the files that it is not about. */
export function withOthers(
  report: UnspokenReport,
  groups: SeriesGroups<SeriesInput>,
  others: readonly UnspokenOther[],
): UnspokenReport {
  const inOthers = new Set(groups.others.flat());
  const series: UnspokenSeries = {
    order: { by: groups.by, proven: groups.proven },
    ...(groups.leftOut.length === 0
      ? {}
      : { leftOut: groups.leftOut.map(({ file, reason }) => ({ label: file.label, reason })) }),
    ...(others.length === 0 ? {} : { others }),
  };
  const labels = groups.main.map(({ label }) => label).join(', ');
  const warnings: UnspokenWarning[] = [
    ...groups.leftOut
      .filter(({ file }) => !inOthers.has(file))
      .map(({ file, reason }): UnspokenWarning => ({
        code: `left-out-${reason}`,
        params: { label: file.label, labels },
      })),
    ...others.map((other, i): UnspokenWarning => ({
      code: groups.byTurns ? 'by-turns' : 'two-series',
      params: { labels, otherLabels: other.labels.join(', '), otherIndex: i },
    })),
  ];
  const { verdict } = report;
  return {
    ...report,
    series,
    verdict: { ...verdict, confidence: mostOf(verdict.kind, verdict.confidence, groups.leftOut.length > 0, others) },
    warnings: [...warnings, ...report.warnings],
  };
}

/** "No leak" is never sure when some of the files say otherwise, or were not looked at. */
function mostOf(
  kind: UnspokenReport['verdict']['kind'],
  confidence: Confidence,
  isPartial: boolean,
  others: readonly UnspokenOther[],
): Confidence {
  if (kind === 'leak' || kind === 'growth' || !(isPartial || others.length > 0)) return confidence;
  const isDisputed = others.some(({ verdict }) => verdict.kind === 'leak' || verdict.kind === 'growth');
  return isDisputed || confidence === 'low' ? 'low' : 'medium';
}
