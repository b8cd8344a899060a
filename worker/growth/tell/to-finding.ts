// One growth as the report tells it: owner, entries, bytes, path, sentences, fingerprint.

import { bringsOf, isTimerRecord } from '../../messages/brings.ts';
import { recognise } from '../../patterns/index.ts';
import { packageOf } from '../../report/packages.ts';
import type { ReportSource } from '../../report/types.ts';
import type { FindingMessages, KnownMessage, UnspokenFinding } from '../../report/unspoken.ts';
import { factsOf, programClassOf } from './facts.ts';
import { isEngineHeld } from '../merge/entangled.ts';
import { compose } from './compose.ts';
import { fingerprintOf, type HashText } from './fingerprint.ts';
import { listensOf, pageTargetOf, targetOf } from './target.ts';
import { baseName, type Namer } from '../name/links.ts';
import { calledInProgram } from '../name/origin.ts';
import { whoseCode, type Whose } from '../name/whose.ts';
import { sourcesOf } from '../name/positions.ts';
import { lawsBrokenBy } from '../laws/laws.ts';
import { isBlamed, placeOf, searchWords, withOwner } from './whose-words.ts';
import type { RankOptions } from '../options.ts';
import type { SeriesView } from '../series/view.ts';
import { fateOf } from '../judge/cohorts.ts';
import type { Growth, GrowthFacts, Judged, ReasonKey } from '../types.ts';
import { isGlobal } from '../vocabulary.ts';

