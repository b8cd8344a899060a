// Why a ranking says what it says: one line per decision, with the value that was compared and its limit. Written only
// when somebody asks (`--explain-ranking`); nothing is gathered otherwise.

import type { RankingStep } from '../report/types.ts';
import { growthOf } from '../base/by-snapshot.ts';
import type { Because, Candidate, Circumstances, DropReason, Growth, GrowthFacts, Judgement } from './types.ts';
import type { SeriesView } from './series/view.ts';

/** A judgement with all that it rests on. */
export interface ObservedJudgement {
  readonly what: string;
  readonly facts: GrowthFacts;
  readonly circumstances: Circumstances;
  readonly judgement: Judgement;
}

/** Gathers the decisions of one ranking, in their order. */
export class RankTrace {
  readonly steps: RankingStep[] = [];
  /** What each judgement rested on, as plain data: captured from real series, a change of a limit shows which of them change. */
  readonly judgements: ObservedJudgement[] = [];
  readonly #view: SeriesView;

  constructor(view: SeriesView) {
    this.#view = view;
  }

  /** A place where new objects pile up, before it has a name. */
  found(candidate: Candidate): void {
    const owner = candidate.owners[this.#view.last][0];
    const holder =
      owner === undefined ? '(GC roots)' : this.#view.keyConstructor(this.#view.entryKey(this.#view.last, owner));
    const bytes = candidate.freshBytesBySnapshot;
    this.#add('found', `${this.#view.keyConstructor(candidate.mainKey)} in ${holder}`, candidate.growthKind, [
      { rule: 'new bytes', value: Math.round(growthOf(bytes)), limit: null },
      { rule: 'trend', value: candidate.trend, limit: null },
      { rule: 'counts', value: candidate.countBySnapshot.join(' → '), limit: null },
    ]);
  }

  /** The growths that are left once candidates have names and those that tell of the same are merged. */
  named(growth: Growth): void {
    this.#add('named', labelOf(growth), growth.growthKind, [
      { rule: 'bytes grown', value: growth.growthBytes, limit: null },
      { rule: 'counts', value: growth.countBySnapshot.join(' → '), limit: null },
    ]);
  }

  dropped(growth: Growth, reason: DropReason, because: readonly Because[]): void {
    this.#add('dropped', labelOf(growth), reason, because);
  }

  /** The facts of a growth that was looked into, and what was made of them. */
  observed(growth: Growth, facts: GrowthFacts, circumstances: Circumstances, judgement: Judgement): void {
    this.judgements.push({ what: labelOf(growth), facts, circumstances, judgement });
  }

  judged(growth: Growth, judgement: Extract<Judgement, { readonly reason: string }>): void {
    this.#add(
      'judged',
      labelOf(growth),
      `${judgement.kind}, ${judgement.confidence}: ${judgement.reason.slice('report.reason.'.length)}`,
      judgement.because,
    );
  }

  /** Judged growths beyond the most that a report holds. */
  cut(growth: Growth, most: number): void {
    this.#add('dropped', labelOf(growth), 'beyond the most findings', [{ rule: 'findings', value: most, limit: most }]);
  }

  #add(step: RankingStep['step'], what: string, decision: string, because: readonly Because[]): void {
    this.steps.push({ step, what, decision, because: because.map((one) => ({ ...one })) });
  }
}

/** `Session in sessions (Map)`, as the report calls it. */
function labelOf({ entryConstructor, owner }: Growth): string {
  const name = owner.name ?? owner.holder?.name ?? null;
  return `${entryConstructor} in ${name === null ? owner.constructor : `${name} (${owner.constructor})`}`;
}
