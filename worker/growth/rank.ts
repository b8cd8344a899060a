// The walk of a series: identity → survivors → candidates → named growths → verdicts → the report's findings.

import { droppedEdges, sourceOf } from '../heap/index.ts';
import type { Heap, SlimHeap } from '../heap/types.ts';
import { recognise } from '../patterns/index.ts';
import type { AnalyseOptions } from '../engine-api.ts';
import type { Confidence, Identity, Message, ReportFinding, ReportSource, ReportWarning, VerdictKind, FindingKind } from '../report/types.ts';
import { findCandidates } from './candidates.ts';
import { compose, nameGrowths, type Growth } from './findings.ts';
import { fingerprintOf, type HashText } from './fingerprint.ts';
import { IdIndex, idAgreement, isSameProcess } from './ids.ts';
import { measureFindings } from './measure.ts';
import { NameTable } from './names.ts';
import { Namer, baseName } from './naming.ts';
import { nodeKinds } from './node-kinds.ts';
import { survivorsByStructure } from './structure.ts';
import { survivorsById, territories } from './survivors.ts';
import { SeriesView } from './view.ts';

/** What the user said of the steps, and which leaks are known. */
export type RankOptions = Pick<AnalyseOptions, 'per' | 'heapLimitBytes' | 'known' | 'takenAt'>;

/** Most findings a report holds. */
const MAX_FINDINGS = 20;

export interface Ranking {
  readonly identity: Identity;
  readonly identityAgreement: number | null;
  readonly findings: readonly ReportFinding[];
  readonly verdict: { readonly kind: VerdictKind; readonly confidence: Confidence; readonly summary: Message; readonly reasons: readonly Message[]; readonly next: Message | null };
  /** Engine bytes per snapshot outside findings. */
  readonly engineBySnapshot: readonly number[];
  readonly totalBySnapshot: readonly number[];
  readonly warnings: readonly ReportWarning[];
}

/**
 * Finds what grows in a series.
 * @param heaps - oldest first, two or more; the last one needs its edges, all of them when ids do not compare
 * @param options - what the user said of the steps
 * @param hash - SHA-256, for fingerprints
 */
