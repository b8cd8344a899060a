// What a rendering says, before it is laid out: the sentences, rows and facts that PDF, HTML, Markdown and CSV share,
// so that no format tells a different story.

import {
  bringsOf,
  createTranslator,
  formatBrings,
  GLOSSARY,
  glossaryFor,
  withoutTicks,
  type GlossaryTerm,
  type MessageKey,
  type Translator,
} from '../messages/index.ts';
import { growthOf, lastOf } from '../base/by-snapshot.ts';
import type { GrowthPart } from './charts.ts';
import { growthParts } from './charts.ts';
import { costText } from './cost-text.ts';
import { KINDS } from './redact/index.ts';
import type { Lang, Report, ReportConstructor, ReportFinding, ReportSource } from './types.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Translator of a language with the few phrases every rendering needs. */
export function speaker(lang: Lang): Translator {
  return createTranslator(lang);
}

export function verdictTitle(report: Report, { t }: Translator): string {
  const { kind, accepted } = report.verdict;
  // Something grows, and it is accepted: that is not "nothing found".
  return t(kind === 'none' && accepted !== undefined ? 'export.verdict.accepted' : `export.verdict.${kind}`);
}

export function confidenceLine(report: Report, { t }: Translator): string {
  return t('export.confidenceIs', { confidence: t(`common.confidence.${report.verdict.confidence}`) });
}

/** `From 6.2 MB to 12.6 MB: +6.4 MB over 4 snapshots.` */
export function growthLine(report: Report, { t }: Translator): string {
  const sizes = report.snapshots.map((snapshot) => snapshot.shallowBytes);
  return t('export.growthLine', {
    firstBytes: sizes[0] ?? 0,
    lastBytes: lastOf(sizes),
    growthBytes: growthOf(sizes),
    snapshotCount: sizes.length,
  });
}

export interface PartRow {
  readonly part: GrowthPart | null;
  readonly label: string;
  readonly bytes: number;
  readonly share: number | null;
}

/** The parts of the growth and, last, the total (`part` null). Shares are of the total and absent when it does not grow. */
export function partRows(report: Report, speak: Translator, maxParts?: number): readonly PartRow[] {
  const { t } = speak;
  const total = report.growth.totalBytes;
  const share = (bytes: number): number | null => (total > 0 ? bytes / total : null);
  const parts = growthParts(report, maxParts);
  const rows: PartRow[] = parts.map((part) => ({
    part,
    label: partLabel(report, part, speak),
    bytes: lastOf(part.bySnapshot),
    share: share(lastOf(part.bySnapshot)),
  }));
  if (rows.length === 0) {
    const { findingsBytes, otherBytes, engineBytes } = report.growth;
    const plain = (label: MessageKey, bytes: number): PartRow => ({
      part: null,
      label: t(label),
      bytes,
      share: share(bytes),
    });
    rows.push(
      plain('export.findings', findingsBytes),
      plain('export.other', otherBytes),
      plain('export.engine', engineBytes),
    );
  }
  return [...rows, { part: null, label: t('export.total'), bytes: total, share: total > 0 ? 1 : null }];
}

export function partLabel(report: Report, part: GrowthPart, speak: Translator): string {
  const { t } = speak;
  switch (part.kind) {
    case 'finding':
      return t('export.findingHeading', {
        rank: part.finding + 1,
        title: shortTitle(report.findings[part.finding], speak),
      });
    case 'rest':
      return t('export.more');
    case 'engine':
      return t('export.engine');
    case 'other':
      return t('export.other');
  }
}

/** @returns whether the runtime keeps the entries and no collection of the program: the owner's name is then one nobody wrote. */
export function isHeld(finding: ReportFinding): boolean {
  return finding.messages.title.key === 'report.title.held';
}

