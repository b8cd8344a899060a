// React components that were unmounted and are kept: by a callback, a hook's clean-up that is missing, a ref.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

/** Minified, a fiber has no name, but the queue of a hook has its fields. */
const FIBER = /^(Detached )?FiberNode$|^\{pending, lanes, dispatch/;

export const reactComponents: Pattern = {
  id: 'react-components',
  recognise: (facts) => {
    if (FIBER.test(facts.entryConstructor)) return 56;
    const inEntry = Object.values(facts.entryFields).some((value) => FIBER.test(value));
    if (inEntry) return /^Detached /.test(facts.entryConstructor) ? 36 : 56;
    return some(facts.inside, FIBER) ? 38 : 0;
  },
  en: {
    name: 'React components that outlive their place on the page',
    explanation:
      'Each {{entry}} was made by a component and refers to its state (a `FiberNode`), and so it keeps the component, its props and its elements after it was unmounted.',
    advice:
      'Return a clean-up function from the `useEffect` that registers with {{owner}}, and undo the registration there (remove the listener, clear the timer, unsubscribe). Do not keep `setState`, refs or callbacks of a component outside it without such an end.',
  },
  ko: {
    name: '화면에서 사라진 뒤에도 남는 React 컴포넌트',
    explanation:
      '각 {{entry}}은(는) 컴포넌트가 만들었고 그 상태(`FiberNode`)를 참조합니다. 그래서 언마운트된 뒤에도 컴포넌트와 props, 요소까지 남습니다.',
    advice:
      '{{owner}}에 등록하는 `useEffect`에서 정리 함수를 반환하고, 그 안에서 등록을 되돌리세요(리스너 제거, 타이머 해제, 구독 해지). 컴포넌트의 `setState`, ref, 콜백을 정리 없이 컴포넌트 밖에 보관하지 마세요.',
  },
};
