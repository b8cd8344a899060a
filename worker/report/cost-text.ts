// What a growth costs, in words: one line for terminal, page and paper alike.

import type { MessageKey, Translator } from '../messages/index.ts';
import type { FindingCost } from './types.ts';

/** A limit farther away than this is no news, and no rate holds so long. */
const FAR_SECONDS = 366 * 86_400;

/** What one step is, in the reader's language when it is a word of ours. */
export function unitText(unit: string, { t }: Pick<Translator, 't'>): string {
  return unit === 'hour' ? t('report.cost.hour') : unit;
}

/** `at this rate the heap limit of 512 MB is reached in 3 hours`; null when no end is in sight. */
function limitText(
  { secondsToLimit, limitBytes, limitGiven }: FindingCost,
  { t }: Translator,
  usual: MessageKey,
): string | null {
  if (secondsToLimit === null || secondsToLimit >= FAR_SECONDS) return null;
  if (limitBytes === undefined) return t('report.cost.left', { leftSeconds: secondsToLimit });
  return t(limitGiven === false ? usual : 'report.cost.until', {
    limitBytes,
    leftSeconds: secondsToLimit,
  });
}

/**
 * `1.2 MB per 1000 requests, 14 MB per hour; at this rate the heap limit of 512 MB is reached in 3 hours`.
 * @param snapshots - how many were compared: one step alone is a guess, and said to be one
 * @param usual - the sentence about a limit that was assumed: it says how the reader gives another one
 */
export function costText(
  cost: FindingCost,
  snapshots: number,
  say: Translator,
  usual: MessageKey = 'report.cost.untilUsual',
): string {
  const { t } = say;
  const { unit, bytesPerUnit, bytesPerHour } = cost;
  const rates = [t('report.cost.per', { bytes: bytesPerUnit, unit: unitText(unit, say) })];
  if (bytesPerHour !== undefined && unit !== 'hour')
    rates.push(t('report.cost.per', { bytes: bytesPerHour, unit: t('report.cost.hour') }));
  return [rates.join(', '), limitText(cost, say, usual), snapshots === 2 ? t('report.cost.oneStep') : null]
    .filter((part) => part !== null)
    .join('; ');
}
