// An array that swells without new objects in it: plain numbers, or references to what was there before.

import type { Pattern } from './types.ts';

export const numberArray: Pattern = {
  id: 'number-array',
  recognise: (facts) =>
    facts.growthKind === 'bytes' &&
    /^(Array|Map|Set|Object|\{.*\})$/.test(facts.ownerConstructor) &&
    facts.entryConstructor === facts.ownerConstructor
      ? 24
      : 0,
  en: {
    name: 'a list of numbers that only grows',
    explanation:
      'The list itself gets longer, but no new objects are in it: it is filled with plain numbers, or with references to objects that were there before.',
    advice:
      'Keep a sum, a count or a histogram instead of every value, or give {{owner}} a fixed length and write round it (a ring buffer). If the values are sent elsewhere, empty {{owner}} after sending.',
  },
  ko: {
    name: '계속 늘어나는 숫자 목록',
    explanation:
      '목록 자체는 길어지지만 새 객체는 들어 있지 않습니다. 숫자, 또는 이미 있던 객체에 대한 참조로 채워집니다.',
    advice:
      '모든 값 대신 합계, 개수, 히스토그램을 보관하거나, {{owner}}의 길이를 고정하고 오래된 값을 덮어쓰는 링 버퍼로 바꾸세요. 값을 다른 곳으로 보낸다면 보낸 뒤 {{owner}}을(를) 비우세요.',
  },
};
