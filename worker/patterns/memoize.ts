// A memoized function remembers every argument it was ever called with.

import { called, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const memoize: Pattern = {
  id: 'memoize',
  recognise: (facts) => {
    // lodash's MapCache keeps texts in a Hash under `__data__`; a class of that name by itself is anybody's.
    const lodash =
      some([facts.ownerConstructor, facts.holderConstructor], /^(MapCache|ListCache|Hash)$/) ||
      some(facts.pathEdges, /^cache$/);
    if (lodash && (facts.ownerName === '__data__' || '__data__' in facts.ownerFields)) return 60;
    // memoizee, fast-memoize and hand-made ones put the cache on, or into the scope of, the function.
    if (facts.holderConstructor === 'Function' && called(facts, /^(cache|memo)/i)) return 34;
    return called(facts, /memoi[sz]|^memo(s|_?(cache|map|table))?$/i) ? 18 : 0;
  },
  en: {
    name: 'a memoized function that forgets nothing',
    explanation: 'The results of a memoized function are kept by argument, one for each value it was ever called with.',
    advice:
      'Memoize only where few different arguments come. Otherwise give it a cache with a bound: with lodash `fn.cache = new LRUCache({ max: 500 })` from lru-cache (it has the `get`, `set` and `has` lodash needs), or call `fn.cache.clear()` at times.',
  },
  ko: {
    name: '아무것도 잊지 않는 메모이제이션 함수',
    explanation: '메모이제이션된 함수의 결과가 인수별로 보관되며, 지금까지 호출된 모든 값마다 하나씩 남습니다.',
    advice:
      '인수의 종류가 적을 때만 메모이제이션하세요. 그렇지 않다면 한도가 있는 캐시를 쓰세요. lodash에서는 lru-cache로 `fn.cache = new LRUCache({ max: 500 })`을 지정할 수 있고(`get`, `set`, `has`가 호환됩니다), 가끔 `fn.cache.clear()`를 호출해도 됩니다.',
  },
};