/** `sessions (Map)`, `MongoClient (Node’s timers)`; the finding's own title where there is no owner to name. */
function shortTitle(finding: ReportFinding, speak: Translator): string {
  const { owner } = finding;
  if (isHeld(finding)) return `${finding.constructor} (${keptIn(finding, speak)})`;
  // Listeners on a page's own objects: the title says on which.
  const listens = finding.messages.title.key === 'report.title.listeners';
  return owner.name === null || listens
    ? withoutTicks(finding.title) || owner.constructor
    : `${owner.name} (${owner.constructor})`;
}

/** Where the entries are kept: `sessions (Map)`, `open TCP sockets`. */
export function keptIn(finding: ReportFinding, speak: Translator): string {
  return isHeld(finding)
    ? speak.t('export.ownerKeeper', {
        // The title knows whether the files record the keeper at all.
        ownerConstructor: finding.messages.title.params?.ownerConstructor ?? finding.owner.constructor,
      })
    : ownerText(finding.owner, speak);
}

export function headline(finding: ReportFinding, speak: Translator): string {
  return speak.t('export.findingHeading', { rank: finding.rank, title: finding.title || shortTitle(finding, speak) });
}

function place(source: ReportSource): string {
  return `${source.url}:${source.line}:${source.column}`;
}

/** What the pattern is called, in a few words; its identifier where this version has no words for it; null for warm-up, which does not leak in any way. */
export function patternName(finding: ReportFinding, { t, has }: Translator): string | null {
  if (finding.kind === 'warm-up') return null;
  const key = `patterns.${finding.pattern}.name`;
  // That no pattern fits is said nowhere: it helps nobody.
  if (finding.pattern === 'unknown') return null;
  return has(key) ? t(key) : finding.pattern;
}

/** What a fix frees: bytes that only it keeps, and its share of what others keep, too; null for warm-up, which needs no fix. */
export function fixFreesLine({ kind, exclusiveBytes, sharedBytes }: ReportFinding, { t }: Translator): string | null {
  if (kind === 'warm-up') return null;
  return exclusiveBytes === sharedBytes
    ? t('export.freesAll', { exclusiveBytes })
    : t('export.frees', { exclusiveBytes, shareBytes: sharedBytes });
}

/** The three figures of a finding, each once and by its name: growth, what is kept now, what a fix frees. */
function figuresFact(finding: ReportFinding, speak: Translator): Fact {
  const { t } = speak;
  return {
    label: t('export.figures'),
    value: t('export.figuresLine', {
      growthBytes: growthOf(finding.retainedBytesBySnapshot),
      keptBytes: lastOf(finding.retainedBytesBySnapshot),
      freed: fixFreesLine(finding, speak) ?? '',
    }),
  };
}

function ownerText(owner: ReportFinding['owner'], { t }: Translator): string {
  return owner.name === null
    ? t('export.ownerNameless', { constructor: owner.constructor })
    : t('export.ownerNamed', { name: owner.name, constructor: owner.constructor });
}

/** `1 Session (69 B), 3 strings (243 B)`; what is too small to be listed is summed up. Empty when there are no entries. */
export function compositionLine(finding: ReportFinding, { t, bytes, lang }: Translator): string {
  const sized = (what: string, size: number): string => `${what} (${bytes(size).replaceAll(' ', '\u00a0')})`;
  const rest = finding.bytesPerEntry - finding.composition.reduce((sum, row) => sum + row.bytes, 0);
  const rows = finding.composition.map((row) => sized(formatBrings(bringsOf([row]), lang), row.bytes));
  return [...rows, ...(rows.length > 0 && rest >= 1 ? [sized(t('export.entryRest'), rest)] : [])].join(', ');
}

export function knownLine(known: NonNullable<ReportFinding['known']>, { t }: Translator): string {
  if (known.status === 'accepted' && known.reason !== null) return t('export.reasonAccepted', { reason: known.reason });
  return t(`common.known.${known.status}`) + (known.reason === null ? '' : `: ${known.reason}`);
}

