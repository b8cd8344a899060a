// Two closures share one scope: a variable that only one of them needs is kept by the other, and so on in a chain.

import { hasField, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const sharedClosureChain: Pattern = {
  id: 'shared-closure-chain',
  recognise: (facts) => {
    if (facts.growthKind !== 'depth') return 0;
    // A function with a scope of its own is the link: the next object hangs from one of its variables.
    if (facts.heavyVariable !== null && some(facts.keptBy, /\.\w+$/)) return 38;
    const byVariable =
      some(facts.keptBy, /^system \/ Context\./) || /^(system \/ Context|\(scope\))$/.test(facts.entryConstructor);
    const byField = facts.keptBy.some((text) => !text.startsWith('system / Context'));
    const closure = Object.values(facts.entryFields).includes('Function') || facts.entryConstructor === 'Function';
    return byVariable && !byField && closure && hasField(facts.entryFields, /./) ? 38 : 0;
  },
  en: {
    name: 'closures that share a scope keep the one before',
    explanation:
      'A function inside each {{entry}} was made in a scope that has the previous {{entry}} in a variable. Functions made in one scope share all its variables, also those that only another of them uses, so each {{entry}} keeps the one before.',
    advice:
      'Find the variable that held the old value where {{owner}} is replaced: set it to `null` at the end of that function, pass only the value that is needed, or make the function that stays in a function of its own, outside that scope.',
  },
  ko: {
    name: '스코프를 공유하는 클로저의 체인',
    explanation:
      '각 {{entry}} 안의 함수는 이전 {{entry}}을(를) 변수로 가진 스코프에서 만들어졌습니다. 같은 스코프의 함수들은 다른 함수만 쓰는 변수까지 모두 공유하므로, 하나가 이전 것을 차례로 보유합니다.',
    advice:
      '{{owner}}을(를) 교체하는 함수에서 이전 값을 담은 변수를 찾아 함수가 끝날 때 `null`로 바꾸거나, 필요한 값만 넘기거나, 계속 남는 함수를 그 스코프 밖의 별도 함수에서 만드세요.',
  },
};
