// A promise that lives as long as the process gets one more `then`, `await` or `race` again and again.

import { isWide } from './signs.ts';
import type { Pattern } from './types.ts';

export const promiseReactions: Pattern = {
  id: 'promise-reactions',
  recognise: (facts) => {
    const pending = facts.ownerConstructor === 'Promise' && 'reactions_or_result' in facts.ownerFields && facts.ownerFields.reactions_or_result !== '(value)';
    return isWide(facts) && pending ? 46 : 0;
  },
  en: {
    name: 'one pending promise that everything waits on',
    explanation: '{{owner}} is a promise that stays pending, and every `then`, `await` or `Promise.race` on it leaves a reaction that it keeps until it settles.',
    advice: 'Do not race short work against a promise of the whole process. Use an `AbortSignal` whose listener is removed in `finally`, or keep the callbacks in a Set of your own and delete each when its work has ended.',
  },
  ko: {
    name: '모두가 기다리는 대기 중 프로미스 하나',
    explanation: '{{owner}}은(는) 계속 대기 중인 프로미스입니다. 여기에 `then`, `await`, `Promise.race`를 걸 때마다 리액션이 하나씩 추가되고, 완료될 때까지 모두 보유됩니다.',
    advice: '짧은 작업을 프로세스 전체의 프로미스와 경쟁(race)시키지 마세요. `finally`에서 리스너를 제거하는 `AbortSignal`을 쓰거나, 콜백을 직접 만든 Set에 두고 작업이 끝나면 삭제하세요.',
  },
};
