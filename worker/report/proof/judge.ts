// Is it fixed? Two reports of one program, from before a change and after it. "Proved" needs every leak gone, enough
// work done to have shown it, and nothing new in its place; whatever is missing is said. Pure: no heap, no language.

import type { Confidence, Report, ReportFinding } from '../types.ts';
import {
  ENOUGH_WORK_SHARE,
  GONE_SHARE,
  HEAP_GROWS_SHARE,
  MIN_SNAPSHOTS,
  MIN_WORKING_STEPS,
  UNCHANGED_SHARE,
  VISIBLE_BYTES,
} from './limits.ts';
import { matchFindings } from './match.ts';
import { sideOf } from './side.ts';
import type { Match } from './match.ts';
import { sameProgram } from './program.ts';
import {
  entriesPerStep,
  entryTraces,
  findingRate,
  hasSettled,
  swingPerStep,
  unexplainedRate,
  workingSteps,
} from './rates.ts';
import type { MatchedBy, Newcomer, Proof, ProofFinding, ProofKind, ProofReason, Work } from './types.ts';
import { workOf } from './work.ts';

export interface ProofOptions {
  /** What the user said of the work; else what the reports say. */
  readonly work?: Work;
  /** The user's word that both series are of one program. */
  readonly sameProgram?: boolean;
}

/** The two series, and what one step of each stands for. */
interface Comparison {
  readonly before: Report;
  readonly after: Report;
  readonly work: Work;
  /** Work of one step; null when it is unknown. */
  readonly amounts: { readonly before: number; readonly after: number } | null;
}

/** What is decided of one finding. */
interface Decision {
  readonly kind: ProofKind;
  readonly reason: ProofReason | null;
  /** Bytes per step of the series after. */
  readonly afterRate: number;
  readonly matchedBy: MatchedBy | null;
  /** The files themselves show that the code that leaked has run. */
  readonly seen: boolean;
}

const isOpen = (finding: ReportFinding): boolean => finding.known?.status !== 'accepted';

/** What was to be fixed: the leaks, or growth that nobody could judge when there is no leak. */
function targetsOf(report: Report): readonly ReportFinding[] {
  const leaks = report.findings.filter((finding) => finding.kind === 'leak' && isOpen(finding));
  const targets =
    leaks.length > 0 ? leaks : report.findings.filter((finding) => finding.kind === 'growth' && isOpen(finding));
  return targets
    .filter((finding) => findingRate(report, finding) > 0)
    .toSorted((a, b) => findingRate(report, b) - findingRate(report, a));
}

/** Bytes per step that an unfixed program would gain in the series after. */
function expectedRate({ amounts }: Comparison, rate: number): number {
  return amounts === null ? rate : (rate / amounts.before) * amounts.after;
}

/** Why the work of the series after cannot show that something is gone; null when it can. */
function tooLittle(compared: Comparison, rate: number): ProofReason | null {
  const steps = workingSteps(compared.after).length;
  if (steps < MIN_WORKING_STEPS) return 'too-little-work';
  const { amounts } = compared;
  if (amounts === null) return null;
  const share = (amounts.after * steps) / (amounts.before * workingSteps(compared.before).length);
  const enough = share >= ENOUGH_WORK_SHARE && expectedRate(compared, rate) * steps >= VISIBLE_BYTES;
  return enough ? null : 'too-little-work';
}

const notProved = (reason: ProofReason, rest: Omit<Decision, 'kind' | 'reason'>): Decision => ({
  kind: 'not-proved',
  reason,
  ...rest,
});

/** Something still rises: as fast as before, or less so. A lower rate counts only when the work is known. */
function stillRises(compared: Comparison, rate: number, afterRate: number, matchedBy: MatchedBy): Decision {
  const rest = { afterRate, matchedBy, seen: matchedBy !== 'entries' };
  if (afterRate >= expectedRate(compared, rate) * UNCHANGED_SHARE) return { kind: 'unchanged', reason: null, ...rest };
  if (compared.amounts === null) return notProved('work-unknown', rest);
  const reason = tooLittle(compared, rate);
  return reason === null ? { kind: 'less', reason: null, ...rest } : notProved(reason, rest);
}

