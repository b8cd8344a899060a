// A Map from async id to context, filled by the hooks of node:async_hooks.

import { isCollection, isWide, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const asyncHooksMap: Pattern = {
  id: 'async-hooks-map',
  recognise: (facts) => {
    const hook =
      some([...facts.pathConstructors, ...facts.dominatedBy], /^AsyncHook$/) ||
      some(facts.pathEdges, /^(active_hooks|<symbol (init|before|after|destroy|promiseResolve)>)$/);
    return isWide(facts) && isCollection(facts) && hook ? 48 : 0;
  },
  en: {
    name: 'a map of async ids that is not cleaned',
    explanation:
      'The hooks of `async_hooks` write to {{owner}} for every asynchronous resource; an id is never used twice, so an entry that `destroy` does not delete stays.',
    advice:
      'Use `AsyncLocalStorage` in place of hooks of your own: it lets each context go with its work. If hooks are needed, delete the {{entry}} in `destroy`, and for promises in `promiseResolve`, too.',
  },
  ko: {
    name: '정리되지 않는 비동기 ID 맵',
    explanation:
      '`async_hooks`의 훅이 비동기 리소스마다 {{owner}}에 기록합니다. ID는 다시 쓰이지 않으므로 `destroy`에서 삭제하지 않은 항목은 계속 남습니다.',
    advice:
      '직접 만든 훅 대신 `AsyncLocalStorage`를 사용하세요. 작업이 끝나면 컨텍스트도 함께 해제됩니다. 훅이 필요하다면 `destroy`에서, 프로미스라면 `promiseResolve`에서도 {{entry}} 항목을 삭제하세요.',
  },
};