/** One growth as the report tells it. @param rank - from 1 @param measure - bytes of `measureFindings` */
export function toFinding(
  view: SeriesView,
  namer: Namer,
  { growth, kind, confidence, reason, facts: judged }: Judged,
  rank: number,
  measure: { readonly exclusiveBytes: number; readonly sharedBytes: number },
  options: RankOptions,
  hash: HashText,
): UnspokenFinding {
  const last = view.last;
  const { owner, candidate } = growth;
  const { id } = view.heaps[last].columns.nodes;
  const composition = compose(view, candidate.freshEntries, candidate.allFresh);
  const inProgram = calledInProgram(namer, owner);
  const sources = sourcesOf(view, namer, growth, inProgram);
  const whose = whoseCode(view, namer, growth);
  // Whatever keeps the document, a page's author calls it so.
  const isDocument = owner.name === null && /^(HTML)?Document$/.test(owner.constructor);
  const own = isDocument ? 'document' : (owner.name ?? owner.holder?.name ?? owner.constructor);
  // `hashMap` of a library is known to the programmer by the variable that keeps it.
  const ownerName =
    inProgram === null || inProgram.name === own
      ? throughHolder(owner, own)
      : `${inProgram.name}${inProgram.apart ? '…' : '.'}${own}`;
  const entry = growth.entryConstructor;
  const facts = factsOf(
    view,
    namer,
    growth,
    composition.rows.map((row) => row.constructor),
    sources,
  );
  const pattern = recognise(facts);
  const variant = pattern?.variantOf?.(facts) ?? null;
  const isWellKnown = pattern !== null && (pattern.recognise(facts) >= KNOWN_LIBRARY || OF_CALLERS.has(pattern.id));
  const target = targetOf(namer, growth, pattern?.id ?? null, ownerName);
  // The file in which jsdom keeps its window says nothing of who listens to that.
  const listens = target !== null && target.on === pageTargetOf(growth);
  const place = placeOf(listens ? sources.filter((source) => !isOfOther(source, whose)) : sources, whose);
  // `globalThis`, `Pending activities`: nobody wrote these names.
  const held = !listens && isEngineHeld(growth) && growth.growthKind !== 'bytes' && growth.growthKind !== 'depth';
  const unheld = isUnheld(namer, growth);
  const named = {
    name: listens ? target.on : ownerName,
    ownerConstructor: unheld ? UNRECORDED : readable(owner.constructor),
    place,
    ...(held ? { entryConstructor: readable(entry) } : {}),
  };
  const title: KnownMessage = {
    key: `report.title.${listens ? 'listeners' : held ? 'held' : place === '' ? 'owner' : 'place'}`,
    params: named,
  };
  const count = growth.countBySnapshot;
  const retained = growth.retainedBySnapshot;
  const brings = bringsOf(composition.rows.slice(0, 5));
  const grew: KnownMessage =
    growth.growthKind === 'bytes'
      ? {
          key: 'report.grew.bytes',
          params: {
            ...named,
            entryConstructor: readable(entry),
            growthBytes: growth.growthBytes,
            lastBytes: retained[last],
          },
        }
      : {
          key: `report.grew.${unheld ? 'unheld' : listens ? 'listeners' : held ? 'roots' : growth.growthKind}`,
          params: {
            ...named,
            entryConstructor: readable(entry),
            firstCount: count[0],
            lastCount: count[last],
            growthBytes: growth.growthBytes,
            labels: brings,
          },
        };
  // A timer's own record says nothing to a programmer: what it keeps does.
  const kept = isTimerRecord(entry)
    ? (programClassOf(
        view,
        candidate.allFresh,
        composition.rows.map((row) => row.constructor),
      ) ?? entry)
    : entry;
  const words = {
    owner: `\`${listens ? target.on : ownerName}\``,
    entry: readable(kept),
    holder: owner.holder?.name ?? '',
    event: owner.event ?? '',
    file: place,
    variable: facts.heavyVariable ?? '',
  };
  // What the runtime keeps is the same leak whichever of its handles is met first.
  const fingerprint = fingerprintOf(
    hash,
    held
      ? [entry, 'held']
      : [
          entry === 'Function' ? (growth.entryName ?? '') : '',
          entry,
          owner.constructor,
          owner.name ?? '',
          owner.holder?.constructor ?? '',
          growth.growthKind,
        ],
  );
  const known = options.known?.find((k) => k.fingerprint === fingerprint) ?? null;
  return obedient({
    rank,
    kind,
    confidence,
    constructor: readable(entry),
    shape: growth.shape,
    owner: {
      constructor: readable(owner.constructor),
      name: owner.name,
      objectId: owner.node === null ? null : id[owner.node],
    },
    growthKind: growth.growthKind,
    path: growth.path.map((hop) => ({ ...hop, constructor: readable(hop.constructor) })),
    alsoHeldBy: growth.alsoHeldBy.map((h) => ({
      name: h.name,
      constructor: readable(h.constructor),
      objectId: id[h.node],
    })),
    countBySnapshot: count,
    retainedBytesBySnapshot: retained,
    exclusiveBytes: measure.exclusiveBytes,
    sharedBytes: measure.sharedBytes,
    composition: composition.rows,
    bytesPerEntry: composition.bytesPerEntry,
    cohorts: judged.cohorts,
    pattern: pattern?.id ?? 'unknown',
    sources,
    package: whose.package,
    addedBy: whose.addedBy,
    fingerprint,
    messages: {
      title,
      ...withOwner(
        sentencesOf(
          kind,
          reason,
          unheld || pattern === null ? null : [pattern.id, variant ?? []].flat().join('.'),
          [grew, ...listensOf(target), ...fateMessage(kind, judged)],
          words,
          unheld ? 'unheld' : held ? 'held' : 'unknown',
        ),
        isBlamed(kind, reason) ? whose : null,
        own,
        searchWords(
          whose.part,
          whose.isInside === true ? '' : own,
          target?.event ?? null,
          pattern?.id ?? null,
          readable(entry),
        ),
        isWellKnown,
      ),
      reasons: [{ key: reason, params: reasonParams(last, judged) }],
      next: last === 1 ? { key: 'report.next.third' } : (NEXT[reason] ?? null),
    },
    cost: null,
    // Ids only grow: the largest are the newest.
    sampleObjectIds: Array.from(candidate.freshEntries, (n) => id[n])
      .sort((x, y) => y - x)
      .slice(0, 3),
    ...(target === null ? {} : { target }),
    known:
      options.known === undefined
        ? null
        : known === null
          ? { status: 'new', reason: null }
          : { status: known.status, reason: known.reason },
  });
}

/** A finding that breaks a law of its own figures or path is told, but not with confidence. */
function obedient(finding: UnspokenFinding): UnspokenFinding {
  if (lawsBrokenBy(finding).length === 0) return finding;
  const { messages } = finding;
  return {
    ...finding,
    confidence: finding.confidence === 'high' ? 'medium' : 'low',
    messages: { ...messages, reasons: [...messages.reasons, { key: 'report.reason.unlawful' }] },
  };
}

/** The snapshot that would tell more, where one would. */
const NEXT: Partial<Record<ReasonKey, KnownMessage>> = {
  'report.reason.replaced': { key: 'report.next.idle' },
  'report.reason.late': { key: 'report.next.third' },
  'report.reason.fading': { key: 'report.next.third' },
  'report.reason.bounded': { key: 'report.next.full' },
  'report.reason.swept': { key: 'report.next.swept' },
  'report.reason.table': { key: 'report.next.third' },
};

