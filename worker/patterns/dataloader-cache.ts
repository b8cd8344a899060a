// A DataLoader shared between requests remembers every key it was ever asked for.

import { from } from './signs.ts';
import type { Pattern } from './types.ts';

export const dataloaderCache: Pattern = {
  id: 'dataloader-cache',
  recognise: (facts) => {
    const cache =
      facts.ownerName === '_cacheMap' ||
      '_cacheMap' in facts.ownerFields ||
      ('_cacheMap' in facts.holderFields && '_batchLoadFn' in facts.holderFields);
    if (!cache) return 0;
    return from(facts, 'dataloader') ? 62 : 36;
  },
  en: {
    name: 'a DataLoader that is shared between requests',
    explanation: 'A DataLoader remembers the promise of every key it has loaded, for as long as it lives.',
    advice:
      'Make a DataLoader per request (in the context of GraphQL), as it is meant to be. If it must be shared, pass `cache: false`, or a `cacheMap` with a bound such as an `LRUCache` with `max`.',
  },
  ko: {
    name: '요청 사이에 공유되는 DataLoader',
    explanation: 'DataLoader는 로드한 모든 키의 프로미스를 자신이 살아 있는 동안 기억합니다.',
    advice:
      'DataLoader는 요청마다(GraphQL이라면 컨텍스트에서) 새로 만드는 것이 원칙입니다. 공유해야 한다면 `cache: false`를 지정하거나, `max`가 있는 `LRUCache`처럼 한도가 있는 `cacheMap`을 넘기세요.',
  },
};
