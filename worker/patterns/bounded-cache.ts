// A cache that knows its bound and is still filling up to it.

import { from, isCollection, isWide } from './signs.ts';
import type { Fields, Pattern } from './types.ts';

export const boundedCache: Pattern = {
  id: 'bounded-cache',
  recognise: (facts) =>
    isWide(facts) && from(facts, 'lru-cache') && hasBound(isCollection(facts) ? facts.holderFields : facts.ownerFields)
      ? 60
      : 0,
  en: {
    name: 'a cache that fills up to its bound',
    explanation: '{{owner}} belongs to an lru-cache with a bound: it grows until it is full, and stays at that size.',
    advice:
      'Take another snapshot when the cache has had time to fill: {{owner}} should grow no more. If its full size is too much, lower `max`, or set `maxSize` with a `sizeCalculation` when entries differ in size.',
  },
  ko: {
    name: '한도까지 차는 캐시',
    explanation: '{{owner}}은(는) 한도가 있는 lru-cache에 속합니다. 가득 찰 때까지 늘고 그 크기를 유지합니다.',
    advice:
      '캐시가 찰 만큼 시간이 지난 뒤 스냅샷을 한 번 더 찍으세요. {{owner}}이(가) 더 늘지 않아야 합니다. 가득 찬 크기가 너무 크다면 `max`를 줄이거나, 항목 크기가 제각각이면 `sizeCalculation`과 함께 `maxSize`를 지정하세요.',
  },
};

/** lru-cache keeps its links in typed arrays when it knows how many entries there may be, else in plain ones. */
export function hasBound(fields: Fields): boolean {
  return Object.values(fields).some((value) => /^Uint(8|16|32)Array$/.test(value));
}
