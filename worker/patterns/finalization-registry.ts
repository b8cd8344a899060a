// A FinalizationRegistry that holds what it is to watch.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const finalizationRegistry: Pattern = {
  id: 'finalization-registry',
  recognise: (facts) => {
    const names = [facts.ownerConstructor, facts.holderConstructor];
    return some(names, /^(Safe)?FinalizationRegistry$/) || /WeakCell$/.test(facts.entryConstructor) ? 52 : 0;
  },
  en: {
    name: 'a FinalizationRegistry that keeps what it watches',
    explanation:
      'What is given to `register` as the held value is kept strongly until the target is gone. If the held value refers to the target, the target never goes.',
    advice:
      'Give {{owner}} only what the clean-up needs (a path, a number, a handle) and nothing that refers to the target itself, nor a function that closes over it. Pass a token and call `unregister` when the target is closed properly.',
  },
  ko: {
    name: '감시 대상을 보유하는 FinalizationRegistry',
    explanation:
      '`register`에 넘긴 값은 대상이 사라질 때까지 강하게 보유됩니다. 그 값이 대상을 참조하면 대상은 영원히 사라지지 않습니다.',
    advice:
      '{{owner}}에는 정리에 필요한 값(경로, 번호, 핸들)만 넘기고, 대상을 참조하는 객체나 대상을 캡처한 함수는 넘기지 마세요. 토큰을 함께 넘기고, 대상을 정상적으로 닫을 때 `unregister`를 호출하세요.',
  },
};
