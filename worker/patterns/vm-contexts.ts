// Contexts of node:vm, each with a set of built-ins of its own.

import { hasField, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const vmContexts: Pattern = {
  id: 'vm-contexts',
  recognise: (facts) => {
    if (
      hasField(facts.entryFields, /contextify/) ||
      some([...facts.entryConstructors, ...facts.inside], /NativeContext|Contextify/)
    )
      return 54;
    // A realm brings these with it, and nothing else does.
    return ['Atomics', 'Intl', 'AsyncFunction', 'TypedArray', 'DataView', 'Math'].filter((name) =>
      facts.inside.includes(name),
    ).length >= 3
      ? 44
      : 0;
  },
  en: {
    name: 'vm contexts or realms that are kept',
    explanation:
      'Each {{entry}} brings a global object with a whole set of built-ins of its own, several hundred kilobytes before any of your code runs in it.',
    advice:
      'Make one context and use it again (`vm.Script` compiled once, `runInContext` with fresh variables), or let go of every object that came out of a context together with it. A frame of a page is the same thing: remove it and forget its `window`.',
  },
  ko: {
    name: '남아 있는 vm 컨텍스트',
    explanation:
      '각 {{entry}}은(는) 자체 내장 객체 한 벌을 가진 전역 객체를 만듭니다. 코드를 실행하기 전에 이미 수백 킬로바이트를 사용합니다.',
    advice:
      '컨텍스트를 하나 만들어 다시 사용하거나(`vm.Script`를 한 번 컴파일하고 `runInContext`를 새 변수로 호출), 컨텍스트와 거기서 나온 모든 객체의 참조를 함께 놓으세요. 페이지의 프레임도 마찬가지이므로 제거한 뒤 그 `window`의 참조를 놓으세요.',
  },
};
