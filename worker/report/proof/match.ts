// Which finding of a later report is a finding of an earlier one: by fingerprint, else by what a rename, a moved file,
// another Node version or a minifier leaves as it was.

import type { ReportFinding } from '../types.ts';
import type { MatchedBy } from './types.ts';
import { isSpecific } from './vocabulary.ts';

export interface Match {
  readonly finding: ReportFinding;
  readonly by: MatchedBy;
}

/** Entries of one leak weigh about the same in two runs. Measured: at most 16 % apart between Node 18 and 26. */
const ALIKE_WEIGHT = 0.25;

function weighsAlike(a: ReportFinding, b: ReportFinding): boolean {
  const [small, large] = [Math.min(a.bytesPerEntry, b.bytesPerEntry), Math.max(a.bytesPerEntry, b.bytesPerEntry)];
  return large > 0 && (large - small) / large <= ALIKE_WEIGHT;
}

const entryOf = (finding: ReportFinding): string => finding.shape ?? finding.constructor;

/** How `a` and `b` are known to be one leak, and how good that is (higher is better); null when they are not. */
function likeness(a: ReportFinding, b: ReportFinding): { readonly by: MatchedBy; readonly score: number } | null {
  if (a.fingerprint === b.fingerprint) return { by: 'fingerprint', score: 4 };
  const sameOwnerName = a.owner.name !== null && a.owner.name === b.owner.name;
  const sameEntry = entryOf(a) === entryOf(b);
  if (sameOwnerName && sameEntry) return { by: 'names', score: 3 };
  const sameForm = a.growthKind === b.growthKind && a.owner.constructor === b.owner.constructor && weighsAlike(a, b);
  if (sameEntry && isSpecific(entryOf(a)) && (sameForm || a.growthKind === b.growthKind))
    return { by: 'names', score: 2 };
  // With neither a name nor a class in common, form and weight alone are believed only where a name is lost.
  if (sameForm && (sameOwnerName || a.pattern === b.pattern)) return { by: 'structure', score: 1 };
  return null;
}

/** The best match for each finding of `before`; a finding of `after` is given once. */
export function matchFindings(
  before: readonly ReportFinding[],
  after: readonly ReportFinding[],
): ReadonlyMap<ReportFinding, Match> {
  const pairs = before.flatMap((a) =>
    after.flatMap((b) => {
      const like = likeness(a, b);
      return like === null ? [] : [{ a, b, ...like }];
    }),
  );
  const matches = new Map<ReportFinding, Match>();
  const taken = new Set<ReportFinding>();
  for (const { a, b, by } of pairs.toSorted((x, y) => y.score - x.score)) {
    if (matches.has(a) || taken.has(b)) continue;
    matches.set(a, { finding: b, by });
    taken.add(b);
  }
  return matches;
}