export function rankSeries(heaps: readonly SlimHeap[], options: RankOptions, hash: HashText): Ranking {
  const last = heaps.length - 1;
  const kinds = heaps.map((heap) => nodeKinds(heap));
  const columns = heaps.map((heap) => heap.columns);
  const names = new NameTable(columns);
  const indexes = heaps.map((heap, i) => (i === 0 ? null : new IdIndex(heap.columns)));
  let agreement: number | null = null;
  let same = true;
  for (let i = 1; i <= last; i++) {
    const index = indexes[i];
    if (index === null) continue;
    const pair = idAgreement(columns, kinds, names, i - 1, i, index);
    agreement = pair.agreement === null ? agreement : Math.min(agreement ?? 1, pair.agreement);
    if (!isSameProcess(pair)) same = false;
  }
  const identity: Identity = same ? 'same-process' : 'different-processes';
  const structural = !same && heaps.every((heap) => heap.hasEdges);
  const survivors = structural ? survivorsByStructure(heaps, kinds, names) : survivorsById(heaps, kinds, names, indexes);
  const view = new SeriesView(heaps, kinds, names, survivors);
  const lands = heaps.map((heap, i) => territories(heap, kinds[i], survivors.ofNode[i], survivors.count));
  const candidates = findCandidates(view, lands.map((l) => l.ownBytes));
  const heap = heaps[last] as Heap;
  const namer = new Namer(heap, kinds[last], (n) => view.survives(last, n));
  const growths = nameGrowths(view, namer, candidates.slice(0, 120));
  const heapGrowth = lands[last].totalBytes - lands[0].totalBytes;
  const steps = last;
  const kindOf = (growth: Growth): FindingKind | null => {
    const significant = growth.growthBytes >= Math.max(4096 * steps, 0.01 * Math.max(0, heapGrowth));
    if (!significant) return null;
    if (last === 1) return growth.trend === 'flat' ? null : 'growth';
    if (growth.trend === 'rising') return same ? 'leak' : 'growth';
    return growth.trend === 'levelling' && growth.growthBytes >= 65536 ? 'warm-up' : null;
  };
  const judged = growths.map((growth) => ({ growth, kind: kindOf(growth) })).filter((g): g is { growth: Growth; kind: FindingKind } => g.kind !== null);
  judged.sort((x, y) => Number(x.kind === 'warm-up') - Number(y.kind === 'warm-up') || y.growth.growthBytes - x.growth.growthBytes);
  const top = judged.slice(0, MAX_FINDINGS);
  const dropped = droppedEdges(heap);
  const measures = measureFindings(heap, top.map(({ growth }) => growth.candidate.allFresh), (edge) => (dropped[edge >>> 5] & (1 << (edge & 31))) !== 0);
  const findings = top.map(({ growth, kind }, i) => toFinding(view, namer, growth, kind, i + 1, measures[i], options, hash));
  const leaks = findings.filter((f) => f.kind === 'leak');
  const grows = findings.filter((f) => f.kind === 'growth');
  const kind: VerdictKind = leaks.length > 0 ? 'leak' : grows.length > 0 ? 'growth' : findings.length > 0 ? 'warm-up' : 'none';
  const lead = leaks[0] ?? grows[0] ?? findings[0];
  const totalBytes = heapGrowth;
  const summary: Message = lead === undefined
    ? { key: 'report.verdict.none', params: { totalBytes } }
    : { key: `report.verdict.${kind}`, params: { title: lead.title, count: Math.max(1, leaks.length || grows.length || findings.length), growthBytes: lead.retainedBytesBySnapshot[last] - lead.retainedBytesBySnapshot[0] } };
  const warnings: ReportWarning[] = [];
  if (!same) warnings.push({ code: 'different-processes', message: '', params: { agreementPercent: agreement ?? 0 } });
  if (last === 1) warnings.push({ code: 'two-snapshots', message: '' });
  return {
    identity, identityAgreement: agreement, findings,
    verdict: { kind, confidence: last >= 3 ? 'high' : last === 2 ? 'medium' : 'low', summary, reasons: [{ key: last === 1 ? 'report.reason.two' : kind === 'none' ? 'report.reason.steady' : 'report.reason.steps', params: { count: last } }], next: last === 1 ? { key: 'report.next.third' } : null },
    engineBySnapshot: lands.map((l) => l.engineBytes), totalBySnapshot: lands.map((l) => l.totalBytes), warnings,
  };
}

