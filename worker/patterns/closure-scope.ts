// Functions kept in a collection keep the whole scope they were made in.

import { addsFunctions, isCollection, isListenerList, isWithinPackage, isWide } from './signs.ts';
import type { Pattern } from './types.ts';

export const closureScope: Pattern = {
  id: 'closure-scope',
  recognise: (facts) => {
    const scopes = /^(system \/ Context|\(scope\))/.test(facts.entryConstructor);
    if (!isWide(facts) || !(addsFunctions(facts) || scopes) || facts.heavyVariable === null) return 0;
    // A reader cannot let a package's own functions refer to less: to him its list is a list.
    if (isWithinPackage(facts)) return 0;
    return isCollection(facts) && !isListenerList(facts) ? 14 : 0;
  },
  en: {
    name: 'functions that keep the scope they were made in',
    explanation:
      'Functions are kept in {{owner}}, and each keeps the scope it was made in; the variable `{{variable}}` keeps the most of it.',
    advice:
      'Let the function refer to less: take what it needs of `{{variable}}` into a variable of its own before you make it, or keep plain data instead of a function. And give {{owner}} a bound, or take each function out when it has been called for the last time.',
  },
  ko: {
    name: '자신이 만들어진 스코프를 보유하는 함수',
    explanation:
      '{{owner}}에 함수가 쌓이고, 각 함수는 자신이 만들어진 스코프를 보유합니다. 그중 변수 `{{variable}}`이(가) 가장 많은 메모리를 보유합니다.',
    advice:
      '함수가 참조하는 범위를 줄이세요. 함수를 만들기 전에 `{{variable}}`에서 필요한 값만 별도 변수에 담거나, 함수 대신 데이터를 보관하세요. {{owner}}에 한도를 두거나, 더 호출하지 않을 함수는 제거하세요.',
  },
};
