// The walk of a series: identity → survivors → candidates → named growths → verdicts → the report's findings.

import { engineBytesOf, kindsOf } from '../heap/index.ts';
import { allocationTraces } from '../heap/traces.ts';
import type { SlimHeap } from '../heap/types.ts';
import type { Identity, RankingStep } from '../report/types.ts';
import type { UnspokenFinding, UnspokenWarning } from '../report/unspoken.ts';
import { findCandidates } from './find/candidates.ts';
import { diagnose, identityOf, newestIds } from './judge/doctor.ts';
import { mergeCarried } from './merge/carried.ts';
import { mergeEntangled } from './merge/entangled.ts';
import { mergeShared } from './merge/shared.ts';
import { nameGrowths } from './name/name-growths.ts';
import type { HashText } from './tell/fingerprint.ts';
import { IdIndex, idAgreement, isSameProcess } from './series/ids.ts';
import { judgeGrowths } from './judge/observe.ts';
import { runtimeGrowths, runtimeNotes, runtimeRecordsOf, sumOfRecords } from './judge/runtime-bounds.ts';
import { RankTrace, type ObservedJudgement } from './trace.ts';
import { measureWithin } from './tell/measure.ts';
import { sureBytes } from './tell/sure.ts';
import { ScratchBuffer } from '../base/scratch-buffer.ts';
import type { RankOptions } from './options.ts';
import { NameTable } from './series/names.ts';
import { Namer } from './name/links.ts';
import { unwatched, type Stage } from './stage.ts';
import { survivorsByStructure } from './series/structure.ts';
import { survivorsById, territoryGrowth } from './series/survivors.ts';
import { allocationOf } from './tell/allocations.ts';
import { toFinding } from './tell/to-finding.ts';
import { verdictOf, type SeriesVerdict } from './judge/verdict.ts';
import { SeriesView } from './series/view.ts';

/** Candidates that are named: the largest ones, which hold all growth that anybody would look at. */
const MAX_NAMED = 120;
/** Most findings a report holds. */
const MAX_FINDINGS = 20;

export interface Ranking {
  readonly identity: Identity;
  readonly identityAgreement: number | null;
  readonly findings: readonly UnspokenFinding[];
  readonly verdict: SeriesVerdict;
  /** Engine bytes per snapshot outside findings. */
  readonly engineBySnapshot: readonly number[];
  readonly totalBySnapshot: readonly number[];
  readonly warnings: readonly UnspokenWarning[];
  /** Every decision, when it was asked for; otherwise null. */
  readonly steps: readonly RankingStep[] | null;
  /** What each judgement rested on; empty unless decisions were asked for. */
  readonly judgements: readonly ObservedJudgement[];
}

/**
 * Finds what grows in a series.
 * @param heaps - oldest first, two or more; the last one needs its edges, all of them when ids do not compare
 * @param options - what the user said of the steps
 * @param hash - SHA-256, for fingerprints
 * @param stage - awaited between stages: reports progress, and ends the ranking by rejecting
 */
