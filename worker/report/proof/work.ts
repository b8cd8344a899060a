// The work between two snapshots: from what the user said, else from what both reports say one step is (`--per`).

import type { Report } from '../types.ts';
import type { Work } from './types.ts';

/** `1000 requests` → 1000 and `requests`; a text without a number is one of it. */
function parsePer(per: string): { readonly amount: number; readonly unit: string } {
  const match = /^\s*(\d[\d,_]*(?:\.\d+)?)\s*(\D.*)?$/.exec(per);
  if (match === null) return { amount: 1, unit: per.trim() };
  return { amount: Number(match[1].replace(/[,_]/g, '')), unit: (match[2] ?? '').trim() };
}

/** Time that passed is no work that was done: an idle program has hours, too. */
const TIME_UNIT = /^(?:ms|s|min|h|(?:millisecond|second|minute|hour|day|night|week)s?|초|분|시간|일|밤|주)$/i;

const unitKey = (unit: string): string => unit.toLowerCase().replace(/s$/, '');

/** The work of one step: as `per` says it, else the mean step of what was counted; null when nothing tells. */
function stepOf({ per, series }: Report): { readonly amount: number; readonly unit: string } | null {
  if (per !== null) return parsePer(per);
  const work = series?.work ?? [];
  const done = work.length < 2 ? 0 : work[work.length - 1] - work[0];
  return done > 0 ? { amount: done / (work.length - 1), unit: series?.workUnit ?? '' } : null;
}

/** What both reports say of their work; unknown when one says nothing, or they count different things. */
export function workOf(before: Report, after: Report): Work {
  const [then, now] = [stepOf(before), stepOf(after)];
  if (then === null || now === null) return { unit: null, before: null, after: null };
  if (unitKey(then.unit) !== unitKey(now.unit) || TIME_UNIT.test(then.unit))
    return { unit: null, before: null, after: null };
  return { unit: then.unit === '' ? null : then.unit, before: then.amount, after: now.amount };
}
