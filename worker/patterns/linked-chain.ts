// A linked list that only gets longer: each object keeps the one before.

import type { Pattern } from './types.ts';

export const linkedChain: Pattern = {
  id: 'linked-chain',
  recognise: (facts) => {
    if (facts.growthKind !== 'depth') return 0;
    const linked =
      facts.keptBy.some((text) => text.startsWith(`${facts.entryConstructor}.`)) ||
      Object.entries(facts.entryFields).some(
        ([name, value]) => value === facts.entryConstructor && !name.includes('.'),
      );
    return linked ? 20 : 8;
  },
  en: {
    name: 'a chain that only gets longer',
    explanation:
      'Each {{entry}} refers to the next one of the chain, so {{owner}}, which holds its end, keeps all of them.',
    advice:
      'Cut the link when that {{entry}} is no longer needed (set the field to `null`), keep only what you need of it instead of the object, or keep the last few in an array of a fixed length.',
  },
  ko: {
    name: '길어지기만 하는 연결 체인',
    explanation: '각 {{entry}}이(가) 체인의 다음 것을 참조하므로, 그 한쪽 끝을 가진 {{owner}}이(가) 전부를 보유합니다.',
    advice:
      '{{entry}}이(가) 더 필요하지 않으면 해당 필드를 `null`로 바꿔 연결을 끊으세요. 객체 대신 필요한 값만 복사해 두거나, 최근 몇 개만 고정 길이 배열에 보관하는 방법도 있습니다.',
  },
};