export function sourceLine(source: ReportSource, { t }: Translator): string {
  const name = source.name === undefined ? '' : `${source.name} · `;
  const generated =
    source.generated === undefined
      ? ''
      : ` (${t('export.sourceGenerated', { place: `${source.generated.url}:${source.generated.line}:${source.generated.column}` })})`;
  return `${name}${place(source)}${generated}`;
}

export function alsoHeldLine(finding: ReportFinding, speak: Translator): string | null {
  if (finding.alsoHeldBy.length === 0) return null;
  return speak.t('export.alsoHeld', {
    holders: finding.alsoHeldBy.map((holder) => ownerText(holder, speak)).join(', '),
  });
}

/** Constructors by growth of retained size, then of shallow size; equal ones by name, so that the order never wavers. */
export function topConstructors(report: Report, most: number): readonly ReportConstructor[] {
  return report.constructors
    .map((row) => ({
      row,
      retained: growthOf(row.retainedBytesBySnapshot),
      shallow: growthOf(row.shallowBytesBySnapshot),
    }))
    .sort((a, b) => b.retained - a.retained || b.shallow - a.shallow || (a.row.name < b.row.name ? -1 : 1))
    .slice(0, most)
    .map(({ row }) => row);
}

/** The same without rows that did not change; what is left out is said by whoever shows them (`… of … shown`). */
export function changedConstructors(report: Report, most: number): readonly ReportConstructor[] {
  const changed = topConstructors(report, report.constructors.length).filter(
    (row) =>
      growthOf(row.retainedBytesBySnapshot) !== 0 ||
      growthOf(row.shallowBytesBySnapshot) !== 0 ||
      growthOf(row.countBySnapshot) !== 0,
  );
  // The engine's own rows and a few bytes here and there are nothing to act on.
  const least = Math.max(NOTABLE_BYTES, Math.abs(report.growth.totalBytes) * NOTABLE_SHARE);
  const notable = changed.filter(
    (row) =>
      !row.engine &&
      Math.max(Math.abs(growthOf(row.retainedBytesBySnapshot)), Math.abs(growthOf(row.shallowBytesBySnapshot))) >=
        least,
  );
  // Where nothing is to be fixed, a page of classes that went up and down helps nobody.
  if (notable.length > 0) return notable.slice(0, report.findings.length === 0 ? Math.min(most, FEW_ROWS) : most);
  return (changed.length === 0 ? topConstructors(report, most) : changed).slice(0, Math.min(most, FEW_ROWS));
}

/** Rows that changed by less say nothing to a reader: a page of them hides the ones that do. */
const NOTABLE_BYTES = 1000;
/** The same as a share of the heap's growth: one in a hundred. */
const NOTABLE_SHARE = 0.01;
/** Rows when nothing changed that matters: enough to see that. */
const FEW_ROWS = 5;

/** How many constructors a table shows of how many, as a sentence. */
export const constructorsShown = (report: Report, shown: number, { t }: Translator): string =>
  `${t('common.shownOf', { shownCount: shown, totalCount: report.constructors.length })}.`;

/** Most warnings that stand beside the answer; all of them stand where it is said how was measured. */
const WARNINGS_BESIDE = 3;

/** The place without the owner's name, which stands before it. */
function placeOf({ name, ...place }: ReportSource, { owner }: ReportFinding): ReportSource {
  return name === undefined || name === owner.name ? place : { ...place, name };
}

/**
 * What a reader who stops after the first page must know beside the sentence: where it is, what to do, what it costs, and
 * what keeps the answer from being surer. Empty when nothing is to be done or known.
 */
