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
import { isWhole, type CancelSignal } from '../heap/index.ts';
import { nameOriginsOf } from '../growth/tell/name-origin.ts';
import type { AnalyseOptions, Phase, Progress } from '../engine/api.ts';
import type { UnspokenOther, UnspokenReport, UnspokenWarning } from '../report/unspoken.ts';
import type { RankedSeries, RankSeries } from '../engine/analyse.ts';
import type { StartPathTreeThread } from './path-tree-thread.ts';
import { drawTree } from './draw-tree.ts';
import { groupSeries, seriesOf, withMain } from './groups.ts';
import { evidenceOf, withOthers, type SeriesEvidence } from './other-series.ts';
import { identityOfTraces, takenAtOf, tablesOnly, withTables } from './tables.ts';

/**
 * Ranks a series; one snapshot has only its tables. What does not belong to the series is left out, and so is a file that
 * repeats another, unless nothing else is there.
 */
export const ranked: RankSeries = async (all, options, signal, onProgress, startPathTreeThread = alone) => {
  if (all.length < 2) {
    const tables = await tablesOnly(all, options, signal, onProgress);
    const files = fileWarnings({ heaps: all.map(({ heap }) => heap), labels: all.map(({ label }) => label) });
    return { ...tables, report: { ...tables.report, warnings: [...files, { code: 'one-snapshot' }] } };
  }
  const groups = groupSeries(
    // The order given here is the one in which they stand: what is compared from memory was picked anew from its sources.
    all.map((input, i): GroupedInput => ({ ...input, at: i, source: i, takenAt: options.takenAt?.[i] ?? null })),
    options.keepOrder === true,
  );
  const { order, left } = distinctOf(groups.main);
  const ranking = await rankDistinct(
    order.map((i) => all[i]),
    { ...pickOptions(options, order), ...evidenceOf(groups) },
    signal,
    onProgress,
    startPathTreeThread,
  );
  const others: JudgedGroup[] = [];
  for (const group of groups.others) {
    const files = distinctOf(group);
    const inputs = files.order.map((i) => all[i]);
    const evidence = evidenceOf(seriesOf(group, options.keepOrder === true));
    const told = { ...pickOptions(options, files.order), ...evidence };
    others.push({ ...files, ranking: await rankDistinct(inputs, told, signal, () => undefined, alone) });
  }
  const judged: readonly JudgedGroup[] = [{ order, left, ranking }, ...others];
  const head = groups.byTurns ? 0 : headOf(judged);
  const headed = head === 0 ? groups : withMain(groups, head - 1, options.keepOrder === true);
  const rest = judged.filter((_, i) => i !== head).map(({ ranking: { report } }) => otherOf(report));
  const report = withOthers(judged[head].ranking.report, headed, rest);
  return {
    ...judged[head].ranking,
    order: judged[head].order,
    report: { ...report, warnings: [...judged[head].left, ...report.warnings] },
  };
};

/** One of the series among the files, judged by itself. */
interface JudgedGroup {
  readonly order: readonly number[];
  readonly left: readonly UnspokenWarning[];
  readonly ranking: RankedSeries;
}

/** The series that is the answer: the first, unless it is calm and another of as many files is not. */
function headOf(judged: readonly JudgedGroup[]): number {
  const isCalm = ({ ranking: { report } }: JudgedGroup): boolean =>
    report.verdict.kind === 'none' || report.verdict.kind === 'warm-up';
  if (!isCalm(judged[0])) return 0;
  const louder = judged.findIndex((one) => !isCalm(one) && one.order.length === judged[0].order.length);
  return Math.max(0, louder);
}

/** A snapshot, and its position among those that were read. */
type GroupedInput = SeriesInput & { readonly at: number; readonly takenAt: string | null };

/** Positions of the files of a group without those that repeat another, and the remarks on these. */
function distinctOf(group: readonly GroupedInput[]): { readonly order: number[]; readonly left: UnspokenWarning[] } {
  const first = firstOfSame(group.map((input) => input.heap));
  // Of files that are alike the one that kept its edges stays: the last of a series needs them.
  const distinct = [...new Set(first)].map((i) => {
    const whole = group.findIndex((input, k) => first[k] === i && input.heap.hasEdges);
    return whole < 0 ? i : whole;
  });
  if (distinct.length < 2 || distinct.length === group.length) return { order: group.map(({ at }) => at), left: [] };
  return {
    order: distinct.map((i) => group[i].at),
    left: first.flatMap((earlier, i) => (earlier === i ? [] : [repeated(group[earlier].label, group[i].label)])),
  };
}

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
  options: AnalyseOptions & SeriesEvidence,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
  startPathTreeThread: StartPathTreeThread,
): Promise<RankedSeries> {
  const stage = stageOf(signal, onProgress);
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
  const ranking = await rankSeries(heaps, told, hashOf, stage).catch((error: unknown) => {
    treeThread?.end();
    throw error;
  });
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
  const report: UnspokenReport = {
    ...base.report,
    identity: ranking.identity,
    identityAgreement: ranking.identityAgreement,
    verdict: {
      kind: verdict.kind,
      confidence: mostConfidence(ranking.warnings) ?? verdict.confidence,
      messages: { summary: verdict.summary, reasons: verdict.reasons, next: verdict.next },
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
  const names = isWhole(newest) ? nameOriginsOf(newest, report, evidence) : null;
  return {
    ...base,
    identity: ranking.identity,
    report: names === null ? report : { ...report, names },
    explain: async (wish) => {
      const again = { ...told, explainRanking: true };
      return (
        (
          await rankSeries(
            heaps,
            again,
            hashOf,
            stageOf(wish, () => undefined),
          )
        ).steps ?? []
      );
    },
  };
}

/** SHA-256 in hexadecimal digits. */
const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** Between the stages of a ranking: progress is told, and a ranking that nobody wants any more ends. */
function stageOf(signal: CancelSignal, onProgress: (progress: Progress) => void) {
  return async (phase: Phase, fraction: number): Promise<void> => {
    onProgress({ snapshot: null, phase, fraction });
    await turn();
    if (signal.aborted) throw engineError('cancelled');
  };
}

/** Of another series only its verdict is told. */
function otherOf({ snapshots, verdict }: UnspokenReport): UnspokenOther {
  const { kind, confidence, messages } = verdict;
  return {
    labels: snapshots.map(({ label }) => label),
    verdict: { kind, confidence, messages: { summary: messages.summary } },
  };
}

/** One turn of the event loop: without it a `cancel` that was sent meanwhile would be heard after the work. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
