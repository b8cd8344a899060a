// The brief answer (`--json=brief`, and what agents are told): the first findings in at most 4,096 bytes. Texts are
// shortened where words end until it fits; the JSON itself is never cut.

import { createTranslator } from '../messages/index.ts';
import type { Translator } from '../messages/index.ts';
import { growthOf, lastOf } from '../base/by-snapshot.ts';
import { hopLine } from './path-text.ts';
import { costText } from './cost-text.ts';
import { ellipsis, lineEnd, pathMiddle } from './ellipsis.ts';
import { steps } from './steps.ts';
import { printable } from './text.ts';
import type { Confidence, FindingKind, Identity, Report, ReportFinding, ReportSource, VerdictKind } from './types.ts';

export const BRIEF_SCHEMA = 'heapdelta.brief/1';

/** Bytes of UTF-8 of the whole answer: about a thousand tokens of a language model, the contract's promise. */
export const BRIEF_BYTES = 4096;
/** Findings told at once: nobody repairs more than three at a time, and each still has room for its path and advice. */
export const BRIEF_FINDINGS = 3;
/** Lines of the reader's own code that add entries, per finding. */
const ADDERS = 3;

export interface BriefFinding {
  readonly rank: number;
  readonly kind: FindingKind;
  readonly confidence: Confidence;
  readonly title: string;
  /** Whose code it is, `debug 4.1.1`; null: the program's own, or not known. */
  readonly package: string | null;
  /** `url:line:column` of the owner; null when no file tells. */
  readonly place: string | null;
  /** `function url:line:column` of the reader's own lines that add, nearest first; empty when not known. */
  readonly addedBy: readonly string[];
  /** From a GC root to what grows, on one line. */
  readonly path: string;
  readonly rate: string;
  /** Bytes retained by what grows: newest snapshot minus the first. */
  readonly growthBytes: number;
  /** Bytes it retains in the newest snapshot, what was there before included. */
  readonly keptBytes: number;
  /** Bytes of the newest snapshot that a fix frees for sure; null for warm-up, which needs no fix. */
  readonly freedBytes: number | null;
  /** The same with its share of what others keep, too; null for warm-up. */
  readonly freedWithShareBytes: number | null;
  /** What became of the entries that came, in one sentence; null when objects cannot be followed. */
  readonly cohorts: string | null;
  readonly advice: string;
  readonly fingerprint: string;
  /** Newest entries; ids mean something only beside the snapshots. */
  readonly objectIds: readonly number[];
}

export interface Brief {
  readonly schema: typeof BRIEF_SCHEMA;
  readonly verdict: { readonly kind: VerdictKind; readonly confidence: Confidence; readonly summary: string };
  /** Bytes of the whole heap, first and last snapshot, and how much of the growth the findings explain. */
  readonly heap: {
    readonly snapshots: number;
    readonly identity: Identity;
    readonly firstBytes: number;
    readonly lastBytes: number;
    readonly findingsBytes: number;
  };
  readonly findings: readonly BriefFinding[];
  /** Findings there are that are not told here. */
  readonly moreFindings: number;
  /** What to ask or capture next. */
  readonly next: string;
}

export interface BriefOptions {
  /** Findings to leave out at the front, for the next page; default 0. */
  readonly offset?: number;
  /** Findings to tell at most; default and most 3. */
  readonly most?: number;
  /** Bytes of UTF-8 the whole may take; default 4,096. Below about 2,800 three findings of hostile names do not fit. */
  readonly bytes?: number;
}

/** Bytes a text may take in the answer at first; narrowed step by step by the same factor for all. */
const ROOM = { sentence: 420, title: 220, place: 260, path: 520, line: 180, short: 80 } as const;
/** Bytes below which no text is cut. */
const LEAST = 16;
/** Factors tried in turn: whole texts, then the room above, then ever less of it. */
const STEPS = [Infinity, 1, 0.8, 0.65, 0.5, 0.4, 0.3, 0.22, 0.15] as const;

/** Fields of the contract that tell whose code it is, where the report has them. */
type Told = ReportFinding & {
  readonly package?: { readonly name: string; readonly version: string | null } | null;
  readonly addedBy?: readonly {
    readonly function: string;
    readonly url: string;
    readonly line: number;
    readonly column: number;
  }[];
};

/** The package an address lies in, by its folder in `node_modules`; null outside of one. */
function packageOf({ url }: ReportSource): string | null {
  const inside = url.replaceAll('\\', '/').split('/node_modules/').slice(1).pop();
  return /^(?:@[^/]+\/)?[^/]+/.exec(inside ?? '')?.[0] ?? null;
}

/** `debug 4.1.1`, or without a version where none is known. */
function ownedBy({ package: owned, sources }: Told): string | null {
  if (owned) return owned.version === null ? owned.name : `${owned.name} ${owned.version}`;
  return sources.length === 0 ? null : packageOf(sources[0]);
}

/** `onResize file:///app/a.js:14:3`; the place alone where the function has no name. */
function addersOf({ addedBy }: Told): readonly string[] {
  return (addedBy ?? [])
    .slice(0, ADDERS)
    .map((adds) => plainEnd(`${adds.function} ${adds.url}:${adds.line}:${adds.column}`.trim()));
}

/** The place an owner is declared at; null when no file tells. */
export function briefPlace({ sources }: Pick<ReportFinding, 'sources'>): string | null {
  return sources.length === 0 ? null : `${sources[0].url}:${sources[0].line}:${sources[0].column}`;
}

