// Promises whose resolve and reject wait in a collection for an answer that does not come.

import { addsFunctions, isWide } from './signs.ts';
import type { Pattern } from './types.ts';

export const neverSettlingPromise: Pattern = {
  id: 'never-settling-promise',
  recognise: (facts) => {
    if (!isWide(facts)) return 0;
    // The resolving functions of a promise have the promise in a scope without names. One that has settled is no sign:
    // then the entry outlives the wait, and nothing waits for it.
    const waits = facts.pendingPromises.some((name) =>
      facts.entryConstructor === 'Promise'
        ? name === ''
        : addsFunctions(facts)
          ? name === '(slot)'
          : /^\w+\.\(slot\)$/.test(name),
    );
    const generator = facts.entryConstructor === 'Generator' && facts.pendingPromises.length > 0;
    return waits ? 22 : generator ? 12 : 0;
  },
  en: {
    name: 'promises that never settle',
    explanation:
      'Each {{entry}} in {{owner}} belongs to a promise that is still pending. It keeps whoever awaits it: the suspended function, its variables and all they refer to.',
    advice:
      'Let every wait end: settle it with a time limit (`AbortSignal.timeout`, or `Promise.race` with a timer that is cleared), reject what is pending when the connection closes, and delete the entry from {{owner}} in `finally`.',
  },
  ko: {
    name: '끝나지 않는 프로미스',
    explanation:
      '{{owner}}의 각 {{entry}}은(는) 아직 대기 중인 프로미스에 속합니다. 이를 기다리며 멈춘 함수와 그 변수, 참조까지 모두 보유합니다.',
    advice:
      '모든 대기가 끝나도록 하세요. `AbortSignal.timeout`이나 정리되는 타이머와 `Promise.race`로 시간 제한을 두고, 연결이 닫히면 대기 중인 프로미스를 거부하고, `finally`에서 {{owner}}의 항목을 삭제하세요.',
  },
};
