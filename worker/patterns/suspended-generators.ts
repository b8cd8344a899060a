// Generators that were started and are neither finished nor forgotten.

import { isWide } from './signs.ts';
import type { Pattern } from './types.ts';

export const suspendedGenerators: Pattern = {
  id: 'suspended-generators',
  recognise: (facts) =>
    isWide(facts) && 'parameters_and_registers' in facts.entryFields && 'function' in facts.entryFields ? 26 : 0,
  en: {
    name: 'generators that are suspended and kept',
    explanation:
      'Each {{entry}} is a generator that stopped at a `yield` and was not resumed; it keeps all its variables for that moment.',
    advice:
      'Run each one to its end, or call `return()` on it when its work is given up, and take it out of {{owner}} then. Whoever resumes it needs a time limit.',
  },
  ko: {
    name: '멈춘 채 보관되는 제너레이터',
    explanation:
      '각 {{entry}}은(는) `yield`에서 멈춘 뒤 다시 실행되지 않은 제너레이터입니다. 다시 실행될 때를 위해 모든 변수를 보유합니다.',
    advice:
      '끝까지 실행하거나, 작업을 포기할 때 `return()`을 호출하고 {{owner}}에서 제거하세요. 다시 실행해 줄 쪽에는 시간 제한을 두세요.',
  },
};
