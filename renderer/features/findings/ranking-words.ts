// Decisions of the ranking in the reader's words: the engine speaks no language, its rules and decisions are keys.

import type { Confidence, RankingStep, ReportFinding } from '../../../worker/report/types.ts';
import type { Translator } from '../../../worker/messages/index.ts';

/** Key of a phrase of the engine's: `of what came, still there` → `of-what-came-still-there`. */
const slug = (phrase: string): string => phrase.toLowerCase().replace(/[^a-z]+/g, '-');

/** A phrase by its key; itself where the catalog has none: a newer engine's. */
function phrase(group: 'rule' | 'word', said: string, text: Translator): string {
  const key = `ui.ranking.${group}.${slug(said)}`;
  return text.has(key) ? text.t(key) : said;
}

/** What was decided: `leak, high: kept` of a judgement, the reason of what was dropped, the kind of a growth. */
export function decisionText({ step, decision }: RankingStep, text: Translator): string {
  const judged = step === 'judged' ? /^(leak|growth|warm-up), (high|medium|low):/.exec(decision) : null;
  if (judged === null) return phrase('word', decision, text);
  const [kind, confidence] = judged.slice(1) as [ReportFinding['kind'], Confidence];
  return `${text.t(`common.verdict.${kind}`)} · ${text.t('ui.ranking.confidence', { word: text.t(`common.confidence.${confidence}`) })}`;
}

/** One comparison: what was asked, the value, and the limit where there is one. */
export function reasonText({ rule, value, limit }: RankingStep['because'][number], text: Translator): string {
  const say = (one: number | string): string =>
    typeof one === 'number' ? text.count(Math.round(one)) : phrase('word', one, text);
  const asked = `${phrase('rule', rule, text)}: ${say(value)}`;
  return limit === null ? asked : `${asked} (${text.t('ui.ranking.limit', { limit: say(limit) })})`;
}
