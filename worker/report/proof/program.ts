// Whether two reports are about one program. A fixed program and another program both lack the finding, so a proof
// needs positive evidence: own classes and files, the finding's own words, or code that mentions the same names.

import type { Report, ReportFinding } from '../types.ts';
import { SAME_CODE_SHARE, SAME_NAMES_SHARE } from './limits.ts';
import { entryName, overlap, ownNames, rowsNamed, wordsOf } from './vocabulary.ts';

/** `same`: by names of its own; `probably`: only by the names its code mentions; `unproven`: nothing shows it. */
export type SameProgram = 'same' | 'probably' | 'unproven';

/** What every program can be held by says nothing of one. */
const COMMON_OWNERS = new Set([
  'globalThis',
  'window',
  'self',
  'global',
  'module',
  'exports',
  'cache',
  'items',
  'handle',
]);

/** The owner's name in code, and a class or shape of the entries, are both still there. */
function stillKnows(after: Report, finding: ReportFinding): boolean {
  const entry = entryName(finding);
  const owner = finding.owner.name;
  if (entry === null || owner === null || owner.length < 3 || COMMON_OWNERS.has(owner)) return false;
  const mentioned = after.names === undefined || after.names.code.includes(owner);
  return mentioned && rowsNamed(after, entry).length > 0;
}

/** A minifier leaves property names: whether code still mentions at least two words of the finding, and half of them. */
function saysTheSame(code: ReadonlySet<string>, finding: ReportFinding): boolean {
  const words = wordsOf(finding);
  const found = words.filter((word) => code.has(word)).length;
  return found >= 2 && found / words.length >= SAME_NAMES_SHARE;
}

/** @param targets - findings of `before` whose fix is asked for */
export function sameProgram(before: Report, after: Report, targets: readonly ReportFinding[]): SameProgram {
  const there = new Set(after.findings.map((finding) => finding.fingerprint));
  if (targets.some((finding) => there.has(finding.fingerprint))) return 'same';
  const [own, later] = [ownNames(before), ownNames(after)];
  const kept = [...own].filter((name) => later.has(name)).length;
  if (own.size >= 2 && kept / own.size >= SAME_NAMES_SHARE) return 'same';
  if (targets.some((finding) => stillKnows(after, finding))) return 'same';
  const code = new Set(after.names?.code);
  const alike = overlap(new Set(before.names?.code), code) >= SAME_CODE_SHARE;
  return alike && targets.some((finding) => saysTheSame(code, finding)) ? 'probably' : 'unproven';
}
