// The report of a series: the tables of `tablesOnly` with findings, verdict and the growth picture in them.

import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { engineError } from '../engine/errors.ts';
import type { SeriesInput } from '../engine/engine.ts';
import { fileWarnings, firstOfSame, mostConfidence, repeated } from '../growth/judge/doctor.ts';
import { costOf, type CostFacts } from '../growth/tell/cost.ts';
import { nativeBytes, nativeWarnings } from '../growth/tell/native.ts';
import { diffConstructors } from '../growth/tables/constructor-diff.ts';
import { rankSeries } from '../growth/rank.ts';
import { withClass } from '../growth/judge/verdict.ts';
import type { Heap } from '../heap/types.ts';
import { nameOriginsOf } from '../growth/tell/name-origin.ts';
import type { AnalyseOptions, Phase, Progress } from '../engine/api.ts';
import type { Report } from '../report/types.ts';
import type { RankedSeries, RankSeries } from '../engine/analyse.ts';
import type { StartPathTreeThread } from './path-tree-thread.ts';
import { drawTree } from './draw-tree.ts';
import { identityOfTraces, takenAtOf, tablesOnly, withTables } from './tables.ts';

/** Ranks a series; one snapshot has only its tables. A file that repeats another is left out, unless nothing else is there. */
export const ranked: RankSeries = async (all, options, signal, onProgress, startPathTreeThread = alone) => {
  if (all.length < 2) {
    const tables = await tablesOnly(all, options, signal, onProgress);
    const files = fileWarnings({ heaps: all.map(({ heap }) => heap), labels: all.map(({ label }) => label) });
    return { ...tables, report: { ...tables.report, warnings: [...files, { code: 'one-snapshot', message: '' }] } };
  }
  const first = firstOfSame(all.map((input) => input.heap));
  // Of files that are alike the one that kept its edges stays: the last of a series needs them.
  const distinct = [...new Set(first)].map((i) => {
    const whole = all.findIndex((input, k) => first[k] === i && input.heap.hasEdges);
    return whole < 0 ? i : whole;
  });
  const order = distinct.length < 2 ? all.map((_, i) => i) : distinct;
  const left =
    order.length === all.length
      ? []
      : first.flatMap((earlier, i) => (earlier === i ? [] : [repeated(all[earlier].label, all[i].label)]));
  const ranking = await rankDistinct(
    order.map((i) => all[i]),
    pickOptions(options, order),
    signal,
    onProgress,
    startPathTreeThread,
  );
  return { ...ranking, order, report: { ...ranking.report, warnings: [...left, ...ranking.report.warnings] } };
};

/** Without a second thread. */
function alone(): null {
  return null;
}

/** Options given per source, of these inputs only. */
function pickOptions(options: AnalyseOptions, inputs: readonly number[]): AnalyseOptions {
  const pick = <T>(values: readonly T[] | undefined): readonly T[] | undefined =>
    values && inputs.map((i) => values[i]);
  return { ...options, labels: pick(options.labels), rssBytes: pick(options.rssBytes), takenAt: pick(options.takenAt) };
}

async function rankDistinct(
  inputs: readonly SeriesInput[],
  options: AnalyseOptions,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
  startPathTreeThread: StartPathTreeThread,
): Promise<RankedSeries> {
  const stage = async (phase: Phase, fraction: number): Promise<void> => {
    onProgress({ snapshot: null, phase, fraction });
    await turn();
    if (signal.aborted) throw engineError('cancelled');
  };
  const told = {
    ...options,
    labels: inputs.map((input) => input.label),
    given: inputs.map((input) => input.source),
    times: inputs.map((input, i) => options.takenAt?.[i] ?? takenAtOf(input.name)),
    newestIds: inputs.map((input) => input.trace.maxId),
  };
  const heaps = inputs.map((input) => input.heap);
  const identity = identityOfTraces(inputs);
  const treeThread = startPathTreeThread(heaps);
  const ranking = await rankSeries(heaps, told, (text) => bytesToHex(sha256(utf8ToBytes(text))), stage).catch(
    (error: unknown) => {
      treeThread?.end();
      throw error;
    },
  );
  const warnings = [
    ...ranking.warnings,
    ...nativeWarnings(
      inputs.map((input) => input.heap),
      told,
    ),
  ];
  const costs: CostFacts = {
    per: options.per ?? null,
    heapLimitBytes: options.heapLimitBytes ?? null,
    times: told.times,
    heapBytes: ranking.totalBySnapshot[inputs.length - 1] - nativeBytes(inputs[inputs.length - 1].heap),
    limited: !warnings.some(({ code }) => code === 'native-nodes'),
  };
  const cost = costOf(ranking.totalBySnapshot, costs);
  await stage('paths', 0);
  const constructors = diffConstructors(heaps, identity);
  const { evidence, ...drawn } = (await treeThread?.tree) ?? drawTree(heaps);
  const base = withTables(inputs, options, identity, { constructors, ...drawn });
  await stage('report', 0);
  const last = inputs.length - 1;
  const since = (values: readonly number[]): number[] => values.map((value) => value - values[0]);
  const totals = since(ranking.totalBySnapshot);
  const engine = since(ranking.engineBySnapshot);
  const findings = ranking.findings.map((f) => since(f.retainedBytesBySnapshot));
  const other = totals.map((total, i) => total - engine[i] - findings.reduce((sum, f) => sum + f[i], 0));
  const verdict = withClass(ranking.verdict, base.report.constructors);
  const report: Report = {
    ...base.report,
    identity: ranking.identity,
    identityAgreement: ranking.identityAgreement,
    verdict: {
      kind: verdict.kind,
      confidence: mostConfidence(ranking.warnings) ?? verdict.confidence,
      summary: '',
      messages: { summary: verdict.summary, reasons: verdict.reasons, next: verdict.next },
      reasons: [],
      next: null,
    },
    growth: {
      totalBytes: totals[last],
      findingsBytes: findings.reduce((sum, f) => sum + f[last], 0),
      engineBytes: engine[last],
      otherBytes: other[last],
      bySnapshot: { findings, engine, other },
    },
    findings: ranking.findings.map((finding) => ({
      ...finding,
      cost: finding.kind === 'warm-up' ? null : costOf(finding.retainedBytesBySnapshot, costs),
    })),
    warnings,
    ...(ranking.steps === null ? {} : { ranking: ranking.steps }),
    ...(cost === null ? {} : { cost }),
  };
  const newest = heaps[last];
  const names = newest.hasEdges ? nameOriginsOf(newest as Heap, report, evidence) : null;
  return { ...base, identity: ranking.identity, report: names === null ? report : { ...report, names } };
}

/** One turn of the event loop: without it a `cancel` that was sent meanwhile would be heard after the work. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
