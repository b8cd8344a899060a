// Work that was started in a request and never ends keeps the request's AsyncLocalStorage store.

import { hasField, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const asyncLocalStorage: Pattern = {
  id: 'async-local-storage',
  recognise: (facts) => {
    const store = Object.entries(facts.entryFields).some(
      ([name, value]) => /<symbol kResourceStore>$/.test(name) && value !== '(value)',
    );
    const frame =
      some(facts.inside, /^AsyncContextFrame$/) ||
      hasField(facts.entryFields, /kAsyncContextFrame>$/) ||
      Object.values(facts.entryFields).includes('AsyncContextFrame');
    const frameHasStore = frame && !some(facts.inside, /^(Socket|IncomingMessage|Timeout|TCP)$/);
    if (!store && !frameHasStore) return 0;
    // Something that waits carries its context on; other entries may have one by chance.
    const waits =
      /^(Function|Promise|Generator)$/.test(facts.entryConstructor) || hasField(facts.entryFields, /(^|\.)\(slot\)$/);
    return waits ? 26 : 9;
  },
  en: {
    name: 'an AsyncLocalStorage store kept by work that never ends',
    explanation:
      'Each {{entry}} was made inside `AsyncLocalStorage.run` and is not done, so Node keeps the store of that run with it: the request, its user, whatever was put there.',
    advice:
      'End what waits in {{owner}}: a time limit, `finally`, or a rejection when the request closes. Start work that outlives its request outside the context (`asyncLocalStorage.exit(…)`, or a queue filled from outside), and keep the store small: an id instead of the request.',
  },
  ko: {
    name: '끝나지 않는 작업이 보유하는 AsyncLocalStorage 저장소',
    explanation:
      '각 {{entry}}은(는) `AsyncLocalStorage.run` 안에서 만들어졌고 아직 끝나지 않았습니다. 그래서 Node가 그 실행의 저장소(요청, 사용자 등 넣어 둔 모든 것)를 함께 보유합니다.',
    advice:
      '{{owner}}에서 기다리는 작업이 끝나도록 시간 제한, `finally`, 또는 요청이 닫힐 때의 거부를 두세요. 요청보다 오래 사는 작업은 `asyncLocalStorage.exit(…)`로 컨텍스트 밖에서 시작하고, 저장소에는 요청 객체 대신 ID처럼 작은 값만 두세요.',
  },
};
