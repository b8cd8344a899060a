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

/** Counts of snapshots one after another, as the engine writes them: `260 → 1040`. */
const COUNTS = /^\d+(?: → \d+)+$/;

/** What a rule compares with that is no limit but the whole: how many of these are those. */
const OF_THE_WHOLE = 'of what came, still there';

/** One comparison: what was asked, the value, and the limit where there is one. */
export function reasonText({ rule, value, limit }: RankingStep['because'][number], text: Translator): string {
  const say = (one: number | string): string => {
    if (typeof one === 'number') return text.count(Math.round(one));
    return COUNTS.test(one) ? one.replace(/\d+/g, (count) => text.count(Number(count))) : phrase('word', one, text);
  };
  const asked = phrase('rule', rule, text);
  if (limit === null) return `${asked}: ${say(value)}`;
  return rule === OF_THE_WHOLE
    ? `${asked}: ${text.t('fleet.share', { seenCount: value, totalCount: limit })}`
    : `${asked}: ${say(value)} (${text.t('ui.ranking.limit', { limit: say(limit) })})`;
}
