// Interceptors, hooks and plugins that are added to a shared client again and again.

import { addsFunctions, bare, from, isCollection, isWide, some } from './signs.ts';
import type { Pattern, PatternFacts } from './types.ts';

/** Names of lists whose functions are all run each time: `_eventProcessors`, `middleware`, `hooks`. */
const RUN_EACH_TIME =
  /(^|[a-z])(interceptor|processor|middleware|hook|plugin|filter|transform|transformer|guard|validator|enhancer|formatter|serializer|extension)s?$/i;

/** Whether the owner is such a list and functions are added to it. */
function isRunEachTime(facts: PatternFacts): boolean {
  return (
    addsFunctions(facts) && isWide(facts) && isCollection(facts) && RUN_EACH_TIME.test(bare(facts.ownerName ?? ''))
  );
}

export const interceptors: Pattern = {
  id: 'interceptors',
  recognise: (facts) => {
    const manager = some(
      [facts.ownerConstructor, facts.holderConstructor, ...facts.pathConstructors.slice(-3)],
      /^InterceptorManager$/,
    );
    if (manager) return from(facts, 'axios') ? 62 : 45;
    if ('fulfilled' in facts.entryFields && 'rejected' in facts.entryFields) return 36;
    return isRunEachTime(facts) ? 34 : 0;
  },
  variantOf: (facts) => (isRunEachTime(facts) ? 'functions' : null),
  variants: {
    functions: {
      en: {
        explanation:
          '{{owner}} gets one more function again and again, and all of them are run each time; each keeps what it refers to.',
        advice:
          'Add the function once, where the program starts, and let it read what differs from what it is given or from an AsyncLocalStorage. One that is needed for a time belongs to a scope that ends with the work, or is taken off again.',
      },
      ko: {
        explanation:
          '{{owner}}에 함수가 계속 추가되고, 매번 그 함수들이 모두 실행됩니다. 각 함수는 자신이 참조하는 모든 것을 보유합니다.',
        advice:
          '함수는 프로그램을 시작할 때 한 번만 추가하고, 매번 다른 값은 함수가 받는 인자나 AsyncLocalStorage에서 읽으세요. 잠시만 필요한 함수는 작업과 함께 끝나는 스코프에 추가하거나, 작업이 끝나면 다시 제거하세요.',
      },
    },
  },
  en: {
    name: 'interceptors added to a shared client',
    explanation:
      'A shared client gets one more interceptor again and again, and runs all of them at every request; each keeps what its functions refer to.',
    advice:
      'Call `interceptors.request.use(…)` once, where the client is made, and let it read what differs from the request (`config.headers`, an AsyncLocalStorage). One that is needed for a time is taken off with `interceptors.request.eject(id)`; or make a client of its own with `axios.create`.',
  },
  ko: {
    name: '공유 클라이언트에 계속 추가되는 인터셉터',
    explanation:
      '공유 클라이언트에 인터셉터가 계속 추가되고, 요청마다 모두 실행됩니다. 각 인터셉터는 자신의 함수가 참조하는 모든 것을 보유합니다.',
    advice:
      '`interceptors.request.use(…)`는 클라이언트를 만드는 곳에서 한 번만 호출하고, 요청마다 다른 값은 요청 설정(`config.headers`)이나 AsyncLocalStorage에서 읽으세요. 잠시만 필요한 것은 `interceptors.request.eject(id)`로 제거하거나 `axios.create`로 별도 클라이언트를 만드세요.',
  },
};