export async function rankSeries(
  heaps: readonly SlimHeap[],
  options: RankOptions,
  hash: HashText,
  stage: Stage = unwatched,
): Promise<Ranking> {
  const last = heaps.length - 1;
  await stage('matching', 0);
  const kinds = heaps.map((heap) => kindsOf(heap));
  const columns = heaps.map((heap) => heap.columns);
  const names = new NameTable(columns);
  const lent = new ScratchBuffer(heaps[last].columns.nodes.count * 4);
  const indexes = heaps.map((heap, i) => (i === 0 ? null : new IdIndex(heap.columns, lent)));
  let agreement: number | null = null;
  let same = true;
  for (let i = 1; i <= last; i++) {
    const index = indexes[i];
    if (index === null) continue;
    await stage('matching', i / (last + 1));
    const pair = idAgreement(columns, kinds, names, i - 1, i, index);
    agreement = pair.agreement === null ? agreement : Math.min(agreement ?? 1, pair.agreement);
    if (!isSameProcess(pair)) same = false;
  }
  const identity = identityOf(same, options.severalProcesses === true);
  const structural = !same && heaps.every((heap) => heap.hasEdges);
  const survivors = structural
    ? survivorsByStructure(heaps, kinds, names)
    : survivorsById(heaps, kinds, names, indexes);
  await stage('owners', 0);
  const view = new SeriesView(heaps, kinds, names, survivors);
  const trace = options.explainRanking === true ? new RankTrace(view) : null;
  const totalBySnapshot = heaps.map((heap) => heap.totalShallowBytes);
  const records = heaps.map(runtimeRecordsOf);
  const engineLands = heaps.map((heap, i) => engineBytesOf(heap) + sumOfRecords(records[i]));
  // Only both ends are asked for: what rose and fell between them comes out when an owner is opened.
  const candidates = findCandidates(view, territoryGrowth(heaps, kinds, survivors, lent));
  await stage('owners', 0.5);
  const heap = view.newest;
  const namer = new Namer(heap, kinds[last], (n) => view.survives(last, n));
  for (const candidate of candidates) trace?.found(candidate);
  const named = nameGrowths(view, namer, candidates.slice(0, MAX_NAMED));
  const told = mergeCarried(namer, mergeShared(view, namer, named));
  const growths = mergeEntangled(view, namer, told);
  for (const growth of growths) trace?.named(growth);
  const ofRuntime = runtimeGrowths(namer, growths);
  const heapGrowth = totalBySnapshot[last] - totalBySnapshot[0];
  const ids = newestIds({ ...options, heaps, identity, agreement });
  const judged = judgeGrowths(
    view,
    namer,
    growths,
    { identity, heapGrowth, heapBytes: totalBySnapshot[last], newestIds: ids },
    trace,
  );
  const largest = judged.slice(0, MAX_FINDINGS);
  for (const { growth } of judged.slice(MAX_FINDINGS)) trace?.cut(growth, MAX_FINDINGS);
  await stage('ranking', 0);
  const all = measureWithin(
    heap,
    largest.map(({ growth }) => growth.candidate.allFresh),
    lent,
  );
  // One cause, one finding: what an earlier one keeps, too, and what frees nothing by itself, is a part of that.
  const isTold = (i: number): boolean => all.insideOf[i] === null;
  const top = largest.filter((_, i) => isTold(i));
  const measures = all.measures
    .map((measure, i) => ({
      ...measure,
      exclusiveBytes: sureBytes(namer, largest[i].growth, measure.exclusiveBytes),
    }))
    .filter((_, i) => isTold(i));
  for (const [i, { growth }] of largest.entries())
    if (!isTold(i))
      trace?.dropped(growth, 'consequence', [
        { rule: 'entries kept by finding', value: (all.insideOf[i] ?? 0) + 1, limit: null },
      ]);
  await stage('ranking', 0.5);
  const traces = allocationTraces(heap.columns);
  const findings = top.map((judged, i) => ({
    ...toFinding(view, namer, judged, i + 1, measures[i], options, hash),
    ...allocationOf(traces, heap, judged.growth.candidate),
  }));
  const engineBySnapshot = engineLands.map(
    (bytes, i) =>
      bytes -
      top.reduce((sum, { growth }) => sum + growth.candidate.engineBySnapshot[i], 0) +
      ofRuntime.reduce((sum, { bytesBySnapshot }) => sum + bytesBySnapshot[i], 0),
  );
  const program = totalBySnapshot.map((bytes, i) => bytes - engineBySnapshot[i]);
  const unplaced = program.map(
    (bytes, i) => bytes - largest.reduce((sum, { growth }) => sum + growth.retainedBySnapshot[i], 0),
  );
  const warnings = diagnose({ ...options, heaps, identity, agreement, newestIds: ids });
  const verdict = verdictOf(findings, last, heapGrowth, unplaced, program, options.order?.proven ?? true);
  return {
    identity,
    identityAgreement: agreement,
    findings,
    verdict: { ...verdict, reasons: [...verdict.reasons, ...runtimeNotes(ofRuntime, records, heapGrowth)] },
    engineBySnapshot,
    totalBySnapshot,
    warnings,
    steps: trace?.steps ?? null,
    judgements: trace?.judgements ?? [],
  };
}
