// A collection of WeakRefs that keeps the references when what they refer to is gone.

import { isWide } from './signs.ts';
import type { Pattern } from './types.ts';

export const weakReferences: Pattern = {
  id: 'weak-references',
  recognise: (facts) =>
    isWide(facts) && /^(WeakRef|SafeWeakRef|IterableWeakMap)$/.test(facts.entryConstructor) ? 46 : 0,
  en: {
    name: 'weak references that stay when their target is gone',
    explanation: 'A `WeakRef` lets its target go but is itself an object: its place in {{owner}}, with the key, stays.',
    advice:
      'Delete the place when the target is gone: a `FinalizationRegistry` that is given the key calls back for that, and a look-up whose `deref()` answers `undefined` can delete at once. If the key is an object, a `WeakMap` does both by itself.',
  },
  ko: {
    name: '대상이 사라져도 남는 약한 참조',
    explanation: '`WeakRef`의 대상은 해제되지만 `WeakRef` 자체도 객체이므로 {{owner}}의 자리와 키가 그대로 남습니다.',
    advice:
      '대상이 사라지면 자리를 삭제하세요. 키를 넘겨 둔 `FinalizationRegistry`의 콜백에서 삭제하거나, 조회할 때 `deref()`가 `undefined`이면 바로 삭제하세요. 키가 객체라면 `WeakMap`이 두 가지를 모두 해결합니다.',
  },
};
