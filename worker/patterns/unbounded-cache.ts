// Caches without a bound: lru-cache without max, node-cache, keyv, and one's own.

import { hasBound } from './bounded-cache.ts';
import { addsFunctions, called, from, isCollection, isWide } from './signs.ts';
import type { Pattern } from './types.ts';

const OTHERS = [
  'node-cache',
  'keyv',
  'memory-cache',
  'cache-manager',
  'cacheable',
  'flat-cache',
  'apicache',
  'mnemonist',
];

export const unboundedCache: Pattern = {
  id: 'unbounded-cache',
  recognise: (facts) => {
    // A cache has listeners, too: what is added to them is not what it caches.
    if (!isWide(facts) || addsFunctions(facts)) return 0;
    const fields = isCollection(facts) ? facts.holderFields : facts.ownerFields;
    if (from(facts, 'lru-cache') && hasBound(fields)) return 0;
    // Keys, values and both links in plain arrays: lru-cache from 7 on, without a bound. Older ones do not show theirs.
    if (from(facts, 'lru-cache') && Object.values(fields).filter((value) => value === 'Array').length >= 4) return 60;
    if (from(facts, ...OTHERS) && isCollection(facts)) return 55;
    return isCollection(facts) && called(facts, /cache$/i) ? 12 : 0;
  },
  en: {
    name: 'a cache without a bound',
    explanation: '{{owner}} belongs to a cache, and more {{entry, many}} come into it than go.',
    advice:
      'Give the cache a bound: `max` (or `maxSize`) in lru-cache, `maxKeys` in node-cache, or in your own delete the oldest {{entry}} when there are more than it may hold. `ttlAutopurge` in lru-cache helps only where few entries come.',
  },
  ko: {
    name: '한도가 없는 캐시',
    explanation: '{{owner}}은(는) 캐시에 속하는데, 나가는 것보다 더 많은 {{entry}}이(가) 들어옵니다.',
    advice:
      '캐시에 한도를 두세요. lru-cache는 `max`(또는 `maxSize`), node-cache는 `maxKeys`를 지정하고, 직접 만든 캐시라면 한도를 넘을 때 가장 오래된 {{entry}} 항목부터 삭제하세요. lru-cache의 `ttlAutopurge`는 항목이 적을 때만 도움이 됩니다.',
  },
};