/** What a pattern says is said of a leak: what has stopped growing, or is replaced all the time, needs no explanation of how it leaks. */
function sentencesOf(
  kind: Judged['kind'],
  reason: Judged['reason'],
  patternKey: string | null,
  grew: readonly KnownMessage[],
  params: Readonly<Record<string, string>>,
  otherwise: 'unheld' | 'held' | 'unknown',
): Pick<FindingMessages, 'explanation' | 'advice'> {
  if (kind === 'warm-up') {
    const why = reason === 'report.reason.loading' ? 'report.warm-up.loading' : 'report.warm-up.levelled';
    return { explanation: [...grew, { key: why }], advice: [{ key: 'report.advice.warm-up' }] };
  }
  if (reason === 'report.reason.table')
    return { explanation: [...grew, { key: 'report.table' }], advice: [{ key: 'report.advice.table', params }] };
  if (reason === 'report.reason.replaced')
    return { explanation: [...grew, { key: 'report.replaced' }], advice: [{ key: 'report.advice.replaced', params }] };
  if (reason === 'report.reason.bounded')
    return { explanation: [...grew, { key: 'report.bounded' }], advice: [{ key: 'report.advice.bounded', params }] };
  if (reason === 'report.reason.swept')
    return { explanation: [...grew, { key: 'report.swept' }], advice: [{ key: 'report.advice.swept', params }] };
  if (patternKey === null)
    return {
      explanation: [...grew],
      advice: [
        { key: `report.advice.${otherwise}`, params: otherwise === 'unknown' ? params : { entry: params.entry } },
      ],
    };
  return {
    explanation: [...grew, { key: `patterns.${patternKey}.explanation`, params }],
    advice: [{ key: `patterns.${patternKey}.advice`, params }],
  };
}

/** What became of the entries that came, in one sentence; nothing where that is not known. */
function fateMessage(kind: Judged['kind'], { cohorts }: GrowthFacts): readonly KnownMessage[] {
  const { came, kept } = fateOf(cohorts);
  if (kind === 'warm-up' || came === 0) return [];
  const key = kept === came ? 'report.stayed.all' : kept === 0 ? 'report.stayed.none' : 'report.stayed.some';
  const last = cohorts?.length ?? 0;
  // What came by the last snapshot had none to outlive.
  return [{ key, params: { cameCount: came, keptCount: kept, before: last - 1, last } }];
}

/** What goes into the sentence that says why a growth is judged so. */
function reasonParams(steps: number, { bounds, sweeper }: GrowthFacts): Record<string, string | number> {
  const place = sweeper?.url === null || sweeper === null ? '' : `${baseName(sweeper.url)}:${sweeper.line}`;
  return {
    count: steps,
    ...(bounds.length > 0 ? { field: bounds[0] } : {}),
    ...(sweeper !== null ? { place } : {}),
  };
}

/** Whether a position lies in another package than the one whose code a finding is. */
function isOfOther({ url }: ReportSource, whose: Whose): boolean {
  const file = packageOf(url);
  return file !== null && file.name !== whose.package?.name;
}

/** A scope is no constructor a beginner knows. */
function readable(constructor: string): string {
  return constructor.startsWith('system / Context') ? '(scope)' : constructor;
}

/** What keeps things whose holder the files do not record: a key of keepers.ts, not a name. */
const UNRECORDED = '(unrecorded)';

/** Bun writes objects without saying what refers to them. */
function isUnheld(namer: Namer, growth: Growth): boolean {
  const sample = growth.candidate.freshEntries.at(-1);
  return growth.growthKind === 'roots' && sample !== undefined && namer.links(sample, 1).length === 0;
}

/** Names that a hundred classes give to what they keep: the name of the object that has it says which. */
const GENERIC =
  /^[#_$]*(cache|store|storage|map|set|list|items|entries|elements|data|values|records|queue|buffer|pool|registry|listeners|handlers|callbacks|instances)$/;

/** `documentStore.cache`: a name that says little goes with the name of the object that has it. */
function throughHolder({ holder, event }: Growth['owner'], own: string): string {
  const above = holder?.name ?? null;
  const says =
    above !== null &&
    above !== own &&
    event === null &&
    // What hangs from the global object is known by its own name, whatever an engine calls that object.
    !isGlobal(holder?.constructor ?? '') &&
    GENERIC.test(own) &&
    /^[\p{L}_$][\p{L}\d_$]{2,}$/u.test(above);
  return says ? `${above}.${own}` : own;
}

/** A pattern of this score knows the library by name, and its advice says how that is used (see worker/patterns/types.ts). */
const KNOWN_LIBRARY = 50;

/** Patterns whose advice is about how often one's own code calls the package: it holds whoever owns the list. */
const OF_CALLERS = new Set(['wrapped-functions', 'clients-per-request']);
