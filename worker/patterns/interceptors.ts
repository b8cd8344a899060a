// Interceptors, hooks and plugins that are added to a shared client again and again.

import { from, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const interceptors: Pattern = {
  id: 'interceptors',
  recognise: (facts) => {
    const manager = some(
      [facts.ownerConstructor, facts.holderConstructor, ...facts.pathConstructors.slice(-3)],
      /^InterceptorManager$/,
    );
    if (manager) return from(facts, 'axios') ? 62 : 45;
    return 'fulfilled' in facts.entryFields && 'rejected' in facts.entryFields ? 36 : 0;
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
