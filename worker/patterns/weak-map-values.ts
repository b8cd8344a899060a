// A collection that is the value of a WeakMap: the WeakMap keeps nothing, the collection in it does.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const weakMapValues: Pattern = {
  id: 'weak-map-values',
  recognise: (facts) =>
    facts.holderConstructor === 'WeakMap' &&
    /^(Map|Set)$/.test(facts.ownerConstructor) &&
    some(facts.ownerKeptBy, /^WeakMap\./)
      ? 34
      : 0,
  en: {
    name: 'a collection inside a WeakMap that keeps its own keys',
    explanation:
      'The collection that grows is a value of {{owner}}, a WeakMap. The WeakMap lets go of it when its key goes, but as long as that key lives the collection holds its own keys and values: reactive libraries keep dependencies so, by object and then by key.',
    advice:
      'Delete the key from the inner collection where it is deleted from the object that it belongs to, or make the inner collection a `WeakMap` where its keys are objects. Where a library keeps it (Vue before 3.5.7 for keys of a reactive Map), update it, or use keys that are no objects.',
  },
  ko: {
    name: '키를 보유하는 WeakMap 안의 컬렉션',
    explanation:
      '증가하는 컬렉션은 WeakMap인 {{owner}}의 값입니다. WeakMap은 키가 사라지면 값을 놓아 주지만, 그 키가 남아 있는 동안 안쪽 컬렉션은 자신의 키와 값을 보유합니다. 반응형 라이브러리가 객체와 키별로 의존성을 이렇게 보관합니다.',
    advice:
      '원래 객체에서 키를 삭제할 때 안쪽 컬렉션에서도 삭제하거나, 키가 객체라면 안쪽 컬렉션을 `WeakMap`으로 바꾸세요. 라이브러리가 보유하는 것이라면(반응형 Map의 키에 대해서는 3.5.7보다 오래된 Vue) 업데이트하거나 객체가 아닌 키를 사용하세요.',
  },
};
