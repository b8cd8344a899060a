// Laws that hold for every report, whatever the heap: checks over the report alone, cheap enough for the product and for
// every test and fuzz run. What one forbids was once told to somebody (shared/design/growth-ranking.md, last section).

import type { ReportFinding } from '../../report/types.ts';
import type { FindingTexts, UnspokenFinding } from '../../report/unspoken.ts';

type LawId =
  | 'owner-on-path'
  | 'name-on-path'
  | 'path-visits-once'
  | 'path-avoids-entries'
  | 'not-also-itself'
  | 'counts-rise'
  | 'figures-fit'
  | 'bytes-overrule-counts'
  | 'known-name'
  | 'ranked';

export interface BrokenLaw {
  readonly law: LawId;
  readonly rank: number;
  /** For engineers, in English: what was met. */
  readonly detail: string;
}

/** What the checks read of a finding: it need not be spoken yet. */
export type CheckedFinding = UnspokenFinding | Omit<ReportFinding, keyof FindingTexts>;

/** Of what a finding's parts add up to, this much may be rounding. */
const ROUNDING_BYTES = 64;
/** Steps whose growth differs by less than this part of the largest rise evenly. */
const EVEN_SHARE = 0.15;
const MIN_STEPS_EVEN = 3;
/** Growth below this is no evidence against "warm-up". */
const MIN_EVEN_BYTES = 65_536;
/** Names that stand in no source and no manual, or that hold everything. */
const NOBODY_KNOWS = /^(\(GC roots\)|Pending activities|ScriptedAnimationController)$/;

type Check = (finding: CheckedFinding) => string | null;

const CHECKS: readonly (readonly [LawId, Check])[] = [
  ['owner-on-path', ownerOnPath],
  ['name-on-path', nameOnPath],
  ['path-visits-once', pathVisitsOnce],
  ['path-avoids-entries', pathAvoidsEntries],
  ['not-also-itself', notAlsoItself],
  ['counts-rise', countsRise],
  ['figures-fit', figuresFit],
  ['bytes-overrule-counts', bytesOverruleCounts],
  ['known-name', knownName],
];

/** The laws that one finding breaks; empty when all hold. Linear in the finding. */
export function lawsBrokenBy(finding: CheckedFinding): BrokenLaw[] {
  return CHECKS.flatMap(([law, check]) => {
    const detail = check(finding);
    return detail === null ? [] : [{ law, rank: finding.rank, detail }];
  });
}

/** The laws that a report breaks; empty when all hold. */
export function brokenLaws(report: { readonly findings: readonly CheckedFinding[] }): BrokenLaw[] {
  const order = report.findings.flatMap((finding, i): BrokenLaw[] =>
    finding.rank === i + 1 ? [] : [{ law: 'ranked', rank: finding.rank, detail: `stands at place ${i + 1}` }],
  );
  return [...order, ...report.findings.flatMap(lawsBrokenBy)];
}

/** The owner stands on the printed path. */
function ownerOnPath({ owner, path }: CheckedFinding): string | null {
  if (owner.objectId === null || path.length <= 1 || path.some(({ objectId }) => objectId === owner.objectId))
    return null;
  return `@${owner.objectId} is not on the path`;
}

/** The owner's name is that of a reference on the printed path. */
function nameOnPath({ owner, path }: CheckedFinding): string | null {
  const { name } = owner;
  if (name === null || name === 'globalThis' || owner.objectId === null || path.length <= 1) return null;
  return path.some(({ edge }) => edge === name) ? null : `no hop is called ${name}`;
}

function pathVisitsOnce({ path }: CheckedFinding): string | null {
  const seen = new Set<number>();
  for (const { objectId } of path) {
    if (objectId === null || objectId === undefined) continue;
    if (seen.has(objectId)) return `@${objectId} is visited twice`;
    seen.add(objectId);
  }
  return null;
}

/** The path does not lead through what grows; it may end there. */
function pathAvoidsEntries({ path, sampleObjectIds, owner, growthKind }: CheckedFinding): string | null {
  // What swells is its own entry, and a chain hangs from its first link.
  if (growthKind === 'bytes' || growthKind === 'depth' || growthKind === 'roots') return null;
  const met = path
    .slice(0, -2)
    .find(
      ({ objectId }) =>
        typeof objectId === 'number' && objectId !== owner.objectId && sampleObjectIds.includes(objectId),
    );
  return met === undefined ? null : `passes entry @${met.objectId ?? 0}`;
}

/** A thing is never also held by itself. */
function notAlsoItself({ owner, alsoHeldBy }: CheckedFinding): string | null {
  if (owner.objectId === null || alsoHeldBy.every(({ objectId }) => objectId !== owner.objectId)) return null;
  return `also held by @${owner.objectId}`;
}

/** Nothing "went from 69 to 69 entries" as a leak. */
function countsRise({ kind, growthKind, countBySnapshot: count }: CheckedFinding): string | null {
  if (kind !== 'leak' || (growthKind !== 'width' && growthKind !== 'many-owners')) return null;
  const last = count[count.length - 1];
  return last > count[0] ? null : `${count[0]} → ${last} entries`;
}

/** Figures of one finding fit one another: what it frees is part of what it shares, and it kept as much before it can free it. */
function figuresFit({ exclusiveBytes, sharedBytes, retainedBytesBySnapshot }: CheckedFinding): string | null {
  if (exclusiveBytes < 0 || sharedBytes < 0 || retainedBytesBySnapshot.some((bytes) => bytes < 0))
    return 'negative bytes';
  return exclusiveBytes <= sharedBytes + ROUNDING_BYTES ? null : `frees ${exclusiveBytes} of a share of ${sharedBytes}`;
}

/** What rises evenly over four snapshots and more is no warm-up. */
function bytesOverruleCounts({ kind, retainedBytesBySnapshot: bytes }: CheckedFinding): string | null {
  if (kind !== 'warm-up' || bytes.length <= MIN_STEPS_EVEN) return null;
  const steps = bytes.slice(1).map((after, i) => after - bytes[i]);
  const most = Math.max(...steps);
  const isEven = steps.every((step) => step > 0 && most - step <= EVEN_SHARE * most);
  return isEven && bytes[bytes.length - 1] - bytes[0] >= MIN_EVEN_BYTES
    ? `warm-up that rises evenly: ${bytes.join(', ')}`
    : null;
}

/** Nobody can look up a root group as the owner's name. */
function knownName({ owner, messages }: CheckedFinding): string | null {
  if (owner.name !== null && NOBODY_KNOWS.test(owner.name)) return `owner is called ${owner.name}`;
  const spoken = messages.advice.flatMap(({ params }) => Object.values(params ?? {}));
  return spoken.some((value) => typeof value === 'string' && value.includes('(GC roots)'))
    ? 'advice names (GC roots)'
    : null;
}
