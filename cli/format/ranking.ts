// `--explain-ranking`: every decision of the ranking, one line each, with the values it rests on.

import type { RankingStep } from '../../worker/report/types.ts';
import { paragraph } from './view.ts';
import type { View } from './view.ts';

/** Step → its word, as wide as the longest. */
const WORDS: Readonly<Record<RankingStep['step'], string>> = {
  found: 'found  ',
  named: 'named  ',
  judged: 'judged ',
  dropped: 'dropped',
};

/**
 * @param steps - in the order in which they were taken
 * @returns text that ends with a newline
 */
export function formatRanking(steps: readonly RankingStep[], view: View): string {
  const lines = steps.flatMap(({ step, what, decision, because }) => {
    const word = step === 'judged' ? view.style.bold(WORDS[step]) : WORDS[step];
    const reasons = because.map(({ rule, value, limit }) =>
      limit === null ? `${rule}: ${value}` : `${rule}: ${value} (${view.t('cli.ranking.limit')} ${limit})`,
    );
    return [`${word}  ${what}  —  ${decision}`, ...(reasons.length > 0 ? paragraph(view, reasons.join('; '), 9) : [])];
  });
  return `\n${view.style.bold(view.t('cli.ranking.title'))}\n${lines.join('\n')}\n`;
}
