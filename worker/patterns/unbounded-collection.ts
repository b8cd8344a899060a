// The general case: a collection that is added to and never deleted from.

import type { Pattern } from './types.ts';

export const unboundedCollection: Pattern = {
  id: 'unbounded-collection',
  recognise: (facts) => {
    if (facts.growthKind !== 'width' && facts.growthKind !== 'many-owners') return 0;
    return ['Map', 'Set', 'Array', 'Object', 'WeakMap'].includes(facts.ownerConstructor) ? 2 : 1;
  },
  en: {
    name: 'a collection that only grows',
    explanation: 'More {{entry, many}} come into {{owner}} than go out of it.',
    advice:
      'Delete the entry when its work is done (in the `finally`, `close` or `end` handler that ends its life), or give {{owner}} a bound: a maximum size or an age after which entries go.',
  },
  ko: {
    name: '계속 늘어나기만 하는 컬렉션',
    explanation: '{{owner}}에서 나가는 것보다 더 많은 {{entry}}이(가) 들어옵니다.',
    advice:
      '항목의 수명이 끝나는 곳(`finally`, `close`, `end` 핸들러)에서 항목을 삭제하거나, {{owner}}에 최대 크기나 만료 시간 같은 한도를 두세요.',
  },
};