export function answerFacts(report: Report, speak: Translator): readonly Fact[] {
  const { t } = speak;
  const [first] = report.findings;
  const facts: Fact[] = [];
  if (first !== undefined && first.kind !== 'warm-up') {
    const [place] = first.sources;
    facts.push({
      label: t('export.where'),
      value: [keptIn(first, speak), ...(place === undefined ? [] : [sourceLine(placeOf(place, first), speak)])].join(
        ' · ',
      ),
    });
    facts.push(figuresFact(first, speak));
    facts.push({ label: t('export.todo'), value: first.advice });
    const cost = report.cost ?? first.cost;
    if (cost !== null) facts.push({ label: t('export.cost'), value: costText(cost, report.snapshots.length, speak) });
  }
  // Of each kind one: that two more steps had no work is no third and fourth thing to know.
  const kinds = new Map<string, string[]>();
  for (const { code, message } of report.warnings) kinds.set(code, [...(kinds.get(code) ?? []), message]);
  for (const [text, ...more] of [...kinds.values()].slice(0, WARNINGS_BESIDE))
    facts.push({
      label: t('export.mind'),
      value: more.length === 0 ? text : t('export.mindMore', { text, moreCount: more.length }),
    });
  return facts;
}

/** What the order of the snapshots was read from, where it is known. */
function orderLine({ series }: Report, t: Translator['t']): readonly string[] {
  return series?.order === undefined ? [] : [t(`common.order.${series.order.by}`)];
}

export function methodFacts(report: Report, { t, bytes }: Translator): readonly Fact[] {
  const agreement =
    report.identityAgreement === null
      ? ''
      : ` · ${t('export.agreement', { agreementPercent: report.identityAgreement })}`;
  const facts: (Fact | null)[] = [
    {
      label: t('export.identity'),
      value: [t(`common.identity.${report.identity}`) + agreement, ...orderLine(report, t)].join(' · '),
    },
    report.per === null ? null : { label: t('export.perStep'), value: report.per },
    report.heapLimitBytes === null ? null : { label: t('export.limit'), value: bytes(report.heapLimitBytes) },
    { label: t('export.version'), value: `${report.tool.name} ${report.tool.version} · ${report.schema}` },
  ];
  return facts.filter((fact) => fact !== null);
}

/** What was redacted, as sentences. */
export function redactionLines(report: Report, { t }: Translator): readonly string[] {
  const note = report.redaction;
  if (note === undefined) return [t('export.redactionNone')];
  const named = (kind: string): string => {
    const known = KINDS.find((k) => k === kind);
    return known === undefined ? kind : t(`export.redacted.${known}`);
  };
  const counts = note.replaced
    .map(({ kind, count }) => t('export.redactionCount', { kind: named(kind), valueCount: count }))
    .join(' · ');
  return [
    t('export.redactionText'),
    counts,
    note.kept.length === 0 ? '' : t('export.redactionKept', { kinds: note.kept.map(named).join(', ') }),
  ].filter((text) => text !== '');
}

/** The words this report needs: ours, and V8's where it uses them. */
export function glossary(report: Report): readonly GlossaryTerm[] {
  const used = new Set<string>();
  const note = (word: string): void => {
    const term = glossaryFor(word, report.lang);
    if (term !== null) used.add(term.id);
  };
  for (const finding of report.findings) {
    for (const hop of finding.path) {
      note(hop.constructor);
      if (hop.edge !== null) note(hop.edge);
    }
    for (const row of finding.composition) note(row.constructor);
  }
  for (const row of changedConstructors(report, CONSTRUCTORS_ON_PAPER)) note(row.name);
  const ours = (id: string): boolean => OURS.has(id) && (report.findings.length > 0 || !OF_FINDINGS.has(id));
  return GLOSSARY.filter((id) => ours(id) || used.has(id)).flatMap((id) => glossaryFor(id, report.lang) ?? []);
}

/** Rows of the constructor table where space is short. */
export const CONSTRUCTORS_ON_PAPER = 60;
/** Words that a report without findings has no use for. */
const OF_FINDINGS = new Set<string>(['owner', 'finding', 'exclusive-bytes', 'leak-share', 'warm-up', 'fingerprint']);
const OURS = new Set<string>([
  'snapshot',
  'object-id',
  'retainer',
  'constructor',
  'shallow-size',
  'retained-size',
  'gc-root',
  'owner',
  'finding',
  'exclusive-bytes',
  'leak-share',
  'warm-up',
  'fingerprint',
]);
