// A promise that lives as long as the process gets one more `then`, `await` or `race` again and again.

import { isWide } from './signs.ts';
import type { Pattern } from './types.ts';

export const promiseReactions: Pattern = {
  id: 'promise-reactions',
  recognise: (facts) => {
    const pending =
      facts.ownerConstructor === 'Promise' &&
      'reactions_or_result' in facts.ownerFields &&
      facts.ownerFields.reactions_or_result !== '(value)';
    return isWide(facts) && pending ? 46 : 0;
  },
  en: {
    name: 'one pending promise that everything waits on',
    explanation:
      '{{owner}} is a promise that stays pending, and whatever waits on it (by `then` or `await`) leaves a callback that it keeps until it settles.',
    advice:
      'Let {{owner}} settle: reject it with a time limit, or when what it waits for can no longer come. If it is meant to stay pending, let no short work wait on it, not in a `Promise.race` either: use an `AbortSignal` whose listener is removed in `finally`, or a Set of callbacks from which each is deleted when its work has ended.',
  },
  ko: {
    name: '모두가 기다리는 대기 중 프로미스 하나',
    explanation:
      '{{owner}}은(는) 계속 대기 중인 프로미스입니다. `then`이나 `await`로 이를 기다릴 때마다 콜백이 하나씩 추가되고, 완료될 때까지 모두 보유됩니다.',
    advice:
      '{{owner}}이(가) 끝나게 하세요. 시간 제한을 두거나, 기다리는 것이 더 올 수 없을 때 거부하세요. 계속 대기하도록 만든 프로미스라면 짧은 작업이 이를 기다리지 않게 하세요(`Promise.race`도 마찬가지입니다). `finally`에서 리스너를 제거하는 `AbortSignal`을 쓰거나, 콜백을 직접 만든 Set에 두고 작업이 끝나면 삭제하세요.',
  },
};