/** `294 kB from one snapshot to the next on average; 500 → 1,000 → 1,500`, or what it costs per unit of work or time. */
function rateOf(finding: ReportFinding, say: Translator): string {
  const times = finding.countBySnapshot.length - 1;
  const rate =
    finding.cost === null
      ? say.t('report.brief.perStep', {
          growthBytes: times < 1 ? 0 : growthOf(finding.retainedBytesBySnapshot) / times,
        })
      : costText(finding.cost, finding.countBySnapshot.length, say);
  return `${rate}; ${steps(finding.countBySnapshot, (count) => say.count(count), 5)}`;
}

/** The figures of a finding, each by its name, as every form of the report has them. */
function figuresOf({
  kind,
  retainedBytesBySnapshot,
  exclusiveBytes,
  sharedBytes,
}: ReportFinding): Pick<BriefFinding, 'growthBytes' | 'keptBytes' | 'freedBytes' | 'freedWithShareBytes'> {
  const fixable = kind !== 'warm-up';
  return {
    growthBytes: growthOf(retainedBytesBySnapshot),
    keptBytes: lastOf(retainedBytesBySnapshot),
    freedBytes: fixable ? exclusiveBytes : null,
    freedWithShareBytes: fixable ? sharedBytes : null,
  };
}

/** Of all that first appeared after the first snapshot, how many are there in the last. */
function cohortsOf({ cohorts }: ReportFinding, { t }: Translator): string | null {
  if (cohorts === undefined || cohorts === null) return null;
  let came = 0;
  let kept = 0;
  cohorts.slice(1).forEach((row, i) => {
    came += row[i + 1] ?? 0;
    kept += row[row.length - 1] ?? 0;
  });
  if (came === 0) return null;
  const key = kept === came ? 'report.cohorts.all' : kept === 0 ? 'report.cohorts.none' : 'report.cohorts.some';
  return t(key, { cameCount: came, keptCount: kept });
}

function nextOf(report: Report, told: readonly ReportFinding[], { t }: Translator): string {
  const asked = report.verdict.next ?? told[0]?.next ?? null;
  if (asked !== null) return asked;
  const leak = told.find(({ kind }) => kind === 'leak');
  return leak === undefined ? t('report.brief.nothing') : t('report.brief.afterFix', { rank: leak.rank });
}

/** A text from anywhere made printable; what is longer than the whole answer may be is not looked at. */
const plain = (text: string): string => printable(text.slice(0, BRIEF_BYTES));
/** The same for an address, whose end tells most. */
const plainEnd = (text: string): string => printable(text.slice(-BRIEF_BYTES));

/** One finding with all its texts whole. */
function wholeFinding(
  finding: Told,
  say: Translator,
): Omit<BriefFinding, 'path'> & { readonly hops: readonly string[] } {
  const place = briefPlace(finding);
  const owned = ownedBy(finding);
  return {
    rank: finding.rank,
    kind: finding.kind,
    confidence: finding.confidence,
    title: plain(finding.title),
    package: owned === null ? null : plain(owned),
    place: place === null ? null : plainEnd(place),
    addedBy: addersOf(finding),
    hops: finding.path.map((hop) => plain(hopLine(hop, say))),
    rate: plain(rateOf(finding, say)),
    ...figuresOf(finding),
    cohorts: cohortsOf(finding, say),
    advice: plain(finding.advice),
    fingerprint: finding.fingerprint.slice(0, ROOM.short),
    objectIds: finding.sampleObjectIds.slice(0, 3),
  };
}

/** The same finding with every text in its room times `factor`. */
function fitted({ hops, ...whole }: ReturnType<typeof wholeFinding>, factor: number): BriefFinding {
  const room = (name: keyof typeof ROOM): number => Math.max(LEAST, ROOM[name] * factor);
  return {
    ...whole,
    title: ellipsis(whole.title, room('title')),
    package: whole.package === null ? null : ellipsis(whole.package, room('short')),
    place: whole.place === null ? null : lineEnd(whole.place, room('place')),
    addedBy: whole.addedBy.map((line) => lineEnd(line, room('line'))),
    path: pathMiddle(hops, room('path')),
    rate: ellipsis(whole.rate, room('line')),
    cohorts: whole.cohorts === null ? null : ellipsis(whole.cohorts, room('line')),
    advice: ellipsis(whole.advice, room('sentence')),
  };
}

/** Bytes of `value` as JSON in UTF-8. */
export function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/**
 * The brief answer of a report, in the report's own language.
 * @param report - spoken (`localiseReport`): its texts are taken as they stand
 */
export function briefOf(
  report: Report,
  { offset = 0, most = BRIEF_FINDINGS, bytes = BRIEF_BYTES }: BriefOptions = {},
): Brief {
  const say = createTranslator(report.lang);
  const told = report.findings.slice(offset, offset + Math.min(most, BRIEF_FINDINGS));
  const sizes = report.snapshots.map(({ shallowBytes }) => shallowBytes);
  const summary = plain(report.verdict.summary);
  const next = plain(nextOf(report, told, say));
  const whole = told.map((finding) => wholeFinding(finding, say));
  const at = (factor: number): Brief => ({
    schema: BRIEF_SCHEMA,
    verdict: {
      kind: report.verdict.kind,
      confidence: report.verdict.confidence,
      summary: ellipsis(summary, ROOM.sentence * factor),
    },
    heap: {
      snapshots: sizes.length,
      identity: report.identity,
      firstBytes: sizes[0] ?? 0,
      lastBytes: sizes.at(-1) ?? 0,
      findingsBytes: report.growth.findingsBytes,
    },
    findings: whole.map((finding) => fitted(finding, factor)),
    moreFindings: Math.max(0, report.findings.length - offset - told.length),
    next: ellipsis(next, ROOM.sentence * factor),
  });
  const fitting = STEPS.find((factor) => jsonBytes(at(factor)) <= bytes);
  return at(fitting ?? STEPS[STEPS.length - 1]);
}