function toFinding(
  view: SeriesView, namer: Namer, growth: Growth, kind: FindingKind, rank: number,
  measure: { readonly exclusiveBytes: number; readonly sharedBytes: number }, options: RankOptions, hash: HashText,
): ReportFinding {
  const last = view.last;
  const { owner, candidate } = growth;
  const { id } = view.heaps[last].columns.nodes;
  const composition = compose(view, candidate.freshEntries, candidate.allFresh);
  const sources = sourcesOf(view, namer, growth);
  const place = sources.length > 0 ? `${baseName(sources[0].url)}:${sources[0].line}` : '';
  const ownerName = owner.name ?? owner.holder?.name ?? owner.constructor;
  const named = { name: ownerName, ownerConstructor: readable(owner.constructor), place };
  const title: Message = { key: place === '' ? 'report.title.owner' : 'report.title.place', params: named };
  const entry = growth.entryConstructor;
  const count = growth.countBySnapshot;
  const retained = growth.retainedBySnapshot;
  const text = place === '' ? `\`${ownerName}\` (${named.ownerConstructor})` : `\`${ownerName}\` (${named.ownerConstructor}) · ${place}`;
  const brings = composition.rows.slice(0, 5).map((row) => `${row.count} ${row.constructor}`).join(', ');
  const grew: Message = growth.growthKind === 'bytes'
    ? { key: 'report.grew.bytes', params: { ...named, entryConstructor: readable(entry), growthBytes: growth.growthBytes, lastBytes: retained[last] } }
    : { key: `report.grew.${growth.growthKind}`, params: { ...named, entryConstructor: readable(entry), firstCount: count[0], lastCount: count[last], growthBytes: growth.growthBytes, labels: brings } };
  const facts = {
    growthKind: growth.growthKind, ownerConstructor: owner.constructor, ownerName: owner.name, entryConstructor: entry, entryName: growth.entryName,
    pathEdges: growth.path.map((h) => h.edge ?? ''), pathConstructors: growth.path.map((h) => h.constructor),
    inside: composition.rows.map((r) => r.constructor), entryFields: [], ownerFields: [], alsoHeldBy: growth.alsoHeldBy.map((h) => h.name ?? h.constructor),
    files: sources.map((s) => baseName(s.url)), event: owner.event,
  };
  const pattern = recognise(facts);
  const words = { owner: `\`${ownerName}\``, entry: readable(entry), holder: owner.holder?.name ?? '', event: owner.event ?? '', file: place };
  const fingerprint = fingerprintOf(hash, [entry === 'Function' ? growth.entryName ?? '' : '', entry, owner.constructor, owner.name ?? '', owner.holder?.constructor ?? '', growth.growthKind]);
  const known = options.known?.find((k) => k.fingerprint === fingerprint) ?? null;
  return {
    rank, kind, confidence: kind === 'leak' ? (last >= 3 ? 'high' : 'medium') : 'low',
    constructor: readable(entry), shape: growth.shape,
    owner: { constructor: readable(owner.constructor), name: owner.name, objectId: owner.node === null ? null : id[owner.node] },
    growthKind: growth.growthKind, path: growth.path.map((hop) => ({ ...hop, constructor: readable(hop.constructor) })),
    alsoHeldBy: growth.alsoHeldBy.map((h) => ({ name: h.name, constructor: readable(h.constructor), objectId: id[h.node] })),
    countBySnapshot: count, retainedBytesBySnapshot: retained, exclusiveBytes: measure.exclusiveBytes, sharedBytes: measure.sharedBytes,
    composition: composition.rows, bytesPerEntry: composition.bytesPerEntry, pattern: pattern?.id ?? 'unknown', sources, fingerprint,
    title: text, explanation: '', advice: '',
    messages: {
      title, explanation: pattern === null ? [grew] : [grew, { key: `patterns.${pattern.id}.explanation`, params: words }],
      advice: pattern === null ? [{ key: 'report.advice.unknown', params: words }] : [{ key: `patterns.${pattern.id}.advice`, params: words }],
      reasons: [{ key: last === 1 ? 'report.reason.two' : kind === 'warm-up' ? 'report.reason.levelled' : 'report.reason.steps', params: { count: last } }],
      next: last === 1 ? { key: 'report.next.third' } : null,
    },
    reasons: [], next: null,
    cost: (options.per ?? null) === null ? null : { unit: options.per ?? '', bytesPerUnit: Math.round(growth.growthBytes / last), secondsToLimit: null },
    sampleObjectIds: candidate.freshEntries.slice(-3).reverse().map((n) => id[n]),
    known: options.known === undefined ? null : known === null ? { status: 'new', reason: null } : { status: known.status, reason: known.reason },
  };
}

/** A scope is no constructor a beginner knows. */
function readable(constructor: string): string {
  return constructor.startsWith('system / Context') ? '(scope)' : constructor;
}

function sourcesOf(view: SeriesView, namer: Namer, growth: Growth): ReportSource[] {
  const sources: ReportSource[] = [];
  const add = (position: { readonly url: string; readonly line: number; readonly column: number } | null): void => {
    if (position === null || position.url === '' || position.url.startsWith('node:')) return;
    if (!sources.some((s) => s.url === position.url && s.line === position.line)) sources.push({ url: position.url, line: position.line, column: position.column });
  };
  const { owner, candidate } = growth;
  if (owner.holder !== null) add(namer.isContext(owner.holder.node) ? namer.scopeOf(owner.holder.node).source : sourceOf(view.heaps[view.last], owner.holder.node));
  if (owner.node !== null) add(sourceOf(view.heaps[view.last], owner.node));
  const sample = candidate.freshEntries[candidate.freshEntries.length - 1];
  if (sample !== undefined) add(sourceOf(view.heaps[view.last], sample));
  return sources;
}
