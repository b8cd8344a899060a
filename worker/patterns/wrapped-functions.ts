// A function that is wrapped again and again: each wrapper keeps the one inside it.

import { addsFunctions, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const wrappedFunctions: Pattern = {
  id: 'wrapped-functions',
  recognise: (facts) => {
    if (facts.growthKind !== 'depth' || !addsFunctions(facts)) return 0;
    // The variable that has the inner function has it in the inner function's scope, too.
    const nested = Object.entries(facts.entryFields).some(
      ([name, value]) => value === 'Function' && facts.entryFields[`${name}.${name}`] === 'Function',
    );
    // Where the names of a block's variables are not known (a loop's body, say), no field tells of the wrapper's scope.
    const inBlock =
      facts.heavyVariable === null &&
      facts.keptBy.length > 0 &&
      facts.keptBy.every((text) => text.startsWith('system / Context.'));
    return nested || inBlock || some(facts.keptBy, /^Function\.bound_function$/) ? 44 : 0;
  },
  en: {
    name: 'a function that is wrapped again and again',
    explanation:
      'Each {{entry}} in the chain calls the one it was wrapped around and keeps it in a variable, so {{owner}}, the outermost, keeps them all; every call goes through all of them.',
    advice:
      'Wrap once: do it where the program starts, or mark the wrapper and test for the mark before wrapping again. To take a wrapper off, keep the original and put it back. Where handlers come and go, keep them in a list that one function calls.',
  },
  ko: {
    name: '계속 덧씌워지는 함수',
    explanation:
      '체인의 각 {{entry}}은(는) 자신이 감싼 함수를 변수로 보유하고 호출합니다. 그래서 가장 바깥의 {{owner}}이(가) 전부를 보유하고, 호출할 때마다 모두 거쳐 갑니다.',
    advice:
      '한 번만 감싸세요. 프로그램을 시작할 때 감싸거나, 감싼 함수에 표시를 해 두고 다시 감싸기 전에 확인하세요. 되돌리려면 원래 함수를 보관했다가 다시 넣으세요. 핸들러가 생겼다 사라진다면 목록에 두고 함수 하나가 차례로 호출하게 하세요.',
  },
};