function decide(compared: Comparison, target: ReportFinding, match: Match | undefined): Decision {
  const { before, after } = compared;
  const rate = findingRate(before, target);
  const expected = expectedRate(compared, rate);
  if (match !== undefined && match.finding.kind !== 'warm-up')
    return stillRises(compared, rate, findingRate(after, match.finding), match.by);
  const absent = { afterRate: 0, matchedBy: match?.by ?? null, seen: false };
  if (match !== undefined && !hasSettled(match.finding, expected)) return notProved('warm-up-only', absent);
  const traces = entryTraces(before, target, after);
  const perStep = entriesPerStep(before, target);
  if (traces !== null && perStep > 0) {
    const risen = (traces.perStep / perStep) * rate;
    if (risen > expected * GONE_SHARE && match === undefined) return stillRises(compared, rate, risen, 'entries');
  }
  const reason = tooLittle(compared, rate);
  if (reason !== null) return notProved(reason, absent);
  if (traces?.frozen) return notProved('too-little-work', absent);
  if (compared.amounts === null && !traces?.turnover) return notProved('work-unknown', absent);
  if (unexplainedRate(after) > expected * HEAP_GROWS_SHARE) return notProved('heap-grows', absent);
  // In a wrong order what grows falls: then only a heap that hardly moves shows that nothing does.
  const isOrdered = after.identity === 'same-process' || after.series?.order?.proven === true;
  if (!isOrdered && swingPerStep(after) > expected * HEAP_GROWS_SHARE) return notProved('order-unproven', absent);
  return { kind: 'proved', reason: null, ...absent, seen: traces?.turnover ?? false };
}

/** Growth of the series after that matches nothing before and weighs something beside what leaked. */
function newcomersOf(
  compared: Comparison,
  matched: ReadonlySet<ReportFinding>,
  rate: number,
): readonly ReportFinding[] {
  const expected = expectedRate(compared, rate);
  return compared.after.findings.filter((finding) => {
    if (matched.has(finding) || !isOpen(finding)) return false;
    if (finding.kind === 'leak') return true;
    const rises = findingRate(compared.after, finding) > expected * GONE_SHARE;
    return rises && (finding.kind === 'growth' || !hasSettled(finding, expected));
  });
}

/** The whole from its parts: proved only when every part is. */
function together(rows: readonly Decision[], newcomers: number): Pick<Proof, 'kind' | 'reason'> {
  const has = (kind: ProofKind): boolean => rows.some((row) => row.kind === kind);
  if (rows.every((row) => row.kind === 'unchanged')) return { kind: 'unchanged', reason: null };
  if (has('less') || (has('proved') && has('unchanged'))) return { kind: 'less', reason: null };
  if (has('unchanged')) return { kind: 'unchanged', reason: null };
  const open = rows.find((row) => row.kind === 'not-proved');
  // Little work explains little growth; another finding beside it does not matter then.
  if (open !== undefined) return { kind: 'not-proved', reason: open.reason };
  return newcomers > 0 ? { kind: 'not-proved', reason: 'another-finding' } : { kind: 'proved', reason: null };
}

function certaintyOf(compared: Comparison, rows: readonly Decision[], low: boolean): Confidence {
  const oneProcess = compared.before.identity === 'same-process' && compared.after.identity === 'same-process';
  const guessed = rows.some((row) => row.matchedBy === 'structure');
  if (low || guessed || !oneProcess) return 'low';
  return compared.amounts !== null && rows.every((row) => row.seen) ? 'high' : 'medium';
}

/** Files of more than one series: whether the leak is gone in one says nothing of the other. */
function severalSeries({ series }: Report): boolean {
  const left = new Set((series?.leftOut ?? []).map(({ label }) => label));
  return (series?.others ?? []).some(({ labels }) => labels.some((label) => left.has(label)));
}

function amountsOf({ before, after }: Work): Comparison['amounts'] {
  return before === null || after === null || before <= 0 || after < 0 ? null : { before, after };
}

