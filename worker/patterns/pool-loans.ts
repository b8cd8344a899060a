// A pool's list of what is lent out: it shrinks only when borrowers give back.

import { bare, from, isWide } from './signs.ts';
import type { Pattern, PatternFacts } from './types.ts';

/** @returns whether the owner is a pool's list of what is lent out. */
export function isPoolOfLoans(facts: PatternFacts): boolean {
  const lent = /^(resource_?)?loans$|^(borrowed|leased|checked_?out)(_?\w+)?$/i.test(bare(facts.ownerName ?? ''));
  return lent && (from(facts, 'generic-pool', 'tarn') || /Pool$/.test(facts.holderConstructor));
}

export const poolLoans: Pattern = {
  id: 'pool-loans',
  recognise: (facts) => (isWide(facts) && isPoolOfLoans(facts) ? 58 : 0),
  en: {
    name: 'resources borrowed from a pool and not given back',
    explanation:
      '{{owner}} is the list of what a pool has lent out, and more {{entry, many}} are taken from the pool than are given back.',
    advice:
      'Give each {{entry}} back in `finally`, on errors, too: `pool.release(resource)`, or `pool.use(…)` in generic-pool, which does it by itself. Give the pool a `max` and a time limit for borrowing, so that a lost one is noticed.',
  },
  ko: {
    name: '풀에서 빌린 뒤 반납하지 않는 자원',
    explanation: '{{owner}}은(는) 풀이 빌려준 자원의 목록인데, 반납되는 것보다 더 많은 {{entry}}을(를) 빌려 갑니다.',
    advice:
      '오류가 나도 반납되도록 `finally`에서 각 {{entry}}을(를) 돌려주세요. `pool.release(resource)`를 호출하거나, generic-pool이라면 알아서 반납하는 `pool.use(…)`를 쓰세요. 풀에 `max`와 대여 시간 제한을 두면 빠진 반납을 알아챌 수 있습니다.',
  },
};
