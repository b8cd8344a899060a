// A Map keyed by objects: found again only with the very same object, and the object is kept with the value.

import { isPoolOfLoans } from './pool-loans.ts';
import { isWide } from './signs.ts';
import type { Pattern } from './types.ts';

export const objectKeyedCache: Pattern = {
  id: 'object-keyed-cache',
  recognise: (facts) => {
    const key = facts.keyConstructor;
    if (!isWide(facts) || isPoolOfLoans(facts) || key === null || /^\(|^Function$|^null$/.test(key)) return 0;
    return facts.ownerConstructor === 'Map' ? 24 : 0;
  },
  en: {
    name: 'a Map keyed by objects',
    explanation:
      'The keys of {{owner}} are objects. An entry is found again only with the very same object, and until it is deleted the Map keeps the key as well as the value.',
    advice:
      'If an equal object made anew should find the entry, use a text made from its fields as the key. If the entry should live as long as its key, use a `WeakMap`. In both cases {{entry}} goes when it is no longer asked for, or give {{owner}} a bound.',
  },
  ko: {
    name: '객체를 키로 쓰는 Map',
    explanation:
      '{{owner}}의 키는 객체입니다. 똑같은 그 객체로만 항목을 다시 찾을 수 있고, 삭제할 때까지 Map이 키와 값을 모두 보유합니다.',
    advice:
      '내용이 같은 새 객체로도 찾아야 한다면 필드로 만든 문자열을 키로 쓰세요. 항목이 키와 함께 사라져야 한다면 `WeakMap`을 쓰세요. 어느 쪽이든 더 조회되지 않는 {{entry}} 항목이 사라지게 하거나 {{owner}}에 한도를 두세요.',
  },
};