/**
 * Judges whether what leaks in `before` is gone in `after`.
 * @param options - work and identity as the user said them; what is missing is taken from the reports
 */
export function proofOf(before: Report, after: Report, options: ProofOptions = {}): Proof {
  const work = options.work ?? workOf(before, after);
  const compared: Comparison = { before, after, work, amounts: amountsOf(work) };
  const perUnit = (rate: number, amount: number | undefined): number =>
    Math.round(amount === undefined || amount === 0 ? rate : rate / amount);
  const targets = targetsOf(before);
  const matches = matchFindings(before.findings, after.findings);
  const program = options.sameProgram ? 'same' : sameProgram(before, after, targets);
  const top = targets[0];

  const cannot = ((): ProofReason | null => {
    if (before.snapshots.length < MIN_SNAPSHOTS) return 'too-few-before';
    if (top === undefined) return 'nothing-before';
    if (severalSeries(after)) return 'several-series';
    if (after.snapshots.length < MIN_SNAPSHOTS) return 'too-few-after';
    return program === 'unproven' ? 'another-program' : null;
  })();

  const decisions = targets.map((target): Decision => {
    const match = matches.get(target);
    const known = { afterRate: match === undefined ? 0 : findingRate(after, match.finding), seen: false };
    if (cannot !== null) return notProved(cannot, { ...known, matchedBy: match?.by ?? null });
    return decide(compared, target, match);
  });
  const newcomers =
    top === undefined
      ? []
      : newcomersOf(compared, new Set([...matches.values()].map(({ finding }) => finding)), findingRate(before, top));
  const whole =
    cannot === null ? together(decisions, newcomers.length) : { kind: 'not-proved' as const, reason: cannot };

  const findings = targets.map((target, i): ProofFinding => ({
    fingerprint: target.fingerprint,
    title: target.title,
    kind: decisions[i].kind,
    reason: decisions[i].reason,
    before: {
      bytesPerUnit: perUnit(findingRate(before, target), compared.amounts?.before),
      bytesBySnapshot: target.retainedBytesBySnapshot,
    },
    after: {
      bytesPerUnit: perUnit(decisions[i].afterRate, compared.amounts?.after),
      bytesBySnapshot: matches.get(target)?.finding.retainedBytesBySnapshot ?? null,
    },
    matchedBy: decisions[i].matchedBy,
  }));
  const low = program === 'probably' || top?.kind === 'growth';
  return {
    schema: 'heapdelta.proof/1',
    ...whole,
    certainty: certaintyOf(compared, decisions, low),
    work: { ...work, known: compared.amounts === null ? 'unknown' : 'given' },
    series: { before: sideOf(before), after: sideOf(after) },
    findings,
    newFindings: newcomers.map((finding): Newcomer => ({
      fingerprint: finding.fingerprint,
      title: finding.title,
      kind: finding.kind,
      after: { bytesPerUnit: perUnit(findingRate(after, finding), compared.amounts?.after) },
    })),
    messages: messagesOf(whole, findings, newcomers),
  };
}

/** The sentences for people; the speaker adds the unit of work. */
function messagesOf(
  { kind, reason }: Pick<Proof, 'kind' | 'reason'>,
  findings: readonly ProofFinding[],
  newcomers: readonly ReportFinding[],
): Proof['messages'] {
  if (reason !== null) {
    const title = reason === 'another-finding' ? newcomers[0]?.title : findings[0]?.title;
    const params = { title: title ?? '' };
    return {
      summary: { key: `cli.verify.why.${reason}`, params },
      next: { key: `cli.verify.next.${reason}`, params },
    };
  }
  const told = findings.find((finding) => finding.kind === kind) ?? findings[0];
  const gone = findings.filter((finding) => finding.kind === 'proved').length;
  const params = {
    title: told.title,
    beforeBytes: told.before.bytesPerUnit,
    afterBytes: told.after.bytesPerUnit,
    goneCount: gone,
    count: findings.length,
  };
  if (kind === 'less' && gone > 0) return { summary: { key: 'cli.verify.said.some', params }, next: null };
  return { summary: { key: `cli.verify.said.${kind}`, params }, next: null };
}
